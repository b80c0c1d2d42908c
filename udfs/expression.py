"""The tree of a rule: what `parse` reads out of the function's source and every reading walks.

Nodes compare by identity: a local name that is used twice is one node, computed once. `kind` is what a node gives:
yuan, ratio, whole, date, word, words, text, yesno, list or blank.
"""

from dataclasses import dataclass, field, fields

NUMBERS = ("yuan", "ratio", "whole")


@dataclass(frozen=True, eq=False)
class Node:
    """Any node; `kind` names what it gives."""

    def children(self):
        """Return the nodes below, in order of evaluation."""
        for entry in fields(self):
            value = getattr(self, entry.name)
            if isinstance(value, Node):
                yield value
            elif isinstance(value, tuple):
                yield from (part for part in value if isinstance(part, Node))


@dataclass(frozen=True, eq=False)
class Argument(Node):
    """An input by its name in the vocabulary."""

    name: str
    kind: str


@dataclass(frozen=True, eq=False)
class Parameter(Node):
    """`policy.key`; `entry` is a table's word, if it is one."""

    key: str
    kind: str
    entry: Node | None = None


@dataclass(frozen=True, eq=False)
class Word(Node):
    """A word in quotes."""

    text: str
    kind: str = "word"


@dataclass(frozen=True, eq=False)
class Figure(Node):
    """0 or 1, the only figures that a rule may write."""

    value: int
    kind: str = "whole"


@dataclass(frozen=True, eq=False)
class Truth(Node):
    """True or False."""

    value: bool
    kind: str = "yesno"


@dataclass(frozen=True, eq=False)
class Missing(Node):
    """No value of the rule's own kind: a blank, or one of the contract's words (数据错误, 不适用)."""

    word: str | None = None
    kind: str = "blank"


@dataclass(frozen=True, eq=False)
class Arithmetic(Node):
    """`left operator right` with + - * /."""

    operator: str
    left: Node
    right: Node
    kind: str


@dataclass(frozen=True, eq=False)
class Comparison(Node):
    """`left operator right` with == != < <= > >=."""

    operator: str
    left: Node
    right: Node
    kind: str = "yesno"


@dataclass(frozen=True, eq=False)
class Member(Node):
    """`item in policy.list`."""

    item: Node
    scope: Parameter
    kind: str = "yesno"


@dataclass(frozen=True, eq=False)
class Both(Node):
    """`left and right`."""

    left: Node
    right: Node
    kind: str = "yesno"


@dataclass(frozen=True, eq=False)
class Either(Node):
    """`left or right`."""

    left: Node
    right: Node
    kind: str = "yesno"


@dataclass(frozen=True, eq=False)
class IsBlank(Node):
    """`operand is None`, for an input that may be blank."""

    operand: Node
    kind: str = "yesno"


@dataclass(frozen=True, eq=False)
class Not(Node):
    """`not operand`."""

    operand: Node
    kind: str = "yesno"


@dataclass(frozen=True, eq=False)
class Choose(Node):
    """`then` where `condition` holds, else `otherwise`; only the branch taken is evaluated."""

    condition: Node
    then: Node
    otherwise: Node
    kind: str


@dataclass(frozen=True, eq=False)
class Apply(Node):
    """A primitive over its operands."""

    primitive: str
    operands: tuple
    kind: str


@dataclass(frozen=True, eq=False)
class Call(Node):
    """Another rule; `arguments` maps its input names to nodes."""

    rule: object
    arguments: dict = field(repr=False)
    kind: str = "word"

    def children(self):
        """Return what the rule is called with."""
        yield from self.arguments.values()


def walk(node):
    """Yield `node` and everything below it, a shared node once.

    >>> [type(part).__name__ for part in walk(Not(Truth(True)))]
    ['Not', 'Truth']
    """
    seen, waiting = set(), [node]
    while waiting:
        part = waiting.pop()
        if id(part) not in seen:
            seen.add(id(part))
            yield part
            waiting.extend(reversed(list(part.children())))


def rebuild(node, change):
    """Return `node` with `change` applied from the top: it gives a new node, or None to keep the part and go below."""
    made = {}

    def rebuilt(part):
        if id(part) not in made:
            changed = change(part)
            made[id(part)] = copied(part) if changed is None else changed
        return made[id(part)]

    def copied(part):
        if all(rebuilt(child) is child for child in part.children()):
            return part
        if isinstance(part, Call):
            return Call(part.rule, {name: rebuilt(value) for name, value in part.arguments.items()}, part.kind)
        values = {entry.name: getattr(part, entry.name) for entry in fields(part)}
        for name, value in values.items():
            if isinstance(value, Node):
                values[name] = rebuilt(value)
            elif isinstance(value, tuple):
                values[name] = tuple(rebuilt(inner) for inner in value)
        return type(part)(**values)

    return rebuilt(node)

"""A rule's tree made ready to be told: called rules written out or named, caps that do not exist left aside.

`phrase` puts these trees into words; nothing here changes what a rule gives.
"""

from dataclasses import dataclass

from udfs import expression as tree
from udfs import rewrite


@dataclass(frozen=True, eq=False)
class Named(tree.Node):
    """An amount that another rule gives: told by that rule's title."""

    title: str
    node: tree.Node
    kind: str = "yuan"


@dataclass(frozen=True, eq=False)
class NoLimit(tree.Node):
    """Tells whether a cap was filled in as 无."""

    parameter: tree.Parameter
    kind: str = "yesno"


def opened(node):
    """Return `node` with called rules written out, amounts inside a sum as Named; verdicts on the caller's inputs stay.

    >>> from udfs import backstop_amount
    >>> sorted({part.title for part in tree.walk(opened(backstop_amount.tree)) if isinstance(part, Named)})
    ['个人自付上限']
    """
    if isinstance(node, tree.Choose):
        return tree.Choose(_inside(node.condition), opened(node.then), opened(node.otherwise), node.kind)
    if isinstance(node, tree.Call) and not rewrite.is_own_verdict(node):
        return opened(_written_out(node))
    return _inside(node)


def _inside(node):
    def change(part):
        if not isinstance(part, tree.Call) or rewrite.is_own_verdict(part):
            return None
        whole = opened(_written_out(part))
        return _named(part.rule.title, whole) if part.rule.kind == "yuan" else whole

    return tree.rebuild(node, change)


def _written_out(call):
    return rewrite.substitute(call.rule.tree, {name: _inside(value) for name, value in call.arguments.items()})


def _named(title, node):
    if isinstance(node, tree.Choose):
        return tree.Choose(node.condition, _named(title, node.then), _named(title, node.otherwise), node.kind)
    return node if isinstance(node, (tree.Missing, tree.Word)) else Named(title, node, node.kind)


def with_caps_chosen(node, parameters):
    """Return `node` with every `min` over what is left of a cap that may be 无 told apart: with the cap, without it."""
    def change(part):
        if isinstance(part, tree.Apply) and part.primitive == "min":
            amount, most = (with_caps_chosen(operand, parameters) for operand in part.operands)
            cap = next((below for below in tree.walk(most) if isinstance(below, tree.Parameter)
                        and parameters[below.key].may_be_none), None)
            if cap is not None and most is not cap:
                return tree.Choose(NoLimit(cap), amount, tree.Apply("min", (amount, most), part.kind), part.kind)
        return None

    return tree.rebuild(node, change)


def conditions_outside(node):
    """Return a Choose whose condition holds no other Choose: a conditional operand decides first."""
    if not isinstance(node, tree.Choose):
        return node
    inner = next((part for part in tree.walk(node.condition) if isinstance(part, tree.Choose)), None)
    if inner is None:
        return node
    ways = [tree.Choose(rewrite.replace(node.condition, inner, part), node.then, node.otherwise, node.kind)
            for part in (inner.then, inner.otherwise)]
    return conditions_outside(rewrite.decided(tree.Choose(inner.condition, *ways, node.kind)))


def terms(node, kind):
    """Return the conditions that `kind` (Both or Either) joins, one behind the other.

    >>> a, b, c = (tree.Argument(name, "yesno") for name in "abc")
    >>> [part.name for part in terms(tree.Both(tree.Both(a, b), c), tree.Both)]
    ['a', 'b', 'c']
    """
    return [*terms(node.left, kind), *terms(node.right, kind)] if isinstance(node, kind) else [node]


def plain(node):
    """Return a sum without the parts that are 0 whatever the figures are.

    >>> part, total = tree.Argument("part", "yuan"), tree.Argument("total", "yuan")
    >>> nothing = tree.Apply("max", (tree.Arithmetic("-", tree.Apply("min", (part, total), "yuan"), total, "yuan"),
    ...                              tree.Figure(0)), "yuan")
    >>> plain(tree.Arithmetic("+", nothing, total, "yuan")) is total
    True
    """
    return tree.rebuild(node, _plainer)


def _plainer(node):
    if isinstance(node, tree.Apply) and node.primitive == "max" and is_zero(node.operands[1]):
        amount = plain(node.operands[0])
        if isinstance(amount, tree.Apply) and amount.primitive == "banded":
            return amount
        return tree.Figure(0) if _never_above_zero(amount) else None
    if isinstance(node, tree.Arithmetic) and node.operator in "+*":
        left, right = plain(node.left), plain(node.right)
        if node.operator == "*" and (is_zero(left) or is_zero(right)):
            return tree.Figure(0)
        return right if node.operator == "+" and is_zero(left) else None
    return None


def _never_above_zero(node):
    """Tell whether `node` is min(a, b) - b."""
    return (isinstance(node, tree.Arithmetic) and node.operator == "-" and isinstance(node.left, tree.Apply)
            and node.left.primitive == "min" and rewrite.key(node.right) in map(rewrite.key, node.left.operands))


def is_zero(node):
    """Tell whether a node is the figure 0."""
    return isinstance(node, tree.Figure) and node.value == 0


def asks(node):
    """Tell whether a condition asks about the person, not only about the policy."""
    return any(isinstance(part, tree.Argument) for part in tree.walk(node))


def lifted(node):
    """Return `node` with conditional operands moved outside; where an operand is Missing, that is all there is to tell.

    >>> amount = tree.Argument("total", "yuan")
    >>> type(lifted(tree.Arithmetic("-", amount, tree.Missing("不适用"), "yuan"))).__name__
    'Missing'
    """
    if isinstance(node, tree.Choose):
        return tree.Choose(node.condition, lifted(node.then), lifted(node.otherwise), node.kind)
    missing = _missing(node)
    inner = None if missing else next((part for part in tree.walk(node) if isinstance(part, tree.Choose)), None)
    if inner is None:
        return missing or node
    ways = [rewrite.replace(node, inner, part) for part in (inner.then, inner.otherwise)]
    return lifted(rewrite.decided(tree.Choose(inner.condition, *ways, node.kind)))


def _missing(node):
    """Return the Missing that is certainly met below `node`, None where there is none."""
    if isinstance(node, (tree.Missing, tree.Choose)):
        return node if isinstance(node, tree.Missing) else None
    return next(filter(None, map(_missing, node.children())), None)


def only_guards(condition, branch, other):
    """Tell whether a condition merely keeps a figure from being asked where there is none.

    So a divisor of 0, behind which the cell is blank, and a yes or no without which the rule is not meant.
    """
    if isinstance(condition, tree.Not):
        return only_guards(condition.operand, branch, other)
    other, branch = lifted(other), lifted(branch)
    if branch.kind == "word" or not isinstance(other, tree.Missing):
        return False
    if isinstance(condition, tree.Comparison):
        return condition.left.kind != "word" and other.word is None
    return isinstance(condition, tree.Argument)


def is_last_question(branch):
    """Tell whether nothing is asked about the person below; what only says that the rule is not meant does not count."""
    return not any(isinstance(part, tree.Choose) and asks(part.condition)
                   and not any(isinstance(way, tree.Missing) for way in (part.then, part.otherwise))
                   for part in tree.walk(lifted(branch)))

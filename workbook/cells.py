"""Where a formula finds its inputs: the cells of a row, of 政策参数 and of 工作日历."""

from dataclasses import dataclass, field

from udfs import expression as tree
from udfs import rewrite
from udfs.policy import Policy


@dataclass(frozen=True)
class CalendarCells:
    """The columns of 工作日历: each day, the running count of working days, the working day or 待补节假日表."""

    days: str
    rank: str
    workday: str


@dataclass(frozen=True, eq=False)
class Cells:
    """`arguments` and `calls` map names to cell references; `lists`, `tables` and `bands` stand on 政策参数.

    `states` gives the cell that says whether a local parameter is filled in; `steps` are parts of
    trees that have a column of their own.
    `calls` holds the verdicts that have a column of their own; any other called rule is written out in place.
    """

    policy: Policy | None
    arguments: dict
    calls: dict = field(default_factory=dict)
    parameters: dict = field(default_factory=dict)
    lists: dict = field(default_factory=dict)
    tables: dict = field(default_factory=dict)
    bands: dict = field(default_factory=dict)
    states: dict = field(default_factory=dict)
    vocabulary_checks: dict = field(default_factory=dict)
    calendar: CalendarCells | None = None
    steps: tuple = ()

    def argument(self, name):
        """Return the reference of an input."""
        return self.arguments[name]

    def called(self, rule):
        """Return the reference of another rule's column in the same row."""
        return self.calls[rule.name]

    def parameter(self, key):
        """Return the reference of a parameter's value."""
        return self.parameters[key]

    def members(self, key):
        """Return the references of a list's words."""
        return self.lists[key]

    def table(self, key):
        """Return the ranges of a table's words and values, and the shift to the version that holds."""
        return self.tables[key]

    def outside_vocabulary(self, name):
        """Return the test that a helper column already made of an input's words, None if there is none."""
        return self.vocabulary_checks.get(name)

    def expanded(self, node):
        """Return `node` with every called rule that has no column here written out."""
        whole = rewrite.decided(rewrite.expand(node, lambda call: call.rule.name in self.calls and rewrite.is_own_verdict(call)))
        for step in self.steps:
            wanted = rewrite.key(step.tree)
            whole = tree.rebuild(whole, lambda part, step=step, wanted=wanted: tree.Call(step, {}, step.kind) if rewrite.key(part) == wanted else None)
        return whole


def called_rules(rule):
    """Return the verdicts that `rule` calls on its own inputs, innermost first: each wants a column of its own."""
    found = []
    for node in tree.walk(rule.tree):
        if isinstance(node, tree.Call):
            found += [inner for inner in called_rules(node.rule) if inner not in found]
            if rewrite.is_own_verdict(node) and node.rule not in found:
                found.append(node.rule)
    return found

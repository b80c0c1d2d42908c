"""Long formulas in steps: what a formula repeats, or can do without, moves into helper columns of its own.

A cell holds 8,192 characters. A formula that comes near is cut where that saves most; each step is a part of the rule's
tree with a cell of its own, and the formula refers to that cell. Short formulas stay whole.
"""

from collections import Counter
from dataclasses import dataclass, replace

from udfs import expression as tree
from udfs import rewrite
from udfs.state import DATA_ERROR
from udfs.vocabulary import NO, YES
from workbook.expressions import text
from workbook.formula import formula
from workbook.guards import Guarded

LONG = 4_096
MOST_STEPS = 12


@dataclass(frozen=True, eq=False)
class Step:
    """A part of a rule's tree that stands in a helper column; `name` is the rule's with a running number."""

    name: str
    tree: tree.Node
    kind: str


def steps(rule, cells):
    """Return the steps that bring the formula of `rule` over `cells` down to a comfortable length, first one first."""
    made = []
    while len(formula(rule, with_steps(cells, made))) > LONG and len(made) < MOST_STEPS:
        there = with_steps(cells, made)
        part = _best(there.expanded(rule.tree), Guarded(there))
        if part is None:
            break
        made.append(Step(f"{rule.name}.{len(made) + 1}", part, part.kind))
    return made


def with_steps(cells, made, place=None):
    """Return `cells` with the steps among its columns; `place(step)` gives each its cell."""
    place = place or (lambda step: "ZZ99")
    return replace(cells, calls=cells.calls | {step.name: place(step) for step in made},
                   steps=(*cells.steps, *made))


def step_formula(step, cells):
    """Return the formula of a step's cell; a condition shows 是 or 否."""
    body = Guarded(cells).guarded(step.tree, frozenset())
    body = f"IF({body},{text(YES)},{text(NO)})" if step.kind == "yesno" else body
    return f"IFERROR({body},{text(DATA_ERROR)})"


def _best(node, writer):
    """Return the part whose own column saves most characters, None where nothing can be cut off."""
    counts, parts = Counter(), {}

    def count(part):
        name = rewrite.key(part)
        counts[name] += 1
        parts[name] = part
        for child in part.children():
            count(child)

    count(node)
    saved = {name: counts[name] * (len(_written(part, writer)) - 8) for name, part in parts.items()
             if part is not node and _may_stand_alone(part, writer)}
    repeated = {name: size for name, size in saved.items() if counts[name] > 1 and size > 200}
    best = max(repeated or saved, key=lambda name: saved[name], default=None)
    return parts.get(best)


def _written(part, writer):
    return writer.guarded(part, frozenset())


def _may_stand_alone(part, writer):
    if isinstance(part, (tree.Argument, tree.Parameter, tree.Figure, tree.Truth, tree.Call, tree.Missing, tree.Word)):
        return False
    if part.kind == "yesno":
        return not list(writer.atoms(part))
    return part.kind in ("yuan", "ratio") and not any(isinstance(below, tree.Missing) for below in tree.walk(part))

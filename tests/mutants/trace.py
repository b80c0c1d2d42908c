"""A tree evaluated on one row, remembering every part that was needed: which branches were taken, what each side came to.

Numbers are exact fractions, so that "on the threshold" means just that. A part can be forced to another value: a row where
that changes the outcome is one where the part counts.
"""

import datetime
import functools
import math
import operator
from fractions import Fraction

from tests.engines import exact
from udfs import expression as tree
from udfs.primitives import PRIMITIVES
from udfs.state import Unresolved
from udfs.vocabulary import JOINER, NAMES


class Trace:
    """The parts of a tree that a sound row needs, with their values; `taken` holds (id of a Choose, which branch)."""

    def __init__(self, policy, row, forced=None):
        self.policy, self.row, self.values, self.taken = policy, row, dict(forced or {}), set()
        self.unsound = (ArithmeticError, *(TypeError, ValueError, LookupError) * bool(forced))  # what is forced may be nonsense

    def outcome(self, node):
        """Return the value of `node`, or the word that stands for a missing one."""
        try:
            return self.value(node)
        except Unresolved as missing:
            return missing.word
        except self.unsound as error:
            return type(error).__name__

    def value(self, node):
        """Return the value of `node`, evaluating it when it is needed for the first time."""
        if id(node) not in self.values:
            self.values[id(node)] = _READERS[type(node)](self, node)
        return self.values[id(node)]

    def number(self, node):
        """Return the value of `node` as a number, a day as its ordinal; None where it has no finite one."""
        value = self.outcome(node)
        if isinstance(value, datetime.date):
            return value.toordinal()
        finite = isinstance(value, (int, Fraction)) and not isinstance(value, bool)
        return value if finite else None

    def argument(self, node):
        value = self.row[node.name]
        if NAMES[node.name].kind == "yuan" and value is not None:
            return _fraction(value)
        return {"是": True, "否": False}.get(value, value) if node.kind == "yesno" else NAMES[node.name].read(value)

    def parameter(self, node):
        stated = getattr(self.policy, node.key)
        stated = stated if node.entry is None else stated[self.value(node.entry)]
        if isinstance(stated, list):
            return [(math.inf if upper is None else _decimal(upper), _decimal(rate)) for upper, rate in stated]
        return _decimal(stated)

    def choose(self, node):
        holds = self.value(node.condition)
        self.taken.add((id(node), holds))
        return self.value(node.then if holds else node.otherwise)

    def missing(self, node):
        raise Unresolved(node.word)

    def call(self, node):
        given = {name: self.row[part.name] if isinstance(part, tree.Argument) else self.value(part)
                 for name, part in node.arguments.items()}
        return Trace(self.policy, given).value(node.rule.tree)

    def apply(self, node):
        operands = [self.value(part) for part in node.operands]
        if node.primitive == "banded":
            return _banded(*operands)
        if node.primitive in exact.PRIMITIVES:
            return exact.PRIMITIVES[node.primitive](*operands)
        return PRIMITIVES[node.primitive].function(*(int(value) if isinstance(value, Fraction) else value for value in operands))

    def pair(self, node):
        return exact.OPERATORS[node.operator](self.value(node.left), self.value(node.right))


def _banded(amount, start, bands, increase):
    lower = [Fraction(0), *(upper for upper, _ in bands)]
    return sum(max(min(amount, upper) - max(start, below), 0) * min(rate + increase, 1)
               for below, (upper, rate) in zip(lower, bands))


def _decimal(stated):
    plain = isinstance(stated, (int, float)) and not isinstance(stated, bool) and stated != math.inf
    return _fraction(stated) if plain else stated


@functools.cache
def _fraction(number):
    return Fraction(str(number))


_READERS = {
    tree.Argument: Trace.argument, tree.Parameter: Trace.parameter, tree.Choose: Trace.choose, tree.Missing: Trace.missing,
    tree.Call: Trace.call, tree.Apply: Trace.apply, tree.Arithmetic: Trace.pair, tree.Comparison: Trace.pair,
    tree.Word: lambda self, node: node.text, tree.Figure: lambda self, node: Fraction(node.value),
    tree.Truth: lambda self, node: node.value, tree.Not: lambda self, node: operator.not_(self.value(node.operand)),
    tree.IsBlank: lambda self, node: self.value(node.operand) is None,
    tree.Both: lambda self, node: self.value(node.left) and self.value(node.right),
    tree.Either: lambda self, node: self.value(node.left) or self.value(node.right),
    tree.Member: lambda self, node: not set(self.value(node.item).split(JOINER)).isdisjoint(getattr(self.policy, node.scope.key)),
}

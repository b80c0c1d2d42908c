"""An oracle for money: the tree of a rule walked over exact fractions, with the notice's own rounding and nothing else.

It shares the tree with the product and none of its arithmetic: no floats, no micro-yuan; figures of the policy are taken
as the decimals that stand in the file.
"""

import math
import operator
from fractions import Fraction

from udfs import expression as tree

OPERATORS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "==": operator.eq,
             "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
HALF = Fraction(1, 2)


def half_up(amount):
    """Round `amount` [yuan] half up to the fen."""
    return Fraction(math.floor(amount * 100 + HALF), 100)


def banded(amount, start, bands, increase):
    """Return what each band gives, its ends and rates as the file's decimals."""
    ends = [Fraction(0), *(upper for upper, _ in bands[:-1]), max(amount, start)]
    parts = zip(ends, ends[1:], bands, strict=False)
    return sum(max(min(amount, upper) - max(start, lower), 0) * min(rate + increase, 1) for lower, upper, (_, rate) in parts)


PRIMITIVES = {"yuan": half_up, "at_least": operator.ge, "exceeds": operator.gt, "min": min, "max": max,
              "ceiling": math.ceil, "banded": banded, "first_rate": lambda bands, increase: min(bands[0][1] + increase, 1)}


class Nothing(Exception):
    """A blank, or a word that stands for a number."""


def exactly(rule, inputs, policy):
    """Return the exact value of `rule`; amounts and ratios are Fractions, inputs are sound."""
    try:
        return _value(rule.tree, inputs, policy)
    except Nothing as nothing:
        return nothing.args[0]


def _value(node, inputs, policy):
    def value(part):
        return _value(part, inputs, policy)

    match node:
        case tree.Argument():
            return inputs[node.name]
        case tree.Word():
            return node.text
        case tree.Figure():
            return Fraction(node.value)
        case tree.Truth():
            return node.value
        case tree.Missing():
            raise Nothing(node.word)
        case tree.Parameter():
            return _figure(policy, node.key, node.entry and value(node.entry))
        case tree.Arithmetic() | tree.Comparison():
            return OPERATORS[node.operator](value(node.left), value(node.right))
        case tree.Member():
            return bool(set(value(node.item).split("、")) & set(getattr(policy, node.scope.key)))
        case tree.Both():
            return value(node.left) and value(node.right)
        case tree.Either():
            return value(node.left) or value(node.right)
        case tree.Not():
            return not value(node.operand)
        case tree.IsBlank():
            return value(node.operand) is None
        case tree.Choose():
            return value(node.then if value(node.condition) else node.otherwise)
        case tree.Apply():
            return PRIMITIVES[node.primitive](*map(value, node.operands))
        case tree.Call():
            return _value(node.rule.tree, {name: value(part) for name, part in node.arguments.items()}, policy)
    raise TypeError(f"no exact reading of {node}")


def _figure(policy, key, word):
    """Return a parameter, its decimals exactly as the file writes them."""
    stated = getattr(policy, key)
    stated = stated if word is None else stated[word]
    if isinstance(stated, list):
        return [[upper and Fraction(str(upper)), Fraction(str(rate))] for upper, rate in stated]
    if stated == math.inf:
        return stated
    return Fraction(str(stated)) if isinstance(stated, (int, float)) and not isinstance(stated, bool) else stated

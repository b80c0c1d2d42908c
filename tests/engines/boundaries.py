"""Rows on the boundaries of a rule, found in the rule's own tree: on every threshold and one fen, person or day to either side.

Nothing here knows a rule. From a row on which a part of the tree is needed, if possible decides, the inputs below that part
are moved to where its sides meet.
"""

import functools
from fractions import Fraction
from itertools import zip_longest

from tests.engines.local_values import LOCAL
from tests.engines.rows import WRONG
from tests.mutants.sample import Sample, days
from tests.mutants.solve import HALF, crossings, moved, ties
from tests.mutants.trace import Trace
from udfs import catalogue, rules
from udfs import expression as tree
from udfs.rewrite import expand
from udfs.vocabulary import NAMES

CAP = 400
ANY = 60  # rows off the boundaries
PAIRS = ("at_least", "exceeds", "min", "max", "days_between")
ON_DAYS = ("workday", "workday_on_or_before", "workday_on_or_after", "date_in_month", "months_after", "days_after")
ORDERED = ("yuan", "whole", "date")
NOT_YET = ("待补节假日表", "待填:批复期限")


@functools.cache
def variants():
    """Return (policy, what differs): each as it is shipped, with a county's own figures, with each other word of a reading."""
    made = []
    for policy in catalogue().values():
        filled = next(iter(LOCAL.get(policy.id, ())), {})
        made += [(policy.with_values(**values), frozenset(values)) for values in ({}, *LOCAL.get(policy.id, ()))]
        made += [(policy.with_values(**{**filled, key: choice}), frozenset({key})) for key, parameter in policy.parameters.items()
                 for choice in parameter.choices or () if choice != parameter.read()]
    return made


@functools.cache
def cases():
    """Return (rule, policy) for all that tell apart: a variant only for the rules that ask for what it changes."""
    made = []
    for rule in rules().values():
        asked = {part.key for part in tree.walk(whole(rule)) if isinstance(part, tree.Parameter)}
        asked |= {part.scope.key for part in tree.walk(whole(rule)) if isinstance(part, tree.Member)}
        made += [(rule, policy) for policy, keys in variants() if rule.takes_policy and rule.holds_under(policy)
                 and (not keys or keys & asked)] or [(rule, None)]
    return made


@functools.cache
def whole(rule):
    """Return the rule's tree with every call written out."""
    return expand(rule.tree, lambda call: False)


@functools.cache
def boundaries(rule, policy):
    """Return at most `CAP` rows of the rule's inputs: each blank, each impossible, and every part's boundaries by turns."""
    sample = Sample(whole(rule), rule.inputs, policy, f"{rule.name} {policy}")
    for row in (row for part in sample.parts for row in _around(part, sample)):
        sample.learn(row)
    groups = [_around(part, sample) for part in sample.parts]  # again: what boundaries reach has boundaries, too
    base = next(iter(sample.branches.values()), None) or {name: values[0] for name, values in sample.palettes.items()}
    first = [*_unusable(rule, base), *sample.branches.values()]
    turns = [row for turn in zip_longest(*groups) for row in turn if row is not None]
    told = {repr(row): row for row in (*first, *turns, *sample.drawn[:ANY])}
    return list(told.values())[:CAP]


def _unusable(rule, base):
    """Yield each input blank, and impossible in two ways; another rule's day that is not there yet."""
    for name in rule.inputs:
        wrong = WRONG[NAMES[name].kind]
        for value in (None, wrong[0], wrong[-1], *NOT_YET * NAMES[name].passes_on):
            yield {**base, name: value}


def _around(part, sample):
    """Return the rows around the boundaries of one part of the tree."""
    made = []
    for place, row in enumerate(sample.bases(part)):
        made.append(row)
        if isinstance(part, tree.Argument):
            made += _other_words(part.name, row, sample, every=not place)
        if isinstance(part, tree.Member) and isinstance(part.item, tree.Argument):
            made += _other_words(part.item.name, row, sample)
        for name in _ordered(part):
            made += [found for found in _moved(part, name, row, sample.policy) if found]
    if getattr(part, "primitive", "") == "yuan":  # a tie where the parts of the sum decide
        below = [inner for inner in tree.walk(part) if isinstance(inner, (tree.Apply, tree.Arithmetic))]
        made += [found for inner in below for row in sample.bases(inner)[:1]
                 for name in _ordered(part) for found in _moved(part, name, row, sample.policy) if found]
    return made


def _other_words(name, row, sample, every=False):
    """Yield the row with every other value of an input that takes words, yes or no, or nothing; with `every` all pairs."""
    kind = NAMES[name].kind
    if kind not in ORDERED:
        yield from ({**row, name: value} for value in dict.fromkeys(sample.palettes[name]))
    elif NAMES[name].may_be_blank:
        yield {**row, name: None}
    if kind == "words" and every:
        yield from ({**row, name: pair} for pair in sample.joined(NAMES[name].values, every=True))


def _ordered(part):
    return dict.fromkeys(below.name for below in tree.walk(part) if isinstance(below, tree.Argument) and below.kind in ORDERED)


def _moved(part, name, row, policy):
    """Yield the row with the input `name` at, and one step beside, every boundary of the part."""
    for sides in _meeting(part, row, policy):
        for number in crossings(row, name, lambda changed, sides=sides: _difference(sides, changed, policy)):
            yield from (moved(row, name, number + step) for step in (0, -1, 1))
    primitive = getattr(part, "primitive", "")
    if primitive in ("yuan", "ceiling"):
        share = (100, HALF) if primitive == "yuan" else (1, Fraction(0))
        for number in ties(row, name, part.operands[0], policy, share):
            yield from (moved(row, name, number + step) for step in ((0,) if primitive == "yuan" else (0, -1, 1)))
    if primitive in ON_DAYS and NAMES[name].kind == "date":
        yield from ({**row, name: day} for day in days())


def _meeting(part, row, policy):
    """Return the pairs whose meeting is a boundary of the part: nodes, or figures."""
    if isinstance(part, tree.Comparison):
        return [(part.left, part.right)]
    primitive = getattr(part, "primitive", "")
    if primitive in PAIRS:
        return [part.operands]
    if primitive == "banded":
        amount, start, bands, _ = part.operands
        ends = [upper for upper, _ in Trace(policy, row).value(bands)[:-1]]
        return [(amount, start), *((side, end) for end in ends for side in (amount, start))]
    if primitive == "completed_years":  # from one year to the next
        years = Trace(policy, row).number(part)
        return [(part, years + shift - HALF) for shift in (0, 1)] if years is not None else []
    return []


def _difference(sides, row, policy):
    trace = Trace(policy, row)
    numbers = [trace.number(side) if isinstance(side, tree.Node) else side for side in sides]
    return None if None in numbers else numbers[0] - numbers[1]

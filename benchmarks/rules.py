"""Rows per second of one rule: the function, batch, and their rivals."""

from rich.table import Table

import udfs
from benchmarks import rivals
from benchmarks.clock import seconds
from benchmarks.samples import columns
from udfs.batch import batch

RULES = ((udfs.catalog_excess, "guangxi-2022", rivals.catalog_excess),
         (udfs.out_of_catalog_excess, "linxian-2023", rivals.out_of_catalog_excess),
         (udfs.id_verdict, None, rivals.id_verdict))
SIZES = (500, 5_000, 100_000)
SLOW_SIZES = SIZES[:2]  # row by row: the same per row at any size
PANDAS, NUMPY = "pandas apply(axis=1)", "numpy by hand"


def table(say):
    """Return the table of all rules; `say` is told what is being measured."""
    made = Table(title="Rules: rows per second (the more the better)", caption="Ratios at the largest common size.")
    for heading in ("rule", "way", *(f"{size:,} rows" for size in SIZES), "× pandas", "× by hand"):
        made.add_column(heading, justify="left" if heading in ("rule", "way") else "right")
    for rule, policy, by_hand in RULES:
        say(rule.name)
        rates = _rates(rule, policy, by_hand)
        for way, rate in rates.items():
            made.add_row(rule.name if way == PANDAS else "", way,
                         *(f"{rate[size]:,.0f}" if size in rate else "" for size in SIZES),
                         *(_ratio(rate, rates[rival]) for rival in (PANDAS, NUMPY)))
        made.add_section()
    return made


def _rates(rule, policy, by_hand):
    """Return {way: {size: rows per second}}."""
    agree(rule, policy, by_hand)
    rates = {}
    for size in SIZES:
        given = columns(rule, size)
        for way, call in _calls(rule, policy, by_hand, given).items():
            if size in SLOW_SIZES or way in ("batch", NUMPY):
                rates.setdefault(way, {})[size] = size / seconds(call)
    return rates


def _calls(rule, policy, by_hand, given):
    loaded = udfs.load(policy) if policy else None
    named = {"policy": loaded} if policy else {}
    return {PANDAS: rivals.pandas_apply(rule, policy, given),
            "the function in a loop": lambda: [rule(*row, **named) for row in zip(*given.values())],
            "batch": lambda: batch(rule, given, **named),
            NUMPY: lambda: by_hand(loaded, **given)}


def agree(rule, policy, by_hand):
    """Raise AssertionError unless every way gives the same answers."""
    expected, *others = (list(call()) for call in _calls(rule, policy, by_hand, columns(rule, SLOW_SIZES[-1])).values())
    for found in others:
        assert found == expected, f"{rule.name}: the ways differ, e.g. {_first_difference(expected, found)}"


def _first_difference(left, right):
    return next((row, *pair) for row, pair in enumerate(zip(left, right)) if pair[0] != pair[1])


def _ratio(rate, rival):
    size = max(set(rate) & set(rival))
    ratio = rate[size] / rival[size]
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.2g}"

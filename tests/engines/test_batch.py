"""The columns give what the function gives: every value, its type too, row by row."""

import dataclasses
import datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.local_values import LOCAL
from tests.engines.rows import rows
from tests.engines.strategies import tables
from tests.size import size
from udfs import catalog_excess, catalog_ratio, catalogue, load, rules, workday_after
from udfs.batch import BLOCK, batch
from udfs.parameter import Version

POLICIES = tuple(catalogue())
CASES = [(rule, policy) for rule in rules().values() for policy in (POLICIES if rule.takes_policy else (None,))]
HOLDING = [(rule, policy) for rule, policy in CASES if policy is None or rule.holds_under(load(policy))]
COUNT = size(34_000, 100_000)
READINGS = {"excess_reading": ("全部目录外费用", "恢复比例所需核减额"), "single_disease_reading": ("仅承担除外",),
            "levels_reading": ("仅县级及以下",), "rest_day_trigger_reading": ("视为次一工作日收到",)}


def by_function(rule, table, policy):
    """Return the function's values over rows (tuples of inputs)."""
    named = {} if policy is None else {"policy": policy}
    return [rule(*row, **named) for row in table]


def by_columns(rule, table, policy):
    """Return the batch's values over the same rows."""
    return batch(rule, dict(zip(rule.inputs, map(list, zip(*table)))), policy=policy)


def differences(table, expected, got):
    """Return the rows where values or types differ, with both values."""
    if expected == got and list(map(type, expected)) == list(map(type, got)):
        return []
    return [(row, one, other) for row, one, other in zip(table, expected, got, strict=True)
            if type(one) is not type(other) or one != other]


@pytest.fixture(scope="module")
def many():
    """34,000 rows over the whole vocabulary, more than one block of the batch."""
    made = rows(COUNT, seed=20220906, python=True)
    return {name: [row[name] for row in made] for name in made[0]}


def test_a_table_is_computed_in_more_than_one_block():
    """The rows below cross the border of a block."""
    assert COUNT > 2 * BLOCK


@pytest.mark.parametrize("rule, policy", HOLDING)
def test_thousands_of_rows(rule, policy, many):
    """Ties, blanks, bad words, days around 调休, ends of the calendar."""
    table = list(zip(*(many[name] for name in rule.inputs)))
    policy = load(policy) if policy else None

    assert [] == differences(table, by_function(rule, table, policy), by_columns(rule, table, policy))[:3]


@pytest.mark.parametrize("rule, policy", [pair for pair in CASES if pair not in HOLDING])
def test_a_rule_of_another_notice(rule, policy, many):
    """不适用 or blank, in the same rows."""
    table = list(zip(*(many[name][:2_000] for name in rule.inputs)))

    assert [] == differences(table, by_function(rule, table, policy), by_columns(rule, table, policy))[:3]


@pytest.mark.parametrize("key, choice", [(key, choice) for key, choices in READINGS.items() for choice in choices])
def test_every_other_reading(key, choice, many, guangxi):
    """A county's reading changes both alike."""
    policy = guangxi.with_values(**{key: choice})
    for rule, name in HOLDING:
        if name == guangxi.id:
            table = list(zip(*(many[name][:2_000] for name in rule.inputs)))

            assert [] == differences(table, by_function(rule, table, policy), by_columns(rule, table, policy))[:3]


@pytest.mark.parametrize("policy, values", [(policy, values) for policy, sets in LOCAL.items() for values in sets])
def test_a_countys_own_figures(policy, values, many):
    """Bands, deductibles, caps and readings change both alike; so does a figure that cannot be used."""
    filled = load(policy).with_values(**values)
    spoilt = filled.with_spoilt(*(key for key in values if filled.parameter(key).unit in ("元", "比例", "分段")))
    for rule in rules().values():
        if rule.takes_policy and rule.holds_under(filled):
            table = list(zip(*(many[name][:4_000] for name in rule.inputs)))

            for known in (filled, spoilt):
                assert [] == differences(table, by_function(rule, table, known), by_columns(rule, table, known))[:3], rule


@pytest.mark.parametrize("rule, policy", HOLDING)
@settings(max_examples=50)
@given(data=st.data())
def test_whatever_is_typed(rule, policy, data):
    """Any table of sound, blank and impossible values."""
    table = data.draw(tables(rule))

    assert [] == differences(table, by_function(rule, table, policy), by_columns(rule, table, policy))


def test_a_dated_figure_is_the_days_in_both_readings(guangxi):
    """A limit of 90 % until the end of 2023 and of 80 % afterwards: 500 beyond, then 500 less a tenth stays 500 or none."""
    floor = guangxi.parameter("catalog_ratio_floor")
    later = dataclasses.replace(floor, versions=(*floor.versions, Version(datetime.date(2024, 1, 1), 0.8)))
    policy = dataclasses.replace(guangxi, parameters={**guangxi.parameters, floor.key: later})
    bill = ("低保对象", "县级", "否", "否", 8500, 10000)

    for day, expected in ((datetime.date(2023, 12, 31), 500), (datetime.date(2024, 1, 1), 0), (None, 0)):
        assert expected == catalog_excess(*bill, policy=policy.on(day))
        assert [expected] == by_columns(catalog_excess, [bill], policy.on(day))


def test_no_rows_no_values():
    """A table without rows."""
    assert [] == batch(catalog_ratio, {"in_catalog": [], "total": []}, policy="guangxi-2022")
    assert [] == batch(catalog_ratio, {"in_catalog": [], "total": 100}, policy="guangxi-2022")


def test_one_value_serves_all_rows():
    """A value that is no column holds in every row: 50 ÷ 100, 90 ÷ 100."""
    assert [0.5, 0.9, None] == batch(catalog_ratio, {"in_catalog": [50, 90, None], "total": 100}, policy="guangxi-2022")
    assert [0.5] == batch(catalog_ratio, {"in_catalog": 50, "total": 100}, policy="guangxi-2022")


@pytest.mark.parametrize("column", [list, tuple, np.array, pd.Series, lambda values: pd.Series(values, index=[7, 8])])
def test_a_column_of_any_library(column):
    """Lists, tuples, arrays and pandas columns give plain Python values: 1 ÷ 2, 3 ÷ 4."""
    got = batch(catalog_ratio, {"in_catalog": column([1.0, 3.0]), "total": column([2.0, 4.0])}, policy="guangxi-2022")

    assert [0.5, 0.75] == got
    assert [float, float] == list(map(type, got))


@pytest.mark.parametrize("column", [pd.to_datetime, lambda texts: np.array(texts, dtype="datetime64[D]"),
                                    lambda texts: np.array(texts, dtype="datetime64[ns]")])
def test_a_column_of_days_of_any_library(column):
    """25 September 2025 and 10 working days: 15 October; NaT: blank."""
    got = batch(workday_after, {"start_on": column(["2025-09-25", "NaT"]), "days": 10})

    assert [datetime.date(2025, 10, 15), None] == got


def test_columns_are_those_of_the_rule():
    """Unequal, missing and unknown columns are refused, not guessed."""
    with pytest.raises(ValueError, match="columns differ in length: 1, 2"):
        batch(catalog_ratio, {"in_catalog": [1], "total": [1, 2]}, policy="guangxi-2022")
    for columns in ({"in_catalog": [1]}, {"in_catalog": [1], "total": [1], "totle": [1]}):
        with pytest.raises(TypeError, match="catalog_ratio takes in_catalog, total"):
            batch(catalog_ratio, columns, policy="guangxi-2022")

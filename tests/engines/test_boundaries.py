"""On every threshold of every rule, and one fen, person or day to either side: four readings, one answer."""

import datetime

import pytest

from tests.engines.boundaries import CAP, boundaries, cases
from tests.engines.spreadsheets import Asked, by_function, differences
from tests.mutants.trace import Trace
from udfs import expression as tree
from udfs import load, rules
from udfs.batch import batch
from udfs.vocabulary import INVALID, NAMES
from workbook.scratch import Group

NEVER_TAKEN = {}  # (rule, number of the Choose, whether its condition holds): why no input gets there


@pytest.fixture(scope="session")  # a module's fixture would be built anew for each engine
def asked(tmp_path_factory):
    """One workbook, a sheet for each rule under each policy with its values."""
    groups = [Group(policy, [rule], boundaries(rule, policy)) for rule, policy in cases()]
    return Asked(groups, tmp_path_factory.mktemp("boundaries"))


@pytest.mark.parametrize("name", rules())
def test_function_and_columns(name):
    """The same value and the same type, under every policy, with every county's figures, by every reading."""
    for rule, policy in (case for case in cases() if case[0].name == name):
        rows = boundaries(rule, policy)
        expected = by_function(rule, policy, rows)
        got = batch(rule, {key: [row[key] for row in rows] for key in rule.inputs}, policy=policy)

        assert [] == [(policy, row, one, other) for row, one, other in zip(rows, expected, got, strict=True)
                      if (type(one), one) != (type(other), other)][:3]


def test_formulas(asked, spreadsheet):
    """The same fen, letter and day in every cell."""
    for group, values in zip(asked.groups, asked.values(spreadsheet), strict=True):
        for rule in group.rules:
            expected = by_function(rule, group.policy, group.rows)

            assert [] == differences(rule, group.rows, expected, values[rule.name])[:3], (group.policy, rule)


@pytest.mark.parametrize("name", rules())
def test_every_branch_is_taken(name):
    """Whatever a rule says of its own is reached, under one policy, reading or county's figure at least."""
    rule, taken = rules()[name], set()
    for _, policy in (case for case in cases() if case[0] is rule):
        for row in (row for row in boundaries(rule, policy) if is_sound(row)):
            trace = Trace(policy, row)
            trace.outcome(rule.tree)
            taken |= trace.taken
    choices = [part for part in tree.walk(rule.tree) if isinstance(part, tree.Choose)]
    missed = {(name, number, branch) for number, part in enumerate(choices) for branch in (True, False)
              if (id(part), branch) not in taken}

    assert {known for known in NEVER_TAKEN if known[0] == name} == missed


def is_sound(row):
    """Tell whether nothing in a row is impossible, nor blank unless it may be."""
    read = {name: NAMES[name].read(value) for name, value in row.items()}
    return all(value is not INVALID and (value is not None or NAMES[name].may_be_blank) for name, value in read.items())


def test_thresholds_of_a_bill():
    """90 % of 10,000: 9,000 and a fen to either side, both sides of the total, nothing, both words of every yes and no."""
    rule, policy = rules()["catalog_verdict"], load("guangxi-2022")
    known = next(known for asked, known in cases() if asked is rule and known.id == policy.id)
    rows = boundaries(rule, known)
    shares = {round(row["in_catalog"] * 1000 - row["total"] * 900) for row in rows
              if isinstance(row["total"], (int, float)) and isinstance(row["in_catalog"], (int, float)) and row["total"] > 0}

    assert {-10, 0, 10} <= shares
    assert {True, False, None} <= {row["special_case_approved"] for row in rows}
    assert set(NAMES["category"].values) <= {row["category"] for row in rows}
    assert len(rows) <= CAP


def test_thresholds_of_days_and_persons():
    """Two thirds of 20: 14 and 13; the proof's day, the day before and after."""
    votes = {(row["members"], row["approvals"]) for row in rows_of("special_case_vote")}
    apart = {(row["settled_on"] - row["proof_on"]).days for row in rows_of("assistance_entitlement")
             if all(isinstance(row[key], datetime.date) for key in ("settled_on", "proof_on"))}

    assert {(20, 13), (20, 14), (20, 20), (20, 21)} <= votes
    assert {-1, 0, 1} <= apart


def rows_of(name):
    """Return the boundaries of a rule under the first policy where it holds."""
    return next(boundaries(rule, policy) for rule, policy in cases() if rule.name == name)

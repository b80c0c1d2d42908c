"""Our own golden cases: each worked out by hand, its sum in `why`, and the same in all four engines."""

import re
from pathlib import Path

import pytest

from udfs import rules
from workbook import golden

CASES = golden.read(Path(__file__).parents[1] / "golden" / "cases.json")
KEYS = {"id", "policy", "inputs", "parameters", "expect", "why"}


def test_all_cases_in_every_engine(engine):
    """Function, columns, formula in formualizer, formula in LibreOffice: nothing fails, nothing is left out."""
    tally = golden.run(CASES, engine)

    assert ([], 0) == (tally.failed, tally.skipped)
    assert (len(CASES), sum(len(case["expect"]) for case in CASES)) == (tally.cases, tally.passed)


def test_every_rule_has_a_case():
    """No rule goes without."""
    assert sorted(rules()) == sorted({name for case in CASES for name in case["expect"]})


def test_every_case_shows_its_sum():
    """`why` says what is counted, with the figures; ids are told apart; nothing else is in a case."""
    assert all(KEYS == set(case) and case["why"] and case["expect"] for case in CASES)
    assert len(CASES) == len({case["id"] for case in CASES})


@pytest.mark.parametrize("case", [case for case in CASES if any(
    not isinstance(value, (str, type(None))) and value for value in case["expect"].values())], ids=lambda case: case["id"])
def test_an_amount_has_figures_in_its_why(case):
    """An expected amount without a sum proves nothing."""
    assert re.search(r"\d", case["why"])


def test_a_wrong_expectation_fails(engine):
    """The comparison is exact: a fen, a day, a letter beside the right value is a failure."""
    wrong = [("catalog_excess", 500.01), ("catalog_verdict", "低于比列"), ("catalog_ratio", 0.8500000001),
             ("catalog_excess", None)]
    right = next(case for case in CASES if case["id"] == "catalog-03")
    cases = [{**right, "id": str(place), "expect": {name: value}} for place, (name, value) in enumerate(wrong)]

    assert ["0", "1", "2", "3"] == sorted(failure["id"] for failure in golden.run(cases, engine).failed)


def test_a_rule_that_does_not_exist_is_counted_as_skipped():
    """What is not built yet is shown, not passed over."""
    case = {**CASES[0], "expect": {"catalog_exces": 0}}

    assert ["catalog_exces"] == golden.missing_rules([case])
    tally = golden.run([case], "python")

    assert (0, 0, 1) == (tally.values, tally.passed, tally.skipped)

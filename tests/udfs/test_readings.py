"""Doubtful places of the Guangxi 2022 notice: what each alternative reading makes of the same case."""

import datetime

import pytest

from udfs import (catalog_approved_excess, catalog_beyond, catalog_excess, catalog_verdict, counted_from, decision_due,
                  filing_due, late_application_due, push_due, rules)
from udfs import expression as tree

DAY = datetime.date.fromisoformat
BILL = dict(category="低保对象", institution_level="县级", single_disease="否", special_case_approved="否",
            in_catalog=8500, total=10000)
ON_THE_NEXT = "视为次一工作日收到"


@pytest.mark.parametrize("reading, expected", [
    ("超出允许比例的差额", 500.00),    # 10,000 - 8,500 - 0.1 × 10,000
    ("全部目录外费用", 1500.00),       # 10,000 - 8,500
    ("恢复比例所需核减额", 555.56),    # 10,000 - 8,500 ÷ 0.9 = 10,000 - 9,444.44…
])
def test_what_the_beyond_part_is(reading, expected, guangxi):
    """“超出部分”: the part beyond a tenth, all that is not listed, or what must go to restore 90 %."""
    policy = guangxi.with_values(excess_reading=reading)
    approved = {**BILL, "special_case_approved": "是"}

    assert expected == catalog_excess(**BILL, policy=policy)
    assert expected == catalog_approved_excess(**approved, policy=policy)
    assert expected == catalog_beyond(8500, 10000, policy=policy)


@pytest.mark.parametrize("reading", ["超出允许比例的差额", "全部目录外费用", "恢复比例所需核减额"])
def test_at_ninety_percent_no_reading_takes_anything(reading, guangxi):
    """1,000 of 10,000 outside the catalogue is allowed, whatever the excess would be."""
    assert 0 == catalog_excess(**{**BILL, "in_catalog": 9000}, policy=guangxi.with_values(excess_reading=reading))


def test_the_write_off_is_a_ninth_more(guangxi):
    """500 ÷ 0.9 = 555.56: what must go restores 8,500 of 9,444.44 = 90 %."""
    more = catalog_beyond(8500, 10000, policy=guangxi.with_values(excess_reading="恢复比例所需核减额"))

    assert round(500 / 0.9, 2) == more
    assert 0.9 == round(8500 / (10000 - more), 6)


def test_how_far_the_single_disease_exclusion_reaches(guangxi):
    """整条规定除外: no verdict on the ratio. 仅承担除外: the ratio is judged, the institution bears nothing."""
    case = {**BILL, "single_disease": "是"}
    narrow = guangxi.with_values(single_disease_reading="仅承担除外")

    assert ["单病种除外", "低于比例"] == [catalog_verdict(**case, policy=policy) for policy in (guangxi, narrow)]
    assert [0, 0] == [catalog_excess(**case, policy=policy) for policy in (guangxi, narrow)]
    assert "达标" == catalog_verdict(**{**case, "in_catalog": 9000}, policy=narrow)
    assert 500 == catalog_excess(**BILL, policy=narrow)


def test_which_levels_are_meant(guangxi):
    """区内各级都计算, or 仅县级及以下 because the annex speaks of these alone."""
    narrow = guangxi.with_values(levels_reading="仅县级及以下")
    levels = ("乡镇", "县级", "市级", "自治区级", "区外")

    def verdicts(policy):
        return [catalog_verdict(**{**BILL, "institution_level": level}, policy=policy) for level in levels]

    assert ["低于比例"] * 4 + ["不适用"] == verdicts(guangxi)
    assert ["低于比例"] * 2 + ["不适用"] * 3 == verdicts(narrow)
    assert 0 == catalog_excess(**{**BILL, "institution_level": "市级"}, policy=narrow)


@pytest.mark.parametrize("rule, received, first, later", [
    (push_due, "2025-10-04", "2025-10-11", "2025-10-13"),              # 9 10 班11 | taken as the 9th: 10 班11 13
    (decision_due, "2026-02-16", "2026-02-26", "2026-02-27"),          # 24 25 26 | taken as the 24th: 25 26 27
    (late_application_due, "2025-09-27", "2025-10-16", "2025-10-17"),  # 班28 29 30 9 10 班11 13 14 15 16 | taken as 班28
    (filing_due, "2024-10-01", "2024-10-12", "2024-10-14"),            # 8 to 班12 | taken as the 8th: 9 10 11 班12 14
])
def test_what_is_received_on_a_rest_day(rule, received, first, later, guangxi):
    """The first day is the next working day, or that is the day of receipt and the first day the one after."""
    policies = (guangxi, guangxi.with_values(rest_day_trigger_reading=ON_THE_NEXT))

    assert [DAY(first), DAY(later)] == [rule(DAY(received), policy=policy) for policy in policies]


def test_what_is_received_on_a_working_day_is_no_question(guangxi):
    """25 September 2025 is a Thursday, 28 September a make-up Sunday: both readings begin on the next working day."""
    other = guangxi.with_values(rest_day_trigger_reading=ON_THE_NEXT)

    for day in map(DAY, ("2025-09-25", "2025-09-28")):
        assert day == counted_from(day, policy=other) == counted_from(day, policy=guangxi)
        assert push_due(day, policy=guangxi) == push_due(day, policy=other)


def test_the_first_day_of_the_calendar_is_a_day_of_it(guangxi):
    """1 January 2004 is a rest day of the published calendar, and the 2nd (a Friday) its next working day."""
    policy = guangxi.with_values(rest_day_trigger_reading=ON_THE_NEXT)

    assert DAY("2004-01-02") == counted_from(DAY("2004-01-01"), policy=policy)


def test_every_reading_that_a_rule_asks_is_tested_here(guangxi):
    """Four readings enter the formulas of this policy; the others only say how a column is filled in or a list drawn up."""
    asked = {node.key for rule in rules().values() if rule.takes_policy and rule.holds_under(guangxi)
             for node in tree.walk(rule.tree) if isinstance(node, tree.Parameter) and node.key.endswith("_reading")}

    assert {"excess_reading", "single_disease_reading", "levels_reading", "rest_day_trigger_reading"} == asked

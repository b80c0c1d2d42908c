"""What holds for every day and every count: entitlement and deadlines of 山西 2019, enrolment of 临县 2023 and 广西 2019."""

import calendar
import datetime
from fractions import Fraction

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from udfs import (adjustment_report_due, assistance_entitlement, enrolment_gap, enrolment_verdict, hospitalisation_rate,
                  litigation_due, load, reconsideration_due)

ONE = datetime.timedelta(days=1)
DAYS = st.dates(datetime.date(2004, 1, 1), datetime.date(2035, 12, 31))
RECEIVED = st.dates(datetime.date(2004, 1, 1), datetime.date(2026, 6, 29))
PEOPLE = st.integers(1, 10 ** 9) | st.integers(1, 300)
SHANXI = load("shanxi-2019")


def entitled(proof, exit_on, settled, start="含当日", end="含当日"):
    """Return the verdict under two readings."""
    policy = SHANXI.with_values(entitlement_start_reading=start, entitlement_end_reading=end)
    return assistance_entitlement(proof, exit_on, settled, policy=policy)


@given(DAYS, st.integers(1, 3000))
def test_entitlement_starts_on_the_proofs_day_and_ends_on_the_exits(proof, length):
    """The day before the proof, the proof's day, the day before the exit, the exit's day."""
    leaving = proof + ONE * length

    assert ["不享受", "享受", "享受", "不享受"] == [entitled(proof, leaving, day)
                                           for day in (proof - ONE, proof, leaving - ONE, leaving)]


@given(DAYS, st.integers(0, 3000), st.integers(-100, 3100), st.sampled_from(["含当日", "次日起"]), st.sampled_from(["含当日", "次日起"]))
def test_entitlement_is_an_unbroken_stretch_of_days(proof, length, shift, start, end):
    """Each reading moves one end of the stretch by a day; without an exit it does not end."""
    first = proof if start == "含当日" else proof + ONE
    last = proof + ONE * (length - (end == "含当日"))
    day = proof + ONE * shift

    assert ("享受" if first <= day <= last else "不享受") == entitled(proof, proof + ONE * length, day, start, end)
    assert ("享受" if first <= day else "不享受") == entitled(proof, None, day, start, end)


@given(DAYS, st.integers(1, 3000), DAYS)
def test_an_exit_before_the_proof_is_a_mistake(proof, earlier, settled):
    """Whatever the settlement's day."""
    assert "数据错误" == entitled(proof, proof - ONE * earlier, settled)


@given(st.dates(datetime.date(2004, 1, 1), datetime.date(2026, 11, 30)), st.sampled_from(["次一工作日为第一日", "视为次一工作日收到"]))
def test_an_adjustment_is_reported_five_working_days_later(adjusted, reading):
    """A working day; from the day after the adjustment (or the day after its next working day) exactly five of them."""
    due = adjustment_report_due(adjusted, policy=SHANXI.with_values(rest_day_trigger_reading=reading))
    counted = sum(chinese_calendar.is_workday(adjusted + ONE * step) for step in range(1, (due - adjusted).days + 1))
    moved = reading == "视为次一工作日收到" and chinese_calendar.is_holiday(adjusted)

    assert chinese_calendar.is_workday(due)
    assert counted == (6 if moved else 5)


def past_rest(day, due):
    """Tell whether `due` is `day`, or the first working day after it with nothing but rest days before."""
    between = [day + ONE * step for step in range((due - day).days)]
    return due >= day and chinese_calendar.is_workday(due) and all(map(chinese_calendar.is_holiday, between))


@given(RECEIVED)
def test_a_review_is_sixty_days_or_the_next_working_day(received):
    """Calendar days."""
    assert past_rest(received + ONE * 60, reconsideration_due(received, policy="shanxi-2019"))


@given(RECEIVED)
def test_a_lawsuit_is_the_corresponding_day_or_the_next_working_day(received):
    """Six months on in the calendar: the same number, or the month's last day where it has none."""
    year, month = (received.year, received.month + 6) if received.month <= 6 else (received.year + 1, received.month - 6)
    number = min(received.day, calendar.monthrange(year, month)[1])

    assert past_rest(datetime.date(year, month, number), litigation_due(received, policy="shanxi-2019"))


@given(RECEIVED, st.integers(0, 60))
def test_a_later_receipt_is_never_due_earlier(received, shift):
    """All three periods."""
    later = min(received + ONE * shift, datetime.date(2026, 6, 29))

    for rule in (adjustment_report_due, reconsideration_due, litigation_due):
        assert rule(received, policy="shanxi-2019") <= rule(later, policy="shanxi-2019")


@pytest.mark.parametrize("scope, policy, percent", [("居民", "linxian-2023", 95), ("特殊群体", "linxian-2023", 100),
                                                    ("特殊群体", "guangxi-2019", 100)])
@given(due=PEOPLE, share=st.fractions(0, 1))
def test_the_gap_filled_is_enough_and_one_fewer_is_not(scope, policy, percent, due, share):
    """With the missing persons 达标; with one fewer of them 未达标; 达标 and no gap are the same thing."""
    enrolled = int(due * share)
    gap = enrolment_gap(scope, enrolled, due, policy=policy)

    assert "达标" == enrolment_verdict(scope, enrolled + gap, due, policy=policy)
    assert gap == 0 or "未达标" == enrolment_verdict(scope, enrolled + gap - 1, due, policy=policy)
    assert (gap == 0) == ("达标" == enrolment_verdict(scope, enrolled, due, policy=policy)) == (100 * enrolled >= percent * due)


@given(PEOPLE, st.fractions(0, 1), st.integers(0, 1000))
def test_a_countys_own_target(due, share, thousandths):
    """广西 2019: the residents' target is the county's; the gap is the smallest that reaches it."""
    policy = load("guangxi-2019").with_values(enrolment_target_residents=thousandths / 1000)
    enrolled = int(due * share)
    needed = -(-thousandths * due // 1000)

    assert max(needed - enrolled, 0) == enrolment_gap("居民", enrolled, due, policy=policy)
    assert ("达标" if enrolled >= needed else "未达标") == enrolment_verdict("居民", enrolled, due, policy=policy)


@pytest.mark.parametrize("scope, needed", [("居民", 950_000_000), ("特殊群体", 1_000_000_000)])
def test_up_to_a_thousand_million_persons_are_counted(scope, needed):
    """One fewer than needed is one missing, still; beyond that a count is taken for a mistake."""
    counted = [enrolment_gap(scope, needed - missing, 10 ** 9, policy="linxian-2023") for missing in (0, 1)]

    assert [0, 1] == counted
    assert "数据错误" == enrolment_gap(scope, 10 ** 9, 10 ** 9 + 1, policy="linxian-2023")


@given(st.integers(0, 10 ** 9), st.integers(1, 10 ** 9))
def test_a_rate_is_the_nearest_number(admissions, persons):
    """The quotient as a float holds it."""
    assert float(Fraction(admissions, persons)) == hospitalisation_rate(admissions, persons, policy="yeji-2024")

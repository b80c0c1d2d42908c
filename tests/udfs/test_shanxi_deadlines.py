"""Deadlines of the Shanxi 2019 notice: (十) and 附件5, counted by hand on the State Council's calendar (make-up days marked 班)."""

import datetime

import pytest

from udfs import adjustment_report_due, litigation_due, load, reconsideration_due

DAY = datetime.date.fromisoformat
NO_CALENDAR = "待补节假日表"


@pytest.mark.parametrize("adjusted, expected", [
    ("2025-06-30", "2025-07-07"),   # 1 2 3 4 7
    ("2025-12-31", "2026-01-08"),   # 班4 5 6 7 8
    ("2026-02-09", "2026-02-14"),   # 10 11 12 13 班14, the Saturday before the holiday
    ("2026-02-10", "2026-02-24"),   # 11 12 13 班14 | 24
    ("2025-03-31", "2025-04-08"),   # 1 2 3 | 7 8
    ("2025-09-26", "2025-10-10"),   # 班28 29 30 | 9 10
    ("2019-09-30", "2019-10-12"),   # 8 9 10 11 班12
    ("2026-12-24", "2026-12-31"),   # 25 28 29 30 31, the last day published
    ("2026-12-25", NO_CALENDAR), ("2003-12-31", NO_CALENDAR),
])
def test_five_working_days_to_report_an_adjustment(adjusted, expected):
    """“于季度(月)调整后5个工作日内”."""
    assert expected == str(adjustment_report_due(DAY(adjusted), policy="shanxi-2019"))


@pytest.mark.parametrize("adjusted, first, later", [
    ("2025-03-29", "2025-04-07", "2025-04-08"),   # a Saturday: 31 1 2 3 7 | taken as the 31st: 1 2 3 7 8
    ("2025-10-03", "2025-10-14", "2025-10-15"),   # 9 10 班11 13 14 | taken as the 9th: 10 班11 13 14 15
    ("2026-02-14", "2026-02-28", "2026-02-28"),   # 班14 is worked: 24 25 26 27 班28 either way
])
def test_what_is_adjusted_on_a_rest_day(adjusted, first, later):
    """The first day is the next working day, or that is the day of the adjustment and the first day the one after."""
    notice = load("shanxi-2019")
    policies = (notice, notice.with_values(rest_day_trigger_reading="视为次一工作日收到"))

    assert [DAY(first), DAY(later)] == [adjustment_report_due(DAY(adjusted), policy=policy) for policy in policies]


@pytest.mark.parametrize("received, expected", [
    ("2025-03-20", "2025-05-19"),   # 11 + 30 + 19 = 60
    ("2025-08-01", "2025-09-30"),   # 30 + 30, the day before the holiday
    ("2025-08-02", "2025-10-09"),   # 1 October: after the holiday
    ("2025-07-29", "2025-09-28"),   # Saturday 27 September: 班28, the Sunday
    ("2025-07-30", "2025-09-28"),   # 班28 itself
    ("2025-12-16", "2026-02-14"),   # 班14, a Saturday
    ("2025-12-17", "2026-02-24"),   # Sunday 15 February: after the holiday
    ("2024-02-29", "2024-04-29"),   # 31 + 29
    ("2026-11-01", "2026-12-31"), ("2026-11-02", NO_CALENDAR), ("2003-11-01", NO_CALENDAR), ("2003-11-03", "2004-01-02"),
])
def test_sixty_days_for_a_review(received, expected):
    """“自收到本决定之日起60日内”: calendar days, the day of receipt not counted, a rest day at the end moved past."""
    assert expected == str(reconsideration_due(DAY(received), policy="shanxi-2019"))


@pytest.mark.parametrize("received, expected", [
    ("2025-03-18", "2025-09-18"),   # a Thursday
    ("2025-03-20", "2025-09-22"),   # Saturday 20 September
    ("2025-04-01", "2025-10-09"),   # 1 October: after the holiday
    ("2025-04-08", "2025-10-09"),   # the holiday's last day
    ("2025-08-28", "2026-02-28"),   # 班28, a Saturday that is worked
    ("2025-08-29", "2026-02-28"), ("2025-08-30", "2026-02-28"), ("2025-08-31", "2026-02-28"),  # no such day in February
    ("2023-08-29", "2024-02-29"), ("2023-08-31", "2024-02-29"),                                # a leap year
    ("2024-02-29", "2024-08-29"),
    ("2025-12-31", "2026-06-30"),   # no 31 June
    ("2025-05-31", "2025-12-01"),   # no 31 November; the 30th is a Sunday
    ("2026-06-30", "2026-12-30"), ("2026-07-01", NO_CALENDAR), ("2003-06-30", NO_CALENDAR), ("2003-07-01", "2004-01-02"),
])
def test_six_months_for_a_lawsuit(received, expected):
    """“6个月内”: the corresponding day, the month's last where there is none, a rest day moved past."""
    assert expected == str(litigation_due(DAY(received), policy="shanxi-2019"))


def test_the_rest_day_reading_is_of_working_days_only():
    """Sixty days and six months from Sunday 10 August 2025 run from that day: Thursday 9 October, Tuesday 10 February."""
    other = load("shanxi-2019").with_values(rest_day_trigger_reading="视为次一工作日收到")

    assert DAY("2025-10-09") == reconsideration_due(DAY("2025-08-10"), policy=other)
    assert DAY("2026-02-10") == litigation_due(DAY("2025-08-10"), policy=other)


def test_the_end_of_the_world_of_dates():
    """Near the last days that dates know: no crash, a word."""
    for rule in (adjustment_report_due, reconsideration_due, litigation_due):
        assert "数据错误" == rule(datetime.date.max, policy="shanxi-2019")
        assert NO_CALENDAR == rule(DAY("9998-12-31"), policy="shanxi-2019")


def test_other_notices_have_no_such_periods():
    """Shanxi's (十) and its form."""
    for policy in ("guangxi-2022", "guangxi-2019", "linxian-2023", "yeji-2024"):
        for rule in (adjustment_report_due, reconsideration_due, litigation_due):
            assert "不适用" == rule(DAY("2025-03-20"), policy=policy)

"""Deadlines of the Guangxi 2022 annex, counted by hand on the State Council's calendar (make-up days marked 班)."""

import datetime

import pytest

from udfs import (days_left, deadline_verdict, decision_due, filing_due, filing_start, late_application_due,
                  monthly_list_due, push_due, workday_after)

DAY = datetime.date.fromisoformat
NO_CALENDAR = "待补节假日表"


@pytest.mark.parametrize("start, days, expected", [
    ("2025-09-25", 10, "2025-10-15"),  # 26 班28 29 30 | 9 10 班11 13 14 15
    ("2025-10-04", 3, "2025-10-11"),   # a rest day; 9 10 班11
    ("2025-09-26", 1, "2025-09-28"),   # a Friday; 班28 is a Sunday
    ("2026-02-11", 3, "2026-02-14"),   # 12 13 班14, the Saturday before the long holiday
    ("2026-02-11", 4, "2026-02-24"),   # 12 13 班14 | 24
    ("2024-02-08", 1, "2024-02-09"),   # in 2024 New Year's Eve was a working day
    ("2024-02-09", 1, "2024-02-18"),   # holiday until the 17th; 班18
    ("2025-01-24", 2, "2025-01-27"),   # 班26 27
    ("2025-01-27", 1, "2025-02-05"),   # holiday from the 28th to 4 February
    ("2025-04-30", 1, "2025-05-06"),   # holiday from the 1st to the 5th
    ("2025-11-22", 0, "2025-11-22"),   # 0 days: the start day, though a Saturday
    ("2026-12-30", 1, "2026-12-31"),   # the last day published
])
def test_working_days_are_counted_from_the_next_day(start, days, expected):
    """The start day is not counted; make-up days are."""
    assert DAY(expected) == workday_after(DAY(start), days)


@pytest.mark.parametrize("start, days", [("2026-12-31", 1), ("2026-12-30", 2), ("2027-01-01", 1), ("2003-12-31", 1),
                                         ("2025-01-01", 9999)])
def test_beyond_the_calendar_there_is_no_working_day(start, days):
    """2004 to 2026 are published; outside, the calendar is to be completed."""
    assert NO_CALENDAR == workday_after(DAY(start), days)


@pytest.mark.parametrize("start, days", [("2025-01-01", -1), ("2025-01-01", 1.5), ("2025-01-01", "三"), ("1900-02-28", 1),
                                         ("2025-01-01", float("inf"))])
def test_an_impossible_count(start, days):
    """Negative, broken, written or endless numbers of days, and days before 1 March 1900."""
    assert "数据错误" == workday_after(DAY(start), days)


@pytest.mark.parametrize("month, today, before, after", [
    ("2025-09-01", "2025-10-10", "2025-10-10", "2025-10-10"),  # a Friday
    ("2025-04-30", "2025-05-10", "2025-05-09", "2025-05-12"),  # a Saturday
    ("2025-07-15", "2025-08-10", "2025-08-08", "2025-08-11"),  # a Sunday
    ("2024-01-31", "2024-02-10", "2024-02-09", "2024-02-18"),  # the first of the holidays, 班18
    ("2026-09-30", "2026-10-10", "2026-10-10", "2026-10-10"),  # 班10, a Saturday
    ("2025-12-31", "2026-01-10", "2026-01-09", "2026-01-12"),  # the year turns; a Saturday
    ("2024-02-29", "2024-03-10", "2024-03-08", "2024-03-11"),  # a Sunday
    ("2026-12-01", "2027-01-10", NO_CALENDAR, NO_CALENDAR),
])
def test_the_monthly_list(month, today, before, after):
    """The 10th of the next month, whichever day of the month is named; 提前 and 顺延 move it off a rest day."""
    days = [monthly_list_due(DAY(month), reading, policy="guangxi-2022") for reading in ("本日", "提前", "顺延")]

    assert [today, before, after] == [str(day) for day in days]


@pytest.mark.parametrize("rule, trigger, expected", [
    (push_due, "2025-10-10", "2025-10-14"),              # 3: 班11 13 14
    (push_due, "2025-09-29", "2025-10-10"),              # 3: 30 | 9 10
    (late_application_due, "2025-09-25", "2025-10-15"),  # 10: 26 班28 29 30 | 9 10 班11 13 14 15
    (late_application_due, "2026-12-17", "2026-12-31"),  # 10: 18 21 22 23 24 25 28 29 30 31
    (late_application_due, "2026-12-18", NO_CALENDAR),   # the tenth lies in 2027
    (decision_due, "2026-02-11", "2026-02-14"),          # 3: 12 13 班14
    (filing_due, "2024-09-30", "2024-10-12"),            # 5: 8 9 10 11 班12
    (filing_due, "2025-10-31", "2025-11-07"),            # 5: 3 4 5 6 7
])
def test_the_periods_of_the_annex(rule, trigger, expected):
    """3 to pass the list on, 10 to apply late, 3 to decide, 5 to file."""
    assert expected == str(rule(DAY(trigger), policy="guangxi-2022"))


def test_the_longest_lawful_chain_of_a_month():
    """The list of September 2025 sent on 10 October; everybody at the last day: 3, 10, 3, 5 working days, 7 November."""
    sent = monthly_list_due(DAY("2025-09-30"), "提前", policy="guangxi-2022")
    passed_on = push_due(sent, policy="guangxi-2022")
    applied = late_application_due(passed_on, policy="guangxi-2022")
    decided = decision_due(applied, policy="guangxi-2022")

    assert ["2025-10-10", "2025-10-14", "2025-10-28", "2025-10-31"] == list(map(str, (sent, passed_on, applied, decided)))
    assert DAY("2025-11-07") == filing_due(decided, policy="guangxi-2022")


def test_the_time_of_day_does_not_count():
    """A day with a clock time is that day."""
    late = datetime.datetime(2025, 9, 25, 23, 59)

    assert DAY("2025-10-15") == workday_after(late, 10)
    assert DAY("2025-09-25") == workday_after(late, 0)


def test_the_end_of_the_world_of_dates():
    """A list for the last month that dates know has no next month: no crash, a word."""
    assert "数据错误" == monthly_list_due(datetime.date.max, "本日", policy="guangxi-2022")


def test_only_approved_cases_are_filed():
    """The five days run from the approval; a refused case is not filed."""
    day = DAY("2024-09-30")

    assert [day, None] == [filing_start(word, day, policy="guangxi-2022") for word in ("同意", "不同意")]
    assert "数据错误" == filing_start("暂缓", day, policy="guangxi-2022")


@pytest.mark.parametrize("done, today, verdict, left", [
    (None, "2025-09-29", "未到期", 1), (None, "2025-09-30", "未到期", 0), (None, "2025-10-01", "逾期", -1),
    (None, "2024-09-30", "未到期", 365), ("2025-09-30", "2025-12-01", "按期", None),
    ("2025-10-01", "2025-10-01", "逾期", None)])
def test_in_time_until_the_day_itself(done, today, verdict, left):
    """Due on 30 September 2025: that day is in time; what is not done yet has days left, or is late."""
    case = (DAY("2025-09-30"), done and DAY(done), DAY(today))

    assert (verdict, left) == (deadline_verdict(*case), days_left(*case))


@pytest.mark.parametrize("word", ["待补节假日表", "待填:批复期限"])
def test_a_deadline_that_is_missing_stays_missing(word):
    """What another rule could not say, the rules that go by it hand on."""
    case = (word, None, DAY("2025-09-30"))

    assert (word, word) == (deadline_verdict(*case), days_left(*case))


def test_other_notices_have_no_such_periods():
    """The periods are the annex of 2022."""
    for policy in ("guangxi-2019", "linxian-2023", "shanxi-2019", "yeji-2024"):
        for rule in (push_due, late_application_due, decision_due, filing_due):
            assert "不适用" == rule(DAY("2025-09-25"), policy=policy)
        assert "不适用" == monthly_list_due(DAY("2025-09-25"), "提前", policy=policy)

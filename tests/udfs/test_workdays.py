"""The working-day calendar: the State Council's yearly notices, make-up days included; a county can type in a new year."""

import datetime

import chinese_calendar
import pytest

from udfs import late_application_due, monthly_list_due, push_due, workday_after, workdays
from udfs.batch import batch
from udfs.workdays import Calendar, published, using

DAY = datetime.date.fromisoformat
ONE = datetime.timedelta(days=1)
# 国办发明电〔2023〕7号, 〔2024〕12号, 国办发明电〔2025〕7号: days off as first-last, and the weekend days worked (班).
NOTICES = {
    2024: ("01-01 02-10/02-17 04-04/04-06 05-01/05-05 06-10 09-15/09-17 10-01/10-07",
           "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12"),
    2025: ("01-01 01-28/02-04 04-04/04-06 05-01/05-05 05-31/06-02 10-01/10-08", "01-26 02-08 04-27 09-28 10-11"),
    2026: ("01-01/01-03 02-15/02-23 04-04/04-06 05-01/05-05 06-19/06-21 09-25/09-27 10-01/10-07",
           "01-04 02-14 02-28 05-09 09-20 10-10"),
}


def days(first, last):
    """Return the days from `first` to `last`."""
    return [first + ONE * index for index in range((last - first).days + 1)]


def worked(year):
    """Return the working days of `year` by the notice as typed above."""
    off, made_up = NOTICES[year]
    rest = {day for span in off.split() for ends in [span.split("/")]
            for day in days(DAY(f"{year}-{ends[0]}"), DAY(f"{year}-{ends[-1]}"))}
    extra = {DAY(f"{year}-{day}") for day in made_up.split()}
    return [day for day in days(DAY(f"{year}-01-01"), DAY(f"{year}-12-31"))
            if day in extra or day.weekday() < 5 and day not in rest]


@pytest.mark.parametrize("year", NOTICES)
def test_the_years_as_the_state_council_announced_them(year):
    """Holidays and make-up days of 2024 to 2026, typed from the notices a second time."""
    calendar = published()
    marked = [day for day, mark in zip(days(calendar.first, calendar.last), calendar.working) if mark and day.year == year]

    assert worked(year) == marked


def test_every_published_day_is_chinesecalendars():
    """8,401 days, 2004 to 2026, one by one."""
    calendar = published()
    every = days(DAY("2004-01-01"), DAY("2026-12-31"))

    assert (every[0], every[-1]) == (calendar.first, calendar.last)
    assert [chinese_calendar.is_workday(day) for day in every] == list(calendar.working)


def test_the_calendar_ends_where_the_notices_end():
    """chinesecalendar refuses the day after; NotImplementedError is its own word for a year that is not announced."""
    with pytest.raises(NotImplementedError):
        chinese_calendar.is_workday(published().last + ONE)


@pytest.mark.parametrize("first_year", [2004, 2019, 2022, 2026])
def test_a_calendar_may_begin_later(first_year):
    """A workbook carries the years that it needs; the same days count."""
    short, start = published(first_year), DAY("2026-09-28")

    assert DAY(f"{first_year}-01-01") == short.first
    assert [published().after(start, count) for count in range(1, 60)] == [short.after(start, count) for count in range(1, 60)]


def county(last="2027-12-31", worked_on=("2027-01-10",)):
    """Return the published calendar with 2027 as a county might type it: weekends off, 1 January off, some days worked."""
    typed = days(DAY("2027-01-01"), DAY(last))
    marks = [str(day) in worked_on or day.weekday() < 5 and day != typed[0] for day in typed]
    return Calendar(published().first, [*published().working, *marks])


def test_a_year_typed_in_by_a_county_counts(guangxi):
    """31 December 2026 + 1 is 4 January 2027 (1 January a Friday off), then the made-up Sunday the 10th counts."""
    with using(county()):
        assert DAY("2027-01-04") == workday_after(DAY("2026-12-31"), 1)
        assert DAY("2027-01-10") == workday_after(DAY("2026-12-31"), 6)
        assert DAY("2027-01-10") == monthly_list_due(DAY("2026-12-05"), "提前", policy=guangxi)
        assert DAY("2027-01-04") == late_application_due(DAY("2026-12-18"), policy=guangxi)


def test_outside_the_block_the_published_calendar_holds():
    """What a county typed in holds for its own workbook only, also after an error."""
    with using(county()):
        pass
    with pytest.raises(ZeroDivisionError), using(county()):
        1 / 0  # noqa: B018

    assert "待补节假日表" == workday_after(DAY("2026-12-31"), 1)
    assert published() is workdays.current()


def test_the_columns_count_by_the_countys_calendar_too():
    """The batch reading takes the calendar of the block."""
    columns = {"start_on": [DAY("2026-12-31"), DAY("2026-12-31"), DAY("2027-12-31")], "days": [1, 6, 1]}
    rule = workday_after

    with using(county()):
        assert [DAY("2027-01-04"), DAY("2027-01-10"), "待补节假日表"] == batch(rule, columns)
    assert ["待补节假日表"] * 3 == batch(rule, columns)


def test_a_calendar_of_one_week():
    """Monday 2 to Sunday 8 June 2025, Monday off: every day outside it, and every count beyond it, is to be completed."""
    week = Calendar(DAY("2025-06-02"), [False, True, True, True, True, False, False])

    with using(week):
        assert DAY("2025-06-03") == workday_after(DAY("2025-06-02"), 1)
        assert DAY("2025-06-06") == workday_after(DAY("2025-06-02"), 4)
        assert ["待补节假日表"] * 3 == [workday_after(DAY(day), count)
                                  for day, count in (("2025-06-02", 5), ("2025-06-01", 1), ("2025-06-09", 1))]
        assert DAY("2025-06-06") == week.on_or_before(DAY("2025-06-08"))
        assert DAY("2025-06-03") == week.on_or_after(DAY("2025-06-02"))
        assert "待补节假日表" == push_due(DAY("2025-06-05"), policy="guangxi-2022")

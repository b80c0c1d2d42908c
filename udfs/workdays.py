"""Working days by the State Council's yearly notices, make-up days (调休上班) included.

A calendar is a first day and one mark per day; it ends where the last published year ends. What lies outside is
待补节假日表, never a guess. The published years come from `chinesecalendar`; a workbook carries its own copy on
工作日历, where a county can type in a new year, and `using` makes the rules count by that copy.

>>> published().after(datetime.date(2025, 9, 25), 10)
datetime.date(2025, 10, 15)
"""

import calendar
import contextlib
import contextvars
import datetime
from functools import lru_cache

import chinese_calendar
from chinese_calendar import constants

from udfs.state import NO_CALENDAR, Unresolved

DAY = datetime.timedelta(days=1)


class Calendar:
    """Consecutive days from `first`, each marked working or not.

    `rank[i]` counts the working days up to and including day i; `worked[k]` is the index of the (k+1)-th one.
    """

    def __init__(self, first, working):
        self.first = first
        self.working = tuple(bool(mark) for mark in working)
        self.rank, self.worked = [], []
        for index, mark in enumerate(self.working):
            if mark:
                self.worked.append(index)
            self.rank.append(len(self.worked))

    @property
    def last(self):
        """The last published day."""
        return self.first + DAY * (len(self.working) - 1)

    def after(self, start, days):
        """Return the day `days` working days after `start`, which is not counted itself.

        >>> published().after(datetime.date(2026, 2, 11), 3)
        datetime.date(2026, 2, 14)
        """
        if days == 0:
            return start
        return self._nth(self._rank(start) + days)

    def on_or_before(self, day):
        """Return the last working day on or before `day`.

        >>> published().on_or_before(datetime.date(2024, 2, 10))
        datetime.date(2024, 2, 9)
        """
        return self._nth(self._rank(day))

    def on_or_after(self, day):
        """Return the first working day on or after `day`.

        >>> published().on_or_after(datetime.date(2024, 2, 10))
        datetime.date(2024, 2, 18)
        """
        self._rank(day)
        return self._nth((self._rank(day - DAY) if day > self.first else 0) + 1)

    def _rank(self, day):
        index = (day - self.first).days
        if not 0 <= index < len(self.rank):
            raise Unresolved(NO_CALENDAR)
        return self.rank[index]

    def _nth(self, count):
        if not 1 <= count <= len(self.worked):
            raise Unresolved(NO_CALENDAR)
        return self.first + DAY * self.worked[count - 1]


@lru_cache
def published(first_year=None):
    """Return the calendar of all published years, from `first_year` on.

    >>> published().first, published().last, published(2022).first
    (datetime.date(2004, 1, 1), datetime.date(2026, 12, 31), datetime.date(2022, 1, 1))
    """
    years = {day.year for day in constants.holidays}
    first = datetime.date(first_year or min(years), 1, 1)
    last = datetime.date(max(years), 12, 31)
    days = [first + DAY * index for index in range((last - first).days + 1)]
    return Calendar(first, [chinese_calendar.is_workday(day) for day in days])


_current = contextvars.ContextVar("calendar")


def current():
    """Return the calendar that rules count by: the published one unless `using` set another."""
    return _current.get(None) or published()


@contextlib.contextmanager
def using(calendar):
    """Let the rules inside the block count by `calendar`."""
    token = _current.set(calendar)
    try:
        yield calendar
    finally:
        _current.reset(token)


def workday(start, days):
    """Primitive: the day `days` working days after `start`."""
    return current().after(start, days)


def workday_on_or_before(day):
    """Primitive: the last working day on or before `day`."""
    return current().on_or_before(day)


def workday_on_or_after(day):
    """Primitive: the first working day on or after `day`."""
    return current().on_or_after(day)


def date_in_month(day, months, number):
    """Primitive: day `number` of the month that lies `months` after the month of `day`.

    >>> date_in_month(datetime.date(2025, 12, 31), 1, 10)
    datetime.date(2026, 1, 10)
    """
    index = day.year * 12 + day.month - 1 + months
    return datetime.date(index // 12, index % 12 + 1, number)


def days_after(day, days):
    """Primitive: the day `days` calendar days after `day`.

    >>> days_after(datetime.date(2025, 12, 31), 60)
    datetime.date(2026, 3, 1)
    """
    return day + DAY * days


def months_after(day, months):
    """Primitive: the corresponding day `months` months later, the last day of that month where it has none.

    >>> months_after(datetime.date(2025, 8, 31), 6)
    datetime.date(2026, 2, 28)
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def completed_years(birth, day):
    """Primitive: whole years from `birth` to `day`; 29 February completes on 1 March of a common year.

    >>> completed_years(datetime.date(2000, 2, 29), datetime.date(2025, 2, 28))
    24
    """
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def days_between(first, last):
    """Primitive: calendar days from `first` to `last`.

    >>> days_between(datetime.date(2025, 12, 31), datetime.date(2026, 1, 2))
    2
    """
    return (last - first).days

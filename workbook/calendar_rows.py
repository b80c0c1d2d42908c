"""工作日历 as rows: a day a row, working or not, so that make-up days count and a new year can be typed in.

Column D counts the working days so far; from the first day without a mark on it stands at a number that no count
reaches, and E says 待补节假日表 there. Both are formulas: what is typed into C takes effect at once.
"""

import datetime
from dataclasses import dataclass
from functools import cached_property

from udfs.state import NO_CALENDAR
from udfs.vocabulary import NO, YES
from udfs.workdays import DAY
from workbook.cells import CalendarCells
from workbook.serial import serial

SHEET = "工作日历"
FIRST_ROW = 6
HEADERS = ("日期", "星期", "是否工作日", "累计工作日", "工作日期", "状态")
UNKNOWN_RANK = 1_000_000
MOST_DAYS = 20 * 366  # a stray cell further down is no day
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class CalendarRows:
    """The rows of a calendar up to `end`: by default the end of the first year still to be published."""

    calendar: object
    end: datetime.date | None = None

    @cached_property
    def days(self):
        """The days of the sheet, first to last."""
        last = self.end or datetime.date(self.calendar.last.year + 1, 12, 31)
        return [self.calendar.first + DAY * index for index in range((last - self.calendar.first).days + 1)]

    def rows(self):
        """Yield (row, day serial, weekday, mark, (formula, value) of rank, workday and status)."""
        rank = 0
        for index, day in enumerate(self.days):
            row, published = FIRST_ROW + index, index < len(self.calendar.working)
            mark = (YES if self.calendar.working[index] else NO) if published else None
            rank = rank + (mark == YES) if published else UNKNOWN_RANK
            before = f"D{row - 1}" if index else "0"
            yield (row, serial(day), WEEKDAYS[day.weekday()], mark,
                   (f'IF(OR(C{row}="",{before}>={UNKNOWN_RANK}),{UNKNOWN_RANK},{before}+IF(C{row}="{YES}",1,0))', rank),
                   (f'IF(D{row}>={UNKNOWN_RANK},"{NO_CALENDAR}",A{row})', serial(day) if published else NO_CALENDAR),
                   (f'IF(C{row}="","待公布","已公布")', "已公布" if published else "待公布"))

    @cached_property
    def cells(self):
        """The ranges that formulas look up."""
        last = FIRST_ROW + len(self.days) - 1
        return CalendarCells(*(f"{SHEET}!${column}${FIRST_ROW}:${column}${last}" for column in "ADE"))

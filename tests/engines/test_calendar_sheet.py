"""工作日历: the deadlines of a workbook go by the days on its own sheet, to its last row and not beyond."""

import datetime

import pytest
import xlsxwriter

from udfs import counted_from, monthly_list_due, workday_after
from udfs.workdays import Calendar, using
from workbook import recalculate, scratch
from workbook.calendar_rows import CalendarRows
from workbook.cells import Cells
from workbook.formula import formula
from workbook.policy_rows import PolicyRows
from workbook.serial import day_of, serial

DAY = datetime.date.fromisoformat
WEEK = Calendar(DAY("2025-06-02"), [True, False, True, True, True, False, True])  # Tuesday off, Sunday worked
READING = {"rest_day_trigger_reading": "视为次一工作日收到"}
AROUND = [DAY(f"2025-06-{day:02}") for day in range(1, 11)]
CASES = [(workday_after, (day, count)) for day in AROUND for count in (0, 1, 2, 3, 5)]
CASES += [(counted_from, (day,)) for day in AROUND]
CASES += [(monthly_list_due, (DAY(day), reading)) for day in ("2025-04-30", "2025-05-31") for reading in ("本日", "提前", "顺延")]


def sheet(path, rows, policy):
    """Write a workbook with 工作日历 as `rows` say, and a row for every case."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("工作日历")
        for row, day, weekday, mark, rank, workday, _ in rows.rows():
            page.write_row(row - 1, 0, (day, weekday, mark))
            page.write_formula(row - 1, 3, "=" + rank[0])
            page.write_formula(row - 1, 4, "=" + workday[0])
        figures, page = PolicyRows(policy), book.add_worksheet("政策参数")
        scratch.write_parameters(page, figures)
        page = book.add_worksheet("例")
        for place, (rule, values) in enumerate(CASES):
            cells = Cells(policy, {name: f"{'AB'[at]}{place + 1}" for at, name in enumerate(rule.inputs)},
                          calendar=rows.cells, **figures.references())
            for at, value in enumerate(values):
                page.write(place, at, serial(value) if isinstance(value, datetime.date) else value)
            page.write_formula(place, 2, "=" + formula(rule, cells))


@pytest.mark.parametrize("end", [DAY("2025-06-08"), DAY("2025-06-30"), None])
def test_a_calendar_of_one_week(end, spreadsheet, guangxi, tmp_path):
    """Days before, inside and after a sheet of seven days, with and without unpublished rows below: as the function."""
    policy, path = guangxi.with_values(**READING), tmp_path / "week.xlsx"
    sheet(path, CalendarRows(WEEK, end), policy)
    found = recalculate.values(path, spreadsheet)["例"]

    with using(WEEK):
        expected = [rule(*values, **({"policy": policy} if rule.takes_policy else {})) for rule, values in CASES]
    got = [found.get((place, 3)) for place in range(1, len(CASES) + 1)]
    got = [day_of(value) if isinstance(value, (int, float)) else value.date() if hasattr(value, "date") else value
           for value in got]
    assert [] == [(case[0].name, *case[1], one, other) for case, one, other in zip(CASES, expected, got) if one != other]

"""Cells where nobody types: far below the calendar, beyond the days there are, on a sheet with a quote in its name."""

import datetime

import openpyxl
import pytest

from tests.workbook import package
from tests.workbook.sound import TODAY
from workbook import check_in_place, own_values, report
from workbook.addresses import address
from workbook.check import Finding, Report, check
from workbook.layout import Layout
from workbook.template import template


def beside(small, target, sheet, cells):
    """Write the small workbook with more rows behind the last of a sheet."""
    return package.edited(small.dated, target, {
        package.sheet_part(small.dated, sheet): lambda xml: xml.replace("</sheetData>", f"{cells}</sheetData>")})


def test_a_cell_in_the_last_row_of_the_calendar_is_no_day(small, tmp_path):
    """Otherwise a million formulas would be missed there."""
    path = beside(small, tmp_path / "表.xlsx", "工作日历", '<row r="1048576"><c r="A1048576"><v>3</v></c></row>')

    assert [] == check(path).findings


@pytest.mark.parametrize("typed", [1e300, -1, 2_958_465, 1e9])
def test_a_reference_day_that_is_none_is_not_used(small, tmp_path, typed):
    """校验 C4 holds a number of no day that can be judged by: the day of the check stands instead, and in the report."""
    path = package.typed(small.dated, tmp_path / "表.xlsx", {"校验": {"C4": typed}})

    assert datetime.date.today() == check(path).today


def parameter_page(name="兜底结算与门慢"):
    """Return the layout of a template that asks the county for a date, and the place of that date's cell."""
    layout = Layout(template(name), 5)
    key = next(key for key, places in layout.policy_rows.places.items()
               if layout.policy.parameters[key].unit == "日期" and layout.policy.parameters[key].local)
    return layout, key, layout.policy_rows.places[key][0][0]


def test_a_countys_date_that_no_calendar_has_is_wrong():
    """有误, as a text would be."""
    layout, _, row = parameter_page()

    assert "有误" in own_values.read(layout, {(row, 4): 1e300})[1][row]


def test_a_countys_date_counts_from_1904_where_the_workbook_does():
    """Serial 43953 is 3 May 2024 there."""
    layout, key, row = parameter_page()
    policy, _ = own_values.read(layout, {(row, 4): 43953}, 1_462)

    assert datetime.date(2024, 5, 3) == getattr(policy, key)


def many(count):
    """Return a Report with so many findings, on a sheet with a quote in its name."""
    return Report("表.xlsx", "住院费用监测", "guangxi-2022", TODAY, 1,
                  [Finding("C03", "it's.py", address(row, 0), "公式被改写", "公式被改写", "表格填写要求", "重新取用空白模板") for row in range(count)])


def test_a_report_lists_no_more_than_a_sheet_can_link(tmp_path, monkeypatch):
    """Excel holds 65,530 links on a sheet; how many findings there are is said all the same."""
    assert 65_530 == report.MOST_LISTED
    for module in (report, check_in_place):
        monkeypatch.setattr(module, "MOST_LISTED", 3)
    book = openpyxl.load_workbook(report.write(many(5), tmp_path / "表.xlsx", tmp_path / "结果.xlsx"))
    sheet = book["问题清单"]

    assert "5 处问题(只列出前 3 处)" in sheet["A2"].value and 3 + 3 == sheet.max_row
    assert "'it''s.py'!A3" == sheet["D6"].hyperlink.location
    assert 3 == len(check_in_place.written(many(5), datetime.datetime(2026, 1, 10)).links)

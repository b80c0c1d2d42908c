"""A workbook that was damaged on the way: each change is reported in its cell, and the file is not touched."""

import datetime
import hashlib
import re

import pytest

from tests.workbook import grid, package
from tests.workbook.sound import TODAY
from workbook import policy_rows
from workbook.check import check


@pytest.fixture
def damaged(small, tmp_path):
    """Type over cells of the small workbook and check it: {(code, sheet, cell)}."""
    def found(cells):
        path = package.typed(small.dated, tmp_path / "damaged.xlsx", cells)
        before = hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns
        report = check(path)
        assert before == (hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns)
        return {(finding.code, finding.sheet, finding.cell) for finding in report.findings}

    return found


def place(small, label, number=0, sheet="住院登记"):
    """Return the address under a header."""
    return grid.address_of(small.stored[sheet], label, number)


def test_an_undamaged_workbook_is_clean(small):
    """Three sound stays, fifty rows, some thousands of formulas: nothing found."""
    assert [] == small.report.findings
    assert (3, TODAY, "guangxi-2022") == (small.report.rows, small.report.today, small.report.policy)


@pytest.mark.parametrize("label, value", [
    ("判定", "达标"), ("目录内占比", 0.9), ("机构承担(元)", 0), ("级别提示", None), ("期间提示", ""), ("机构承担(元)", "0")])
def test_a_formula_overwritten_in_sight_is_reported_in_its_cell(small, damaged, label, value):
    """Also where the number is the one that the formula gave: the next change of the row would show it wrong."""
    cell = place(small, label, 1)

    assert {("Z15", "住院登记", cell)} == damaged({"住院登记": {cell: value}})


def test_a_number_in_the_computed_cell_of_an_empty_row_is_reported(small, damaged):
    """Row 40 is empty; an amount typed beside it would be summed."""
    cell = place(small, "机构承担(元)", 39)

    assert {("Z15", "住院登记", cell)} == damaged({"住院登记": {cell: 300}})


def test_formulas_overwritten_out_of_sight_are_reported(small, damaged):
    """The hidden columns, 校验结果 and 计算说明, the list, the summary and its total."""
    told = place(small, "计算说明", 0)
    findings = place(small, "校验结果", 2)
    hidden = place(small, "名单序号", 0)
    total = next(f"C{row}" for (row, column), value in small.stored["月度汇总"].items() if value == "合计")

    assert {("C03", "住院登记", told), ("C03", "住院登记", findings), ("C03", "住院登记", hidden), ("C03", "低于比例名单", "B8"),
            ("C03", "月度汇总", total)} == damaged({"住院登记": {told: "无", findings: None, hidden: 0},
                                               "低于比例名单": {"B8": "张三"}, "月度汇总": {total: 300}})


@pytest.mark.parametrize("sheet, label, value", [("校验", "问题数", 0), ("自检", "结果", "✔"), ("自检", "实得", "达标")])
def test_the_standard_sheets_are_compared_too(small, damaged, sheet, label, value):
    """A count typed over by 0, or a self-check by ✔, is worse than a wrong row."""
    cell = f"{grid.letters(grid.column_of(small.stored[sheet], label))}{9 if sheet == '校验' else 7}"

    assert {("C03", sheet, cell)} == damaged({sheet: {cell: value}})


def test_the_calendars_own_formulas_are_compared_too(small, damaged):
    """累计工作日 overwritten by a number moves every deadline behind it."""
    cell = f"D{row_of(small.stored, datetime.date(2025, 9, 1))}"

    assert {("C03", "工作日历", cell)} == damaged({"工作日历": {cell: 1}})


def test_a_row_pasted_over_as_values_is_reported_cell_by_cell(small, damaged):
    """Copied and pasted as values: what staff type is as before, and every formula of the row is gone."""
    sheet = "住院登记"
    row = grid.first_row(small.stored[sheet]) + 1
    formulas = [address for where, address, _ in package.formulas(small.dated) if where == sheet
                and re.fullmatch(f"[A-Z]+{row}", address)]
    values = {address: value_at(small, sheet, address) for address in formulas}

    found = damaged({sheet: values})
    assert len(formulas) > 20
    assert set(formulas) == {cell for _, where, cell in found if where == sheet}
    assert {"Z15", "C03"} == {code for code, _, _ in found}


def value_at(small, sheet, address):
    """Return the value stored at an address."""
    letters, row = re.fullmatch("([A-Z]+)([0-9]+)", address).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return small.stored[sheet].get((int(row), column))


def test_a_formula_that_points_elsewhere_is_reported(small, tmp_path):
    """Sorted or cut and pasted, a formula of row 5 that reads row 6 is not its own any more."""
    cell = place(small, "目录内占比", 0)

    def shifted(xml):
        start, end = package.cell(xml, cell)
        return xml[:start] + xml[start:end].replace("K5", "K6").replace("L5", "L6") + xml[end:]

    path = package.edited(small.dated, tmp_path / "shifted.xlsx",
                          {package.sheet_part(small.dated, "住院登记"): shifted})
    assert [("Z15", cell)] == [(finding.code, finding.cell) for finding in check(path).findings]


def test_a_stated_figure_that_was_changed_is_reported(small, damaged):
    """政策参数: 90 % changed to 80 %; the check still judges by the notice."""
    row = next(row for (row, column), value in small.stored["政策参数"].items() if value == "目录内费用占比下限")

    assert {("C03", "政策参数", f"D{row}")} == damaged({"政策参数": {f"D{row}": 0.8}})


def test_a_stated_list_that_lost_a_word_is_reported(small, damaged):
    """A category deleted from the list of who is protected."""
    row = next(row for (row, column), value in small.stored["政策参数"].items() if value == "孤儿")

    assert {("C03", "政策参数", f"D{row}")} == damaged({"政策参数": {f"D{row}": None}})


def test_the_demonstrations_typed_mistakes_are_found_in_a_file(small, damaged):
    """An identity number cut to …000 and a date typed 2025.9.3, typed over in the file."""
    number, day = place(small, "身份证号", 0), place(small, "结算日期", 2)

    assert {("Z03", "住院登记", number), ("Z05", "住院登记", day)} == damaged(
        {"住院登记": {number: "110105194912310000", day: "2025.9.3"}})


def test_a_countys_own_words_widen_the_rule(small, tmp_path):
    """当地增列适用人群 filled on 政策参数: not a change but a choice, and both readings follow it."""
    row = next(row for (row, column), value in small.stored["政策参数"].items() if value == "当地增列适用人群")
    changes = {"住院登记": {place(small, "人员类别", 0): "因病致贫家庭重病患者", place(small, "目录内费用", 0): 8000}}
    plain = package.typed(small.dated, tmp_path / "plain.xlsx", changes)
    wide = package.typed(plain, tmp_path / "wide.xlsx", {"政策参数": {f"D{row}": "因病致贫家庭重病患者"}})

    assert ("不适用", "低于比例") == (verdict(plain), verdict(wide))
    assert [] == check(wide).findings


def test_a_reading_that_a_county_chose_is_followed(small, tmp_path):
    """超出部分口径 changed to 全部目录外费用: 2,000 instead of 1,000, and no finding."""
    row = next(row for (row, column), value in small.stored["政策参数"].items() if value == "超出部分口径")
    chosen = package.typed(small.dated, tmp_path / "chosen.xlsx", {
        "政策参数": {f"D{row}": "全部目录外费用"}, "住院登记": {place(small, "目录内费用", 0): 8000}})

    assert 2000 == verdict(chosen, "机构承担(元)")
    assert [] == check(chosen).findings


def verdict(path, label="判定"):
    """Return what the first stay's row shows in formualizer."""
    from workbook import recalculate

    return grid.value_of(recalculate.values(path)["住院登记"], label, 0)


def test_a_new_years_calendar_may_be_typed_in(small, tmp_path):
    """2027 filled in on 工作日历 (weekends off): the notice that it ends is gone, in the check and on the live sheet."""
    first = datetime.date(2027, 1, 1)
    marks = {f"C{row_of(small.stored, first) + index}": "否" if (first + datetime.timedelta(index)).weekday() > 4 else "是"
             for index in range(365)}
    day = package.typed(small.dated, tmp_path / "december.xlsx", {"校验": {"C4": datetime.date(2026, 12, 20)}})
    filled = package.typed(day, tmp_path / "filled.xlsx", {"工作日历": marks})

    assert ({"C02": 1}, {}) == (check(day).counts(), check(filled).counts())


def row_of(sheets, day):
    """Return the row of a day on 工作日历, whichever way the day is stored."""
    serial = (day - package.EPOCH).days
    return next(row for (row, column), value in sheets["工作日历"].items() if column == 1 and row > 5
                and value in (serial, datetime.datetime.combine(day, datetime.time())))


@pytest.mark.parametrize("today, counts", [(datetime.date(2026, 11, 1), {}), (datetime.date(2026, 11, 2), {"C02": 1})])
def test_the_calendars_end_is_told_sixty_days_before(small, tmp_path, today, counts):
    """The published days end on 31 December 2026; sixty days after 2 November is 1 January 2027."""
    from workbook import recalculate

    path = package.typed(small.dated, tmp_path / "late.xlsx", {"校验": {"C4": today}})
    sheets = recalculate.values(path)

    assert (counts, counts) == (check(path).counts(), grid.counts(sheets))
    if counts:
        row = row_of(small.stored, datetime.date(2027, 1, 1))
        assert f"工作日历!C{row}" == grid.tally(sheets)["C02"][2]
        assert [f"C{row}"] == [finding.cell for finding in check(path).findings]


def test_the_rows_of_the_parameters_are_found_where_they_stand():
    """The tests above look for a label in column B and type into column D."""
    assert ("D", 6) == (policy_rows.VALUE_COLUMN, policy_rows.FIRST_ROW)

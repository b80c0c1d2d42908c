"""A built workbook: the same bytes each time, no error in any cell, stored values that any program confirms."""

import datetime
import os
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

from tests.workbook import grid
from tests.workbook.sound import GUANGXI, LINXIAN, SHEETS, TODAY, guangxi, linxian, institutions
from workbook import recalculate
from workbook.build import build

ROOT = Path(__file__).parents[2]
EPOCH = datetime.datetime(1899, 12, 30)
BUILD_ELSEWHERE = """
import sys
from tests.workbook.sound import TODAY, guangxi
from workbook.build import build
build("住院费用监测", sys.argv[1], rows=50, data={"admissions": [guangxi(number) for number in range(3)]}, today=TODAY)
"""


def number(value):
    """Return a day or a time as the number that it is in a cell; anything else as it is."""
    if isinstance(value, datetime.datetime):
        return (value - EPOCH) / datetime.timedelta(days=1)
    if isinstance(value, datetime.time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
    return value


def differences(one, other):
    """Return the cells that two readings of a workbook show differently; numbers to 1e-9."""
    found = []
    for sheet in {*one, *other}:
        left, right = one.get(sheet, {}), other.get(sheet, {})
        for place in {*left, *right}:
            a, b = number(left.get(place)), number(right.get(place))
            if isinstance(a, (int, float)) and isinstance(b, (int, float)):
                same = abs(a - b) <= 1e-9 * max(1, abs(a))
            else:
                same = a == b
            if not same:
                found.append((sheet, *place, a, b))
    return found


def test_building_twice_gives_the_same_bytes(empty, tmp_path):
    """Once and once more, empty."""
    build(empty.template, tmp_path / "again.xlsx", rows=50, today=TODAY)

    assert empty.path.read_bytes() == (tmp_path / "again.xlsx").read_bytes()


def test_another_machine_gives_the_same_bytes(small, tmp_path):
    """Another process, hash seed, time zone, folder, language and file name."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "77", "TZ": "America/New_York", "LC_ALL": "C",
                    "PYTHONUTF8": "1"}
    subprocess.run([sys.executable, "-c", BUILD_ELSEWHERE, str(tmp_path / "there.xlsx")], check=True, cwd=tmp_path,
                   env=surroundings)

    assert small.path.read_bytes() == (tmp_path / "there.xlsx").read_bytes()


def test_the_sheets_stand_in_order(book):
    """使用说明 first, the sheets to fill, then 校验, 政策参数, 工作日历 where working days are counted, 自检."""
    assert SHEETS[book.template] == list(book.stored)


def test_no_cell_shows_an_error(book, spreadsheet):
    """Not one of some ten thousand cells, empty or filled."""
    assert [] == grid.errors(book.values(spreadsheet))
    assert [] == grid.errors(book.stored)


def test_an_error_would_be_seen(tmp_path, spreadsheet):
    """1/0 and a missing name show as errors in either engine, so that the test above can fail."""
    with xlsxwriter.Workbook(tmp_path / "errors.xlsx") as made:
        sheet = made.add_worksheet("表")
        for row, formula in enumerate(("=1/0", "=NA()", "=VALUE(\"a\")")):
            sheet.write_formula(row, 0, formula, None, 5)

    assert 3 == len(grid.errors(recalculate.values(tmp_path / "errors.xlsx", spreadsheet)))


def test_the_stored_values_are_what_a_program_computes(book, spreadsheet):
    """What stands beside every formula is what formualizer and LibreOffice compute for the same reference day."""
    assert [] == differences(book.stored, book.values(spreadsheet))


def test_every_verdict_has_its_stored_value(filled):
    """Previews show the filled workbook as Excel would: a verdict stands in every row that has all its inputs."""
    cells = filled.stored["住院登记"]

    for number, row in enumerate(filled.rows("admissions")):
        complete = all(value is not None for value in row.values())
        assert complete == (grid.value_of(cells, "判定", number) is not None) or row["name"] is None, number


def test_a_thousand_rows_are_built_and_counted(tmp_path):
    """--rows 1000: the last row is judged like the first, and 月度汇总 counts all of them."""
    stays = [linxian(row, out_of_catalog=1300 if row == 999 else 1200) for row in range(1000)]
    build(LINXIAN, tmp_path / "thousand.xlsx", rows=1000, today=TODAY,
          data={"admissions": stays, "institutions": institutions()})
    sheets = recalculate.cached(tmp_path / "thousand.xlsx")
    row = next(row for (row, _), value in sheets["月度汇总"].items() if value == "临泉县人民医院")
    count, over, total, excess = (sheets["月度汇总"].get((row, grid.column_of(sheets["月度汇总"], label))) for label in (
        "住院例数", "超控例数", "适用病例总费用(元)", "机构承担(元)"))

    # 1,300 - 0.15 × 8,000 = 100; 1,000 × 8,000 = 8,000,000
    assert ["未超", "超控"] == [grid.value_of(sheets["住院登记"], "判定", place) for place in (0, 999)]
    assert (1000, 1, 8_000_000, 100) == (count, over, total, excess)


@pytest.mark.parametrize("template, row", [(GUANGXI, guangxi), (LINXIAN, linxian)])
def test_more_rows_than_room_are_refused(tmp_path, template, row):
    """51 stays do not go into 50 rows: nothing is cut off in silence."""
    with pytest.raises(ValueError, match="“住院登记”有 51 行,超过预留的 50 行"):
        build(template, tmp_path / "full.xlsx", rows=50, data={"admissions": [row(number) for number in range(51)]})


@pytest.mark.parametrize("data, said", [
    ({"admission": [guangxi(0)]}, "admission"),
    ({"admissions": [{"nmae": "张三"}]}, "nmae"),
    ({"list:fields": {"month": TODAY}}, "month"),
])
def test_data_that_has_no_place_is_refused(tmp_path, data, said):
    """A sheet, a column or a field that the template does not have is named, not dropped."""
    with pytest.raises((KeyError, ValueError), match=said):
        build(GUANGXI, tmp_path / "lost.xlsx", rows=50, data=data, cached=False)

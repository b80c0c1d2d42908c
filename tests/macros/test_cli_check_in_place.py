"""`medaid check --in-place`: 核对记录 and the sheet 核对结果 in the file itself, the old file beside it, all else as it was."""

import datetime
import os
import re

import openpyxl
import pytest

from macros.editions import EDITIONS
from tests.macros.commands import output, refused, run, said
from tests.macros.township_table import people, written
from tests.workbook import package
from tests.workbook.sound import GUANGXI, TODAY, guangxi
from workbook import check_in_place, findings_sheet, recalculate
from workbook.build import build
from workbook.check import check
from workbook.package import opened

SHEET, STAMP = "核对结果", "C7"
NOW = datetime.datetime(2026, 1, 10, 9, 5)
TOUCHED = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}


def in_place(path, now=NOW):
    """Check a file in place at a known moment; return where the old one is kept."""
    return check_in_place.checked(path, check, now)[2]


def sheet(path):
    """Return the cells of 核对结果, row by row."""
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path)[SHEET]]


def test_the_findings_stand_in_the_file(folder):
    """核对记录 says when and how many; every finding has a row, and its cell is a link to the place."""
    shown = output("check", folder / "错.xlsx", "--in-place", code=1)
    book = openpyxl.load_workbook(folder / "错.xlsx")

    assert "已写进文件本身(工作表“核对结果”)" in shown and "_备份_" in shown.replace("\n", "")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d 县级核对:1处问题,见工作表“核对结果”", book["校验"][STAMP].value)
    assert [1, "Z03", "住院登记", "D7", "身份证号有误"] == sheet(folder / "错.xlsx")[3][:5]
    assert "'住院登记'!D7" == book[SHEET]["D4"].hyperlink.location
    assert SHEET == book.sheetnames[-1]


def test_the_stamp_is_where_the_buttons_write():
    """The cell of the name medaid_stamp."""
    assert (6, 2) == findings_sheet.STAMP


def test_a_clean_file_is_stamped_too(folder):
    """As a proof that it was checked; the exit code is 0."""
    output("check", folder / "好.xlsx", "--in-place")

    assert "没有发现问题 ✔" in sheet(folder / "好.xlsx")[1][0] and len(sheet(folder / "好.xlsx")) == 3


def test_all_else_stays_as_it_was(folder):
    """Every other part byte for byte; the old file beside it; no report beside it."""
    before = package.parts(folder / "错.xlsx")
    kept = in_place(folder / "错.xlsx")
    after = package.parts(folder / "错.xlsx")
    part = package.sheet_part(kept, "校验")

    assert TOUCHED | {part} == {name for name in before if before[name] != after[name]}
    assert {"xl/worksheets/sheet22.xml"} == set(after) - set(before)
    assert before == package.parts(kept) and "错_备份_20260110-0905.xlsx" == kept.name
    assert {kept.name} == {*os.listdir(folder)} - {"错.xlsx", "好.xlsx", "坏.xlsx"}


def test_a_second_check_writes_its_sheet_anew(folder):
    """The same part and the same looks, once the file is mended; the findings of the first are gone."""
    in_place(folder / "错.xlsx")
    with opened(folder / "错.xlsx") as edit:
        edit.set("住院登记", "D7", openpyxl.load_workbook(folder / "好.xlsx")["住院登记"]["D7"].value)
    before = package.parts(folder / "错.xlsx")
    in_place(folder / "错.xlsx", NOW + datetime.timedelta(hours=1))
    after = package.parts(folder / "错.xlsx")

    assert {package.sheet_part(folder / "错.xlsx", name) for name in ("校验", SHEET)} == {name for name in before if before[name] != after[name]}
    assert set(before) == set(after) and 3 == len(sheet(folder / "错.xlsx"))


def test_a_sheet_of_that_name_is_left_to_its_owner(folder):
    """The product's own is then called 核对结果(2), and the next check finds it by its mark."""
    from workbook.package import NewSheet

    with opened(folder / "错.xlsx") as edit:
        edit.add(NewSheet(SHEET, [[("我的", None)]]))
    for hour in (9, 10):
        made = check_in_place.checked(folder / "错.xlsx", check, NOW.replace(hour=hour))
        assert "核对结果(2)" == made[1]

    assert [["我的"]] == sheet(folder / "错.xlsx")
    assert [SHEET, "核对结果(2)"] == openpyxl.load_workbook(folder / "错.xlsx").sheetnames[-2:]


def test_the_json_names_the_file_and_its_backup(folder):
    """`report` is the file itself."""
    (found,) = said("check", folder / "错.xlsx", "--in-place", code=1)["files"]

    assert (str(folder / "错.xlsx"), SHEET) == (found["report"], found["sheet"])
    assert re.fullmatch(r"错_备份_\d{8}-\d{4}\.xlsx", os.path.basename(found["backup"]))


def test_the_same_check_twice_in_a_minute_writes_once(folder):
    """The second finds everything as it wants it: no backup, the file keeps its time."""
    assert in_place(folder / "错.xlsx")
    before = (folder / "错.xlsx").stat().st_mtime_ns

    assert in_place(folder / "错.xlsx") is None
    assert before == (folder / "错.xlsx").stat().st_mtime_ns


def test_what_cannot_be_written_is_told_and_left(folder):
    """A file that Excel holds: its code, exit code 2, and not a byte changed."""
    (folder / "~$错.xlsx").write_bytes(b"")
    before = (folder / "错.xlsx").read_bytes()
    result = run("check", folder / "错.xlsx", folder / "好.xlsx", "--in-place")

    assert 2 == result.exit_code and "[W17] 错.xlsx:正被 Excel 或 WPS 打开" in result.output.replace("\n", "")
    assert before == (folder / "错.xlsx").read_bytes()
    assert SHEET in openpyxl.load_workbook(folder / "好.xlsx").sheetnames


def test_the_report_goes_to_one_place(folder):
    """--out names another."""
    assert "不能和 --out 同用" in refused("check", folder / "错.xlsx", "--in-place", "--out", folder)


@pytest.mark.parametrize("edition", ["xlsm", "udf"])
def test_the_editions_with_macros(tmp_path, edition):
    """Their project, buttons and carried code stay byte for byte, and a check finds the same before and after."""
    path = tmp_path / f"表{EDITIONS[edition]().suffix}"
    build(GUANGXI, path, rows=50, data={"admissions": [guangxi(number) for number in range(3)]}, today=TODAY, edition=EDITIONS[edition]())
    before, found = package.parts(path), check(path, TODAY).findings
    check_in_place.checked(path, lambda one: check(one, TODAY), NOW)
    after = package.parts(path)

    assert TOUCHED | {package.sheet_part(path, "校验")} == {name for name in before if before[name] != after[name]}
    assert found == check(path, TODAY).findings


def test_libreoffice_opens_the_file(folder, tmp_path):
    """And shows stamp and findings."""
    in_place(folder / "错.xlsx")
    cells = recalculate.cached(recalculate.converted(folder / "错.xlsx", tmp_path))

    assert "2026-01-10 09:05 县级核对:1处问题,见工作表“核对结果”" == cells["校验"][7, 3]
    assert ("Z03", "D7") == (cells[SHEET][4, 2], cells[SHEET][4, 4])


def test_a_table_in_a_layout_of_its_own_is_checked_in_place_too(tmp_path):
    """核对结果 is added and nothing else; a second check writes it anew and does not read it."""
    path = written(tmp_path / "九月.xlsx", people(), {(0, "settled_on"): "5.3"})
    before = package.parts(path)
    first = said("check", path, "--in-place", code=1)["files"][0]
    after = package.parts(path)
    second = said("check", path, "--in-place", code=1)["files"][0]

    assert ["C07"] == [one["code"] for one in first["findings"]] and first["findings"] == second["findings"]
    assert [] == second["reading"]["unread"] and SHEET == first["sheet"] == second["sheet"]
    assert {name for name in before if before[name] != after[name]} <= TOUCHED

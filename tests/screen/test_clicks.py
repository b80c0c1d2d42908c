"""The buttons of the .xlsm, pressed with the mouse in Calc: what the click does, where it leads, what the saved file holds.

One sitting at one desk: 校验占比, 下一问题 twice, 生成名单, 清空示例. A picture of every step stays in build/screen.
"""

import json
import re
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw

import workbook.engine  # noqa: F401 - makes xlwings run here
from macros.check_ratios import check_ratios
from macros.editions import with_buttons
from tests.macros.commands import run
from tests.screen.desktop import Desktop
from tests.workbook.mistakes import planted
from tests.workbook.sound import GUANGXI, TODAY
from workbook import recalculate
from workbook.build import build
from workbook.check import check

PICTURES = Path(__file__).parents[2] / "build" / "screen"
ROWS = 150
STAMPED = r"\d{4}-\d\d-\d\d \d\d:\d\d "


def pressed(desk, sheet, caption, fits):
    """Press a button of a sheet; return the state that follows, and keep its picture."""
    desk.ask("show", sheet)
    desk.press(caption)
    found = desk.until(fits)
    PICTURES.mkdir(parents=True, exist_ok=True)
    desk.picture(PICTURES / f"{caption}.png")
    return found


@pytest.fixture(scope="module")
def sitting(tmp_path_factory):
    """What every click left: {step: state}, with the file after 校验占比 and after 清空示例, and the file on the desk."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "run").mkdir()
    path = folder / "run" / "监测.xlsm"
    layout = build(GUANGXI, path, rows=ROWS, data=planted(GUANGXI)[0], today=TODAY, cached=False, edition=with_buttons())
    stamp = lambda words: lambda state: words in state["names"]["medaid_stamp"]  # noqa: E731
    with Desktop(path, folder) as desk:
        steps = {"checked": pressed(desk, "住院登记", "校验占比", stamp("校验占比:"))}
        desk.ask("show", "住院登记")
        desk.ask("select", "A1")
        desk.press("下一问题")
        steps["first"] = desk.until(lambda state: "$V$" in state["selected"])
        desk.press("下一问题")
        steps["second"] = desk.until(lambda state: state["selected"] != steps["first"]["selected"])
        steps["listed"] = pressed(desk, "校验", "生成名单", stamp("已备好"))
        pressed(desk, "校验", "校验占比", stamp("校验占比:"))
        desk.ask("store", folder / "checked.xlsx")
        desk.press("清空示例")
        desk.answer("清空示例", "Return")
        steps["cleared"] = desk.until(stamp("已清空示例"))
        desk.ask("store", folder / "cleared.xlsx")
    return steps, folder, path, layout


def test_the_engine_the_command_and_the_click_find_the_same(sitting):
    """One file: the findings of check_ratios over an xw.Book and of `medaid check`, and the counts that the click left, by check."""
    _, folder, path, _ = sitting
    book = xw.Book(path)
    through_engine = check_ratios(book)
    book.close()
    told = json.loads(run("check", path, "--out", folder, "--json").stdout)["files"][0]
    cells = recalculate.cached(folder / "checked.xlsx")["校验"]
    clicked = {cells[row, 2]: cells[row, 5] for row in range(9, 400) if cells.get((row, 5))}

    assert told["findings"] == through_engine.json()["findings"]
    assert told["counts"] == through_engine.counts() == clicked


def test_the_click_counts_and_brings_up_the_findings(sitting):
    """校验占比: 校验 is on top, the count is that of `medaid check`, 核对记录 says when, how many and on which sheets."""
    steps, _, path, _ = sitting
    report = check(path)
    rows = {finding.sheet: set() for finding in report.findings if finding.row is not None}
    for finding in report.findings:
        rows.get(finding.sheet, set()).add(finding.row)
    words = "".join(f";{sheet} {len(rows[sheet])}行" for sheet in list(rows)[:3]) + f"等{len(rows)}张表"

    assert "校验" == steps["checked"]["sheet"]
    assert str(sum(report.counts().values())) == steps["checked"]["names"]["medaid_total"]
    assert re.fullmatch(f"{STAMPED}校验占比:{sum(report.counts().values())}处问题{words}", steps["checked"]["names"]["medaid_stamp"])


def test_the_saved_file_has_the_marks(sitting):
    """Every row with its words, 校验 on top, as a third program reads it from the disk."""
    _, folder, path, layout = sitting
    report, cells = check(path), recalculate.cached(folder / "checked.xlsx")
    placed = layout.sheets["admissions"]
    place = placed.places[next(column.key for column in placed.sheet.columns if column.kind == "findings")] + 1
    marked = {row for row in range(placed.size) if cells[placed.name].get((placed.first + row + 1, place))}

    assert {finding.row for finding in report.findings if finding.sheet == placed.name} - {None} == marked
    assert "校验" == openpyxl.load_workbook(folder / "checked.xlsx").active.title


def test_the_next_finding_is_the_next_row_that_says_anything(sitting):
    """下一问题, twice: the first two rows with words in 校验结果, on their sheet."""
    steps, _, path, layout = sitting
    placed = layout.sheets["admissions"]
    found = sorted({finding.row for finding in check(path).findings if finding.sheet == placed.name} - {None})

    assert [f"${placed.name}.$V${placed.first + row + 1}" for row in found[:2]] == [steps[step]["selected"] for step in ("first", "second")]


def test_the_document_button_makes_the_list_ready(sitting):
    """生成名单 without Python: the list is on top, 核对记录 says how to print it, nothing is written outside the workbook."""
    steps, _, path, _ = sitting

    assert "低于比例名单" == steps["listed"]["sheet"]
    assert re.fullmatch(f"{STAMPED}已备好“低于比例名单”,.*Ctrl[+]P 打印", steps["listed"]["names"]["medaid_stamp"])
    assert {path.name} == {one.name for one in path.parent.iterdir() if not one.name.startswith(".~lock")}


def test_clearing_leaves_an_empty_form(sitting):
    """清空示例, after Yes: no typed cell of a table is left, every formula is, nothing but the calendar is found."""
    steps, folder, path, _ = sitting
    before, after = openpyxl.load_workbook(path), recalculate.cached(folder / "cleared.xlsx")
    there = {(sheet.title, cell.row, cell.column) for sheet in before for line in sheet.iter_rows() for cell in line if cell.data_type == "f"}
    kept = openpyxl.load_workbook(folder / "cleared.xlsx")

    assert not [value for (row, column), value in after["住院登记"].items() if 5 <= row < 5 + ROWS and 2 <= column <= 12 and value]
    assert set() == {place for place in there if kept[place[0]].cell(place[1], place[2]).data_type != "f"}
    assert "已清空示例" == steps["cleared"]["names"]["medaid_stamp"][17:]

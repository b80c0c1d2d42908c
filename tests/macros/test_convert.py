"""A workbook turned into another edition and back holds what it held: every typed cell, and what the formulas make of it."""

import re
from xml.sax.saxutils import escape

import openpyxl
import pytest
import xlwings as xw

import workbook.engine  # noqa: F401 (open workbooks without Excel)
from macros.change_edition import to_formula_edition, to_udf_edition
from macros.convert import Inconvertible, convert, target_of
from macros.live import Unfit
from tests.macros.commands import output, refused, run, said
from tests.workbook import package
from tests.workbook.sound import GUANGXI, LINXIAN, TODAY, guangxi, institutions, linxian
from workbook import function_sheets, raw_cells, recalculate, typed_cells
from workbook.build import build
from workbook.check import check
from workbook.embedded_code import CONFIG
from workbook.layout import Layout
from workbook.policy_rows import FIRST_ROW
from workbook.read import read
from workbook.template import template

TABLE, PARAMETERS, DAYS = "住院登记", "政策参数", "工作日历"
READING = next(f"D{row}" for row, entry in enumerate(Layout(template(LINXIAN), 20).policy_rows.rows, FIRST_ROW) if entry.choices)
SUFFIXES = {"xlsm": "-按钮版.xlsm", "udf": "-函数版.xlsm"}
APART = ("使用说明", CONFIG, function_sheets.HELP, function_sheets.BOTH)  # sheets that differ by edition
OVER = {  # what staff type beside the usual: an office, a word for a number, a number as text, an error, a mark taken back
    TABLE: {"C2": "青溪镇人民政府", "L6": "一万", "M7": "1200元", "D7": None, "K8": "去年", "M9": "#N/A"},
    PARAMETERS: {READING: "无此口径"}, "校验": {"C4": TODAY, "C7": "2026-01-09 张三核对"},
}


def with_formula(xml):
    """Return a sheet with L9 typed as =5000+3000."""
    start, end = package.cell(xml, "L9")
    return xml[:start] + xml[start:end].replace("<v>8000</v>", "<f>5000+3000</f><v>8000</v>") + xml[end:]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """九月.xlsx, filled and typed over, and 九月-函数版.xlsm made of it."""
    folder = tmp_path_factory.mktemp("convert")
    data = {"admissions": [linxian(number) for number in range(5)], "institutions": institutions()}
    build(LINXIAN, folder / "built.xlsx", rows=20, data=data, today=TODAY, cached=False)
    package.typed(folder / "built.xlsx", folder / "typed.xlsx", OVER)
    package.edited(folder / "typed.xlsx", folder / "九月.xlsx", {package.sheet_part(folder / "typed.xlsx", TABLE): with_formula})
    convert(folder / "九月.xlsx", "udf")
    return folder


def typed(path):
    """Return the value of every cell that can be typed into."""
    held = typed_cells.of(read(path))
    return {place: held.content(*place)[1] for place in typed_cells.unlocked(path) if place[0] != CONFIG}


def lost(folder, content, edition="xlsm"):
    """Return what is told of 九月.xlsx with other contents of L9, a cell of amounts, and (formula, value) there in the new workbook."""
    path = package.edited(folder / "typed.xlsx", folder / "他人.xlsx", {package.sheet_part(folder / "typed.xlsx", TABLE): lambda xml: replaced(xml, content)})
    made = convert(path, edition, folder / f"他人{SUFFIXES[edition]}")
    return [one for one in made.lost if one[1] == "L9"], typed_cells.of(read(made.path)).content(TABLE, 9, 12)


def replaced(xml, content):
    """Return a sheet with other contents in the element of L9."""
    start, end = package.cell(xml, "L9")
    style = re.search(r' s="[0-9]+"', xml[start:end]).group()
    return f'{xml[:start]}<c r="L9"{style}{content}</c>{xml[end:]}'


def test_there_and_back_every_typed_cell_is_what_it_was(folder):
    """Words, an amount as text, blanks, an office, an error, the reference day, an unusable reading, who checked last."""
    convert(folder / "九月-函数版.xlsm", "xlsx", folder / "back.xlsx")
    before, after = typed(folder / "九月.xlsx"), typed(folder / "back.xlsx")

    assert before == typed(folder / "九月-函数版.xlsm")
    assert before == after
    assert {"青溪镇人民政府", "一万", "1200元", "去年", "无此口径", "2026-01-09 张三核对"} <= set(after.values())
    assert [8000, raw_cells.ErrorValue("#N/A")] == [after[TABLE, 9, column] for column in (12, 13)]


def test_a_typed_formula_becomes_its_value_and_is_named(folder):
    """With its address and words: neither staff's sum nor another's order is computed in a workbook of ours."""
    assert ([(TABLE, "L9", "公式“=5000+3000”已换成它的值 8000")], (None, 8000)) == lost(folder, "><f>5000+3000</f><v>8000</v>")
    assert ([(TABLE, "L9", "公式“=cmd|'/c calc'!A1”已换成它的值 0")], (None, 0)) == lost(folder, "><f>cmd|'/c calc'!A1</f><v>0</v>", "udf")


def test_a_typed_formula_without_a_value_leaves_the_cell_blank_and_is_named(folder):
    """A program that stores no values saved it: the formula is told, the cell waits to be filled in."""
    assert ([(TABLE, "L9", "公式“=1+1”没有存下的值,这一格留空,请补填")], (None, None)) == lost(folder, "><f>1+1</f>")


def test_a_typed_formula_is_named_without_the_number_of_a_person(folder):
    """Nor is it told at any length."""
    ((_, _, words),), _ = lost(folder, '><f>VLOOKUP("11010519491231002X",A1:B2,2,0)&amp;"' + "长" * 80 + '"</f><v>8000</v>')

    assert words.startswith('公式“=VLOOKUP("**************002X"') and "1231" not in words and len(words) < 80


@pytest.mark.parametrize("error", ["cmd|'/c calc'!A1", "=1+1", 'HYPERLINK("http://x","x")', "#SPILL!"])
def test_an_error_that_is_none_becomes_a_text(folder, error):
    """A cell may call any text an error (t="e"); put after an equals sign it would be computed."""
    told, held = lost(folder, f' t="e"><v>{escape(error)}</v>')

    assert ([(TABLE, "L9", f"错误值“{error}”已换成文字")], (None, error)) == (told, held)


def test_a_text_too_long_for_a_cell_is_refused_with_the_cell(folder):
    """32,768 characters: XlsxWriter would cut one away and say nothing."""
    with pytest.raises(Inconvertible, match="“住院登记”L9的文字超过 32,767 个字符"):
        lost(folder, f' t="inlineStr"><is><t>{"长" * 32_768}</t></is>')


def test_there_and_back_the_formulas_compute_the_same(folder, spreadsheet):
    """Every value of every sheet, by formualizer and by LibreOffice."""
    convert(folder / "九月-函数版.xlsm", "xlsx", folder / "again.xlsx")
    before, after = (recalculate.values(folder / name, spreadsheet) for name in ("九月.xlsx", "again.xlsx"))

    assert before == after


def test_the_marks_of_the_calendar_stay(tmp_path):
    """A day marked as worked, and a last day whose mark was taken away."""
    build(GUANGXI, tmp_path / "built.xlsx", rows=5, data={"admissions": [guangxi(0)]}, today=TODAY, cached=False)
    package.typed(tmp_path / "built.xlsx", tmp_path / "九月.xlsx", {DAYS: {"C800": "是", "C1831": None}})
    before, after = typed(tmp_path / "九月.xlsx"), typed(convert(tmp_path / "九月.xlsx", "udf").path)

    assert before == after
    assert ["是", None] == [after[DAYS, row, 3] for row in (800, 1831)]


def test_check_finds_the_same_in_every_edition(folder):
    """The findings do not depend on who computes."""
    seen = [[(one.code, one.sheet, one.cell, one.detail) for one in check(folder / name).findings] for name in ("九月.xlsx", "九月-函数版.xlsm")]

    assert seen[0] and seen[0] == seen[1]


def test_the_old_file_is_left_as_it_is(folder):
    """Byte for byte; and it is never the target."""
    before = (folder / "九月.xlsx").read_bytes()
    convert(folder / "九月.xlsx", "xlsm", folder / "buttons.xlsm")

    assert before == (folder / "九月.xlsx").read_bytes()
    with pytest.raises(Inconvertible, match="不能写到原文件"):
        convert(folder / "九月.xlsx", "xlsx", folder / "九月.xlsx")


def test_what_cannot_be_carried_over_is_named(folder, tmp_path):
    """A formula that was typed over, a note beside the table, a sheet of one's own."""
    book = openpyxl.load_workbook(folder / "built.xlsx")
    book[TABLE]["Q5"], book[TABLE]["BZ30"] = 0.5, "记得问李四"
    book.create_sheet("草稿")["A1"] = "x"
    book.save(tmp_path / "changed.xlsx")
    lost = convert(tmp_path / "changed.xlsx", "xlsm").lost

    assert {(TABLE, "Q5"), (TABLE, "BZ30"), ("草稿", "A1")} == {(sheet, cell) for sheet, cell, _ in lost}


def test_days_from_1904_are_refused(folder, tmp_path):
    """A workbook of an old Mac: its days would move by four years."""
    path = package.edited(folder / "九月.xlsx", tmp_path / "mac.xlsx", {
        "xl/workbook.xml": lambda xml: xml.replace("<workbookPr", '<workbookPr date1904="1"', 1)})
    with pytest.raises(Inconvertible, match="1904"):
        convert(path, "udf")


def test_an_open_workbook_turns_to_formulas_and_back(folder, tmp_path):
    """By the verbs, in place: columns, fields and 自检; then the formulas compute what they do in the edition of formulas."""
    book = xw.Book(folder / "九月-函数版.xlsm")
    try:
        there = to_formula_edition(book)
        book.save(tmp_path / "formulas.xlsm")
        back = to_udf_edition(book)
        book.save(tmp_path / "functions.xlsm")
    finally:
        book.close()
    expected, values = recalculate.values(folder / "九月.xlsx"), recalculate.cached(tmp_path / "formulas.xlsm")
    listed = sum(1 for row in raw_cells.read(tmp_path / "functions.xlsm").sheets[function_sheets.BOTH] if row[1] == 1) - 1

    assert listed == there == back
    for path in ("formulas.xlsm", "functions.xlsm"):
        assert [] == [one for one in check(tmp_path / path).findings if "改写" in one.title or one.code == "C06"]
    assert [expected[TABLE].get((row, 17)) for row in range(5, 11)] == [values[TABLE].get((row, 17)) for row in range(5, 11)]
    assert typed(folder / "九月.xlsx").keys() == typed(tmp_path / "functions.xlsm").keys()


def test_a_workbook_without_functions_is_not_turned_in_place(folder):
    """It is told how to get one."""
    book = xw.Book(folder / "九月.xlsx")
    try:
        with pytest.raises(Unfit, match="medaid convert"):
            to_udf_edition(book)
    finally:
        book.close()


def test_the_list_by_which_a_macro_turns_the_workbook_is_that_of_the_builder(folder):
    """Without Python on the machine: native formula and call of every computed column, for VBA to write."""
    book = raw_cells.read(folder / "九月-函数版.xlsm")
    held, formulas = book.sheets, raw_cells.read(folder / "九月.xlsx").formulas
    rows = [[held[function_sheets.BOTH][row, column] for column in range(1, 6)]
            for row in range(2, 2 + sum(1 for place in held[function_sheets.BOTH] if place[1] == 1) - 1)]
    for sheet, cells, kind, native, call in rows:
        first = openpyxl.utils.cell.coordinate_to_tuple(cells.partition(":")[0])
        written = book.formulas[sheet][first]

        assert native == formulas[sheet][first]
        assert call == (written[1:-1] if kind == function_sheets.ARRAY else written)


def test_the_command(folder, tmp_path):
    """Beside the old file, with the edition in its name; an old file of that name stays unless one says otherwise."""
    build(LINXIAN, tmp_path / "十月.xlsx", rows=5, today=TODAY, cached=False)
    target = target_of(tmp_path / "十月.xlsx", "xlsm")

    assert "逐格核对" in output("convert", tmp_path / "十月.xlsx", "--edition", "xlsm") and target.exists()
    assert "已存在" in run("convert", tmp_path / "十月.xlsx", "--edition", "xlsm").output
    assert "--replace" in refused("convert", tmp_path / "十月.xlsx", "--edition", "xlsm", "--json")
    assert {"made": str(target), "lost": []} == said("convert", tmp_path / "十月.xlsx", "--edition", "xlsm", "--replace")
    assert "没有“ods”版" in refused("convert", tmp_path / "十月.xlsx", "--edition", "ods")
    assert ".xlsm 结尾" in refused("convert", tmp_path / "十月.xlsx", "--edition", "udf", "--out", tmp_path / "x.xlsx")
    assert "W01" in refused("convert", tmp_path / "none.xlsx", "--edition", "udf")

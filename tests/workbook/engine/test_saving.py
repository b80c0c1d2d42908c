"""Saving: at once or not at all, with values for previews, and nothing is lost unsaid (measured losses of openpyxl)."""

import os
import stat
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw

from workbook import recalculate
from workbook.build import build
from workbook.engine import EngineError, WouldLose
from workbook.engine.losses import losses


def chart(book, sheet):
    """Draw a chart."""
    made = book.add_chart({"type": "line"})
    made.add_series({"values": "=S!$A$1:$A$3"})
    sheet.insert_chart("C3", made)


LOST = {
    "迷你图": lambda book, sheet: sheet.add_sparkline("B1", {"range": "S!A1:A5"}),
    "文本框或形状": lambda book, sheet: sheet.insert_textbox("B1", "说明"),
    "窗体控件": lambda book, sheet: sheet.insert_button("B1", {"macro": "Check"}),
    "2010 版条件格式": lambda book, sheet: sheet.conditional_format("A1:A5", {"type": "data_bar", "data_bar_2010": True}),
    "动态数组或单元格内图片": lambda book, sheet: sheet.write_dynamic_array_formula("B1", "=UNIQUE(A1:A3)"),
}
KEPT = {
    "nothing": lambda book, sheet: None, "note": lambda book, sheet: sheet.write_comment("B1", "核对"), "chart": chart,
    "table": lambda book, sheet: sheet.add_table("C1:D4"), "panes": lambda book, sheet: sheet.freeze_panes(1, 1),
    "rule": lambda book, sheet: sheet.conditional_format("A1:A5", {
        "type": "cell", "criteria": ">", "value": 1, "format": book.add_format({"bold": 1})}),
    "list": lambda book, sheet: sheet.data_validation("A1", {"validate": "list", "source": ["是", "否"]}),
    "ignored errors": lambda book, sheet: sheet.ignore_errors({"number_stored_as_text": "A1:A5"}),
    "link": lambda book, sheet: sheet.write_url("B1", "internal:S!A1"), "rich text": lambda book, sheet: sheet.write_rich_string(
        "B1", "a", book.add_format({"bold": True}), "b"), "protection": lambda book, sheet: sheet.protect("secret")}


@pytest.mark.parametrize("part", LOST)
def test_a_save_in_place_that_would_lose_something_is_refused(written, part):
    """The error names the part; the file stays as it was; another name is accepted with a warning."""
    path = written(LOST[part])
    before = path.read_bytes()
    book = xw.Book(path)
    book.sheets[0]["A1"].value = 2
    with pytest.raises(WouldLose, match=f"「written.xlsx」里的{part}") as refusal:
        book.save()

    assert [part] == refusal.value.parts
    assert before == path.read_bytes()
    with pytest.warns(UserWarning, match=f"另存的「other.xlsx」里没有原文件的{part}"):
        book.save(path.with_name("other.xlsx"))
    assert (2, "other.xlsx") == (openpyxl.load_workbook(path.with_name("other.xlsx")).active["A1"].value, book.name)


@pytest.mark.parametrize("part", KEPT)
def test_what_openpyxl_keeps_is_saved_in_place(written, part):
    """Nothing to refuse."""
    path = written(KEPT[part])
    book = xw.Book(path)
    book.sheets[0]["A1"].value = 2
    book.save()
    book.save()

    assert [] == losses(path)
    assert 2 == openpyxl.load_workbook(path).active["A1"].value


@pytest.mark.parametrize(("name", "part"), [
    ("xl/slicers/slicer1.xml", "切片器"), ("xl/pivotTables/pivotTable1.xml", "数据透视表"), ("xl/ctrlProps/ctrlProp1.xml", "窗体控件"),
    ("xl/threadedComments/threadedComment1.xml", "批注对话"), ("xl/embeddings/oleObject1.bin", "嵌入的对象"), ("xl/charts/style1.xml", "图表的样式"),
    ("xl/connections.xml", "数据连接"), ("xl/media/image1.png", "图片(没有安装 Pillow)"), ("xl/somethingNew.xml", "xl/somethingNew.xml")])
def test_every_part_that_is_not_known_to_be_kept_is_a_loss(written, name, part):
    """Parts by their name in the package; a part that nobody has named goes by that."""
    path = written(KEPT["nothing"])
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(name, b"")

    assert [part] == losses(path)


@pytest.mark.parametrize("name", ["xl/printerSettings/printerSettings1.bin", "xl/calcChain.xml", "docProps/thumbnail.jpeg"])
def test_what_nobody_typed_is_no_loss(written, name):
    """Printer settings, the calculation order, the preview picture."""
    path = written(KEPT["nothing"])
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(name, b"")

    assert [] == losses(path)


def test_the_products_own_workbooks_are_saved_in_place(tmp_path):
    """Sheets, rules, lists, protection and the marks on identity numbers of a template come through."""
    path = tmp_path / "built.xlsx"
    build("住院费用监测", path, rows=5)
    before = marks(path)
    book = xw.Book(path)
    book.sheets["住院登记"]["A7"].value = "示例"
    book.save()

    assert before == marks(path) != []
    assert [] == losses(path)


def marks(path):
    """Return the elements `ignoredErrors` of a file."""
    with zipfile.ZipFile(path) as package:
        return [text[text.index("<ignoredErrors"):text.index("</ignoredErrors>")] for name in sorted(package.namelist())
                if name.startswith("xl/worksheets/sheet") and "<ignoredErrors" in (text := package.read(name).decode())]


def test_marks_follow_inserted_rows(written):
    """ignoredErrors A1:A5 is A2:A6 after a row is inserted above."""
    path = written(KEPT["ignored errors"])
    book = xw.Book(path)
    book.sheets[0]["1:1"].insert("down")
    book.save()

    assert ['<ignoredErrors><ignoredError sqref="A2:A6" numberStoredAsText="1"/>'] == marks(path)


@pytest.mark.parametrize(("formula", "value"), [("=1+1", 2), ("=1=1", True), ("=\"a<\"&\"b\"", "a<b"), ("=1/0", "#DIV/0!")])
def test_formulas_carry_their_values_in_the_file(sheet, saved, formula, value):
    """Previews, phones and pandas read the value that stands in the file."""
    sheet["A1"].value = formula
    sheet["A1"].number_format = "0.00"

    assert value == openpyxl.load_workbook(saved(sheet.book), data_only=True).active["A1"].value
    assert formula == openpyxl.load_workbook(sheet.book.fullname).active["A1"].value


def test_a_book_that_cannot_be_computed_is_saved_all_the_same(sheet, saved):
    """formualizer refuses references to other files; what was typed is saved, and a warning says that values are missing."""
    sheet["A1"].value = ["typed", "=[1]x!A1"]
    with pytest.raises(EngineError, match="libreoffice"):
        _ = sheet["B1"].value
    with pytest.warns(UserWarning, match="公式没有值"):
        saved(sheet.book)

    assert "typed" == openpyxl.load_workbook(sheet.book.fullname).active["A1"].value


def test_an_error_that_the_file_format_has_not_is_left_out(sheet, saved):
    """A formula that refers to itself: formualizer's #CIRC! would make Excel repair the file."""
    sheet["A1"].value = "=A1+1"

    assert "#CIRC!" == sheet["A1"].options(err_to_str=True).value
    assert openpyxl.load_workbook(saved(sheet.book), data_only=True).active["A1"].value is None


def test_another_program_reads_what_was_saved(sheet, saved):
    """LibreOffice computes the saved file to the same values, with marks, a table, a name, merged cells and rows inserted."""
    sheet["A1"].value = [["项目", "元"], ["甲", 100], ["乙", 250.5], ["合计", "=SUM(B2:B3)"], ["超过", "=IF(B4>300,\"是\",\"否\")"]]
    sheet.tables.add(sheet["A1:B3"], name="明细")
    sheet["B4"].name = "合计数"
    sheet["D1:E1"].merge()
    sheet["3:3"].insert("down")
    sheet["A3"].value = ["丙", 49.5]
    sheet["C5"].formula = "=合计数*2"
    path = saved(sheet.book)

    assert recalculate.cached(path) == recalculate.values(path, "libreoffice")
    assert [400, "是", 800] == [sheet["B5"].value, sheet["B6"].value, sheet["C5"].value]


def test_excel_is_told_to_compute_anew(sheet, saved):
    """fullCalcOnLoad: the values are formualizer's until then."""
    sheet["A1"].value = "=1+1"

    assert openpyxl.load_workbook(saved(sheet.book)).calculation.fullCalcOnLoad


def test_a_file_that_somebody_else_changed_is_not_overwritten(sheet, saved):
    """Two people, one file."""
    path = saved(sheet.book)
    other = openpyxl.load_workbook(path)
    other.active["A1"] = "theirs"
    other.save(path)
    os.utime(path, (1, 1))
    with pytest.raises(EngineError, match="被别的程序改过"):
        sheet.book.save()

    assert "theirs" == openpyxl.load_workbook(path).active["A1"].value


def test_a_save_that_fails_leaves_the_old_file(sheet, saved):
    """The draft goes, the file stays."""
    path = saved(sheet.book)
    before = path.read_bytes()
    sheet.api.sheet_state = "hidden"
    with pytest.raises(ValueError, match="cannot be hidden"):
        sheet.book.save()

    assert (before, ["saved.xlsx"]) == (path.read_bytes(), os.listdir(path.parent))


def test_the_rights_of_a_file_are_kept(sheet, saved):
    """Mode bits of the old file."""
    path = saved(sheet.book)
    path.chmod(0o640)
    sheet.book.save()

    assert 0o640 == stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("name", ["a.xls", "a.csv", "a.xlsb", "a.xlsm"])
def test_kinds_of_files_that_cannot_be_written(sheet, tmp_path, name):
    """xlsm only where there are macros."""
    with pytest.raises(EngineError, match="不能保存为"):
        sheet.book.save(tmp_path / name)
    assert [] == os.listdir(tmp_path)


def test_macros_stay_in_an_xlsm(tmp_path):
    """vbaProject.bin byte for byte, saved twice; left out when the book is saved as .xlsx. The file is xlwings' own quickstart."""
    path = tmp_path / "macros.xlsm"
    path.write_bytes((Path(xw.__file__).parent / "quickstart.xlsm").read_bytes())
    macros = zipfile.ZipFile(path).read("xl/vbaProject.bin")
    book = xw.Book(path)
    book.sheets[0]["A1"].value = "=1+1"
    assert 2 == book.sheets[0]["A1"].value
    book.save()
    book.save()

    assert macros == zipfile.ZipFile(path).read("xl/vbaProject.bin")
    with pytest.warns(UserWarning, match="里没有原文件的宏"):
        book.save(tmp_path / "plain.xlsx")
    assert "xl/vbaProject.bin" not in zipfile.ZipFile(tmp_path / "plain.xlsx").namelist()
    assert b"macroEnabled" not in zipfile.ZipFile(tmp_path / "plain.xlsx").read("[Content_Types].xml")

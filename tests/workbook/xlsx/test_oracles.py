"""Whole workbooks of four writers, cell by cell beside openpyxl and calamine: every difference is one that is known."""

import datetime
import warnings

import openpyxl
import pytest
import python_calamine
import xlsxwriter

from tests.workbook.sound import GUANGXI, LINXIAN
from workbook import raw_cells, recalculate
from workbook.raw_cells import ErrorValue
from workbook.serial import ORIGIN
from workbook.xlsx.book import Book

MOMENT = datetime.datetime(2025, 10, 15, 13, 30)
ROWS = [["姓名", "身份证号", "金额(元)", "日期", "备注"],
        ["张三", "11010519491231002X", 12500000.25, MOMENT, " 首尾空格 "],
        ["李四", "110105194912310038", -0.005, datetime.datetime(1900, 3, 1), "换\n行\t制表"],
        ["<王&五>", "", 1e-9, datetime.datetime(9999, 12, 31), "_x000D_ 与 _x005F_"],
        ["😀𠮷", "０１", 999999999999999, None, "'=1+1"]]


def by_xlsxwriter(path):
    """Numbers, dates, texts of every kind, formulas with stored values, errors, truth."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        sheet, day = book.add_worksheet("数据"), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for number, values in enumerate(ROWS):
            for place, value in enumerate(values):
                if isinstance(value, datetime.datetime):
                    sheet.write_datetime(number, place, value, day)
                elif value is not None:
                    sheet.write(number, place, value)
        sheet.write_formula(6, 0, "=C2*2", None, 25000000.5)
        sheet.write_formula(6, 1, '="甲"&"乙"', None, "甲乙")
        sheet.write_formula(6, 2, "=1/0", None, "#DIV/0!")
        sheet.write_formula(6, 3, "=TRUE", None, True)
        sheet.write_boolean(7, 0, False)
        sheet.write_rich_string(7, 1, "红", book.add_format({"bold": True}), "字 ", "尾")
        sheet.write_array_formula(7, 2, 7, 2, "{=SUM(C2:C3*2)}", None, 1)
        book.add_worksheet("空表").hide()
        book.define_name("合计", "=数据!$C$2:$C$5")
        book.define_name("数据!本表", "=数据!$A$1")
        book.set_custom_property("medaid_template", "甲 & 乙")
        book.set_custom_property("年份", 2025)
    return path


def by_openpyxl(path):
    """The same table and its merged title."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "数据"
    for values in ROWS:
        sheet.append(values)
    sheet["G1"], sheet["G2"], sheet["G3"] = "=SUM(C2:C3)", True, "#N/A"
    sheet.merge_cells("A9:C9")
    book.create_sheet("空表").sheet_state = "veryHidden"
    book.save(path)
    return path


def by_libreoffice(path):
    """What LibreOffice makes of XlsxWriter's."""
    return recalculate.converted(by_xlsxwriter(path), path.parent / "office")


WRITERS = {"XlsxWriter": by_xlsxwriter, "openpyxl": by_openpyxl, "LibreOffice": by_libreoffice}


@pytest.fixture(params=WRITERS)
def saved(request, tmp_path):
    """The table saved by each writer."""
    return WRITERS[request.param](tmp_path / "表.xlsx")


def as_openpyxl(path, data_only):
    """Return openpyxl's reading in our terms: days as serials, errors as errors, truth as words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, data_only=data_only)
    sheets = {}
    for sheet in book.worksheets:
        found = {(cell.row, cell.column): plain(cell) for row in sheet.iter_rows() for cell in row}
        sheets[sheet.title] = {place: value for place, value in found.items() if value not in (None, "")}
    return sheets


def plain(cell):
    """Return the value of a cell of openpyxl in our terms."""
    value = cell.value
    if cell.data_type == "e":
        return ErrorValue(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, openpyxl.worksheet.formula.ArrayFormula):
        return "{" + value.text + "}"
    return serial(value)


def serial(value):
    """Return a day or a moment as its serial, anything else as it is."""
    if isinstance(value, datetime.datetime):
        value -= datetime.datetime.combine(ORIGIN, datetime.time())
    elif isinstance(value, datetime.date):
        value -= ORIGIN
    elif isinstance(value, datetime.time):
        value = datetime.datetime.combine(ORIGIN, value) - datetime.datetime.combine(ORIGIN, datetime.time())
    return value / datetime.timedelta(days=1) if isinstance(value, datetime.timedelta) else value


def alike(one, other):
    """Tell whether two readings of a cell are the same, moments to the microsecond."""
    return one == other or isinstance(one, (int, float)) and isinstance(other, (int, float)) and abs(one - other) < 1e-9


def differences(ours, theirs):
    """Return [(sheet, place, ours, theirs)] where two readings differ."""
    return [(sheet, place, cells.get(place), theirs[sheet].get(place)) for sheet, cells in ours.items()
            for place in {*cells, *theirs[sheet]} if not alike(cells.get(place), theirs[sheet].get(place))]


ESCAPED = 4, 5  # openpyxl writes escapes as they are, which are then escapes for Excel, and reads them as they are


def test_openpyxl_reads_the_same_values(saved):
    """Every cell of every sheet but the one with what looks like escapes."""
    found = raw_cells.read(saved)
    different = differences(found.sheets, as_openpyxl(saved, True))

    assert [] == [entry for entry in different if entry[1] != ESCAPED]
    assert found.sheets["数据"][ESCAPED] == ("_x000D_ 与 _x005F_" if found.properties else "\r 与 _")


def test_openpyxl_reads_the_same_formulas(saved):
    """Array formulas too."""
    theirs = {sheet: {place: value for place, value in cells.items() if isinstance(value, str) and value[:1] in "={" and value[:2] != "'="}
              for sheet, cells in as_openpyxl(saved, False).items()}

    assert theirs == raw_cells.read(saved).formulas


def test_calamine_reads_the_same(saved):
    """But for errors, which it blanks, and truth, which it does not word."""
    ours, book = raw_cells.read(saved).sheets["数据"], python_calamine.CalamineWorkbook.from_path(str(saved))
    table = book.get_sheet_by_name("数据").to_python(skip_empty_area=False)
    theirs = {(row, column): serial(value) for row, values in enumerate(table, 1) for column, value in enumerate(values, 1) if value != ""}
    words = {True: "TRUE", False: "FALSE"}
    theirs = {place: words[value] if isinstance(value, bool) else value for place, value in theirs.items()}

    assert [] == [entry for entry in differences({"数据": ours}, {"数据": theirs}) if not isinstance(entry[2], ErrorValue)]


def test_what_a_workbook_says_of_itself(tmp_path):
    """Sheets with their states, names with the sheet they hold for, properties as text, merged ranges."""
    found = raw_cells.read(by_xlsxwriter(tmp_path / "表.xlsx"))

    assert {"数据": "visible", "空表": "hidden"} == found.states
    assert {("合计", None): "数据!$C$2:$C$5", ("本表", "数据"): "数据!$A$1"} == found.names
    assert {"medaid_template": "甲 & 乙", "年份": "2025"} == found.properties
    assert {(2, 4), (3, 4), (4, 4)} == found.dates["数据"]
    assert "veryHidden" == raw_cells.read(by_openpyxl(tmp_path / "又.xlsx")).states["空表"]


def test_merged_ranges_are_told(tmp_path):
    """After the cells."""
    from workbook.xlsx.sheet import Sheet

    with Book(by_openpyxl(tmp_path / "表.xlsx")) as book:
        sheet = Sheet(book.package, book.sheets[0].part, book.strings)
        assert [] == sheet.merges and list(sheet)
        assert ["A9:C9"] == sheet.merges


@pytest.mark.parametrize("name", [f"{GUANGXI} mistakes", f"{LINXIAN} mistakes"])
def test_openpyxl_reads_our_own_workbooks_alike(shelf, name):
    """Values and formulas of every cell of a template with a mistake of every kind."""
    path = shelf(name).dated
    found, spoken = raw_cells.read(path), as_openpyxl(path, False)

    assert [] == differences(found.sheets, as_openpyxl(path, True))
    assert {sheet: {place: value for place, value in cells.items() if isinstance(value, str) and value.startswith("=")}
            for sheet, cells in spoken.items()} == found.formulas

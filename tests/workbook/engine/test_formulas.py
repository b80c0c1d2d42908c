"""xlwings, API reference: formula, formula2, formula_array; when Excel computes and what it shows."""

import openpyxl
import pytest
import xlsxwriter
import xlwings as xw

import workbook.engine
from tests.workbook.package import edited
from workbook.engine import EngineError, Unsupported


@pytest.mark.parametrize(("formula", "value"), [
    ("=1+2", 3), ("=SUM(A1:A3)", 6), ("=A1=1", True), ("=\"a\"&\"b\"", "ab"), ("=IF(A1>5,1,\"\")", None), ("=ROUND(A2/3,2)", 0.67),
    ("=COUNTIF(A1:A3,\">1\")", 2), ("=VLOOKUP(2,A1:A3,1,FALSE)", 2), ("=IFERROR(1/0,\"错\")", "错"), ("=1/0", None), ("=D9", 0),
    ("=IFS(A1=1,\"one\",TRUE,\"other\")", "one"), ("=TEXTJOIN(\"、\",TRUE,A1:A3)", "1、2、3"), ("=XLOOKUP(2,A1:A3,A1:A3)", 2)])
def test_a_formula_is_computed_when_it_is_read(sheet, formula, value):
    """Excel computes by itself after every change; an error is None, a blank text is None."""
    sheet["A1"].options(transpose=True).value = [1, 2, 3]
    sheet["C1"].formula = formula

    assert value == sheet["C1"].value
    assert formula == sheet["C1"].formula


@pytest.mark.parametrize("program", ["formualizer", "libreoffice"])
def test_two_programs_compute_the_same(sheet, program):
    """1,000 × 0.65 = 650; the program is chosen for the app."""
    sheet.book.app.impl.engine_for_calculation = program
    sheet["A1"].value = [1000, "=ROUND(A1*0.65,2)", "=B1>600", "=IF(C1,\"是\",\"否\")", "=1/0"]

    assert [650, True, "是", None] == sheet["B1:E1"].value
    assert "#DIV/0!" == sheet["E1"].options(err_to_str=True).value


def test_a_change_is_seen_in_the_next_reading(sheet):
    """Automatic calculation."""
    sheet["A1"].value = [1, "=A1*2"]
    assert 2 == sheet["B1"].value
    sheet["A1"].value = 5
    assert 10 == sheet["B1"].value


def test_manual_calculation_waits(sheet):
    """App.calculation = 'manual': values stay until App.calculate; a formula just typed is computed at once, as in Excel."""
    sheet["A1"].value = [1, "=A1*2"]
    assert 2 == sheet["B1"].value
    sheet.book.app.calculation = "manual"
    sheet["A1"].value = 5
    assert 2 == sheet["B1"].value
    sheet["C1"].formula = "=A1*3"
    assert [2, 15] == sheet["B1:C1"].value
    sheet.book.app.calculate()
    assert [10, 15] == sheet["B1:C1"].value


@pytest.mark.parametrize("member", ["formula", "formula2", "value"])
def test_one_formula_for_many_cells_follows(sheet, member):
    """Excel: `Range("B1:B3").Formula = "=A1*2"` adjusts the relative references."""
    sheet["A1"].options(transpose=True).value = [1, 2, 3]
    setattr(sheet["B1:B3"], member, "=A1*2+$A$1")

    assert (("=A1*2+$A$1",), ("=A2*2+$A$1",), ("=A3*2+$A$1",)) == sheet["B1:B3"].formula
    assert [3, 5, 7] == sheet["B1:B3"].value


def test_a_list_of_formulas(sheet):
    """Range.formula: a nested list, a formula each."""
    sheet["A1:B2"].formula = [["=1", "=2"], ["=A1+B1", "x"]]

    assert (("=1", "=2"), ("=A1+B1", "x")) == sheet["A1:B2"].formula
    assert [[1, 2], [3, "x"]] == sheet["A1:B2"].value


@pytest.mark.parametrize(("value", "formula"), [(1, "1"), ("x", "x"), (None, ""), (True, "TRUE"), (1.5, "1.5")])
def test_the_formula_of_a_constant_is_the_constant(sheet, value, formula):
    """Excel: Formula of a cell without one is its constant, of an empty cell an empty text."""
    sheet["A1"].value = value

    assert formula == sheet["A1"].formula


def test_an_array_formula_fills_its_area(sheet):
    """Range.formula_array: one formula for the whole area; has_array is True inside."""
    sheet["A1"].value = [1, 2, 3]
    sheet["A3:C3"].formula_array = "=A1:C1*2"

    assert [2, 4, 6] == sheet["A3:C3"].value
    assert ("=A1:C1*2", True, False) == (sheet["A3:C3"].formula_array, sheet["B3"].has_array, sheet["A1"].has_array)
    assert "$A$3:$C$3" == sheet["A3"].expand("right").address


def test_an_array_formula_of_one_cell(sheet):
    """{=SUM(A1:C1*A2:C2)}: 1×4 + 2×5 + 3×6 = 32."""
    sheet["A1"].value = [[1, 2, 3], [4, 5, 6]]
    sheet["A3"].formula_array = "=SUM(A1:C1*A2:C2)"

    assert 32 == sheet["A3"].value


def test_part_of_an_array_cannot_be_changed(sheet):
    """Excel: "You can't change part of an array"."""
    sheet["A3:C3"].formula_array = "=A1:C1*2"
    with pytest.raises(EngineError, match="A3:C3 是一个数组公式"):
        sheet["B3"].value = 1
    sheet["A3:C3"].clear_contents()
    sheet["B3"].value = 1
    assert 1 == sheet["B3"].value


@pytest.mark.parametrize("formula", ["=UNIQUE(A1:A3)", "=SORT(FILTER(A1:A3,A1:A3>1))", "=SEQUENCE(3)"])
def test_a_formula_that_spills_is_refused(sheet, formula):
    """openpyxl cannot mark a dynamic array; the refusal says what to do instead."""
    with pytest.raises(Unsupported, match="formula_array"):
        sheet["A5"].formula2 = formula


@pytest.mark.parametrize("formula", ["=SUM(1", "=1+", "=\"a", "=SUM(1))", "=(1"])
def test_a_formula_that_breaks_off_is_refused(sheet, formula):
    """Excel does not take it either; in a file it would make Excel offer a repair."""
    with pytest.raises(EngineError, match="公式不完整"):
        sheet["A1"].value = formula


def test_newer_functions_are_filed_with_their_prefix(sheet, saved):
    """ECMA-376 with Microsoft's extensions: XLOOKUP is spelt _xlfn.XLOOKUP in the file."""
    sheet["A1"].formula = "=XLOOKUP(1,B1:B2,C1:C2)+SUM(1)"

    assert "=_xlfn.XLOOKUP(1,B1:B2,C1:C2)+SUM(1)" == openpyxl.load_workbook(saved(sheet.book)).active["A1"].value
    assert "=XLOOKUP(1,B1:B2,C1:C2)+SUM(1)" == sheet["A1"].formula


def test_formulas_reach_other_sheets_and_names(sheet):
    """Cross references."""
    sheet["A1"].value = 4
    sheet["A1"].name = "amount"
    other = sheet.book.sheets.add("另一张")
    other["A1"].value = [["=Sheet1!A1*2", "=amount+1"]]

    assert [8, 5] == other["A1:B1"].value


def test_values_of_the_file_are_used_as_they_are(sheet, saved):
    """Opening computes nothing that the file already knows, unless the file asks for it."""
    sheet["A1"].value = "=1+1"
    path = saved(sheet.book)
    sheet.book.close()
    book = openpyxl.load_workbook(path)
    book.calculation.fullCalcOnLoad = False
    book.save(path)

    assert 2 == xw.Book(path).sheets[0]["A1"].value


def test_what_depends_on_the_hour_is_computed_on_opening(tmp_path):
    """TODAY(), as in Excel; 1 stands in the file."""
    with xlsxwriter.Workbook(tmp_path / "today.xlsx") as made:
        made.add_worksheet().write_formula("A1", "=TODAY()*0+2", None, 1)
        made.set_calc_mode("auto")
    edited(tmp_path / "today.xlsx", tmp_path / "today.xlsx", {"xl/workbook.xml": lambda text: text.replace('fullCalcOnLoad="1"', "")})

    assert 2 == xw.Book(tmp_path / "today.xlsx").sheets[0]["A1"].value


def test_a_change_through_api_is_seen_after_calculate(sheet):
    """Changes behind the engine's back: App.calculate computes anyway."""
    sheet["A1"].value = [1, "=A1*2"]
    assert 2 == sheet["B1"].value
    sheet["A1"].api.value = 7
    sheet.book.app.calculate()
    assert 14 == sheet["B1"].value
    workbook.engine.calculate(sheet.book)
    assert 14 == sheet["B1"].value

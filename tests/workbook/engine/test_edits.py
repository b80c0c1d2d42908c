"""xlwings, API reference: insert, delete, copy, paste, autofill, find, replace_all, sort, remove_duplicates."""

import pytest

from workbook.engine import EngineError, Unsupported


@pytest.fixture
def ledger(sheet):
    """Three rows with sums, a name, a merge, a rule and a print area below and beside them."""
    sheet["A1"].value = [["name", "yuan", "double"], ["甲", 1, "=B2*2"], ["乙", 2, "=B3*2"], ["丙", 3, "=B4*2"], ["sum", "=SUM(B2:B4)", None]]
    sheet["B2:B4"].name = "amounts"
    sheet["A7:B7"].merge()
    sheet.page_setup.print_area = "$A$1:$C$5"
    sheet.api.conditional_formatting.add("B2:B4", rule())
    return sheet


def rule():
    """A rule of openpyxl's own."""
    from openpyxl.formatting.rule import FormulaRule

    return FormulaRule(["$B2>1"])


@pytest.mark.parametrize(("how", "address", "total", "formulas"), [
    ("insert", "3:3", "=SUM(B2:B5)", ["=B2*2", "", "=B4*2", "=B5*2"]), ("insert", "1:2", "=SUM(B4:B6)", ["=B4*2", "=B5*2", "=B6*2", ""]),
    ("insert", "2:2", "=SUM(B3:B5)", ["=B3*2", "=B4*2", "=B5*2", ""]), ("delete", "3:3", "=SUM(B2:B3)", ["=B2*2", "=B3*2", "", ""]),
    ("delete", "2:4", "=SUM(#REF!)", ["", "", "", ""])])
def test_references_follow_rows(ledger, how, address, total, formulas):
    """Excel: references grow, shrink and move with inserted and deleted rows; what is gone is #REF!."""
    getattr(ledger[address], how)(*(("down",) if how == "insert" else ("up",)))
    column = [cell.formula for cell in ledger["C1:C9"] if cell.formula != "double"]
    first = next((place for place, text in enumerate(column) if text), 0)

    assert total == next(cell.formula for cell in ledger["B1:B9"] if cell.formula.startswith("=SUM"))
    assert formulas == column[first:first + 4]


def test_everything_else_follows_rows(ledger):
    """Names, merged cells, the print area and rules move along."""
    ledger["1:1"].insert("down")

    assert "$B$3:$B$5" == ledger.book.names["amounts"].refers_to_range.address
    assert "$A$8:$B$8" == ledger["A8"].merge_area.address
    assert "$A$2:$C$6" == ledger.page_setup.print_area
    assert [("B3:B5", ["$B3>1"])] == [(str(entry.sqref), entry.rules[0].formula) for entry in ledger.api.conditional_formatting]
    assert 6 == ledger["B6"].value


def test_columns_are_inserted(ledger):
    """Widths and formulas move to the right."""
    ledger["B:B"].column_width = 30
    ledger["A:A"].insert("right")

    assert ("=C2*2", "=SUM(C2:C4)", 30) == (ledger["D2"].formula, ledger["C5"].formula, ledger["C1"].column_width)


def test_only_a_block_is_shifted(sheet):
    """Range.insert('down') on some columns leaves the others alone."""
    sheet["A1"].value = [[1, 10, "=A2"], [2, 20, "=B2"]]
    sheet["A1:A1"].insert("down")

    assert [[None, 10], [1, 20], [2, None]] == sheet["A1:B3"].value
    assert ("=A3", "=B2") == (sheet["C1"].formula, sheet["C2"].formula)


def test_new_cells_look_like_those_above(sheet):
    """Excel: format_from_left_or_above is the default."""
    sheet["A1"].color = (1, 2, 3)
    sheet["A2"].value = 5
    sheet["2:2"].insert("down")

    assert ((1, 2, 3), 5) == (sheet["A2"].color, sheet["A3"].value)


def test_other_sheets_follow_too(ledger):
    """Formulas on other sheets."""
    other = ledger.book.sheets.add()
    other["A1"].formula = "=Sheet1!B5"
    ledger["1:3"].insert("down")

    assert ("=Sheet1!B8", 6) == (other["A1"].formula, other["A1"].value)


def test_what_would_tear_is_refused(ledger):
    """Excel: a part of merged cells cannot be shifted."""
    with pytest.raises(EngineError, match="会撕开合并单元格 A7:B7"):
        ledger["A2"].insert("down")


def test_arrays_follow_rows(sheet):
    """An array formula moves as a whole; rows inserted inside are refused."""
    sheet["A1"].value = [[1], [2], [3]]
    sheet["C2:C4"].formula_array = "=A1:A3*2"
    sheet["1:1"].insert("down")

    assert ("=A2:A4*2", [2, 4, 6]) == (sheet["C3"].formula_array, sheet["C3:C5"].value)
    with pytest.raises(EngineError, match="会撕开数组公式 C3:C5"):
        sheet["4:4"].insert("down")


def test_heights_follow_rows(sheet):
    """Row heights belong to their rows."""
    sheet["A2"].row_height = 40
    sheet["1:1"].insert("down")

    assert (15, 40) == (sheet["A2"].row_height, sheet["A3"].row_height)


def test_a_copy_takes_formulas_and_looks(sheet):
    """Range.copy(destination): relative references follow."""
    sheet["A1"].value = [1, "=A1*2"]
    sheet["B1"].color = (1, 2, 3)
    sheet["B1"].copy(sheet["B5"])

    assert ("=A5*2", (1, 2, 3)) == (sheet["B5"].formula, sheet["B5"].color)


@pytest.mark.parametrize(("kind", "formula", "colour", "look"), [
    ("all", "=A5*2", (1, 2, 3), "0.0"), (None, "=A5*2", (1, 2, 3), "0.0"), ("values", "2", None, "General"), ("formats", "", (1, 2, 3), "0.0"),
    ("formulas", "=A5*2", None, "General"), ("values_and_number_formats", "2", None, "0.0"),
    ("formulas_and_number_formats", "=A5*2", None, "0.0")])
def test_paste_takes_what_it_is_told(sheet, kind, formula, colour, look):
    """Range.paste: after Range.copy()."""
    sheet["A1"].value = [1, "=A1*2"]
    sheet["B1"].color, sheet["B1"].number_format = (1, 2, 3), "0.0"
    sheet["B1"].copy()
    sheet["B5"].paste(kind)

    assert (formula, colour, look) == (sheet["B5"].formula.removesuffix(".0"), sheet["B5"].color, sheet["B5"].number_format)


@pytest.mark.parametrize(("options", "read"), [
    ({}, [[1, None], [3, 4]]), ({"transpose": True}, [[1, 3], [None, 4]]), ({"skip_blanks": True}, [[1, "old"], [3, 4]])])
def test_copy_from(sheet, options, read):
    """Range.copy_from: transpose, skip_blanks."""
    sheet["A1"].value = [[1, None], [3, 4]]
    sheet["D2"].value = "old"
    sheet["C2"].copy_from(sheet["A1:B2"], "values", **options)

    assert read == sheet["C2:D3"].value


def test_a_cell_fills_a_larger_target(sheet):
    """Excel repeats the source over a target that is a multiple of it."""
    sheet["A1"].value = [1, "=A1*2"]
    sheet["A2:A4"].value = [[2], [3], [4]]
    sheet["B2:B4"].copy_from(sheet["B1"])

    assert [2, 4, 6, 8] == sheet["B1:B4"].value


def test_pasting_needs_a_copy(sheet):
    """Nothing was copied; operations are refused."""
    with pytest.raises(EngineError, match="还没有复制"):
        sheet["A1"].paste()
    sheet["A1"].copy()
    with pytest.raises(Unsupported, match="operation='add'"):
        sheet["A1"].paste(operation="add")


@pytest.mark.parametrize(("start", "kind", "read"), [
    ([1, 2], "fill_default", [1, 2, 3, 4]), ([1, 3], "fill_default", [1, 3, 5, 7]), ([1], "fill_default", [1, 1, 1, 1]),
    ([1], "fill_series", [1, 2, 3, 4]), ([1, 2], "fill_copy", [1, 2, 1, 2]), (["a", "b"], "fill_default", ["a", "b", "a", "b"])])
def test_autofill(sheet, start, kind, read):
    """Range.autofill: series of numbers go on, the rest repeats."""
    sheet["A1"].options(transpose=True).value = start
    sheet["A1"].resize(len(start)).autofill(sheet["A1:A4"], kind)

    assert read == sheet["A1:A4"].value


def test_autofill_of_a_formula(sheet):
    """Formulas follow."""
    sheet["A1:A3"].value = [[1], [2], [3]]
    sheet["B1"].formula = "=A1*2"
    sheet["B1"].autofill(sheet["B1:B3"])

    assert [2, 4, 6] == sheet["B1:B3"].value


@pytest.mark.parametrize(("text", "options", "found"), [
    ("甲", {}, "$A$1"), ("甲", {"direction": "backward"}, "$B$3"), ("甲", {"whole": True}, "$A$1"), ("乙", {}, "$B$1"),
    ("ABC", {}, "$A$2"), ("ABC", {"match_case": True}, None), ("甲?", {}, "$B$3"), ("甲", {"order": "columns", "direction": "backward"}, "$B$3"),
    ("6", {}, "$B$2")])
def test_find(sheet, text, options, found):
    """Range.find: looks at values; whole, direction, order, match_case."""
    sheet["A1"].value = [["甲", "乙"], ["abc", "=5+1"], [None, "甲方"]]
    cell = sheet["A1:B3"].find(text, **options)

    assert found == (cell and cell.address)


@pytest.mark.parametrize(("kind", "found"), [
    (("blanks",), ["$C$1:$C$2", "$A$3"]), (("constants",), ["$A$1:$B$1", "$A$2", "$B$3"]), (("formulas",), ["$B$2", "$C$3"]),
    (("constants", "numbers"), ["$A$1", "$B$3"]), (("constants", "text"), ["$B$1", "$A$2"]), (("formulas", "errors"), ["$C$3"]),
    (("formulas", "numbers"), ["$B$2"]), (("formulas", "logical"), []), (("visible",), ["$A$1:$C$1", "$A$3:$C$3"])])
def test_special_cells(sheet, kind, found):
    """Range.get_special_cells: areas inside the used range."""
    sheet["A1"].value = [[1, "x", None], ["y", "=A1+1", None], [None, 5, "=1/0"]]
    sheet["2:2"].rows.hidden = kind == ("visible",)

    assert found == [area.address for area in sheet["A1:Z99"].get_special_cells(*kind)]


def test_replace_all(sheet):
    """Range.replace_all: in constants and formulas."""
    sheet["A1"].value = [["市一院", "=A2"], [5, "x"]]
    sheet["A1:B2"].replace_all("一", "二")
    sheet["A1:B2"].replace_all("A2", "A2*2")

    assert [["市二院", 10], [5, "x"]] == sheet["A1:B2"].value


@pytest.mark.parametrize(("keys", "ascending", "read"), [
    (1, True, [["甲", 3], ["甲", 1], ["乙", 2], [None, 0]]), ([1, 2], [True, True], [["甲", 1], ["甲", 3], ["乙", 2], [None, 0]]),
    (2, True, [[None, 0], ["甲", 1], ["乙", 2], ["甲", 3]]), (2, False, [["甲", 3], ["乙", 2], ["甲", 1], [None, 0]])])
def test_sort(sheet, keys, ascending, read):
    """Range.sort: keys are columns from 1; blanks come last, Chinese is sorted by pinyin."""
    sheet["A1"].value = [["名", "元"], ["甲", 3], ["乙", 2], ["甲", 1], [None, 0]]
    sheet["A1:B5"].sort(keys, ascending, has_headers=True)

    assert read == sheet["A2:B5"].value


def test_formulas_are_not_sorted(sheet):
    """Their references would be wrong afterwards."""
    sheet["A1"].value = [[2], ["=A1"]]
    with pytest.raises(EngineError, match="A2 里是公式"):
        sheet["A1:A2"].sort(1)


def test_duplicates_are_removed(sheet):
    """Range.remove_duplicates: the first of equal rows stays, letter case aside."""
    sheet["A1"].value = [["n", "v"], ["a", 1], ["A", 2], ["b", 3]]
    sheet["A1:B4"].remove_duplicates(1, has_headers=True)

    assert [["n", "v"], ["a", 1], ["b", 3], [None, None]] == sheet["A1:B4"].value

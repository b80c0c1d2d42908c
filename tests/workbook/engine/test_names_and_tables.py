"""xlwings, API reference: Name, Names, Table, Tables."""

import openpyxl
import pandas as pd
import pytest

from workbook.engine import EngineError, NotFound, Unsupported


def test_a_range_is_named(sheet):
    """Range.name = '…' makes a name of the book; Range.name reads it."""
    sheet["A1:B2"].name = "区域"

    assert "区域" == sheet["A1:B2"].name.name
    assert "=Sheet1!$A$1:$B$2" == sheet.book.names["区域"].refers_to
    assert sheet["A1:B2"] == sheet.book.names["区域"].refers_to_range == sheet["区域"]
    assert sheet["A1"].name is None


def test_names_are_added_counted_and_deleted(sheet):
    """Names: add, `in`, len, iteration, delete."""
    names = sheet.book.names
    names.add("a_1", "=Sheet1!$A$1")
    names.add("rate", "=0.65")

    assert (2, True, False, ["a_1", "rate"]) == (len(names), "RATE" in names, "none" in names, [name.name for name in names])
    assert names[0] == names(1) == names["a_1"]
    del names["a_1"]
    names["rate"].delete()
    assert 0 == names.count


def test_a_name_changes(sheet):
    """Name.name and Name.refers_to can be set."""
    name = sheet.book.names.add("old", "=Sheet1!$A$1")
    name.name, name.refers_to = "new", "=Sheet1!$B$2"

    assert "$B$2" == sheet.book.names["new"].refers_to_range.address
    assert "old" not in sheet.book.names


def test_a_name_of_a_sheet(sheet):
    """Names of a sheet show the sheet in front, in the book's list too."""
    sheet.names.add("local", "=Sheet1!$C$3")

    assert ["Sheet1!local"] == [name.name for name in sheet.names] == [name.name for name in sheet.book.names]
    assert "$C$3" == sheet["local"].address == sheet.book.names["Sheet1!local"].refers_to_range.address


@pytest.mark.parametrize("wrong", ["A1", "two words", "1st", "R", ""])
def test_what_cannot_be_a_name_is_refused(sheet, wrong):
    """Excel's rules of names."""
    with pytest.raises(EngineError, match="不能作名称"):
        sheet.book.names.add(wrong, "=1")


def test_a_name_that_is_no_area(sheet):
    """Name.refers_to_range: an error that says what it is."""
    sheet.book.names.add("rate", "=0.65")
    with pytest.raises(EngineError, match="=0.65"):
        _ = sheet.book.names["rate"].refers_to_range


def test_a_missing_name(sheet):
    """KeyError with the names there are."""
    with pytest.raises(NotFound, match="没有名称「x1x」;现有:无"):
        sheet.book.names["x1x"]


def test_names_are_in_the_file(sheet, saved):
    """openpyxl reads them."""
    sheet["A1"].name = "start"
    assert "Sheet1!$A$1" == openpyxl.load_workbook(saved(sheet.book)).defined_names["start"].attr_text


@pytest.fixture
def table(sheet):
    """A table of two columns and two rows."""
    sheet["A1"].value = [["name", "yuan"], ["甲", 1], ["乙", 2]]
    return sheet.tables.add(source=sheet["A1"].expand(), name="T")


def test_parts_of_a_table(table):
    """Table: range, header_row_range, data_body_range, totals_row_range."""
    assert ("$A$1:$B$3", "$A$1:$B$1", "$A$2:$B$3", None) == (
        table.range.address, table.header_row_range.address, table.data_body_range.address, table.totals_row_range)
    assert ("T", "T", "TableStyleMedium2", True, True, False) == (
        table.name, table.display_name, table.table_style, table.show_autofilter, table.show_headers, table.show_totals)


def test_a_table_is_found(table, sheet):
    """Tables by name and index; Range.table; addresses with the table's name."""
    assert table == sheet.tables["t"] == sheet.tables[0] == sheet["B2"].table
    assert sheet["D1"].table is None
    assert "T" in sheet.tables and "U" not in sheet.tables
    assert ["$A$2:$B$3", "$A$1:$B$3", "$B$2:$B$3"] == [sheet[text].address for text in ("T", "T[#All]", "T[yuan]")]


@pytest.mark.parametrize(("member", "value"), [
    ("table_style", "TableStyleLight1"), ("show_autofilter", False), ("show_table_style_row_stripes", False),
    ("show_table_style_column_stripes", True), ("show_table_style_first_column", True), ("show_table_style_last_column", True), ("name", "住院")])
def test_a_table_changes(table, saved, member, value):
    """Table: settable properties; the file can be read."""
    setattr(table, member, value)

    assert value == getattr(table, member)
    assert [table.name] == list(openpyxl.load_workbook(saved(table.parent.book)).active.tables)


def test_a_table_is_resized(table, sheet):
    """Table.resize: header names are kept unique and not blank."""
    table.resize(sheet["A1:C4"])

    assert ("$A$1:$C$4", "列3") == (table.range.address, sheet["C1"].value)


def test_a_table_takes_a_frame(table):
    """Table.update: the table grows and shrinks to the data."""
    table.update(pd.DataFrame({"name": ["a", "b", "c"], "x": [1, 2, 3]}), index=False)
    assert [["name", "x"], ["a", 1], ["b", 2], ["c", 3]] == table.range.value
    table.update(pd.DataFrame({"name": ["z"]}), index=False)
    assert [["name"], ["z"]] == table.range.options(ndim=2).value


def test_formulas_read_a_table(table, sheet):
    """Structured references."""
    sheet["D1"].formula = "=SUM(T[yuan])"

    assert 3 == sheet["D1"].value


def test_a_table_grows_with_inserted_rows(table, sheet):
    """Rows inserted inside a table belong to it."""
    sheet["3:3"].insert("down")

    assert "$A$1:$B$4" == table.range.address


def test_rows_of_a_table(table, sheet):
    """TableRows: count, index, range, add at the end or in between, delete; what is below makes room."""
    sheet["A4"].value = "below"
    table.rows.add(["丙", 3])
    table.rows.add(["first", 0], index=1)

    assert [["name", "yuan"], ["first", 0], ["甲", 1], ["乙", 2], ["丙", 3]] == table.range.value
    assert ("below", 4, ["乙", 2]) == (sheet["A6"].value, len(table.rows), table.rows[2].range.value)
    table.rows[0].delete()
    assert ([1, 2, 3], "below") == ([row.range.value[1] for row in table.rows], sheet["A5"].value)


def test_columns_of_a_table(table, sheet):
    """TableColumns: by name and index, added and deleted; what is beside makes room."""
    sheet["C2"].value = "beside"
    table.columns.add("kind", index=2)
    table.columns.add("last")

    assert ["name", "kind", "yuan", "last"] == [column.name for column in table.columns] == table.header_row_range.value
    assert ("beside", [1, 2], "$C$1:$C$3") == (
        sheet["E2"].value, table.columns["yuan"].data_body_range.value, table.columns["YUAN"].range.address)
    table.columns["kind"].delete()
    assert (["name", "yuan", "last"], "beside") == (table.header_row_range.value, sheet["D2"].value)
    with pytest.raises(NotFound, match="没有「kind」这一列"):
        table.columns["kind"]


def test_headers_become_text(sheet):
    """Excel: the header cells of a table are text, and no two are the same."""
    sheet["A1"].value = [[2024, "a", "a"], [1, 2, 3]]
    sheet.tables.add(sheet["A1:C2"])

    assert ["2024", "a", "a2"] == sheet["A1:C1"].value


def test_what_openpyxl_cannot_make_is_refused(table, sheet):
    """Tables without header; overlapping tables; a name that is taken."""
    with pytest.raises(Unsupported, match="标题行"):
        sheet.tables.add(sheet["D1:E2"], has_headers=False)
    with pytest.raises(EngineError, match="重叠"):
        sheet.tables.add(sheet["B1:C2"])
    with pytest.raises(EngineError, match="已经有叫「t」"):
        sheet.tables.add(sheet["D1:E2"], name="t")
    with pytest.raises(NotFound, match="没有表格「U」;现有:T"):
        sheet.tables["U"]

"""xlwings, API reference: Sheet, Sheets."""

import pytest
import xlwings as xw

from workbook.engine import EngineError, NotFound, Unsupported


def test_sheets_by_index_name_and_call(book):
    """Sheets: `sheets[0]`, `sheets(1)` and `sheets["name"]`, letter case aside."""
    second = book.sheets.add("住院登记")

    assert second == book.sheets["住院登记"] == book.sheets["住院登记"]
    assert book.sheets[0] == book.sheets(1) == second
    assert book.sheets["SHEET1"] == book.sheets["Sheet1"] == book.sheets[-1]
    assert ["住院登记", "Sheet1"] == [sheet.name for sheet in book.sheets] == book.sheet_names
    assert "住院登记" in book.sheets and "none" not in book.sheets
    assert 2 == book.sheets.count


def test_a_missing_sheet_is_told_with_those_that_are_there(book):
    """Sheets: KeyError, and an XlwingsError."""
    with pytest.raises(NotFound, match="「Book1」里没有工作表「住院登记」;现有:Sheet1"):
        book.sheets["住院登记"]


@pytest.mark.parametrize(("where", "names"), [
    ({}, ["new", "Sheet1", "Sheet2"]), ({"after": "Sheet1"}, ["Sheet1", "new", "Sheet2"]),
    ({"before": "Sheet2"}, ["Sheet1", "new", "Sheet2"]), ({"after": "Sheet2"}, ["Sheet1", "Sheet2", "new"]),
    ({"after": 2}, ["Sheet1", "Sheet2", "new"])])
def test_a_sheet_is_added_where_it_is_wanted(book, where, names):
    """Sheets.add: before the active sheet, or before or after a given one; it becomes the active sheet."""
    book.sheets.add("Sheet2", after="Sheet1")
    book.sheets["Sheet1"].activate()
    made = book.sheets.add("new", **where)

    assert names == book.sheet_names
    assert made == book.sheets.active


def test_a_name_can_be_taken_once(book):
    """Sheets.add: ValueError where the name is present."""
    with pytest.raises(ValueError, match="already present"):
        book.sheets.add("sheet1")
    book.sheets.add("other")
    with pytest.raises(EngineError, match="已经有一张叫「SHEET1」的工作表"):
        book.sheets["other"].name = "SHEET1"


def test_formulas_follow_a_sheet_to_its_new_name(book):
    """Excel: renaming a sheet renames it in formulas, names and rules."""
    first = book.sheets[0]
    other = book.sheets.add("other")
    first["A1"].value = 7
    other["A1"].formula = "=Sheet1!A1+1"
    book.names.add("amount", "=Sheet1!$A$1")
    first.name = "住院 登记"

    assert "='住院 登记'!A1+1" == other["A1"].formula
    assert 8 == other["A1"].value
    assert "$A$1" == book.names["amount"].refers_to_range.address
    assert first == book.names["amount"].refers_to_range.sheet


def test_references_to_a_deleted_sheet_become_an_error(book):
    """Excel: =Sheet1!A1 reads =#REF! after the sheet has gone."""
    other = book.sheets.add("other")
    other["A1"].formula = "=Sheet1!A1*2"
    book.sheets["Sheet1"].delete()

    assert ["other"] == book.sheet_names
    assert "=#REF!*2" == other["A1"].formula


def test_the_last_sheet_stays(book):
    """Excel: a workbook must contain at least one visible worksheet."""
    with pytest.raises(EngineError, match="至少要有一张"):
        book.sheets[0].delete()
    with pytest.raises(EngineError, match="最后一张看得见的工作表"):
        book.sheets[0].visible = False


def test_a_sheet_is_hidden_and_shown(book):
    """Sheet.visible; an active sheet that is hidden gives its place to another."""
    made = book.sheets.add()
    made.visible = False

    assert made.visible is False
    assert "Sheet1" == book.sheets.active.name
    made.visible = True
    assert made.visible is True


def test_a_sheet_is_copied_with_what_is_on_it(book):
    """Sheet.copy: to the end by default, with a name if wanted."""
    sheet = book.sheets[0]
    sheet["A1"].value = [["name", "yuan"], ["甲", 3]]
    sheet["A1:B1"].font.bold = True
    sheet["C2"].formula = "=B2*2"
    sheet["A5:B5"].merge()
    sheet["A:A"].column_width = 20
    sheet.tables.add(sheet["A1:B2"], name="T")
    copy = sheet.copy(name="copy")

    assert ["Sheet1", "copy"] == book.sheet_names
    assert [["name", "yuan", None], ["甲", 3, 6]] == copy["A1:C2"].value
    assert (True, True, 20) == (copy["A1"].font.bold, copy["A5"].merge_cells, copy["A1"].column_width)
    assert ["T_1"] == [table.name for table in copy.tables]


def test_a_sheet_is_copied_into_another_book(book):
    """Sheet.copy: `before` or `after` a sheet of another book."""
    other = book.app.books.add()
    book.sheets[0]["A1"].value = "x"
    book.sheets[0]["A1"].color = (255, 0, 0)
    copy = book.sheets[0].copy(after=other.sheets[0])

    assert (other, "Sheet1 (2)", "x", (255, 0, 0)) == (copy.book, copy.name, copy["A1"].value, copy["A1"].color)


def test_a_copy_that_would_lose_its_sources_is_refused(book):
    """A formula cannot reach back into the first book."""
    book.sheets.add("source")
    book.sheets["Sheet1"]["A1"].formula = "=source!A1"
    with pytest.raises(Unsupported, match="没有的工作表「source」"):
        book.sheets["Sheet1"].copy(after=book.app.books.add().sheets[0])


def test_sheets_are_moved(book):
    """Sheet.move: `before` or `after`; the active sheet stays the active one."""
    for name in ("b", "c"):
        book.sheets.add(name, after=book.sheets[-1])
    book.sheets["Sheet1"].move(after=book.sheets["c"])
    book.sheets["c"].move(before=book.sheets["b"])

    assert ["c", "b", "Sheet1"] == book.sheet_names
    assert "c" == book.sheets.active.name
    assert [1, 2, 3] == [sheet.index for sheet in book.sheets]


@pytest.mark.parametrize("key", ["A1:B2", (slice(0, 2), slice(0, 2))])
def test_square_brackets_give_a_range(sheet, key):
    """Sheet: `sheet["A1:B2"]` and `sheet[:2, :2]`."""
    assert "$A$1:$B$2" == sheet[key].address


@pytest.mark.parametrize(("given", "address"), [
    (("A1",), "$A$1"), (("A1", "C3"), "$A$1:$C$3"), (((1, 2),), "$B$1"), (((1, 2), (3, 4)), "$B$1:$D$3"), (("b2:a1",), "$A$1:$B$2"),
    (("A:B",), "$A:$B"), (("2:3",), "$2:$3"), (("Sheet1!C4",), "$C$4"), (("$A$1",), "$A$1")])
def test_range_takes_addresses_and_places(sheet, given, address):
    """Sheet.range: a string, two corners, tuples counted from 1."""
    assert address == sheet.range(*given).address


def test_range_takes_ranges(sheet):
    """Sheet.range: `sheet.range(sheet["A1"], sheet["B2"])`."""
    assert "$A$1:$B$2" == sheet.range(sheet["A1"], sheet["B2"]).address


@pytest.mark.parametrize("wrong", ["Nothing", "A0", "XFE1", "A1048577"])
def test_what_is_no_address_is_an_error(sheet, wrong):
    """Excel: 1,048,576 rows and 16,384 columns, the last is XFD."""
    with pytest.raises(NotFound, match=wrong):
        sheet.range(wrong)


def test_row_0_is_an_error(sheet):
    """Sheet.range: tuples are 1-based."""
    with pytest.raises(IndexError):
        sheet.range((0, 1))


def test_several_areas_are_refused(sheet):
    """An area is one rectangle here."""
    with pytest.raises(EngineError, match="多块区域"):
        sheet.range("A1,C3")


def test_cells_is_the_whole_sheet(sheet):
    """Sheet.cells: all cells, also those not in use."""
    assert (1_048_576, 16_384) == sheet.cells.shape
    assert "$1:$1048576" == sheet.cells.address


def test_used_range_begins_where_something_is(sheet):
    """Sheet.used_range: from the first to the last cell in use; A1 on an empty sheet."""
    assert "$A$1" == sheet.used_range.address
    sheet["C3"].value = 1
    sheet["E2"].color = (1, 2, 3)
    assert "$C$2:$E$3" == sheet.used_range.address


@pytest.mark.parametrize(("how", "value", "colour"), [("clear_contents", None, (1, 2, 3)), ("clear_formats", 1.0, None), ("clear", None, None)])
def test_a_sheet_is_cleared(sheet, how, value, colour):
    """Sheet.clear, clear_contents, clear_formats."""
    sheet["B2"].value, sheet["B2"].color = 1, (1, 2, 3)
    getattr(sheet, how)()

    assert (value, colour) == (sheet["B2"].value, sheet["B2"].color)


def test_panes_are_frozen(sheet):
    """Sheet.freeze_panes: `freeze_at` takes what shall stay in sight."""
    sheet.freeze_panes.freeze_at("A1:B2")
    assert "C3" == sheet.api.freeze_panes
    sheet.freeze_panes.freeze_at(sheet["1:3"])
    assert "A4" == sheet.api.freeze_panes
    sheet.freeze_panes.unfreeze()
    assert sheet.api.freeze_panes is None


def test_the_print_area_is_set_and_removed(sheet):
    """PageSetup.print_area: an address or None."""
    assert sheet.page_setup.print_area is None
    sheet.page_setup.print_area = "$A$1:$B$3"
    assert "$A$1:$B$3" == sheet.page_setup.print_area
    sheet.page_setup.print_area = None
    assert sheet.page_setup.print_area is None


def test_gridlines_are_hidden(sheet):
    """Sheet.show_gridlines."""
    sheet.show_gridlines = False
    assert sheet.show_gridlines is False


def test_autofit_fits_the_longest_text(sheet):
    """Sheet.autofit: a Chinese character is two wide."""
    sheet["A1"].value, sheet["B1"].value = "低保对象低保对象", "abc"
    sheet.autofit()

    assert sheet["A1"].column_width > 16 > sheet["B1"].column_width


def test_an_active_sheet_is_the_only_selected_one(book):
    """A group of sheets would take every later typing twice."""
    book.sheets.add("b", after="Sheet1")
    book.sheets[0].activate()

    assert [True, False] == [sheet.api.sheet_view.tabSelected for sheet in book.sheets]
    assert book.sheets[0] == xw.sheets.active

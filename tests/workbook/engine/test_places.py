"""xlwings, API reference: Range as a place; end, expand and current_region as Ctrl+arrow and Ctrl+* in Excel."""

import pytest
import xlwings as xw

from workbook.engine import EngineError

#   A B C D E
# 1 x x . x .
# 2 x . . . .
# 3 x . . . .
# 4 . . . . .
# 5 x . . . x
CROSS = [["x", "x", None, "x", None], ["x", None, None, None, None], ["x", None, None, None, None], [None] * 5,
         ["x", None, None, None, "x"]]


@pytest.fixture
def cross(sheet):
    """The sheet drawn above."""
    sheet["A1"].value = CROSS
    return sheet


@pytest.mark.parametrize(("start", "direction", "end"), [
    ("A1", "down", "$A$3"), ("A2", "down", "$A$3"), ("A3", "down", "$A$5"), ("A5", "down", "$A$1048576"), ("A5", "up", "$A$3"),
    ("A3", "up", "$A$1"), ("A1", "up", "$A$1"), ("A4", "up", "$A$3"), ("A4", "down", "$A$5"), ("A1", "right", "$B$1"),
    ("B1", "right", "$D$1"), ("D1", "right", "$XFD$1"), ("D1", "left", "$B$1"), ("B1", "left", "$A$1"), ("C1", "left", "$B$1"),
    ("C1", "right", "$D$1"), ("C9", "up", "$C$1"), ("A1048576", "up", "$A$5"), ("XFD5", "left", "$E$5"), ("E5", "left", "$A$5")])
def test_end_goes_where_ctrl_arrow_goes(cross, start, direction, end):
    """Range.end: to the end of the block, over a gap to the next cell in use, else to the edge."""
    assert end == cross[start].end(direction).address


def test_end_knows_four_directions(sheet):
    """Range.end: 'up', 'down', 'left', 'right'."""
    with pytest.raises(EngineError, match="up、down、left、right"):
        sheet["A1"].end("sideways")


def test_the_last_row_of_a_column(cross):
    """The idiom `sheet.range("A" + str(sheet.cells.last_cell.row)).end("up").row`."""
    assert 5 == cross.range(f"A{cross.cells.last_cell.row}").end("up").row


@pytest.mark.parametrize(("start", "region"), [
    ("A1", "$A$1:$B$3"), ("B1", "$A$1:$B$3"), ("D1", "$D$1"), ("E5", "$E$5"), ("A5", "$A$5"), ("G9", "$G$9")])
def test_the_region_is_bounded_by_blanks(cross, start, region):
    """Range.current_region: like Ctrl+*."""
    assert region == cross[start].current_region.address


def test_a_region_reaches_over_corners(sheet):
    """Excel: cells that touch at a corner belong together."""
    sheet["A1"].value = sheet["B2"].value = sheet["C1"].value = 1

    assert "$A$1:$C$2" == sheet["A1"].current_region.address


@pytest.mark.parametrize(("start", "mode", "expanded"), [
    ("A1", "table", "$A$1:$B$3"), ("A1", "down", "$A$1:$A$3"), ("A1", "right", "$A$1:$B$1"), ("D1", "table", "$D$1"),
    ("A2", "right", "$A$2"), ("A1:B1", "down", "$A$1:$B$3"), ("A5", "down", "$A$5")])
def test_expand(cross, start, mode, expanded):
    """Range.expand: 'table', 'down', 'right'; blank neighbours stop it."""
    assert expanded == cross[start].expand(mode).address


@pytest.mark.parametrize(("address", "arguments", "written"), [
    ("A1:B2", (), "$A$1:$B$2"), ("A1:B2", (False, False), "A1:B2"), ("A1:B2", (False, True), "$A1:$B2"),
    ("A1", (True, False), "A$1"), ("A1", (True, True, True), "Sheet1!$A$1"), ("A1", (True, True, False, True), "[Book1]Sheet1!$A$1"),
    ("A:C", (), "$A:$C"), ("A1:XFD3", (), "$1:$3")])
def test_get_address(sheet, address, arguments, written):
    """Range.get_address(row_absolute, column_absolute, include_sheetname, external)."""
    assert written == sheet[address].get_address(*arguments)


def test_a_sheet_name_with_a_blank_is_quoted(sheet):
    """Range.get_address with the sheet's name."""
    sheet.name = "住院 登记"

    assert "'住院 登记'!$A$1" == sheet["A1"].get_address(include_sheetname=True)


@pytest.mark.parametrize(("made", "address"), [
    (lambda area: area(1), "$B$2"), (lambda area: area(3), "$B$3"), (lambda area: area(2, 2), "$C$3"), (lambda area: area[0], "$B$2"),
    (lambda area: area[-1], "$C$4"), (lambda area: area[0, 1], "$C$2"), (lambda area: area[1:, :], "$B$3:$C$4"),
    (lambda area: area[:, 0], "$B$2:$B$4"), (lambda area: area[:, -1], "$C$2:$C$4"), (lambda area: area.rows[0], "$B$2:$C$2"),
    (lambda area: area.rows[-1], "$B$4:$C$4"), (lambda area: area.columns[1], "$C$2:$C$4"), (lambda area: area.columns(1), "$B$2:$B$4"),
    (lambda area: area.offset(1, 1), "$C$3:$D$5"), (lambda area: area.offset(-1, -1), "$A$1:$B$3"), (lambda area: area.resize(1), "$B$2:$C$2"),
    (lambda area: area.resize(1, 1), "$B$2"), (lambda area: area.last_cell, "$C$4"), (lambda area: area(0, 0), "$A$1")])
def test_parts_of_a_range(sheet, made, address):
    """Range: calls count from 1, brackets from 0; rows, columns, offset, resize, last_cell."""
    assert address == made(sheet["B2:C4"]).address


def test_sizes_of_a_range(sheet):
    """Range: row, column, shape, size, count, len, and iteration by rows."""
    area = sheet["B2:C4"]

    assert (2, 2, (3, 2), 6, 6, 6) == (area.row, area.column, area.shape, area.size, area.count, len(area))
    assert ["$B$2", "$C$2", "$B$3"] == [cell.address for cell in area][:3]
    assert [3, 2] == [len(area.rows), len(area.columns)]


def test_a_range_off_the_sheet_is_an_error(sheet):
    """Excel: there is no row above the first."""
    with pytest.raises(EngineError, match="超出工作表"):
        sheet["A1"].offset(-1)


def test_ranges_are_equal_by_place(sheet):
    """Range: `==` compares sheet and area."""
    assert sheet["A1:B2"] == sheet.range((1, 1), (2, 2))
    assert sheet["A1"] != sheet["A2"]


def test_the_active_sheet_answers_for_xw_range(sheet):
    """`xw.Range("A1")` is on the active sheet of the active book."""
    xw.Range("A1").value = 5
    xw.Range((2, 1)).value = 6

    assert [5, 6] == sheet["A1:A2"].value
    assert [5, 6] == xw.Range((1, 1), (2, 1)).value == xw.books.active.app.range("A1:A2").value


def test_selecting_needs_the_active_sheet(sheet):
    """Range.select: the sheet must be active."""
    sheet.book.sheets.add()
    with pytest.raises(EngineError, match="要先激活"):
        sheet["A1"].select()


def test_api_is_what_openpyxl_has(sheet):
    """Range.api: a cell, or rows of cells."""
    sheet["A1"].value = [[1, 2], [3, 4]]

    assert "A1" == sheet["A1"].api.coordinate
    assert [[1, 2], [3, 4]] == [[cell.value for cell in row] for row in sheet["A1:B2"].api]

"""xlwings, API reference: number_format, color, Font, Borders, alignment, widths and heights, merging, notes, hyperlinks."""

import openpyxl
import pytest

from workbook.engine import EngineError, Unsupported


@pytest.mark.parametrize(("member", "value", "read"), [
    ("number_format", "0.00%", "0.00%"), ("number_format", "@", "@"), ("color", (255, 199, 206), (255, 199, 206)),
    ("color", "#FFC7CE", (255, 199, 206)),
    ("color", 255, (255, 0, 0)), ("color", None, None), ("wrap_text", True, True), ("wrap_text", False, False),
    ("horizontal_alignment", "center", "center"), ("horizontal_alignment", "general", "general"),
    ("horizontal_alignment", "center_across_selection", "center_across_selection"), ("vertical_alignment", "top", "top"),
    ("vertical_alignment", "bottom", "bottom"), ("column_width", 20, 20), ("column_width", 8.43, 8.43), ("column_width", 0.5, 0.5),
    ("row_height", 30, 30), ("row_height", 15.75, 15.75)])
def test_looks_are_read_as_they_were_set(sheet, saved, member, value, read):
    """Range: and they are in the file too."""
    setattr(sheet["B2:C3"], member, value)

    assert read == getattr(sheet["B2:C3"], member) == getattr(sheet["C3"], member)
    openpyxl.load_workbook(saved(sheet.book))


@pytest.mark.parametrize(("member", "value", "read"), [
    ("bold", True, True), ("italic", True, True), ("size", 14, 14), ("name", "黑体", "黑体"),
    ("color", (0, 128, 0), (0, 128, 0)), ("color", "#008000", (0, 128, 0))])
def test_the_font(sheet, member, value, read):
    """Font: bold, italic, size, name, color; None where cells differ."""
    setattr(sheet["A1:B1"].font, member, value)

    assert read == getattr(sheet["A1:B1"].font, member)
    assert getattr(sheet["A1:C1"].font, member) is None


def test_several_properties_of_a_font_at_once(sheet):
    """Font.set."""
    sheet["A1"].font.set(bold=True, size=12, name="宋体", color="#ff0000")
    font = sheet["A1"].font

    assert (True, 12, "宋体", (255, 0, 0)) == (font.bold, font.size, font.name, font.color)


@pytest.mark.parametrize(("address", "probe"), [("A:A", "A9"), ("3:3", "Z3"), ("A1", "A1")])
def test_looks_of_whole_rows_and_columns(sheet, address, probe):
    """Excel: cells typed later into a formatted column or row look like it."""
    sheet[address].number_format = "@"
    sheet[address].font.bold = True
    sheet[probe].value = "001"

    assert ("@", True) == (sheet[probe].number_format, sheet[probe].font.bold)
    assert (None, None) == (sheet["A1:Z9"].number_format, sheet["A1:Z9"].font.bold)


def test_the_font_of_all_cells(sheet):
    """`sheet.cells.font.name = …` holds for cells in use and for those to come; widths stay."""
    sheet["B:B"].column_width = 30
    sheet["A1"].value = 1
    sheet.cells.font.name = "宋体"
    sheet["C9"].value = 2

    assert ("宋体", "宋体", 30) == (sheet["A1"].font.name, sheet["C9"].font.name, sheet["B1"].column_width)


@pytest.mark.parametrize(("style", "weight", "filed"), [
    ("continuous", "thin", "thin"), ("continuous", "hairline", "hair"), ("continuous", "thick", "thick"), ("dash", "medium", "mediumDashed"),
    ("dot", "thin", "dotted"), ("double", "thick", "double"), ("slant_dash_dot", "medium", "slantDashDot")])
def test_borders(sheet, style, weight, filed):
    """Borders.set: line style, weight and colour of all lines of the grid."""
    sheet["B2:C3"].borders.set("all", line_style=style, weight=weight, color=(255, 0, 0))

    assert filed == sheet["B2"].api.border.top.style == sheet["C3"].api.border.left.style
    borders = sheet["B2:C3"].borders
    assert (style, weight, (255, 0, 0)) == (borders.line_style, borders.weight, borders.color)


def test_single_sides_of_borders(sheet):
    """Borders: one side by its name; the others stay without a line."""
    sheet["B2:C3"].borders["edge_bottom"].line_style = "continuous"

    assert ("thin", None) == (sheet["C3"].api.border.bottom.style, sheet["C2"].api.border.bottom.style)
    assert ("continuous", None) == (sheet["B2:C3"].borders["edge_bottom"].line_style, sheet["B2:C3"].borders["edge_top"].line_style)
    assert sheet["B2:C3"].borders.line_style is None


def test_borders_are_cleared(sheet):
    """Borders.clear."""
    sheet["B2:C3"].borders.line_style = "continuous"
    sheet["B2:C3"].borders.clear()

    assert (None, None) == (sheet["B2:C3"].borders.line_style, sheet["B2"].api.border.top.style)


def test_a_line_that_excel_has_not_is_refused(sheet):
    """There is no thin double line."""
    with pytest.raises(EngineError, match="没有 double 与 thin"):
        sheet["A1"].borders.set("all", line_style="double", weight="thin")


def test_widths_are_single_columns_even_in_a_group(sheet):
    """openpyxl keeps equal neighbours as one entry."""
    sheet["A:D"].column_width = 10
    sheet["B1"].column_width = 20

    assert [10, 20, 10, 10] == [sheet[0, column].column_width for column in range(4)]
    assert sheet["A1:B1"].column_width is None


def test_places_in_points(sheet):
    """Excel at 100 %: a standard column is 48 points wide (64 pixels), a standard row 15 high."""
    assert (48, 15, 0, 0) == (sheet["A1"].width, sheet["A1"].height, sheet["A1"].left, sheet["A1"].top)
    sheet["A1"].row_height = 30
    assert (96, 45, 48, 30) == (sheet["B2:C4"].width, sheet["B2:C4"].height, sheet["B2"].left, sheet["B2"].top)


def test_rows_and_columns_are_hidden(sheet):
    """RangeRows.hidden, RangeColumns.hidden; a hidden column has no width."""
    sheet["2:3"].rows.hidden = True
    sheet["C:C"].columns.hidden = True

    assert (True, None, True) == (sheet["2:3"].rows.hidden, sheet["1:3"].rows.hidden, sheet["C1"].columns.hidden)
    assert (0, 0) == (sheet["A2"].row_height, sheet["C1"].column_width)


def test_rows_are_grouped(sheet):
    """Range.group, Range.ungroup."""
    sheet["2:4"].group()
    assert 1 == sheet.api.row_dimensions[3].outlineLevel
    sheet["2:4"].ungroup()
    assert 0 == sheet.api.row_dimensions[3].outlineLevel
    sheet["B:C"].group()
    assert 1 == sheet.api.column_dimensions["C"].outlineLevel


def test_cells_are_merged_and_parted(sheet):
    """Range.merge, merge_area, merge_cells, unmerge; the first value stays."""
    sheet["A1"].value = ["标题", "gone"]
    sheet["A1:C1"].merge()

    assert ("$A$1:$C$1", True, None) == (sheet["B1"].merge_area.address, sheet["B1"].merge_cells, sheet["A1:D1"].merge_cells)
    assert ["标题", None, None] == sheet["A1:C1"].value
    sheet["B1"].unmerge()
    assert (False, "$B$1") == (sheet["A1:C1"].merge_cells, sheet["B1"].merge_area.address)


def test_merging_across(sheet):
    """Range.merge(across=True): each row by itself."""
    sheet["A1:B2"].merge(across=True)

    assert "$A$2:$B$2" == sheet["B2"].merge_area.address


def test_a_title_is_written_over_merged_cells(sheet):
    """One value for the whole area goes into its first cell; values for cells that are hidden are refused."""
    sheet["A1:C1"].merge()
    sheet["A1:C1"].value = "标题"

    assert "标题" == sheet["A1"].value
    with pytest.raises(EngineError, match="B1 在合并单元格里面"):
        sheet["A1"].value = ["a", "b"]


def test_whole_columns_are_not_merged(sheet):
    """A refusal with the way out."""
    with pytest.raises(Unsupported, match="有限的区域"):
        sheet["A:B"].merge()


def test_a_note_is_added_changed_and_deleted(sheet, saved):
    """Range.add_note, Note.text, Note.delete; Sheet.notes."""
    note = sheet["B2"].add_note("核对过")
    assert ("核对过", "$B$2", 1) == (sheet["B2"].note.text, note.location.address, len(sheet.notes))
    note.text = "再核对"
    assert "再核对" == openpyxl.load_workbook(saved(sheet.book)).active["B2"].comment.text
    sheet["B2"].note.delete()
    assert (None, 0) == (sheet["B2"].note, len(sheet.book.notes))


def test_a_hyperlink(sheet, saved):
    """Range.add_hyperlink: address, text, tip."""
    sheet["A1"].add_hyperlink("a.pdf", "附件", "打开附件")
    sheet["A2"].add_hyperlink("#Sheet1!B2", "去 B2")

    assert ("附件", "a.pdf", "#Sheet1!B2") == (sheet["A1"].value, sheet["A1"].hyperlink, sheet["A2"].hyperlink)
    link = openpyxl.load_workbook(saved(sheet.book)).active["A1"].hyperlink
    assert ("a.pdf", "打开附件") == (link.target, link.tooltip)


def test_a_cell_without_hyperlink(sheet):
    """Range.hyperlink: an error where there is none."""
    with pytest.raises(EngineError, match="没有超链接"):
        _ = sheet["A1"].hyperlink


def test_colours_cell_by_cell(sheet):
    """Range.set_colors: None clears, ... leaves as it is."""
    sheet["B1"].color = (9, 9, 9)
    sheet["A1:C1"].set_colors([["#ff0000", ..., None]])

    assert [(255, 0, 0), (9, 9, 9), None] == [sheet[0, column].color for column in range(3)]


def test_formats_are_cleared(sheet):
    """Range.clear_formats keeps the values, Range.clear keeps nothing."""
    sheet["A1"].value, sheet["A1"].color = 1, (1, 2, 3)
    sheet["A1"].clear_formats()
    assert (1, None) == (sheet["A1"].value, sheet["A1"].color)
    sheet["A1"].add_note("x")
    sheet["A1:B2"].clear()
    assert (None, None) == (sheet["A1"].value, sheet["A1"].note)

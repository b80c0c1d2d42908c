"""Widths and heights in Excel's units: a column in characters of the standard font, a row in points."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import ColumnDimension

DIGIT = 7  # pixels of a digit of the standard font (Calibri 11, 宋体 11)
POINTS = 0.75  # of a pixel at 96 dots an inch
STANDARD_WIDTH, STANDARD_HEIGHT = 8.43, 15.0
WIDEST, HIGHEST = 255, 409.5


def dimension(ws, column):
    """Return the ColumnDimension that covers a column, None if none does; openpyxl groups equal neighbours into one."""
    exact = ws.column_dimensions.get(get_column_letter(column))
    if exact is not None:
        return exact
    for found in ws.column_dimensions.values():
        found.reindex()
        if found.min <= column <= found.max:
            return found
    return None


def own(ws, column):
    """Return the ColumnDimension of one column alone, cut out of its group if need be."""
    found = dimension(ws, column)
    if found is None:
        letter = get_column_letter(column)
        ws.column_dimensions[letter] = ColumnDimension(ws, letter, width=_default(ws), min=column, max=column)
        return ws.column_dimensions[letter]
    found.reindex()
    first, last = found.min, found.max
    for begin, end in ((first, column - 1), (column, column), (column + 1, last)):
        if begin <= end and (begin, end) != (first, last):
            part = _part(ws, found, begin, end)
            ws.column_dimensions[part.index] = part
    return ws.column_dimensions[get_column_letter(column)]


def covering(ws):
    """Return dimensions that together cover every column of a sheet, made where there were none."""
    groups = sorted(ws.column_dimensions.values(), key=lambda group: (group.reindex(), group.min)[1])
    free, last = [], 0
    for group in groups:
        if group.min > last + 1:
            free.append((last + 1, group.min - 1))
        last = max(last, group.max)
    if last < 16_384:
        free.append((last + 1, 16_384))
    for begin, end in free:
        letter = get_column_letter(begin)
        ws.column_dimensions[letter] = ColumnDimension(ws, letter, width=_default(ws), min=begin, max=end)
    return list(ws.column_dimensions.values())


def width(ws, column):
    """Return the width of a column in characters, 0 if it is hidden."""
    found = dimension(ws, column)
    if found is not None and found.hidden:
        return 0.0
    return characters(found.width if found is not None else _default(ws))


def set_width(ws, column, value):
    """Set the width of a column in characters; the file keeps five pixels more."""
    own(ws, column).width = int((value * DIGIT + 5) / DIGIT * 256) / 256 if value >= 1 else value * (DIGIT + 5) / DIGIT


def characters(stored):
    """Return what Excel shows for a stored width.

    >>> characters(9.140625), characters(13.0)
    (8.43, 12.29)
    """
    pixels = stored * DIGIT
    return round((pixels - 5) / DIGIT if pixels > DIGIT + 5 else pixels / (DIGIT + 5), 2)


def points(ws, column):
    """Return the width of a column in points."""
    found = dimension(ws, column)
    if found is not None and found.hidden:
        return 0.0
    stored = found.width if found is not None else _default(ws)
    return int((256 * stored + int(128 / DIGIT)) / 256 * DIGIT) * POINTS


def height(ws, row):
    """Return the height of a row in points, 0 if it is hidden."""
    found = ws.row_dimensions[row] if row in ws.row_dimensions else None
    if found is not None and found.hidden:
        return 0.0
    return float((found.height if found is not None else None) or ws.sheet_format.defaultRowHeight or STANDARD_HEIGHT)


def span(size, first, count, customised, standard):
    """Return the sum of sizes of `count` rows or columns from `first`; those not customised share one size."""
    own_sizes = [size(place) for place in customised if first <= place < first + count]
    return sum(own_sizes) + standard * (count - len(own_sizes))


def _default(ws):
    return ws.sheet_format.defaultColWidth or 9.140625


def _part(ws, group, begin, end):
    part = ColumnDimension(ws, get_column_letter(begin), width=group.width, bestFit=group.bestFit, hidden=group.hidden,
                           outlineLevel=group.outlineLevel, collapsed=group.collapsed, min=begin, max=end)
    part._style = group._style
    return part

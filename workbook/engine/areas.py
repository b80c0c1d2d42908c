"""Areas of a sheet: (row, column, rows, columns), rows and columns from 1; whole columns reach down to the last row."""

import re

from openpyxl.utils import column_index_from_string, get_column_letter

ROWS, COLUMNS = 1_048_576, 16_384
CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
COLUMN, ROW = re.compile(r"\$?([A-Za-z]{1,3})"), re.compile(r"\$?([0-9]{1,7})")


def parse(text):
    """Return the area that an A1 address names, None if it is none.

    >>> parse("B2"), parse("$A$1:C2"), parse("A:A"), parse("2:3"), parse("住址")
    ((2, 2, 1, 1), (1, 1, 2, 3), (1, 1, 1048576, 1), (2, 1, 2, 16384), None)
    """
    first, colon, last = text.strip().partition(":")
    for pattern, corner in ((CELL, _cell), (COLUMN, _column), (ROW, _row)):
        begin, end = pattern.fullmatch(first), pattern.fullmatch(last)
        if begin and (end or not colon and pattern is CELL):
            return _within(spanned(corner(begin), corner(end) if end else corner(begin)))
    return None


def spanned(first, last):
    """Return the smallest area that holds both.

    >>> spanned((1, 1, 1, 1), (3, 2, 2, 1))
    (1, 1, 4, 2)
    """
    top, left = min(first[0], last[0]), min(first[1], last[1])
    bottom = max(first[0] + first[2], last[0] + last[2])
    right = max(first[1] + first[3], last[1] + last[3])
    return top, left, bottom - top, right - left


def written(area, row_absolute=True, column_absolute=True):
    """Return the A1 address of an area as Excel writes it.

    >>> written((1, 1, 2, 2)), written((1, 1, ROWS, 2)), written((3, 2, 1, 1), False, False)
    ('$A$1:$B$2', '$A:$B', 'B3')
    """
    row, column, rows, columns = area
    down, across = "$" * row_absolute, "$" * column_absolute
    left, right = across + get_column_letter(column), across + get_column_letter(column + columns - 1)
    top, bottom = f"{down}{row}", f"{down}{row + rows - 1}"
    if columns == COLUMNS:
        return f"{top}:{bottom}"
    if rows == ROWS:
        return f"{left}:{right}"
    return left + top if rows == columns == 1 else f"{left}{top}:{right}{bottom}"


def holds(outer, inner):
    """Tell whether `outer` holds all of `inner`."""
    return spanned(outer, inner) == tuple(outer)


def meet(one, other):
    """Tell whether two areas have a cell in common."""
    return (one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
            and one[1] < other[1] + other[3] and other[1] < one[1] + one[3])


def without(area, hole):
    """Return the areas that are left of an area when another one is cut out.

    >>> without((1, 1, 3, 2), (2, 1, 1, 1))
    [(1, 1, 1, 2), (2, 2, 1, 1), (3, 1, 1, 2)]
    """
    if not meet(area, hole):
        return [area]
    row, column, rows, columns = area
    top, bottom = max(row, hole[0]), min(row + rows, hole[0] + hole[2])
    left, right = max(column, hole[1]), min(column + columns, hole[1] + hole[3])
    parts = [(row, column, top - row, columns), (top, column, bottom - top, left - column),
             (top, right, bottom - top, column + columns - right), (bottom, column, row + rows - bottom, columns)]
    return [part for part in parts if part[2] > 0 and part[3] > 0]


def blocks(places):
    """Return areas that together are the (row, column) places, runs of a row joined where they repeat below.

    >>> blocks([(1, 1), (1, 2), (2, 1), (2, 2), (4, 1)])
    [(1, 1, 2, 2), (4, 1, 1, 1)]
    """
    runs = []
    for row, column in sorted(places):
        if runs and runs[-1][0] == row and runs[-1][1] + runs[-1][2] == column:
            runs[-1][2] += 1
        else:
            runs.append([row, column, 1])
    found, open_runs = [], {}
    for row, column, width in runs:
        above = open_runs.get((column, width))
        if above is not None and found[above][0] + found[above][2] == row:
            found[above][2] += 1
        else:
            open_runs[column, width] = len(found)
            found.append([row, column, 1, width])
    return [tuple(area) for area in found]


def _cell(match):
    return int(match[2]), column_index_from_string(match[1].upper()), 1, 1


def _column(match):
    return 1, column_index_from_string(match[1].upper()), ROWS, 1


def _row(match):
    return int(match[1]), 1, 1, COLUMNS


def _within(area):
    row, column, rows, columns = area
    return area if row >= 1 and row + rows - 1 <= ROWS and column + columns - 1 <= COLUMNS else None

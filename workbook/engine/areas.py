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


def _cell(match):
    return int(match[2]), column_index_from_string(match[1].upper()), 1, 1


def _column(match):
    return 1, column_index_from_string(match[1].upper()), ROWS, 1


def _row(match):
    return int(match[1]), 1, 1, COLUMNS


def _within(area):
    row, column, rows, columns = area
    return area if row >= 1 and row + rows - 1 <= ROWS and column + columns - 1 <= COLUMNS else None

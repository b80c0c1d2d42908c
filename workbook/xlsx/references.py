"""Cell references in the A1 form: columns A to XFD, rows 1 to 1,048,576."""

import re

from workbook.addresses import letters

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})", re.ASCII)


def column_letters(column):
    """Return the letters of a column that is counted from 1.

    >>> column_letters(1), column_letters(28), column_letters(16_384)
    ('A', 'AB', 'XFD')
    """
    return letters(column - 1)


COLUMNS = {column_letters(column): column for column in range(1, LAST_COLUMN + 1)}


def place(reference):
    """Return (row, column), from 1, of a reference; None where it is none.

    >>> place("B7"), place("$xfd$1048576"), place("A0"), place("ZZZ1")
    ((7, 2), (1048576, 16384), None, None)
    """
    found = REFERENCE.fullmatch(reference)
    if not found:
        return None
    row, column = int(found.group(2)), COLUMNS.get(found.group(1).upper())
    return (row, column) if column and 1 <= row <= LAST_ROW else None


def reference(row, column):
    """Return the reference of a cell, counted from 1.

    >>> reference(7, 2)
    'B7'
    """
    return f"{column_letters(column)}{row}"

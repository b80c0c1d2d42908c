"""A formula moved to another cell, as a shared formula means it: relative references move with it."""

import re

from workbook.xlsx.references import COLUMNS, LAST_COLUMN, LAST_ROW, column_letters

ASIDE = r'"(?:[^"]|"")*"|\'(?:[^\']|\'\')*\'|\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]'  # words, quoted sheets, tables and other books
CELL = r"(?<![\w.$\\])(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![\w.(!\\])"
COLUMN_PAIR = r"(?<![\w.$\\])(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w.(!\\])"
ROW_PAIR = r"(?<![\w.$\\])(\$?)([0-9]{1,7}):(\$?)([0-9]{1,7})(?![\w.(!\\])"
TOKEN = re.compile(f"{ASIDE}|{CELL}|{COLUMN_PAIR}|{ROW_PAIR}")


def moved(formula, rows, columns):
    """Return `formula` as it stands so many rows below and columns to the right; past an edge it goes on at the other.

    >>> moved('SUM(A1:$B2)&"A1"', 2, 1), moved("表A1!C3+LOG10(A$1)", 1, 1), moved("A:B+3:$4", 1, 1), moved("A1", -1, 0)
    ('SUM(B3:$B4)&"A1"', '表A1!D4+LOG10(B$1)', 'B:C+4:$4', 'A1048576')
    """
    def at(found):
        token = found.group(0)
        if found.group(2):
            return found.group(1) + column(*found.group(1, 2)) + found.group(3) + row(*found.group(3, 4))
        if found.group(6):
            pairs = found.group(5, 6), found.group(7, 8)
            return ":".join(pinned + column(pinned, letters) for pinned, letters in pairs)
        if found.group(10):
            return ":".join(pinned + row(pinned, number) for pinned, number in (found.group(9, 10), found.group(11, 12)))
        return token

    def column(pinned, letters):
        number = COLUMNS.get(letters.upper())
        return letters if pinned or not number else column_letters((number - 1 + columns) % LAST_COLUMN + 1)

    def row(pinned, number):
        return number if pinned or not 1 <= int(number) <= LAST_ROW else str((int(number) - 1 + rows) % LAST_ROW + 1)

    return TOKEN.sub(at, formula)

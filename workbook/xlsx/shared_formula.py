"""A formula moved to another cell, as a shared formula means it: relative references move with it."""

import re
from functools import lru_cache

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
    parts = cut(formula)
    if len(parts) == 1:
        return formula
    return "".join(part if part.__class__ is str else _row(part[0], rows) if part[1] else _column(part[0], columns) for part in parts)


@lru_cache(maxsize=64)
def cut(formula):
    """Return a formula in parts: text that stays, and (column letters or row number, whether it is a row) that moves.

    >>> cut("$A1+B:B")
    ('$A', ('1', True), '+', ('B', False), ':', ('B', False), '')
    """
    parts, last = [""], 0

    def stays(text):
        if parts and parts[-1].__class__ is str:
            parts[-1] += text
        else:
            parts.append(text)

    for found in TOKEN.finditer(formula):
        stays(formula[last:found.start()])
        last = found.end()
        pieces = [piece for piece in found.groups() if piece is not None]
        if not pieces:
            stays(found.group())
        for place, (pinned, name) in enumerate(zip(pieces[::2], pieces[1::2])):
            stays((":" if place and not found.group(2) else "") + pinned)
            is_row = name.isdigit()
            if pinned or (is_row and not 1 <= int(name) <= LAST_ROW) or (not is_row and name.upper() not in COLUMNS):
                stays(name)
            else:
                parts.append((name, is_row))
    stays(formula[last:])
    return tuple(parts)


def _column(letters, columns):
    return column_letters((COLUMNS[letters.upper()] - 1 + columns) % LAST_COLUMN + 1)


def _row(number, rows):
    return str((int(number) - 1 + rows) % LAST_ROW + 1)

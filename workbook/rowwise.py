"""One formula down a column: written out once, moved to the other rows by its relative references."""

import re

RELATIVE = re.compile(r'"[^"]*"|(?<![\w$!:.])(\$?[A-Z]{1,3})(\d+)(?![\w(])')


def pieces(formula):
    """Return the formula cut at the row numbers of its relative references: text, row, text, row, …, text.

    >>> pieces('IF(A7="B8",A6,$D$9)')
    ['IF(A', 7, '="B8",A', 6, ',$D$9)']
    """
    cut, start = [], 0
    for found in RELATIVE.finditer(formula):
        if found.group(2):
            cut += [formula[start:found.start(2)], int(found.group(2))]
            start = found.end(2)
    return [*cut, formula[start:]]


def moved(cut, rows):
    """Return the formula of `pieces`, moved down by `rows`.

    >>> moved(pieces('A7+A6+$B$1'), 10)
    'A17+A16+$B$1'
    """
    return "".join(part if isinstance(part, str) else str(part + rows) for part in cut)


def column_fixed(formula):
    """Return a formula whose relative references keep their column, as a conditional format over a row wants.

    >>> column_fixed('AND(A7=1,B7="C7")')
    'AND($A7=1,$B7="C7")'
    """
    return RELATIVE.sub(lambda found: f"${found.group(1).lstrip('$')}{found.group(2)}" if found.group(2)
                        else found.group(0), formula)


class Series:
    """The formulas of one column: `write(row)` gives that of a data row, asked for rows 0 and 1 only."""

    def __init__(self, write):
        self.first, second = write(0), write(1)
        self.cut = None if second is None else pieces(second)

    def __call__(self, row):
        """Return the formula of a data row, None where the column has none."""
        if row == 0 or self.cut is None:
            return self.first
        return moved(self.cut, row - 1)

"""Finding things on a recalculated workbook by what stands on it: a column by its header, a row by its number."""

import re

ERRORS = re.compile(r"#|Err:")
CODE = re.compile(r"\[(\w+)\]")


def letters(column):
    """Return the letters of a column that counts from 1."""
    found = ""
    while column:
        column, place = divmod(column - 1, 26)
        found = chr(ord("A") + place) + found
    return found


def column_of(cells, label):
    """Return the number of the column whose header says `label`."""
    for (row, column), value in sorted(cells.items()):
        if value == label and row < 30:
            return column
    raise AssertionError(f"no header {label}")


def first_row(cells):
    """Return the row in which 序号 begins with 1."""
    below = min(row for (row, column), value in cells.items() if column == 1 and value == "序号")
    return next(row for row in range(below + 1, below + 4) if cells.get((row, 1)) == 1)


def address_of(cells, label, number):
    """Return the address of the cell under `label` in data row `number` (from 0)."""
    return f"{letters(column_of(cells, label))}{first_row(cells) + number}"


def value_of(cells, label, number):
    """Return the value under `label` in data row `number` (from 0)."""
    return cells.get((first_row(cells) + number, column_of(cells, label)))


def codes_of(cells, number):
    """Return the check codes that 校验结果 tells in data row `number`."""
    return set(CODE.findall(value_of(cells, "校验结果", number) or ""))


def tally(sheets):
    """Return {check code: (sheet, count, first cell)} of the 校验 sheet."""
    cells = sheets["校验"]
    places = {label: column_of(cells, label) for label in ("编号", "工作表", "问题数", "第一处")}
    top = next(row for (row, column), value in cells.items() if value == "编号") + 1
    found = {}
    for row in range(top, max(row for row, _ in cells) + 1):
        if (row, places["编号"]) in cells:
            code, sheet, count, first = (cells.get((row, places[label])) for label in places)
            found[code] = (sheet, count, first)
    return found


def counts(sheets):
    """Return {check code: count} of the checks on 校验 that found something."""
    return {code: count for code, (_, count, _) in tally(sheets).items() if count != 0}


def errors(sheets):
    """Return every cell that shows an error, as (sheet, row, column, value)."""
    return [(sheet, *place, value) for sheet, cells in sheets.items() for place, value in cells.items()
            if isinstance(value, str) and ERRORS.match(value)]

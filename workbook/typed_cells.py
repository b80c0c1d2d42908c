"""What was typed into a workbook, cell by cell as it stands, put into a new one of the same template.

A formula that somebody typed is not put there, only the value that it had: who receives a workbook of ours runs our formulas alone.

A cell can be typed into where it is unlocked: the yellow cells of the tables, the fields and the line above them, the
reference day and 核对记录 on 校验, the county's values on 政策参数, the marks of 工作日历.
"""

import datetime
from dataclasses import dataclass

import openpyxl

from workbook.embedded_code import SUFFIX
from workbook.raw_cells import ErrorValue
from workbook.standing import FINDINGS

REFERENCE_DAY = (FINDINGS, 4, 3)
ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")  # a cell may call any text an error


@dataclass(frozen=True)
class Typed:
    """The contents of another workbook: {sheet: {(row, column): value}}, its formulas likewise, the last day of its 工作日历."""

    values: dict
    formulas: dict
    calendar_end: datetime.date | None = None

    def content(self, sheet, row, column):
        """Return (formula or None, value) of a cell; rows and columns count from 1."""
        value, formula = (cells.get(sheet, {}).get((row, column)) for cells in (self.values, self.formulas))
        # what begins with = in both is a text; a formula has a value of its own
        is_one = isinstance(formula, str) and formula.startswith("=") and formula != value
        return (formula if is_one else None), value


def of(filled):
    """Return the Typed of a workbook that was read."""
    return Typed(filled.cells, filled.formulas, filled.layout.calendar_rows.end)


def carry(writer):
    """Write the contents over every cell of the new workbook that can be typed into; blank ones become blank."""
    for sheet in writer.book.worksheets():
        for row, column, style in list(places(sheet)):
            formula, value = writer.typed.content(sheet.name, row + 1, column + 1)
            if is_own(sheet.name, row + 1, column + 1, formula):
                continue
            if isinstance(value, ErrorValue) and value.text in ERRORS:
                sheet.write_formula(row, column, f"={value}", style, value.text)  # XlsxWriter has no cells of errors
            else:
                writer.put(sheet, row, column, str(value) if isinstance(value, ErrorValue) else value, style)


def is_own(sheet, row, column, formula):
    """Tell whether a formula in a cell that can be typed into is the template's: only the reference day has one."""
    return (sheet, row, column) == REFERENCE_DAY and formula is not None and formula.upper() == "=TODAY()"


def places(sheet):
    """Yield (row, column, format) of every unlocked cell of a sheet of XlsxWriter, counted from 0."""
    for row, cells in sheet.table.items():
        for column, cell in cells.items():
            style = getattr(cell, "format", None)
            if style is not None and not style.locked:
                yield row, column, style


def unlocked(path):
    """Yield (sheet, row, column) of every cell of the workbook at `path` that can be typed into, counted from 1."""
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        for sheet in book.worksheets:
            if sheet.title.lower().endswith(SUFFIX):
                continue
            for cells in sheet.iter_rows():
                yield from ((sheet.title, cell.row, cell.column) for cell in cells
                            if getattr(cell, "has_style", False) and not cell.protection.locked)
    finally:
        book.close()


def reference_day(filled):
    """Return the serial number of the day for which a workbook's stored values were computed, None where there is none."""
    value = filled.cells.get(FINDINGS, {}).get(REFERENCE_DAY[1:])
    return value if isinstance(value, (int, float)) else None

"""The cells of an .xlsx as they are stored: numbers stay numbers (a day is its serial), errors stay errors."""

from dataclasses import dataclass

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

DAYS_FROM_1900_TO_1904 = 1_462


@dataclass(frozen=True)
class ErrorValue:
    """An error in a cell, such as #N/A."""

    text: str

    def __str__(self):
        return self.text


@dataclass(frozen=True)
class RawBook:
    """{sheet: {(row, column): value}}, rows and columns from 1; blank cells are left out."""

    sheets: dict
    properties: dict
    shift: int


def read(path, data_only):
    """Return the RawBook of `path`: values with `data_only`, else formulas where there are any."""
    book = openpyxl.load_workbook(path, data_only=data_only, read_only=True)
    try:
        book._date_formats = book._timedelta_formats = frozenset()  # else openpyxl guesses days out of 0, 3 or 12500000
        sheets = {}
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            sheets[sheet.title] = {(cell.row, cell.column): _plain(cell) for row in sheet.iter_rows() for cell in row
                                   if cell.value is not None and cell.value != ""}
        properties = {entry.name: entry.value for entry in book.custom_doc_props.props}
        return RawBook(sheets, properties, DAYS_FROM_1900_TO_1904 if book.epoch == CALENDAR_MAC_1904 else 0)
    finally:
        book.close()


def _plain(cell):
    if cell.data_type == "e":
        return ErrorValue(str(cell.value))
    return ("TRUE" if cell.value else "FALSE") if isinstance(cell.value, bool) else cell.value

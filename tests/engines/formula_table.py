"""A table on a sheet: typed columns and formula columns by name, to ask a spreadsheet engine about whole tables."""

import datetime

import xlsxwriter

from workbook import recalculate
from workbook.addresses import letters
from workbook.serial import serial


class FormulaTable:
    """Columns by name; `typed` are lists, `made` functions of (table, row from 0) that give a formula without `=`."""

    def __init__(self, name, typed, made, size=None):
        self.name, self.typed, self.made = name, {key: list(values) for key, values in typed.items()}, made
        self.size = size or len(next(iter(self.typed.values())))
        self.places = {key: place for place, key in enumerate([*typed, *made])}

    def cell(self, key, row):
        """Return the reference of a cell of this sheet; above the first row the header."""
        return f"{letters(self.places[key])}{row + 2}"

    def column(self, key):
        """Return a whole column, absolute, with its sheet."""
        letter = letters(self.places[key])
        return f"{self.name}!${letter}$2:${letter}${self.size + 1}"

    def write(self, book):
        """Write the sheet; formulas that give None are left out."""
        sheet = book.add_worksheet(self.name)
        sheet.write_row(0, 0, list(self.places))
        for key, values in self.typed.items():
            for row, value in enumerate(values, 1):
                if isinstance(value, datetime.date):
                    sheet.write_number(row, self.places[key], serial(value))
                elif isinstance(value, str):
                    sheet.write_string(row, self.places[key], value)
                elif value is not None:
                    sheet.write_number(row, self.places[key], value)
        for key, make in self.made.items():
            for row in range(self.size):
                made = make(self, row)
                if made is not None:
                    sheet.write_formula(row + 1, self.places[key], "=" + made)

    def read(self, sheets, key):
        """Return a column of what an engine computed, blanks as None."""
        cells = sheets.get(self.name, {})
        return [cells.get((row + 2, self.places[key] + 1)) or (0 if cells.get((row + 2, self.places[key] + 1)) == 0 else None)
                for row in range(self.size)]


def computed(path, engine, *tables, before=lambda book: None):
    """Write the tables to one workbook and return what an engine computes: {sheet: {(row, column): value}}."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        before(book)
        for table in tables:
            table.write(book)
    return recalculate.values(path, engine)

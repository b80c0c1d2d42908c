"""The cells of an .xlsx as they are stored: numbers stay numbers (a day is its serial), errors stay errors."""

import contextlib
import gc
from dataclasses import dataclass, field

from workbook.xlsx.book import Book
from workbook.xlsx.damage import Damaged
from workbook.xlsx.references import reference
from workbook.xlsx.cell import BOOLEAN, ERROR, NUMBER, TEXT
from workbook.xlsx.values import moment, number


@dataclass(frozen=True)
class ErrorValue:
    """An error in a cell, such as #N/A."""

    text: str

    def __str__(self):
        return self.text


@dataclass(frozen=True)
class RawBook:
    """`sheets` {sheet: {(row, column): value}} and `formulas` likewise, rows and columns from 1; blank cells are left out.

    An array formula stands in braces, {=…}. `shift` is the number of days by which serials fall short of the 1900 system.
    `dates` {sheet: {(row, column)}} are the numbers that a cell format shows as a day or a time, whether they are one or not.
    """

    sheets: dict
    formulas: dict
    properties: dict
    shift: int
    dates: dict = field(default_factory=dict)
    states: dict = field(default_factory=dict)
    names: dict = field(default_factory=dict)


def read(path):
    """Return the RawBook of `path`, values and formulas in one pass; workbook.xlsx.damage.Damaged says what is broken."""
    with _uncollected(), Book(path) as book:
        entries = [entry for entry in book.sheets if entry.kind == "worksheet"]
        values, formulas, dates = {}, {}, {}
        for entry in entries:
            values[entry.name], formulas[entry.name], dates[entry.name] = _sheet(book, entry)
        return RawBook(values, formulas, book.properties, book.shift, dates, {entry.name: entry.state for entry in entries}, book.names)


@contextlib.contextmanager
def _uncollected():
    """Hold the garbage collector: cells hold no cycles, and looking through millions of them time and again takes as long as reading."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _sheet(book, entry):
    values, formulas, dates, count, reckoned, shift, of_dates = {}, {}, set(), 0, 0, book.shift, book.date_styles
    for row, column, kind, text, style, formula in book.cells(entry):
        if formula is not None:
            reckoned += 1
            formulas[row, column] = formula
        if text:
            count += 1
            if kind == TEXT:
                values[row, column] = text
            elif kind == NUMBER:
                try:
                    values[row, column] = number(text)
                    if style in of_dates:
                        dates.add((row, column))
                except ValueError:
                    raise Damaged("的数值无法读取", entry.part, entry.name, reference(row, column)) from None
            elif kind == BOOLEAN:
                values[row, column] = "TRUE" if text == "1" else "FALSE"
            else:
                values[row, column] = ErrorValue(text) if kind == ERROR else moment(text, shift)
    if (len(values), len(formulas)) != (count, reckoned):
        raise Damaged("里同一个单元格出现两次", entry.part, entry.name)
    return values, formulas, dates

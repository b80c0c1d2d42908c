"""Milliseconds of every computed column alone, at 500 and at 5,000 rows: which one is not linear."""

import formualizer
import xlsxwriter
from rich.table import Table

from benchmarks import office
from benchmarks.clock import seconds
from benchmarks.workbooks import LIMITS, computed_columns, sheet_numbers
from workbook import recalculate

LINEAR = 15  # a growth up to here, of ten times as many rows, counts as linear
WORTH_SHOWING = 0.02  # [s]


def table(small, large, say):
    """Return the table; `small` and `large` are (path, layout) of 500 and 5,000 rows."""
    taken = {}
    for engine, measured in (("formualizer", _formualizer), ("libreoffice", _libreoffice)):
        say(f"{engine}, {small[1].rows:,} rows, column by column")
        few = measured(*small)
        say(f"{engine}, {large[1].rows:,} rows, column by column")
        taken[engine] = few, measured(*large)
    made = Table(title=f"Each column alone, ms at {small[1].rows:,} and {large[1].rows:,} rows")
    made.add_column("column")
    for engine in taken:
        for heading in (engine, "", "growth"):
            made.add_column(heading, justify="right")
    slowest = {label: sum(many[label] for _, many in taken.values()) for label in taken["formualizer"][1]}
    shown = [label for label in sorted(slowest, key=slowest.get, reverse=True)
             if any(many[label] >= WORTH_SHOWING for _, many in taken.values())]
    for label in shown:
        made.add_row(label, *(cell for few, many in taken.values() for cell in _cells(few[label], many[label])))
    made.caption = (f"{len(slowest) - len(shown)} more columns take less than {WORTH_SHOWING * 1000:.0f} ms each. "
                    f"Growth 10 is linear; red is beyond {LINEAR}.")
    return made


def _cells(few, many):
    growth = many / few if few > 0 else 0
    shown = f"{growth:.0f}" if few >= 0.0005 else "–"
    wrong = many >= WORTH_SHOWING and growth > LINEAR
    return f"{few * 1000:.1f}", f"{many * 1000:.0f}", f"[red]{shown}[/]" if wrong else shown


def _libreoffice(path, layout):
    numbers, found = sheet_numbers(path), list(computed_columns(layout))
    places = [(numbers[placed.name], placed.places[key], placed.first, placed.first + placed.size - 1)
              for placed, key, _, _ in found]
    return dict(zip([label for *_, label, _ in found], office.calculations(path, places)[1]))


def _formualizer(path, layout):
    values = recalculate.values(path)
    frozen = path.with_suffix(".frozen.xlsx")
    _freeze(values, frozen)
    return {label: _alone(frozen, placed, key, series) for placed, key, label, series in computed_columns(layout)}


def _alone(frozen, placed, key, series):
    formulas = [["=" + series(index)] for index in range(placed.size)]

    def fresh():  # a book that is used again keeps the memory of every formula it ever had
        book = formualizer.load_workbook(str(frozen), load_limits=LIMITS)
        book.set_formulas_batch(placed.name, placed.first + 1, placed.places[key] + 1, formulas)
        return book

    return seconds(lambda book: book.evaluate_all(), prepare=fresh, runs=3, budget=0.2)


def _freeze(values, path):
    """Write every sheet of `values` to `path`, as plain values."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(path, options) as book:
        for name, cells in values.items():
            sheet = book.add_worksheet(name)
            for (row, column), value in cells.items():
                sheet.write(row - 1, column - 1, value)

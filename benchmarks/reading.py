"""Seconds of reading .xlsx files into memory: ours, openpyxl and pandas with calamine, over the same files in the same run."""

import datetime
import random

import openpyxl
import pandas as pd
import xlsxwriter
from rich.table import Table

from benchmarks.clock import seconds
from benchmarks.samples import SEED
from workbook import raw_cells
from workbook.check import check
from workbook.read import read

ROWS, COLUMNS = 20_000, 20
WAYS = {
    "ours, values and formulas": raw_cells.read,
    "openpyxl, values and formulas": lambda path: (_cells(path, True), _cells(path, False)),
    "openpyxl, values": lambda path: _cells(path, True),
    "openpyxl read-only, values": lambda path: _cells(path, True, read_only=True),
    "pandas with calamine, values": lambda path: pd.read_excel(path, engine="calamine", sheet_name=None, header=None),
}


def roster(path):
    """Write a table of texts, numbers and days with no formulas, as an exported roster is; return its path."""
    dice = random.Random(SEED)
    with xlsxwriter.Workbook(path) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        first = datetime.date(2025, 1, 1)
        for row in range(ROWS):
            for column in range(COLUMNS):
                if column % 3 == 0:
                    sheet.write_string(row, column, f"{dice.choice('甲乙丙丁')}{dice.randrange(5_000)}")
                elif column % 3 == 1:
                    sheet.write_number(row, column, dice.randrange(10**7) / 100)
                else:
                    sheet.write_datetime(row, column, first + datetime.timedelta(dice.randrange(365)), day)
    return path


def table(filled, folder, say):
    """Return the table; `filled` is the path of a filled workbook of ours."""
    say(f"writing a roster of {ROWS:,} rows")
    files = {f"roster, {ROWS:,} × {COLUMNS}": roster(folder / "roster.xlsx"), "filled workbook, 500 rows": filled}
    made = Table(title="Reading, seconds (the fewer the better)",
                 caption="× ours: how many times as long as one pass of ours, which gives values and formulas.")
    for heading in ("what", *(heading for file in files for heading in (file, "× ours"))):
        made.add_column(heading, justify="left" if heading == "what" else "right")
    taken = {}
    for way, call in WAYS.items():
        say(way)
        taken[way] = [seconds(lambda path=path, call=call: call(path)) for path in files.values()]
    ours = next(iter(taken.values()))
    for way, times in taken.items():
        made.add_row(way, *(text for time, own in zip(times, ours) for text in (f"{time:.2f}", f"{time / own:.1f}")))
    made.add_section()
    for name, call in (("workbook.read: ours and the gate", read), ("workbook.check: all of it", check)):
        say(name)
        time = seconds(lambda call=call: call(filled))
        made.add_row(name, "", "", f"{time:.2f}", f"{time / ours[1]:.1f}")
    return made


def _cells(path, data_only, read_only=False):
    """Read every cell in openpyxl."""
    book = openpyxl.load_workbook(path, data_only=data_only, read_only=read_only)
    try:
        return {sheet.title: {(cell.row, cell.column): cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
                for sheet in book.worksheets}
    finally:
        book.close()

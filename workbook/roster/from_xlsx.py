"""The grids of an .xlsx or .xlsm, read by the product's own reader."""

from workbook.edition import REPORT
from workbook.raw_cells import ErrorValue
from workbook.roster.grid import Grid, is_padded
from workbook.xlsx.book import Book
from workbook.xlsx.cell import BOOLEAN, ERROR, NUMBER, TEXT
from workbook.xlsx.damage import Damaged
from workbook.xlsx.references import place, reference
from workbook.xlsx.values import moment, number


def grids(path):
    """Yield the Grid of each worksheet; workbook.xlsx.damage.Damaged says what is broken."""
    with Book(path) as book:
        own = book.names.get((REPORT, None), "").rpartition("!")[0].strip("'").replace("''", "'")  # 核对结果, which the product wrote
        for entry in book.sheets:
            if entry.kind == "worksheet" and entry.name != own:
                yield _grid(book, entry)


def _grid(book, entry):
    grid = Grid(entry.name, shift=book.shift, hidden=entry.state != "visible")
    rows, dates, of_dates, seen = grid.rows, grid.dates, book.date_styles, 0
    noughts = {style: len(code) for style, code in enumerate(book.formats) if is_padded(code)}
    for row, column, kind, text, style, formula in book.cells(entry):
        if not text:
            if formula is not None and (text is None or kind != TEXT):  # "" is what =IF(…,"") comes to
                grid.unsolved.add((row, column))
            continue
        seen += 1
        if kind == TEXT:
            value = text
        elif kind == NUMBER:
            try:
                value = number(text)
            except ValueError:
                raise Damaged("的数值无法读取", entry.part, entry.name, reference(row, column)) from None
            if style in of_dates:
                dates.add((row, column))
            elif style in noughts:
                grid.padded[row, column] = noughts[style]
        elif kind == BOOLEAN:
            value = "TRUE" if text == "1" else "FALSE"
        elif kind == ERROR:
            value = ErrorValue(text)
        else:
            value = moment(text, book.shift)
            dates.add((row, column))
        rows.setdefault(row, {})[column] = value
    if sum(map(len, rows.values())) != seen:
        raise Damaged("里同一个单元格出现两次", entry.part, entry.name)
    grid.merges = [merged for merged in map(_area, book.merges.get(entry.name, ())) if merged]
    return grid


def _area(written):
    first, _, last = written.partition(":")
    start, end = place(first), place(last or first)
    return (*start, *end) if start and end else None

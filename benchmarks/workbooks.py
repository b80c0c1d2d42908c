"""The workbook that is measured: 住院费用监测 with every row filled."""

import openpyxl

from macros import demo
from workbook import column_formula
from workbook.build import build

SIZES = (500, 2_000, 5_000)
LIMITS = {"max_part_bytes": 2**30, "max_expanded_bytes": 2**31}  # formualizer's own end below 5,000 rows


def built(folder, say, sizes=SIZES):
    """Return {rows: (path, layout)}, built without stored values."""
    made = {}
    for size in sizes:
        say(f"building {demo.TEMPLATE} with {size:,} rows")
        rows = demo.admissions(size)
        path = folder / f"{size}.xlsx"
        made[size] = path, build(demo.TEMPLATE, path, rows=size, cached=False,
                                 data={"admissions": rows, "reviews": demo.reviews(rows)})
    return made


def computed_columns(layout):
    """Yield (sheet, key, label, series) of every computed column and helper; `expected` repeats a column's formula."""
    for placed in layout.sheets.values():
        labels = {column.key: column.label for column in placed.sheet.columns}
        labels |= {key: f"({kind}) {getattr(subject, 'title', None) or getattr(subject, 'label', '')}".strip()
                   for key, (kind, subject) in placed.helpers.items()}
        for key, series in column_formula.series(layout, placed).items():
            if series(0) is not None and not key.startswith("expected:"):
                yield placed, key, f"{placed.name} {labels[key]}", series


def sheet_numbers(path):
    """Return {sheet name: its number from 0}."""
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        return {name: number for number, name in enumerate(book.sheetnames)}
    finally:
        book.close()

"""Seconds to recalculate the whole workbook, and how they grow from 500 to 5,000 rows."""

import formualizer
from rich.table import Table

from benchmarks import office
from benchmarks.clock import seconds
from benchmarks.workbooks import LIMITS
from workbook import recalculate

RIVAL = "libreoffice"


def table(workbooks, say):
    """Return the table over `workbooks` ({rows: (path, layout)})."""
    made = Table(title="Recalculation of 住院费用监测, seconds (the fewer the better)",
                 caption="From file: opened, calculated, saved and read back. Growth 10 would be linear.")
    for heading in ("what", "engine", *(f"{size:,} rows" for size in workbooks), "growth", "× libreoffice"):
        made.add_column(heading, justify="left" if heading in ("what", "engine") else "right")
    for what, measured in (("from file", _from_file), ("calculation alone", _alone)):
        taken = {}
        for engine in recalculate.ENGINES:
            say(f"{engine}, {what}")
            taken[engine] = [measured(engine, path) for path, _ in workbooks.values()]
        for engine, times in taken.items():
            made.add_row(what, engine, *(f"{time:.2f}" for time in times), f"{times[-1] / times[0]:.1f}",
                         f"{times[-1] / taken[RIVAL][-1]:.2f}")
        made.add_section()
    return made


def _from_file(engine, path):
    return seconds(lambda: recalculate.values(path, engine))


def _alone(engine, path):
    if engine == "libreoffice":
        return office.calculations(path)[0]
    return seconds(lambda book: book.evaluate_all(),
                   prepare=lambda: formualizer.load_workbook(str(path), load_limits=LIMITS))

"""A file that somebody sent: one of our workbooks, or a table in a layout of its own. Either is read and checked."""

from pathlib import Path

from workbook import check
from workbook.gate import admit, unusable
from workbook.read import Filled, read
from workbook.roster import judging
from workbook.roster import read as read_roster
from workbook.template import names, template
from workbook.xlsx.book import Book
from workbook.xlsx.damage import Damaged


def received(path, choice=None, track=None):
    """Return the Filled workbook or the Roster in the file at `path`; Unusable says why it is neither.

    `choice` are the options of `workbook.roster.read`; `track` is told of progress.
    """
    path = Path(path)
    _, kind = admit(path, of_any_kind=True)
    if kind == "xlsx" and is_ours(path):
        return read(path)
    return read_roster(path, **(choice or {}), track=track)


def is_ours(path):
    """Tell whether an .xlsx was made from one of our templates: by its property, else by its sheets."""
    try:
        with Book(path) as book:
            sheets = {entry.name for entry in book.sheets}
            return "medaid_template" in book.properties or any(
                {sheet.name for sheet in made.sheets} <= sheets for made in map(template, names()))
    except Damaged as damage:
        raise unusable(Path(path).name, damage) from None


def judged(found, today=None, track=None):
    """Return the Report on what `received` gave."""
    return check.judged(found, today) if isinstance(found, Filled) else judging.judged(found, today, track=track)

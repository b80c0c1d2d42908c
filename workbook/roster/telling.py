"""How a table was read, as plain data for reports: what each header was taken for, and every cell that was read otherwise."""

import datetime

from workbook.masking import masked
from workbook.raw_cells import ErrorValue
from workbook.roster.matching import CERTAIN
from workbook.template import template


def told(roster):
    """Return {"sheet", "columns", "conversions", "skipped", "unread"} of a Roster: lists of lists of texts and numbers."""
    sheet = template(roster.template).sheet(roster.sheet)
    labels = {column.key: column.label for column in sheet.columns}
    return {
        "sheet": sheet.name,
        "columns": [[one.sheet, one.cell, one.header, one.label, one.confidence, one.unit or "", how(one)] for one in roster.columns],
        "conversions": [[one.sheet, one.cell, labels[one.key], shown(one.before), shown(one.after), one.why] for one in roster.conversions],
        "skipped": [[sheet, row, why] for sheet, row, why in roster.skipped],
        "unread": [list(one) for one in roster.unread],
    }


def how(matched):
    """Return in a word what was made of a header."""
    if not matched.label:
        return "不用"
    return "认出" if matched.confidence >= CERTAIN else "请确认"


def shown(value):
    """Return a value for people, numbers of persons hidden.

    >>> shown(datetime.date(2024, 5, 3)), shown(None), shown(1200.5), shown("11010519491231002X")
    ('2024-05-03', '', '1200.5', '**************002X')
    """
    if value is None:
        return ""
    if isinstance(value, ErrorValue):
        return str(value)
    return masked(value.isoformat() if isinstance(value, datetime.date) else f"{value:.15g}" if isinstance(value, float) else str(value))

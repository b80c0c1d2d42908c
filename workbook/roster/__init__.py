"""Rosters that are not in our layout: any table that staff keep, read as one of our sheets.

Nothing is guessed silently: what is certain is converted and listed with its cell, before and after; what is not is asked about.
"""

from workbook.roster.mapping import FILE
from workbook.roster.reading import Matched, Roster, read
from workbook.roster.rows import Conversion, Question

__all__ = ["FILE", "Conversion", "Matched", "Question", "Roster", "read"]

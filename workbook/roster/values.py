"""A cell of somebody's table as one of our columns takes it, by the kind of the column."""

from workbook.raw_cells import ErrorValue
from workbook.roster import amounts, days, identity_text, words
from workbook.roster.answer import Answer, as_is, asked
from workbook.roster.blanks import squeezed
from workbook.roster.headings import UNITS

IDENTITY = ("id_number", "head_id")
PEOPLE = ("name", "head_name", "member_name")
HOUSEHOLD = ("household_size",)  # the same on every row of a household
MONTHS = ("月份", "年月")


def is_identity(column):
    """Tell whether a column holds identity numbers."""
    return column.input == "id_number" or column.key in IDENTITY


def answer(value, column, kind, is_date=False, shift=0, unit=None, textual=False, width=0):
    """Return the Answer for a cell's value; `kind` is that of the column, `unit` the one its header or its table
    states, `width` the number of figures that its format shows, noughts in front included.

    None for a blank cell, blank signs included.
    """
    if value is None or isinstance(value, str) and not squeezed(value):
        return None
    if isinstance(value, ErrorValue):
        return asked(f"{value} 是公式出错的结果", "请改正公式,或直接填写")
    if is_identity(column):
        return identity_text.identity(value)
    if kind == "yuan":
        stated = unit if unit in UNITS and unit != "%" else "元"
        return amounts.amount(value, UNITS[stated], stated, textual)
    if kind == "ratio":
        return amounts.share(value)
    if kind == "whole":
        return amounts.whole(value, textual)
    if kind == "date":
        return days.day(value, is_date, shift, any(column.label.endswith(word) for word in MONTHS), textual)
    if kind == "yesno":
        return words.yes_or_no(value if isinstance(value, str) else f"{value:.15g}")
    return _worded(value, column, kind, is_date, shift, width)


def _worded(value, column, kind, is_date, shift, width) -> Answer:
    if not isinstance(value, str):
        if is_date and (found := days.day(value, True, shift)).value:
            return Answer(found.value.isoformat(), "日期改为文字")
        found = identity_text.number_text(value, width)
        if found.ask or not column.words:
            return found
        value = found.value
    if column.listed:
        return as_is(value) if value == squeezed(value) else words.text(value)
    if kind == "words":
        return words.words(value, column)
    if kind == "word" and column.words:
        return words.word(value, column)
    return words.person(value) if column.key in PEOPLE else words.text(value)

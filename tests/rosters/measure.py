"""What a reader made of a roster, against the truth: headers by precision and recall, cells right, asked about or wrong."""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import zip_longest

from tests.rosters.draft import place

NOTHING = (None, "")


@dataclass
class Score:
    """The figures of a roster; `wrong`, `mismatched` and `unlisted` name each cell with what was expected and what came."""

    name: str
    file: str
    headers: int = 0
    expected: int = 0
    matched: int = 0
    mismatched: list = field(default_factory=list)
    missed: list = field(default_factory=list)
    cells: int = 0
    right: int = 0
    asked: int = 0
    needless: list = field(default_factory=list)
    unlisted: list = field(default_factory=list)
    wrong: list = field(default_factory=list)

    @property
    def precision(self):
        """Of the columns that the reader took for one of ours, the share that are it."""
        taken = self.matched + len(self.mismatched)
        return self.matched / taken if taken else 1.0

    @property
    def recall(self):
        """Of the columns that are one of ours, the share that the reader took for it."""
        return self.matched / self.expected if self.expected else 1.0


def scored(roster, path, read):
    """Return the Score of what `read` makes of a roster's file."""
    draft, score = roster.draft, Score(roster.name, path.name)
    named = {"template": draft.template, "sheet": draft.sheet}
    found = _answer(score, path, read, named if draft.given else {})
    if not draft.given and (found is None or (found.template, found.sheet) != (draft.template, draft.sheet)):
        if found:
            score.wrong.append((path.name, "", f"{draft.template}/{draft.sheet}", f"{found.template}/{found.sheet}"))
        found = _answer(score, path, read, named)  # that it was not recognised counts once; its cells are scored all the same
    _headers(score, draft, found)
    _cells(score, draft, found)
    return score


def _answer(score, path, read, named):
    try:
        return read(path, **named)
    except Exception as failed:  # Unusable, or a fault of the reader: either way nothing was read, and the other files are read all the same
        score.wrong.append((path.name, "", "可读", f"{type(failed).__name__}: {failed}"))
        return None


def page_name(draft, name):
    """Return what a page is called in truth: a text file has one page, whatever a reader calls it."""
    return draft.pages[0].name if len(draft.pages) == 1 else name


def _headers(score, draft, found):
    score.headers, score.expected = len(draft.heads), sum(head.key is not None for head in draft.heads)
    keys = {head: set() for head in draft.heads}
    for column in found.columns if found else ():
        row, number = place(column.cell)
        head = next((head for head in draft.heads if head.sheet == page_name(draft, column.sheet)
                     and place(f"{head.letter}1")[1] == number and head.top <= row <= head.bottom), None)
        if head:
            keys[head].add(column.key)
        elif column.key is not None:
            score.mismatched.append((column.sheet, column.cell, None, column.key))
    for head, taken in keys.items():
        taken -= {None}
        score.mismatched += [(head.sheet, f"{head.letter}{head.bottom}", head.key, key) for key in taken - {head.key}]
        if head.key is not None and head.key in taken:
            score.matched += 1
        elif head.key is not None:
            score.missed.append((head.sheet, f"{head.letter}{head.bottom}", head.key, head.text))


def _cells(score, draft, found):
    questions, listed = ({(page_name(draft, one.sheet), one.cell) for one in kind}
                         for kind in ((found.questions, found.conversions) if found else ((), ())))
    came = {}
    for row, (sheet, number) in zip(found.rows, found.places) if found else ():
        came.setdefault((page_name(draft, sheet), number), []).append(row)
    meant = {}
    for sheet, number, values in draft.rows:
        meant.setdefault((sheet, number), []).append(values)
    for (sheet, number), rows in meant.items():
        for values, row in zip_longest(rows, came.pop((sheet, number), [])):
            _row(score, (sheet, number), values or {}, row or {}, questions, listed)
    for where, rows in came.items():
        for row in rows:
            _row(score, where, {}, row, questions, listed)


def _row(score, where, values, row, questions, listed):
    sheet, number = where
    for key, meant in values.items():
        score.cells += 1
        value, told = row.get(key), any((sheet, cell) in questions for cell in meant.cells)
        if told and (meant.asks or not same(value, meant.value)):
            score.asked += 1
        elif not meant.asks and same(value, meant.value):
            score.right += 1
            if not any((sheet, cell) in listed for cell in meant.cells) and not evident(meant.source, value):
                score.unlisted.append((sheet, meant.cells[0], meant.source, value))
        else:
            score.wrong.append((sheet, meant.cells[0], "询问" if meant.asks else meant.value, value))
        if told and not meant.asks:
            score.needless.append((sheet, meant.cells[0], meant.value, value))
    for key in row.keys() - values.keys():
        if row[key] not in NOTHING:
            score.cells += 1
            score.wrong.append((sheet, f"第{number}行 {key}", None, row[key]))


def same(one, other):
    """Tell whether two values are the same: amounts by figures, the day of a moment, blank as blank."""
    if one in NOTHING or other in NOTHING:
        return one in NOTHING and other in NOTHING
    one, other = (value.date() if isinstance(value, datetime.datetime) else value for value in (one, other))
    numbers = [isinstance(value, (int, float, Decimal)) and not isinstance(value, bool) for value in (one, other)]
    if all(numbers):
        return abs(Decimal(str(one)) - Decimal(str(other))) < Decimal("0.000001")
    return not any(numbers) and type(one) is type(other) and one == other


def evident(source, value):
    """Tell whether a value is what stands in its cell, so that no conversion has to be listed."""
    if value in NOTHING or not isinstance(source, (str, int, float)):
        return True
    if str(source) in (str(value), f'="{value}"') or same(source, value):  # ="…" in a text shows as what it quotes
        return True
    try:
        return Decimal(str(source)) == Decimal(str(value))
    except InvalidOperation:
        return isinstance(value, datetime.date) and source == value.isoformat()

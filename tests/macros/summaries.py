"""What the tests of a township's workbooks share: reading a summary by its headers, a spoilt cell for every standard check."""

import datetime

from tests.workbook import grid


def rows(cells, *labels):
    """Return the values under `labels` of every row whose second column names something, down to 合计."""
    top, second = grid.first_row(cells), 2
    places = [grid.column_of(cells, label) for label in labels]
    found = []
    while cells.get((top, second)) not in (None, "", "合计"):
        found.append(tuple(cells.get((top, place)) for place in places))
        top += 1
    return found


def spoilt(sheet):
    """Yield (code, changes of a sound row) for every standard check of a ledger but the overwritten cell."""
    typed = {column.key: column for column in sheet.columns if column.typed}
    first = lambda fits: next(column.key for column in typed.values() if fits(column))  # noqa: E731
    for check_ in sheet.checks:
        kind = check_.kind
        if kind == "missing":
            yield check_.code, {first(lambda column: column.required and not column.default): None}
        elif kind == "id":
            yield check_.code, {"id_number": "450000198808082000"}
        elif kind == "text_number":
            yield check_.code, {first(lambda column: column.kind in ("yuan", "whole")): "三"}
        elif kind == "negative":
            yield check_.code, {first(lambda column: column.kind in ("yuan", "whole")): -1}
        elif kind in ("text_date", "impossible_date"):
            key = (check_.columns or [first(lambda column: column.kind == "date")])[0]
            yield check_.code, {key: "2025.9.3" if kind == "text_date" else datetime.date(2099, 1, 1)}
        elif kind == "unknown_word":
            yield check_.code, {first(lambda column: column.kind in ("word", "words", "yesno")): "无此词"}

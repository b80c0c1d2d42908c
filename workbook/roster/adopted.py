"""A roster with what our rules make of it, as plain data: its rows for our template, and computed columns to stand beside its own.

Values are JSON; a day is {"day": "2024-05-03"}, an error value {"error": "#N/A"}.
"""

import datetime

from udfs import rules
from udfs.explain import explain
from udfs.state import is_unresolved
from workbook.looks import NUMBER_FORMATS
from workbook.raw_cells import ErrorValue
from workbook.roster.judging import RosterChecker
from workbook.roster.reading import read

WIDTH, LONG = 6, 50
FINDINGS, SENTENCE = "校验结果", "计算说明"


def adopted(path, choice=None, today=None, track=None, was_read=lambda: None):
    """Return {"report", "template", "sheet", "keys", "rows", "places", "belongs", "tables", "heads", "labels", "formats", "widths", "computed"} of a table.

    `rows` hold the values of `keys` as they were read; `computed` those of `labels`, row by row.
    """
    roster = read(path, **(choice or {}), track=track)
    was_read()
    checker = RosterChecker(roster, today)
    columns = [column for column in checker.placed.sheet.columns if column.rule and not column.hidden and column.key not in checker.placed.sheet.reckoned]
    sentence = next((column for column in checker.placed.sheet.columns if column.kind == "sentence"), None)
    keys = [column.key for column in checker.typed if column.key in roster.keys]
    made, found = [], []
    for row, faults in checker.rows(track):
        said = "".join(f"[{one.code}]{one.detail};" for one in (*faults, *checker.uncertain(row["row"])))
        made.append([*(_shown(row.get(column.key)) for column in columns), said, *([_sentence(checker, sentence, row)] if sentence else [])])
        found += faults
    return {"report": checker.report(found).json(), "template": roster.template, "sheet": roster.sheet, "kind": roster.kind, "keys": keys,
            "rows": [[_plain(row[key]) for key in keys] for row in roster.rows], "places": [list(place) for place in roster.places], "belongs": roster.belongs,
            "tables": [vars(table) for table in roster.tables],
            "heads": [[list(pair) for pair in heads] for heads in roster.heads],
            "labels": [column.label for column in columns] + [FINDINGS, *([SENTENCE] if sentence else [])],
            "formats": [column.format or NUMBER_FORMATS.get(checker.layout.kind(column), "") for column in columns] + [""] * (2 if sentence else 1),
            "widths": [max(column.width, 2 * len(column.label) + WIDTH) for column in columns] + [LONG] * (2 if sentence else 1),
            "computed": made}


def _sentence(checker, column, row):
    """Return what the sheet's 计算说明 says of a row: the sum of each rule that it names, where there is anything to say."""
    parts = []
    for name in column.sentence:
        shown = next(other for other in checker.placed.sheet.columns if other.rule == name)
        if parts and not row.get(shown.key):
            continue
        given = {one: checker.source(checker.filled.policy, row, (shown.arguments or {}).get(one, one)) for one in rules()[name].inputs}
        said = explain(rules()[name], given, policy=checker.filled.policy if rules()[name].takes_policy else None).sentence
        parts += [said] if said else []
    return ";".join(parts)


def _shown(value):
    return "" if value is None else str(value) if is_unresolved(value) else _plain(value)


def _plain(value):
    if isinstance(value, datetime.date):
        return {"day": value.isoformat()}
    return {"error": value.text} if isinstance(value, ErrorValue) else value


def value(plain):
    """Return the value of which `plain` is the JSON.

    >>> value({"day": "2024-05-03"}), value(12.5)
    (datetime.date(2024, 5, 3), 12.5)
    """
    if isinstance(plain, dict):
        return datetime.date.fromisoformat(plain["day"]) if "day" in plain else ErrorValue(plain["error"])
    return plain

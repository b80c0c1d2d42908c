"""One scratch workbook, written once and computed by both spreadsheet engines."""

import datetime
import functools
from pathlib import Path

from workbook import recalculate, scratch

ORIGIN = datetime.datetime(1899, 12, 30)


class Asked:
    """The groups (policy, rules, rows) on one workbook; `values(engine)` is what an engine computes."""

    def __init__(self, groups, folder):
        self.groups = groups
        self.path = Path(folder, "scratch.xlsx")
        self.places = scratch.write(groups, self.path)

    @functools.cache  # noqa: B019 - lives as long as the test module
    def values(self, engine):
        """Return, group by group, {rule name: [values]}, blank cells as None and days as dates."""
        sheets = recalculate.values(self.path, engine)
        return [{rule.name: [_read(rule.kind, sheets.get(f"例{number}", {}).get((row + 2, places[rule.name] + 1)))
                             for row in range(len(group.rows))] for rule in group.rules}
                for number, (group, places) in enumerate(zip(self.groups, self.places))]


def _read(kind, value):
    if kind == "date" and isinstance(value, (int, float)):
        value = ORIGIN + datetime.timedelta(days=value)
    return value.date() if isinstance(value, datetime.datetime) else value


def by_function(rule, policy, rows):
    """Return what the function gives in the same rows."""
    named = {} if policy is None or not rule.takes_policy else {"policy": policy}
    return [rule(**{name: row[name] for name in rule.inputs}, **named) for row in rows]


def differences(rule, rows, expected, got):
    """Return the rows where a cell differs from the function: in the fen, the letter or the day; a ratio beyond 1e-12."""
    return [({name: row[name] for name in rule.inputs}, one, other)
            for row, one, other in zip(rows, expected, got, strict=True) if not _same(rule, one, other)]


def _same(rule, one, other):
    if rule.kind == "ratio" and isinstance(one, float) and isinstance(other, (int, float)):
        return abs(one - other) <= 1e-12 * max(1, abs(one))  # LibreOffice stores 15 significant figures
    return isinstance(one, str) == isinstance(other, str) and one == other

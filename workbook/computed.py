"""What the rules give for every row that staff typed: look-ups and rule columns, computed by the rules themselves.

Nothing of the workbook is executed. Columns that only the sheet reckons (over tables, by formula) are left out.
"""

import contextlib
import datetime

from udfs import rules, workdays
from workbook import checks
from workbook.raw_cells import ErrorValue
from workbook.read import read


class Values:
    """The rows of a filled workbook (`workbook.read.Filled`) with every look-up and rule column filled in by `compute`."""

    def __init__(self, filled, today):
        self.filled, self.layout, self.today = filled, filled.layout, today
        self.columns, self.plans = {}, {}

    def compute(self):
        """Fill in every lookup and rule column of the ledgers, in the order in which sheets feed each other."""
        ledgers = [placed for placed in self.layout.sheets.values() if placed.sheet.is_ledger]
        for with_rules in (False, True):
            for placed in ledgers:
                for row in self.filled.rows[placed.sheet.key]:
                    if row["active"]:
                        self._lookups(placed, row)
                        if with_rules:
                            self._rules(placed, row)

    def _lookups(self, placed, row):
        for column in placed.sheet.columns:
            if column.lookup:
                key = row.get(column.lookup["by"])
                found = self._index(column.lookup["sheet"], column.lookup["by"]).get(
                    None if checks.blank(key) else checks.as_text(key).upper())
                row[column.key] = found.get(column.lookup["value"]) if found else None

    def _index(self, sheet, by):
        """Return {value as text in capitals: first row} of another sheet's column."""
        if (sheet, by) not in self.columns:
            index = {}
            for row in self.filled.rows[sheet]:
                if not checks.blank(row.get(by)) and not isinstance(row[by], ErrorValue):
                    index.setdefault(checks.as_text(row[by]).upper(), row)
            self.columns[sheet, by] = index
        return self.columns[sheet, by]

    def _rules(self, placed, row):
        day = row.get(placed.sheet.day)
        policy = self.filled.policy
        if isinstance(day, datetime.date):
            policy = policy.on(max(day, policy.starts))
        if placed.sheet.key not in self.plans:
            self.plans[placed.sheet.key] = list(_plan(placed))
        for key, rule, sources in self.plans[placed.sheet.key]:
            given = {name: self.source(policy, row, source) for name, source in sources}
            row[key] = rule(**given, **({"policy": policy} if rule.takes_policy else {}))

    def source(self, policy, row, source):
        """Return what a rule's input is taken from: a column of the row, a parameter, the reference day."""
        if source == "today":
            return self.today
        return getattr(policy, source[1:]) if source.startswith("@") else row.get(source)


def _plan(placed):
    """Yield (column key, rule, [(input, source)]) of every rule column, each after those that it takes."""
    waiting = [column for column in placed.sheet.columns if column.rule and column.key not in placed.sheet.reckoned]
    while waiting:
        later, keys = [], {column.key for column in waiting}
        for column in waiting:
            rule = rules()[column.rule]
            sources = [(name, (column.arguments or {}).get(name, name)) for name in rule.inputs]
            if any(source in keys and source != column.key for _, source in sources):
                later.append(column)
            else:
                yield column.key, rule, sources
        if len(later) == len(waiting):
            raise ValueError(f"“{placed.name}”的列互相依赖:{'、'.join(column.label for column in later)}")
        waiting = later


def computed(path, today=None):
    """Return the filled workbook at `path` with the values of the rules in its rows; Unusable says why it cannot be read."""
    filled = read(path)
    values = Values(filled, today or filled.today or datetime.date.today())
    with workdays.using(filled.calendar) if filled.calendar else contextlib.nullcontext():
        values.compute()
    return filled

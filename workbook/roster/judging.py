"""A roster → findings, by the rules and checks of the sheet that it was read as; each names the cell of the roster itself.

Checks that need other sheets of the template, and formulas, are left out: a table that stands alone has none.
"""

import contextlib
import datetime

from udfs import workdays
from workbook import checks
from workbook.check import Judge
from workbook.findings import Finding, Report
from workbook.layout import Layout
from workbook.masking import masked
from workbook.read import Filled
from workbook.roster.telling import told
from workbook.standing import NO_COLUMN, UNCERTAIN
from workbook.template import template

ELSEWHERE = ("unmatched", "also_in", "not_among", "overwritten")
STEP = 500


class RosterChecker(Judge):
    """The checks of one sheet over the rows of a Roster."""

    def __init__(self, roster, today):
        made = template(roster.template)
        layout = Layout(made, made.rows)
        filled = Filled(roster.file, layout, policy=layout.policy, calendar=layout.calendar_rows.calendar,
                        rows={sheet.key: [] for sheet in made.sheets}, fields={sheet.key: {} for sheet in made.sheets})
        super().__init__(filled, today or datetime.date.today())
        self.roster, self.placed, self.present = roster, layout.sheets[roster.sheet], roster.keys
        sheet = self.placed.sheet
        self.asked = {}
        for question in roster.questions:
            self.asked.setdefault((question.sheet, question.cell), []).append(question)
        self.typed = [column for column in sheet.columns if column.typed]
        self.typed_keys = {column.key for column in self.typed}
        self.own = [check for check in sheet.checks if check.kind not in ELSEWHERE and (
            check.kind in ("missing", "unsettled") or {column.key for column in checks.columns(self.placed, check)} & self.present)]

    def rows(self, track=None):
        """Yield (row with every value that the rules give, its findings)."""
        calendar = self.filled.calendar
        for number, read in enumerate(self.roster.rows):
            row = {column.key: read.get(column.key, column.default or None) for column in self.typed}
            row |= {"row": number, "number": number + 1, "active": True}
            with workdays.using(calendar) if calendar else contextlib.nullcontext():
                self._lookups(self.placed, row)
                self._rules(self.placed, row)
                faults = list(self._faults(row))
            yield row, faults
            if track and number % STEP == 0:
                track(number, len(self.roster.rows))
        if track:
            track(len(self.roster.rows), len(self.roster.rows))

    def _faults(self, row):
        for one in self.own:
            for key in checks.faults(self.placed, one, row, self):
                sheet, cell = self.roster.cell_of(row["row"], key)
                absent = key in self.typed_keys and key not in self.present
                if absent or (sheet, cell) in self.asked:
                    continue  # said once for the whole column, or already asked about
                said = self._finding(self.placed, one, row, key)
                yield Finding(said.code, sheet, cell, said.title, said.detail, said.article, said.mend, self.roster.places[row["row"]][1])

    def report(self, findings):
        """Return the Report with the findings of the rows."""
        return Report(self.roster.file, self.roster.template, self.layout.policy.id, self.today, len(self.roster.rows),
                      [*self.standing(), *findings], told(self.roster))

    def standing(self):
        """Yield the findings that are of no single row: columns that are not there, cells that nobody can be sure of."""
        head = self.roster.tables[0]
        for column in self.typed:
            if (column.required or column.settled) and not column.default and column.key not in self.present:
                yield Finding(NO_COLUMN.code, head.sheet, self.header_cell(), NO_COLUMN.title, f"没有“{column.label}”这一列", "表格填写要求", NO_COLUMN.mend)
        yield from map(self._uncertain, self.roster.questions)

    def uncertain(self, row):
        """Return the findings for the cells of a row of the Roster that nobody can be sure of."""
        places = dict.fromkeys(self.roster.cell_of(row, column.key) for column in self.typed if column.key in self.present)
        return [self._uncertain(question) for place in places for question in self.asked.get(place, ())]

    def _uncertain(self, question):
        label = next((column.label for column in self.typed if column.key == question.key), "")
        detail = masked(f"{label}:{question.why}" if label else question.why)
        return Finding(UNCERTAIN.code, question.sheet, question.cell, UNCERTAIN.title, detail, "表格填写要求", question.mend)

    def header_cell(self):
        """Return the first header's cell of the first table."""
        return next((matched.cell for matched in self.roster.columns if matched.sheet == self.roster.tables[0].sheet), "A1")


def judged(roster, today=None, track=None):
    """Return the Report on a Roster."""
    checker = RosterChecker(roster, today)
    return checker.report([finding for _, found in checker.rows(track) for finding in found])

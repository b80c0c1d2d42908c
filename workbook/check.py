"""A filled workbook → findings: the checks of 校验, made by the rules themselves instead of by the cells.

Nothing of the workbook is executed and nothing in it is changed. Every problem is found in one pass.
"""

import contextlib
import datetime
import functools

from udfs import workdays
from udfs.vocabulary import INVALID, NAMES
from workbook import calendar_rows, checks, column_formula, embedded_code, expected, parameter_state, policy_rows
from workbook.addresses import address
from workbook.computed import Values
from workbook.edition import FUNCTIONS
from workbook.findings import Finding, Report
from workbook.masking import masked, quoted
from workbook.read import read
from workbook.same_formula import is_array, normal
from workbook.standing import CALENDAR, CALENDAR_NOTICE, CHANGED, FOREIGN_CODE, TO_FILL, UNFIT, WRONG_VALUE, needed_parameters
from workbook.udf_formula import Calls


LONGEST_SAID = 200


def check(path, today=None):
    """Return the Report on the workbook at `path`; workbook.gate.Unusable says why it cannot be checked.

    `today` is the reference day; by default the one typed on 校验, else this day.
    """
    return judged(read(path), today)


def judged(filled, today=None):
    """Return the Report on a workbook that was read (`workbook.read.Filled`)."""
    today = today or filled.today or datetime.date.today()
    checker = Judge(filled, today)
    with workdays.using(filled.calendar) if filled.calendar else contextlib.nullcontext():
        checker.compute()
        findings = list(checker.findings())
    active = sum(row["active"] for rows in filled.rows.values() for row in rows)
    return Report(filled.name, filled.layout.template.name, filled.layout.policy.id, today, active, findings)


class Judge(Values):
    """The checks of a workbook that was read, made by the rules."""

    def __init__(self, filled, today):
        super().__init__(filled, today)
        self.keys = {}
        # a workbook of the UDF edition may have been turned to formulas by a program that cannot set the property: both are right
        self.calls = Calls(self.layout) if filled.properties.get("medaid_edition") == FUNCTIONS or embedded_code.CONFIG in filled.cells else None

    @functools.cached_property
    def changes(self):
        """{sheet key: {row: keys of the columns whose formula was changed}}."""
        return {key: self._changed(placed) for key, placed in self.layout.sheets.items()}

    # what checks ask beyond a row

    def seen(self, sheet, code, key):
        """Tell whether `key` stood in an earlier row, and remember it."""
        known = self.keys.setdefault((sheet, code), set())
        if key is None:
            return False
        before = key in known
        known.add(key)
        return before

    def column(self, reference):
        """Return the texts of another sheet's column."""
        return self._index(*reference.split("."))

    def listed(self, key):
        """Return the words of a list on 政策参数 in capitals, none while nobody has filled it in."""
        version = self.filled.policy.parameters[key].version()
        return {word.upper() for word in version.value} if version and version.value is not INVALID else set()

    def changed(self, sheet, row):
        """Return the keys of the columns whose formula was changed in a data row."""
        return self.changes[sheet].get(row, ())

    def _changed(self, placed):
        cells, found = self.filled.formulas[placed.name], {}
        arrays, single = (self.calls.arrays(placed), self.calls.series(placed)) if self.calls else ({}, {})
        for key, series in column_formula.series(self.layout, placed).items():
            first = cells.get((placed.first + 1, placed.places[key] + 1))
            if key in arrays and is_array(first, *arrays[key]):
                continue
            for row in range(placed.size):
                expected = series(row)
                if expected is not None:
                    there = cells.get((placed.first + row + 1, placed.places[key] + 1))
                    if not _is(there, expected) and not (key in single and _is(there, single[key](row))):
                        found.setdefault(row, []).append(key)
        return found

    # findings

    def findings(self):
        """Yield every finding, sheet by sheet, check by check."""
        for placed in self.layout.sheets.values():
            reported = set()
            for one in placed.sheet.checks:
                for row in self.filled.rows[placed.sheet.key]:
                    if row["active"] or one.kind == "overwritten":
                        for key in checks.faults(placed, one, row, self):
                            reported.add((row["row"], key)) if one.kind == "overwritten" else None
                            yield self._finding(placed, one, row, key)
            yield from self._other_changes(placed, reported)
        yield from self._standard_changes()
        yield from self._foreign_code()
        yield from self._standing()

    def _finding(self, placed, one, row, key):
        label = placed.sheet.column(key).label
        said = {"id": lambda: row[checks.id_column(placed, one).key], "is": lambda: row[key],
                "unknown_word": lambda: self._unknown(placed.sheet.column(key), row[key])}.get(one.kind, lambda: one.title)()
        article = self.layout.policy.cite(one.source) if one.source else "表格填写要求"
        return Finding(one.code, placed.name, address(placed.first + row["row"], placed.places[key]), one.title,
                       masked(f"{label}:{said}"), article, one.mend, row["row"])

    def _unknown(self, column, word):
        """Return what a word that is on no list may mean by the synonyms of the vocabulary or of the policy's list."""
        if column.input:
            meant = NAMES[column.input].meant(word)
        else:
            meant = (self.layout.policy.parameters[column.listed].aliases or {}).get(str(word)) if column.listed else None
        return f"“{quoted(word)}”不在规定之列" + (f",似应为“{meant}”" if meant else "")

    def _other_changes(self, placed, reported):
        labels = {column.key: column.label for column in placed.sheet.columns}
        for row, keys in sorted(self.changes[placed.sheet.key].items()):
            for key in keys:
                if (row, key) not in reported:
                    yield self._change(placed.name, address(placed.first + row, placed.places[key]),
                                       f"{labels.get(key, '辅助列')}的公式被改写")
        for entry in placed.sheet.fields:
            expected = column_formula.of_field(self.layout, placed, entry)
            row, column = placed.fields[entry.key]
            there = self.filled.formulas[placed.name].get((row + 1, column + 1))
            called = self.calls.of_field(placed, entry) if self.calls else None
            if expected is not None and not _is(there, expected) and not (called and _is(there, called)):
                yield self._change(placed.name, address(row, column), f"{entry.label}的公式被改写")

    @staticmethod
    def _change(sheet, cell, detail):
        return Finding(CHANGED.code, sheet, cell, CHANGED.title, detail, "表格填写要求", CHANGED.mend)

    def _standard_changes(self):
        called = expected.formulas(self.layout, self.calls) if self.calls else {}
        for sheet, formulas in expected.formulas(self.layout).items():
            cells = self.filled.formulas.get(sheet, {})
            for (row, column), formula in formulas.items():
                there = cells.get((row + 1, column + 1), "")
                if not _is(there, formula) and not (called and _is(there, called[sheet][row, column])):
                    yield self._change(sheet, address(row, column), "公式被改写")

    def _foreign_code(self):
        for sheet, cell, said in embedded_code.differences(self.filled.cells):
            yield Finding(FOREIGN_CODE.code, sheet, cell, FOREIGN_CODE.title, quoted(said, LONGEST_SAID), "表格填写要求", FOREIGN_CODE.mend)

    def _standing(self):
        labels = {row: entry.label for row, entry in enumerate(self.layout.policy_rows.rows, policy_rows.FIRST_ROW)}
        needed = needed_parameters(self.layout)
        for row, state in sorted(self.filled.parameters.items()):
            standing = {parameter_state.WRONG: WRONG_VALUE, parameter_state.UNFIT: UNFIT}.get(state)
            if state == parameter_state.ALTERED:
                yield self._change(policy_rows.SHEET, f"D{row}", f"{labels[row]}是文件明定的数值,被改动")
            elif standing or row in needed:
                standing = standing or TO_FILL
                yield Finding(standing.code, standing.sheet, f"D{row}", standing.title, f"{labels[row]}{state}",
                              "文件未给数值,由当地填写", standing.mend)
        if self.layout.needs_calendar:
            last = self.filled.calendar.last
            if self.today + datetime.timedelta(days=CALENDAR_NOTICE) > last:
                cell = f"C{len(self.filled.calendar.working) + calendar_rows.FIRST_ROW}"
                yield Finding(CALENDAR.code, CALENDAR.sheet, cell, CALENDAR.title, f"已公布的安排到{last}为止",
                              "国务院办公厅放假安排", CALENDAR.mend)


def _is(there, formula):
    """Tell whether what stands in a cell is a formula, whatever program saved it."""
    return there == "=" + formula or isinstance(there, str) and normal(there) == normal(formula)

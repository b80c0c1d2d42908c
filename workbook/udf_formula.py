"""The calls of the UDF edition: a rule's column as one array formula, `CATALOG_EXCESS($E$7:$E$506,…,政策参数!$A$1:$D$90)`.

One call a column, because Python is asked over COM, where a call costs more than a hundred rows. A column that feeds on its
own earlier rows (what was paid before, say) cannot be an array without a circle: there each row makes its own call.
Where nothing answers (macros off, another program), the cell says 未连接Python.
"""

import re
from functools import cached_property

from udfs import rules
from workbook import calendar_rows, column_formula, policy_rows
from workbook.addresses import address
from workbook.excel_function import AS_OF, POLICY, WORKDAYS, arguments
from workbook.expressions import text
from workbook.rowwise import Series

NO_PYTHON = "未连接Python"
REFERENCE = re.compile(r'"[^"]*"|(?:([^\W\d][\w()]*)!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?(?![\w(!])')


class Calls:
    """The calls of a workbook by its `layout`."""

    def __init__(self, layout):
        self.layout = layout

    def whole(self, placed, column):
        """Return the array formula of a rule's column without `=`, None where every row has a call of its own."""
        if (placed.sheet.key, column.key) in self.circles:
            return None
        return self._call(column, lambda source: self._source(placed, source, None), self._days(placed))

    def span(self, placed, column):
        """Return the cells of a column as an array formula names them."""
        place = placed.places[column.key]
        return f"{address(placed.first, place)}:{address(placed.first + placed.size - 1, place)}"

    def of_cell(self, placed, column, row):
        """Return the formula of one row's call."""
        day = placed.cell(placed.sheet.day, row) if placed.sheet.day else ""
        return self._call(column, lambda source: self._source(placed, source, row), day)

    def of_field(self, placed, entry):
        """Return the formula of a field above a table that a rule fills, None for other fields."""
        return self._call(entry, lambda source: self.layout.source(placed, source, None), "") if entry.rule else None

    def of_case(self, rule, given):
        """Return the call of a rule over single cells, `given` by the names of the inputs."""
        return self._written(rule, [given[name] for name in rule.inputs], "")

    def series(self, placed):
        """Return {column key: Series} of the rule columns in which each row makes its own call."""
        return {column.key: Series(lambda row, column=column: self.of_cell(placed, column, row)) for column in placed.sheet.columns
                if column.rule and self.whole(placed, column) is None}

    def arrays(self, placed):
        """Return {column key: (cells, formula)} of the rule columns that are one array formula."""
        return {column.key: (self.span(placed, column), formula) for column in placed.sheet.columns
                if column.rule and (formula := self.whole(placed, column)) is not None}

    @cached_property
    def circles(self):
        """{(sheet key, column key)} of the rule columns that feed on themselves."""
        known = {}

        def reached(start):
            found, waiting = set(), list(known.get(start, ()))
            while waiting:
                node = waiting.pop()
                if node not in found:
                    found.add(node)
                    waiting += known.get(node, ())
            return found

        starts = {}
        for placed in self.layout.sheets.values():
            for key, formula in self._formulas(placed):
                node = (placed.name, placed.letter(key))
                known[node] = set(self._asked(placed.name, formula))
                starts[node] = (placed.sheet.key, key)
            for entry in placed.sheet.fields:
                row, column = placed.fields[entry.key]
                known[placed.name, address(row, column)] = set(self._asked(placed.name, column_formula.of_field(self.layout, placed, entry) or ""))
        ruled = {(placed.sheet.key, column.key) for placed in self.layout.sheets.values() for column in placed.sheet.columns if column.rule}
        return {key for node, key in starts.items() if key in ruled and node in reached(node)}

    def _formulas(self, placed):
        for column in placed.sheet.columns:
            formula = self.of_cell(placed, column, 1) if column.rule else column_formula.of_column(self.layout, placed, column, 1)
            yield column.key, formula or ""
        for key in placed.helpers:
            yield key, column_formula.of_helper(self.layout, placed, key, 1)

    def _asked(self, sheet, formula):
        """Yield the columns of tables, and the cells above tables, that a formula asks for."""
        firsts = {placed.name: placed.first for placed in self.layout.sheets.values()}
        for found in REFERENCE.finditer(formula):
            named, letter, row, other, _ = found.groups()
            if letter and (named or sheet) in firsts:
                name = named or sheet
                for one in {letter, other or letter}:
                    yield (name, one) if int(row) > firsts[name] else (name, f"{one}{row}")

    def _days(self, placed):
        return self._column(placed, placed.sheet.day) if placed.sheet.day else ""

    def _source(self, placed, source, row):
        if row is not None or source == "today" or source.startswith("@"):
            return self.layout.source(placed, source, row)
        return self._column(placed, source)

    @staticmethod
    def _column(placed, key):
        place = placed.places[key]
        return f"{address(placed.first, place, absolute=True)}:{address(placed.first + placed.size - 1, place, absolute=True)}"

    def _call(self, column, source, day):
        rule = rules()[column.rule]
        return self._written(rule, [source((column.arguments or {}).get(name, name)) for name in rule.inputs], day)

    def _written(self, rule, given, day):
        known = {POLICY: f"{policy_rows.SHEET}!$A$1:${policy_rows.VALUE_COLUMN}${self.layout.policy_rows.last_row}",
                 WORKDAYS: self._calendar, AS_OF: day}
        last = [known[argument.name] for argument in arguments(rule)[len(given):]]
        while last and not last[-1]:
            last.pop()
        return f"IFERROR({rule.excel_name}({','.join([*given, *last])}),{text(NO_PYTHON)})"

    @property
    def _calendar(self):
        if not self.layout.needs_calendar:
            return ""
        end = calendar_rows.FIRST_ROW + len(self.layout.calendar_rows.days) - 1
        return f"{calendar_rows.SHEET}!$A${calendar_rows.FIRST_ROW}:$C${end}"

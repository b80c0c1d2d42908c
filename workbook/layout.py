"""Where everything of a template stands once the number of rows is known: cells, ranges, helper columns.

Helper columns stand hidden to the right of a table: one per check with its message, one per rule column with the value
that the rule gives (so that an overwritten cell shows), the row's marks. Rows and columns count from 0 inside.
"""

import re
from dataclasses import dataclass, field

from udfs import rules, workdays
from udfs.state import to_fill
from udfs.vocabulary import NAMES
from workbook import table_formula
from workbook.addresses import address, letters
from workbook.calendar_rows import CalendarRows
from workbook.cells import Cells
from workbook.expressions import among, any_of, literal, text
from workbook.policy_rows import PolicyRows
from workbook.steps import steps, with_steps
from workbook.template import Column

TODAY = "校验!$C$4"
ROWS = {"rows": lambda rows: rows, "list": lambda rows: max(100, rows // 5), "reviews": lambda rows: max(100, rows * 2 // 5),
        "institutions": lambda rows: 60, "entries": lambda rows: rows * 3}
MOST_ROWS = 5_000
CHART_ROWS = 17  # what a chart takes above its table
FIELD_SLOTS = ((1, 2), (4, 5))  # columns of the label and the value of two fields side by side
PLACEHOLDER = re.compile(r"\{(@|\^)?([a-z_]*)(?:([.:\[])([a-z_]+)\]?)?\}")


@dataclass
class SheetLayout:
    """One table sheet: `places` maps column keys, helpers included, to column numbers."""

    sheet: object
    size: int
    places: dict
    helpers: dict
    fields: dict
    header: int
    first: int
    chart_row: int | None = None
    about: dict = field(default_factory=dict)  # code of a check → its columns, once they were asked for

    @property
    def name(self):
        """The sheet's name."""
        return self.sheet.name

    @property
    def last_visible(self):
        """The last column that is not hidden."""
        return max(self.places[column.key] for column in self.sheet.columns if not column.hidden)

    @property
    def first_page_end(self):
        """The last visible column of the first printed page."""
        return min((self.places[column.key] for column in self.sheet.columns if column.new_page),
                   default=self.last_visible + 1) - 1

    def letter(self, key):
        """Return the column letters of `key`."""
        return letters(self.places[key])

    def cell(self, key, row):
        """Return the relative reference of a cell; `row` counts data rows from 0."""
        return address(self.first + row, self.places[key])

    def range(self, key):
        """Return the absolute reference of a whole column."""
        letter = self.letter(key)
        return f"{self.name}!${letter}${self.first + 1}:${letter}${self.first + self.size}"

    def field(self, key):
        """Return the absolute reference of a field above the table."""
        row, column = self.fields[key]
        return f"{self.name}!{address(row, column, absolute=True)}"


@dataclass
class Layout:
    """A template with so many rows, under a policy and a calendar."""

    template: object
    rows: int
    policy: object = None
    calendar_end: object = None
    sheets: dict = field(default_factory=dict)
    steps: dict = field(default_factory=dict)

    def __post_init__(self):
        self.policy = self.policy or self.template.policy
        first_year = self.policy.starts.year
        self.calendar_rows = CalendarRows(workdays.published(first_year), self.calendar_end)
        self.policy_rows = PolicyRows(self.policy)
        self.looked_up = self._looked_up()
        self.sheets = {sheet.key: self._placed(sheet) for sheet in self.template.sheets}
        self.steps = {(placed.sheet.key, column.key): made for placed in self.sheets.values() for column in placed.sheet.columns
                      if column.rule and (made := steps(rules()[column.rule], self.cells(placed, column, 0)))}
        self.sheets |= {key: self._placed(self.template.sheet(key)) for key, _ in self.steps}

    @property
    def needs_calendar(self):
        """Whether any rule of the workbook counts working days."""
        used = [rules()[column.rule] for sheet in self.template.sheets for column in (*sheet.columns, *sheet.fields)
                if column.rule]
        return any("workday" in name for rule in used for name in rule.function.__code__.co_names)

    def _looked_up(self):
        """Return {(sheet key, column key)} of what other sheets look up by."""
        found = set()
        for sheet in self.template.sheets:
            found |= {(column.lookup["sheet"], column.lookup["by"]) for column in sheet.columns if column.lookup}
            found |= {tuple(check.other.split(".")) for check in sheet.checks if check.kind in ("unmatched", "also_in")}
        return found

    def _placed(self, sheet):
        visible = [column.key for column in sheet.columns if not column.hidden]
        hidden = [column.key for column in sheet.columns if column.hidden]
        helpers = {}
        if any(column.kind == "rank" for column in sheet.columns):
            helpers["place"] = ("place", None)
        if sheet.is_ledger:
            helpers["active"] = ("active", None)
        helpers |= {f"unknown:{column.key}": ("unknown", column) for column in sheet.columns
                    if column.kind == "words" and column.input}
        helpers |= {f"text:{column.key}": ("text", column) for column in sheet.columns
                    if (sheet.key, column.key) in self.looked_up}
        if any(check.kind == "overwritten" for check in sheet.checks):
            helpers |= {f"expected:{column.key}": ("expected", column) for column in sheet.columns
                        if column.rule and not column.hidden}
        for check in sheet.checks:
            if check.kind == "duplicate":
                helpers[f"key:{check.code}"] = ("key", check)
                helpers[f"hash:{check.code}"] = ("hash", check)
        helpers |= {f"step:{step.name}": ("step", (column, step)) for column in sheet.columns
                    for step in self.steps.get((sheet.key, column.key), ())}
        helpers |= {f"flag:{check.code}": ("flag", check) for check in sheet.checks}
        places = {key: place for place, key in enumerate([*visible, *hidden, *helpers])}
        shown = [entry for entry in sheet.fields if not entry.hidden]
        spots = {}
        for index, entry in enumerate(shown):
            spots[entry.key] = (2 + index // 2, FIELD_SLOTS[index % 2][1])
        for index, entry in enumerate(entry for entry in sheet.fields if entry.hidden):
            spots[entry.key] = (2, len(places) + 1 + index)
        top = 2 + (len(shown) + 1) // 2
        header = top + CHART_ROWS * bool(sheet.chart)
        grouped = any(column.group for column in sheet.columns)
        return SheetLayout(sheet, (sheet.size if isinstance(sheet.size, int) else ROWS[sheet.size](self.rows)), places, helpers, spots, header, header + 1 + grouped,
                           top if sheet.chart else None)

    # what a cell's formula is

    def cells(self, placed, column, row, day=None):
        """Return the Cells of a rule column (or field, with row None)."""
        rule = rules()[column.rule]
        arguments = {name: self.source(placed, (column.arguments or {}).get(name, name), row) for name in rule.inputs}
        calls = {}
        for other in placed.sheet.columns:
            if other.rule and row is not None and not other.arguments:
                calls[other.rule] = placed.cell(other.key, row)
        unknown = {NAMES[name].name: f"{placed.cell(f'unknown:{name}', row)}=1" for name in rule.inputs
                   if f"unknown:{name}" in placed.helpers}
        day = placed.cell(placed.sheet.day, row) if placed.sheet.day and row is not None else None
        cells = Cells(self.policy, arguments, calls, vocabulary_checks=unknown, calendar=self.calendar_rows.cells,
                      **self.policy_rows.references(day))
        made = self.steps.get((placed.sheet.key, column.key), ()) if row is not None else ()
        return with_steps(cells, made, lambda step: placed.cell(f"step:{step.name}", row)) if made else cells

    def source(self, placed, source, row):
        """Return the reference of what a rule's input is taken from: a column, a field, a parameter or today."""
        if source == "today":
            return TODAY
        if source.startswith("@"):
            return self.policy_rows.references()["parameters"][source[1:]]
        return placed.cell(source, row) if row is not None else placed.field(source)

    def filled(self, placed, formula, row, key):
        """Return a template's formula with its placeholders resolved."""
        def reference(match):
            sign, name, separator, inner = match.groups()
            if sign == "@" and separator == ":":
                return self.said(name, inner) or any_of(among(placed.cell(inner, row), self.policy_rows.references()["lists"][name]))
            if sign == "@" and separator == "[":
                keys, values, _ = self.policy_rows.references()["tables"][name]
                return f"INDEX({values},MATCH({placed.cell(inner, row)},{keys},0))"
            if sign == "@" and name in self.policy_rows.references()["lists"]:
                return ",".join(self.policy_rows.references()["lists"][name])
            if sign == "@":
                return self.policy_rows.references()["parameters"][name]
            if sign == "^":
                return placed.cell(name or key, row - 1) if row else "0"
            if separator == ".":
                other = self.sheets[name]
                return str(other.size) if inner == "size" else other.range(inner)
            if separator == ":" and name == "exact":
                return literal(placed.cell(inner, row))
            if separator == ":":
                return self.sheets[name].field(inner)
            if name == "today":
                return TODAY
            if name == "where":
                return self.filled(placed, placed.sheet.where, row, key)
            return placed.cell(name, row) if row is not None else placed.field(name)

        return PLACEHOLDER.sub(reference, formula)

    def said(self, key, what):
        """Return what is said of a parameter: its `label`, its `article`, the words of an `unset` one, the cells of its `words`."""
        parameter = self.policy.parameters[key]
        if what == "words":
            return self.policy_rows.words(key)
        said = {"label": parameter.label, "article": self.policy.provisions[parameter.source].article, "unset": to_fill(parameter.label)}
        return text(said[what]) if what in said else ""

    def reckoned(self, placed, column, row):
        """Return the formula of a column over tables: `sheet.key` is a whole column, `^key` the cell above, `#place` the row."""
        def reference(value):
            if isinstance(value, (list, tuple)):
                return [reference(part) for part in value]
            if not isinstance(value, str):
                return value
            if value == "#place":
                return f"(ROW()-{placed.first})"
            if value.startswith("="):
                return self.filled(placed, value[1:], row, column.key)
            if "." in value:
                sheet, _, key = value.partition(".")
                return self.sheets[sheet].range(key)
            if value.startswith("^"):
                return placed.cell(value[1:], row - 1) if row else "0"
            return placed.cell(value, row)

        arguments = {name: reference(value) for name, value in column.table.items() if name != "make"}
        return getattr(table_formula, column.table["make"])(**arguments)

    def kind(self, column: Column):
        """Return the kind of what a column shows."""
        return self.template.kind(column)

"""The plain data of a template: workbook, sheets, columns, checks.

A column is one of: what staff type (`kind` or `input`), what a rule computes (`rule`), what another sheet knows
(`lookup`, `pick`), what is reckoned over tables (`table`), a plain formula, or one of the standing columns 序号, 校验结果, 计算说明.
"""

from dataclasses import dataclass
from functools import cached_property

from udfs import rules
from udfs.vocabulary import NAMES

STANDING = ("number", "rank", "findings", "sentence")


class TemplateError(ValueError):
    """A template that cannot be used: which file, which sheet or column, what is wrong and how to write it."""


@dataclass(frozen=True)
class Check:
    """One line of 校验: where to look, what is wrong, which article, how to mend it."""

    code: str
    kind: str
    title: str
    mend: str
    source: str = ""
    columns: tuple = ()
    other: str = ""
    words: tuple = ()
    says: dict | None = None


@dataclass(frozen=True)
class Column:
    """One column, or a labelled cell above a table."""

    key: str
    label: str
    kind: str = ""
    group: str = ""
    width: float = 10
    input: str = ""
    rule: str = ""
    arguments: dict | None = None
    lookup: dict | None = None
    pick: str = ""
    table: dict | None = None
    formula: str = ""
    sentence: tuple = ()
    of: str = ""
    values: tuple = ()
    listed: str = ""
    default: str = ""
    hint: str = ""
    format: str = ""
    alarm: tuple = ()
    required: bool = False
    settled: bool = False
    hidden: bool = False
    total: bool = False
    total_formula: str = ""
    new_page: bool = False

    @property
    def typed(self):
        """Whether staff type this column."""
        return not (self.rule or self.lookup or self.pick or self.table or self.formula or self.kind in STANDING)

    @property
    def words(self):
        """The words that may be typed here, empty where anything may."""
        return self.values or (NAMES[self.input].values if self.input else ())


@dataclass(frozen=True)
class Sheet:
    """One sheet with a table: fields above it, columns, checks, notes below."""

    key: str
    name: str
    title: str
    size: str | int
    columns: tuple
    fields: tuple = ()
    checks: tuple = ()
    notes: tuple = ()
    day: str = ""
    freeze: int = 2
    repeat: int = 2
    row_height: float = 0
    total: bool = False
    where: str = ""
    chart: dict | None = None
    forms: tuple = ()
    standard_checks: str = ""
    only_past: tuple = ()

    def column(self, key):
        """Return the column called `key`; TemplateError lists the others."""
        for column in self.columns:
            if column.key == key:
                return column
        raise TemplateError(f"工作表“{self.name}”没有列 {key};现有:{'、'.join(column.key for column in self.columns)}")

    @cached_property
    def reckoned(self):
        """The keys of columns that only the sheet reckons, and of the rules that take them: `medaid check` leaves them to it."""
        found = {column.key for column in self.columns if column.table or column.pick or column.formula or column.kind == "rank"}
        while True:
            more = {column.key for column in self.columns if column.rule and column.key not in found and any(
                (column.arguments or {}).get(name, name) in found for name in rules()[column.rule].inputs)}
            if not more:
                return found
            found |= more

    @property
    def is_ledger(self):
        """Whether staff type rows here."""
        return any(column.typed for column in self.columns)


@dataclass(frozen=True)
class Template:
    """One workbook."""

    name: str
    title: str
    purpose: str
    users: str
    policy: object
    rows: int
    sheets: tuple
    documents: tuple = ()

    def kind(self, column):
        """Return the kind of what a column shows, a picked or looked-up one that of its source."""
        if column.kind:
            return column.kind
        if column.pick:
            sheet, _, key = column.pick.partition(".")
            return self.kind(self.sheet(sheet).column(key))
        if column.lookup:
            return self.kind(self.sheet(column.lookup["sheet"]).column(column.lookup["value"]))
        return "text"

    def sheet(self, key):
        """Return the sheet called `key`; TemplateError lists the others."""
        for sheet in self.sheets:
            if sheet.key == key:
                return sheet
        raise TemplateError(f"模板“{self.name}”没有工作表 {key};现有:{'、'.join(sheet.key for sheet in self.sheets)}")

"""A template: one TOML per workbook, read into plain data and refused with clear words.

A column is one of: what staff type (`kind` or `input`), what a rule computes (`rule`), what another sheet knows
(`lookup`, `pick`), a plain formula, or one of the standing columns 序号, 校验结果, 计算说明.
"""

import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from udfs import load, rules
from udfs.vocabulary import NAMES
from workbook.cells import called_rules

FOLDER = Path(__file__).resolve().parent.parent / "templates"
KINDS = ("text", "yuan", "whole", "ratio", "date", "word", "words", "yesno", "number", "rank", "findings", "sentence")
SIZES = ("rows", "list", "reviews", "institutions")
RULE_KINDS = {"yuan": "yuan", "ratio": "ratio", "date": "date", "word": "text", "whole": "whole"}
STANDING = ("number", "rank", "findings", "sentence")
CHECK_KINDS = ("missing", "unsettled", "id", "text_number", "text_date", "impossible_date", "order", "negative", "above",
               "unknown_word", "error_value", "duplicate", "unmatched", "disagrees", "is", "overwritten")


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
    formula: str = ""
    sentence: tuple = ()
    of: str = ""
    values: tuple = ()
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
        return not (self.rule or self.lookup or self.pick or self.formula or self.kind in STANDING)

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
    size: str
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

    def column(self, key):
        """Return the column called `key`; TemplateError lists the others."""
        for column in self.columns:
            if column.key == key:
                return column
        raise TemplateError(f"工作表“{self.name}”没有列 {key};现有:{'、'.join(column.key for column in self.columns)}")

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

    def sheet(self, key):
        """Return the sheet called `key`; TemplateError lists the others."""
        for sheet in self.sheets:
            if sheet.key == key:
                return sheet
        raise TemplateError(f"模板“{self.name}”没有工作表 {key};现有:{'、'.join(sheet.key for sheet in self.sheets)}")


def names():
    """Return the names of all templates."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


@lru_cache
def template(name):
    """Return the template called `name`; TemplateError says what is wrong with its file."""
    path = FOLDER / f"{name}.toml"
    if not path.exists():
        raise TemplateError(f"没有模板“{name}”;现有:{'、'.join(names())}")
    return read(path)


def read(path):
    """Read one template file."""
    where = Path(path).name
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(f"{where}:不是合格的 TOML:{error}") from None
    head = dict(data.get("workbook", {}))
    head["policy"] = load(head.pop("policy", ""))
    sheets = tuple(_sheet(entry, f"{where} [{entry.get('name', '?')}]") for entry in data.get("sheet", ()))
    made = _made(Template, {**head, "sheets": sheets}, where)
    for sheet in made.sheets:
        _check_references(made, sheet, f"{where} [{sheet.name}]")
    return made


def _sheet(entry, where):
    entry = dict(entry)
    entry["columns"] = tuple(_column(part, where) for part in entry.pop("column", ()))
    entry["fields"] = tuple(_column(part, where) for part in entry.pop("field", ()))
    entry["checks"] = tuple(_made(Check, _tuples(part), where) for part in entry.pop("check", ()))
    made = _made(Sheet, _tuples(entry), where)
    if made.size not in SIZES:
        raise TemplateError(f"{where}:size 只能是 {'、'.join(SIZES)}")
    for check in made.checks:
        if check.kind not in CHECK_KINDS:
            raise TemplateError(f"{where}:校验 {check.code} 的 kind “{check.kind}”不在 {'、'.join(CHECK_KINDS)} 之中")
    return made


def _column(entry, where):
    entry = _tuples(entry)
    if entry.get("input"):
        if entry["input"] not in NAMES:
            raise TemplateError(f"{where}:列 {entry.get('key')} 的 input “{entry['input']}”不在词汇表中")
        entry.setdefault("kind", NAMES[entry["input"]].kind)
    if entry.get("rule"):
        if entry["rule"] not in rules():
            raise TemplateError(f"{where}:列 {entry.get('key')} 的规则 {entry['rule']} 不存在")
        kind = rules()[entry["rule"]].kind
        entry.setdefault("kind", "word" if kind == "word" and entry.get("alarm") else RULE_KINDS[kind])
    made = _made(Column, entry, where)
    if made.kind and made.kind not in KINDS:
        raise TemplateError(f"{where}:列 {made.key} 的 kind “{made.kind}”不在 {'、'.join(KINDS)} 之中")
    return made


def _made(kind, entry, where):
    known = {field.name for field in fields(kind)}
    needed = {field.name for field in fields(kind) if field.default is not None and repr(field.default).startswith("<dataclasses")}
    for unknown in sorted(set(entry) - known):
        raise TemplateError(f"{where}:不认识的键 {unknown};可用:{'、'.join(sorted(known))}")
    for missing in sorted(needed - set(entry)):
        raise TemplateError(f"{where}:{entry.get('key', entry.get('code', ''))} 缺少 {missing}")
    return kind(**entry)


def _tuples(entry):
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _check_references(made, sheet, where):
    keys = {column.key for column in sheet.columns} | {field.key for field in sheet.fields}
    for column in (*sheet.columns, *sheet.fields):
        if column.rule:
            for name in rules()[column.rule].inputs:
                source = (column.arguments or {}).get(name, name)
                if source not in keys and source != "today" and not source.startswith("@"):
                    raise TemplateError(f"{where}:列 {column.key} 的规则要用 {name},本表没有这一列;"
                                        f"在 arguments 中写明由哪一列给出")
            shown = {other.rule for other in sheet.columns if not other.arguments}
            for inner in called_rules(rules()[column.rule]):
                if inner.name not in shown and not column.arguments:
                    raise TemplateError(f"{where}:列 {column.key} 要先有{inner.title}的一列:加 rule = \"{inner.name}\"(可 hidden = true)")
        if column.lookup:
            other = made.sheet(column.lookup["sheet"])
            other.column(column.lookup["by"]), other.column(column.lookup["value"]), sheet.column(column.lookup["by"])
        if column.pick or column.of:
            other, _, key = (column.pick or column.of).partition(".")
            made.sheet(other).column(key)
    for check in sheet.checks:
        for key in check.columns:
            sheet.column(key)
        if check.source and check.source not in made.policy.provisions:
            raise TemplateError(f"{where}:校验 {check.code} 的依据 {check.source} 不在政策文件中")

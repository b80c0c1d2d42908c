"""A template: one TOML per workbook, read into the data of `sheet_spec` and refused with clear words."""

import inspect
import tomllib
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

from udfs import load, rules
from udfs.vocabulary import NAMES
from workbook import table_formula
from workbook.cells import called_rules
from workbook.shared_sheet import over_shared
from workbook.sheet_spec import Check, Column, Sheet, Template, TemplateError

FOLDER = Path(__file__).resolve().parent.parent / "templates"
KINDS = ("text", "yuan", "whole", "ratio", "date", "word", "words", "yesno", "number", "rank", "findings", "sentence")
SIZES = ("rows", "entries", "list", "reviews", "institutions")
RULE_KINDS = {"yuan": "yuan", "ratio": "ratio", "date": "date", "word": "text", "whole": "whole"}
CHECK_KINDS = ("missing", "unsettled", "id", "text_number", "text_date", "impossible_date", "order", "negative", "above",
               "unbalanced", "unknown_word", "error_value", "duplicate", "unmatched", "also_in", "not_among", "disagrees", "is", "overwritten")


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
    data["sheet"] = [over_shared(entry, FOLDER / "parts", where) for entry in data.get("sheet", ())]
    for part in (part for entry in data.get("sheet", ()) for part in (*entry.get("column", ()), *entry.get("field", ()))):
        if "values" in part:
            part["values"] = [word for value in part["values"] for word in _words(value, head["policy"], where)]
    for part in (part for entry in data.get("sheet", ()) for part in entry.get("check", ())):
        part["says"] = {word: [fitting for value in values for fitting in _words(value, head["policy"], where)]
                        for word, values in part["says"].items()} if "says" in part else None
    sheets = tuple(_sheet(entry, f"{where} [{entry.get('name', '?')}]") for entry in data.get("sheet", ()))
    made = _made(Template, _tuples({**head, "sheets": sheets}), where)
    for document in made.documents:
        made.sheet(document["sheet"])
    for sheet in made.sheets:
        _check_references(made, sheet, f"{where} [{sheet.name}]")
    return made


def _words(value, policy, where):
    """Return the words that an entry of `values` or `says` stands for: itself, `@key` a list of the policy, `§id` a provision with its article."""
    try:
        if value.startswith("@"):
            return list(policy.parameter(value[1:]).read(None))
        return [f"{value[1:]} {policy.provisions[value[1:]].article}"] if value.startswith("§") else [value]
    except (AttributeError, KeyError, TypeError):
        raise TemplateError(f"{where}:values 的 {value} 不在政策文件中") from None


@lru_cache
def parts(name):
    """Return a file of `templates/parts`: what many sheets share."""
    return tomllib.loads((FOLDER / "parts" / f"{name}.toml").read_text(encoding="utf-8"))


def _like(entry, where):
    """Return a column's words over those of the shared column that it is like."""
    shared = entry.pop("like", None)
    if shared is None:
        return entry
    if shared not in parts("列"):
        raise TemplateError(f"{where}:like = “{shared}”不在 templates/parts/列.toml 之中;现有:{'、'.join(parts('列'))}")
    return {"key": shared, **parts("列")[shared], **entry}


def _sheet(entry, where):
    entry = dict(entry)
    entry["columns"] = tuple(_column(_like(dict(part), where), where) for part in entry.pop("column", ()))
    entry["fields"] = tuple(_column(part, where) for part in entry.pop("field", ()))
    own = tuple(_made(Check, _tuples(part), where) for part in entry.pop("check", ()))
    entry["checks"] = tuple(sorted((*_standard_checks(entry), *own), key=lambda check: check.code))
    made = _made(Sheet, _tuples(entry), where)
    for taken in {column.key for column in made.columns} & {"active", *(["place"] if any(column.kind == "rank" for column in made.columns) else [])}:
        raise TemplateError(f"{where}:列的 key 不能是 {taken},本表的辅助列已用")
    if made.size not in SIZES and not isinstance(made.size, int):
        raise TemplateError(f"{where}:size 只能是行数,或 {'、'.join(SIZES)}")
    for check in made.checks:
        if check.kind not in CHECK_KINDS:
            raise TemplateError(f"{where}:校验 {check.code} 的 kind “{check.kind}”不在 {'、'.join(CHECK_KINDS)} 之中")
    return made


def _standard_checks(entry):
    """Return the checks that every ledger has, as far as the sheet has what they look at."""
    letter = entry.get("standard_checks")
    if not letter:
        return ()
    typed = [column for column in entry["columns"] if column.typed]
    kinds = {column.kind for column in typed}
    fitting = {"missing": any(column.required for column in typed), "unsettled": any(column.settled for column in typed),
               "id": any(column.key == "id_number" for column in typed) and any(column.rule == "id_verdict" for column in entry["columns"]),
               "text_number": kinds & {"yuan", "whole"}, "negative": kinds & {"yuan", "whole"}, "text_date": "date" in kinds,
               "impossible_date": "date" in kinds, "unknown_word": kinds & {"word", "words", "yesno"} or any(column.listed for column in typed),
               "overwritten": any(column.rule and not column.hidden for column in entry["columns"]), "error_value": typed}
    found = []
    for check in parts("校验")["check"]:
        if fitting[check["kind"]]:
            words = {key: value for key, value in check.items() if key != "number"}
            if check["kind"] == "impossible_date" and entry.get("only_past"):
                words["columns"] = entry["only_past"]
            found.append(Check(letter + check["number"], **_tuples(words)))
    return tuple(found)


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
        if column.listed and getattr(made.policy.parameters.get(column.listed), "unit", "") != "名单":
            raise TemplateError(f"{where}:列 {column.key} 的 listed “{column.listed}”不是政策文件中的名单")
        if column.table:
            _check_table(made, sheet, column, where)
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


def _check_table(made, sheet, column, where):
    function = getattr(table_formula, column.table.get("make", ""), None)
    if function is None:
        raise TemplateError(f"{where}:列 {column.key} 的 table.make “{column.table.get('make')}”不存在")
    wanted = inspect.signature(function).parameters
    given = set(column.table) - {"make"}
    if given - set(wanted) or {name for name, one in wanted.items() if one.default is one.empty} - given:
        raise TemplateError(f"{where}:列 {column.key} 的 table 要写明 {'、'.join(wanted)}")
    for value in (part for entry in column.table.values() for part in (entry if isinstance(entry, (list, tuple)) else [entry])):
        if not isinstance(value, str) or value in ("#place", column.table["make"]) or value.startswith("="):
            continue
        other, _, key = value.lstrip("^").rpartition(".")
        (made.sheet(other) if other else sheet).column(key)

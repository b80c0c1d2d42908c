"""Golden cases through every engine: the function, the batch, the formula in formualizer and in LibreOffice."""

import datetime
import json
import tempfile
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from pathlib import Path

from udfs import load, rules
from udfs.vocabulary import NAMES
from workbook import recalculate, scratch

ENGINES = ("python", "batch", *recalculate.ENGINES)
RATIO_TOLERANCE = Decimal("1e-12")


@dataclass
class Tally:
    """How one engine did: `skipped` values are of rules that are not built yet."""

    cases: int = 0
    values: int = 0
    passed: int = 0
    skipped: int = 0
    failed: list = field(default_factory=list)

    def json(self):
        """Return the tally as plain data."""
        return asdict(self)


def read(path):
    """Return the cases of a file, figures as Decimal."""
    return json.loads(Path(path).read_text(encoding="utf-8"), parse_float=Decimal)


def missing_rules(cases, only=None):
    """Return the names of rules that cases expect and that do not exist."""
    return sorted({name for case in cases for name in case["expect"] if _wanted(name, only)} - set(rules()))


def _wanted(name, only):
    return not only or name in only


def run(cases, engine, only=None):
    """Return the Tally of `engine` over `cases`; `only` restricts the rules."""
    tally, known = Tally(), rules()
    wanted = []
    for case in cases:
        names = [name for name in case["expect"] if _wanted(name, only)]
        tally.cases += bool(names)
        tally.skipped += sum(name not in known for name in names)
        wanted += [(case, known[name]) for name in names if name in known]
    got = {"python": _function, "batch": _batch}.get(engine, lambda wanted: _spreadsheet(wanted, engine))(wanted)
    for (case, rule), value in zip(wanted, got, strict=True):
        expected = case["expect"][rule.name]
        tally.values += 1
        if same(rule, expected, value):
            tally.passed += 1
        else:
            tally.failed.append({"id": case["id"], "rule": rule.name, "expected": plain(expected), "got": plain(value)})
    return tally


def same(rule, expected, got):
    """Tell whether `got` is what is expected: money exactly, a ratio to 1e-12, words and days to the letter."""
    if expected is None or isinstance(expected, (str, bool)):
        return (got.isoformat() if isinstance(got, datetime.date) else got) == expected
    if got is None or isinstance(got, str) or isinstance(got, datetime.date):
        return False
    difference = abs(Decimal(repr(got)) - Decimal(str(expected)))
    return difference <= RATIO_TOLERANCE if rule.kind == "ratio" else difference == 0


def plain(value):
    """Return a value as JSON can hold it."""
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, datetime.date) else value


def _inputs(case, rule):
    return {name: _read(NAMES[name], case["inputs"][name]) for name in rule.inputs}


def _read(name, value):
    return name.written(_figures(value))


def _figures(value):
    if isinstance(value, list):
        return [_figures(part) for part in value]
    return float(value) if isinstance(value, Decimal) else value


def _policy(case, rule):
    if not rule.takes_policy:
        return None
    known = load(case["policy"])
    return known.with_values(**{key: _figures(value) for key, value in case.get("parameters", {}).items() if key in known.parameters})


def _function(wanted):
    return [rule(**_inputs(case, rule), **({"policy": _policy(case, rule)} if rule.takes_policy else {}))
            for case, rule in wanted]


def _grouped(wanted):
    groups = {}
    for index, (case, rule) in enumerate(wanted):
        key = (rule.name, case["policy"] if rule.takes_policy else None, json.dumps(case.get("parameters", {}), default=str))
        groups.setdefault(key, []).append(index)
    return groups


def _batch(wanted):
    from udfs.batch import batch

    results = [None] * len(wanted)
    for indexes in _grouped(wanted).values():
        rule = wanted[indexes[0]][1]
        rows = [_inputs(wanted[index][0], rule) for index in indexes]
        values = batch(rule, {name: [row[name] for row in rows] for name in rule.inputs},
                       policy=_policy(*wanted[indexes[0]]))
        for index, value in zip(indexes, values, strict=True):
            results[index] = value
    return results


def _spreadsheet(wanted, engine):
    groups = _grouped(wanted)
    made = [scratch.Group(_policy(*wanted[indexes[0]]), [wanted[indexes[0]][1]],
                          [_inputs(wanted[index][0], wanted[index][1]) for index in indexes])
            for indexes in groups.values()]
    results = [None] * len(wanted)
    with tempfile.TemporaryDirectory(prefix="medaid-golden-") as folder:
        computed = scratch.evaluate(made, lambda path: recalculate.values(path, engine), folder)
    for indexes, group, values in zip(groups.values(), made, computed, strict=True):
        for index, value in zip(indexes, values[group.rules[0].name], strict=True):
            results[index] = value
    return results

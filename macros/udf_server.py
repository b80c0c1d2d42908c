"""The rules as Excel calls them through xlwings: one function a rule, under the rule's Excel name, over one cell or a column.

`=CATALOG_EXCESS(E7:E506,…,政策参数!$A$1:$D$90)` becomes `CATALOG_EXCESS([[…], …], …, [[…], …])` here. The values are those of
the rule itself, row by row: nothing is computed a second way. xlwings' own decorators do nothing outside Windows, so
what they would note on a function (`__xlfunc__`) is written here, for every system the same.

>>> CATALOG_BEYOND([[8500.0], [9000.0], [None]], [[10000.0], [10000.0], [1.0]], [["guangxi-2022"]])
[[500.0], [0.0], ['']]
>>> ID_SEX("11010519491231002X")
[['女']]
"""

import contextlib
import datetime
import functools
import inspect
from dataclasses import dataclass
from decimal import Decimal

from udfs import catalogue, rules, workdays
from udfs.policy import Policy
from udfs.vocabulary import FIRST_DAY, INVALID, LAST_DAY, NAMES, YES
from workbook import own_values
from workbook.excel_function import AS_OF, POLICY, WORKDAYS, arguments, description
from workbook.policy_rows import SHEET, PolicyRows
from workbook.serial import ORIGIN, day_of, serial

CATEGORY = "医疗救助"
UNKNOWN_POLICY, UNEQUAL, ONE_COLUMN, NO_DAYS = "政策参数无法识别", "各列行数不同", "只能选一列", "工作日历无法识别"
ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
READ = {"ndim": 2, "err_to_str": True}


class Unfit(Exception):
    """Arguments that cannot be used; what it says stands in the cell."""


@dataclass(frozen=True)
class _Rows:
    """What `own_values` wants of a workbook's layout."""

    policy: Policy
    policy_rows: PolicyRows


def answers(rule, given):
    """Return the column of a rule's values over the argument columns `given`, in the order of its Excel arguments."""
    try:
        known = dict(zip((argument.name for argument in arguments(rule)), given))
        columns = {name: _column(known[name]) for name in rule.inputs}
        days = _column(known.get(AS_OF))
        size = max(map(len, [*columns.values(), days]), default=1)
        if any(len(column) not in (1, size) for column in [*columns.values(), days]):
            raise Unfit(UNEQUAL)
        columns = {name: [_read(NAMES[name].kind, value) for value in column] for name, column in columns.items()}
        days = [_read("date", day) for day in days]
        policy = _policy(_frozen(known[POLICY])) if rule.takes_policy else None
        counted = known.get(WORKDAYS)
        with workdays.using(_calendar(_frozen(counted))) if counted is not None else contextlib.nullcontext():
            return [[_written(_answer(rule, {name: _at(column, row) for name, column in columns.items()}, policy, _at(days, row)))]
                    for row in range(size)]
    except Unfit as unfit:
        return [[str(unfit)]]


def _answer(rule, values, policy, day):
    if policy is None:
        return rule(**values)
    return rule(**values, policy=_on(policy, day) if type(day) is datetime.date else policy)


@functools.lru_cache(maxsize=4096)
def _on(policy, day):
    return policy.on(max(day, policy.starts))


@functools.lru_cache(maxsize=32)
def _policy(block):
    """Return the policy of a block of 政策参数 with the county's own values, or the one whose id is given."""
    head = str(block[0][0]) if block and block[0] else ""
    if head in catalogue():
        return catalogue()[head]
    policy = next((policy for policy in catalogue().values() if head == f"{SHEET}({policy.number})"), None)
    if policy is None or len(block[0]) < 4:
        raise Unfit(UNKNOWN_POLICY)
    cells = {(row, column): _stored(value) for row, values in enumerate(block, 1) for column, value in enumerate(values, 1)
             if value not in (None, "")}
    return own_values.read(_Rows(policy, PolicyRows(policy)), cells)[0]


@functools.lru_cache(maxsize=32)
def _calendar(block):
    """Return the calendar of a block of 工作日历: a day a row, marked up to the first row without a mark."""
    first = _read("date", block[0][0]) if block and len(block[0]) > 2 else None
    if not isinstance(first, datetime.date):
        raise Unfit(NO_DAYS)
    marks = []
    for row in block:
        if row[2] in (None, ""):
            break
        marks.append(row[2] == YES)
    return workdays.Calendar(first, marks)


def _frozen(block):
    rows = block if isinstance(block, (list, tuple)) else [[block]]
    return tuple(tuple(row) if isinstance(row, (list, tuple)) else (row,) for row in rows)


def _column(values):
    rows = _frozen(values)
    if any(len(row) != 1 for row in rows):
        raise Unfit(ONE_COLUMN)
    return [row[0] for row in rows]


def _at(column, row):
    return column[row] if len(column) > 1 else column[0]


def _read(kind, value):
    """Return a cell's value as the rule's function is given it: by what the cell stores, not by how it is shown."""
    value = _stored(value)
    if isinstance(value, str) and value in ERRORS:
        return INVALID
    if kind == "date" and isinstance(value, (int, float)) and serial(FIRST_DAY) <= value < serial(LAST_DAY) + 1:
        return day_of(value)
    return value


def _stored(value):
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        return (value.replace(tzinfo=None) - datetime.datetime.combine(ORIGIN, datetime.time())) / datetime.timedelta(days=1)
    if isinstance(value, datetime.date):
        return float(serial(value))
    return float(value) if isinstance(value, Decimal) else value


def _written(value):
    if value is None:
        return ""
    return datetime.datetime.combine(value, datetime.time()) if isinstance(value, datetime.date) else value


def _function(rule):
    """Return the function that Excel calls for a rule, with what xlwings wants to know of it."""
    taken = arguments(rule)

    def function(*given):
        return answers(rule, (*given, *[None] * (len(taken) - len(given))))

    function.__name__ = function.__qualname__ = rule.excel_name
    function.__doc__ = description(rule)
    function.__signature__ = inspect.Signature([inspect.Parameter(
        argument.name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=None if argument.optional else inspect.Parameter.empty)
        for argument in taken])
    noted = [{"name": argument.name, "pos": place, "vba": None, "doc": argument.help, "vararg": False, "options": dict(READ),
              **({"optional": None} if argument.optional else {})} for place, argument in enumerate(taken)]
    function.__xlfunc__ = {"name": rule.excel_name, "sub": False, "args": noted, "argmap": {entry["name"]: entry for entry in noted},
                           "ret": {"doc": function.__doc__, "options": {}}, "category": CATEGORY, "call_in_wizard": True,
                           "volatile": False, "async_mode": None}
    return function


FUNCTIONS = {rule.excel_name: _function(rule) for rule in rules().values()}
globals().update(FUNCTIONS)

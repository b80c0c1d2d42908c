"""A fifth engine over the golden cases: `formulas`, a spreadsheet engine in Python that shares no code with the others.

It is slow, so sixty answers are asked of it, spread over all rules; where it differs from Excel its fault is told.
"""

import hashlib
import json
import warnings

import openpyxl
import pytest

from tests.engines.test_golden import CASES
from udfs import rules, workdays
from workbook import calendar_rows, golden, scratch
from workbook.addresses import address

COUNT = 60
FIRST_YEAR = 2024  # the calendar of a few years only: every day of it is a cell
TEXT_STAYS_TEXT = "the engine drops -- before a text instead of making a number of it: 1=--\"01\" is FALSE there"
FIRST_OF_EQUALS = "the engine's MATCH(…,1) takes the first of several equal counts of working days, Excel the last"
GAPS = {("id-04", "id_verdict"): TEXT_STAYS_TEXT, ("id-01", "id_sex"): TEXT_STAYS_TEXT, ("due-03", "push_due"): FIRST_OF_EQUALS}


def order(case, rule):
    """Return what a case is drawn by: as good as chance, and the same however many cases there are."""
    return hashlib.sha256(f"{rule.name} {case['id']}".encode()).hexdigest()


def drawn():
    """Return sixty (case, rule): every rule in turn, days outside the short calendar left out."""
    first = f"{FIRST_YEAR}-01-02"
    sound = [case for case in CASES if all(not key.endswith("_on") or key == "birth_on" or not value or value >= first
                                           for key, value in case["inputs"].items())]
    waiting = [sorted(((case, rule) for case in sound if rule.name in case["expect"]), key=lambda pair: order(*pair), reverse=True)
               for rule in rules().values()]
    found = []
    while len(found) < COUNT:
        found += [left.pop() for left in waiting if left]
    return found[:COUNT]


DRAWN = drawn()


def write(path):
    """Write every drawn case to one workbook; return {(case id, rule name): (sheet, cell)}."""
    groups = {}
    for case, rule in DRAWN:
        policy = golden._policy(case, rule)
        key = (policy and policy.id, json.dumps(case["parameters"], default=str))
        group, asked = groups.setdefault(key, (scratch.Group(policy, []), []))
        group.rules += [rule] * (rule not in group.rules)
        group.rows.append(golden._inputs(case, rule))
        asked.append((case["id"], rule.name))
    with workdays.using(workdays.published(FIRST_YEAR)) as calendar:
        places = scratch.write([group for group, _ in groups.values()], path)
        _settle(path, calendar_rows.CalendarRows(calendar))
    return {(case, rule): (f"例{number}", address(row, places[number][rule]))
            for number, (_, asked) in enumerate(groups.values()) for row, (case, rule) in enumerate(asked, 1)}


def _settle(path, calendar):
    """Put values in place of the calendar's formulas: they are the same for every case, and slow."""
    book = openpyxl.load_workbook(path)
    sheet = book[calendar_rows.SHEET]
    for row, _, _, _, rank, workday, _ in calendar.rows():
        sheet.cell(row, 4).value, sheet.cell(row, 5).value = rank[1], workday[1]
    book.save(path)


@pytest.fixture(scope="module")
def computed(tmp_path_factory):
    """What the engine gives in each cell: {(case id, rule name): value}."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the engine's own, of the libraries below it
        import formulas

        path = tmp_path_factory.mktemp("fifth") / "scratch.xlsx"
        cells = write(path)
        solution = formulas.ExcelModel().loads(str(path)).finish().calculate()
    return {asked: solution[f"'[{path.name}]{sheet}'!{cell}"].value[0, 0] for asked, (sheet, cell) in cells.items()}


def read(rule, value):
    """Return a value of the engine as the rule gives it."""
    value = value.item() if hasattr(value, "item") else value
    return scratch._value(rule.kind, None if value == "" or str(value) == "empty" else value)


def marked():
    """Return the parameters of the test, each gap of the engine marked with its reason."""
    for case, rule in DRAWN:
        name = case["id"], rule.name
        marks = [pytest.mark.xfail(reason=GAPS[name], raises=AssertionError, strict=True)] if name in GAPS else []
        yield pytest.param(case, rule, id="-".join(name), marks=marks)


@pytest.mark.parametrize("case, rule", list(marked()))
def test_the_fifth_engine_agrees(case, rule, computed):
    """To the fen, the letter and the day; a ratio to 1e-12."""
    got = read(rule, computed[case["id"], rule.name])

    assert golden.same(rule, case["expect"][rule.name], got), (case["inputs"], case["expect"][rule.name], got)


def test_every_rule_is_drawn_and_every_gap():
    """Sixty answers of all rules; a gap that is no longer drawn leaves the list."""
    assert set(rules()) == {rule.name for _, rule in DRAWN}
    assert set(GAPS) <= {(case["id"], rule.name) for case, rule in DRAWN}

"""What Excel gets from `macros.udf_server` is what the rules' own functions give, for every rule, policy and row."""

import datetime

import pytest

from macros.udf_server import ERRORS, FUNCTIONS, NO_DAYS, ONE_COLUMN, UNEQUAL, UNKNOWN_POLICY
from tests.engines.local_values import LOCAL
from tests.engines.rows import rows
from udfs import catalog_excess, catalogue, load, push_due, rules, workdays
from udfs.vocabulary import NO, YES
from workbook.excel_function import AS_OF, POLICY, WORKDAYS, arguments
from workbook.policy_rows import FIRST_ROW, SHEET, PolicyRows, written

ROWS = rows(40, seed=20261)
FILLED = {name: load(name).with_values(**LOCAL.get(name, ({},))[0]) for name in catalogue()}


def cell(value):
    """Return a value as xlwings reads it from a cell: a day with a time, 是 and 否 for what is true or not."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime.date):
        return datetime.datetime.combine(value, datetime.time())
    return float(value) if isinstance(value, int) else value


def shown(value):
    """Return a rule's value as xlwings writes it into a cell."""
    return "" if value is None else cell(value)


def block(policy):
    """Return 政策参数 from A1 to its column of values, as xlwings reads it."""
    above = [[f"{SHEET}({policy.number})", None, None, None], *[[None] * 4 for _ in range(FIRST_ROW - 2)]]
    return [*above, *[[None, row.label, cell(row.word), cell(written(row.value))] for row in PolicyRows(policy).rows]]


def given(rule, known, **others):
    """Return the arguments of a rule's function, by what is known of them."""
    return [known[argument.name] if argument.name in known else others.get(argument.name) for argument in arguments(rule)]


@pytest.mark.parametrize("policy", FILLED.values(), ids=list(FILLED))
@pytest.mark.parametrize("rule", rules().values(), ids=list(rules()))
def test_a_column_gives_what_the_function_gives_row_by_row(rule, policy):
    """Blanks, words, amounts, days, 待填 and 数据错误, with the county's own figures and readings."""
    columns = {name: [[cell(row[name])] for row in ROWS] for name in rule.inputs}
    under = {"policy": policy} if rule.takes_policy else {}
    expected = [[shown(rule(**{name: as_stored(row[name]) for name in rule.inputs}, **under))] for row in ROWS]

    assert expected == FUNCTIONS[rule.excel_name](*given(rule, columns, **{POLICY: block(policy)}))


def as_stored(value):
    """Return a row's value as a workbook stores it."""
    return (YES if value else NO) if isinstance(value, bool) else value


@pytest.mark.parametrize("rule", rules().values(), ids=list(rules()))
def test_a_cell_gives_one_value(rule):
    """Scalars as Excel passes single cells, and the notice by its id: its own figures, 待填 where it has none."""
    policy = rule.policies[0].id if rule.policies else "guangxi-2022"
    for row in ROWS[:8]:
        values = {name: cell(row[name]) for name in rule.inputs}
        under = {"policy": policy} if rule.takes_policy else {}

        assert [[shown(rule(**{name: as_stored(row[name]) for name in rule.inputs}, **under))]] == FUNCTIONS[rule.excel_name](
            *given(rule, values, **{POLICY: policy}))


def test_one_cell_serves_all_rows():
    """The reference day beside a column of deadlines, say."""
    days = [[cell(day)] for day in (datetime.date(2026, 1, 9), datetime.date(2026, 1, 10), datetime.date(2026, 1, 11))]

    assert [[-1], [0], [1]] == FUNCTIONS["DAYS_LEFT"](days, [[None]] * 3, cell(datetime.date(2026, 1, 10)))


def test_a_row_is_computed_by_the_figures_of_its_day():
    """叶集's 2024 and later figures: the same bill before and after a change of a dated parameter gives what `policy.on` gives."""
    for name, policy in catalogue().items():
        dated = [parameter.key for parameter in policy.parameters.values() if len(parameter.versions or ()) > 1]
        for rule in rules().values():
            if not (dated and rule.takes_policy and rule.holds_under(policy)):
                continue
            days = [version.starts for key in dated for version in policy.parameters[key].versions]
            row = ROWS[0]
            columns = {input_name: [[cell(row[input_name])] for _ in days] for input_name in rule.inputs}
            values = {input_name: as_stored(row[input_name]) for input_name in rule.inputs}

            assert [[shown(rule(**values, policy=policy.on(max(day, policy.starts))))] for day in days] == FUNCTIONS[rule.excel_name](
                *given(rule, columns, **{POLICY: name, AS_OF: [[cell(day)] for day in days]})), rule.name


def test_the_marks_of_the_workbook_count():
    """A county that declares 15 October 2025 a day off moves a deadline by a day; without marks there is none."""
    days = [datetime.date(2025, 1, 1) + workdays.DAY * number for number in range(365)]
    plain, off = ([[cell(day), "", YES if workdays.published().working[(day - workdays.published().first).days] and day != free else NO]
                   for day in days] for free in (None, datetime.date(2025, 10, 15)))
    asked = [[cell(datetime.date(2025, 10, 13))]]
    usual = push_due(datetime.date(2025, 10, 13), policy="guangxi-2022")
    with workdays.using(workdays.Calendar(days[0], [row[2] == YES for row in off])):
        moved = push_due(datetime.date(2025, 10, 13), policy="guangxi-2022")

    assert usual < moved
    assert [[[cell(usual)]], [[cell(moved)]]] == [FUNCTIONS["PUSH_DUE"](asked, "guangxi-2022", marks) for marks in (plain, off)]
    assert [["待补节假日表"]] == FUNCTIONS["PUSH_DUE"](asked, "guangxi-2022", plain[:100])


def test_a_day_may_be_a_number_and_an_amount_a_currency():
    """Cells without a date's look come as serial numbers; cells in a currency's look come as Decimal."""
    from decimal import Decimal

    assert FUNCTIONS["ID_SEX"]([["11010519491231002X"]]) == [["女"]]
    assert FUNCTIONS["PUSH_DUE"]([[45943.0]], "guangxi-2022") == FUNCTIONS["PUSH_DUE"]([[datetime.datetime(2025, 10, 13)]], "guangxi-2022")
    assert [[0.9]] == FUNCTIONS["CATALOG_RATIO"]([[Decimal("9000.00")]], [[Decimal("10000.00")]], "guangxi-2022")


@pytest.mark.parametrize("error", sorted(ERRORS))
def test_an_error_in_a_cell_is_an_error_of_the_data(error):
    """xlwings passes #N/A as a word (`err_to_str`)."""
    assert [["数据错误"]] == FUNCTIONS["CATALOG_RATIO"]([[error]], [[10000.0]], "guangxi-2022")


@pytest.mark.parametrize("values, said", [
    (([[1.0], [2.0]], [[1.0], [2.0], [3.0]], "guangxi-2022"), UNEQUAL),
    (([[1.0, 2.0]], [[1.0]], "guangxi-2022"), ONE_COLUMN),
    (([[1.0]], [[1.0]], "guangxi-2021"), UNKNOWN_POLICY),
    (([[1.0]], [[1.0]], [["政策参数(2022年9月6日通知)"]]), UNKNOWN_POLICY),
    (([[1.0]], [[1.0]], None), UNKNOWN_POLICY),
])
def test_what_cannot_be_used_is_told_in_chinese(values, said):
    """Never a traceback in a cell."""
    assert [[said]] == FUNCTIONS["CATALOG_RATIO"](*values)


def test_a_block_that_is_no_calendar_is_told():
    """One cell instead of the three columns."""
    assert [[NO_DAYS]] == FUNCTIONS["PUSH_DUE"]([[45943.0]], "guangxi-2022", "工作日历")


def test_every_rule_has_its_function():
    """Under its Excel name, with one argument an input and the rest behind."""
    assert {rule.excel_name for rule in rules().values()} == set(FUNCTIONS)
    assert [*catalog_excess.inputs, POLICY, AS_OF] == [argument.name for argument in arguments(catalog_excess)]
    assert [*push_due.inputs, POLICY, WORKDAYS, AS_OF] == [argument.name for argument in arguments(push_due)]

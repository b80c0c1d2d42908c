"""A scratch workbook with the explanation of every rule beside its value, as the 计算说明 column has it."""

import datetime

import xlsxwriter

from udfs import rules, workdays
from workbook import policy_rows, scratch
from workbook.addresses import address
from workbook.cells import CalendarCells, Cells, called_rules
from workbook.formula import formula, sentence
from workbook.rowwise import Series
from workbook.serial import serial


def rules_under(policy):
    """Return the rules that hold under a policy, those of no notice for None."""
    return [rule for rule in rules().values()
            if (rule.takes_policy and rule.holds_under(policy) if policy else not rule.takes_policy)]


def write(path, policies, rows):
    """Write a sheet for each policy (None: no notice); return [{rule name: column of its sentence}]."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        calendar = _write_calendar(book, workdays.published())
        return [_write_policy(book, number, policy, rows, calendar) for number, policy in enumerate(policies)]


def _write_calendar(book, calendar):
    """Write each published day, the count of working days so far, and the day again; return where they stand."""
    sheet, rows = book.add_worksheet("工作日历"), len(calendar.working) + 365
    for row in range(rows):
        day = serial(calendar.first) + row
        known = row < len(calendar.working)
        sheet.write_row(row, 0, (day, calendar.rank[row] if known else 1_000_000, day if known else "待补节假日表"))
    return CalendarCells(*(f"工作日历!${column}$1:${column}${rows}" for column in "ABC"))


def _write_policy(book, number, policy, rows, calendar):
    references = {}
    if policy:
        found = policy_rows.PolicyRows(policy, sheet=f"参数{number}")
        sheet = book.add_worksheet(found.sheet)
        scratch.write_parameters(sheet, found)
        references = found.references()
    sheet = book.add_worksheet(f"例{number}")
    shown = rules_under(policy)
    asked = list(dict.fromkeys(inner for rule in shown for inner in (*called_rules(rule), rule)))
    inputs = list(dict.fromkeys(name for rule in asked for name in rule.inputs))
    places = {rule.name: len(inputs) + place for place, rule in enumerate(asked)}
    told = {rule.name: len(inputs) + len(asked) + place for place, rule in enumerate(shown)}

    def cells(row):
        return Cells(policy, {name: address(row, place) for place, name in enumerate(inputs)},
                     {name: address(row, place) for name, place in places.items()}, calendar=calendar, **references)

    columns = {places[rule.name]: Series(lambda row, rule=rule: formula(rule, cells(row + 1))) for rule in asked}
    columns |= {told[rule.name]: Series(lambda row, rule=rule: sentence(rule, cells(row + 1))) for rule in shown}
    for row, values in enumerate(rows):
        for place, name in enumerate(inputs):
            put(sheet, row + 1, place, values[name])
        for place, series in columns.items():
            sheet.write_formula(row + 1, place, "=" + series(row))
    return told


def put(sheet, row, column, value):
    """Write a value as its kind."""
    if isinstance(value, bool):
        value = "是" if value else "否"
    if isinstance(value, datetime.date):
        sheet.write_number(row, column, serial(value))
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    elif value is not None:
        sheet.write_number(row, column, float(value))

"""A scratch workbook: one row per case, every rule a column; how `golden` and the tests ask a spreadsheet engine.

Rows under different policies or different local parameters stand on sheets of their own.
"""

import datetime
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter

from udfs import workdays
from udfs.vocabulary import NO, YES
from workbook import calendar_rows, parameter_state, policy_rows, steps
from workbook.addresses import address
from workbook.cells import Cells, called_rules
from workbook.formula import formula
from workbook.plain_worksheet import PlainWorksheet
from workbook.rowwise import Series
from workbook.serial import day_of, serial


@dataclass
class Group:
    """Rows under one policy: `rules` become columns, `rows` are dictionaries of inputs."""

    policy: object
    rules: list
    rows: list = field(default_factory=list)


def evaluate(groups, recalculated, folder):
    """Return, group by group, {rule name: [values]} as the engine `recalculated(path)` computes them."""
    path = Path(folder, "scratch.xlsx")
    columns = write(groups, path)
    sheets = recalculated(path)
    results = []
    for number, (group, places) in enumerate(zip(groups, columns)):
        found = sheets.get(f"例{number}", {})
        results.append({rule.name: [_value(rule.kind, found.get((row + 2, places[rule.name] + 1)))
                                    for row in range(len(group.rows))] for rule in group.rules})
    return results


def write(groups, path, cover=None):
    """Write the groups to `path`, after the sheet that `cover(book)` may write; return for each the column of every rule (0-based)."""
    with xlsxwriter.Workbook(path) as book:
        if cover:
            cover(book)
        calendar = calendar_rows.CalendarRows(workdays.current())
        _write_calendar(book, calendar)
        return [_write_group(book, number, group, calendar) for number, group in enumerate(groups)]


def _write_calendar(book, calendar):
    sheet = book.add_worksheet(calendar_rows.SHEET, PlainWorksheet)
    for row, day, _, mark, rank, workday, _ in calendar.rows():
        sheet.write_row(row - 1, 0, (day, None, mark))
        sheet.write_formula(row - 1, 3, "=" + rank[0], None, rank[1])
        sheet.write_formula(row - 1, 4, "=" + workday[0], None, workday[1])


def places(groups):
    """Return for each group the column of every rule (0-based), as `write` lays them out."""
    return [_laid_out(group)[2] for group in groups]


def _laid_out(group):
    rules = []
    for rule in group.rules:
        rules += [inner for inner in (*called_rules(rule), rule) if inner not in rules]
    inputs = list(dict.fromkeys(name for rule in rules for name in rule.inputs))
    return rules, inputs, {rule.name: len(inputs) + place for place, rule in enumerate(rules)}


def _write_group(book, number, group, calendar):
    references = {}
    if group.policy:
        rows = policy_rows.PolicyRows(group.policy, sheet=f"参数{number}")
        write_parameters(book.add_worksheet(rows.sheet, PlainWorksheet), rows)
        references = rows.references()
    sheet = book.add_worksheet(f"例{number}", PlainWorksheet)
    rules, inputs, places = _laid_out(group)

    def cells(index):
        return Cells(group.policy, {name: _cell(index, column) for column, name in enumerate(inputs)},
                     {name: _cell(index, place) for name, place in places.items()}, calendar=calendar.cells, **references)

    cut = {rule: steps.steps(rule, cells(1)) for rule in rules}
    for step in (step for made in cut.values() for step in made):
        places[step.name] = len(inputs) + len(places)
    sheet.write_row(0, 0, [*inputs, *places])

    def written(rule, row):
        return formula(rule, steps.with_steps(cells(row + 1), cut[rule], lambda step: _cell(row + 1, places[step.name])))

    series = {rule.name: Series(lambda row, rule=rule: written(rule, row)) for rule in rules}
    series |= {step.name: Series(lambda row, step=step: steps.step_formula(step, cells(row + 1)))
               for made in cut.values() for step in made}
    for index, row in enumerate(group.rows, 1):
        for column, name in enumerate(inputs):
            _put(sheet, index, column, _shown(row.get(name)))
        for rule in rules:
            if all(name in row for name in rule.inputs):
                for name in (rule.name, *(step.name for step in cut[rule])):
                    sheet.write_formula(index, places[name], "=" + series[name](index - 1))
    return places


def write_parameters(sheet, rows):
    """Write what formulas ask of 政策参数."""
    for number, row in enumerate(rows.rows, policy_rows.FIRST_ROW):
        _put(sheet, number - 1, 2, row.word)
        _put(sheet, number - 1, 3, policy_rows.written(row.value))
        _put(sheet, number - 1, 5, row.starts)
        for column, made in parameter_state.formulas(rows, number, row).items():
            sheet.write_formula(f"{column}{number}", "=" + made)


def _cell(row, column):
    return address(row, column)


def _shown(value):
    if isinstance(value, bool):
        return YES if value else NO
    return value


def _put(sheet, row, column, value):
    if isinstance(value, datetime.date):
        sheet.write_number(row, column, serial(value))
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    elif value is not None:
        sheet.write_number(row, column, float(value))


def _value(kind, value):
    if value is None or isinstance(value, str):
        return value
    if kind == "date":
        return day_of(value)
    return int(value) if kind == "whole" else value

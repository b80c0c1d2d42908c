"""A rule's formula over made-up cells, with a legend: inputs from A2 on, then verdicts, checks of words and steps."""

import re

from udfs.vocabulary import NAMES
from workbook import calendar_rows, parameter_state, policy_rows, steps
from workbook.addresses import address
from workbook.cells import CalendarCells, Cells, called_rules
from workbook.formula import formula

DAYS = CalendarCells(*(f"{calendar_rows.SHEET}!${column}${calendar_rows.FIRST_ROW}:${column}$1500" for column in "ADE"))
CALENDAR = {"A": "the days", "D": "working days so far", "E": "the working day, or 待补节假日表"}
BESIDE = {parameter_state.STATE: ", state", parameter_state.EFFECTIVE: ", as formulas take it", parameter_state.RATE: ", rates of the bands",
          parameter_state.UPPER: ", words"}


def written(rule, policy):
    """Return the legend of the cells and the formulas of `rule` under `policy` (None for a rule of no notice), as Markdown.

    >>> from udfs import referral_verdict
    >>> from udfs.policy import load
    >>> print(written(referral_verdict, load("yeji-2024")))
    A2 规范转诊
    <BLANKLINE>
    ```text
    B2 = IFERROR(IF(A2="","",IF(AND(A2<>"是",A2<>"否"),"数据错误",IF(A2="是","纳入","不纳入·人工复核"))),"数据错误")
    ```
    """
    legend, columns = {}, iter(range(200))

    def place(meaning):
        cell = address(1, next(columns))
        legend[cell] = meaning
        return cell

    verdicts = called_rules(rule)
    arguments = {name: place(NAMES[name].label) for name in rule.inputs}
    words = {name: f"{place(f'1 where a word of {NAMES[name].label} is unknown')}=1" for name in rule.inputs
             if NAMES[name].kind == "words" and name in rule.own_inputs}
    calls = {verdict.name: place(f"{verdict.title} (`{verdict.name}`)") for verdict in verdicts}
    rows = policy_rows.PolicyRows(policy) if policy else None
    cells = Cells(policy, arguments, calls, vocabulary_checks=words, calendar=DAYS, **(rows.references() if rows else {}))
    made = steps.steps(rule, cells)
    there = {step.name: place(f"step {number} of the formula") for number, step in enumerate(made, 1)}
    found = []
    for number, step in enumerate(made):
        before = steps.with_steps(cells, made[:number], lambda one: there[one.name])
        found.append(f"{there[step.name]} = {steps.step_formula(step, before)}")
    whole = formula(rule, steps.with_steps(cells, made, lambda step: there[step.name]))
    text = "\n".join([*found, f"{address(1, next(columns))} = {whole}"])
    for cell, meaning in _elsewhere(text, rows):
        legend[cell] = meaning
    return " · ".join(f"{cell} {meaning}" for cell, meaning in legend.items()) + f"\n\n```text\n{text}\n```"


def _elsewhere(text, rows):
    """Yield (reference, meaning) of what a formula asks of 政策参数 and 工作日历; the words of a list as one range."""
    found = re.findall(policy_rows.SHEET + r"!\$([A-Z])\$(\d+)(?::\$[A-Z]\$(\d+))?", text)
    asked = {(column, int(row)) for column, *ends in found for row in ends if row}
    ranges = {}
    for column, row in sorted(asked):
        ranges.setdefault((column, rows.rows[row - policy_rows.FIRST_ROW].key), []).append(row)
    for (column, key), there in ranges.items():
        last = f":{column}{there[-1]}" if len(there) > 1 else ""
        yield f"{policy_rows.SHEET}!{column}{there[0]}{last}", rows.policy.parameters[key].label + BESIDE.get(column, "")
    for column in sorted(set(re.findall(calendar_rows.SHEET + r"!\$([A-Z])\$", text))):
        yield f"{calendar_rows.SHEET}!{column}", CALENDAR[column]

"""自检: cases with known answers, computed by this very program on this very machine."""

import datetime
import tomllib

from udfs import expression as tree
from udfs import rules
from udfs.vocabulary import NAMES
from workbook.addresses import address, letters
from workbook.cells import Cells, called_rules
from workbook.expressions import text
from workbook.formula import formula
from workbook.looks import GREY
from workbook.steps import MOST_STEPS, step_formula, steps, with_steps
from workbook.template import FOLDER

SHEET = "自检"
GENERAL = "通用"
FIRST_ROW = 7  # 1-based
ROOM = 7  # columns for inputs
HEADERS = ("编号", "规则", "算例说明", "输入项", *(f"输入{number}" for number in range(1, ROOM + 1)), "应得", "实得", "结果")
WIDTHS = (8, 18, 40, 30, *([13] * ROOM), 20, 20, 8)
EXPECTED, GOT, RESULT, HELPER = 4 + ROOM, 5 + ROOM, 6 + ROOM, 8 + ROOM


def cases(layout):
    """Return the cases for a workbook: those of its policy and those of no notice that its rules need."""
    used = {column.rule for sheet in layout.template.sheets for column in (*sheet.columns, *sheet.fields) if column.rule}
    used |= {node.rule.name for name in tuple(used) for node in tree.walk(rules()[name].tree) if isinstance(node, tree.Call)}
    found = []
    for name in (layout.policy.id, GENERAL):
        path = FOLDER / "parts" / "自检" / f"{name}.toml"
        if path.exists():
            found += [case for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"] if name == GENERAL or case["rule"] in used]
    return [case for case in found if layout.needs_calendar or "workday" not in " ".join(
        rules()[case["rule"]].function.__code__.co_names) or case["rule"] in used]


def formulas(layout, calls=None):
    """Return {(row, column): formula} of the sheet: each case by its rule, or by its function of the UDF edition; verdicts it asks for beside it."""
    found, known = {}, cases(layout)
    results = f"{letters(RESULT)}{FIRST_ROW}:{letters(RESULT)}{FIRST_ROW + len(known) - 1}"
    passed = f'COUNTIF({results},"✔")'
    found[3, 0] = (f'"共{len(known)}例,通过"&{passed}&"例"&IF({passed}={len(known)},",本机计算正确 ✔",'
                   f'",请勿使用并联系维护人员 ✘")')
    for row, case in enumerate(known, FIRST_ROW - 1):
        rule = rules()[case["rule"]]
        arguments = {name: address(row, 4 + place) for place, name in enumerate(rule.inputs)}
        asked = {inner: (row, HELPER + place) for place, inner in enumerate(called_rules(rule))}
        cells = Cells(layout.policy, arguments, {inner.name: address(*place) for inner, place in asked.items()},
                      calendar=layout.calendar_rows.cells, **layout.policy_rows.references())
        found |= {place: formula(inner, cells) for inner, place in asked.items()}
        made = steps(rule, cells)
        places = {step.name: (row, HELPER + len(asked) + place) for place, step in enumerate(made)}
        cells = with_steps(cells, made, lambda step, places=places: address(*places[step.name]))
        found |= {places[step.name]: step_formula(step, cells) for step in made}
        found[row, GOT] = calls.of_case(rule, arguments) if calls else formula(rule, cells)
        want, got = address(row, EXPECTED), address(row, GOT)
        same = (f"IF(ISNUMBER({want}),IF(ISNUMBER({got}),ABS({got}-{want})<0.0000000001,FALSE),"
                f'{got}&""={want}&"")')
        found[row, RESULT] = f"IF({same},{text('✔')},{text('✘')})"
    return found


def write(standard):
    """Write the sheet through `standard`."""
    layout, looks, writer = standard.layout, standard.looks, standard.writer
    sheet = standard.sheet(SHEET, f"{layout.template.title} 自检", RESULT)
    found = cases(layout)
    last = FIRST_ROW + len(found) - 1
    sheet.merge_range(1, 0, 1, RESULT, "下列算例的答案是事先知道的(依据见说明),由本机程序现场计算。全部 ✔ 才可使用。", looks.line)
    for column, (header, width) in enumerate(zip(HEADERS, WIDTHS)):
        sheet.write_string(FIRST_ROW - 2, column, header, looks.head)
        sheet.set_column(column, column, width)
    sheet.set_column(HELPER, HELPER + 3 + MOST_STEPS, 10, None, {"hidden": True})
    for row, case in enumerate(found, FIRST_ROW - 1):
        _case(standard, sheet, row, case)
    styles = {0: looks.format(bold=True, font_size=12),
              RESULT: looks.format(border=1, align="center", bold=True, bg_color=GREY)}
    for (row, column), made in formulas(layout).items():
        style = _computed(looks, found[row - FIRST_ROW + 1].get("expect")) if column == GOT else styles.get(column)
        writer.linted(sheet, row, column, made, style)
    for (row, column), made in formulas(layout, writer.calls).items() if writer.calls else ():
        if column == GOT:
            writer.formula(sheet, row, column, made, _computed(looks, found[row - FIRST_ROW + 1].get("expect")))
    sheet.conditional_format(FIRST_ROW - 1, RESULT, last - 1, RESULT, {
        "type": "cell", "criteria": "==", "value": '"✘"', "format": looks.wrong})
    sheet.freeze_panes(FIRST_ROW - 1, 2)
    sheet.repeat_rows(FIRST_ROW - 2)


def _case(standard, sheet, row, case):
    looks, writer, rule = standard.looks, standard.writer, rules()[case["rule"]]
    plain, asked = looks.format(border=1, text_wrap=True), "、".join(NAMES[name].label for name in rule.inputs)
    for column, said in ((0, case["id"]), (1, rule.title), (2, case["why"]), (3, asked)):
        sheet.write_string(row, column, said, plain)
    for place in range(ROOM):
        name = rule.inputs[place] if place < len(rule.inputs) else None
        value = case["inputs"].get(name) if name else None
        writer.put(sheet, row, 4 + place, value, looks.format(border=1, num_format=_format(value), align="center"))
    writer.put(sheet, row, EXPECTED, case.get("expect"), _answer(looks, case.get("expect")))
    sheet.set_row(row, 15 * (1 + max(len(case["why"]) // 17, len(asked) // 13)))


def _answer(looks, expected):
    return looks.format(border=1, num_format=_format(expected), align="center", bg_color=GREY)


def _computed(looks, expected):
    """Return the look of a computed answer: a formula that is written anew into a cell of text would stay a text."""
    form = _format(expected)
    return looks.format(border=1, num_format="General" if form == "@" else form, align="center", bg_color=GREY)


def _format(value):
    if isinstance(value, datetime.date):
        return "yyyy-mm-dd"
    return "@" if isinstance(value, str) else "General"

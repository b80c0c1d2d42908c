"""自检: cases with known answers, computed by this very program on this very machine."""

import datetime
import tomllib

from udfs import rules
from udfs.vocabulary import NAMES
from workbook.addresses import address
from workbook.cells import Cells, called_rules
from workbook.expressions import text
from workbook.formula import formula
from workbook.template import FOLDER

SHEET = "自检"
FIRST_ROW = 7  # 1-based
ROOM = 6  # columns for inputs
HEADERS = ("编号", "规则", "算例说明", "输入项", *(f"输入{number}" for number in range(1, ROOM + 1)), "应得", "实得", "结果")
WIDTHS = (8, 18, 40, 30, *([13] * ROOM), 20, 20, 8)
EXPECTED, GOT, RESULT, HELPER = 4 + ROOM, 5 + ROOM, 6 + ROOM, 8 + ROOM


def cases(layout):
    """Return the cases for a workbook: those of its policy and those of no notice that its rules need."""
    used = {column.rule for sheet in layout.template.sheets for column in (*sheet.columns, *sheet.fields) if column.rule}
    found = []
    for name in (layout.policy.id, "通用"):
        path = FOLDER / "parts" / "自检" / f"{name}.toml"
        if path.exists():
            found += tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return [case for case in found if layout.needs_calendar or "workday" not in " ".join(
        rules()[case["rule"]].function.__code__.co_names) or case["rule"] in used]


def write(standard):
    """Write the sheet through `standard`."""
    layout, looks, writer = standard.layout, standard.looks, standard.writer
    sheet = standard.sheet(SHEET, f"{layout.template.title} 自检", RESULT)
    found = cases(layout)
    last = FIRST_ROW + len(found) - 1
    sheet.merge_range(1, 0, 1, RESULT, "下列算例的答案是事先知道的(依据见说明),由本机程序现场计算。全部 ✔ 才可使用。", looks.line)
    result = address(0, RESULT)[:-1]
    writer.linted(sheet, 3, 0, f'"共{len(found)}例,通过"&COUNTIF({result}{FIRST_ROW}:{result}{last},"✔")&"例"&'
                                f'IF(COUNTIF({result}{FIRST_ROW}:{result}{last},"✔")={len(found)},",本机计算正确 ✔",",请勿使用并联系维护人员 ✘")',
                   looks.format(bold=True, font_size=12))
    for column, (header, width) in enumerate(zip(HEADERS, WIDTHS)):
        sheet.write_string(FIRST_ROW - 2, column, header, looks.head)
        sheet.set_column(column, column, width)
    sheet.set_column(HELPER, HELPER + 3, 10, None, {"hidden": True})
    for index, case in enumerate(found):
        _case(standard, sheet, FIRST_ROW - 1 + index, case)
    sheet.conditional_format(FIRST_ROW - 1, RESULT, last - 1, RESULT, {
        "type": "cell", "criteria": "==", "value": '"✘"', "format": looks.wrong})
    sheet.freeze_panes(FIRST_ROW - 1, 2)
    sheet.repeat_rows(FIRST_ROW - 2)


def _case(standard, sheet, row, case):
    layout, looks, writer = standard.layout, standard.looks, standard.writer
    rule = rules()[case["rule"]]
    plain, grey = looks.format(border=1, text_wrap=True), "#F0F0F0"
    for column, said in ((0, case["id"]), (1, rule.title), (2, case["why"]),
                         (3, "、".join(NAMES[name].label for name in rule.inputs))):
        sheet.write_string(row, column, said, plain)
    arguments = {name: address(row, 4 + place) for place, name in enumerate(rule.inputs)}
    for place in range(ROOM):
        name = rule.inputs[place] if place < len(rule.inputs) else None
        value = case["inputs"].get(name) if name else None
        writer.put(sheet, row, 4 + place, value, looks.format(border=1, num_format=_format(value), align="center"))
    helpers = {inner.name: address(row, HELPER + place) for place, inner in enumerate(called_rules(rule))}
    cells = Cells(layout.policy, arguments, helpers, calendar=layout.calendar_rows.cells,
                  **layout.policy_rows.references())
    for place, inner in enumerate(called_rules(rule)):
        writer.linted(sheet, row, HELPER + place, formula(inner, cells))
    expected = case.get("expect")
    style = looks.format(border=1, num_format=_format(expected), align="center", bg_color=grey)
    writer.put(sheet, row, EXPECTED, expected, style)
    writer.linted(sheet, row, GOT, formula(rule, cells), style)
    want, got = address(row, EXPECTED), address(row, GOT)
    same = f"IF(ISNUMBER({want}),IF(ISNUMBER({got}),ABS({got}-{want})<0.0000000001,FALSE),{got}&\"\"={want}&\"\")"
    writer.linted(sheet, row, RESULT, f"IF({same},{text('✔')},{text('✘')})",
                   looks.format(border=1, align="center", bold=True, bg_color=grey))
    asked = "、".join(NAMES[name].label for name in rule.inputs)
    sheet.set_row(row, 15 * (1 + max(len(case["why"]) // 17, len(asked) // 13)))


def _format(value):
    if isinstance(value, datetime.date):
        return "yyyy-mm-dd"
    return "@" if isinstance(value, str) else "General"

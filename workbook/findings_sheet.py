"""校验: each check with its count, its first cell as a link, its article and how to mend it."""

from workbook import checks, parameter_state, policy_rows
from workbook.expressions import text
from workbook.layout import TODAY
from workbook.serial import serial
from workbook.standing import CALENDAR, CALENDAR_NOTICE, CHANGED, FINDINGS, TO_FILL, UNFIT, WRONG_VALUE, needed_parameters

HEADERS = ("序号", "编号", "工作表", "检查项", "问题数", "第一处", "依据", "怎么改")
WIDTHS = (6, 8, 18, 26, 9, 22, 34, 60)
FIRST_ROW = 9  # 1-based
TOTAL, STAMP = (4, 2), (6, 2)  # from 0: the number of findings; what was checked last, when and by what


def write(standard, draft):
    """Write the sheet through `standard`."""
    layout, looks, writer = standard.layout, standard.looks, standard.writer
    sheet = standard.sheet(FINDINGS, f"{layout.template.title} 校验", len(HEADERS) - 1)
    sheet.merge_range(1, 0, 1, len(HEADERS) - 1, "逐项核对全部工作表;点“第一处”跳到那一格,改好后问题数随之减少。", looks.line)
    label, big = looks.head_left, looks.format(bold=True, border=1, font_size=12, align="left")
    for row, name in ((3, "基准日期"), (4, "问题合计"), (5, "结论"), (6, "核对记录")):
        sheet.merge_range(row, 0, row, 1, name, label)
    style = looks.format(border=1, bg_color="#FFF7D6", num_format="yyyy-mm-dd", locked=False, align="left")
    today = serial(writer.today)
    if draft:
        sheet.write_number(3, 2, today, style)
    else:
        sheet.write_formula(3, 2, "=TODAY()", style, today)
    sheet.merge_range(3, 3, 3, 7, "默认为今天;补做以前的报表时,可直接改成当时的日期。", looks.line)
    rows = list(_rows(layout))
    last = FIRST_ROW + len(rows) - 1
    for row in (4, 5):
        sheet.merge_range(row, 2, row, 5, "", big)
    sheet.merge_range(6, 2, 6, 5, "", looks.format(border=1, locked=False, align="left", text_wrap=True))
    sheet.set_row(6, 32)
    for column, (header, width) in enumerate(zip(HEADERS, WIDTHS)):
        sheet.write_string(FIRST_ROW - 2, column, header, looks.head)
        sheet.set_column(column, column, width)
    plain = looks.format(border=1, text_wrap=True, bg_color="#F0F0F0")
    count = looks.format(border=1, bold=True, align="center", bg_color="#F0F0F0")
    link = looks.format(border=1, font_color="#0563C1", underline=1, bg_color="#F0F0F0")
    for number, (code, name, title, _, _, article, mend) in enumerate(rows, 1):
        at = FIRST_ROW + number - 2
        sheet.write_number(at, 0, number, count)
        for column, said in ((1, code), (2, name), (3, title), (6, article), (7, mend)):
            sheet.write_string(at, column, said, plain)
        sheet.set_row(at, 30)
    for (row, column), formula in formulas(layout).items():
        writer.linted(sheet, row, column, formula, {2: big, 4: count, 5: link}[column])
    sheet.conditional_format(FIRST_ROW - 1, 3, last - 1, 4, {"type": "formula", "criteria": f"=$E{FIRST_ROW}>0",
                                                             "format": looks.wrong})
    sheet.freeze_panes(FIRST_ROW - 1, 0)
    sheet.repeat_rows(FIRST_ROW - 2)


def formulas(layout):
    """Return {(row, column): formula} of the sheet; the reference day, which may be typed over, is not among them."""
    rows = list(_rows(layout))
    found = {(4, 2): f"SUM(E{FIRST_ROW}:E{FIRST_ROW + len(rows) - 1})",
             (5, 2): 'IF(C5=0,"✔ 没有发现问题","✘ 有"&C5&"处问题,请逐项改正")'}
    for at, (_, name, _, counted, place, _, _) in enumerate(rows, FIRST_ROW - 1):
        cell = f'"{name}!"&{place}'
        found[at, 4] = counted
        found[at, 5] = f'IF(E{at + 1}=0,"",HYPERLINK("#"&{cell},{cell}))'
    return found


def _rows(layout):
    """Yield (code, sheet, title, count formula, first place formula, article, mend)."""
    policy = layout.policy
    for placed in layout.sheets.values():
        for check in placed.sheet.checks:
            flags, numbers = placed.range(f"flag:{check.code}"), placed.range("number")
            first = f'{placed.size + 1}-SUMPRODUCT(MAX(({flags}<>"")*({placed.size + 1}-{numbers})))'
            letters = [placed.letter(key) for key, _ in checks.tests(layout, placed, check, 0)] or ["A"]
            column = text(letters[0])
            if len(letters) > 1:
                column = f"CHOOSE(LEFT(INDEX({flags},{first}),2)+0,{','.join(map(text, letters))})"
            article = f"{check.source} {policy.provisions[check.source].article}" if check.source else "表格填写要求"
            yield (check.code, placed.name, check.title, f'SUMPRODUCT(({flags}<>"")*1)',
                   f"{column}&({first}+{placed.first})", article, check.mend)
    needed = needed_parameters(layout)
    cells = [layout.policy_rows.cell(row, parameter_state.STATE) for row in needed]
    count = "+".join(f"IF({cell}={text(parameter_state.BLANK)},1,0)" for cell in cells) or "0"
    yield (TO_FILL.code, TO_FILL.sheet, TO_FILL.title, count, f'"D{needed[0] if needed else policy_rows.FIRST_ROW}"',
           "文件未给数值,由当地填写", TO_FILL.mend)
    first, last = policy_rows.FIRST_ROW, layout.policy_rows.last_row
    marks, states = (f"{policy_rows.SHEET}!${column}${first}:${column}${last}"
                     for column in (parameter_state.CHANGED, parameter_state.STATE))
    for standing, word in ((WRONG_VALUE, parameter_state.WRONG), (UNFIT, parameter_state.UNFIT)):
        if any(word in made for row in range(first, last + 1) for made in parameter_state.formulas(
                layout.policy_rows, row, layout.policy_rows.rows[row - first]).values()):
            yield (standing.code, standing.sheet, standing.title, f"COUNTIF({states},{text(word)})",
                   f'"D"&(IFERROR(MATCH({text(word)},{states},0),1)+{first - 1})', "文件未给数值,由当地填写", standing.mend)
    yield (CHANGED.code, policy_rows.SHEET, CHANGED.title, f"SUM({marks})", f'"D"&(IFERROR(MATCH(1,{marks},0),1)+{first - 1})',
           "表格填写要求", CHANGED.mend)
    if layout.needs_calendar:
        days, rank = layout.calendar_rows.cells.days, layout.calendar_rows.cells.rank
        published = f"SUMPRODUCT(MAX(({rank}<1000000)*{days}))"
        yield (CALENDAR.code, CALENDAR.sheet, CALENDAR.title, f"IF({TODAY}+{CALENDAR_NOTICE}>{published},1,0)",
               f'"C"&({published}-{serial(layout.calendar_rows.calendar.first)}+7)', "国务院办公厅放假安排", CALENDAR.mend)



"""The sheets that the UDF edition has besides.

What each function is; the settings of xlwings; very hidden, the native formula and the call of every computed column, by
which a macro turns the workbook to formulas where there is no Python, and the Python itself.
"""

from udfs import rules
from workbook import column_formula, expected, self_check
from workbook.addresses import address
from workbook.embedded_code import CONFIG, settings
from workbook.excel_function import arguments, description
from workbook.looks import A4
from workbook.plain_worksheet import PlainWorksheet
from workbook.rowwise import moved

HELP, BOTH = "函数说明", "公式对照"
ARRAY, EACH = "array", "each"  # one formula for all cells, or each its own
FIRST_ROW = 4  # 1-based; the VBA that gives the wizard its help reads from here on
NOTES = ("“UDF MODULES”和“RELEASE_EMBED_CODE_MAP”由程序写入,不要改动。",
         "可在左边接着加行:INTERPRETER_WIN(本机 python.exe 的位置)、LICENSE_KEY(xlwings 许可;政府机构等非商业使用填 noncommercial,先读使用说明)。")


def write(writer):
    """Add the sheets behind the others, through the writer of a workbook."""
    _help(writer)
    _settings(writer)
    _both(writer)
    for part in writer.edition.carried:
        sheet = writer.book.add_worksheet(part.sheet, PlainWorksheet)
        sheet.set_column(0, 0, 65)
        for row, line in enumerate(part.lines):
            if line:
                sheet.write_string(row, 0, line)
        sheet.very_hidden()


def _help(writer):
    looks, taken = writer.looks, {rule: arguments(rule) for rule in sorted(rules().values(), key=lambda rule: rule.excel_name)}
    most = max(map(len, taken.values()))
    sheet = writer.book.add_worksheet(HELP, PlainWorksheet)
    sheet.write_string(0, 0, HELP, looks.format(bold=True, font_size=14))
    sheet.write_string(1, 0, "本工作簿可用的函数;输入项可以是一格,也可以是整列(整列时按 Ctrl+Shift+Enter 录入)。", looks.line)
    for column, said in enumerate(("函数", "说明", *(f"输入项{number}" for number in range(1, most + 1)))):
        sheet.write_string(FIRST_ROW - 2, column, said, looks.head)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 44)
    sheet.set_column(2, 1 + most, 30)
    plain = looks.format(border=1, text_wrap=True)
    for row, (rule, known) in enumerate(taken.items(), FIRST_ROW - 1):
        for column, said in enumerate((rule.excel_name, description(rule), *(argument.help for argument in known))):
            sheet.write_string(row, column, said, plain)
    sheet.freeze_panes(FIRST_ROW - 1, 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(FIRST_ROW - 2)


def _settings(writer):
    sheet = writer.book.add_worksheet(CONFIG, PlainWorksheet)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 60)
    for row, pair in enumerate(settings(writer.edition.carried)):
        for column, said in enumerate(pair):
            sheet.write_string(row, column, said)
    for row, said in enumerate(NOTES):
        sheet.write_string(row, 3, said)


def both(layout, calls):
    """Yield (sheet, cells, ARRAY or EACH, native formula of the first cell, call of Python) of all that calls Python."""
    for placed in layout.sheets.values():
        native, each, arrays = column_formula.series(layout, placed), calls.series(placed), calls.arrays(placed)
        for column in placed.sheet.columns:
            if column.rule:
                series = native[column.key]
                if series.cut is not None and series.first != moved(series.cut, -1):
                    raise ValueError(f"“{placed.name}”的列“{column.label}”第一行的公式与其余各行不同,不能按整列转换")
                whole = arrays.get(column.key)
                yield (placed.name, calls.span(placed, column), ARRAY if whole else EACH, series.first, whole[1] if whole else each[column.key](0))
        for entry in placed.sheet.fields:
            if entry.rule:
                yield placed.name, address(*placed.fields[entry.key]), EACH, column_formula.of_field(layout, placed, entry), calls.of_field(placed, entry)
    asked, native = expected.formulas(layout, calls)[self_check.SHEET], expected.formulas(layout)[self_check.SHEET]
    for place, formula in asked.items():
        if place[1] == self_check.GOT:
            yield self_check.SHEET, address(*place), EACH, native[place], formula


def _both(writer):
    sheet = writer.book.add_worksheet(BOTH, PlainWorksheet)
    for column, said in enumerate(("工作表", "单元格", "写法", "公式", "函数")):
        sheet.write_string(0, column, said)
    for row, (name, cells, kind, native, call) in enumerate(both(writer.layout, writer.calls), 1):
        for column, said in enumerate((name, cells, kind, "=" + native, "=" + call)):
            sheet.write_string(row, column, said)
    sheet.very_hidden()

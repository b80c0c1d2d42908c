"""The sheets that the UDF edition has besides: what each function is, the settings of xlwings, the Python itself (very hidden)."""

from udfs import rules
from workbook.embedded_code import CONFIG, settings
from workbook.excel_function import arguments, description
from workbook.plain_worksheet import PlainWorksheet

HELP = "函数说明"
FIRST_ROW = 4  # 1-based; the VBA that gives the wizard its help reads from here on
NOTES = ("“UDF MODULES”和“RELEASE_EMBED_CODE_MAP”由程序写入,不要改动。",
         "可在左边接着加行:INTERPRETER_WIN(本机 python.exe 的位置)、LICENSE_KEY(xlwings 许可;政府机构等非商业使用填 noncommercial,先读使用说明)。")


def write(writer):
    """Add the sheets behind the others, through the writer of a workbook."""
    _help(writer)
    _settings(writer)
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


def _settings(writer):
    sheet = writer.book.add_worksheet(CONFIG, PlainWorksheet)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 60)
    for row, pair in enumerate(settings(writer.edition.carried)):
        for column, said in enumerate(pair):
            sheet.write_string(row, column, said)
    for row, said in enumerate(NOTES):
        sheet.write_string(row, 3, said)

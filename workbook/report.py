"""The report beside a checked file: 问题清单 with a link to every cell, and a summary."""

import functools
import os
from pathlib import Path

from workbook import reading_sheets
from workbook.addresses import on_sheet
from workbook.looks import A4, LANDSCAPE_FOOTER, MARGINS, Looks
from workbook.new_file import new_file

HEADERS = ("序号", "编号", "工作表", "单元格", "问题", "说明", "依据", "怎么改")
MOST_LISTED, LONGEST_LINK, LONGEST_NAME = 65_530, 2_079, 31  # links on a sheet of Excel, characters of one, of a sheet's name
WIDTHS = (6, 8, 18, 10, 26, 36, 36, 56)


def report_path(path, today, folder=None, taken=()):
    """Return where the report on `path` goes: beside it, or in `folder`; never a path that is `taken` already."""
    path = Path(path)
    target, number = Path(folder or path.parent, f"{path.stem}_核对结果_{today:%Y%m%d}.xlsx"), 1
    while target in taken:
        number += 1
        target = target.with_name(f"{path.stem}_核对结果_{today:%Y%m%d}({number}).xlsx")
    return target


def link(checked, target):
    """Return the address of the checked file as a link from the report: relative where it can be."""
    try:
        address = os.path.relpath(checked, Path(target).parent)
    except ValueError:  # another drive
        address = str(Path(checked).resolve())
    address = address.replace("%", "%25").replace("#", "%23")
    return "".join(sign if sign.isprintable() else "".join(f"%{byte:02X}" for byte in os.fsencode(sign)) for sign in address)


def shown(name):
    """Return a file's name as a cell shows it."""
    return "".join(sign if sign.isprintable() else "?" for sign in name)


def counted(report):
    """Return in words how many findings a Report has, and how many of them are listed where there are too many."""
    count = len(report.findings)
    return f"{count} 处问题" + (f"(只列出前 {MOST_LISTED} 处)" if count > MOST_LISTED else "")


def write(report, checked, target):
    """Write the Report on the file `checked` to `target`."""
    with new_file(target) as book:
        book.set_properties({"title": f"{shown(report.file)} 核对结果", "author": "medaid-sheets"})
        looks = Looks(book)
        _list(book, looks, report, link(checked, target))
        _summary(book, looks, report)
        if report.reading:
            reading_sheets.write(functools.partial(_sheet, book, looks), report.reading, looks)
    return target


def _sheet(book, looks, name, title, widths, headers, note=None):
    sheet = book.add_worksheet(name)
    sheet.merge_range(0, 0, 0, len(headers) - 1, title, looks.title)
    sheet.set_row(0, 30)
    if note:
        sheet.merge_range(1, 0, 1, len(headers) - 1, note, looks.line)
    for column, (header, width) in enumerate(zip(headers, widths)):
        sheet.write_string(2, column, header, looks.head)
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(**MARGINS)
    sheet.repeat_rows(2)
    sheet.set_footer(LANDSCAPE_FOOTER)
    sheet.freeze_panes(3, 0)
    return sheet


def _list(book, looks, report, checked):
    sheet = _sheet(book, looks, "问题清单", f"{shown(report.file)} 问题清单", WIDTHS, HEADERS)
    said = f"共核对 {report.rows} 行,发现 {counted(report)};基准日期 {report.today}。原文件没有改动。"
    sheet.merge_range(1, 0, 1, len(HEADERS) - 1, said, looks.line)
    plain, blue = looks.format(border=1, text_wrap=True), looks.format(border=1, font_color="#0563C1", underline=1)
    for number, finding in enumerate(report.findings[:MOST_LISTED], 1):
        row = 2 + number
        sheet.write_number(row, 0, number, plain)
        for column, text in ((1, finding.code), (2, finding.sheet), (4, finding.title), (5, finding.detail),
                             (6, finding.article), (7, finding.mend)):
            sheet.write_string(row, column, text, plain)
        target = f"external:{checked}#{on_sheet(finding.sheet, finding.cell)}"
        unfit = len(finding.sheet) > LONGEST_NAME or not finding.sheet.isprintable()
        if unfit or len(target) > LONGEST_LINK:  # XlsxWriter would leave the cell blank, or the sheet unreadable
            sheet.write_string(row, 3, finding.cell, plain)
        else:
            sheet.write_url(row, 3, target, blue, finding.cell)
    if report.findings:
        sheet.autofilter(2, 0, 2 + min(len(report.findings), MOST_LISTED), len(HEADERS) - 1)


def _summary(book, looks, report):
    headers = ("序号", "编号", "工作表", "检查项", "问题行数", "怎么改")
    sheet = _sheet(book, looks, "汇总", f"{shown(report.file)} 核对汇总", (6, 8, 18, 30, 10, 60), headers)
    plain = looks.format(border=1, text_wrap=True)
    for number, (finding, count) in enumerate(report.summary(), 1):
        for column, value in enumerate((number, finding.code, finding.sheet, finding.title, count, finding.mend)):
            (sheet.write_string if isinstance(value, str) else sheet.write_number)(2 + number, column, value, plain)

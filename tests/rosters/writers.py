"""A draft as a file of each kind: by XlsxWriter or openpyxl, by LibreOffice where the kind is its own, or as text."""

import csv
import datetime
import io

import openpyxl
import xlsxwriter

from tests.rosters.spelling import Broken, Formula
from workbook import vba
from workbook.recalculate import converted

TEXTS = {  # (name's end, encoding, separator)
    "csv utf-8": ("csv", "utf-8", ","), "csv utf-8 bom": ("csv", "utf-8-sig", ","), "csv gb18030": ("csv", "gb18030", ","),
    "csv semicolon": ("csv", "gb18030", ";"), "csv tab": ("csv", "gb18030", "\t"), "txt tab": ("txt", "utf-8-sig", "\t"),
    "txt utf-16": ("txt", "utf-16", "\t"),
}


def write(draft, name, kind, folder):
    """Write a draft to `folder` as a file of `kind`; return it."""
    if kind in TEXTS:
        end, encoding, separator = TEXTS[kind]
        target = folder / f"{name}.{end}"
        target.write_bytes(text(draft.pages[0], separator).encode(encoding))
        return target
    if kind == "xlsx by openpyxl":
        return by_openpyxl(draft, folder / f"{name}.xlsx")
    if kind in ("xlsx", "xlsx 1904", "xlsm"):
        return by_xlsxwriter(draft, folder / f"{name}.{kind[:4]}", date_1904=kind.endswith("1904"))
    source = folder / "source"
    source.mkdir(exist_ok=True)
    saved = converted(by_xlsxwriter(draft, source / f"{name}.xlsx"), folder, "xls" if kind == "et" else kind)
    return saved.rename(saved.with_suffix(f".{kind}"))  # a table of WPS with this suffix may be an .xls inside


def by_xlsxwriter(draft, target, date_1904=False):
    """Write with merges, formats, hidden rows and columns, and what formulas had come to."""
    with xlsxwriter.Workbook(target, {"default_date_format": "yyyy/m/d", "date_1904": date_1904}) as book:
        formats = {}
        sheets = [book.add_worksheet(page.name) for page in draft.pages]
        for page, sheet in zip(draft.pages, sheets):
            for rows in page.merges:
                first = page.cells.get(rows[:2], ("", None))
                sheet.merge_range(*(figure - 1 for figure in rows), "")
                _write(book, formats, sheet, rows[:2], *first)
            for place, (source, shown) in page.cells.items():
                _write(book, formats, sheet, place, source, shown)
            for column in page.hidden_columns:
                sheet.set_column(column - 1, column - 1, None, None, {"hidden": True})
            for row in page.hidden_rows:
                sheet.set_row(row - 1, None, None, {"hidden": True})
            if page.state == "hidden":
                sheet.hide()
        if target.suffix == ".xlsm":
            book.set_vba_name("ThisWorkbook")
            for number, sheet in enumerate(sheets, 1):
                sheet.set_vba_name(f"Sheet{number}")
            book.add_vba_project(io.BytesIO(vba.project(vba.document_modules(len(sheets)))), is_stream=True)
    return target


def _write(book, formats, sheet, place, source, shown):
    row, column = (figure - 1 for figure in place)
    if shown not in formats:
        formats[shown] = book.add_format({"num_format": shown}) if shown is not None else None
    form = formats[shown]
    if source is None:
        sheet.write_blank(row, column, None, form)
    elif isinstance(source, Formula):
        sheet.write_formula(row, column, source.text, form, source.stored if source.stored is not None else "")
    elif isinstance(source, Broken):
        sheet.write_formula(row, column, "=NA()" if source.text == "#N/A" else "=#REF!+1", form, source.text)
    elif isinstance(source, datetime.date):
        sheet.write_datetime(row, column, source, form)
    elif isinstance(source, str):
        sheet.write_string(row, column, source, form)
    else:
        sheet.write_number(row, column, source, form)


def by_openpyxl(draft, target):
    """Write with openpyxl, which stores no result beside a formula."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for page in draft.pages:
        sheet = book.create_sheet(page.name)
        for (row, column), (source, shown) in page.cells.items():
            cell = sheet.cell(row, column)
            if isinstance(source, Formula):
                cell.value = source.text
            elif isinstance(source, Broken):
                cell.value, cell.data_type = source.text, "e"
            else:
                cell.value = source
                if isinstance(source, str):
                    cell.data_type = "s"
            if shown is not None:
                cell.number_format = shown
        for rows in page.merges:
            sheet.merge_cells(start_row=rows[0], start_column=rows[1], end_row=rows[2], end_column=rows[3])
    book.save(target)
    return target


def text(page, separator):
    """Return a page as an office program saves it as text: as many fields in every line, a day as it is shown."""
    width = max(column for _, column in page.cells)
    lines = [["" for _ in range(width)] for _ in range(max(row for row, _ in page.cells))]
    for (row, column), (source, _) in page.cells.items():
        lines[row - 1][column - 1] = shown_in_text(source)
    made = io.StringIO()
    csv.writer(made, delimiter=separator, lineterminator="\r\n").writerows(lines)
    return made.getvalue()


def shown_in_text(source):
    """Return what the text has of a cell."""
    if source is None:
        return ""
    if isinstance(source, datetime.date):
        return f"{source.year}/{source.month}/{source.day}"
    return str(source)

"""An open workbook of the UDF edition turned to formulas where there is no Python, and back: what is typed stays as it is.

Both verbs need the sheets and modules of the UDF edition; a workbook of another edition is converted by `medaid convert`.
"""

import contextlib

from openpyxl.workbook import Workbook

from macros.live import Unfit, copied, set_property, stamp
from workbook import column_formula, expected, self_check
from workbook.addresses import address
from workbook.edition import FUNCTIONS
from workbook.embedded_code import CONFIG
from workbook.read import read
from workbook.same_formula import normal
from workbook.udf_formula import Calls

FORMULAS = "xlsm"  # the key of what a workbook with macros is without its functions
PROPERTY = "medaid_edition"
WITHOUT = "“{}”没有带 Python 函数,不能就地转换;请用 medaid convert {} --edition udf 另做一个函数版"
FLAGS = ("AllowFormattingCells", "AllowFormattingColumns", "AllowFormattingRows", "AllowInsertingColumns", "AllowInsertingRows",
         "AllowInsertingHyperlinks", "AllowDeletingColumns", "AllowDeletingRows", "AllowSorting", "AllowFiltering", "AllowUsingPivotTables")


def to_formula_edition(book):
    """Write the native formulas over the calls of Python; return how many columns and cells were changed."""
    layout = _layout(book)
    count = 0
    for placed in layout.sheets.values():
        series = column_formula.series(layout, placed)
        with unprotected(book.sheets[placed.name]) as sheet:
            for column in placed.sheet.columns:
                if column.rule:
                    cells = _column(sheet, placed, column)
                    cells.clear_contents()
                    cells.formula = [["=" + series[column.key](row)] for row in range(placed.size)]
                    count += 1
    count += _single(book, layout, None)
    set_property(book, PROPERTY, FORMULAS)
    book.app.calculate()
    stamp(book, f"已转成公式版:{count}处改用公式计算,不需要Python")
    return count


def to_udf_edition(book):
    """Write the calls of Python over the native formulas; return how many columns and cells were changed."""
    layout = _layout(book)
    calls, count = Calls(layout), 0
    for placed in layout.sheets.values():
        arrays, series = calls.arrays(placed), calls.series(placed)
        with unprotected(book.sheets[placed.name]) as sheet:
            for column in placed.sheet.columns:
                if not column.rule:
                    continue
                cells = _column(sheet, placed, column)
                cells.clear_contents()
                if column.key in arrays:
                    cells.formula_array = "=" + arrays[column.key][1]
                else:
                    cells.formula = [["=" + series[column.key](row)] for row in range(placed.size)]
                count += 1
    count += _single(book, layout, calls)
    set_property(book, PROPERTY, FUNCTIONS)
    stamp(book, f"已转成函数版:{count}处改由Python计算")
    return count


def _layout(book):
    if CONFIG not in [sheet.name for sheet in book.sheets]:
        raise Unfit(WITHOUT.format(book.name, book.name))
    with copied(book) as path:
        return read(path).layout


def _column(sheet, placed, column):
    place = placed.places[column.key]
    return sheet.range(f"{address(placed.first, place)}:{address(placed.first + placed.size - 1, place)}")


def _single(book, layout, calls):
    """Write the fields above the tables and the cases of 自检; return how many there are."""
    count = 0
    for placed in layout.sheets.values():
        entries = [entry for entry in placed.sheet.fields if entry.rule]
        with unprotected(book.sheets[placed.name]) if entries else contextlib.nullcontext() as sheet:
            for entry in entries:
                formula = calls.of_field(placed, entry) if calls else column_formula.of_field(layout, placed, entry)
                sheet.range(address(*placed.fields[entry.key])).formula = "=" + formula
                count += 1
    with unprotected(book.sheets[self_check.SHEET]) as sheet:
        for (row, column), formula in expected.formulas(layout, calls)[self_check.SHEET].items():
            cell = sheet.range(address(row, column))
            if column == self_check.GOT and normal(cell.formula) != normal(formula):
                cell.formula = "=" + formula
                count += 1
    return count


@contextlib.contextmanager
def unprotected(sheet):
    """Take the protection (it has no password) from a sheet while the block runs; what it allowed is allowed again after."""
    if isinstance(sheet.book.api, Workbook) or not sheet.api.ProtectContents:
        yield sheet
        return
    allowed = {flag: getattr(sheet.api.Protection, flag) for flag in FLAGS}
    sheet.api.Unprotect()
    try:
        yield sheet
    finally:
        sheet.api.Protect(**allowed)

"""The grids of an old .xls (an .et of WPS is one too), read by xlrd."""

import os

from workbook.raw_cells import ErrorValue
from workbook.roster.grid import Grid, is_padded
from workbook.xlsx.damage import Damaged
from workbook.xlsx.number_formats import GENERAL, is_date
from workbook.xlsx.values import DAYS_FROM_1900_TO_1904


def grids(path):
    """Yield the Grid of each sheet; Damaged where xlrd cannot read the file."""
    import xlrd

    try:
        with open(os.devnull, "w", encoding="utf-8") as nowhere, xlrd.open_workbook(str(path), logfile=nowhere, formatting_info=True) as book:
            formats = _formats(book)
            for sheet in book.sheets():
                yield _grid(book, sheet, formats)
    except MemoryError:
        raise
    except Exception:  # a damaged file ends in any of a dozen kinds, some of them asserts
        raise Damaged("内容已损坏或不完整") from None


def _formats(book):
    """Return the number format of each cell format."""
    return [book.format_map[one.format_key].format_str if one.format_key in book.format_map else GENERAL for one in book.xf_list]


def _grid(book, sheet, formats):
    import xlrd

    grid = Grid(sheet.name, shift=DAYS_FROM_1900_TO_1904 if book.datemode else 0, hidden=bool(sheet.visibility))
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row), 1):
            if cell.ctype == xlrd.XL_CELL_TEXT and cell.value:
                grid.put(row + 1, column, cell.value)
            elif cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
                grid.put(row + 1, column, int(cell.value) if cell.value == int(cell.value) else cell.value)
                code = formats[cell.xf_index] if cell.xf_index is not None and cell.xf_index < len(formats) else GENERAL
                if is_date(code):
                    grid.dates.add((row + 1, column))
                elif is_padded(code):
                    grid.padded[row + 1, column] = len(code)
            elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
                grid.put(row + 1, column, "TRUE" if cell.value else "FALSE")
            elif cell.ctype == xlrd.XL_CELL_ERROR:
                grid.put(row + 1, column, ErrorValue(xlrd.error_text_from_code.get(cell.value, "#N/A")))
    grid.merges = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    return grid

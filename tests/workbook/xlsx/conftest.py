"""Workbooks written by hand, and what our reader, openpyxl and calamine make of one."""

import openpyxl
import pytest
import python_calamine

from tests.workbook.xlsx import by_hand
from workbook import gate, raw_cells


class Readings:
    """What three readers say of the first sheet of one file, {(row, column): value}."""

    def __init__(self, path):
        self.path = path

    @property
    def ours(self):
        """Values, days as serial numbers."""
        gate.admit(self.path)
        return next(iter(raw_cells.read(self.path).sheets.values()))

    @property
    def formulas(self):
        """Formulas."""
        return next(iter(raw_cells.read(self.path).formulas.values()))

    @property
    def openpyxl(self):
        """Values as openpyxl gives them."""
        sheet = openpyxl.load_workbook(self.path, data_only=True).worksheets[0]
        return {(cell.row, cell.column): cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}

    @property
    def calamine(self):
        """Values as calamine gives them, its blanks left out."""
        sheet = python_calamine.CalamineWorkbook.from_path(str(self.path)).get_sheet_by_index(0)
        top, left = sheet.start or (0, 0)
        return {(top + row, left + column): value for row, values in enumerate(sheet.to_python(skip_empty_area=True), 1)
                for column, value in enumerate(values, 1) if value != ""}


@pytest.fixture
def read(tmp_path):
    """Write a workbook by hand and read it three ways."""
    def made(rows, **options):
        return Readings(by_hand.written(by_hand.parts(rows, **options), tmp_path / "手写.xlsx"))

    return made

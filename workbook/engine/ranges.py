"""Ranges: an area of a sheet; what it can do is told by subject in range_values, range_place, range_looks and range_edits."""

from xlwings import base_classes

from workbook.engine import areas, cells
from workbook.engine.errors import EngineError
from workbook.engine.range_copies import Copies
from workbook.engine.range_edits import Edits
from workbook.engine.range_looks import Looks
from workbook.engine.range_place import Place
from workbook.engine.range_search import Search
from workbook.engine.range_size import Size
from workbook.engine.range_values import Values
from workbook.engine.refusals import refusing


@refusing
class Range(Values, Place, Size, Looks, Edits, Copies, Search, base_classes.Range):
    """An area of a sheet; `area` is (row, column, rows, columns), empty where one of the last two is 0."""

    def __init__(self, sheet, row, column, rows, columns):
        if rows and columns and not (1 <= row <= row + rows - 1 <= areas.ROWS and 1 <= column <= column + columns - 1 <= areas.COLUMNS):
            raise EngineError(f"区域超出工作表:从第 {row} 行第 {column} 列起 {rows} 行 {columns} 列")
        self.sheet, self.area = sheet, (row, column, rows, columns)
        self.arg1_input = areas.written(self.area, False, False) if rows and columns else ""

    sheet = None
    ws = property(lambda self: self.sheet.ws)
    book = property(lambda self: self.sheet.book)
    row = property(lambda self: self.area[0])
    column = property(lambda self: self.area[1])
    shape = property(lambda self: self.area[2:])
    coords = property(lambda self: (self.ws, *self.area))

    def __len__(self):
        return self.area[2] * self.area[3]

    @property
    def api(self):
        """The openpyxl cell, for many cells a sequence of rows of them; None for an empty range."""
        row, column, rows, columns = self.area
        if not (rows and columns):
            return None
        return cells.make(self.ws, row, column) if rows == columns == 1 else cells.Block(self.ws, self.area)

    def __call__(self, arg1, arg2=None):
        if arg2 is None:
            down, across = divmod(arg1 - 1, self.area[3])
        else:
            down, across = arg1 - 1, arg2 - 1
        return self._range(self.row + down, self.column + across, 1, 1)

    def _range(self, *area):
        return Range(self.sheet, *area)

    def _same(self, read):
        """Return what `read(row, column)` gives if it gives the same for every cell, else None."""
        row, column, rows, columns = self.area
        first = read(row, column)
        if rows * columns > len(self.ws._cells) + 1:
            found = [read(cell.row, cell.column) for cell in cells.existing(self.ws, self.area)]
            return first if all(value == first for value in found) else None
        same = all(read(down, across) == first for down in range(row, row + rows) for across in range(column, column + columns))
        return first if same else None

"""The cells of a worksheet: looked at without making them, made with the looks of their row or column."""

from collections.abc import Sequence
from copy import copy

from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from workbook.engine import areas
from workbook.engine.columns import dimension
from workbook.engine.errors import EngineError


def at(ws, row, column):
    """Return the cell that stands there, None if there is none yet."""
    return ws._cells.get((row, column))


def make(ws, row, column):
    """Return the cell, made if need be with the looks of its row, else of its column."""
    cell = ws._cells.get((row, column))
    if cell is None:
        cell = ws.cell(row, column)
        holder = ws.row_dimensions[row] if row in ws.row_dimensions else None
        if holder is None or not holder.has_style:
            holder = dimension(ws, column)
        if holder is not None and holder.has_style:
            cell._style = copy(holder._style)
    return cell


def existing(ws, area):
    """Return the cells of an area that exist, by rows."""
    row, column, rows, columns = area
    if rows * columns <= len(ws._cells):
        found = (ws._cells.get((down, across)) for down in range(row, row + rows) for across in range(column, column + columns))
        return [cell for cell in found if cell is not None]
    return [cell for (down, across), cell in sorted(ws._cells.items())
            if row <= down < row + rows and column <= across < column + columns]


def filled(cell):
    """Tell whether there is anything in a cell; a formula whose result is blank is something."""
    return cell is not None and cell.value is not None and cell.value != ""


def arrays(ws):
    """Return {(row, column) of the anchor: area} of the array formulas of a sheet."""
    return {place: areas.parse(cell.value.ref) for place, cell in ws._cells.items()
            if cell.data_type == "f" and isinstance(cell.value, (ArrayFormula, DataTableFormula)) and cell.value.ref}


def merged(ws, area):
    """Return the areas of merged cells that an area touches."""
    found = [(merge.min_row, merge.min_col, merge.max_row - merge.min_row + 1, merge.max_col - merge.min_col + 1)
             for merge in ws.merged_cells.ranges]
    return [merge for merge in found if areas.meet(merge, area)]


def writable(cell, value):
    """Tell whether a value can be put there; a hidden cell of a merge takes blanks only, and says so."""
    if not isinstance(cell, MergedCell):
        return True
    if value is not None:
        raise EngineError(f"「{cell.parent.title}」的 {cell.coordinate} 在合并单元格里面,写不进值;请先 range.unmerge()")
    return False


class Block(Sequence):
    """The openpyxl cells of an area, row by row; made only when they are looked at."""

    def __init__(self, ws, area):
        self.ws, self.area = ws, area

    def __len__(self):
        return self.area[2]

    def __getitem__(self, place):
        row, column, rows, columns = self.area
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(rows))]
        if not -rows <= place < rows:
            raise IndexError(place)
        return tuple(make(self.ws, row + place % rows, column + across) for across in range(columns))

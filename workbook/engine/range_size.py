"""Widths, heights and positions of a Range, hidden rows and columns, outline groups."""

import unicodedata

from workbook.engine import areas, cells, columns
from workbook.engine.errors import EngineError


class Size:
    """The part of a Range that is about rows and columns as stripes of the sheet."""

    def _columns(self):
        return range(self.column, self.column + self.area[3])

    def _rows_of(self):
        row, _, rows, _ = self.area
        if rows < areas.ROWS:
            return range(row, row + rows)
        return sorted(self.ws.row_dimensions)

    @property
    def column_width(self):
        return _one(columns.width(self.ws, column) for column in self._columns())

    @column_width.setter
    def column_width(self, value):
        if not 0 <= value <= columns.WIDEST:
            raise EngineError(f"列宽要在 0 到 {columns.WIDEST} 之间,不能是 {value}")
        for column in self._columns():
            columns.set_width(self.ws, column, value)

    @property
    def row_height(self):
        return _one(columns.height(self.ws, row) for row in (self._rows_of() or [self.row]))

    @row_height.setter
    def row_height(self, value):
        if not 0 <= value <= columns.HIGHEST:
            raise EngineError(f"行高要在 0 到 {columns.HIGHEST} 之间,不能是 {value}")
        if self.area[2] == areas.ROWS:
            self.ws.sheet_format.defaultRowHeight, self.ws.sheet_format.customHeight = value, True
        for row in self._rows_of():
            self.ws.row_dimensions[row].height = value

    @property
    def width(self):
        return float(sum(columns.points(self.ws, column) for column in self._columns()))

    @property
    def left(self):
        return float(sum(columns.points(self.ws, column) for column in range(1, self.column)))

    @property
    def height(self):
        return self._height(self.row, self.area[2])

    @property
    def top(self):
        return self._height(1, self.row - 1)

    def _height(self, first, count):
        standard = float(self.ws.sheet_format.defaultRowHeight or columns.STANDARD_HEIGHT)
        return float(columns.span(lambda row: columns.height(self.ws, row), first, count, list(self.ws.row_dimensions), standard))

    @property
    def row_hidden(self):
        return _one(bool(self.ws.row_dimensions[row].hidden) if row in self.ws.row_dimensions else False
                    for row in range(self.row, self.row + min(self.area[2], 100_000)))

    @row_hidden.setter
    def row_hidden(self, value):
        self._bounded("rows.hidden")
        for row in range(self.row, self.row + self.area[2]):
            self.ws.row_dimensions[row].hidden = value

    @property
    def column_hidden(self):
        found = [columns.dimension(self.ws, column) for column in self._columns()]
        return _one(bool(each.hidden) if each is not None else False for each in found)

    @column_hidden.setter
    def column_hidden(self, value):
        for column in self._columns():
            columns.own(self.ws, column).hidden = value

    def group(self, by):
        self._outline(by, 1)

    def ungroup(self, by):
        self._outline(by, -1)

    def _outline(self, by, step):
        if by in ("rows", "row", "r"):
            self._bounded("group")
            stripes = [self.ws.row_dimensions[row] for row in range(self.row, self.row + self.area[2])]
        elif by in ("columns", "column", "c"):
            stripes = [columns.own(self.ws, column) for column in self._columns()]
        else:
            raise EngineError(f"by 只能是 rows 或 columns,不能是 {by!r}")
        for stripe in stripes:
            level = (stripe.outlineLevel or 0) + step
            if not 0 <= level <= 7:
                raise EngineError("分级显示最多 7 级,也不能少于 0 级")
            stripe.outlineLevel = level

    def autofit(self, axis=None):
        """Widths by the longest text, a Chinese character as two; heights go back to what Excel fits when it opens the file."""
        if axis in (None, "columns", "c"):
            for column in self._columns():
                if self.area[3] < areas.COLUMNS or columns.dimension(self.ws, column) is not None:
                    self._fit_column(column)
        if axis in (None, "rows", "r"):
            for row in self._rows_of():
                if row in self.ws.row_dimensions:
                    self.ws.row_dimensions[row].height = None

    def _fit_column(self, column):
        read = self._reader()
        widest = max((_wide(read(cell.row, column), cell) for cell in
                      cells.existing(self.ws, (self.row, column, self.area[2], 1)) if cell.value is not None), default=None)
        if widest is not None:
            columns.set_width(self.ws, column, min(widest + 1, columns.WIDEST))

    def _bounded(self, member):
        if self.area[2] == areas.ROWS:
            raise EngineError(f"Range.{member} 要给出有限的行,如 \"1:20\",不能是整列 {self.address}")


def _one(values):
    found = list(dict.fromkeys(values))
    return found[0] if len(found) == 1 else None


def _wide(value, cell):
    if cell.number_format not in ("General", "@") and not isinstance(value, str):
        return max(len(str(value).split(" ")[0]), len(cell.number_format.split(";")[0].replace('"', "")))
    text = f"{value:.10g}" if isinstance(value, float) else str("" if value is None else value)
    return max(sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line) for line in (text.splitlines() or [""]))

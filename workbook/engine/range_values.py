"""What stands in the cells of a Range: values, formulas, arrays."""

import datetime

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from workbook.engine import areas, cells, formula_text, stored
from workbook.engine.errors import EngineError

DAYS = (datetime.date, datetime.time, datetime.timedelta)


class Values:
    """The part of a Range that reads and writes what stands in its cells."""

    @property
    def raw_value(self):
        if not self.api:
            return None
        return self._shaped(self._reader())

    @raw_value.setter
    def raw_value(self, data):
        self._write(data)

    @property
    def formula(self):
        return self._shaped(lambda row, column: _formula(cells.at(self.ws, row, column)))

    @formula.setter
    def formula(self, value):
        self._write(value)

    formula2 = formula

    @property
    def formula_array(self):
        found = self._array()
        return formula_text.read(self.ws._cells[found[0]].value.text) if found else self._same(
            lambda row, column: _formula(cells.at(self.ws, row, column)))

    @formula_array.setter
    def formula_array(self, value):
        self._no_part_of_arrays()
        self.clear_contents()
        text = formula_text.filed(value if value.startswith("=") else f"={value}")
        reference = areas.written(self.area, False, False)
        cell = cells.make(self.ws, self.row, self.column)
        cell.value = ArrayFormula(reference if ":" in reference else f"{reference}:{reference}", text)
        self._touched()

    @property
    def has_array(self):
        return self._array() is not None

    def clear_contents(self):
        self._no_part_of_arrays()
        for cell in cells.existing(self.ws, self.area):
            if cell.value is not None:
                cell.value = None
        self._touched()

    def _array(self):
        """Return (anchor, area) of the array formula over the first cell."""
        corner = (self.row, self.column, 1, 1)
        return next((entry for entry in self.book.arrays(self.ws).items() if areas.holds(entry[1], corner)), None)

    def _no_part_of_arrays(self):
        for area in self.book.arrays(self.ws).values():
            if areas.meet(area, self.area) and not areas.holds(self.area, area):
                raise EngineError(f"{areas.written(area, False, False)} 是一个数组公式,不能只改其中一部分;请先清除整个区域")

    def _shaped(self, read):
        """Return one value for one cell, else a tuple of rows."""
        row, column, rows, columns = self.area
        if rows == columns == 1:
            return read(row, column)
        return tuple(tuple(read(down, across) for across in range(column, column + columns)) for down in range(row, row + rows))

    def _reader(self):
        ws, book, epoch = self.ws, self.book, self.book.wb.epoch
        arrays = [area for area in book.arrays(ws).values() if areas.meet(area, self.area)]

        def read(row, column):
            cell = cells.at(ws, row, column)
            if cell is not None and cell.data_type == "f" or arrays and any(
                    areas.holds(area, (row, column, 1, 1)) for area in arrays):
                value = book.result(ws, row, column)
                kind = "e" if isinstance(value, stored.ErrorValue) else "n"
                return stored.seen(value, kind, cell is not None and stored.is_day(cell), epoch)
            if cell is None or cell.value is None:
                return None
            return stored.seen(cell.value, cell.data_type, stored.is_day(cell), epoch)

        return read

    def _write(self, data):
        """Write one value into every cell, or a value to each; a formula for many cells follows its relative references."""
        if not self.api:
            return
        self._no_part_of_arrays()
        row, column, rows, columns = self.area
        if not isinstance(data, (list, tuple)):
            origin = (row, column) if isinstance(data, str) and data.startswith("=") else None
            broadcast = stored.plain(data)
            for down in range(row, row + rows):
                for across in range(column, column + columns):
                    cell = cells.make(self.ws, down, across)
                    if (down, across) == (row, column) or not isinstance(cell, cells.MergedCell):
                        self._put(cell, broadcast, origin)
        else:
            values = self._rows(data)
            for down, line in enumerate(values):
                for across, value in enumerate(line):
                    self._put(cells.make(self.ws, row + down, column + across), stored.plain(value))
        self._touched()

    def _rows(self, data):
        values = data if data and isinstance(data[0], (list, tuple)) else [data]
        row, column, rows, columns = self.area
        if len(values) == 1 and rows > 1:
            values = list(values) * rows
        if len(values) != rows or any(len(line) != columns for line in values):
            raise EngineError(f"{len(values)} 行 {len(values[0])} 列的值放不进 {self.address}({rows} 行 {columns} 列)")
        return values

    def _put(self, cell, value, origin=None):
        if not cells.writable(cell, value):
            return
        place = cell.row, cell.column
        if cell.data_type == "f":
            self.book.results.get(self.ws, {}).pop(place, None)
            self.book.unknown.discard((self.ws, *place))
        if isinstance(value, DAYS):
            number, look = stored.serial(value, self.book.wb.epoch)
            cell.value = number
            if cell.number_format in ("General", "@"):
                cell.number_format = look
        elif isinstance(value, str) and value.startswith("=") and len(value) > 1 and cell.number_format != "@":
            moved = formula_text.moved(value, *origin, *place) if origin else value
            cell.value = formula_text.filed(moved)
            self.book.unknown.add((self.ws, *place))
        elif isinstance(value, str):
            _put_text(cell, value)
        else:
            cell.value = value

    def _touched(self):
        self.book.touch(self.ws)


def _put_text(cell, value):
    """Put text: an apostrophe in front is Excel's mark of text; text that looks like an error is one."""
    if value.startswith("'"):
        value, cell.quotePrefix = value[1:], True
        cell._value, cell.data_type = value, "s"
    elif value in stored.ERRORS:
        cell._value, cell.data_type = value, "e"
    else:
        cell._value, cell.data_type = value, "s"
    if cell.hyperlink is not None and not cell.hyperlink.ref:
        cell.hyperlink.ref = f"{get_column_letter(cell.column)}{cell.row}"


def _formula(cell):
    if cell is None or cell.value is None:
        return ""
    if cell.data_type == "f":
        text = cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value
        return "{=TABLE()}" if isinstance(text, DataTableFormula) else formula_text.read(text)
    if isinstance(cell.value, bool):
        return str(cell.value).upper()
    return str(cell.value)

"""Cells of a Range inserted, deleted and filled on."""

import datetime

from workbook.engine import areas, cells, formula_text
from workbook.engine.errors import EngineError, Unsupported
from workbook.engine.sheet_copy import look
from workbook.engine.shifting import Shift, shift

FILLS = ("fill_default", "fill_copy", "fill_series", "fill_formats", "fill_values", "fill_days")
ORIGINS = {"format_from_left_or_above": -1, "format_from_right_or_below": 1, None: 0}


class Edits:
    """The part of a Range that moves cells about."""

    def insert(self, shift=None, copy_origin=None):
        change = self._shift(shift, 1, {"down": True, "right": False})
        self._carry_out(change)
        self._dress(change.down, ORIGINS[copy_origin])

    def delete(self, shift=None):
        self._carry_out(self._shift(shift, -1, {"up": True, "left": False}))

    def _shift(self, given, sign, words):
        row, column, rows, columns = self.area
        if given is None:  # as Excel decides: whole rows and columns, else by the shape
            down = columns == areas.COLUMNS or (rows != areas.ROWS and columns >= rows)
        elif given in words:
            down = words[given]
        else:
            raise EngineError(f"shift 只能是 {'、'.join(words)},不能是 {given!r}")
        if down:
            return Shift(self.ws, True, row, sign * rows, column, column + columns - 1)
        return Shift(self.ws, False, column, sign * columns, row, row + rows - 1)

    def _carry_out(self, change):
        shift(self.book, change)

    def _dress(self, down, side):
        """Give new cells the looks of the row above or the column left of them, as Excel does."""
        row, column, rows, columns = self.area
        if not side:
            return
        place = (row - 1 if side < 0 else row + rows) if down else (column - 1 if side < 0 else column + columns)
        if place < 1:
            return
        stripe = (place, column, 1, columns) if down else (row, place, rows, 1)
        for cell in cells.existing(self.ws, stripe):
            for step in range(rows if down else columns):
                made = cells.make(self.ws, *((row + step, cell.column) if down else (cell.row, column + step)))
                look(cell, made, True)

    def autofill(self, destination, type_="fill_default"):
        """Fill on from this range over `destination`, which holds it and reaches on in one direction.

        Formulas follow, two or more numbers or days continue their series, everything else repeats.
        """
        if type_ not in FILLS:
            raise Unsupported("Range", "autofill", f"不支持 type_={type_!r};可用的是 {'、'.join(FILLS)}")
        target = destination.impl.area if hasattr(destination, "impl") else destination.area
        row, column, rows, columns = self.area
        down = target[3] == columns and target[1] == column and target[0] == row
        if not (down or (target[2] == rows and target[0] == row and target[1] == column)):
            raise EngineError("autofill 的目标要从源区域开始,向下或向右延伸")
        for line in range(columns if down else rows):
            places = [(row + step, column + line) if down else (row + line, column + step)
                      for step in range(target[2] if down else target[3])]
            self._fill(places, rows if down else columns, type_)
        self._touched()

    def _fill(self, places, known, type_):
        source = [cells.make(self.ws, *place) for place in places[:known]]
        series = _series([cell.value for cell in source], type_)
        for step, place in enumerate(places[known:], known):
            origin, made = source[step % known], cells.make(self.ws, *place)
            if type_ != "fill_values":
                look(origin, made, True)
            if type_ == "fill_formats":
                continue
            value = origin.value
            if origin.data_type == "f":
                value = formula_text.moved(value, origin.row, origin.column, *place)
                self.book.unknown.add((self.ws, *place))
            elif series:
                value = series(step)
            made._value, made.data_type = value, origin.data_type


def _series(values, type_):
    """Return the function that continues values by their place, None where they only repeat."""
    numbers = [value for value in values if isinstance(value, (int, float, datetime.datetime)) and not isinstance(value, bool)]
    if len(numbers) != len(values) or type_ in ("fill_copy", "fill_formats", "fill_values"):
        return None
    if len(numbers) == 1:
        return (lambda step: numbers[0] + step) if type_ in ("fill_series", "fill_days") else None
    steps = {round(after - before, 9) for before, after in zip(numbers, numbers[1:])}
    if len(steps) != 1:
        return None
    stride = steps.pop()
    return lambda step: numbers[0] + stride * step

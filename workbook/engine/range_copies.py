"""Ranges copied, pasted and moved; relative references follow as in Excel."""

from openpyxl.worksheet.formula import ArrayFormula

from workbook.engine import areas, cells, formula_text
from workbook.engine.errors import EngineError, Unsupported
from workbook.engine.sheet_copy import look

KINDS = {  # what each kind of pasting takes along: formulas, values, number formats, looks
    "all": "formula look", None: "formula look", "formulas": "formula", "formats": "look", "values": "value",
    "formulas_and_number_formats": "formula number", "values_and_number_formats": "value number"}


class Copies:
    """The part of a Range that copies cells."""

    def copy(self, destination=None):
        if destination is None:
            self.book.app.clipboard = self
            self.book.app.cut_copy_mode = "copy"
        else:
            self._impl(destination).copy_from(self, "all")

    def paste(self, paste=None, operation=None, skip_blanks=False, transpose=False):
        if self.book.app.clipboard is None:
            raise EngineError("还没有复制任何区域;请先用 range.copy()")
        if operation is not None:
            raise Unsupported("Range", "paste", f"不支持 operation={operation!r};请在 Python 里算好再写值")
        self.copy_from(self.book.app.clipboard, paste, skip_blanks, transpose)

    def copy_from(self, source_range, copy_type="all", skip_blanks=False, transpose=False):
        source = self._impl(source_range)
        if copy_type not in KINDS:
            raise Unsupported("Range", "copy_from", f"不支持 {copy_type!r};可用的是 {'、'.join(kind for kind in KINDS if kind)}")
        taken = KINDS[copy_type].split()
        bounded = source._bounded_area()
        rows, columns = bounded[2:] if not transpose else bounded[3:1:-1]
        down, across = (max(1, size // own) if size % own == 0 else 1 for size, own in zip(self.area[2:], (rows, columns)))
        target = self._range(self.row, self.column, rows * down, columns * across)
        target._no_part_of_arrays()
        drafts = [_draft(source, bounded, step, place, taken, transpose, (self.row, self.column), columns, rows)
                  for step in range(rows * down) for place in range(columns * across)]
        for (row, column), cell, value, kind in drafts:
            if value is None and skip_blanks:
                continue
            made = cells.make(self.ws, row, column)
            if "look" in taken and cell is not None and not isinstance(made, cells.MergedCell):
                look(cell, made, source.book is self.book)
            elif "number" in taken and cell is not None:
                made.number_format = cell.number_format
            if ("formula" in taken or "value" in taken) and cells.writable(made, value):
                made._value, made.data_type = value, kind
                if kind == "f":
                    self.book.unknown.add((self.ws, row, column))
        if "look" in taken and not transpose:
            self._merge_like(source, bounded, down, across)
        self._touched()

    def _merge_like(self, source, bounded, down, across):
        for area in cells.merged(source.ws, bounded):
            for step in range(down):
                for place in range(across):
                    self._range(self.row + area[0] - bounded[0] + step * bounded[2],
                                self.column + area[1] - bounded[1] + place * bounded[3], *area[2:]).merge(False)

    def _bounded_area(self):
        """Return the area without the empty rest of whole rows and columns."""
        row, column, rows, columns = self.area
        if rows < areas.ROWS and columns < areas.COLUMNS:
            return self.area
        used = [(cell.row, cell.column) for cell in cells.existing(self.ws, self.area)] or [(row, column)]
        return (row, column, max(down for down, _ in used) - row + 1 if rows == areas.ROWS else rows,
                max(across for _, across in used) - column + 1 if columns == areas.COLUMNS else columns)

    @staticmethod
    def _impl(given):
        return getattr(given, "impl", given)


def _draft(source, bounded, step, place, taken, transpose, corner, columns, rows):
    """Return ((row, column), cell it comes from, value, data type) of one cell to be pasted."""
    down, across = step % rows, place % columns
    origin = (bounded[0] + (across if transpose else down), bounded[1] + (down if transpose else across))
    target = corner[0] + step, corner[1] + place
    cell = cells.at(source.ws, *origin)
    if cell is None:
        return target, None, None, "n"
    value, kind = cell.value, cell.data_type
    if kind == "f" and "value" in taken:
        value = source.book.result(source.ws, *origin)
        kind = "b" if isinstance(value, bool) else "s" if isinstance(value, str) else "n"
        kind = "e" if type(value).__name__ == "ErrorValue" else kind
        value = str(value) if isinstance(value, str) else value
    elif isinstance(value, ArrayFormula):
        raise Unsupported("Range", "copy", f"{cell.coordinate} 是数组公式;请在目标处另写 formula_array")
    elif kind == "f":
        value = formula_text.moved(value, *origin, *target)
    return target, cell, value, kind

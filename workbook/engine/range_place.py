"""Where a Range stands and what lies around it: addresses, ends of blocks, the region, its name, table and selection."""

from openpyxl.worksheet.views import Selection

from workbook.engine import areas, cells
from workbook.engine.errors import EngineError
from workbook.engine.references import joined

DIRECTIONS = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1), "u": (-1, 0), "d": (1, 0), "l": (0, -1), "r": (0, 1),
              -4162: (-1, 0), -4121: (1, 0), -4159: (0, -1), -4161: (0, 1)}


class Place:
    """The part of a Range that is about where it stands."""

    def get_address(self, row_absolute, col_absolute, external):
        address = areas.written(self.area, row_absolute, col_absolute)
        if not external:
            return address
        book, sheet = self.book.name, self.sheet.name
        plain = joined(sheet, "")
        return f"'[{book}]{plain[1:-2]}'!{address}" if plain.startswith("'") else f"[{book}]{sheet}!{address}"

    @property
    def address(self):
        row, column, rows, columns = self.area
        if rows and columns:
            return areas.written(self.area)
        return f"{areas.written((row, column, 1, 1))}{{{rows}x{columns}}}"

    def end(self, direction):
        """Go where Ctrl+arrow goes: to the end of a block, over a gap to the next one, else to the edge of the sheet."""
        if direction not in DIRECTIONS:
            raise EngineError(f"end 的方向只能是 up、down、left、right,不能是 {direction!r}")
        down, across = DIRECTIONS[direction]
        fixed, start = (self.column, self.row) if down else (self.row, self.column)
        step, edge = down or across, 1 if down + across < 0 else areas.ROWS if down else areas.COLUMNS
        line = self._line(fixed, bool(down))
        ahead = sorted((place for place in line if (place - start) * step > 0), reverse=step < 0)
        if not ahead:
            found = edge
        elif start in line and start + step in line:
            found = start + step
            while found + step in line:
                found += step
        else:
            found = ahead[0]
        return self._range(*((found, fixed) if down else (fixed, found)), 1, 1)

    def _line(self, fixed, down):
        """Return the places of a column (`down`) or a row that are not blank."""
        found = {place[0 if down else 1] for place, cell in self.ws._cells.items()
                 if place[1 if down else 0] == fixed and cells.filled(cell)}
        for top, left, rows, columns in self.book.arrays(self.ws).values():
            start, size, other, others = (top, rows, left, columns) if down else (left, columns, top, rows)
            if other <= fixed < other + others:
                found.update(range(start, start + size))
        return found

    @property
    def current_region(self):
        """The block around, bounded by blank rows and columns."""
        filled = [(*place, 1, 1) for place, cell in self.ws._cells.items() if cells.filled(cell)]
        filled += self.book.arrays(self.ws).values()
        region, grown = self.area, True
        while grown:
            row, column, rows, columns = region
            near, rest = (row - 1, column - 1, rows + 2, columns + 2), []
            grown = False
            for place in filled:
                if areas.meet(near, place):
                    grown = grown or not areas.holds(region, place)
                    region = areas.spanned(region, place)
                else:
                    rest.append(place)
            filled = rest
        return self._range(*region)

    @property
    def name(self):
        for entry in self.book.names._all():
            found = _area(self.book, entry)
            if found is not None and found.ws is self.ws and found.area == self.area:
                return entry
        return None

    @name.setter
    def name(self, value):
        self.book.names.add(value, f"={joined(self.sheet.name, self.address)}")

    @property
    def table(self):
        corner = (self.row, self.column, 1, 1)
        return next((table for table in self.sheet.tables if areas.holds(table.range.area, corner)), None)

    def select(self):
        if self.book.wb.active is not self.ws:
            raise EngineError(f"要先激活工作表「{self.sheet.name}」才能选中 {self.address}")
        selections = self.ws.sheet_view.selection or [Selection()]
        selections[-1].activeCell = areas.written((self.row, self.column, 1, 1), False, False)
        selections[-1].sqref = areas.written(self.area, False, False)
        self.ws.sheet_view.selection = selections

    @property
    def merge_area(self):
        found = cells.merged(self.ws, (self.row, self.column, 1, 1))
        return self._range(*found[0]) if found else self._range(self.row, self.column, 1, 1)

    @property
    def merge_cells(self):
        found = cells.merged(self.ws, self.area)
        if not found:
            return False
        return True if areas.holds(found[0], self.area) else None

    rows = columns = property(lambda self: self)


def _area(book, entry):
    try:
        return entry.refers_to_range
    except EngineError:
        return None

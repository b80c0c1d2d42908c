"""What a filled workbook shows, by the template's own keys: a column of a sheet, a field above it, its 合计."""

from workbook import recalculate


class Shown:
    """The values of a workbook that was built, as stored or after a recalculation by an engine."""

    def __init__(self, layout, path, engine=None):
        self.layout = layout
        self.cells = recalculate.values(path, engine) if engine else recalculate.cached(path)

    def column(self, sheet, key, rows):
        """Return the first `rows` values of a column, None for blanks."""
        placed = self.layout.sheets[sheet]
        cells, place = self.cells[placed.name], placed.places[key] + 1
        values = [cells.get((placed.first + row + 1, place)) for row in range(rows)]
        return [None if value == "" else value for value in values]

    def total(self, sheet, key):
        """Return what 合计 says of a column."""
        placed = self.layout.sheets[sheet]
        return self.cells[placed.name].get((placed.first + placed.size + 1, placed.places[key] + 1))

    def field(self, sheet, key):
        """Return what a field above a table shows."""
        placed = self.layout.sheets[sheet]
        row, column = placed.fields[key]
        return self.cells[placed.name].get((row + 1, column + 1))

    def self_check(self):
        """Return what 自检 says of itself."""
        return self.cells["自检"][4, 1]

"""What stands on a sheet beside its cells: panes, print area, notes, tables, and the count of what is drawn on it."""

from openpyxl.worksheet.views import Selection
from xlwings import base_classes

from workbook.engine import areas
from workbook.engine.drawings import Charts, Pictures, PivotTables, Shapes
from workbook.engine.errors import EngineError
from workbook.engine.refusals import refusing


class Page:
    """The part of a Sheet that is not about cells."""

    @property
    def names(self):
        from workbook.engine.names import Names

        return Names(self.book, self.ws.defined_names, self.ws)

    @property
    def tables(self):
        from workbook.engine.tables import Tables

        return Tables(self)

    @property
    def notes(self):
        from workbook.engine.notes import Note

        return [Note(self._range(*place, 1, 1)) for place, cell in sorted(self.ws._cells.items()) if cell.comment]

    freeze_panes = property(lambda self: FreezePanes(self))
    page_setup = property(lambda self: PageSetup(self))
    charts = property(lambda self: Charts(self, self.ws._charts))
    pictures = property(lambda self: Pictures(self, self.ws._images))
    shapes = property(lambda self: Shapes(self, [*self.ws._charts, *self.ws._images]))
    pivot_tables = property(lambda self: PivotTables(self, self.ws._pivots))

    @property
    def show_gridlines(self):
        return self.ws.sheet_view.showGridLines is not False

    @show_gridlines.setter
    def show_gridlines(self, value):
        self.ws.sheet_view.showGridLines = bool(value)


@refusing
class FreezePanes(base_classes.FreezePanes):
    """The rows above and the columns left of which a sheet does not scroll."""

    def __init__(self, sheet):
        self.sheet = sheet

    def freeze_at(self, frozen_range):
        area = areas.parse(frozen_range) if isinstance(frozen_range, str) else None
        if area is None:
            raise EngineError(f"冻结窗格要一个区域,如 \"A1:B2\"、\"1:2\" 或 \"A:A\",不是 {frozen_range!r}")
        row, column, rows, columns = area
        down, across = row + rows if rows < areas.ROWS else 1, column + columns if columns < areas.COLUMNS else 1
        self.sheet.ws.freeze_panes = self.sheet._range(down, across, 1, 1).get_address(False, False, False)

    def unfreeze(self):
        self.sheet.ws.freeze_panes = None
        self.sheet.ws.sheet_view.selection = [Selection()]


@refusing
class PageSetup(base_classes.PageSetup):
    """How a sheet prints; openpyxl's own settings are `sheet.api.page_setup`."""

    def __init__(self, sheet):
        self.sheet = sheet

    api = property(lambda self: self.sheet.ws.page_setup)

    @property
    def print_area(self):
        written = self.sheet.ws.print_area
        return ",".join(part.rpartition("!")[2] for part in written.split(",")) if written else None

    @print_area.setter
    def print_area(self, value):
        self.sheet.ws.print_area = value or None



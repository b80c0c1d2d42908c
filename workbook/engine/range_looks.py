"""How the cells of a Range look: number format, font, colour, borders, alignment, merging; hyperlinks and notes."""

from copy import copy

from openpyxl.styles import Alignment, PatternFill
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.hyperlink import Hyperlink

from workbook.engine import areas, cells, columns
from workbook.engine.colours import argb, rgb
from workbook.engine.errors import EngineError, Unsupported
from workbook.engine.looks import Borders, Font

HORIZONTAL = {"general": None, "left": "left", "center": "center", "right": "right", "fill": "fill", "justify": "justify",
              "center_across_selection": "centerContinuous", "distributed": "distributed"}
VERTICAL = {"top": "top", "center": "center", "bottom": None, "justify": "justify", "distributed": "distributed"}
MANY = 1_000_000


class Looks:
    """The part of a Range that is about looks."""

    def _styled(self):
        """Yield everything whose looks must change: cells, and the rows or columns that give new cells their looks."""
        row, column, rows, across = self.area
        if rows == areas.ROWS or across == areas.COLUMNS:
            if rows == areas.ROWS:
                yield from columns.covering(self.ws) if across == areas.COLUMNS else (
                    columns.own(self.ws, place) for place in range(column, column + across))
                yield from (entry for entry in self.ws.row_dimensions.values() if entry.has_style)
            else:
                yield from (self.ws.row_dimensions[place] for place in range(row, row + rows))
            yield from cells.existing(self.ws, self.area)
        elif rows * across > MANY:
            raise EngineError(f"{self.address} 有 {rows * across} 个单元格,太多了;请用整列(如 \"A:C\")或较小的区域")
        else:
            yield from (cells.make(self.ws, down, place) for down in range(row, row + rows)
                        for place in range(column, column + across))

    def _look(self, read):
        """Return what `read(cell, row or column)` gives if it is the same everywhere, else None."""
        def at(row, column):
            cell = cells.at(self.ws, row, column)
            if cell is None:
                holder = self.ws.row_dimensions[row] if row in self.ws.row_dimensions else None
                holder = holder if holder is not None and holder.has_style else columns.dimension(self.ws, column)
                cell = holder if holder is not None else self.ws.row_dimensions[areas.ROWS + 1]
            return read(cell)

        try:
            return self._same(at)
        finally:
            self.ws.row_dimensions.pop(areas.ROWS + 1, None)

    font = property(lambda self: Font(self))
    borders = property(lambda self: Borders(self))

    @property
    def number_format(self):
        return self._look(lambda cell: cell.number_format)

    @number_format.setter
    def number_format(self, value):
        for cell in self._styled():
            cell.number_format = value

    @property
    def color(self):
        return self._look(lambda cell: rgb(cell.fill.fgColor, self.book.wb) if cell.fill.fill_type == "solid" else None)

    @color.setter
    def color(self, color_or_rgb):
        fill = PatternFill() if color_or_rgb is None else PatternFill("solid", fgColor=argb(color_or_rgb))
        for cell in self._styled():
            cell.fill = fill

    def set_colors(self, colors):
        for down, line in enumerate(colors):
            for across, colour in enumerate(line):
                if colour is not ...:
                    self(down + 1, across + 1).color = colour

    def _alignment(self, **changes):
        for cell in self._styled():
            made = copy(cell.alignment)
            for field, value in changes.items():
                setattr(made, field, value)
            cell.alignment = made

    @property
    def wrap_text(self):
        return self._look(lambda cell: bool(cell.alignment.wrap_text))

    @wrap_text.setter
    def wrap_text(self, value):
        self._alignment(wrap_text=bool(value))

    @property
    def horizontal_alignment(self):
        found = self._look(lambda cell: cell.alignment.horizontal or "general")
        return next((word for word, filed in HORIZONTAL.items() if (filed or "general") == found), None)

    @horizontal_alignment.setter
    def horizontal_alignment(self, value):
        self._alignment(horizontal=HORIZONTAL[value])

    @property
    def vertical_alignment(self):
        found = self._look(lambda cell: cell.alignment.vertical or "bottom")
        return next((word for word, filed in VERTICAL.items() if (filed or "bottom") == found), None)

    @vertical_alignment.setter
    def vertical_alignment(self, value):
        self._alignment(vertical=VERTICAL[value])

    def adjust_indent(self, amount):
        for cell in self._styled():
            indent = cell.alignment.indent + amount
            if not 0 <= indent <= 250:
                raise EngineError(f"缩进要在 0 到 250 之间,不能是 {indent:g}")
            cell.alignment = Alignment(**{**vars(cell.alignment), "indent": indent})

    def clear_formats(self):
        for cell in (*self._stripes(), *cells.existing(self.ws, self.area)):
            cell._style = StyleArray()

    def clear(self):
        """Values, looks, notes and hyperlinks go, merged cells are parted."""
        self.clear_contents()
        self.unmerge()
        self.clear_formats()
        for cell in cells.existing(self.ws, self.area):
            if not isinstance(cell, cells.MergedCell):
                cell.comment = None
                cell.hyperlink = None
            del self.ws._cells[cell.row, cell.column]

    def _stripes(self):
        whole = self.area[2] == areas.ROWS or self.area[3] == areas.COLUMNS
        return [stripe for stripe in (self._styled() if whole else ()) if not hasattr(stripe, "coordinate")]

    def merge(self, across):
        if self.area[2] == areas.ROWS or self.area[3] == areas.COLUMNS:
            raise Unsupported("Range", "merge", f"不能合并整行或整列 {self.address};请给出有限的区域")
        for part in [self._range(row, self.column, 1, self.area[3]) for row in range(self.row, self.row + self.area[2])] \
                if across else [self]:
            part.unmerge()
            if len(part) > 1:
                filled = [cell for cell in cells.existing(self.ws, part.area) if cells.filled(cell)]
                if filled and (filled[0].row, filled[0].column) != (part.row, part.column):
                    part._move_first(filled[0])
                self.ws.merge_cells(areas.written(part.area, False, False))
        self._touched()

    def _move_first(self, cell):
        anchor = cells.make(self.ws, self.row, self.column)
        anchor._value, anchor.data_type = cell._value, cell.data_type
        anchor.number_format = cell.number_format

    def unmerge(self):
        for area in cells.merged(self.ws, self.area):
            self.ws.unmerge_cells(areas.written(area, False, False))

    @property
    def hyperlink(self):
        cell = cells.at(self.ws, self.row, self.column)
        link = cell.hyperlink if cell is not None else None
        if link is None:
            raise EngineError(f"{self.address} 里没有超链接")
        return link.target or f"#{link.location}"

    def add_hyperlink(self, address, text_to_display, screen_tip):
        cell = cells.make(self.ws, self.row, self.column)
        inside = address.startswith("#")
        link = Hyperlink(ref=cell.coordinate, tooltip=screen_tip, location=address[1:] if inside else None,
                         target=None if inside else address)
        self._range(self.row, self.column, 1, 1)._write(text_to_display)
        cell._hyperlink = link
        cell.style = "Hyperlink"

    @property
    def note(self):
        from workbook.engine.notes import Note

        cell = cells.at(self.ws, self.row, self.column)
        return Note(self) if cell is not None and cell.comment is not None else None

    def add_note(self, text):
        from workbook.engine.notes import Note

        note = Note(self)
        note.text = text
        return note

"""The font and the borders of a Range."""

from copy import copy

from openpyxl.styles import Side
from xlwings import base_classes

from workbook.engine import areas, cells
from workbook.engine.colours import made, rgb
from workbook.engine.errors import EngineError
from workbook.engine.refusals import refusing

UNSET = base_classes._UNSET
STYLES = {  # (xlwings' line style, weight): the file's
    ("continuous", "hairline"): "hair", ("continuous", "thin"): "thin", ("continuous", "medium"): "medium",
    ("continuous", "thick"): "thick", ("dash", "thin"): "dashed", ("dash", "medium"): "mediumDashed", ("dot", "thin"): "dotted",
    ("dash_dot", "thin"): "dashDot", ("dash_dot", "medium"): "mediumDashDot", ("dash_dot_dot", "thin"): "dashDotDot",
    ("dash_dot_dot", "medium"): "mediumDashDotDot", ("double", "thick"): "double", ("slant_dash_dot", "medium"): "slantDashDot"}
KINDS = {filed: pair for pair, filed in STYLES.items()}


def _field(name, read, write):
    def get(self):
        return self.range._look(lambda cell: read(cell.font, self.range.book.wb))

    def put(self, value):
        for cell in self.range._styled():
            font = copy(cell.font)
            write(font, value)
            cell.font = font

    return property(get, put, doc=f"The font's {name}; None where the cells differ.")


def _rename(font, value):
    font.name, font.scheme = value, None  # a scheme would win over the name


@refusing
class Font(base_classes.Font):
    """The font of all cells of a Range."""

    def __init__(self, rng):
        self.range = rng

    api = property(lambda self: self.range.ws.cell(self.range.row, self.range.column).font)
    bold = _field("boldness", lambda font, wb: bool(font.b), lambda font, value: setattr(font, "b", bool(value)))
    italic = _field("slant", lambda font, wb: bool(font.i), lambda font, value: setattr(font, "i", bool(value)))
    size = _field("size in points", lambda font, wb: font.sz, lambda font, value: setattr(font, "sz", value))
    color = _field("colour", lambda font, wb: rgb(font.color, wb), lambda font, value: setattr(font, "color", made(value)))
    name = _field("name", lambda font, wb: font.name, _rename)


def _side(field):
    def get(self):
        found = {self.borders.read(cell, field, side) for cell, side in self.borders.lines(self.key)}
        return found.pop() if len(found) == 1 else None

    def put(self, value):
        self.borders.set([self.key], **{field: value})

    return property(get, put)


@refusing
class Border(base_classes.Border):
    """One side of the borders of a Range."""

    def __init__(self, borders, key):
        self.borders, self.key = borders, key

    api = property(lambda self: self.borders.api)
    line_style, weight, color = _side("line_style"), _side("weight"), _side("color")


def _common(field):
    def get(self):
        found = {getattr(self[side], field) for side in self._grid_sides()}
        return found.pop() if len(found) == 1 else None

    def put(self, value):
        self.set(base_classes.BORDER_GRID_SIDES, **{field: value})

    return property(get, put)


@refusing
class Borders(base_classes.Borders):
    """The borders of a Range: its four edges, the lines inside, the diagonals."""

    def __init__(self, rng):
        self.parent = rng

    api = property(lambda self: self.parent.ws.cell(self.parent.row, self.parent.column).border)
    line_style, weight, color = _common("line_style"), _common("weight"), _common("color")

    def __getitem__(self, key):
        return Border(self, key)

    def lines(self, key):
        """Yield (cell, side) of every line that a side of the range is made of; its neighbours' share of it is left alone."""
        row, column, rows, columns = self.parent.area
        if areas.ROWS == rows or areas.COLUMNS == columns:
            raise EngineError(f"openpyxl 引擎不能给整行整列 {self.parent.address} 画边框(Borders);请给出有限的区域")
        bottom, right = row + rows - 1, column + columns - 1
        spans = {"edge_top": [(row, row, column, right, "top")], "edge_bottom": [(bottom, bottom, column, right, "bottom")],
                 "edge_left": [(row, bottom, column, column, "left")], "edge_right": [(row, bottom, right, right, "right")],
                 "inside_vertical": [(row, bottom, column, right - 1, "right"), (row, bottom, column + 1, right, "left")],
                 "inside_horizontal": [(row, bottom - 1, column, right, "bottom"), (row + 1, bottom, column, right, "top")],
                 "diagonal_down": [(row, bottom, column, right, "diagonalDown")],
                 "diagonal_up": [(row, bottom, column, right, "diagonalUp")]}[key]
        for first, last, begin, end, side in spans:
            for down in range(first, last + 1):
                for across in range(begin, end + 1):
                    yield cells.make(self.parent.ws, down, across), side

    def read(self, cell, field, side):
        """Return the line style, weight or colour of one side of a cell, None where there is no line."""
        border = cell.border
        line = border.diagonal if side.startswith("diagonal") else getattr(border, side)
        if line is None or line.style is None or side.startswith("diagonal") and not getattr(border, side):
            return None
        style, weight = KINDS[line.style]
        return {"line_style": style, "weight": weight, "color": rgb(line.color, self.parent.book.wb)}[field]

    def set(self, which="all", *, line_style=UNSET, weight=UNSET, color=UNSET):
        for key in which:
            for cell, side in self.lines(key):
                border = copy(cell.border)
                diagonal = side.startswith("diagonal")
                field = "diagonal" if diagonal else side
                setattr(border, field, self._line(cell, side, getattr(border, field), line_style, weight, color))
                if diagonal:
                    setattr(border, side, line_style is not None)
                cell.border = border

    def _line(self, cell, side, was, line_style, weight, color):
        if line_style is None:
            return Side()
        style = (self.read(cell, "line_style", side) or "continuous") if line_style is UNSET else line_style
        heavy = (self.read(cell, "weight", side) or "thin") if weight is UNSET else weight
        filed = STYLES.get((style, heavy))
        if filed is None:
            if line_style is not UNSET and weight is not UNSET:
                raise EngineError(f"Excel 没有 {style} 与 {heavy} 搭配的边框线")
            pairs = [pair for pair in STYLES if (pair[0] == style if line_style is not UNSET else pair == ("continuous", heavy))]
            filed = STYLES[pairs[0]]
        return Side(filed, made(color) if color is not UNSET else was.color if was is not None and was.style else made(0))

    def clear(self, which="everything"):
        self.set(base_classes.BORDER_SIDES if which == "everything" else which, line_style=None)

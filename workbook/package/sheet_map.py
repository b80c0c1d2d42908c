"""Where the rows and cells to be edited stand in the part of a worksheet, found in one pass; all other cells are passed by."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from openpyxl.utils.cell import range_boundaries

from workbook.package.markup import local, parsed, past_tag, prefix, reader
from workbook.package.refused import malformed
from workbook.xlsx.namespaces import MAIN
from workbook.xlsx.references import COLUMNS, LAST_COLUMN, LAST_ROW, column_letters

REFERENCE = re.compile("([A-Za-z]{1,3})([0-9]{1,7})")


def place_of(reference):
    """Return (row, column), from 1, of a reference; ValueError where it is none.

    >>> place_of("B7"), place_of("xfd1")
    ((7, 2), (1, 16384))
    """
    found = REFERENCE.fullmatch(reference)
    column = found and COLUMNS.get(found[1].upper())
    if not column or not 1 <= int(found[2]) <= LAST_ROW:
        raise ValueError(f"{reference[:20]!r} is no reference of a cell")
    return int(found[2]), column


def name_of(place):
    """Return the reference of a place.

    >>> name_of((7, 2))
    'B7'
    """
    return f"{column_letters(place[1])}{place[0]}"


def area(reference):
    """Return (first row, first column, last row, last column) of a range such as A1:B2, or of one cell.

    >>> area("B2:$D$9"), area("c3")
    ((2, 2, 9, 4), (3, 3, 3, 3))
    """
    left, top, right, bottom = range_boundaries(reference.upper())
    return top or 1, left or 1, bottom or LAST_ROW, right or LAST_COLUMN


def inside(place, bounds):
    """Tell whether a place lies in an area."""
    return bounds[0] <= place[0] <= bounds[2] and bounds[1] <= place[1] <= bounds[3]


@dataclass
class Cell:
    """A cell in the file: its attributes, and from where to where it stands; `formula` are the attributes of its <f>."""

    place: tuple
    attributes: dict
    start: int
    inside: int
    empty: bool
    end: int = 0
    formula: dict | None = None


@dataclass
class Row:
    """A row to be edited, with its start tag and all its cells."""

    number: int
    attributes: dict
    start: int
    inside: int
    empty: bool
    close: int = 0
    end: int = 0
    cells: list = field(default_factory=list)


@dataclass
class SheetMap:
    """What an edit of `places` has to know of a worksheet."""

    places: frozenset
    written: frozenset  # those of the places whose content changes
    prefix: str = ""
    data: Row | None = None
    rows: dict = field(default_factory=dict)
    before: dict = field(default_factory=dict)  # number of a row to be made → offset of the row that will follow it
    dimension: tuple | None = None  # (reference, start, end of its tag)
    columns: list = field(default_factory=list)  # (first, last, style)
    protection: dict = field(default_factory=dict)
    merges: list = field(default_factory=list)  # those that hold one of the places
    blocks: list = field(default_factory=list)  # (area, kind, place) of array formulas and data tables that hold one
    shared: dict = field(default_factory=dict)  # index of a shared formula that loses its master → (place, formula)
    dependents: list = field(default_factory=list)  # (place, start, end, index) of the <f> that hang on those
    formulas: bool = False
    tables: list = field(default_factory=list)  # relationship ids

    def cell(self, place):
        """Return the Cell that stands at a place, or None."""
        row = self.rows.get(place[0])
        return next((cell for cell in row.cells if cell.place == place), None) if row else None


def scan(content, part, places, written=None):
    """Return the SheetMap of a worksheet's bytes for an edit of `places`, of which `written` (or all) change more than their style.

    Fault where rows or cells are out of order.
    """
    return _Scan(content, part, frozenset(places), frozenset(places if written is None else written)).found


class _Scan:
    def __init__(self, content, part, places, written):
        self.content, self.part = content, part
        self.found, self.wanted = SheetMap(places, written), sorted({row for row, _ in places})
        self.path, self.row, self.column, self.current, self.place = [], 0, 0, None, None
        self.element, self.text, self.early = None, [], set()
        self.parser = reader(content, part)
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        parsed(self.parser, content, part)
        if self.found.data is None:
            raise malformed(part, "没有单元格数据")

    def start(self, tag, attributes):
        name, depth = local(tag), len(self.path)
        self.path.append(name)
        if depth == 3 and name == "c" and self.path[2] == "row":
            self.start_cell(attributes)
        elif depth == 4 and name == "f" and self.path[3] == "c":
            self.start_formula(tag, attributes)
        elif depth == 2 and name == "row" and self.path[1] == "sheetData":
            self.start_row(attributes)
        elif depth == 0:
            self.start_sheet(tag, name, attributes)
        elif depth == 1:
            self.start_setting(name, attributes)
        elif depth == 2 and name == "mergeCell":
            self.holds(self.found.merges, area(attributes.get("ref", "A1")))
        elif depth == 2 and name == "col" and "style" in attributes:
            self.found.columns.append((int(attributes["min"]), int(attributes["max"]), attributes["style"]))
        elif depth == 2 and name == "tablePart":
            self.found.tables += [value for key, value in attributes.items() if local(key) == "id"]

    def start_sheet(self, tag, name, attributes):
        self.found.prefix = prefix(tag)
        space = attributes.get("xmlns" + (":" + self.found.prefix[:-1] if self.found.prefix else ""))
        if name != "worksheet" or space not in MAIN:
            raise malformed(self.part, "不是工作表")

    def start_setting(self, name, attributes):
        at = self.parser.CurrentByteIndex
        if name == "sheetData":
            self.found.data = Row(0, attributes, at, *past_tag(self.content, at))
        elif name == "dimension" and "ref" in attributes:
            self.found.dimension = (attributes["ref"], at, past_tag(self.content, at)[0])
        elif name == "sheetProtection":
            self.found.protection = attributes

    def start_row(self, attributes):
        number = int(attributes.get("r", self.row + 1))
        if not self.row < number <= LAST_ROW:
            raise malformed(self.part, f"第{number}行次序颠倒或重复")
        at = self.parser.CurrentByteIndex
        for missing in self.wanted[bisect_left(self.wanted, self.row + 1):bisect_left(self.wanted, number)]:
            self.found.before[missing] = at
        self.row, self.column, self.current = number, 0, None
        place = bisect_left(self.wanted, number)
        if place < len(self.wanted) and self.wanted[place] == number:
            self.current = self.found.rows[number] = Row(number, attributes, at, *past_tag(self.content, at))

    def start_cell(self, attributes):
        reference = attributes.get("r")
        if reference is None:
            place = self.row, self.column + 1
        else:
            try:
                place = place_of(reference)
            except ValueError:
                raise malformed(self.part, f"单元格地址“{reference[:20]}”有误") from None
        if place[0] != self.row or not self.column < place[1] <= LAST_COLUMN:
            raise malformed(self.part, f"单元格 {name_of(place)} 次序颠倒或重复")
        self.column, self.place = place[1], place
        if self.current:
            at = self.parser.CurrentByteIndex
            self.current.cells.append(Cell(place, attributes, at, *past_tag(self.content, at)))

    def start_formula(self, tag, attributes):
        found, place, at = self.found, self.place, self.parser.CurrentByteIndex
        found.formulas = True
        if self.current:
            self.current.cells[-1].formula = attributes
        kind, index = attributes.get("t", "normal"), attributes.get("si")
        if kind in ("array", "dataTable") and "ref" in attributes:
            bounds = area(attributes["ref"])
            held = [one for one in found.written if inside(one, bounds)]
            found.blocks += [(bounds, kind, one) for one in held]
        elif kind == "shared" and index is not None:
            if place in found.written and "ref" in attributes:
                if index in self.early:
                    raise malformed(self.part, f"共享公式 {name_of(place)} 次序颠倒")
                self.text = []
                self.parser.CharacterDataHandler = self.text.append
                self.element = index
            elif index in found.shared and place not in found.written:
                found.dependents.append((place, at, at, index))
            else:
                self.early.add(index)

    def end(self, tag):
        depth, at = len(self.path), self.parser.CurrentByteIndex
        name = self.path.pop()
        if depth == 4 and name == "c" and self.current:
            cell = self.current.cells[-1]
            cell.end = cell.inside if cell.empty else past_tag(self.content, at)[0]
        elif depth == 5 and name == "f" and self.path[3] == "c":
            self.end_formula(at)
        elif depth == 3 and self.current:
            self.close(self.current, at)
            self.current = None
        elif depth == 2 and name == "sheetData":
            self.close(self.found.data, at)
            for missing in self.wanted[bisect_left(self.wanted, self.row + 1):]:
                self.found.before[missing] = self.found.data.close

    def end_formula(self, at):
        if self.element is not None:
            self.found.shared[self.element] = (self.place, "".join(self.text))
            self.parser.CharacterDataHandler = self.element = None
        elif self.found.dependents and self.found.dependents[-1][0] == self.place:
            place, start, _, index = self.found.dependents[-1]
            past, empty = past_tag(self.content, start)
            self.found.dependents[-1] = (place, start, past if empty else past_tag(self.content, at)[0], index)

    def close(self, row, at):
        row.close, row.end = (row.inside, row.inside) if row.empty else (at, past_tag(self.content, at)[0])

    def holds(self, found, bounds):
        if any(inside(place, bounds) for place in self.found.written):
            found.append(bounds)

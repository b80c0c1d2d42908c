"""A roster being written together with its truth: pages with cells and merges, tables whose rows say what they mean."""

from dataclasses import dataclass, field

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.cell import coordinate_from_string

from tests.rosters.spelling import Said, plain


@dataclass
class Meant:
    """What a cell of a row means; a question may stand on any of `cells` (a merged cell is asked about at its first)."""

    value: object
    asks: bool
    cells: tuple
    source: object


@dataclass(frozen=True)
class Head:
    """A header: its column, the rows it takes, its key, None where it is nothing of ours."""

    sheet: str
    letter: str
    top: int
    bottom: int
    text: str
    key: str | None


@dataclass
class Draft:
    """A roster: for the writers its pages, for the score its heads and rows."""

    template: str
    sheet: str
    given: bool = False
    pages: list = field(default_factory=list)
    heads: list = field(default_factory=list)
    rows: list = field(default_factory=list)  # (sheet, row, {key: Meant}), side by side from the left

    def page(self, name="Sheet1"):
        """Add a page."""
        self.pages.append(Page(self, name))
        return self.pages[-1]


@dataclass
class Page:
    """A page: `cells` {(row, column): (source, number format)}, `merges` of (row, column, row, column), hidden rows and columns."""

    draft: Draft
    name: str
    cells: dict = field(default_factory=dict)
    merges: list = field(default_factory=list)
    hidden_columns: set = field(default_factory=set)
    hidden_rows: set = field(default_factory=set)
    state: str = "visible"

    def say(self, cell, text, upto=None):
        """Write a text that belongs to no row, merged up to the cell `upto`."""
        row, column = place(cell)
        self.cells[row, column] = (text, None)
        if upto:
            self.merges.append((row, column, *place(upto)))

    def table(self, cell, heads, merged=True):
        """Begin a table whose header has its first cell at `cell`."""
        return Table(self, *place(cell), heads, merged)


class Table:
    """A table: `heads` are (text, key), (text, key, what of a person), or (text, [heads below]); "" is a column without a header."""

    def __init__(self, page, top, left, heads, merged=True):
        self.page, self.top, self.left, self.heads, self.merged = page, top, left, heads, merged
        self.columns = [(key, taken) for _, key, taken in leaves(heads)]
        self.depth = depth(heads)
        self.row, self.count = top, 0
        self.head()
        letters = [get_column_letter(left + place) for place in range(len(self.columns))]
        page.draft.heads += [Head(page.name, letter, top, top + self.depth - 1, text, key)
                             for letter, (text, key, _) in zip(letters, leaves(heads)) if text]

    def head(self):
        """Write the header, at first or again at the top of a page."""
        self._head(self.heads, self.row, self.left)
        self.row += self.depth

    def _head(self, heads, row, column):
        for text, below, *_ in heads:
            width = len(list(leaves([(text, below)])))
            self.page.cells[row, column] = (text, None)
            last = row if isinstance(below, list) else self.row + self.depth - 1
            if self.merged and (width > 1 or last > row):
                self.page.merges.append((row, column, last, column + width - 1))
            if isinstance(below, list):
                self._head(below, row + 1, column)
            column += width

    def fill(self, people, looks=None, odd=None):
        """Write a row for each person; `looks` {key: how it is spelled}, `odd` {(row of the table from 0, key): cell}."""
        first = self.row
        for person in people:
            values = {}
            for column, (key, taken) in enumerate(self.columns, start=self.left):
                if taken is None:
                    continue
                value = person[taken]
                cell = (odd or {}).get((self.count, taken)) or (looks or {}).get(taken, plain)(value)
                cell = cell if isinstance(cell, Said) else plain(cell)
                self.page.cells[self.row, column] = (cell.source, cell.shown)
                if key:
                    values[key] = Meant(cell.value, cell.asks, (address(self.row, column),), cell.source)
            self.page.draft.rows.append((self.page.name, self.row, values))
            self.row, self.count = self.row + 1, self.count + 1
        return range(first, self.row)

    def line(self, *texts, merged=False):
        """Write a row that is nobody's: 合计, 小计, a section, a note; None leaves a column blank."""
        for column, text in enumerate(texts, start=self.left):
            if text is not None:
                self.page.cells[self.row, column] = (text, None)
        if merged:
            self.page.merges.append((self.row, self.left, self.row, self.left + len(self.columns) - 1))
        self.row += 1

    def gap(self, rows=1):
        """Leave rows blank."""
        self.row += rows

    def join(self, rows, *taken):
        """Merge the cells of `rows` in columns: what stands in the first is meant in all, and asked about there."""
        for name in taken:
            place = [entry for _, entry in self.columns].index(name)
            column, key = self.left + place, self.columns[place][0]
            if len(rows) > 1:
                self.page.merges.append((rows[0], column, rows[-1], column))
            first = next((values[key] for sheet, row, values in self.page.draft.rows
                          if (sheet, row) == (self.page.name, rows[0]) and key in values), None)
            for row in rows[1:]:
                self.page.cells.pop((row, column), None)
                for sheet, at, values in self.page.draft.rows:
                    if (sheet, at) == (self.page.name, row) and key in values:
                        values[key] = Meant(first.value, first.asks, (address(row, column), *first.cells), first.source)


def leaves(heads):
    """Yield (text, key, what of a person) of the lowest headers."""
    for text, below, *taken in heads:
        if isinstance(below, list):
            yield from leaves(below)
        else:
            yield text, below, taken[0] if taken else below


def depth(heads):
    """Return how many rows a header takes."""
    return 1 + max(depth(below) if isinstance(below, list) else 0 for _, below, *_ in heads)


def place(cell):
    """Return (row, column) of a cell such as "D7"."""
    letters, row = coordinate_from_string(cell)
    return row, column_index_from_string(letters)


def address(row, column):
    """Return the name of a cell."""
    return f"{get_column_letter(column)}{row}"

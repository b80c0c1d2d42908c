"""One sheet of any kind of file: its cells by row, what is merged, and what its numbers count from."""

from dataclasses import dataclass, field


@dataclass
class Grid:
    """`rows` {row: {column: value}}, both from 1; a value is a text, a number, or workbook.raw_cells.ErrorValue.

    `dates` are the places {(row, column)} whose number is shown as a day, `unsolved` those of formulas without a result;
    A `textual` grid has no numbers at all: there a figure in a text is nothing odd. `padded` {(row, column): figures} are numbers shown with noughts in front. `merges` are (top, left, bottom, right); `shift` the days by which serials fall short of the 1900 system.
    """

    name: str
    rows: dict = field(default_factory=dict)
    dates: set = field(default_factory=set)
    unsolved: set = field(default_factory=set)
    padded: dict = field(default_factory=dict)
    merges: list = field(default_factory=list)
    shift: int = 0
    hidden: bool = False
    textual: bool = False

    def __post_init__(self):
        self._anchors, self._large = None, []

    def put(self, row, column, value):
        """Let a cell hold a value."""
        self.rows.setdefault(row, {})[column] = value

    def value(self, row, column):
        """Return what a cell holds, None for nothing."""
        return self.rows.get(row, {}).get(column)

    def anchor(self, row, column):
        """Return the (top, left, bottom, right) of the merged range that a cell is in, None outside."""
        if self._anchors is None:
            self._anchors = {}
            for merged in self.merges:
                top, left, bottom, right = merged
                if (bottom - top + 1) * (right - left + 1) > MOST_MERGED:
                    self._large.append(merged)
                else:
                    self._anchors |= {(at, column): merged for at in range(top, bottom + 1) for column in range(left, right + 1)}
        return self._anchors.get((row, column)) or next((merged for merged in self._large if merged[0] <= row <= merged[2] and merged[1] <= column <= merged[3]), None)


def is_padded(code):
    """Tell whether a number format shows noughts in front, as those of case numbers do.

    >>> is_padded("000000"), is_padded("0"), is_padded("0.00")
    (True, False, False)
    """
    return len(code) > 1 and not code.strip("0")


MOST_MERGED = 100_000  # cells; a merge of whole columns is looked up by its edges

"""Reading a summary of a township's workbook: the rows that name something, by their headers."""

from tests.workbook import grid


def rows(cells, *labels):
    """Return the values under `labels` of every row whose second column names something, down to 合计."""
    top, second = grid.first_row(cells), 2
    places = [grid.column_of(cells, label) for label in labels]
    found = []
    while cells.get((top, second)) not in (None, "", "合计"):
        found.append(tuple(cells.get((top, place)) for place in places))
        top += 1
    return found

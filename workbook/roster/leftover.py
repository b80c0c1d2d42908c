"""What of a sheet was not read though its tables were: rows and columns outside them, each to be named."""

from collections import Counter

from workbook.roster.blanks import squeezed
from workbook.xlsx.references import column_letters

LONG = 15  # figures of a number of a person
OUTSIDE = "表外的内容"


def rows(grid, listed, known):
    """Yield (row, why) of the rows of a Grid that no table took and that are no header; `known` were read or skipped.

    What stands above a header is its title, but for rows that hold the number of a person.
    """
    heads = {row for table in listed for row in range(table.top, table.first)}
    first = min(table.top for table in listed)
    for row in sorted(grid.rows.keys() - known - heads):
        held = [value for value in grid.rows[row].values() if _holds(value)]
        above = row < first or any(row < table.top and not any(other.first <= row <= other.last for other in listed) for table in listed)
        if held and (not above or any(sum(map(str.isdigit, str(value))) >= LONG for value in held)):
            yield row, "表头上方的内容" if above else OUTSIDE


def columns(grid, listed, read):
    """Yield why, for each column without a header in which something stands beside the rows that were read."""
    spans = [(table, {head.column for head in table.heads} | set(table.own)) for table in listed]
    found = Counter(column for row in read for column, value in grid.rows.get(row, {}).items()
                    if _holds(value) and not any(table.first <= row <= table.last and column in span for table, span in spans))
    for column, count in sorted(found.items()):
        yield f"{column_letters(column)} 列没有表头,{count} 格没有读取"


def _holds(value):
    return value is not None and bool(squeezed(str(value)))

"""Where the tables of a sheet are: header rows, however many, and the rows below that belong to them."""

import re
from dataclasses import dataclass, field

from workbook.raw_cells import ErrorValue
from workbook.roster import names
from workbook.roster.blanks import squeezed
from workbook.roster.grid import Grid
from workbook.roster.headings import OWN, Heading, heading, unit_of_line
from workbook.xlsx.references import LAST_COLUMN

MARK = heading(OWN + "x").text[:-1]
DEEPEST, LONGEST, HALF = 4, 40, 0.5  # levels of a header; signs of a header's text; of the words below it
FIGURES = re.compile(r"[0-9０-９.,:/\-]{3,}|[0-9０-９]{14,17}[XxＸｘ]|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}[日号]")
MANY = 8  # known words, which make a header among any others
GLUED, SURE = 3, 0.8  # cells of a row of data just above a header; the share of known words that such a header has at least


@dataclass
class Head:
    """One column of a table: `texts` from the top level down, `place` the (row, column) of the lowest, `unit` as stated."""

    column: int
    place: tuple
    texts: tuple
    unit: str | None = None

    @property
    def text(self):
        """The texts as one."""
        return "/".join(self.texts)


@dataclass
class Table:
    """A table: its heads, and the rows `first` to `last` that may hold data; `unit` is stated above it.

    `own` are the columns that the product put beside it before, which are none of its heads.
    """

    grid: Grid
    heads: list
    first: int
    last: int
    top: int
    unit: str | None = None
    title: str = ""
    skipped: list = field(default_factory=list)
    own: tuple = ()


def tables(grid):
    """Return the tables of a Grid, in order: from each header to the next, side by side where the headers repeat."""
    blocks, after = [], 0
    rows = sorted(grid.rows)
    for row in rows:
        if row > after and _is_header(grid, row) and (not blocks or _begins(grid, row, blocks)):
            top, bottom = _block(grid, row, after)
            blocks.append((top, bottom))
            after = bottom
    found, ended = [], 0
    for number, (top, bottom) in enumerate(blocks):
        last = blocks[number + 1][0] - 1 if number + 1 < len(blocks) else (rows[-1] if rows else 0)
        lines = [" ".join(str(value) for value in grid.rows[row].values()) for row in rows if ended < row < top][-6:]
        unit = next((unit for line in reversed(lines) if (unit := unit_of_line(line))), None)
        every = _heads(grid, top, bottom)
        heads = [head for head in every if not head.texts[-1].startswith(MARK)]
        own = tuple(head.column for head in every if head.texts[-1].startswith(MARK))
        if found and ended and [head.texts for head in heads] == [head.texts for table in found[-1] for head in table.heads] \
                and [head.column for head in heads] == [head.column for table in found[-1] for head in table.heads]:
            for table in found[-1]:  # the header of the next page
                table.skipped += [(row, "重复的表头") for row in range(top, bottom + 1) if row in grid.rows]
                table.last = last
        else:
            found.append([Table(grid, part, bottom + 1, last, top, unit, " ".join(lines), own=own) for part in _side_by_side(heads)])
        ended = bottom
    return [table for parts in found for table in parts]


def _is_header(grid, row):
    """Tell whether a row is one of headers: two or more known ones that are a good part of it, and no figures."""
    texts = [value for value in grid.rows[row].values() if value not in ("", None)]
    if any(not isinstance(text, str) for text in texts):
        return False
    shown = [heading(text) for text in texts if squeezed(text)]
    hits = {one.text for one in shown if set(one.spellings()) & names.known()}
    return (len(hits) >= 2 and len(hits) * 3 >= len({one.text for one in shown}) or len(hits) >= MANY) and not any(_is_figure(text) for text in texts)


def _begins(grid, row, blocks):
    """Tell whether a row with header words in it begins another table: 户主 and 参保 are also what people write below headers."""
    if len(grid.rows.get(row - 1, ())) < GLUED:
        return True
    texts = [squeezed(str(value)) for value in grid.rows[row].values()]
    if any(texts == [squeezed(str(value)) for value in grid.rows.get(other, {}).values()] for top, bottom in blocks for other in range(top, bottom + 1)):
        return True
    return _known_share(grid.rows[row]) >= SURE


def _known_share(cells):
    texts = [text for text in cells.values() if isinstance(text, str) and squeezed(text)]
    return sum(bool(set(heading(text).spellings()) & names.known()) for text in texts) / len(texts) if texts else 0.0


def _is_figure(text):
    return bool(FIGURES.fullmatch(squeezed(text)))


def _block(grid, row, after):
    """Return the first and last row of the header that has `row` in it."""
    top = bottom = row
    while top - 1 > after and bottom - top + 1 < DEEPEST and _is_level_above(grid, top):
        top -= 1
    while bottom - top + 1 < DEEPEST and _is_level_below(grid, top, bottom):
        bottom += 1
    return top, bottom


def _is_level_above(grid, row):
    """Tell whether the row above is a level of the same header: texts over a part of it, not one title over all."""
    above = grid.rows.get(row - 1, {})
    if not above or any(not isinstance(value, str) or _is_figure(value) for value in above.values()):
        return False
    width = sum(1 for value in grid.rows[row].values())
    spans = [(column, min(merged[3], LAST_COLUMN) if (merged := grid.anchor(row - 1, column)) else column) for column in above]
    if any(merged[2] >= row for column in above if (merged := grid.anchor(row - 1, column))):
        return True
    return len(above) >= 2 and not any(_is_line(value) for value in above.values()) and all(last - first + 1 < width for first, last in spans)


LINE = re.compile(r"[:：]|单位|日期|年度|填报|编制|页")


def _is_line(text):
    return bool(LINE.search(text)) and not set(heading(text).spellings()) & names.known()


def _is_level_below(grid, top, bottom):
    """Tell whether the row below is a level of the same header: texts under merged or widened parents, or merged into from above."""
    below = grid.rows.get(bottom + 1, {})
    reaches = any(merged[2] > bottom for column in grid.rows[top] if (merged := grid.anchor(top, column)))
    reaches = reaches or any(merged[2] > bottom for column in grid.rows[bottom] if (merged := grid.anchor(bottom, column)))
    written = any(not isinstance(value, str) or _is_figure(value) for value in below.values())
    ended = [column for column in below if column in grid.rows[bottom] and not _is_wide(grid, bottom, column)]
    gaps = [column for column in below if column not in grid.rows[bottom]]
    if below and not written and all(heading(value).unit and not heading(value).text for value in below.values()):
        return True
    if reaches:  # a remark merged over the header and the people below it reaches into rows of data
        return not (ended and written) and (len(ended) <= max(1, len(gaps)) or _known_share(below) >= HALF)
    if not below or written:
        return False
    parents = [merged for column in grid.rows[bottom] if (merged := grid.anchor(bottom, column)) and merged[3] > merged[1]]
    under = [column for column in below if any(merged[1] <= column <= merged[3] for merged in parents)]
    if parents:
        several = any(sum(merged[1] <= column <= merged[3] for column in under) > 1 for merged in parents)
        return len(under) * 2 >= len(below) > 0 and (several and not set(ended) - set(under) or _known_share(below) >= HALF)
    covered = [column for column in below if column in grid.rows[bottom]]
    children = [heading(below[column]) for column in below]
    if min(below) > min(grid.rows[top]) and all(map(_is_word, children)) and len(below) > 1 and _known_share(below) >= HALF:
        return True
    return len(gaps) >= 1 and len(covered) <= len(gaps) and not _names_all(grid, bottom, below, covered) and all(one.text for one in children) and _bears(grid, bottom, gaps) and len(
        [one for one in children if _is_word(one)]) == len(children)


def _is_wide(grid, row, column):
    merged = grid.anchor(row, column)
    return bool(merged) and merged[3] > merged[1]


def _names_all(grid, row, below, covered):
    """Tell whether headers that need nothing below them have words below that are no headers: people and places."""
    return any(_known_share({column: grid.rows[row][column]}) and not _known_share({column: below[column]}) for column in covered)


def _is_word(one: Heading):
    return len(one.text) <= LONGEST and not any(sign.isdigit() for sign in one.text[:4])


def _bears(grid, row, columns):
    """Tell whether each of the columns stands right of a header text over the same group."""
    held = sorted(grid.rows[row])
    return all(any(one < column for one in held) for column in columns)


def _heads(grid, top, bottom):
    """Return the Heads of a header block."""
    columns = sorted({column for row in range(top, bottom + 1) for column in _reach(grid, row)})
    found = []
    for column in columns:
        texts, place, units = [], None, []
        for row in range(top, bottom + 1):
            text, at = _text(grid, row, column, bottom)
            if text and (not texts or texts[-1] != text):
                texts.append(text)
                place = at
                units.append(heading(text).unit)
        if any(heading(text).text for text in texts):
            unit = next((unit for unit in reversed(units) if unit), None)
            found.append(Head(column, place, tuple(one.text for text in texts if (one := heading(text)).text), unit))
    return found


def _reach(grid, row):
    """Yield the columns that the texts of a header row stand over, merged ones all of them."""
    for column in grid.rows.get(row, {}):
        merged = grid.anchor(row, column)
        yield from range(column, min(merged[3], column + 200) + 1) if merged else (column,)


def _text(grid, row, column, bottom):
    """Return (text, place) of the header over a column at one level."""
    value, at = grid.value(row, column), (row, column)
    if value is None and (merged := grid.anchor(row, column)):
        value, at = grid.value(merged[0], merged[1]), (merged[0], merged[1])
        if merged[1] != column and merged[2] >= bottom:
            return None, at  # a single header over two columns names the first
    elif value is None and row < bottom and grid.value(row + 1, column) is not None:
        left = max((one for one in grid.rows.get(row, {}) if one < column), default=None)
        if left is not None and not grid.anchor(row, left) and all(
                grid.value(row + 1, one) is not None for one in range(left, column)):
            value, at = grid.value(row, left), (row, left)
    return (value, at) if isinstance(value, str) and squeezed(value) and not isinstance(value, ErrorValue) else (None, at)


def _side_by_side(heads):
    """Return the heads cut into tables: where the whole sequence begins anew, or, past an empty column, a name comes again."""
    for width in range(2, len(heads) // 2 + 1):
        if len(heads) % width == 0 and all(heads[at].texts == heads[at % width].texts for at in range(len(heads))):
            return [heads[start:start + width] for start in range(0, len(heads), width)]
    for at in range(1, len(heads)):
        left, right = heads[:at], heads[at:]
        if right[0].column - left[-1].column > 1 and {head.texts for head in left} & {head.texts for head in right}:
            return [left, *_side_by_side(right)]
    return [heads]

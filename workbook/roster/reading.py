"""Any file with a table in it → the rows of one of our sheets, with everything that was converted and all that is uncertain."""

import statistics
from dataclasses import dataclass, field
from pathlib import Path

from workbook.gate import admit, unusable
from workbook.roster import from_ods, from_text, from_xls, from_xlsx, leftover, mapping
from workbook.roster.choosing import matches_of
from workbook.roster.matching import CERTAIN
from workbook.roster.rows import Question, Reader
from workbook.roster.tables import tables
from workbook.xlsx.damage import Damaged
from workbook.xlsx.references import LAST_COLUMN, reference

FORMATS = {"xlsx": from_xlsx, "xls": from_xls, "ods": from_ods, "text": from_text}
TOTALS = ("total", "in_catalog", "in_policy")  # whose sums are thousands of yuan, if anything
SMALL, SMALL_MOST, LARGE, FEW = 100, 1_000, 1_000, 5


@dataclass(frozen=True)
class Matched:
    """A header and what it was taken for: `key` None for a column that is nothing of ours."""

    sheet: str
    cell: str
    header: str
    key: str | None
    label: str
    confidence: float
    unit: str | None = None


@dataclass
class Roster:
    """What was read; `rows`, `places` (sheet, row) and `belongs` (which of `tables`) go together, and nothing in it was guessed without being listed.

    `tables` are the Places of the tables, `heads` for each its [(header text, column's name, "" for none)], as 表头对应.toml holds them.
    """

    file: str
    template: str
    sheet: str
    kind: str
    rows: list = field(default_factory=list)
    places: list = field(default_factory=list)
    belongs: list = field(default_factory=list)
    columns: list = field(default_factory=list)
    conversions: list = field(default_factory=list)
    questions: list = field(default_factory=list)
    skipped: list = field(default_factory=list)
    unread: list = field(default_factory=list)
    tables: list = field(default_factory=list)
    heads: list = field(default_factory=list)

    @property
    def keys(self):
        """The keys of the columns that the file has."""
        return {matched.key for matched in self.columns if matched.key and matched.confidence >= CERTAIN}

    def cell_of(self, row, key):
        """Return (sheet, cell) of a column in a row of `rows`, the row's first cell where the file has no such column."""
        (sheet, number), table = self.places[row], self.tables[self.belongs[row]]
        return sheet, reference(number, table.columns.get(key, table.left))


@dataclass(frozen=True)
class Place:
    """Where a table stands: its rows, its leftmost column and last, {key: column} of ours; nothing of the sheet is
    beyond `edge`, and `own` are the columns that the product put there before.
    """

    sheet: str
    first: int
    last: int
    left: int
    right: int
    columns: dict
    header: int
    top: int
    edge: int
    own: tuple = ()


def read(path, template=None, sheet=None, mapped=None, track=None):
    """Return the Roster in the file at `path`; Unusable says why there is none.

    `template` and `sheet` choose the sheet that it is to be; `mapped` is {header: column name, "" for none}, over what stands in
    表头对应.toml beside the table. `track(done, of)` is told of progress, in rows.
    """
    path = Path(path)
    kind, found = opened(path)
    entries = mapping.read(path.with_name(mapping.FILE))
    visible = [grid for grid in found if not grid.hidden]
    listed = [table for grid in visible for table in tables(grid)]
    matches = matches_of(path, listed, template, sheet, mapped or {}, entries)
    first = matches[0][1]
    roster = Roster(path.name, first.template.name, first.sheet.key, kind)
    roster.unread += [(grid.name, "隐藏的工作表没有读取") for grid in found if grid.hidden and grid.rows]
    taken = [id(table) for table, _ in matches]
    roster.unread += [(table.grid.name, f"第{table.top}行起的表没有读取:不像“{first.sheet.name}”") for table in listed if id(table) not in taken]
    roster.unread += [(grid.name, "没有认出表头,没有读取") for grid in visible if grid.rows and not any(table.grid is grid for table in listed)]
    total, done = sum(table.last - table.first + 1 for table, _ in matches), 0
    for table, match in matches:
        reader = Reader(table, match)
        for number, row in reader.rows():
            roster.rows.append(row)
            roster.places.append((table.grid.name, number))
            roster.belongs.append(len(roster.tables))
            if track and len(roster.rows) % 500 == 0:
                track(done + number - table.first, total)
        done += table.last - table.first + 1
        _gather(roster, table, match, reader)
    _leave_nothing_out(roster, visible, listed, [table for table, _ in matches])
    if track:
        track(total, total)
    return roster


def _leave_nothing_out(roster, visible, listed, taken):
    """List what stands outside the tables of the sheets that were read."""
    for grid in visible:
        here = [table for table in listed if table.grid is grid]
        if not any(table.grid is grid for table in taken):
            continue
        read = {row for sheet, row in roster.places if sheet == grid.name}
        passed = {row for sheet, row, _ in roster.skipped if sheet == grid.name}
        others = {row for table in here if table not in taken for row in range(table.first, table.last + 1) if row not in read}
        roster.skipped += [(grid.name, row, why) for row, why in leftover.rows(grid, here, read | passed | others)]
        roster.unread += [(grid.name, why) for why in leftover.columns(grid, here, read)]


def opened(path):
    """Return (kind, Grids) of a file of any kind that a table may be in; Unusable where it may not be opened."""
    path, kind = admit(path, of_any_kind=True)
    try:
        return kind, list(FORMATS[kind].grids(path))
    except Damaged as damage:
        raise unusable(path.name, damage) from None


def _gather(roster, table, match, reader):
    columns = {column.key: column for column in match.sheet.columns}
    pairs = {pair.head.column: pair for pair in match.pairs}
    for head in table.heads:
        pair = pairs.get(head.column)
        key = pair.key if pair and pair.confidence >= CERTAIN else None
        roster.columns.append(Matched(table.grid.name, reference(*head.place), head.text, key, columns[pair.key].label if pair else "",
                                      round(pair.confidence, 2) if pair else 0.0, head.unit or (table.unit if key and match.kinds[key] == "yuan" else None)))
        if pair and not key:
            roster.questions.append(Question(table.grid.name, reference(*head.place), pair.key, head.text,
                                             f"可能是“{columns[pair.key].label}”,没有读取", f"请确认:--set \"{head.text}={columns[pair.key].label}\",不用的写 --set \"{head.text}=\""))
    roster.questions += _small(roster, table, match)
    roster.questions += reader.questions
    roster.conversions += reader.conversions
    roster.skipped += [(table.grid.name, row, why) for row, why in sorted(reader.skipped)]
    held = [head.column for head in table.heads]
    certain = {head.column: key for key, head in match.certain.items()}
    roster.heads.append([(text, mapping.label(columns[certain[column]], match.sheet) if column in certain else "")
                         for column, text in mapping.texts(table).items()])
    roster.tables.append(Place(table.grid.name, table.first, table.last, min(held), max(held),
                               {key: head.column for key, head in match.certain.items()}, table.first - 1, table.top, _edge(table), table.own))


def _edge(table):
    """Return the last column that anything stands in, in the rows of a table and its header."""
    rows = table.grid.rows
    merged = [right for top, _, bottom, right in table.grid.merges if bottom >= table.top and top <= table.last and right < LAST_COLUMN]
    return max([max(rows[row]) for row in rows if table.top <= row <= table.last and rows[row]] + merged)


def _small(roster, table, match):
    """Ask about totals too small to be yuan: a whole column without a unit, or a few cells among thousands."""
    for key in TOTALS:
        head = match.certain.get(key)
        sums = [(number, row[key]) for row, (_, number), belongs in zip(roster.rows, roster.places, roster.belongs)
                if head and belongs == len(roster.tables) and isinstance(row.get(key), (int, float)) and row[key] > 0]
        if len(sums) < FEW:
            continue
        middle = statistics.median(value for _, value in sums)
        if middle < SMALL and max(value for _, value in sums) < SMALL_MOST and not (head.unit or table.unit):
            yield Question(table.grid.name, reference(*head.place), key, head.text, "数都很小,单位可能是万元", "请在表头写明单位,如“总费用(万元)”,再读一次")
        elif middle > LARGE:
            for number, value in sums:
                if value < SMALL:
                    yield Question(table.grid.name, reference(number, head.column), key, value, "比同列的数小得多,单位可能是万元", "请核对单位,改成元")

"""Any file with a table in it → the rows of one of our sheets, with everything that was converted and all that is uncertain."""

import statistics
from dataclasses import dataclass, field
from pathlib import Path

from workbook.gate import admit, unusable
from workbook.roster import from_ods, from_text, from_xls, from_xlsx, mapping, matching, names
from workbook.roster.matching import CERTAIN
from workbook.roster.rows import Question, Reader
from workbook.roster.tables import tables
from workbook.unusable import Unusable
from workbook.xlsx.damage import Damaged
from workbook.xlsx.references import LAST_COLUMN, reference

FORMATS = {"xlsx": from_xlsx, "xls": from_xls, "ods": from_ods, "text": from_text}
LEAST, CLOSE, BEST, MOST_SHOWN = 0.45, 0.03, 6, 60
TOTALS = ("total", "in_catalog", "in_policy")  # whose sums are thousands of yuan, if anything
SMALL, SMALL_MOST, LARGE, FEW = 100, 1_000, 1_000, 5
UNKNOWN = "没有认出我们要的表(要有姓名、身份证号、日期、金额等表头)"
CHOOSE = "请用 --template 指明模板(可写成 模板/工作表),或把数据填入空白模板"


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
    """What was read; `rows` and `places` (sheet, row) go together, and nothing in it was guessed without being listed.

    `tables` are the Places of the tables, `heads` for each its [(header text, column's name, "" for none)], as 表头对应.toml holds them.
    """

    file: str
    template: str
    sheet: str
    kind: str
    rows: list = field(default_factory=list)
    places: list = field(default_factory=list)
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
        sheet, number = self.places[row]
        for table in self.tables:
            if table.sheet == sheet and table.first <= number <= table.last:
                return sheet, reference(number, table.columns.get(key, table.left))
        return sheet, reference(number, 1)


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
    matches = _matches(path, listed, template, sheet, mapped or {}, entries)
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
            if track and len(roster.rows) % 500 == 0:
                track(done + number - table.first, total)
        done += table.last - table.first + 1
        _gather(roster, table, match, reader)
    if track:
        track(total, total)
    return roster


def opened(path):
    """Return (kind, Grids) of a file of any kind that a table may be in; Unusable where it may not be opened."""
    path, kind = admit(path, of_any_kind=True)
    try:
        return kind, list(FORMATS[kind].grids(path))
    except Damaged as damage:
        raise unusable(path.name, damage) from None


def _matches(path, listed, template, sheet, corrections, entries):
    """Return [(table, Match)] of the tables that are one and the same sheet of ours, the best first sheet for all of them."""
    if not listed:
        raise Unusable("W08", path.name, UNKNOWN, CHOOSE)
    fitting = {id(table): next((entry for entry in entries if entry.fits(set(mapping.texts(table).values()))), None) for table in listed}
    entry = next((entry for entry in fitting.values() if entry), None)
    if entry and not template:
        template, sheet = entry.template, entry.sheet
    candidates = [one for one in names.ledgers() if _chosen(one, template, sheet)]
    if not candidates:
        raise Unusable("W08", path.name, f"没有模板或工作表“{template}{f'/{sheet}' if sheet else ''}”", f"现有:{'、'.join(dict.fromkeys(made.name for made, *_ in names.ledgers()))}")
    _refuse_unknown(path, listed, candidates, corrections)
    scored = {}
    for number, candidate in enumerate(candidates):
        if not all(mapping.key(name, candidate[1]) for name in corrections.values() if name):
            continue
        for table in listed:
            said = _said(table, candidate, corrections, fitting[id(table)])
            found = matching.match(table, candidate, said)
            if found.score or template and sheet and found.pairs:
                scored.setdefault(number, []).append((table, found))
    rank = sorted(scored, key=lambda number: -_sum(scored[number]))
    if not rank or not (template and sheet) and max(match.score for _, match in scored[rank[0]]) < LEAST:
        near = _nearest(candidates, listed, corrections)
        raise Unusable("W08", path.name, UNKNOWN + (f",最接近“{near}”" if near else ""), CHOOSE)
    best = rank[0]
    close = [number for number in rank if _sum(scored[best]) - _sum(scored[number]) < CLOSE and not _explained(scored[number]) < _explained(scored[best])]
    if len(close) > 1:
        shown = "、".join(f"{candidates[number][0].name}/{candidates[number][1].name}" for number in close[:BEST])
        raise Unusable("W08", path.name, "表头与几张表都相符,不知道要按哪一张读", f"请用 --template 指明,如:{shown}")
    sure = [(table, matching.with_content(table, found)) for table, found in scored[best]]
    return [(table, found) for table, found in sure if found.certain] or sure[:1]


def _chosen(entry, template, sheet):
    made, one, _ = entry
    return (not template or made.name == template) and (not sheet or sheet in (one.key, one.name))


def _sum(scored):
    """Return how well a sheet fits the tables of a file: the best of them, and a little for each other."""
    ordered = sorted((match.score for _, match in scored), reverse=True)
    return ordered[0] + 0.001 * len(ordered)


def _explained(scored):
    """Return the headers that a sheet of ours has a column for."""
    return {(table.grid.name, table.top, pair.head.column) for table, found in scored for pair in found.pairs if pair.confidence >= CERTAIN}


def _nearest(candidates, listed, corrections):
    best = max(((len(found.certain), candidate) for candidate in candidates for table in listed
                if (found := matching.match(table, candidate, {})).certain), key=lambda one: one[0], default=None)
    return f"{best[1][0].name}/{best[1][1].name}" if best and best[0] > 1 else None


def _refuse_unknown(path, listed, candidates, corrections):
    """Raise Unusable for a header or a column that a person names and that is not there."""
    for header, name in corrections.items():
        if not any(mapping.named(table, header) for table in listed):
            shown = "、".join(dict.fromkeys(text for table in listed for text in mapping.texts(table).values()))
            raise Unusable("W10", path.name, f"没有表头“{header}”", f"现有:{shown[:MOST_SHOWN]}")
        if name and not any(mapping.key(name, sheet) for _, sheet, _ in candidates):
            raise Unusable("W10", path.name, f"模板里没有列“{name}”", "列名照模板的写,见 medaid build 生成的空白模板")


def _said(table, candidate, corrections, entry):
    """Return {column of the table: key, None for none} as people corrected it, now or in the file beside the table."""
    made, sheet, _ = candidate
    said = {}
    if entry and (entry.template, entry.sheet) == (made.name, sheet.name):
        said = {column: mapping.key(entry.columns[text], sheet) if entry.columns[text] else None
                for column, text in mapping.texts(table).items() if text in entry.columns}
    for header, name in corrections.items():
        for column in mapping.named(table, header):
            said[column] = mapping.key(name, sheet) if name else None
    found = {}
    for column, key in said.items():  # of two headers for one column the first counts
        found[column] = None if key in found.values() else key
    return found


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
        sums = [(number, row[key]) for row, (sheet, number) in zip(roster.rows, roster.places)
                if head and sheet == table.grid.name and table.first <= number <= table.last and isinstance(row.get(key), (int, float)) and row[key] > 0]
        if len(sums) < FEW:
            continue
        middle = statistics.median(value for _, value in sums)
        if middle < SMALL and max(value for _, value in sums) < SMALL_MOST and not (head.unit or table.unit):
            yield Question(table.grid.name, reference(*head.place), key, head.text, "数都很小,单位可能是万元", "请在表头写明单位,如“总费用(万元)”,再读一次")
        elif middle > LARGE:
            for number, value in sums:
                if value < SMALL:
                    yield Question(table.grid.name, reference(number, head.column), key, value, "比同列的数小得多,单位可能是万元", "请核对单位,改成元")

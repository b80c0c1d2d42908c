"""Which sheet of ours the tables of a file are: the one that explains most of their headers; where two do, a person has to say."""

from workbook.roster import mapping, matching, names
from workbook.roster.matching import CERTAIN
from workbook.unusable import Unusable

LEAST, CLOSE, BEST, MOST_SHOWN = 0.45, 0.03, 3, 60
UNKNOWN = "没有认出我们要的表(要有姓名、身份证号、日期、金额等表头)"
CHOOSE = "请用 --template 指明模板(可写成 模板/工作表),或把数据填入空白模板"


def matches_of(path, listed, template, sheet, corrections, entries):
    """Return [(table, Match)] of the tables that are one and the same sheet of ours, the best first sheet for all of them."""
    if not listed:
        raise Unusable("W08", path.name, UNKNOWN, CHOOSE)
    fitting = {id(table): next((entry for entry in entries if entry.fits(set(mapping.texts(table).values()))), None) for table in listed}
    entry = next((entry for entry in fitting.values() if entry), None)
    if entry and not template:
        template, sheet = entry.template, entry.sheet
        _refuse_misspelt(path, entry)
    candidates = [one for one in names.ledgers() if _chosen(one, template, sheet)]
    if not candidates:
        raise Unusable("W08", path.name, f"没有模板或工作表“{template}{f'/{sheet}' if sheet else ''}”", "请照 medaid build 生成的空白模板写名称,如 住院费用监测/住院登记")
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
        near = _nearest(candidates, listed)
        raise Unusable("W08", path.name, UNKNOWN + (f",最接近“{near}”" if near else ""), CHOOSE)
    best = rank[0]
    scored[best] = [one for one in scored[best] if one[1].score] or scored[best]  # a table of another kind beside it is not taken along
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


def _nearest(candidates, listed):
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


def _refuse_misspelt(path, entry):
    """Raise Unusable for a sheet or a column that the file beside the table names and that is not there."""
    file = path.with_name(mapping.FILE).name
    sheet = next((sheet for made, sheet, _ in names.ledgers() if made.name == entry.template and entry.sheet in (sheet.key, sheet.name)), None)
    if sheet is None:
        raise Unusable("W10", file, f"没有模板或工作表“{entry.template}/{entry.sheet}”", mapping.MEND)
    unknown = next((name for name in entry.columns.values() if name and not mapping.key(name, sheet)), None)
    if unknown:
        raise Unusable("W10", file, f"“{entry.sheet}”没有列“{unknown}”", mapping.MEND)


def _said(table, candidate, corrections, entry):
    """Return {column of the table: key, None for none} as people corrected it, now or in the file beside the table."""
    made, sheet, _ = candidate
    said = {}
    if entry and entry.template == made.name and entry.sheet in (sheet.key, sheet.name):
        said = {column: mapping.key(entry.columns[text], sheet) if entry.columns[text] else None
                for column, text in mapping.texts(table).items() if text in entry.columns}
    for header, name in corrections.items():
        for column in mapping.named(table, header):
            said[column] = mapping.key(name, sheet) if name else None
    found = {}
    for column, key in said.items():  # of two headers for one column the first counts
        found[column] = None if key in found.values() else key
    return found

"""A township's own table taken over: its rows moved into our template, or our columns and findings put beside its own.

The table itself stays as it is: what is written is a new file, or, asked for, the same file with the old one kept beside it.
"""

from dataclasses import replace
from pathlib import Path

from workbook import check_in_place, package
from workbook.build import build
from workbook.edition import REPORT
from workbook.findings import Report
from workbook.layout import MOST_ROWS, ROWS
from workbook.raw_cells import ErrorValue
from workbook.roster.adopted import value
from workbook.roster.headings import OWN
from workbook.template import template
from workbook.unusable import Unusable
from workbook.xlsx.references import LAST_COLUMN, reference

HEAD = package.Look(bold=True, fill="EDEDED", border=True, wrap=True, align="center")
CELL = package.Look(fill="F7F7F7", border=True)
ONLY_XLSX = "只有 .xlsx、.xlsm 能在原表旁边加列"
INTO_TEMPLATE = "请不加 --beside,把数据转入模板;或先另存为 .xlsx"


def room(sheet):
    """Return the most rows that one workbook has on a sheet.

    >>> room(template("住院费用监测").sheet("admissions"))
    5000
    """
    return sheet.size if isinstance(sheet.size, int) else ROWS[sheet.size](MOST_ROWS)


def size(sheet, count):
    """Return how many rows the template needs so that `count` fit on a sheet; its own number where that is enough."""
    if isinstance(sheet.size, int):
        return None
    steps = sorted({*range(100, MOST_ROWS, 100), MOST_ROWS})
    return next(rows for rows in steps if ROWS[sheet.size](rows) >= count)


def into_template(found, path, folder=None, track=lambda parts: parts, rows=None):
    """Write the rows of a table into workbooks of its template, as many as they need; return their paths.

    `rows` is the room of the main table, where more is not needed.
    """
    made = template(found["template"])
    sheet = made.sheet(found["sheet"])
    read = [{key: value(plain) for key, plain in zip(found["keys"], row)} for row in found["rows"]]
    most = room(sheet)
    parts = [read[start:start + most] for start in range(0, len(read), most)] or [[]]
    made_files = []
    for number, part in enumerate(track(parts), 1):
        counted = f"-第{number}册" if len(parts) > 1 else ""
        target = free(Path(folder or path.parent, f"{path.stem}_转入{made.name}{counted}.xlsx"))
        wanted = size(sheet, len(part))
        build(made.name, target, rows=max(wanted, rows or made.rows) if wanted else rows, data={sheet.key: [_typed(row) for row in part]})
        made_files.append(target)
    return made_files


def _typed(row):
    """Return a row as the template's cells take it: an error value is the text that it shows."""
    return {key: one.text if isinstance(one, ErrorValue) else one for key, one in row.items()}


def beside(found, path, now, in_place=False, folder=None):
    """Put the computed columns beside a table and 核对结果 behind its sheets; return (file, name of that sheet, backup or None)."""
    if found["kind"] != "xlsx":
        raise Unusable("W04", path.name, ONLY_XLSX, INTO_TEMPLATE)
    report = Report.of(found["report"])
    named = []

    def change(edit):
        _columns(edit, found)
        named.append(edit.add(check_in_place.written(report, now), mark=REPORT))

    if in_place:
        with package.opened(path, now=now) as edit:
            change(edit)
        return path, named[0], edit.backup
    target = free(Path(folder or path.parent, f"{path.stem}_加列{path.suffix}"))
    package.edited_copy(path, target, change)
    return target, named[0], None


def _columns(edit, found):
    starts = {}
    for number, table in enumerate(found["tables"]):
        before = max([starts[other] + len(found["labels"]) for other in starts if found["tables"][other]["sheet"] == table["sheet"]], default=0)
        own = table["own"]
        start = own[0] if len(own) == len(found["labels"]) else max(table["edge"] + 2, before + 1)
        if start + len(found["labels"]) > LAST_COLUMN:
            raise Unusable("W21", found["report"]["file"], f"工作表“{table['sheet']}”右边没有空列了", INTO_TEMPLATE)
        starts[number] = start
        for offset, label in enumerate(found["labels"]):
            edit.set(table["sheet"], reference(table["header"], start + offset), OWN + label, HEAD)
            edit.widen(table["sheet"], start + offset, found["widths"][offset])
    looks = [replace(CELL, number_format=form or None) for form in found["formats"]]
    for (sheet, row), number, values in zip(found["places"], found["belongs"], found["computed"]):
        for offset, plain in enumerate(values):
            edit.set(sheet, reference(row, starts[number] + offset), value(plain) if plain != "" else None, looks[offset])


def free(path):
    """Return a path that nothing stands at, counted where that name is taken: no file is ever written over."""
    stem, number = path.stem, 1
    while path.exists():
        number += 1
        path = path.with_name(f"{stem}({number}){path.suffix}")
    return path

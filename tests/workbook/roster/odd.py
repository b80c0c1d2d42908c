"""Small odd tables: rows that carry their truth, written by XlsxWriter, and the law that every reading of one has to keep."""

import datetime

import xlsxwriter

from tests.rosters.measure import same
from tests.rosters.people import people
from workbook.roster import read
from workbook.xlsx.references import place

STAYS = {"template": "住院费用监测", "sheet": "admissions"}
HEAD = ("姓名", "身份证号", "人员类别", "医疗机构", "机构级别", "住院号", "入院日期", "出院日期", "医疗费用总额", "目录内费用", "单病种付费", "特殊病例已批准")
KEYS = ("name", "id_number", "category", "institution", "institution_level", "admission_no", "admitted_on", "discharged_on", "total", "in_catalog",
        "single_disease", "special_case_approved")


class Stay(list):
    """The cells of a row of data; `truth` {key: what it means}, `asks` the keys that somebody has to be asked about."""

    def __init__(self, cells, truth, asks=()):
        super().__init__(cells)
        self.truth, self.asks = truth, tuple(asks)


def stay(number, meant=None, asks=(), keys=KEYS, **cells):
    """Return a Stay of the population; `cells` stand in the place of its own and mean `meant` (themselves where that is silent)."""
    person = people(number + 1)[number]
    source = {key: cells.get(key, person[key]) for key in keys}
    return Stay(source.values(), {**source, **(meant or {})}, asks)


def written(path, *sheets):
    """Write sheets of (name, rows, merges, options) to `path`; return it."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy/m/d"}) as book:
        for name, rows, merges, *hidden in sheets:
            sheet = book.add_worksheet(name)
            for merged in merges:
                sheet.merge_range(merged, "")
            for number, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    if isinstance(value, str):
                        sheet.write_string(number, column, value)
                    elif isinstance(value, datetime.date):
                        sheet.write_datetime(number, column, value)
                    elif value is not None:
                        sheet.write_number(number, column, value)
            if hidden:
                sheet.very_hidden() if hidden[0] == "very" else sheet.hide()
    return path


def one(folder, rows, merges=(), name="名单"):
    """Write one sheet; return the file."""
    return written(folder / "表.xlsx", (name, rows, merges))


def lawful(path, rows, **choice):
    """Return the Roster of the file at `path` whose only sheet holds `rows`, after seeing that it keeps the law.

    Every Stay is a row that was read, or listed; each of its cells is right or asked about; every other row below the header is listed.
    """
    before = path.read_bytes()
    found = read(path, **(choice or STAYS))
    assert before == path.read_bytes()
    places = {number: row for (_, number), row in zip(found.places, found.rows, strict=True)}
    listed = {number for _, number, _ in found.skipped}
    headers = {row for table in found.tables for row in range(table.top, table.header + 1)}
    asked = {place(question.cell) for question in found.questions}
    columns = {table.sheet: table.columns for table in found.tables}.get(found.tables[0].sheet)
    assert not listed & places.keys()
    for number, cells in enumerate(rows, 1):
        if isinstance(cells, Stay):
            assert number in places or number in listed, (number, found.skipped, found.unread)
            if number in places:
                _row(number, cells, places[number], columns, asked)
        elif any(value not in (None, "") for value in cells) and number > min(headers):
            assert number in listed or number in headers or any(f"第{number}行" in why for _, why in found.unread), (number, found.skipped)
    for question in found.questions:
        assert question.why and question.mend and place(question.cell), question
    return found


def _row(number, cells, row, columns, asked):
    for key, meant in cells.truth.items():
        if key in cells.asks:
            assert (number, columns[key]) in asked, (number, key, row.get(key))
        elif key in columns:
            assert same(row.get(key), meant) or (number, columns[key]) in asked, (number, key, row.get(key), meant)

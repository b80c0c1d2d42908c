"""A workbook of the fictitious township: filled, dated, read by column and by row."""

import datetime

from tests.workbook import grid, package
from workbook import recalculate
from workbook.build import build
from workbook.template import template

TODAY = datetime.date(2026, 1, 10)


def filled(folder, township, data, rows=None, policy=None):
    """Build the workbook of a module of the township with `data`, the reference day typed on 校验; return its path."""
    build(township.TEMPLATE, folder / "built.xlsx", rows=rows or township.ROWS, data=data, policy=policy, today=TODAY)
    return package.typed(folder / "built.xlsx", folder / "dated.xlsx", {"校验": {"C4": TODAY}})


def computes_without_error(path, stored, engine):
    """Assert that an engine shows no error, every case of 自检 right, and as many cells as are stored."""
    values = stored if engine == "formualizer" else recalculate.values(path, engine)

    assert [] == grid.errors(values)
    assert "本机计算正确 ✔" in values["自检"][4, 1]
    assert {name: len(cells) for name, cells in stored.items()} == {name: len(cells) for name, cells in values.items()}


def finds_what_was_planted(township, report, stored, planted):
    """Assert check, sheet and row of each planted mistake, not one finding more, and the same counts on 校验."""
    names = {sheet.key: sheet.name for sheet in template(township.TEMPLATE).sheets}

    assert sorted((code, names[key], row) for code, key, row, _ in planted) == sorted({(one.code, one.sheet, one.row) for one in report.findings})
    assert grid.counts(stored) == report.counts()


class Book:
    """One filled workbook at `path`; `stored` is what formualizer computed for it."""

    def __init__(self, folder, name, data, rows, policy=None):
        build(name, folder / "built.xlsx", rows=rows, data=data, policy=policy, today=TODAY)
        self.path = package.typed(folder / "built.xlsx", folder / "dated.xlsx", {"校验": {"C4": TODAY}})
        self.data, self.stored = data, recalculate.cached(self.path)

    def values(self, engine):
        """Return {sheet: {(row, column): value}} by an engine."""
        return self.stored if engine == "formualizer" else recalculate.values(self.path, engine)

    def place(self, sheet, label):
        """Return the number of the column under a header: the words may stand in a field above the table too."""
        cells, top = self.stored[sheet], grid.first_row(self.stored[sheet])
        return next(column for row in (top - 1, top - 2) for (there, column), value in cells.items() if there == row and value == label)

    def column(self, sheet, label, count):
        """Return the first `count` values under a header, None for a blank."""
        cells = self.stored[sheet]
        top, place = grid.first_row(cells), self.place(sheet, label)
        return [None if cells.get((top + row, place)) == "" else cells.get((top + row, place)) for row in range(count)]

    def listed(self, sheet, *labels):
        """Return the values under headers of every row of a list or summary, up to its first blank."""
        cells = self.stored[sheet]
        top, places, found = grid.first_row(cells), [self.place(sheet, label) for label in labels], []
        while cells.get((top, 1)) not in (None, "") and cells.get((top, 2)) not in (None, "", "合计"):
            found.append(tuple(None if cells.get((top, place)) == "" else cells.get((top, place)) for place in places))
            top += 1
        return found

    def field(self, sheet, label):
        """Return the value of a field above the table, None for a blank."""
        cells = self.stored[sheet]
        row, column = min(place for place, value in cells.items() if value == label)
        return None if cells.get((row, column + 1)) == "" else cells.get((row, column + 1))

    def total(self, sheet, label):
        """Return the value under a header in the 合计 row."""
        cells = self.stored[sheet]
        row = next(row for (row, column), value in sorted(cells.items()) if value == "合计" and column == 2)
        return cells.get((row, self.place(sheet, label)))

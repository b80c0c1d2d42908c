"""Rows and columns of a table, added and deleted; cells below or beside the table make room, as in Excel."""

import numbers

from xlwings import base_classes

from workbook.engine.errors import EngineError, NotFound
from workbook.engine.refusals import refusing
from workbook.engine.shifting import Shift, shift


def reshape(table, down, at, count):
    """Insert (or below 0 delete) rows or columns of a table at place `at` of the sheet, within the table's own band."""
    row, column, rows, columns = table.range.area
    band = (column, column + columns - 1) if down else (row, row + rows - 1)
    filed, ws = table.filed, table.sheet.ws
    del ws.tables[table.name]
    try:
        shift(table.sheet.book, Shift(ws, down, at, count, *band))
    finally:
        ws.tables.add(filed)
    table.take((row, column, rows + count, columns) if down else (row, column, rows, columns + count))


class Parts:
    """What rows and columns have in common: a table, a count, lookup from 1 and iteration."""

    def __init__(self, table):
        self.table = table

    parent = property(lambda self: self.table)
    api = property(lambda self: self.table.filed)

    def __iter__(self):
        return (self.part(self.table, number) for number in range(1, len(self) + 1))

    def __contains__(self, key):
        return isinstance(key, numbers.Integral) and 1 <= key <= len(self)

    def __call__(self, key):
        if key not in self:
            raise NotFound(f"表格「{self.table.name}」没有第 {key} 个,一共 {len(self)} 个")
        return self.part(self.table, int(key))


@refusing
class TableRow(base_classes.TableRow):
    """One row of a table's data, counted from 1."""

    def __init__(self, table, index):
        self.table, self.index = table, index

    index = None

    @property
    def range(self):
        row, column, _, columns = self.table.data_body_range.area
        return self.table.sheet._range(row + self.index - 1, column, 1, columns)

    def delete(self):
        if len(self.table.rows) == 1:
            self.range.clear_contents()  # as Excel: a table keeps one row
        else:
            reshape(self.table, True, self.range.row, -1)


@refusing
class TableRows(Parts, base_classes.TableRows):
    """The rows of a table's data."""

    part = TableRow
    column_count = property(lambda self: self.table.range.shape[1])

    def __len__(self):
        body = self.table.data_body_range
        return body.shape[0] if body else 0

    def add(self, values, index):
        number = len(self) + 1 if index is None else index
        first = self.table.range.row + self.table.show_headers
        reshape(self.table, True, first + number - 1, 1)
        made = TableRow(self.table, number)
        if values is not None:
            made.range._write([values])
        return made


@refusing
class TableColumn(base_classes.TableColumn):
    """One column of a table, counted from 1."""

    def __init__(self, table, index):
        self.table, self.index = table, index

    index = None
    name = property(lambda self: self.table.filed.tableColumns[self.index - 1].name)

    @property
    def range(self):
        row, column, rows, _ = self.table.range.area
        return self.table.sheet._range(row, column + self.index - 1, rows, 1)

    @property
    def data_body_range(self):
        body = self.table.data_body_range
        return body and self.table.sheet._range(body.row, body.column + self.index - 1, body.shape[0], 1)

    def delete(self):
        if len(self.table.columns) == 1:
            raise EngineError(f"表格「{self.table.name}」只剩一列,不能删除")
        reshape(self.table, False, self.range.column, -1)


@refusing
class TableColumns(Parts, base_classes.TableColumns):
    """The columns of a table, also by name."""

    part = TableColumn

    def __len__(self):
        return len(self.table.filed.tableColumns)

    def __call__(self, key):
        if isinstance(key, str):
            for column in self:
                if column.name.casefold() == key.casefold():
                    return column
            raise NotFound(f"表格「{self.table.name}」没有「{key}」这一列;现有:{'、'.join(column.name for column in self)}")
        return super().__call__(key)

    def __contains__(self, key):
        return any(column.name.casefold() == key.casefold() for column in self) if isinstance(key, str) else super().__contains__(key)

    def add(self, name, index):
        number = len(self) + 1 if index is None else index
        made = TableColumn(self.table, number)
        first = self.table.range.row, self.table.range.column + number - 1
        reshape(self.table, False, first[1], 1)
        self.table.sheet._range(*first, 1, 1)._write(name)
        self.table.take(self.table.range.area)
        return made

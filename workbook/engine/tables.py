"""Tables (Excel's 表格, ListObject): added, read, resized and renamed."""

import builtins
import numbers

from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table as Filed
from openpyxl.worksheet.table import TableColumn, TableStyleInfo
from xlwings import base_classes

from workbook.engine import areas, cells
from workbook.engine.errors import EngineError, NotFound, Unsupported
from workbook.engine.refusals import refusing
from workbook.engine.table_parts import TableColumns, TableRows

PARTS = {"#all": "range", "#headers": "header_row_range", "#data": "data_body_range", "#totals": "totals_row_range"}


def meant(book, text):
    """Return the Range of `Table1`, `Table1[Column]` or `Table1[#All]`, None if there is no such table."""
    name, _, part = text.partition("[")
    for sheet in book.sheets:
        for table in sheet.tables:
            if table.name.casefold() == name.casefold():
                part = part.removesuffix("]")
                if not part:
                    return table.data_body_range
                return getattr(table, PARTS[part.casefold()]) if part.casefold() in PARTS else table.column(part)
    return None


@refusing
class Tables(base_classes.Tables):
    """The tables of a sheet."""

    def __init__(self, sheet):
        self.sheet = sheet

    api = property(lambda self: self.sheet.ws.tables)
    parent = property(lambda self: self.sheet)

    def __len__(self):
        return len(self.sheet.ws.tables)

    def __iter__(self):
        return (Table(self.sheet, table) for table in self.sheet.ws.tables.values())

    def __contains__(self, key):
        return any(table.name.casefold() == str(key).casefold() for table in self)

    def __call__(self, key):
        found = list(self)
        if isinstance(key, numbers.Integral):
            return found[key - 1]
        for table in found:
            if table.name.casefold() == str(key).casefold():
                return table
        raise NotFound(f"「{self.sheet.name}」上没有表格「{key}」;现有:{'、'.join(table.name for table in found) or '无'}")

    def add(self, source_type=None, source=None, link_source=None, has_headers=None, destination=None, table_style_name=None,
            name=None):
        rng = source.impl
        if link_source or destination is not None or source_type not in (None, "range", 1):
            raise Unsupported("Tables", "add", "只能由工作表上的区域做表格(source=区域)")
        if not has_headers:
            raise Unsupported("Tables", "add", "openpyxl 写的表格必须有标题行;请先写好标题行再用 has_headers=True")
        if any(areas.meet(table.range.area, rng.area) for table in self) or cells.merged(rng.ws, rng.area):
            raise EngineError(f"{rng.address} 与别的表格或合并单元格重叠,不能做表格")
        table = Filed(displayName="T", ref=_reference(rng.area if rng.area[2] > 1 else (*rng.area[:2], 2, rng.area[3])))
        table.name = table.displayName = _free(self.sheet.book, name)
        table.autoFilter = AutoFilter(ref=table.ref)
        table.tableStyleInfo = TableStyleInfo(name=table_style_name, showRowStripes=True)
        made = Table(self.sheet, table)
        made._name_columns()
        self.sheet.ws.add_table(table)
        return made


@refusing
class Table(base_classes.Table):
    """One table; its header cells hold the names of its columns."""

    def __init__(self, sheet, table):
        self.sheet, self.filed = sheet, table

    api = property(lambda self: self.filed)
    parent = property(lambda self: self.sheet)
    range = property(lambda self: self.sheet._range(*areas.parse(self.filed.ref)))
    show_headers = property(lambda self: self.filed.headerRowCount != 0)
    show_totals = property(lambda self: bool(self.filed.totalsRowCount))
    insert_row_range = property(lambda self: None)
    rows = property(lambda self: TableRows(self))
    columns = property(lambda self: TableColumns(self))

    @property
    def name(self):
        return self.filed.displayName

    @name.setter
    def name(self, value):
        if value.casefold() != self.name.casefold():
            _free(self.sheet.book, value)
        del self.sheet.ws.tables[self.name]
        self.filed.name = self.filed.displayName = value
        self.sheet.ws.tables.add(self.filed)
        self.sheet.book.touch()

    display_name = name

    @property
    def header_row_range(self):
        row, column, _, columns = self.range.area
        return self.sheet._range(row, column, 1, columns) if self.show_headers else None

    @property
    def data_body_range(self):
        row, column, rows, columns = self.range.area
        rows -= self.show_headers + self.show_totals
        return self.sheet._range(row + self.show_headers, column, rows, columns) if rows else None

    @property
    def totals_row_range(self):
        row, column, rows, columns = self.range.area
        return self.sheet._range(row + rows - 1, column, 1, columns) if self.show_totals else None

    def column(self, name):
        """Return the data of a column by its name."""
        return self.columns(name).data_body_range

    @property
    def show_autofilter(self):
        return self.filed.autoFilter is not None

    @show_autofilter.setter
    def show_autofilter(self, value):
        self.filed.autoFilter = AutoFilter(ref=_reference(self._filtered())) if value else None

    @property
    def table_style(self):
        return self.filed.tableStyleInfo.name if self.filed.tableStyleInfo else None

    @table_style.setter
    def table_style(self, value):
        self._style().name = value

    def _style(self):
        if self.filed.tableStyleInfo is None:
            self.filed.tableStyleInfo = TableStyleInfo()
        return self.filed.tableStyleInfo

    show_table_style_row_stripes = property(lambda self: bool(self._style().showRowStripes),
                                            lambda self, value: setattr(self._style(), "showRowStripes", value))
    show_table_style_column_stripes = property(lambda self: bool(self._style().showColumnStripes),
                                               lambda self, value: setattr(self._style(), "showColumnStripes", value))
    show_table_style_first_column = property(lambda self: bool(self._style().showFirstColumn),
                                             lambda self, value: setattr(self._style(), "showFirstColumn", value))
    show_table_style_last_column = property(lambda self: bool(self._style().showLastColumn),
                                            lambda self, value: setattr(self._style(), "showLastColumn", value))

    def resize(self, range):
        area = range.impl.area
        if area[0] != self.range.row or area[2] < 1 + self.show_headers + self.show_totals:
            area = (self.range.row, area[1], max(area[2], 1 + self.show_headers + self.show_totals), area[3])
        if not areas.meet(area, self.range.area) or any(
                areas.meet(table.range.area, area) for table in self.sheet.tables if table.name != self.name):
            raise EngineError(f"表格「{self.name}」不能改成 {areas.written(area)}:要与原来的区域相交,且不碰别的表格")
        self.take(area)

    def take(self, area):
        """Cover an area from now on: filter and columns follow."""
        self.filed.ref = _reference(area)
        if self.filed.autoFilter is not None:
            self.filed.autoFilter.ref = _reference(self._filtered())
        self._name_columns()
        self.sheet.book.touch()

    def _filtered(self):
        row, column, rows, columns = self.range.area
        return row, column, rows - self.show_totals, columns

    def _name_columns(self):
        """Give every column the text of its header; a blank or repeated one becomes unique text, as Excel does it."""
        row, column, _, columns = self.range.area
        known, made, taken = {entry.name: entry for entry in self.filed.tableColumns}, [], set()
        for place in builtins.range(columns):
            cell = cells.make(self.sheet.ws, row, column + place)
            text = f"{cell.value}" if cell.value is not None else f"列{place + 1}"
            name, number = text, 2
            while name.casefold() in taken:
                name, number = f"{text}{number}", number + 1
            taken.add(name.casefold())
            if cell.value != name:
                cell._value, cell.data_type = name, "s"
            entry = known.get(name) or TableColumn(id=place + 1, name=name)
            entry.id = place + 1
            made.append(entry)
        self.filed.tableColumns = made


def _reference(area):
    text = areas.written(area, False, False)
    return text if ":" in text else f"{text}:{text}"


def _free(book, name):
    taken = {known.casefold() for ws in book.wb.worksheets for known in ws.tables} | {
        key.casefold() for key in book.wb.defined_names}
    if name is not None:
        if name.casefold() in taken:
            raise EngineError(f"已经有叫「{name}」的表格或名称")
        from workbook.engine.names import _checked

        return _checked(name)
    number = 1
    while f"table{number}" in taken:
        number += 1
    return f"Table{number}"




"""Sheets: a view of an openpyxl worksheet inside its book."""

from xlwings import base_classes

from workbook.engine import areas, references, sheet_copy, sheet_page
from workbook.engine.errors import EngineError, NotFound
from workbook.engine.refusals import refusing

HIDDEN = {True: "visible", False: "hidden", -1: "visible", 0: "hidden", 1: "visible", 2: "veryHidden"}
SHOWN = {"visible": True, "hidden": False, "veryHidden": 2}


@refusing
class Sheets(base_classes.Sheets):
    """The worksheets of a book, in the order of their tabs."""

    def __init__(self, book):
        self.book, self.wb = book, book.wb

    api = property(lambda self: self.wb.worksheets)

    def of(self, ws):
        """Return the Sheet of an openpyxl worksheet."""
        return Sheet(self.book, ws)

    @property
    def active(self):
        ws = self.wb.active
        return self.of(ws if ws in self.wb.worksheets else self.wb.worksheets[0])

    def __call__(self, name_or_index):
        sheets = self.wb.worksheets
        if isinstance(name_or_index, int):
            if 1 <= name_or_index <= len(sheets):
                return self.of(sheets[name_or_index - 1])
        else:
            for ws in sheets:
                if ws.title.casefold() == str(name_or_index).casefold():
                    return self.of(ws)
        raise NotFound(f"「{self.book.name}」里没有工作表「{name_or_index}」;现有:{'、'.join(ws.title for ws in sheets)}")

    def __contains__(self, key):
        return any(ws.title.casefold() == str(key).casefold() for ws in self.wb.worksheets)

    def __len__(self):
        return len(self.wb.worksheets)

    def __iter__(self):
        return (self.of(ws) for ws in self.wb.worksheets)

    def add(self, before=None, after=None, name=None):
        taken = {title.casefold() for title in self.wb.sheetnames}
        number = len(self.wb.sheetnames) + 1
        while f"sheet{number}" in taken:
            number += 1
        place = after.place + 1 if after else (before or self.active).place
        sheet = self.of(self.wb.create_sheet(name or f"Sheet{number}", place))
        sheet.activate()
        return sheet


@refusing
class Sheet(sheet_page.Page, base_classes.Sheet):
    """One worksheet."""

    def __init__(self, book, ws):
        self.book, self.ws = book, ws

    book = None
    api = property(lambda self: self.ws)
    index = property(lambda self: self.book.wb.worksheets.index(self.ws) + 1)
    place = property(lambda self: self.book.wb._sheets.index(self.ws))
    cells = property(lambda self: self._range(1, 1, areas.ROWS, areas.COLUMNS))

    def __eq__(self, other):
        return isinstance(other, Sheet) and other.ws is self.ws

    def __hash__(self):
        return hash(self.ws)

    @property
    def name(self):
        return self.ws.title

    @name.setter
    def name(self, value):
        if value == self.ws.title:
            return
        if value.casefold() != self.ws.title.casefold() and value in self.book.sheets:
            raise EngineError(f"已经有一张叫「{value}」的工作表")
        if ":" in value or value.startswith("'") or value.endswith("'"):
            raise EngineError(f"工作表名「{value}」不能含冒号,也不能以单引号开头或结尾")
        references.rename_sheet(self.book.wb, self.ws.title, value)
        self.ws.title = value
        self.book.touch()

    def _range(self, *area):
        from workbook.engine.ranges import Range

        return Range(self, *area)

    def range(self, arg1, arg2=None):
        first = self._place(arg1, arg2 if isinstance(arg2, int) and isinstance(arg1, int) else None)
        if arg2 is None or isinstance(arg1, int):
            return first
        return self._range(*areas.spanned(first.area, self._place(arg2).area))

    def _place(self, given, column=None):
        from workbook.engine.ranges import Range

        if isinstance(given, Range):
            return given
        if isinstance(given, tuple) and len(given) == 4:
            return self._range(*given)
        if isinstance(given, int) and column is not None:
            given = given, column
        if isinstance(given, tuple) and len(given) == 2:
            if 0 in given:
                raise IndexError("行号和列号从 1 开始,没有第 0 行或第 0 列")
            return self._range(*given, 1, 1)
        if not isinstance(given, str):
            raise EngineError(f"看不懂的单元格地址:{given!r}")
        return self._addressed(given)

    def _addressed(self, text):
        from workbook.engine import names, tables

        if "," in text and "[" not in text:
            raise EngineError(f"openpyxl 引擎不支持多块区域「{text}」(Range):请分别取每一块")
        found = names.place(self.book, text, self.ws) or names.named(self.book, text, self.ws) or tables.meant(self.book, text)
        if found is None:
            raise NotFound(f"「{text}」不是单元格地址,也不是名称或表格")
        found.arg1_input = text
        return found

    def activate(self):
        if self.ws.sheet_state != "visible":
            raise EngineError(f"工作表「{self.name}」是隐藏的,不能激活;请先设 sheet.visible = True")
        self.book.wb.active = self.place
        for ws in self.book.wb.worksheets:
            ws.sheet_view.tabSelected = ws is self.ws

    select = activate

    @property
    def visible(self):
        return SHOWN[self.ws.sheet_state]

    @visible.setter
    def visible(self, value):
        state = HIDDEN[value]
        others = [sheet for sheet in self.book.wb._sheets if sheet is not self.ws and sheet.sheet_state == "visible"]
        if state != "visible" and not others:
            raise EngineError(f"「{self.name}」是最后一张看得见的工作表,不能隐藏")
        self.ws.sheet_state = state
        if state != "visible" and self.book.wb.active is self.ws:
            next(sheet for sheet in self.book.sheets if sheet.visible is True).activate()

    def delete(self):
        if len(self.book.wb._sheets) == 1:
            raise EngineError("工作簿里至少要有一张工作表")
        if self.visible is True:
            self.visible = False
        references.drop_sheet(self.book.wb, self.name)
        self.book.wb.remove(self.ws)
        self.book.results.pop(self.ws, None)
        self.book.touch()

    def copy(self, before, after):
        target = before or after
        made = sheet_copy.copied(self, target.book, target.place + (after is not None))
        target.book.touch()
        target.book.sheets.of(made).activate()

    def move(self, before, after):
        wb, active = self.book.wb, self.book.wb.active
        wb._sheets.remove(self.ws)
        wb._sheets.insert((before or after).place + (after is not None), self.ws)
        wb.active = wb._sheets.index(active)

    def clear_contents(self):
        self.cells.clear_contents()

    def clear_formats(self):
        self.cells.clear_formats()

    def clear(self):
        self.cells.clear()

    def autofit(self, axis=None):
        self.used_range.autofit(axis)

    @property
    def used_range(self):
        used = [place for place, cell in self.ws._cells.items() if cell.value is not None or cell.has_style or cell.comment]
        if not used:
            return self._range(1, 1, 1, 1)
        rows, columns = [row for row, _ in used], [column for _, column in used]
        return self._range(min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)

    @property
    def selection(self):
        area = areas.parse(str(self.ws.sheet_view.selection[-1].sqref).split(" ")[0])
        return self._range(*(area or (1, 1, 1, 1)))

"""Books: an openpyxl workbook with a name, a place on disk, a selection and the values of its formulas."""

import numbers
import os
import shutil
import tempfile
import warnings
from pathlib import Path

import openpyxl
from openpyxl.workbook.properties import CalcProperties
from xlwings import base_classes

from workbook import recalculate
from workbook.engine import calculation, cells, files, ignored_errors
from workbook.engine.errors import EngineError, NotFound
from workbook.engine.names import Names
from workbook.engine.refusals import refusing
from workbook.engine.sheets import Sheets


@refusing
class Books(base_classes.Books):
    """The open books of an app, the active one first."""

    def __init__(self, app):
        self.app, self.open_books, self.opened, self.blank = app, [], 0, 0

    api = property(lambda self: list(self.open_books))

    @property
    def active(self):
        if not self.open_books:
            raise NotFound("没有打开的工作簿;请先用 xw.Book(路径) 打开一个,或用 xw.Book() 新建")
        return self.open_books[0]

    def __call__(self, name_or_index):
        if isinstance(name_or_index, numbers.Integral):
            if 1 <= name_or_index <= len(self.open_books):
                return list(self)[name_or_index - 1]
        else:
            for book in self.open_books:
                if book.name.casefold() == str(name_or_index).casefold():
                    return book
        raise NotFound(f"没有打开名为「{name_or_index}」的工作簿;已打开:{'、'.join(book.name for book in self) or '无'}")

    def __contains__(self, name):
        return any(book.name.casefold() == str(name).casefold() for book in self.open_books)

    def __len__(self):
        return len(self.open_books)

    def __iter__(self):
        return iter(sorted(self.open_books, key=lambda book: book.number))

    def add(self):
        wb = openpyxl.Workbook()
        wb.active.title = "Sheet1"
        return self._put(wb, None, False)

    def open(self, fullname, update_links=None, read_only=None, format=None, password=None, write_res_password=None,
             ignore_read_only_recommended=None, origin=None, delimiter=None, editable=None, notify=None, converter=None,
             add_to_mru=None, local=None, corrupt_load=None):
        if password or write_res_password:
            raise EngineError("openpyxl 引擎打不开带密码的文件;请先在 Excel 或 WPS 里去掉密码")
        for book in self.open_books:
            if book.path and os.path.samefile(book.path, fullname):
                return book
        return self._put(files.load(fullname), fullname, bool(read_only))

    def _put(self, wb, path, read_only):
        self.opened += 1
        self.blank += path is None
        book = Book(self.app, wb, path, self.opened, read_only)
        book.title = f"Book{self.blank}"
        self.open_books.insert(0, book)
        return book


@refusing
class Book(base_classes.Book):
    """One open book; it stays the same object until it is closed."""

    def __init__(self, app, wb, path, number, read_only):
        self.app, self.wb, self.path, self.number, self.read_only = app, wb, path, number, read_only
        self.opened = path and files.stamp(path)
        self.selected = {}
        self.unknown = set()
        self.results = calculation.stored(path, wb) if path else {}
        self.dirty = bool(path) and (calculation.must_calculate(wb) or self._bare())
        self.title = ""
        self.known_arrays = {}
        self.ignored = ignored_errors.read(path, wb) if path else {}

    app = None
    api = property(lambda self: self.wb)
    sheets = property(lambda self: Sheets(self))
    names = property(lambda self: Names(self, self.wb.defined_names))
    name = property(lambda self: Path(self.path).name if self.path else self.title)
    fullname = property(lambda self: str(self.path) if self.path else self.name)
    selection = property(lambda self: self.sheets.active.selection)

    def _bare(self):
        """Tell whether there are formulas and none has a value in the file: openpyxl saved it."""
        return not any(self.results.values()) and any(True for ws in self.wb.worksheets for _ in calculation.formulas(ws))

    def arrays(self, ws):
        """Return {(row, column) of the anchor: area} of the array formulas of a sheet; remembered until `touch(ws)`."""
        if ws not in self.known_arrays:
            self.known_arrays[ws] = cells.arrays(ws)
        return self.known_arrays[ws]

    def touch(self, ws=None):
        """Note that something has changed on which formulas may depend; on `ws` maybe an array formula too."""
        self.dirty = True
        self.known_arrays.pop(ws, None)

    def result(self, ws, row, column):
        """Return the value of a formula; compute first where that is due, None where it is blank."""
        if self.dirty and self.app.calculation == "automatic":
            self.calculate()
        elif (ws, row, column) in self.unknown:
            fresh = calculation.computed(self.wb, self.app.engine_for_calculation)
            for sheet, *place in self.unknown:
                self.results.setdefault(sheet, {})[tuple(place)] = fresh.get(sheet, {}).get(tuple(place))
            self.unknown.clear()
        return self.results.get(ws, {}).get((row, column))

    def calculate(self, engine=None):
        """Compute all formulas now, with the app's program for that or the one named."""
        self.results = calculation.computed(self.wb, engine or self.app.engine_for_calculation)
        self.dirty = False
        self.unknown.clear()

    def close(self):
        if self in self.app.books.open_books:
            self.app.books.open_books.remove(self)

    def activate(self):
        others = self.app.books.open_books
        if self not in others:
            raise EngineError(f"工作簿「{self.name}」已经关闭")
        others.remove(self)
        others.insert(0, self)

    def save(self, path=None, password=None):
        if password:
            raise EngineError("openpyxl 引擎不能给文件加打开密码;请保存后在 Excel 或 WPS 里设置")
        target = os.path.realpath(self._target(path))
        missing = ""
        if self.path and os.path.exists(self.path) and os.path.exists(target) and os.path.samefile(target, self.path):
            if self.read_only:
                raise EngineError(f"「{self.name}」是以只读方式打开的;请用 book.save(\"新文件名.xlsx\") 另存")
            files.allow(self.path, self.opened)
            lost = []
        else:
            lost = files.lost(self.wb, self.path, target)
        for other in self.app.books:
            if other is not self and other.path and os.path.realpath(other.path) == target:
                raise EngineError(f"没有保存:「{other.name}」正开着,不能被盖掉;请先关闭它")
        if any(True for ws in self.wb.worksheets for _ in calculation.formulas(ws)):
            self.wb.calculation = self.wb.calculation or CalcProperties()
            self.wb.calculation.fullCalcOnLoad = True
            if self.dirty or self.unknown:
                missing = self._calculate_for_the_file()
        files.save(self.wb, target, {ws.title: values for ws, values in self.results.items() if values},
                   {ws.title: element for ws, element in self.ignored.items() if ws in self.wb.worksheets})
        self.path, self.opened, self.read_only = target, files.stamp(target), False
        if missing:
            warnings.warn(f"「{self.name}」存好了,但公式没有值,要等 Excel 打开时再算:{missing}", stacklevel=3)
        if lost:
            warnings.warn(f"另存的「{self.name}」里没有原文件的{'、'.join(lost)};原文件保持不变", stacklevel=3)

    def _calculate_for_the_file(self):
        """Compute before saving; return why it could not be done, as text."""
        try:
            self.calculate()
        except EngineError as error:
            self.results = {}
            return str(error)
        return ""

    def _target(self, path):
        if path:
            given = Path(path)
            return given if given.suffix else given.with_name(given.name + (Path(self.path).suffix if self.path else ".xlsx"))
        return self.path or Path.cwd() / f"{self.name}.xlsx"

    def to_pdf(self, path, quality):
        with tempfile.TemporaryDirectory(prefix="medaid-pdf-") as folder:
            copy = Path(folder, "book.xlsx")
            files.write(self.wb, copy)
            try:
                made = recalculate.converted(copy, folder, "pdf")
            except recalculate.EngineMissing as error:
                raise EngineError(f"Book.to_pdf 要用 LibreOffice 打印:{error}") from error
            shutil.copyfile(made, path)

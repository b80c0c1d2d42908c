"""Defined names of a book or a sheet, and what an address, a name or a table means as an area."""

import re

from openpyxl.workbook.defined_name import DefinedName
from xlwings import base_classes

from workbook.engine import areas
from workbook.engine.errors import EngineError, NotFound
from workbook.engine.ranges import Range
from workbook.engine.references import joined, split
from workbook.engine.refusals import refusing

ALLOWED = re.compile(r"[^\W\d][\w.?]*|\\[\w.?]*")


def place(book, text, ws=None):
    """Return the Range that `text` refers to (`Sheet1!$A$1:$B$2`), on `ws` if it names no sheet; None if it is no area."""
    sheet, reference = split(text.strip().removeprefix("="))
    area = areas.parse(reference)
    if not area or not (sheet or ws):
        return None
    return Range(book.sheets(sheet) if sheet else book.sheets.of(ws), *area)


def named(book, text, ws):
    """Return the Range of a defined name, the sheet's own before the book's; None if there is no such name."""
    sheet, name = split(text)
    homes = [book.sheets(sheet).ws.defined_names] if sheet else [ws.defined_names, book.wb.defined_names]
    for home in homes:
        for key, entry in home.items():
            if key.casefold() == name.casefold():
                return Name(book, home, key).refers_to_range
    return None


@refusing
class Names(base_classes.Names):
    """The names of a book (its sheets' own names too) or of one sheet."""

    def __init__(self, book, home, ws=None):
        self.book, self.home, self.ws = book, home, ws

    api = property(lambda self: self.home)

    def _all(self):
        sheets = [self.ws] if self.ws else self.book.wb.worksheets
        found = [] if self.ws else [Name(self.book, self.home, key) for key in self.home]
        return found + [Name(self.book, ws.defined_names, key, ws) for ws in sheets for key in ws.defined_names]

    def _find(self, name):
        sheet, local = split(name)
        for entry in self._all():
            if entry.name.casefold() == name.casefold() or (
                    entry.key.casefold() == local.casefold()
                    and (entry.ws is self.ws if not sheet else entry.ws and entry.ws.title.casefold() == sheet.casefold())):
                return entry
        return None

    def __call__(self, name_or_index):
        found = self._all()
        if isinstance(name_or_index, int):
            return found[name_or_index - 1]
        entry = self._find(name_or_index)
        if entry is None:
            raise NotFound(f"没有名称「{name_or_index}」;现有:{'、'.join(known.name for known in found) or '无'}")
        return entry

    def contains(self, name_or_index):
        return self._find(name_or_index) is not None

    def __len__(self):
        return len(self._all())

    def add(self, name, refers_to):
        sheet, local = split(name)
        ws = self.book.sheets(sheet).ws if sheet else self.ws
        home = ws.defined_names if ws else self.book.wb.defined_names
        key = next((key for key in home if key.casefold() == local.casefold()), _checked(local))
        home[key] = DefinedName(key, attr_text=_referred(refers_to))
        self.book.touch()
        return Name(self.book, home, key, ws)


@refusing
class Name(base_classes.Name):
    """One defined name."""

    def __init__(self, book, home, key, ws=None):
        self.book, self.home, self.key, self.ws = book, home, key, ws

    api = property(lambda self: self.home[self.key])

    @property
    def name(self):
        return joined(self.ws and self.ws.title, self.key)

    @name.setter
    def name(self, value):
        entry = self.home.pop(self.key)
        self.key = entry.name = _checked(split(value)[1])
        self.home[self.key] = entry
        self.book.touch()

    @property
    def refers_to(self):
        return f"={self.api.attr_text}"

    @refers_to.setter
    def refers_to(self, value):
        self.api.attr_text = _referred(value)
        self.book.touch()

    @property
    def refers_to_range(self):
        found = place(self.book, self.api.attr_text, self.ws)
        if found is None:
            raise EngineError(f"名称「{self.key}」指的不是一个区域,而是 ={self.api.attr_text}")
        return found

    def delete(self):
        del self.home[self.key]
        self.book.touch()


def _checked(name):
    if not ALLOWED.fullmatch(name) or areas.parse(name) or name.upper() in ("R", "C") or len(name) > 255:
        raise EngineError(f"「{name}」不能作名称:要以文字或下划线开头,不能有空格,也不能像单元格地址")
    return name


def _referred(value):
    return value.removeprefix("=") if isinstance(value, str) else str(value)

"""An open workbook (an `xw.Book`, whatever its engine): its medaid names, a copy on disk, tab colours, the stamp.

xlwings has no word for two things that the verbs need, a copy beside the open book and the colour of a tab; they are asked of
the object behind it, of Excel by its own names, of the openpyxl engine by those of openpyxl.
"""

import contextlib
import datetime
import tempfile
from pathlib import Path

from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook import Workbook

from workbook.edition import RESULTS, STAMP, TEMPLATE, TOTAL
from workbook.template import template

RED = (192, 0, 0)
NONE = -4142  # Excel's xlColorIndexNone
TEXT_PROPERTY = 4  # Office's msoPropertyTypeString
UNKNOWN = "“{}”不是本套模板的工作簿:没有名称 {}。请打开由模板生成的工作簿"


class Unfit(ValueError):
    """An open workbook that is none of ours."""


def named(book, name):
    """Return the range behind a name of the book; Unfit where there is none."""
    if name not in [one.name for one in book.names]:
        raise Unfit(UNKNOWN.format(book.name, name))
    return book.names[name].refers_to_range


def template_of(book):
    """Return the template that an open workbook was built from."""
    for one in book.names:
        if one.name == TEMPLATE:
            return template(one.refers_to.strip('="'))
    raise Unfit(UNKNOWN.format(book.name, TEMPLATE))


def results(book):
    """Yield (sheet, range) of every 校验结果, in the order of the sheets."""
    names = {one.name: one for one in book.names}
    for number, sheet in enumerate(book.sheets, 1):
        if RESULTS.format(number) in names:
            yield sheet, names[RESULTS.format(number)].refers_to_range


def total(book):
    """Return the number of findings that 校验 shows."""
    return int(named(book, TOTAL).value or 0)


def stamp(book, said):
    """Write into 核对记录 what was done, and when."""
    named(book, STAMP).value = f"{datetime.datetime.now():%Y-%m-%d %H:%M} {said}"


def set_property(book, key, text):
    """Set a property of the workbook (文件—信息—属性—自定义) to a text."""
    if isinstance(book.api, Workbook):
        known = book.api.custom_doc_props
        if key in known.names:
            del known[key]
        known.append(StringProperty(name=key, value=text))
        return
    known = book.api.CustomDocumentProperties
    for one in known:
        if one.Name == key:
            one.Value = text
            return
    known.Add(key, False, TEXT_PROPERTY, text)


@contextlib.contextmanager
def copied(book):
    """Give a copy of the open book as it is now, under its own name in a folder that goes away."""
    with tempfile.TemporaryDirectory(prefix="medaid-book-") as folder:
        path = Path(folder, book.name)
        if isinstance(book.api, Workbook):
            book.api.save(path)
        else:
            book.api.SaveCopyAs(str(path))
        yield path


def colour_tab(sheet, colour):
    """Give the tab of a sheet a colour (r, g, b), or none."""
    if isinstance(sheet.book.api, Workbook):
        sheet.api.sheet_properties.tabColor = None if colour is None else "FF" + bytes(colour).hex().upper()
    elif colour is None:
        sheet.api.Tab.ColorIndex = NONE
    else:
        red, green, blue = colour
        sheet.api.Tab.Color = red + 256 * green + 65536 * blue

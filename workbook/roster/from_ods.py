"""The grids of an .ods, read by odfpy."""

import contextlib
import datetime
import os
import zipfile
import zlib
from xml.parsers import expat

from workbook.raw_cells import ErrorValue
from workbook.roster.grid import Grid
from workbook.xlsx.damage import Damaged, TooLarge
from workbook.xlsx.references import LAST_COLUMN, LAST_ROW
from workbook.xlsx.sheet import MOST_CELLS
from workbook.xlsx.values import ORIGIN, number

PARTS = ("mimetype", "META-INF/manifest.xml", "content.xml")
NUMBERS = ("float", "currency", "percentage")


def grids(path):
    """Yield the Grid of each table; Damaged where odfpy cannot read the file."""
    from odf.opendocument import load
    from odf.table import Table

    _refuse(path)
    try:
        with open(os.devnull, "w", encoding="utf-8") as nowhere, contextlib.redirect_stderr(nowhere), contextlib.redirect_stdout(nowhere):
            document = load(str(path))  # of a part that it cannot parse it says all, names and numbers too
        hidden = _hidden_styles(document)
        count = 0
        for table in document.spreadsheet.getElementsByType(Table):
            grid, more = _grid(table, hidden, MOST_CELLS - count)
            count += more
            yield grid
    except (MemoryError, TooLarge):
        raise
    except Exception:  # odfpy has no exception of its own: a damaged file ends in any
        raise Damaged("内容已损坏或不完整") from None


def _refuse(path):
    """Raise Damaged for what odfpy would read in part, or not in words: a part cut off, a password, a document of another kind."""
    try:
        with zipfile.ZipFile(path) as package:
            kind, manifest, content = (package.read(name) if name in package.namelist() else b"" for name in PARTS)
            if b"encryption-data" in manifest:
                raise Damaged("设了打开密码,无法读取")
            if b"opendocument.spreadsheet" not in kind:
                raise Damaged("是 OpenDocument 文档,但不是表格")
            expat.ParserCreate().Parse(content, True)
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):  # the last: a way of packing that zipfile does not know
        raise Damaged("内容已损坏或不完整") from None


def _hidden_styles(document):
    from odf.style import Style, TableProperties

    return {style.getAttribute("name") for style in document.automaticstyles.getElementsByType(Style)
            for shown in style.getElementsByType(TableProperties) if shown.getAttribute("display") in ("false", False)}


def _grid(table, hidden, most):
    from odf.table import TableRow

    grid, row, count = Grid(table.getAttribute("name") or "", hidden=table.getAttribute("stylename") in hidden), 1, 0
    for element in table.getElementsByType(TableRow):
        cells = _cells(element, row, grid)
        times = min(_count(element, "numberrowsrepeated"), LAST_ROW - row + 1)
        for _ in range(times if cells else 0):
            count += len(cells)
            if count > most:
                raise TooLarge(f"单元格超过 {MOST_CELLS:,} 个", sheet=grid.name)
            for column, (value, is_date, unsolved) in cells.items():
                if unsolved:
                    grid.unsolved.add((row, column))
                else:
                    grid.put(row, column, value)
                    if is_date:
                        grid.dates.add((row, column))
            row += 1
        if not cells:
            row += times
        if row > LAST_ROW:
            break
    return grid, count


def _cells(element, row, grid):
    """Return {column: (value, is a day, is a formula without a result)} of a row, and note what it merges."""
    found, column = {}, 1
    for cell in element.childNodes:
        if cell.qname[1] not in ("table-cell", "covered-table-cell"):
            continue
        times = min(_count(cell, "numbercolumnsrepeated"), LAST_COLUMN - column + 1)
        if cell.qname[1] == "table-cell":
            value, is_date = _value(cell)
            if value not in (None, ""):
                found |= {column + place: (value, is_date, False) for place in range(times)}
            elif cell.getAttribute("formula"):
                found[column] = (None, False, True)
            down, right = _count(cell, "numberrowsspanned"), _count(cell, "numbercolumnsspanned")
            if down > 1 or right > 1:
                grid.merges.append((row, column, row + down - 1, column + right - 1))
        column += times
        if column > LAST_COLUMN:
            break
    return found


def _count(element, name):
    """Return a count that an element states, 1 without one."""
    stated = element.getAttribute(name)
    return max(1, int(stated)) if stated and str(stated)[:9].isdigit() else 1


def _value(cell):
    from odf import teletype
    kind = cell.getAttribute("valuetype")
    lines = [teletype.extractText(line) for line in cell.childNodes if getattr(line, "qname", ("", ""))[1] == "p"]  # not those of a comment
    text = "\n".join(lines) or cell.getAttribute("stringvalue") or ""
    if kind in NUMBERS:
        return _number(cell.getAttribute("value")), False
    if kind == "date":
        return _serial(cell.getAttribute("datevalue")) or text, True
    if kind == "boolean":
        return str(cell.getAttribute("booleanvalue")).upper(), False
    if text.startswith(("#", "Err:")) and cell.getAttribute("formula"):
        return ErrorValue(text), False
    return text, False


def _number(written):
    """Return the number of `office:value`; a whole one in the form of a float is whole."""
    value = number(str(written))
    return int(value) if value == int(value) and abs(value) < 10 ** 15 else value


def _serial(written):
    try:
        passed = datetime.datetime.fromisoformat(str(written)).replace(tzinfo=None) - ORIGIN
    except ValueError:
        return None
    serial = passed.days + passed.seconds / 86_400
    return int(serial) if serial == int(serial) else serial

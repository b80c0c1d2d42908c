"""Editing a built .xlsx part by part, as Excel would leave it after someone typed over a cell, and worse."""

import datetime
import re
import zipfile
from xml.sax.saxutils import escape

SHEETS = re.compile(r'<sheet name="([^"]+)"')
EPOCH = datetime.date(1899, 12, 30)


def parts(path):
    """Return {part name: bytes} of a package."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def written(found, target):
    """Write {part name: bytes} to `target`; return it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in found.items():
            package.writestr(name, content)
    return target


def sheet_names(path):
    """Return the sheet names in order."""
    return SHEETS.findall(parts(path)["xl/workbook.xml"].decode())


def sheet_part(path, sheet):
    """Return the name of a sheet's part in a file as XlsxWriter writes it."""
    return f"xl/worksheets/sheet{sheet_names(path).index(sheet) + 1}.xml"


def edited(path, target, changes):
    """Write `path` to `target` with parts changed: {part name: function of its text, or None to leave the part out}."""
    found = parts(path)
    for name, change in changes.items():
        text = found.pop(name).decode()
        if change is not None:
            found[name] = change(text).encode()
    return written(found, target)


def typed(path, target, cells):
    """Write `path` to `target` with cells typed over: {sheet: {address: value}}; a formula there is gone."""
    return edited(path, target, {sheet_part(path, sheet): lambda xml, changed=changed: _typed(xml, changed)
                                 for sheet, changed in cells.items()})


def cell(xml, address):
    """Return (start, end) of a cell's element."""
    start = xml.index(f'<c r="{address}"')
    close = xml.index(">", start)
    return start, close + 1 if xml[close - 1] == "/" else xml.index("</c>", close) + 4


def _typed(xml, cells):
    for address, value in cells.items():
        start, end = cell(xml, address)
        style = re.search(r' s="\d+"', xml[start:end])
        head = f'<c r="{address}"{style.group() if style else ""}'
        xml = xml[:start] + head + _content(value) + xml[end:]
    return xml


def _content(value):
    if value is None:
        return "/>"
    if isinstance(value, bool):
        return f' t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str) and value.startswith("#"):
        return f' t="e"><v>{value}</v></c>'
    if isinstance(value, str):
        return f' t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    if isinstance(value, datetime.date):
        value = (value - EPOCH).days
    return f"><v>{value!r}</v></c>"


def formulas(path):
    """Yield (sheet, address, formula) of every formula cell, shared ones not expected."""
    for sheet in sheet_names(path):
        xml = parts(path)[sheet_part(path, sheet)].decode()
        for found in re.finditer(r'<c r="([A-Z]+\d+)"[^>]*><f>(.*?)</f>', xml):
            yield sheet, found.group(1), unescaped(found.group(2))


def unescaped(text):
    """Return XML text as it reads."""
    return text.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

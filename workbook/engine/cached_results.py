"""The computed values of formulas inside a saved file: openpyxl writes none, so previews and phones would show blanks."""

import re
import shutil
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from openpyxl.utils.cell import coordinate_to_tuple

CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"((?: [a-z]+="[^"]*")*)>(<f[^>]*?(?:/>|>.*?</f>))<v ?(?:/>|></v>)</c>', re.DOTALL)
TYPE = re.compile(r' t="[^"]*"')
RELATION = "{http" + "://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def put(path, results):
    """Fill in the values of formulas: `results` is {sheet name: {(row, column): value}}; all else stays byte for byte."""
    with tempfile.TemporaryDirectory(dir=Path(path).parent, prefix=".values-") as folder:
        filled = Path(folder, "filled")
        with zipfile.ZipFile(path) as source, zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as target:
            sheets = {part: results.get(name, {}) for name, part in parts(source).items()}
            for entry in source.infolist():
                content = source.read(entry)
                if sheets.get(entry.filename):
                    content = with_values(content.decode("utf-8"), sheets[entry.filename]).encode("utf-8")
                target.writestr(entry, content, zipfile.ZIP_DEFLATED)
        shutil.copyfile(filled, path)


def parts(package):
    """Return {sheet name: its part} of a file written by openpyxl."""
    targets = {entry.get("Id"): entry.get("Target") for entry in
               ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))}
    return {entry.get("name"): targets[entry.get(RELATION)].lstrip("/")
            for entry in ElementTree.fromstring(package.read("xl/workbook.xml")).iter() if entry.tag.endswith("}sheet")}


def with_values(text, values):
    """Return the XML of a sheet with the values of its formulas.

    >>> with_values('<c r="A1" s="2"><f>1=1</f><v /></c>', {(1, 1): True})
    '<c r="A1" s="2" t="b"><f>1=1</f><v>1</v></c>'
    """
    def filled(match):
        value = values.get(coordinate_to_tuple(match[1]))
        if value is None:
            return match[0]
        kind, written = _written(value)
        return f'<c r="{match[1]}"{TYPE.sub("", match[2])}{kind}>{match[3]}<v>{written}</v></c>'

    return CELL.sub(filled, text)


def _written(value):
    from workbook.engine.stored import ErrorValue

    if isinstance(value, bool):
        return ' t="b"', int(value)
    if isinstance(value, str):
        return (' t="e"' if isinstance(value, ErrorValue) else ' t="str"'), escape(value)
    return "", repr(value)

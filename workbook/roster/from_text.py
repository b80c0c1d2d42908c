"""The grid of a text file: .csv with commas, tabs or semicolons, in UTF-8, UTF-16 or GB18030."""

import csv
import io

from workbook.roster.grid import Grid
from workbook.xlsx.damage import Damaged, TooLarge
from workbook.xlsx.references import LAST_COLUMN
from workbook.xlsx.sheet import MOST_CELLS

MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
ENCODINGS = ("utf-8", "gb18030")
SEPARATORS = ",\t;|,"
SAMPLE = 50
LONGEST_FIELD = 2**20


def grids(path):
    """Yield the one Grid of the file, named after it; Damaged where its characters cannot be read."""
    text = decoded(path.read_bytes())
    separator = _separator(text)
    grid, count = Grid(path.stem, textual=True), 0
    limit = csv.field_size_limit(LONGEST_FIELD)
    try:
        for number, fields in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1):
            count += len(fields)
            if count > MOST_CELLS:
                raise TooLarge(f"单元格超过 {MOST_CELLS:,} 个", sheet=grid.name)
            if len(fields) > LAST_COLUMN:
                raise TooLarge(f"第 {number} 行超过 {LAST_COLUMN:,} 列", sheet=grid.name)
            row = {column: unwrapped(field) for column, field in enumerate(fields, 1) if field}
            if row:
                grid.rows[number] = row
    except csv.Error:
        raise Damaged("引号不成对或一格过长") from None
    finally:
        csv.field_size_limit(limit)
    yield grid


def decoded(content):
    """Return the text of a file's bytes.

    >>> decoded("姓名".encode("gb18030")), decoded("姓名".encode("utf-8-sig")), decoded("姓名".encode("utf-16"))
    ('姓名', '姓名', '姓名')
    """
    marked = next((encoding for mark, encoding in MARKS.items() if content.startswith(mark)), None)
    for encoding in [marked] if marked else ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Damaged("文字无法识别(编码既不是 UTF-8 也不是 GB18030)")


def unwrapped(field):
    """Return a field without what export programs put around it to keep its figures: ="…" and a leading apostrophe or tab.

    >>> unwrapped('="0012"'), unwrapped("\\t450921196001010016"), unwrapped("=1+1")
    ('0012', '450921196001010016', '=1+1')
    """
    if field.startswith('="') and field.endswith('"') and len(field) > 3:
        return field[2:-1]
    return field.lstrip("\t")


def _separator(text):
    """Return the sign that cuts most of the first lines, and most alike."""
    lines = [line for line in text.splitlines()[:SAMPLE * 4] if line.strip()][:SAMPLE]
    scores = {}
    for sign in SEPARATORS:
        counts = sorted(line.count(sign) for line in lines)
        middle = counts[len(counts) // 2] if counts else 0
        scores[sign] = (middle, sum(counts))
    return max(scores, key=scores.get)

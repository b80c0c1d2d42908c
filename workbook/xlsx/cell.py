"""One cell, as it stands in the file."""

from typing import NamedTuple

from workbook.xlsx.text import BLANKS, joined, unescaped

NUMBER, TEXT, BOOLEAN, ERROR, DATE = "n", "s", "b", "e", "d"
TRUTHS = {"1": "1", "true": "1", "0": "0", "false": "0"}


class Cell(NamedTuple):
    """One cell that holds something. `text` is what stands in the file, to the last digit: None where only a formula does.

    `kind` is NUMBER, TEXT (whichever way it is stored), BOOLEAN ("1", "0"), ERROR or DATE (ISO 8601); `style` counts the
    cell formats of the styles part from 0.
    """

    row: int
    column: int
    kind: str
    text: str | None
    style: int
    formula: str | None


def stored(kind, written, keeps, runs, strings):
    """Return (kind, text) of a cell by its attribute `t`, the text of its `v` (None without one) and the runs of its `is` likewise.

    ValueError says in Chinese what cannot be read.
    """
    if kind == "inlineStr":
        return TEXT, written if runs is None else joined(runs)
    if kind == "str":
        return TEXT, None if written is None else unescaped(written if keeps else written.strip(BLANKS))
    text = written.strip(BLANKS) if written else ""
    if kind == "s" and text:
        if not (text.isascii() and text.isdigit() and int(text[:12]) < len(strings)):
            raise ValueError("所指的文字不存在")
        return TEXT, strings[int(text)]
    if kind == BOOLEAN and text and text not in TRUTHS:
        raise ValueError("的是非值无法读取")
    if kind not in (NUMBER, TEXT, BOOLEAN, ERROR, DATE):
        raise ValueError("的类型无法识别")
    return kind, (TRUTHS[text] if kind == BOOLEAN and text else text) or None


def style_number(written):
    """Return the number of a cell format; one that is none is the first, which changes how a cell looks and nothing else."""
    return int(written[:9]) if written and written.isascii() and written.isdigit() else 0

"""docs/vba.md: its examples are rewritten as it says, its limits are the program's, its table of streams is complete."""

import re

import olefile

from tests.docs.pages import ROOT, table
from workbook.vba import SourceError, ascii_source, document_modules, project
from workbook.vba.continuation import LONGEST_LINE, MOST_CONTINUATIONS

TEXT = (ROOT / "docs/vba.md").read_text(encoding="utf-8")


def test_the_rewritten_lines():
    """The rows of the table with an example."""
    rows = [[re.match("`(.+?)`", cell)[1] for cell in cells] for cells in table(TEXT, "written") if cells[0].startswith("`")]

    assert 3 == len(rows)
    for written, becomes in rows:
        front = "" if written.startswith("'") else "x = "
        assert front + becomes + "\r\n" == ascii_source(front + written, "Buttons.bas")


def test_what_it_calls_refused_is_refused():
    """One example a row; a row more needs one more."""
    examples = ['Const A = "好"', 'Sub F(Optional a = "好")', '#If a = "好" Then', "x = “a”", 'x = "好" + y', 'x = y&"好"', "' a _",
                f'x = "{"好" * 1700}"', "x = " + "a" * 1100]
    rows = table(TEXT, "refused")
    refused = []
    for line in examples:
        try:
            ascii_source(line, "Buttons.bas")
        except SourceError:
            refused.append(line)

    assert examples == refused
    assert len(rows) == len(examples)


def test_the_limits():
    """Of a line, and of the continuations of a statement."""
    assert f"a line over {LONGEST_LINE:,} characters" in TEXT
    assert f"more than {MOST_CONTINUATIONS} continuations" in TEXT


def test_the_streams():
    """Each has its row."""
    with olefile.OleFileIO(project(document_modules(1))) as ole:
        written = {"/".join(path) for path in ole.listdir()} - {"VBA/ThisWorkbook", "VBA/Sheet1"}

    assert written | {"VBA/<module>"} == {cells[0].strip("`") for cells in table(TEXT, "stream")}

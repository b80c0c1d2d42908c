"""LibreOffice, an office program of its own, opens the project: it lists the modules and runs a macro."""

import pytest

from tests.workbook.vba.office import witnessed
from tests.workbook.vba.workbooks import LONG, modules, written
from workbook.vba import ascii_source

KINDS = {"workbook": "VBADocumentModule", "sheet": "VBADocumentModule", "standard": "VBAModule", "class": "VBAClassModule"}
ADDED = ("Rem Attribute VBA_ModuleType=", "Option VBASupport 1", "Option ClassModule")  # in front of every module


@pytest.fixture(scope="module", params=[1, 60])
def seen(request, tmp_path_factory):
    """The modules given, those that LibreOffice lists, and what stands on the sheet after the button's macro."""
    path = written(tmp_path_factory.mktemp("office") / "表.xlsm", request.param)
    return modules(request.param), *witnessed(path, "Buttons.CheckRatios")


def test_it_lists_the_modules_with_their_source(seen):
    """No other, and not a line less; without the blank lines, which it counts in its own way."""
    given, listed, _ = seen
    sources = {name: [line for line in text.splitlines() if line and not line.startswith(ADDED)] for name, text in listed.items()}

    assert {module.name: [line for line in ascii_source(module.source, module.file).split("\r\n") if line] for module in given} == sources


def test_it_tells_the_kinds_apart(seen):
    """A class is a class, the workbook and its sheets are documents."""
    given, listed, _ = seen

    assert {module.name: KINDS[module.kind] for module in given} == {
        name: text.partition("VBA_ModuleType=")[2].split()[0] for name, text in listed.items()}


def test_a_macro_runs_and_its_chinese_arrives(seen):
    """Two ratios of 0.9, 0.8, 0.85, 0.2 are under 0.85; a quote, characters beyond GBK and beyond U+FFFF; a class."""
    _, _, cells = seen

    assert ("已核对,发现 2 处低于下限", '他说"好":㙍𠮷\n第二行', "篮子") == (cells["D2"], cells["D3"].replace("\r", ""), cells["D4"])


def test_a_statement_of_all_the_continuations_runs(seen):
    """1,600 characters from twenty-five lines of at most 1,023."""
    _, _, cells = seen

    assert LONG == cells["D5"]

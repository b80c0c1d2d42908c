"""LibreOffice, an office program of its own, opens the project: it lists the modules and runs a macro."""

import pytest

from tests.workbook.vba.office import witnessed
from tests.workbook.vba.workbooks import BASKET, LONG, modules, written
from workbook.vba import ascii_source


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What LibreOffice lists and what stands on the sheet after the button's macro."""
    return witnessed(written(tmp_path_factory.mktemp("office") / "表.xlsm", 3), "Buttons.CheckRatios")


def test_it_lists_the_modules_with_their_source(seen):
    """Behind the lines that it puts in front of every module of VBA."""
    listed, _ = seen
    sources = {name: "\n".join(line for line in text.splitlines() if "VBA_ModuleType" not in line
                               and line not in ("Option VBASupport 1", "Option ClassModule")) for name, text in listed.items()}

    assert {module.name: ascii_source(module.source, module.file).split() for module in modules(3)} == {
        name: source.split() for name, source in sources.items()}


def test_it_tells_the_kinds_apart(seen):
    """A class is a class, the workbook and its sheets are documents."""
    listed, _ = seen
    kinds = {name: text.partition("VBA_ModuleType=")[2].split()[0] for name, text in listed.items()}

    assert {"ThisWorkbook": "VBADocumentModule", "Sheet1": "VBADocumentModule", "Sheet2": "VBADocumentModule",
            "Sheet3": "VBADocumentModule", "Buttons": "VBAModule", "Basket": "VBAClassModule"} == kinds
    assert BASKET.split()[-3:] == listed["Basket"].split()[-3:]


def test_a_macro_runs_and_its_chinese_arrives(seen):
    """Two ratios of 0.9, 0.8, 0.85, 0.2 are under 0.85; a quote, characters beyond GBK and beyond U+FFFF; a class."""
    _, cells = seen

    assert ("已核对,发现 2 处低于下限", '他说"好":㙍𠮷\n第二行', "篮子") == (cells["D2"], cells["D3"].replace("\r", ""), cells["D4"])


def test_a_statement_of_all_the_continuations_runs(seen):
    """1,600 characters from twenty-five lines of at most 1,023."""
    _, cells = seen

    assert LONG == cells["D5"]

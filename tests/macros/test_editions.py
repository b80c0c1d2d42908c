"""The edition with buttons: the same sheets and formulas, our modules and no others, every button with its macro."""

import re
import zipfile

import pytest
from oletools.olevba import VBA_Parser
from pyopenvba import ExcelFile
from pyopenvba.integrity import check_file

from macros.editions import EDITIONS, SOURCES, with_buttons
from macros.documents.kinds import KINDS
from tests.workbook.mistakes import planted
from tests.workbook.sound import GUANGXI, TODAY
from workbook import raw_cells
from workbook.build import build
from workbook.check import check
from workbook.template import names, template

MACROS = re.compile(r"^Public Sub (\w+)", re.MULTILINE)


@pytest.fixture(scope="module", params=names())
def book(request, tmp_path_factory):
    """Each workbook, empty, with buttons."""
    path = tmp_path_factory.mktemp("buttons") / f"{request.param}.xlsm"
    build(request.param, path, rows=20, cached=False, edition=with_buttons())
    return template(request.param), path


def parts(path, pattern):
    """Return the text of every part of a workbook whose name fits."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist() if re.fullmatch(pattern, name)}


def test_the_project_holds_our_modules_and_no_others(book):
    """As olevba reads it: ThisWorkbook, one module for each sheet by its code name, and Buttons."""
    _, path = book
    parser = VBA_Parser(str(path))
    found = {name.partition(".")[0]: code for _, _, name, code in parser.extract_all_macros()}
    parser.close()
    sheets = [re.search(r'<sheetPr[^>]*codeName="(\w+)"', text)[1] for text in parts(path, r"xl/worksheets/sheet\d+\.xml").values()]

    assert {"ThisWorkbook", "Buttons", *sheets} == set(found)
    assert len(raw_cells.read(path).sheets) == len(sheets)
    assert MACROS.findall(found["Buttons"]) == MACROS.findall((SOURCES / "Buttons.bas").read_text(encoding="utf-8"))
    assert found["Buttons"].isascii()


def test_nothing_is_wrong_with_the_package(book):
    """As pyOpenVBA judges."""
    _, path = book

    report = check_file(path)

    assert (True, ()) == (report.ok, report.issues)
    with ExcelFile(path) as opened:
        assert [] == opened.vba_project().validate()


def test_every_button_calls_a_macro_that_there_is(book):
    """校验占比 and 下一问题 on 校验 and the ledgers, a button for every document of the workbook, 清空示例 once."""
    made, path = book
    drawn = "".join(parts(path, r"xl/drawings/vmlDrawing\d+\.vml").values())
    macros = re.findall(r"<x:FmlaMacro>\[0\]!(\w+)</x:FmlaMacro>", drawn)
    documents = [f"Document{number}" for number in range(1, len(made.documents) + 1)]

    assert set(macros) <= set(MACROS.findall((SOURCES / "Buttons.bas").read_text(encoding="utf-8")))
    assert {"CheckRatios", "NextFinding", "ClearExamples", *documents} == set(macros)
    assert 1 == macros.count("ClearExamples")
    for document in made.documents:
        assert made.name in KINDS[document["form"]].templates, document


def test_the_check_finds_the_same_with_and_without_buttons(tmp_path):
    """A mistake of every kind, as .xlsx and as .xlsm."""
    data, found = planted(GUANGXI)[0], {}
    for key, edition in EDITIONS.items():
        made = edition()
        build(GUANGXI, tmp_path / f"表{made.suffix}", rows=150, data=data, today=TODAY, cached=False, edition=made)
        found[key] = check(tmp_path / f"表{made.suffix}", today=TODAY).findings

    assert found["xlsx"] == found["xlsm"] != []


def test_the_guide_says_how_to_do_without_the_buttons(book):
    """使用说明 names every button with the way by hand."""
    made, path = book
    said = [str(value) for (_, column), value in sorted(raw_cells.read(path).sheets["使用说明"].items()) if column == 1]
    by_hand = [line for line in said if "手工:" in line]

    for caption in ("校验占比", "下一问题", "清空示例", "生成……"):
        assert any(line.startswith(f"“{caption}”") for line in by_hand), caption
    assert not any("本表是不带宏的" in line for line in said)

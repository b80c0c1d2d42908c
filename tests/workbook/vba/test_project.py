"""A whole project: olevba finds the modules and their source, pyOpenVBA finds nothing wrong with the workbook."""

import re
import zipfile

import olefile
import pytest
from oletools.olevba import VBA_Parser
from pyopenvba import ExcelFile
from pyopenvba.integrity import check_file

from tests.workbook.vba.workbooks import modules, written
from workbook.vba import Module, SourceError, ascii_source, document_modules, project

COUNTS = (1, 60)


@pytest.fixture(scope="module", params=COUNTS)
def book(request, tmp_path_factory):
    """An .xlsm of one sheet, and one of sixty."""
    return request.param, written(tmp_path_factory.mktemp("project") / "book.xlsm", request.param)


def extracted(content):
    """Return {module: (stream, its text)} as olevba finds them in a vbaProject.bin."""
    parser = VBA_Parser("vbaProject.bin", data=content)
    try:
        return {name: (stream, text) for _, stream, name, text in parser.extract_all_macros()}
    finally:
        parser.close()


def xml(path, part):
    """Return a part of a workbook as text."""
    with zipfile.ZipFile(path) as package:
        return package.read(part).decode("utf-8")


@pytest.mark.parametrize("sheets", COUNTS)
def test_olevba_finds_exactly_the_modules(sheets):
    """Their names, streams and source; a class and the documents end in .cls, a standard module in .bas."""
    given = modules(sheets)

    assert {module.file: (f"VBA/{module.name}", ascii_source(module.source, module.file)) for module in given} == {
        name: (stream, re.sub(r"\A(Attribute VB_.*\r\n)*", "", text)) for name, (stream, text) in extracted(project(given)).items()}


def test_the_attributes_are_those_of_excel():
    """MS-OVBA 2.3.4.3: the first line names the module, a document is predeclared, a class is not."""
    found = {name: text for name, (_, text) in extracted(project(modules(1))).items()}

    assert all(text.startswith(f'Attribute VB_Name = "{name[:-4]}"\r\n') for name, text in found.items())
    assert {"ThisWorkbook.cls": "00020819", "Sheet1.cls": "00020820", "Basket.cls": "FCFB3D2A"} == {
        name: re.search(r'VB_Base = "0\{(\w+)', text)[1] for name, text in found.items() if "VB_Base" in text}
    assert {"ThisWorkbook.cls": "True", "Sheet1.cls": "True", "Basket.cls": "False"} == {
        name: re.search(r"VB_PredeclaredId = (\w+)", text)[1] for name, text in found.items() if "VB_PredeclaredId" in text}


def test_pyopenvba_finds_nothing_wrong(book):
    """Neither with the file nor with the project in it."""
    sheets, path = book
    report = check_file(path)

    assert (True, ()) == (report.ok, report.issues)
    with ExcelFile(path) as opened:
        found = opened.vba_project()
        assert [] == found.validate()
        assert [module.name for module in modules(sheets)] == [module.name for module in found.modules]


def test_the_code_names_are_those_of_the_modules(book):
    """A button finds its macro and a sheet its module by them alone."""
    sheets, path = book
    names = [re.search(r'<workbookPr [^>]*codeName="(\w+)"', xml(path, "xl/workbook.xml"))[1]]
    names += [re.search(r'<sheetPr [^>]*codeName="(\w+)"', xml(path, f"xl/worksheets/sheet{number}.xml"))[1]
              for number in range(1, sheets + 1)]

    assert [module.name for module in document_modules(sheets)] == names


def test_the_streams_of_the_project():
    """What Excel reads first: a version no Office has, so nothing compiled is looked for; each module with its kind."""
    with olefile.OleFileIO(project(modules(1))) as ole:
        assert bytes.fromhex("CC61FFFF000000") == ole.openstream("VBA/_VBA_PROJECT").read()
        lines = ole.openstream("PROJECT").read().decode("ascii").split("\r\n")
        names = ole.openstream("PROJECTwm").read()

    assert ["Document=ThisWorkbook/&H00000000", "Document=Sheet1/&H00000000", "Module=Buttons", "Class=Basket"] == lines[1:5]
    assert [f"{name}=0, 0, 0, 0, C" for name in ("ThisWorkbook", "Sheet1", "Buttons", "Basket")] == lines[lines.index("[Workspace]") + 1:-1]
    assert b"".join(name.encode() + b"\0" + name.encode("utf-16-le") + b"\0\0"
                    for name in ("ThisWorkbook", "Sheet1", "Buttons", "Basket")) + b"\0\0" == names


def test_the_same_modules_give_the_same_bytes():
    """And another letter another project with an ID of its own."""
    def identity(content):
        with olefile.OleFileIO(content) as ole:
            return re.match(rb'ID="(\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\})"', ole.openstream("PROJECT").read())[1]

    first = project(modules(2))
    other = project([*modules(2), Module("Other", "standard", "")])

    assert first == project(modules(2))
    assert identity(first) != identity(other)


def test_half_a_megabyte_of_source():
    """One module of ten thousand lines beside sixty sheets."""
    source = "".join(f"Public Sub S{number}()\n    Sheet1.Cells({number}, 1) = {number * 7919}\nEnd Sub\n" for number in range(1, 8001))
    found = extracted(project([*document_modules(60), Module("Long", "standard", source)]))

    assert len(source) > 500_000
    assert source.replace("\n", "\r\n") == found["Long.bas"][1].partition("\r\n")[2]


@pytest.mark.parametrize("given, said", [
    ([], "begin with document_modules"),
    ([Module("Buttons", "standard")], "begin with document_modules"),
    ([*document_modules(1)[1:], *document_modules(0)], "begin with document_modules"),
    (document_modules(0), "begin with document_modules"),
    ([*document_modules(1), Module("Buttons", "standard"), Module("BUTTONS", "class")], "Buttons.bas is called alike"),
    ([*document_modules(1), Module("Buttons", "standard", "x = 1\n数 = 1")], "Buttons.bas, line 2")])
def test_what_is_no_project_is_refused(given, said):
    """Excel makes up modules for sheets that have none, and the events of the others never come."""
    with pytest.raises(SourceError, match=said):
        project(given)

"""Modules: the names that Excel opens, the files they are read from, those that every workbook has."""

import pytest

from workbook.vba import Module, SourceError, document_modules, read


@pytest.mark.parametrize("name", ["Buttons", "B", "a_1", "A" * 31, "Sheet99"])
def test_a_name_that_excel_opens(name):
    """A letter, then letters, digits and _; 31 at most."""
    assert f'Attribute VB_Name = "{name}"\r\n' == Module(name, "standard").text()


@pytest.mark.parametrize("name", ["A" * 32, "_Buttons", "1Buttons", "按钮", "Buttons核对", "But tons", "But-tons", "", "Buttons\n"])
def test_a_name_that_excel_would_repair(name):
    """Refused with the file and the way to name it."""
    with pytest.raises(SourceError, match="begin with a letter and use at most 31 letters, digits and _, all ASCII"):
        Module(name, "standard")


@pytest.mark.parametrize("name", ["VBAProject", "vba", "Excel", "dir"])
def test_a_name_that_is_taken(name):
    """The project, the libraries and a stream beside the modules have it."""
    with pytest.raises(SourceError, match="call the module otherwise"):
        Module(name, "standard")


def test_a_kind_that_there_is_not():
    """The kinds are named."""
    with pytest.raises(SourceError, match="no module of kind 'form'; use one of workbook, sheet, class, standard"):
        Module("Form1", "form")


@pytest.mark.parametrize("file, kind", [("Buttons.bas", "standard"), ("Basket.cls", "class"), ("ThisWorkbook.cls", "workbook"),
                                        ("Sheet12.cls", "sheet"), ("Sheets.cls", "class"), ("Sheet0.cls", "class")])
def test_a_module_is_read_from_its_file(tmp_path, file, kind):
    """The name of the file says what it is; a byte order mark is no part of the source."""
    (tmp_path / file).write_text("\ufeff' 说明\n", encoding="utf-8")
    module = read(tmp_path / file)

    assert (file[:-4], kind, "' 说明\n", file) == (module.name, module.kind, module.source, module.file)


def test_a_file_that_is_no_module(tmp_path):
    """Before it is opened."""
    with pytest.raises(SourceError, match=r"Buttons.txt: this is no file of a module; end its name in .bas or .cls"):
        read(tmp_path / "Buttons.txt")


def test_the_modules_of_a_workbook():
    """The workbook first, then the sheets in order; a program goes behind the one it is for."""
    made = document_modules(3, {"Sheet2": "x"})

    assert [("ThisWorkbook", "workbook", ""), ("Sheet1", "sheet", ""), ("Sheet2", "sheet", "x"), ("Sheet3", "sheet", "")] == [
        (module.name, module.kind, module.source) for module in made]
    with pytest.raises(SourceError, match="Sheet4.cls: there is no such sheet; the sheets are Sheet1 to Sheet3"):
        document_modules(3, {"Sheet4": "x"})

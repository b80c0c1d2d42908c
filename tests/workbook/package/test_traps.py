"""What is refused: cells that cannot simply be set, and packages that cannot be edited part by part."""

import zipfile

import pytest

from tests.workbook.package.by_hand import PACKAGE, TRANSITIONAL, packed, part, parts, workbook
from workbook.gate import Unusable
from workbook.package import Look, NewSheet, Refused, edited, opened

MAIN, RELATIONS = TRANSITIONAL
ROWS = "<sheetData><row r=\"1\"><c r=\"A1\">{}</c></row></sheetData>"
PROTECTED = "<sheetProtection sheet=\"1\"/>"
OBJECT = {
    "table": f'<table xmlns="{MAIN}" displayName="名册" ref="A1:C5" totalsRowCount="1"/>',
    "pivotTable": f'<pivotTableDefinition xmlns="{MAIN}"><location ref="A3:C9" firstHeaderRow="1"/></pivotTableDefinition>',
}
TRAPS = {  # the sheet, the cell to set, what is said
    "merged": ('<sheetData/><mergeCells><mergeCell ref="A1:B2"/></mergeCells>', "B2", "在合并单元格里,不是左上角那一格。请写到左上角的 A1"),
    "array": (ROWS.format('<f t="array" ref="A1:A3">B1:B3*2</f>'), "A2", "在数组公式 A1:A3 里"),
    "master of an array": (ROWS.format('<f t="array" ref="A1:A3">B1:B3*2</f>'), "A1", "在数组公式 A1:A3 里"),
    "data table": (ROWS.format('<f t="dataTable" ref="A1:B3" r1="D1"/>'), "B3", "在模拟运算表 A1:B3 里"),
    "protected": ("<sheetData/>" + PROTECTED, "A1", "是锁定的单元格,工作表有保护"),
    "out of order": ('<sheetData><row r="2"/><row r="1"/></sheetData>', "A1", "第1行次序颠倒或重复"),
    "cells out of order": ('<sheetData><row r="1"><c r="B1"/><c r="A1"/></row></sheetData>', "A1", "A1 次序颠倒或重复"),
    "one cell twice": ('<sheetData><row r="1"><c r="A1"/><c r="A1"/></row></sheetData>', "B1", "A1 次序颠倒或重复"),
    "no cells at all": ("", "A1", "没有单元格数据"),
}
ALLOWED = {
    "the first cell of a merge": ('<sheetData/><mergeCells><mergeCell ref="A1:B2"/></mergeCells>', "A1"),
    "an array formula of one cell": (ROWS.format('<f t="array" ref="A1">SUM(B1:B3*2)</f>'), "A1"),
    "an unlocked cell": ('<sheetData><row r="1"><c r="A1" s="2"/></row></sheetData>' + PROTECTED, "A1"),
    "protection that is off": ('<sheetData/><sheetProtection sheet="0"/>', "A1"),
}


def refused(tmp_path, content, change):
    """Return what is said where the change is refused; the file stays as it is, and nothing else appears."""
    path = tmp_path / "表.xlsx"
    path.write_bytes(content)
    with pytest.raises((Refused, Unusable)) as said, opened(path) as edit:
        change(edit)
    assert ([path], content) == (list(tmp_path.iterdir()), path.read_bytes())
    return str(said.value)


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_named(tmp_path, trap):
    """File, sheet, what is wrong, how to mend it."""
    sheet, cell, wanted = TRAPS[trap]
    said = refused(tmp_path, workbook(sheet), lambda edit: edit.set("Sheet1", cell, 1))

    assert wanted in said and said.startswith(("[W21] 表.xlsx 工作表“Sheet1”" + cell, "[W22] 表.xlsx 工作表“Sheet1”"))


@pytest.mark.parametrize("kind", ALLOWED)
def test_what_only_looks_like_a_trap_is_set(kind):
    """As Excel sets it too."""
    sheet, cell = ALLOWED[kind]

    assert "<v>7</v>" in part(edited(workbook(sheet), lambda edit: edit.set("Sheet1", cell, 7)))


@pytest.mark.parametrize("kind, cell, said", [
    ("table", "B1", "是表格“名册”的表头"), ("table", "A5", "是表格“名册”的汇总行"), ("table", "B3", ""),
    ("pivotTable", "B4", "在数据透视表里"), ("pivotTable", "D4", "")])
def test_tables_and_pivots(tmp_path, kind, cell, said):
    """A header, a total and a pivot are Excel's own; a row of a table and a cell beside a pivot are anybody's."""
    sheet = "<sheetData/>" + ('<tableParts><tablePart r:id="rId1"/></tableParts>' if kind == "table" else "")
    content = workbook(sheet, head=f' xmlns:r="{RELATIONS}"', more={
        "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" '
                                               f'Type="{RELATIONS}/{kind}" Target="../one.xml"/></Relationships>',
        "xl/one.xml": OBJECT[kind]})

    if said:
        assert said in refused(tmp_path, content, lambda edit: edit.set("Sheet1", cell, 1))
    else:
        assert "<v>1</v>" in part(edited(content, lambda edit: edit.set("Sheet1", cell, 1)))


def test_a_locked_structure_takes_no_sheet(tmp_path):
    """Cells may still be set."""
    content = workbook("<sheetData/>", book='<workbookProtection lockStructure="1"/>')

    assert "工作簿的结构有保护" in refused(tmp_path, content, lambda edit: edit.add(NewSheet("新", [])))
    assert "<v>1</v>" in part(edited(content, lambda edit: edit.set("Sheet1", "A1", 1)))


def test_a_sheet_that_is_not_there(tmp_path):
    """Named."""
    assert "没有工作表“花名册”" in refused(tmp_path, workbook("<sheetData/>"), lambda edit: edit.set("花名册", "A1", 1))


def test_a_signed_workbook_is_refused(tmp_path):
    """An edit would void the signature."""
    content = workbook("<sheetData/>", more={"_xmlsignatures/sig1.xml": "<Signature/>"})

    assert refused(tmp_path, content, lambda edit: edit.set("Sheet1", "A1", 1)).startswith("[W16] 表.xlsx:有数字签名")


def test_an_encrypted_workbook_is_refused(tmp_path):
    """Excel puts the encrypted package into an OLE file (MS-OFFCRYPTO 2.3)."""
    assert "密码" in refused(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), lambda edit: None)


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_another_encoding_is_refused(tmp_path, encoding):
    """Offsets are counted in UTF-8."""
    sheet = f'<?xml version="1.0" encoding="{encoding}"?><worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    content = workbook("", more={"xl/worksheets/sheet1.xml": sheet.encode(encoding)})

    assert refused(tmp_path, content, lambda edit: edit.set("Sheet1", "A1", 1)).startswith(("[W22]", "[W06]"))


def test_a_damaged_part_is_refused(tmp_path):
    """One that the edit has to read; the message says which."""
    content = workbook("", more={"xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>'})

    assert "部件“xl/worksheets/sheet1.xml”不是完整的 XML" in refused(tmp_path, content, lambda edit: edit.set("Sheet1", "A1", 1))


def test_two_parts_of_one_name_are_refused(tmp_path):
    """Programs differ in which they read."""
    found = parts("<sheetData/>")
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = tmp_path / "两份.xlsx"
        with zipfile.ZipFile(path, "w") as package:
            for name, content in [*found.items(), ("xl/workbook.xml", found["xl/workbook.xml"])]:
                package.writestr(name, content)

    with pytest.raises(Unusable), opened(path) as edit:
        edit.set("Sheet1", "A1", 1)


def test_bytes_before_the_package_are_refused(tmp_path):
    """A program in front of a zip file is no workbook of anybody's."""
    assert refused(tmp_path, b"MZ" + workbook("<sheetData/>"), lambda edit: edit.set("Sheet1", "A1", 1)).startswith("[W05]")


def test_every_part_may_be_missing_or_empty(tmp_path):
    """Each is said in words, never a traceback; without what an edit does not need, the edit is made."""
    for name in parts("<sheetData/>"):
        for content in (None, ""):
            found = parts("<sheetData/>")
            found.pop(name)
            if content is not None:
                found[name] = content
            path = tmp_path / "缺.xlsx"
            path.write_bytes(packed(found))
            try:
                with opened(path) as edit:
                    edit.set("Sheet1", "A1", 1, Look(fill="FF0000"))
                    edit.add(NewSheet("新", [[(1, None)]]))
                    edit.set_property("a", "b")
            except Unusable as error:
                assert error.code in {"W05", "W07", "W22"}, (name, content)

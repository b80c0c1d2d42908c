"""A file that cannot be checked is refused with a code, the reason and the mend in Chinese; never a traceback."""

import re
import struct
import zipfile

import openpyxl
import pytest
import xlsxwriter

from tests.workbook import grid, package
from tests.workbook.sound import LINXIAN
from workbook.check import check
from workbook.gate import LARGEST_FILE, LARGEST_INFLATED, Unusable

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
CUSTOM = "docProps/custom.xml"


def refusal(path):
    """Return the Unusable that `check` raises, and see that it says everything and touches nothing."""
    before = path.read_bytes() if path.exists() and path.stat().st_size < 2**24 else None
    with pytest.raises(Unusable) as found:
        check(path)
    error = found.value
    assert re.search("[一-龥]", error.why) and re.search("[一-龥]", error.mend)
    assert f"[{error.code}] {error.file}:" in str(error) and path.name == error.file
    assert before is None or before == path.read_bytes()
    return error


def saved(path, content):
    """Write bytes to a path; return it."""
    path.write_bytes(content)
    return path


def marked_large(content, size):
    """Return a package whose first part claims to inflate to `size` bytes."""
    place = content.index(b"PK\x01\x02")
    return content[:place + 24] + struct.pack("<I", size) + content[place + 28:]


def test_a_file_that_is_not_there(tmp_path):
    """W01."""
    assert "W01" == refusal(tmp_path / "没有.xlsx").code


def test_a_lock_file_of_excel(tmp_path):
    """W02: ~$ stands before the name of the file that is open."""
    assert "W02" == refusal(saved(tmp_path / "~$住院.xlsx", b"\x05admin" + bytes(160))).code


def test_a_file_too_large_to_be_one(tmp_path):
    """W03: beyond 64 MB nothing is read."""
    path = tmp_path / "大.xlsx"
    with open(path, "wb") as file:
        file.truncate(LARGEST_FILE + 1)

    assert "W03" == refusal(path).code


def test_an_old_xls_or_a_password(tmp_path):
    """W04: both begin as OLE compound files."""
    error = refusal(saved(tmp_path / "旧.xls", OLE + bytes(4096)))

    assert "W04" == error.code and ".xlsx" in error.mend


@pytest.mark.parametrize("content", [b"", b"\x00", "姓名,身份证号\n张三,1\n".encode("gbk"), b"<html><table></table></html>", b"PK\x03\x04" + bytes(40)],
                         ids=["nothing", "one byte", "a csv", "a web page", "the beginning of a package"])
def test_what_is_no_package(tmp_path, content):
    """W05, whatever the name says."""
    assert "W05" == refusal(saved(tmp_path / "表.xlsx", content)).code


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off(tmp_path, small, kept):
    """W05: a transfer that broke off."""
    content = small.path.read_bytes()

    assert "W05" == refusal(saved(tmp_path / "断.xlsx", content[:int(len(content) * kept)])).code


@pytest.mark.parametrize("part", ["xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"])
def test_a_part_that_is_broken(tmp_path, small, part):
    """W05: the package is whole, and a part in it ends in the middle."""
    path = package.edited(small.path, tmp_path / "坏.xlsx", {part: lambda xml: xml[:len(xml) // 2]})

    assert "W05" == refusal(path).code


def test_a_part_whose_bytes_changed(tmp_path, small):
    """W05: one byte of the compressed data flipped."""
    content = bytearray(small.path.read_bytes())
    with zipfile.ZipFile(small.path) as found:
        entry = found.getinfo("xl/worksheets/sheet2.xml")
    content[entry.header_offset + 200 + len(entry.filename)] ^= 0xFF

    assert "W05" == refusal(saved(tmp_path / "位.xlsx", bytes(content))).code


def test_a_bomb_that_says_its_size(tmp_path, small):
    """W06: the directory of the package tells that it inflates beyond 512 MB."""
    path = saved(tmp_path / "炸.xlsx", marked_large(small.path.read_bytes(), LARGEST_INFLATED + 1))

    assert "W06" == refusal(path).code


def test_a_bomb_that_hides_its_size(tmp_path, small):
    """A sheet of a gigabyte that claims a hundred bytes is refused before it is inflated."""
    found = package.parts(small.path)
    with zipfile.ZipFile(tmp_path / "炸.xlsx", "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in found.items():
            if name != "xl/worksheets/sheet2.xml":
                made.writestr(name, part)
        with made.open("xl/worksheets/sheet2.xml", "w", force_zip64=True) as file:
            for _ in range(64):
                file.write(b" " * 2**23)
    content = bytearray((tmp_path / "炸.xlsx").read_bytes())
    with zipfile.ZipFile(tmp_path / "炸.xlsx") as made:
        place = content.rindex(b"xl/worksheets/sheet2.xml") - 46
        assert made.getinfo("xl/worksheets/sheet2.xml").file_size == 2**29
    content[place + 24:place + 28] = struct.pack("<I", 100)

    assert refusal(saved(tmp_path / "炸.xlsx", bytes(content))).code in ("W05", "W06")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet2.xml"])
def test_a_document_type(tmp_path, small, part):
    """W06: no sheet of ours declares entities."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    path = package.edited(small.path, tmp_path / "体.xlsx", {part: lambda xml: xml.replace("?>", "?>" + bomb, 1)})

    assert "W06" == refusal(path).code


def test_a_document_type_behind_a_long_comment(tmp_path, small):
    """W06 also where it stands behind the first kilobyte, and in UTF-16."""
    bomb = "<!--" + "x" * 5000 + '--><!DOCTYPE x [<!ENTITY a "aaaa">]>'
    late = package.edited(small.path, tmp_path / "后.xlsx", {"xl/workbook.xml": lambda xml: xml.replace("?>", "?>" + bomb, 1)})
    found = package.parts(small.path)
    text = found["xl/sharedStrings.xml"].decode().replace("?>", '?><!DOCTYPE x [<!ENTITY a "aaaa">]>', 1)
    found["xl/sharedStrings.xml"] = text.replace("UTF-8", "UTF-16").encode("utf-16")
    wide = package.written(found, tmp_path / "宽.xlsx")

    assert ["W06", "W06"] == [refusal(path).code for path in (late, wide)]


def test_another_kind_of_package(tmp_path):
    """W07: a .docx named .xlsx."""
    path = package.written({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}, tmp_path / "文.xlsx")

    assert "W07" == refusal(path).code


def test_a_workbook_that_is_none_of_ours(tmp_path):
    """W08, and the mend leads to the templates."""
    with xlsxwriter.Workbook(tmp_path / "别.xlsx") as made:
        made.add_worksheet("Sheet1").write(0, 0, "姓名")
    error = refusal(tmp_path / "别.xlsx")

    assert "W08" == error.code and "模板" in error.mend


@pytest.mark.parametrize("name, value", [("medaid_template", "没有的模板"), ("medaid_rows", "很多"), ("medaid_rows", "0"),
                                         ("medaid_rows", "-5"), ("medaid_policy", "没有的政策")])
def test_properties_that_were_changed(tmp_path, small, name, value):
    """W08: the file no longer says what it is."""
    path = package.edited(small.path, tmp_path / "性.xlsx", {CUSTOM: lambda xml: re.sub(
        f'(name="{name}"><vt:lpwstr>)[^<]*', rf"\g<1>{value}", xml)})

    assert "W08" == refusal(path).code


@pytest.mark.parametrize("sheet", ["住院登记", "月度汇总", "校验", "政策参数", "工作日历", "自检"])
def test_a_sheet_that_was_removed_is_named(tmp_path, small, sheet):
    """W09, with the name of the sheet."""
    book = openpyxl.load_workbook(small.path)
    del book[sheet]
    book.save(tmp_path / "缺.xlsx")
    error = refusal(tmp_path / "缺.xlsx")

    assert ("W09", f"缺少工作表“{sheet}”") == (error.code, error.why)


def test_a_sheet_that_was_renamed_is_named(tmp_path, small):
    """W09: the formulas elsewhere follow a renamed sheet, the check does not guess."""
    path = package.edited(small.path, tmp_path / "改.xlsx", {"xl/workbook.xml": lambda xml: xml.replace(
        'sheet name="住院登记"', 'sheet name="住院登记9月"')})

    assert ("W09", "缺少工作表“住院登记”") == (refusal(path).code, refusal(path).why)


@pytest.mark.parametrize("label, new", [("医疗费用总额", "总费用"), ("姓名", None), ("判定", "结论"), ("序号", "编号")])
def test_a_header_that_was_changed_is_named(tmp_path, small, label, new):
    """W10, with sheet, row and the word that is missing."""
    cells = small.stored["住院登记"]
    column = grid.column_of(cells, label)
    row = next(row for (row, place), value in sorted(cells.items()) if value == label and place == column)
    path = package.typed(small.path, tmp_path / "头.xlsx", {"住院登记": {f"{grid.letters(column)}{row}": new}})
    error = refusal(path)

    assert "W10" == error.code and f"“{label}”" in error.why and "住院登记" in error.why


def test_a_column_that_was_inserted_is_noticed(tmp_path, small):
    """W10: everything to the right has moved."""
    book = openpyxl.load_workbook(small.path)
    book["住院登记"].insert_cols(5)
    book.save(tmp_path / "插.xlsx")

    assert "W10" == refusal(tmp_path / "插.xlsx").code


def test_a_file_is_known_by_its_sheets_where_its_properties_are_lost(tmp_path, shelf):
    """Some programs drop custom properties: the template is then known by its sheets, at the default number of rows."""
    found = package.parts(shelf(f"{LINXIAN} filled").dated)
    found[CUSTOM] = re.sub(rb"<property .*</property>", b"", found[CUSTOM])
    report = check(package.written(found, tmp_path / "无性.xlsx"))

    assert (LINXIAN, "linxian-2023", []) == (report.template, report.policy, report.findings)

"""Packages made to harm: names that climb out, parts twice, declarations of entities in any part and any width of character."""

import struct
import zipfile

import pytest

from tests.hostile.refusals import read, refused
from tests.workbook.xlsx import by_hand

ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
EXTERNAL = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'
NAMES = ["../表.xml", "..\\表.xml", "/etc/cron.d/x", "\\\\server\\share", "C:\\Windows\\x.xml", "c:x.xml", "xl/../../x.xml", "xl//x.xml", "./x.xml",
         "xl/./x.xml", "x" * 300, "/".join("x" * 20), "xl/Workbook.xml", "XL/WORKBOOK.XML", "xl\\workbook.xml"]


def workbook(folder, name="表.xlsx", more=(), **changes):
    """Return a sound workbook of one cell with parts changed {word: function} and `more` parts [(name, content)] added."""
    found = by_hand.parts(by_hand.row(("", "<v>1</v>")))
    for word, change in changes.items():
        part = next(part for part in found if word in part)
        found[part] = change(found[part])
    path = by_hand.written(found, folder / name)
    with zipfile.ZipFile(path, "a") as package:
        for part, content in more:
            package.writestr(part, content)
    return path


def test_the_workbook_is_sound_before_it_is_changed(tmp_path):
    """One cell."""
    assert {"表": {(1, 1): 1}} == read(workbook(tmp_path, more=[("xl/media/图 1.png", b"\x89PNG"), ("docs/", b"")])).sheets


@pytest.mark.parametrize("name", NAMES)
def test_a_part_that_climbs_out_or_stands_twice_is_refused(tmp_path, name):
    """Absolute, with a drive, with dots, too deep, too long, twice but for case or slash: no office program writes one."""
    assert "W12" == refused(workbook(tmp_path, more=[(name, "<x/>")])).code


def test_a_part_that_stands_twice_to_the_letter_is_refused(tmp_path):
    """Readers disagree on which of the two counts."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = workbook(tmp_path, more=[("xl/workbook.xml", "<x/>")])

    assert "W12" == refused(path).code


def test_a_name_cut_by_a_nul_is_refused(tmp_path):
    """One reader sees x.xml, another x.xml.exe."""
    path = workbook(tmp_path, more=[("xl/x.xml#exe", "<x/>")])
    path.write_bytes(path.read_bytes().replace(b"xl/x.xml#exe", b"xl/x.xml\x00exe"))

    assert "W12" == refused(path).code


def test_a_part_behind_a_password_is_refused(tmp_path):
    """The flag of a zip password."""
    path = workbook(tmp_path)
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(content))

    assert "W04" == refused(path).code


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_packed_as_excel_never_does_is_refused(tmp_path, method):
    """Only stored and deflated are allowed (ECMA-376 part 2)."""
    path = workbook(tmp_path)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/x.xml", "<x/>", compress_type=method)

    assert "W12" == refused(path).code


def test_thousands_of_parts_are_refused_before_they_are_listed(tmp_path):
    """The largest of 3,618 public files has 1,033 members; half a million of them would fill the memory."""
    path = workbook(tmp_path)
    content = path.read_bytes()
    place = content.index(b"PK\x01\x02")
    entry = (b"PK\x01\x02" + bytes(24) + struct.pack("<H", 4) + bytes(16) + b"name") * 500_000
    path.write_bytes(content[:place] + entry + b"PK\x05\x06" + bytes(4) + struct.pack("<HHIIH", 65535, 65535, len(entry), place, 0))

    assert "W12" == refused(path).code


PARTS = ["workbook.xml", "sheet1", "sharedStrings", "styles", "_rels/.rels", "workbook.xml.rels", "Content_Types"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("declared", [ENTITIES, EXTERNAL, "<!-- 长 -->" * 5_000 + ENTITIES], ids=["entities", "external", "late"])
def test_a_document_type_in_any_part_of_ours_is_refused(tmp_path, part, declared):
    """XXE and billion laughs begin with it; of 3,689 public files six have one, all of them attacks."""
    assert "W06" == refused(workbook(tmp_path, **{part: lambda text: text.replace("?>", "?>" + declared, 1)})).code


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "utf-8-sig"])
@pytest.mark.parametrize("name", ["xl/drawings/vmlDrawing1.vml", "customXml/item1.xml", "docProps/app.xml", "xl/无后缀"])
def test_a_document_type_in_any_other_part_is_refused(tmp_path, encoding, name):
    """By content, not by name, in any width of character."""
    content = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>{ENTITIES}<x>&b;</x>'
    content = content.encode("ascii" if encoding == "utf-7" else encoding)

    assert "W06" == refused(workbook(tmp_path, more=[(name, content)])).code


def test_a_word_that_looks_like_a_document_type_harms_nothing(tmp_path):
    """In a cell and in a picture."""
    path = workbook(tmp_path, more=[("xl/media/image1.png", b"\x89PNG<!DOCTYPE x>")], sheet1=lambda text: text.replace(
        "<v>1</v>", "<v>1</v></c><c t=\"inlineStr\"><is><t><![CDATA[<!DOCTYPE html>]]></t></is>"))

    assert "<!DOCTYPE html>" == read(path).sheets["表"][1, 2]


@pytest.mark.parametrize("change", [
    lambda text: text.replace('Target="xl/workbook.xml"', 'Target="../../etc/passwd"'),
    lambda text: text.replace('Target="xl/workbook.xml"', 'Target="file:///etc/passwd" TargetMode="External"').replace("xl/workbook", "x"),
], ids=["climbing", "external"])
def test_a_relationship_that_leads_outside_finds_nothing(tmp_path, change):
    """Parts are read by name from the package alone."""
    path = workbook(tmp_path, **{"_rels/.rels": change})

    try:
        assert {"表": {(1, 1): 1}} == read(path).sheets  # the workbook where it always stands
    except Exception:
        assert "W07" == refused(path).code


@pytest.mark.parametrize("target", ["missing.xml", "../../../etc/passwd", "sharedStrings.xml"])
def test_a_sheet_that_is_not_there_or_none_is_told(tmp_path, target):
    """W05 names the sheet."""
    error = refused(workbook(tmp_path, **{"workbook.xml.rels": lambda text: text.replace("worksheets/sheet1.xml", target)}))

    assert ("W05", True) == (error.code, "“表”" in error.why)

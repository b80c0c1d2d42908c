"""A file is what its content says: other kinds under the name of an .xlsx are told apart, each with its own way out."""

import gzip
import io
import zipfile

import pytest

from tests.hostile.refusals import refused
from tests.workbook.xlsx import by_hand
from workbook import recalculate

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
TABLE = "<table><tr><td>姓名</td></tr></table>"


def compound(*streams):
    """Return a compound file's head and a directory that names streams."""
    return OLE + b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in ("Root Entry", *streams))


def archive(**members):
    """Return a zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "."), content)
    return file.getvalue()


KINDS = {  # (content, code, a word of what is told)
    "nothing": (b"", "W05", "空文件"),
    "a password": (compound("EncryptionInfo", "EncryptedPackage"), "W04", "密码"),
    "a password far behind": (OLE + bytes(3 * 2**20 - 7) + compound("EncryptedPackage")[512:], "W04", "密码"),
    "an old .xls": (compound("Workbook", "SummaryInformation"), "W04", "旧版 .xls"),
    "a very old .xls": (compound("Book"), "W04", "旧版 .xls"),
    "an old .doc": (compound("WordDocument"), "W07", "Word"),
    "a web page": (f"<html><body>{TABLE}</body></html>".encode(), "W05", "网页"),
    "a web page with a blank before": (b"\r\n <!DOCTYPE HTML>" + TABLE.encode("gbk"), "W05", "网页"),
    "a web page in UTF-16": (f"<html>{TABLE}</html>".encode("utf-16"), "W05", "网页"),
    "a table of Excel 2003": (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "W05", "2003"),
    "a .csv": ("姓名,身份证号\n张三,1\n".encode("gb18030"), "W05", "文本"),
    "a .csv with a mark": ("姓名,身份证号\n张三,1\n".encode("utf-8-sig"), "W05", "文本"),
    "a text in UTF-16": ("姓名\t身份证号\n张三\t1\n".encode("utf-16"), "W05", "文本"),
    "a PDF": (b"%PDF-1.7\n" + bytes(100), "W05", "PDF"),
    "a photograph": (b"\xff\xd8\xff\xe0" + bytes(100), "W05", "图片"),
    "a .rar": (b"Rar!\x1a\x07\x00" + bytes(100), "W05", "压缩包"),
    "a .gz": (gzip.compress(b"x" * 100), "W05", "压缩包"),
    "noise": (bytes(range(256)) * 20, "W05", "不是"),
    "a zip of tables": (archive(a__xlsx=b"PK", b__xlsx=b"PK"), "W07", "解压"),
    "a zip of anything": (archive(readme__txt=b"x"), "W07", "不是 Excel"),
    "an empty zip": (b"PK\x05\x06" + bytes(18), "W05", "不是"),
}


@pytest.mark.parametrize("what", KINDS)
def test_what_is_no_workbook_is_told_by_its_content(tmp_path, what):
    """Whatever the name says."""
    content, code, word = KINDS[what]
    (tmp_path / "表.xlsx").write_bytes(content)
    error = refused(tmp_path / "表.xlsx")

    assert code == error.code and word in error.why + error.mend


@pytest.mark.parametrize("kind, code, word", [("xls", "W04", "旧版 .xls"), ("ods", "W07", "OpenDocument"), ("html", "W05", "网页"),
                                              ("csv", "W05", "文本"), ("pdf", "W05", "PDF")])
def test_what_libreoffice_saves_as_another_kind_is_told(tmp_path, kind, code, word):
    """Real files of each kind, renamed."""
    source = by_hand.written(by_hand.parts(by_hand.row((' t="inlineStr"', "<is><t>姓名</t></is>"), ("", "<v>1</v>"))), tmp_path / "源.xlsx")
    saved = recalculate.converted(source, tmp_path / "out", kind)
    error = refused(saved.rename(tmp_path / "改名.xlsx"))

    assert (code, True) == (error.code, word in error.why)


@pytest.mark.parametrize("content, word", [
    ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", ".xlsb"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "Word"),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "PowerPoint"),
    ("application/vnd.ms-excel.addin.macroEnabled.main+xml", "加载项"),
    ("text/plain", "没有说明"), ("", "没有说明")])
def test_a_package_is_what_its_content_types_say(tmp_path, content, word):
    """The main part's declaration decides."""
    found = by_hand.parts("")
    found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(by_hand.TYPE + "sheet.main+xml", content)
    error = refused(by_hand.written(found, tmp_path / "表.xlsx"))

    assert ("W07", True) == (error.code, word in error.why)


@pytest.mark.parametrize("content", ["application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                                     "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"])
def test_a_workbook_with_macros_and_a_template_are_workbooks(tmp_path, content):
    """.xlsm and .xltx: read, nothing of them run."""
    found = by_hand.parts(by_hand.row(("", "<v>1</v>")))
    found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(by_hand.TYPE + "sheet.main+xml", content)
    from tests.hostile.refusals import read

    assert {"表": {(1, 1): 1}} == read(by_hand.written(found, tmp_path / "表.xlsm")).sheets


def test_without_content_types_it_is_no_workbook(tmp_path):
    """W07, and the missing part is named."""
    found = by_hand.parts("")
    del found["[Content_Types].xml"]
    error = refused(by_hand.written(found, tmp_path / "表.xlsx"))

    assert ("W07", True) == (error.code, "[Content_Types].xml" in error.why)

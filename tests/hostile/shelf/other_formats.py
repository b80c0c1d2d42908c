"""Other kinds of file, under the name of an .xlsx and under their own, whole and damaged."""

import gzip
import io
import random
import struct
import zipfile

from tests.hostile.case import Case, OTHER_TABLE, packed, refused
from tests.workbook.xlsx import by_hand

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
TABLE = "<table><tr><td>姓名</td><td>金额</td></tr><tr><td>张三</td><td>1</td></tr></table>"
CSV = "姓名,身份证号,金额\r\n张三,110101199003072316,100.5\r\n"
CONTENT_TYPES = {"xlsb": "application/vnd.ms-excel.sheet.binary.macroEnabled.main",
                 "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                 "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
                 "xlam": "application/vnd.ms-excel.addin.macroEnabled.main+xml", "vsdx": "application/vnd.ms-visio.drawing.main+xml"}


def compound(*streams, before=0):
    """Return a compound file's head and, `before` bytes later, a directory that names streams."""
    return OLE + bytes(before) + b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in ("Root Entry", *streams))


def as_type(content_type):
    """Return a package whose main part is declared to be of another type."""
    found = by_hand.parts("")
    found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(by_hand.TYPE + "sheet.main+xml", content_type)
    return packed(found)


def open_document(kind="spreadsheet"):
    """Return the beginning of an OpenDocument file."""
    return packed({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<x/>"}, method=zipfile.ZIP_STORED)


def archive(**members):
    """Return a zip file of other files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, content in members.items():
            made.writestr(zipfile.ZipInfo(name.replace("__", ".")), content)
    return file.getvalue()


def old_biff(version=4):
    """Return a sheet of Excel 4, from before there were compound files: BOF, a number, EOF."""
    return struct.pack("<HHHHH", 0x0409, 6, 0, 0x10, 0)[:10] + struct.pack("<HHHHHd", 0x0203, 14, 0, 0, 0, 1.0) + struct.pack("<HH", 0x0A, 0)


DRESSED = {  # what stands under the name of an .xlsx: (kind, content, codes)
    "an encrypted .xlsx": ("加密文件", lambda: compound("EncryptionInfo", "EncryptedPackage"), "W04"),
    "an encrypted .xlsx, its directory three megabytes behind": ("加密文件", lambda: compound("EncryptedPackage", before=3 * 2**20), "W04"),
    "a .xlsx with rights management": ("加密文件", lambda: compound("EncryptedPackage", "\x06DataSpaces"), "W04"),
    "a .doc": ("Word、PPT", lambda: compound("WordDocument"), "W07"),
    "a .ppt": ("Word、PPT", lambda: compound("PowerPoint Document"), "W07"),
    "a .docx": ("Word、PPT", lambda: as_type(CONTENT_TYPES["docx"]), "W07"),
    "a .pptx": ("Word、PPT", lambda: as_type(CONTENT_TYPES["pptx"]), "W07"),
    "an .xlsb": (".xlsb", lambda: as_type(CONTENT_TYPES["xlsb"]), "W07"),
    "an add-in": ("加载项", lambda: as_type(CONTENT_TYPES["xlam"]), "W07"),
    "a drawing of Visio": ("Word、PPT", lambda: as_type(CONTENT_TYPES["vsdx"]), "W07"),
    "an .odt": ("OpenDocument", lambda: open_document("text"), "W05", "W07"),
    "an .odg": ("OpenDocument", lambda: open_document("graphics"), "W05", "W07"),
    "a PDF": ("PDF、图片", lambda: b"%PDF-1.7\n" + bytes(500), "W05"),
    "a PNG": ("PDF、图片", lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), "W05"),
    "a JPEG": ("PDF、图片", lambda: b"\xff\xd8\xff\xe0" + bytes(500), "W05"),
    "a .rar": ("压缩包", lambda: b"Rar!\x1a\x07\x01\x00" + bytes(500), "W05"),
    "a .7z": ("压缩包", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(500), "W05"),
    "a .gz": ("压缩包", lambda: gzip.compress(CSV.encode(), mtime=0), "W05"),
    "a zip of tables": ("压缩包", lambda: archive(a__xlsx=b"PK", b__xls=b"x"), "W07"),
    "a zip of anything": ("压缩包", lambda: archive(readme__txt=b"x"), "W07"),
    "nothing": ("空文件", lambda: b"", "W05"),
    "one byte": ("噪声", lambda: b"P", "W05"),
    "four bytes": ("噪声", lambda: b"PK\x03\x04", "W05"),
    "noise": ("噪声", lambda: random.Random(1).randbytes(5_000), "W05"),
    "noise behind the sign of a zip": ("噪声", lambda: b"PK\x03\x04" + random.Random(2).randbytes(5_000), "W05"),
    "noise behind the sign of a compound file": ("噪声", lambda: OLE[:8] + random.Random(3).randbytes(5_000), "W04", "W05"),
    "zeros": ("噪声", lambda: bytes(5_000), "W05"),
    "a program": ("噪声", lambda: b"MZ\x90\x00" + bytes(500), "W05"),
    "a shortcut": ("噪声", lambda: b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(500), "W05"),
    "a single file of the web": ("网页", lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "W05"),
}
TABLES = {  # sound tables that are no .xlsx: (kind, content, own name)
    "a web page": ("网页", lambda: f"<html><body>{TABLE}</body></html>".encode(), "表.xls"),
    "a web page in GBK": ("网页", lambda: b"\r\n <!DOCTYPE HTML>" + TABLE.encode("gbk"), "表.xls"),
    "a web page in UTF-16": ("网页", lambda: f"<html>{TABLE}</html>".encode("utf-16"), "表.xls"),
    "a table of Excel 2003": ("XML 2003", lambda: (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table><Row><Cell><Data ss:Type="String">张三</Data>'
        '</Cell></Row></Table></Worksheet></Workbook>').encode(), "表.xls"),
    "a table of Excel 2003 with entities": ("XML 2003", lambda: (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">&a;</Workbook>'), "表.xls"),
    "a .csv": (".csv", lambda: CSV.encode("utf-8-sig"), "表.csv"),
    "a .csv in GB18030": (".csv", lambda: CSV.encode("gb18030"), "表.csv"),
    "a .csv in UTF-16": (".csv", lambda: CSV.replace(",", "\t").encode("utf-16"), "表.csv"),
    "a .csv cut within a character": (".csv", lambda: CSV.encode()[:-8] + "张".encode()[:2], "表.csv"),
    "a .csv with a NUL": (".csv", lambda: CSV.encode().replace(b"100", b"1\x000"), "表.csv"),
    "a .csv with a quote that never ends": (".csv", lambda: (CSV + '"张三,1\r\n' * 2_000).encode(), "表.csv"),
    "a .csv of one line of two megabytes": (".csv", lambda: b"1," * 2**20, "表.csv"),
    "a .csv of commands": (".csv", lambda: "姓名,备注\r\n=cmd|'/c calc'!A1,@SUM(1)\r\n".encode("gb18030"), "表.csv"),
    "a text in SYLK": (".slk", lambda: b"ID;PWXL;N;E\r\nC;Y1;X1;K1\r\nC;Y1;X2;K0;EEXEC(\"calc\")\r\nE\r\n", "表.slk"),
    "a text in DIF": (".dif", lambda: b'TABLE\r\n0,1\r\n"EXCEL"\r\nDATA\r\n0,0\r\n', "表.dif"),
    "a shortcut to the web": (".iqy", lambda: b"WEB\r\n1\r\nhttp://127.0.0.1:9/a\r\n", "表.iqy"),
    "a sheet of Excel 4": (".xls", old_biff, "表.xls"),
    "a compound file without more": (".xls", lambda: OLE, "表.xls"),
    "a head of .xls with no book behind it": (".xls", lambda: compound("Workbook", "SummaryInformation"), "表.xls"),
    "a head of Excel 95": (".xls", lambda: compound("Book"), "表.xls"),
    "an .ods without anything in it": ("OpenDocument", open_document, "表.ods"),
}


def cases():
    """Yield every kind under the name of an .xlsx, and tables under their own name too."""
    for made, (kind, content, *codes) in DRESSED.items():
        yield refused(kind, made, content, *codes)
    for made, (kind, content, name) in TABLES.items():
        for shown in ("表.xlsx", name):
            yield Case(shown, kind, f"{made}, named {shown}", content, OTHER_TABLE | {"W06", "W15"}, True)

"""What a file is by its content, whatever its name says."""

from dataclasses import dataclass

OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
START, BLOCK = 8192, 2**20
SAVE_AS = "请用 Excel 或 WPS 打开,另存为“Excel 工作簿(.xlsx)”后再核对"
AGAIN = "请重新保存或重新传输后再核对"


@dataclass(frozen=True)
class Kind:
    """A kind of file that is no .xlsx: its code among the refusals, what it is, how to mend it."""

    code: str
    why: str
    mend: str


EMPTY = Kind("W05", "是空文件(0 字节)", "请重新拷贝或重新传输后再核对")
ENCRYPTED = Kind("W04", "设了打开密码,无法读取", "请在 Excel 或 WPS 中打开,去掉密码,另存为 .xlsx 后再核对")
OLD = Kind("W04", "是旧版 .xls 文件", SAVE_AS)
OTHER_OLE = Kind("W04", "是旧版 .xls 或设了打开密码的文件", "请去掉密码,另存为 .xlsx 后再核对")
OLD_OTHER = Kind("W07", "是旧版 Word 或 PowerPoint 文件", "请选 .xlsx 文件")
WEB_PAGE = Kind("W05", "是网页改了后缀,不是 .xlsx 文件", SAVE_AS)
XML_TABLE = Kind("W05", "是 XML 表格(Excel 2003),不是 .xlsx 文件", SAVE_AS)
TEXT = Kind("W05", "是文本文件(如 .csv)改了后缀,不是 .xlsx 文件", SAVE_AS)
PDF = Kind("W05", "是 PDF 文件,不是 .xlsx 文件", "请向填报单位索取 Excel 原表")
PICTURE = Kind("W05", "是图片,不是 .xlsx 文件", "请向填报单位索取 Excel 原表")
ARCHIVE = Kind("W05", "是压缩包,不是 .xlsx 文件", "请先解压,再核对里面的 .xlsx 文件")
UNKNOWN = Kind("W05", "不是完整的 .xlsx 文件", AGAIN)
STARTS = {b"%PDF": PDF, b"Rar!": ARCHIVE, b"7z\xbc\xaf": ARCHIVE, b"\x1f\x8b": ARCHIVE, b"\xff\xd8\xff": PICTURE, b"\x89PNG": PICTURE,
          b"GIF8": PICTURE, b"BM": PICTURE}
STREAMS = {"EncryptedPackage": ENCRYPTED, "Workbook": OLD, "Book": OLD, "WordDocument": OLD_OTHER, "PowerPoint Document": OLD_OTHER}
PAGE = (b"<html", b"<!doctype html", b"<table", b"<body", b"<meta", b"mime-version:")


def kind(path):
    """Return the Kind of the file at `path`, None of a zip file, which alone may be an .xlsx."""
    with open(path, "rb") as file:
        start = file.read(START)
        if start.startswith(ZIP):
            return None
        if start.startswith(OLE):
            return _compound(start, file)
    if not start:
        return EMPTY
    named = next((named for mark, named in STARTS.items() if start.startswith(mark)), None)
    return named or _written(start)


def _compound(start, file):
    """Tell by the names of its streams what a compound file of OLE holds; an encrypted .xlsx is one too."""
    marks = {name.encode("utf-16-le") + b"\x00\x00": named for name, named in STREAMS.items()}
    longest, found, before = max(map(len, marks)), set(), b""
    while start:
        window = before + start
        found |= {named for mark, named in marks.items() if mark in window}
        before, start = window[-longest:], file.read(BLOCK)
    return next((named for named in STREAMS.values() if named in found), OTHER_OLE)


def _written(start):
    text = start.replace(b"\x00", b"") if start[:2] in (b"\xff\xfe", b"\xfe\xff") else start
    lowered = text.lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in lowered:
        return XML_TABLE
    if any(mark in lowered for mark in PAGE):
        return WEB_PAGE
    return UNKNOWN if b"\x00" in text or len(text) < 2 else TEXT

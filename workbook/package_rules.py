"""What a package must look like from outside before a part of it is read."""

import contextlib
import itertools
import re
import zipfile

from workbook.unusable import Unusable
from workbook.xlsx.damage import Malformed, shown
from workbook.xlsx.package import LARGEST_INFLATED, part_name
from workbook.xlsx.prolog import looks_like_xml, root
from workbook.xlsx.relationships import of_kind, relationships

SUSPICIOUS = "请核对来源,不要打开"
SAVE_AS = "请用 Excel 或 WPS 打开,另存为“Excel 工作簿(.xlsx)”后再核对"
CHOOSE = "请选 .xlsx 文件"
HIGHEST_RATIOS = {2**24: 60, 2**22: 200}  # from that many bytes on; real sheets of that size pack 5 to 25 times smaller
LONGEST_NAME, DEEPEST = 255, 16
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1
DRIVE = re.compile(r"[A-Za-z]:")
CONTENT_TYPES = "[content_types].xml"
OTHER_KINDS = {
    "sheet.binary.": ("是二进制工作簿(.xlsb)", SAVE_AS),
    "wordprocessingml": ("是 Word 文档", CHOOSE),
    "presentationml": ("是 PowerPoint 文档", CHOOSE),
    "addin.macroenabled": ("是 Excel 加载项", CHOOSE),
}
WORKBOOKS = ("sheet.main+xml", "sheet.macroenabled.main+xml", "template.main+xml", "template.macroenabled.main+xml")


def obey(package, name, kind="xlsx"):
    """Raise Unusable where the package of the file `name` breaks a rule; nothing is parsed but what stands before root elements."""
    _members(package, name)
    _sizes(package, name)
    if kind == "xlsx":
        _kind(package, name)
    for part in package.parts:
        _prolog(package, part)


def _members(package, name):
    seen = set()
    for member in package.members:
        stored = member.orig_filename
        folder = stored.endswith(("/", "\\"))
        segments = stored.replace("\\", "/").rstrip("/").split("/")
        if (stored.startswith(("/", "\\")) or DRIVE.match(stored) or any(word in ("", ".", "..") for word in segments)
                or "\x00" in stored or len(stored) > LONGEST_NAME or len(segments) > DEEPEST):
            raise Unusable("W12", name, f"里面有路径异常的部件“{shown(stored)}”", SUSPICIOUS)
        same = part_name(stored).rstrip("/")
        if same in seen:
            raise Unusable("W12", name, f"里面有两个同名部件“{shown(stored)}”", SUSPICIOUS)
        seen.add(same)
        if member.flag_bits & ENCRYPTED:
            raise Unusable("W04", name, "里面的部件设了密码", "请去掉密码,另存为 .xlsx 后再核对")
        if not folder and member.compress_type not in METHODS:
            raise Unusable("W12", name, f"部件“{shown(stored)}”的压缩方式不是 Excel 所用", SAVE_AS)


def _sizes(package, name):
    inflated, packed = (sum(getattr(member, size) for member in package.members) for size in ("file_size", "compress_size"))
    if inflated > LARGEST_INFLATED:
        raise Unusable("W06", name, f"展开后超过 {LARGEST_INFLATED // 2**20} MB,可能是恶意文件", SUSPICIOUS)
    if highest := _exceeded(inflated, packed):
        raise Unusable("W06", name, f"展开后大出 {highest} 倍以上,可能是恶意文件", SUSPICIOUS)
    for member in package.members:
        if highest := _exceeded(member.file_size, member.compress_size):
            raise Unusable("W06", name, f"部件“{shown(member.filename)}”展开后大出 {highest} 倍以上,可能是恶意文件", SUSPICIOUS)


def _exceeded(inflated, packed):
    """Return the ratio that a part of such sizes should not exceed and does, 0 where it exceeds none."""
    return next((ratio for size, ratio in HIGHEST_RATIOS.items() if inflated > size and inflated > ratio * packed), 0)


def is_open_document(package):
    """Tell whether a package is an .ods or another document of its family."""
    return bool(package.find("mimetype")) and b"opendocument" in next(package.opening("mimetype"), b"")


def _kind(package, name):
    if is_open_document(package):
        raise Unusable("W07", name, "是 OpenDocument 文档(.ods 等),不是 .xlsx 文件", SAVE_AS)
    if CONTENT_TYPES not in package.parts and any(part.endswith((".xlsx", ".xlsm", ".xls", ".et")) for part in package.parts):
        raise Unusable("W07", name, "是装有表格的压缩包", "请先解压,再核对里面的 .xlsx 文件")
    if CONTENT_TYPES not in package.parts:
        raise Unusable("W07", name, "不是 Excel 工作簿(缺少 [Content_Types].xml)", CHOOSE)
    types = _content_types(package)
    main = part_name(of_kind(relationships(package), "officeDocument") or "xl/workbook.xml")
    declared = types.get("/" + main) or types.get(main.rpartition(".")[2]) or ""
    for mark, (why, mend) in OTHER_KINDS.items():
        if mark in declared:
            raise Unusable("W07", name, f"{why},不是 .xlsx 文件", mend)
    if package.find(main) is None:
        raise Unusable("W07", name, "不是 Excel 工作簿", CHOOSE)
    if not declared.endswith(WORKBOOKS):
        raise Unusable("W07", name, "没有说明自己是 Excel 工作簿", CHOOSE)


def _content_types(package):
    """Return {"/part" or extension: content type}, without case."""
    found = {}
    for entry in package.tree(CONTENT_TYPES):
        key = "/" + part_name(entry.get("PartName")) if entry.get("PartName") else entry.get("Extension", "").lower()
        found[key] = entry.get("ContentType", "").lower()
    return found


def _prolog(package, part):
    """Look for a document type in a part, whatever its name, that may be read as XML."""
    member = package.parts[part]
    if member.is_dir() or not member.file_size:
        return
    blocks = package.opening(part)
    start = next(blocks, b"")
    if looks_like_xml(start[:1024]):
        with contextlib.suppress(Malformed):  # who reads that part will say so
            root(itertools.chain([start], blocks), part)

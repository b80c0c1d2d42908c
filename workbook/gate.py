"""Before any parser: is this an .xlsx at all, and is it safe to open?"""

import zipfile
import zlib
from pathlib import Path

LARGEST_FILE = 64 * 2**20
LARGEST_INFLATED = 512 * 2**20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CHUNK = 2**20
DOCTYPE = b"<!DOCTYPE"


class Unusable(Exception):
    """A file that cannot be checked: `code` for the phone, what is wrong, how to mend it."""

    def __init__(self, code, file, why, mend):
        super().__init__(f"[{code}] {file}:{why}。{mend}")
        self.code, self.file, self.why, self.mend = code, file, why, mend


def admit(path):
    """Return `path` as a Path when it may be opened; Unusable says why not."""
    path = Path(path)
    name = path.name
    if not path.is_file():
        raise Unusable("W01", name, "文件不存在", "请核对路径和文件名")
    if name.startswith("~$"):
        raise Unusable("W02", name, "这是 Excel 打开文件时的临时文件", "请选不带 ~$ 的那个文件")
    if path.stat().st_size > LARGEST_FILE:
        raise Unusable("W03", name, f"文件超过 {LARGEST_FILE // 2**20} MB", "请分月或分机构拆成几个文件")
    with open(path, "rb") as file:
        start = file.read(len(OLE))
    if start == OLE:
        raise Unusable("W04", name, "是旧版 .xls 或设了打开密码的文件", "请去掉密码,另存为 .xlsx 后再核对")
    if not zipfile.is_zipfile(path):
        raise Unusable("W05", name, "不是完整的 .xlsx 文件", "请重新保存或重新传输后再核对")
    try:
        with zipfile.ZipFile(path) as package:
            _look_inside(package, name)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error):
        raise Unusable("W05", name, "文件已损坏", "请重新保存或重新传输后再核对") from None
    return path


def _look_inside(package, name):
    parts = package.infolist()
    if sum(part.file_size for part in parts) > LARGEST_INFLATED:
        raise Unusable("W06", name, f"展开后超过 {LARGEST_INFLATED // 2**20} MB,可能是恶意文件", "请核对来源,不要打开")
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise Unusable("W07", name, "不是 Excel 工作簿", "请选 .xlsx 文件")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with package.open(part) as file:
                if _declares_a_type(file):
                    raise Unusable("W06", name, "含有外部定义,可能是恶意文件", "请核对来源,不要打开")


def _declares_a_type(file):
    """Tell whether a part of the package has a document type, or an encoding in which it could hide."""
    before = b""
    while block := file.read(CHUNK):
        if DOCTYPE in before + block or b"\x00" in block:
            return True
        before = block[-len(DOCTYPE):]
    return False

"""Before any parser: is this an .xlsx at all, and is it safe to open?"""

from pathlib import Path

from workbook import disk_words, file_kind
from workbook.package_rules import SUSPICIOUS, is_open_document, obey
from workbook.unusable import Unusable
from workbook.xlsx.damage import Damaged, DocumentType, TooLarge
from workbook.xlsx.package import LARGEST_INFLATED, Package

__all__ = ["LARGEST_FILE", "LARGEST_INFLATED", "Unusable", "admit", "unusable"]
LARGEST_FILE = 64 * 2**20
MOST_MEMBERS = 4_000
BLOCK = 2**20
TABLES = {file_kind.OLD: "xls", file_kind.TEXT: "text"}
DIRECTORY_ENTRY = b"PK\x01\x02"


def admit(path, of_any_kind=False):
    """Return `path` as a Path when it may be opened; Unusable says why not.

    With `of_any_kind`, return (path, "xlsx", "xls", "ods" or "text"): tables of the other kinds are let in too.
    """
    path, kind = Path(path), "xlsx"
    name = path.name
    if not path.is_file():
        raise Unusable("W01", name, "文件不存在", "请核对路径和文件名")
    if name.startswith("~$"):
        raise Unusable("W02", name, "这是 Excel 打开文件时的临时文件", "请选不带 ~$ 的那个文件")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Unusable("W03", name, f"文件超过 {LARGEST_FILE // 2**20} MB", "请分月或分机构拆成几个文件")
        found = file_kind.kind(path)
        if of_any_kind and found in TABLES:
            return path, TABLES[found]
        if found:
            raise Unusable(found.code, name, found.why, found.mend)
        if _directory_entries(path) > MOST_MEMBERS:
            raise Unusable("W12", name, f"里面的部件超过 {MOST_MEMBERS:,} 个", SUSPICIOUS)
        with Package(path) as package:
            if of_any_kind and is_open_document(package):
                kind = "ods"
            obey(package, name, kind)
    except Damaged as damage:
        raise unusable(name, damage) from None
    except OSError as error:
        raise Unusable("W01", name, f"读不到文件({disk_words.said(error)})", "请关闭打开它的程序,或拷贝到本机后再核对") from None
    return (path, kind) if of_any_kind else path


def unusable(name, damage):
    """Return what to tell of a file `name` in which a reader found `damage`."""
    if isinstance(damage, DocumentType):
        return Unusable("W06", name, f"{damage},可能是恶意文件", SUSPICIOUS)
    if isinstance(damage, TooLarge):
        code = "W15" if damage.sheet else "W06"
        return Unusable(code, name, str(damage), "请删除多余的行列,或拆成几个文件" if damage.sheet else SUSPICIOUS)
    return Unusable("W05", name, str(damage), "请用 Excel 或 WPS 打开并另存,或重新传输后再核对")


def _directory_entries(path):
    """Return at most how many members the zip file names: to be known before a library holds them all in memory."""
    count, before = 0, b""
    with open(path, "rb") as file:
        while block := file.read(BLOCK):
            count += (before + block).count(DIRECTORY_ENTRY)
            before = block[-len(DIRECTORY_ENTRY) + 1:]
    return count

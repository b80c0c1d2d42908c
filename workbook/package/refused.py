"""What an edit is refused for: the closed list of reasons, each with a code that can be read out on the phone."""

from workbook.unusable import Unusable

CODES = {
    "W16": "有数字签名",
    "W17": "文件正被使用",
    "W18": "处理期间文件被改动",
    "W19": "磁盘已满",
    "W20": "没有写入权限",
    "W21": "单元格或工作表不能改写",
    "W22": "文件结构不支持就地改写",
    "W23": "写后核验不一致",
    "W24": "内容不能写入单元格",
    "W25": "磁盘读写出错",
}
SAVE_AS = "请用 Excel 或 WPS 打开,另存为“Excel 工作簿(.xlsx)”后再试"


class Refused(Unusable):
    """An edit that is not made; the file on disk is as it was, unless `why` says otherwise.

    >>> print(Refused("W21", "花名册.xlsx", "在合并单元格里", "请写到左上角的 A1", "Sheet1", "B1"))
    [W21] 花名册.xlsx 工作表“Sheet1”B1:在合并单元格里。请写到左上角的 A1
    """

    def __init__(self, code, file, why, mend, sheet=None, cell=None):
        if code not in CODES:
            raise ValueError(f"{code} is not in the list of codes")
        where = file + (f" 工作表“{sheet}”" if sheet else "") + (cell or "")
        Exception.__init__(self, f"[{code}] {where}:{why}。{mend}")
        self.code, self.file, self.why, self.mend, self.sheet, self.cell = code, file, why, mend, sheet, cell


class Fault(Exception):
    """The same inside the package, where the name of the file is not known yet."""

    def __init__(self, code, why, mend, sheet=None, cell=None):
        super().__init__(why)
        self.code, self.why, self.mend, self.sheet, self.cell = code, why, mend, sheet, cell

    def of(self, file, sheet=None):
        """Return the Refused that names the file."""
        return Refused(self.code, file, self.why, self.mend, self.sheet or sheet, self.cell)


def malformed(part, why="结构异常"):
    """Return the Fault of a part that cannot be edited."""
    return Fault("W22", f"部件“{part}”{why}", SAVE_AS)

"""What the engine says when it cannot do something; every message is Chinese and names the English member."""

import xlwings

NAME = "openpyxl"


class EngineError(xlwings.XlwingsError):
    """Something asked of the engine that cannot be done as asked."""

    def __str__(self):
        return " ".join(map(str, self.args))


class Unsupported(EngineError):
    """A member of xlwings that a file without Excel cannot answer; names engine, member and the way out.

    >>> print(Unsupported("Range", "to_png", "没有屏幕;请用 Book.to_pdf()"))
    openpyxl 引擎不支持 Range.to_png:没有屏幕;请用 Book.to_pdf()
    """

    def __init__(self, kind, member, reason):
        super().__init__(f"{NAME} 引擎不支持 {kind}.{member}:{reason}")
        self.kind, self.member = kind, member


class NotFound(EngineError, KeyError):
    """A book, sheet, name or table that is not there; says what there is."""


class WouldLose(EngineError):
    """A save that would drop parts of the file which openpyxl cannot write; `parts` names them."""

    def __init__(self, name, parts):
        super().__init__(f"没有保存:「{name}」里的{'、'.join(parts)}经 openpyxl 保存后会丢失。"
                         "请用 book.save(\"新文件名.xlsx\") 另存,原文件保持不变;或在 Excel 里修改原文件。")
        self.parts = parts

"""What a header says once its trimmings are off: blanks, numbering, required marks, hints in brackets, the unit."""

import re
import unicodedata
from dataclasses import dataclass

from workbook.roster.blanks import squeezed

OWN = "核算:"  # begins the headers of columns that the product has put beside a table
UNITS = {"元": 1, "人民币": 1, "人民币元": 1, "千元": 1_000, "万元": 10_000, "%": "%"}
UNIT = re.compile(r"[(\[,:/、]?(?:单位[:]?)?(人民币元|人民币|万元|千元|元|%)[)\]]?$")
LINE_UNIT = re.compile(r"单位[:]?(人民币元|人民币|万元|千元|元)")
NUMBERING = re.compile(r"^(?:[(\[]?[0-9]{1,2}[)\]]|[0-9]{1,2}[.、]|[一二三四五六七八九十]{1,3}、)")
CIRCLED = re.compile("^[\u2460-\u2473\u2474-\u249b]")
PART_OF = re.compile(r"^其中[:,]?")
WHETHER = re.compile("是否|有无")
MARKS = "*★☆※#:;,。、\"'“”"
HINT = re.compile(r"[(\[][^()\[\]]*[)\]]")
REQUIRED = re.compile(r"[(\[](?:必填|选填|必填项|选填项|可不填|必录)[)\]]")


@dataclass(frozen=True)
class Heading:
    """A header cell: `text` as compared, `unit` as written (None without one)."""

    text: str
    unit: str | None = None

    def spellings(self):
        """Return the ways to write it: whole, without brackets around a part, without that part.

        >>> heading("乡镇(街道)").spellings()
        ('乡镇(街道)', '乡镇街道', '乡镇')
        """
        forms = (self.text, re.sub(r"[()\[\]]", "", self.text), HINT.sub("", self.text))
        return tuple(dict.fromkeys(text for form in forms for text in (form, WHETHER.sub("", form)) if text))


def heading(text):
    """Return the Heading of a header cell's text.

    >>> heading("3.*总 费 用\\n(万元)")
    Heading(text='总费用', unit='万元')
    >>> heading("身份证号码(18位,必填)").text, heading("①姓名").text, heading("(万元)")
    ('身份证号码(18位,必填)', '姓名', Heading(text='', unit='万元'))
    """
    shown = unicodedata.normalize("NFKC", CIRCLED.sub("", squeezed(str(text))))
    shown = shown.replace("(", "(").replace(")", ")").replace("〔", "(").replace("〕", ")").replace("【", "[").replace("】", "]")
    shown = REQUIRED.sub("", NUMBERING.sub("", shown.strip(MARKS))).strip(MARKS)
    if shown[:1] + shown[-1:] in ("()", "[]") and shown[1:-1] in UNITS or shown in UNITS:
        return Heading("", shown.strip("()[]"))
    shown = PART_OF.sub("", shown) or shown
    found = UNIT.search(shown)
    if found and 0 < found.start() and (found.group()[0] in "([,:/、" or shown[:found.start()].endswith(("费用", "金额", "总额", "支付", "报销", "费"))):
        return Heading(shown[:found.start()].strip(MARKS), found.group(1))
    return Heading(shown)


def unit_of_line(text):
    """Return the unit that a line above a table states for all of it, None without one.

    >>> unit_of_line("填报单位:青石镇    单位:万元"), unit_of_line("填报单位:青石镇")
    ('万元', None)
    """
    found = LINE_UNIT.search(unicodedata.normalize("NFKC", squeezed(str(text))))
    return found.group(1) if found else None

"""Days as people write them → a day; what leaves the year, the day or the order open is asked about."""

import datetime
import re
import unicodedata

from workbook.roster.answer import as_is, asked, converted
from workbook.roster.blanks import squeezed
from workbook.serial import day_of

YEARS = range(1900, 2100)
SERIALS = range(14_612, 73_415)  # 1940 to 2100: what a number in a column of days may mean without a format
SERIAL_FIGURES = 5
NOTHING = ("-", "--", "—", "——", "/", "\\", "无", "空")
CUT = re.compile(r"([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})[日号]?(?:[ T]?[0-9]{1,2}(?::|时|点)[0-9]{1,2}(?:[:分][0-9]{0,2}(?:\.[0-9]+)?)?秒?)?")
MONTH = re.compile(r"([0-9]{4})(?:[-./年]([0-9]{1,2})月?|年?([0-9]{2}))(?:份)?")
FAR = f"的年份不在 {YEARS[0]} 至 {YEARS[-1]} 年之间"
WRITE_DAY = "请写成 2024-05-03 的样子"
APART = re.compile("[0-9] [0-9]")  # 2024-5-3 1 is not the 31st
SPACED = re.compile("[0-9]{4} [0-9]{2} [0-9]{2}|(?:[0-9](?![0-9])|[^0-9])+")  # in parts, or every figure on its own
ENDS = ".。,,;、"
SPREAD = re.compile(r"\s+")


def day(value, is_date=False, shift=0, month=False, textual=False):
    """Return the Answer for a day (with `month`, for the first of a month); `is_date` where a number is shown as one.

    >>> [str(day(text).value) for text in ("2024.5.3", "2024年5月3日", "20240503", "２０２４／５／３")]
    ['2024-05-03', '2024-05-03', '2024-05-03', '2024-05-03']
    >>> str(day(45415, True).value), str(day(43953, True, 1462).value), str(day(45415).value), str(day(20240503).value)
    ('2024-05-03', '2024-05-03', '2024-05-03', '2024-05-03')
    >>> day("5.3").ask, day("24.5.3").ask, day("2024.5").ask, day("至今").ask
    ('“5.3”看不出是哪一天', '“24.5.3”看不出是哪一天', '“2024.5”没有写日', '“至今”不是一个日期')
    """
    found = _number(value, is_date, shift) if isinstance(value, (int, float)) else _text(value, textual)
    if month:
        return _month(value, found)
    return found


def _number(value, is_date, shift):
    if value == int(value) and (written := _figures(str(int(value)))):
        return converted(written, "8 位数字改为日期")
    serial = value + shift
    if is_date and 61 <= serial < 2_958_466 and day_of(serial).year not in YEARS:
        return asked(f"{day_of(serial)} {FAR}", WRITE_DAY)
    if is_date and 61 <= serial < 2_958_466:
        return as_is(day_of(serial)) if serial == int(serial) else converted(day_of(serial), "去掉了钟点")
    if int(serial) in SERIALS and serial == int(serial):
        return converted(day_of(serial), "日期序号改为日期")
    return asked(f"{value:.15g} 看不出是哪一天", WRITE_DAY)


def _text(value, textual):
    shown = unicodedata.normalize("NFKC", str(value)).strip()
    shown = SPREAD.sub(" ", shown)
    tight = squeezed(shown)
    if tight in NOTHING:
        return converted(None, "表示没有日期,按空白读")
    shown, tight = shown.rstrip(ENDS), tight.rstrip(ENDS)
    whole = CUT.fullmatch(shown.replace(" 年 ", "年").replace("。", "."))
    if not whole and APART.search(shown) and not SPACED.fullmatch(shown):
        return asked(f"“{shown[:20]}”看不出是哪一天", WRITE_DAY)
    whole = whole or CUT.fullmatch(tight)
    if whole:
        made = _made(*whole.groups()[:3])
        if made is None:
            return asked(f"“{tight[:20]}”{'没有这一天' if int(whole.group(1)) in YEARS else FAR}", WRITE_DAY)
        return as_is(made) if textual and made.isoformat() == value else converted(made, "文字改为日期")
    if tight.isascii() and tight.isdigit() and (made := _figures(tight)):
        return converted(made, "文字改为日期")
    if textual and tight.isascii() and tight.isdigit() and len(tight) == SERIAL_FIGURES and int(tight) in SERIALS:
        return asked(f"“{tight}”可能是日期序号", WRITE_DAY)
    if (found := MONTH.fullmatch(tight)) and int(found.group(1)) in YEARS:
        return asked(f"“{tight[:20]}”没有写日", WRITE_DAY)
    if any(sign.isdigit() for sign in tight):
        return asked(f"“{tight[:20]}”看不出是哪一天", WRITE_DAY)
    return asked(f"“{tight[:20]}”不是一个日期", WRITE_DAY)


def _month(value, found):
    """Return the first of the month that is written, or that a whole day is in."""
    if found.value is None and not found.ask:
        return found
    if found.value is not None:
        first = found.value.replace(day=1)
        return found if first == found.value else converted(first, "取所在月份")
    shown = squeezed(unicodedata.normalize("NFKC", f"{value:.15g}" if isinstance(value, (int, float)) else str(value)))
    written = MONTH.fullmatch(shown)
    if written and not (isinstance(value, float) and value != int(value)):
        made = _made(written.group(1), written.group(2) or written.group(3), "1")
        if made:
            return converted(made, "取所在月份")
    return asked(found.ask.replace("没有写日", "看不出是哪个月"), "请写成 2024-05 的样子")


def _figures(text):
    """Return the day that eight figures write."""
    return _made(text[:4], text[4:6], text[6:]) if len(text) == 8 and text.isascii() and text.isdigit() else None


def _made(year, month, day):
    try:
        made = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return made if made.year in YEARS else None

"""Money and counts as people write them → exact numbers of yuan, or of pieces."""

import re
import unicodedata
from decimal import Decimal

from workbook.roster.answer import as_is, asked, converted
from workbook.roster.blanks import squeezed

FIGURES = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|[+-]?\.[0-9]+")
APART = re.compile(r"[0-9.]\s+[0-9.]")
PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
SIGNS = ("人民币", "RMB", "CNY", "¥", "Y")
NAMED = {"亿元": 10 ** 8, "万元": 10 ** 4, "千元": 10 ** 3, "元整": 1, "元": 1, "万": 10 ** 4}
COUNTED = ("人", "户", "例", "次", "份", "个", "盒", "片", "支", "瓶", "袋", "岁", "名")
MOST_FIGURES, MOST_YUAN = 15, 10_000_000  # a bill above ten million in a column of 万元 was written in yuan
WRITE_NUMBER = "请改写为数字,不带文字"
WRITE_ONE = "请只写一个数,中间不留空格"
NOTHING = ("-", "--", "---", "—", "——", "/", "\\", "无", "未", "不详", "待定", "空", "N/A", "NA", "NONE", "NULL")
PER_CENT = "请确认:是 {:g}%(写 {:g}),还是 {:g} 本身"


def amount(value, factor=1, unit="元", textual=False):
    """Return the Answer for a sum of money in a column whose unit is worth `factor` yuan.

    >>> amount("￥1,200.00元").value, amount("１２００").value, amount(1.5, 10_000, "万元").value, amount("1.2万").value
    (1200, 1200, 15000, 12000)
    >>> amount("1200左右").ask, amount("-").ask, amount("1.200,50").ask
    ('“1200左右”不是数字', '“-”可以是 0,也可以是没有填', '“1.200,50”不是数字')
    """
    if isinstance(value, (int, float)):
        if abs(value) >= 10 ** MOST_FIGURES:
            return asked(f"“{value:.15g}”超过 {MOST_FIGURES} 位", "请核对金额")
        return _scaled(value, factor, unit, None, value)
    shown = unicodedata.normalize("NFKC", squeezed(value)).replace("。", ".") if isinstance(value, str) else ""
    if shown.upper() in NOTHING:
        return asked(f"“{_short(value)}”可以是 0,也可以是没有填", "没有发生的写 0,不知道的留空")
    if _is_apart(value):
        return asked(f"“{_short(value)}”不像一个数", WRITE_ONE)
    bare = shown
    for sign in SIGNS:
        bare = bare.removeprefix(sign)
    for name, worth in NAMED.items():
        if bare.endswith(name):
            bare = bare.removesuffix(name)
            if factor not in (1, worth) and worth != factor:
                return asked(f"“{_short(value)}”写着{name},表头的单位是{unit}", WRITE_NUMBER)
            factor, unit = worth, name if worth != 1 else "元"
            break
    if not FIGURES.fullmatch(bare):
        return asked(f"“{_short(value)}”不是数字", WRITE_NUMBER)
    number = Decimal(bare.replace(",", ""))
    if len(number.normalize().as_tuple().digits) > MOST_FIGURES or abs(number) >= 10 ** MOST_FIGURES:
        return asked(f"“{_short(value)}”超过 {MOST_FIGURES} 位", "请核对金额")
    return _scaled(number, factor, unit, None if textual and PLAIN.fullmatch(value) else "文字改为数字", value)


def whole(value, textual=False):
    """Return the Answer for a number of pieces.

    >>> whole("3人").value, whole(2.0).value, whole("两").ask
    (3, 2, '“两”不是整数')
    """
    if isinstance(value, (int, float)):
        return as_is(int(value) if value == int(value) else value)
    shown = unicodedata.normalize("NFKC", squeezed(value)) if isinstance(value, str) else ""
    if _is_apart(value):
        return asked(f"“{_short(value)}”不像一个数", WRITE_ONE)
    bare = next((shown.removesuffix(word) for word in COUNTED if shown.endswith(word)), shown)
    if not re.fullmatch("[0-9]{1,9}", bare):
        return asked(f"“{_short(value)}”不是整数", WRITE_NUMBER)
    return as_is(int(bare)) if textual and value == bare else converted(int(bare), "文字改为数字")


def share(value):
    """Return the Answer for a ratio, where 0.9 and 90% are the same and 90 is not certain.

    >>> share("90%").value, share(0.9).value, share(90).ask
    (0.9, 0.9, '90 可能是 90%')
    """
    if isinstance(value, str):
        shown = unicodedata.normalize("NFKC", squeezed(value))
        if shown.endswith("%") and FIGURES.fullmatch(shown[:-1]):
            return converted(_number(Decimal(shown[:-1].replace(",", "")) / 100), "百分数改为小数")
        if not FIGURES.fullmatch(shown):
            return asked(f"“{_short(value)}”不是比例", "请写成 0.9 或 90%")
        found = share(_number(Decimal(shown.replace(",", ""))))
        return found if found.ask else converted(found.value, "文字改为数字")
    if 1.5 < value <= 100:
        return asked(f"{value:g} 可能是 {value:g}%", PER_CENT.format(value, value / 100, value))
    return as_is(value)


def _scaled(number, factor, unit, why, before):
    if factor == 1:
        return converted(_number(number), why) if why else as_is(_number(number))
    yuan = Decimal(str(number)) * factor
    if abs(yuan) > MOST_YUAN:
        return asked(f"{before} {unit}超过一千万元,可能本来就是元", "请核对单位")
    return converted(_number(yuan), f"{unit}化为元")


def _number(value):
    """Return a Decimal as the number that a cell would hold."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _is_apart(value):
    """Tell whether figures stand apart in a text, or raised, circled, in fractions: 12² is neither 122 nor 144."""
    return isinstance(value, str) and (bool(APART.search(unicodedata.normalize("NFKC", value))) or any(unicodedata.category(sign) == "No" for sign in value))


def _short(value):
    shown = str(value)
    return shown if len(shown) <= 20 else shown[:20] + "…"

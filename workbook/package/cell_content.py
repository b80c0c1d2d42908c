"""What is put into a cell: texts that never become formulas, numbers, days, truth values, blanks, formulas of our own."""

import datetime
import math
from dataclasses import dataclass
from decimal import Decimal

from workbook.package.markup import escaped
from workbook.package.refused import Fault
from workbook.serial import ORIGIN
from workbook.xlsx.text import spelt_out

LONGEST_TEXT, LONGEST_FORMULA, MOST_DIGITS = 32_767, 8_192, 15
SHIFT_1904 = 1_462
DAY_FORMAT, TIME_FORMAT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"


@dataclass(frozen=True)
class Formula:
    """A formula of the product's own, without its =, and the result to show until it is computed."""

    text: str
    cached: object = None


@dataclass(frozen=True)
class Stored:
    """A value as its cell stores it: the type (empty for a number), the text of <v> or <t>, the formula."""

    kind: str = ""
    text: str | None = None
    formula: str | None = None


def stored(value, shift=0):
    """Return the Stored form of a value, `shift` days off in a workbook that counts from 1904; Fault says what cannot be written.

    >>> stored("=1+1"), stored(12.5)
    (Stored(kind='inlineStr', text='=1+1', formula=None), Stored(kind='', text='12.5', formula=None))
    >>> stored(True), stored(datetime.date(2025, 10, 15)).text
    (Stored(kind='b', text='1', formula=None), '45945')
    """
    if value is None:
        return Stored()
    if isinstance(value, Formula):
        return _formula(value, shift)
    if isinstance(value, str):
        if len(value.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_TEXT:
            raise Fault("W24", f"文字超过 {LONGEST_TEXT} 个字符", "请缩短后再写")
        return Stored("inlineStr", value)
    if isinstance(value, bool):
        return Stored("b", str(int(value)))
    if isinstance(value, (datetime.datetime, datetime.date)):
        return Stored("", _serial(value, shift))
    if isinstance(value, (int, float, Decimal)):
        return Stored("", _number(value))
    raise TypeError(f"{type(value).__name__} is no value of a cell")


def xml(content, tag):
    """Return (attributes, content) of a cell element that holds a Stored; `tag` is the prefix of its name."""
    kind = f' t="{content.kind}"' if content.kind else ""
    if content.formula is not None:
        value = "" if content.text is None else f"<{tag}v>{spelt(content.text)}</{tag}v>"
        return kind, f"<{tag}f>{spelt(content.formula)}</{tag}f>{value}"
    if content.text is None:
        return "", ""
    if content.kind == "inlineStr":
        return kind, f'<{tag}is><{tag}t xml:space="preserve">{spelt(content.text)}</{tag}t></{tag}is>'
    return kind, f"<{tag}v>{content.text}</{tag}v>"


def spelt(text):
    r"""Return a text as ST_Xstring spells it (ECMA-376 part 1, 22.9.2.19), ready for XML.

    >>> spelt("a\x0b<b>"), spelt("_x000D_"), spelt("]]>")
    ('a_x000B_&lt;b&gt;', '_x005F_x000D_', ']]&gt;')
    """
    return escaped(spelt_out(text))


def day_format(value):
    """Return the number format that a value asks for, None where any will do."""
    if isinstance(value, datetime.datetime):
        return TIME_FORMAT
    return DAY_FORMAT if isinstance(value, datetime.date) else None


def _formula(value, shift):
    if not 0 < len(value.text) <= LONGEST_FORMULA or value.text.startswith("="):
        raise ValueError(f"no formula: {value.text[:40]!r}")
    shown = stored(value.cached, shift)
    return Stored("str" if shown.kind == "inlineStr" else shown.kind, shown.text, value.text)


def _number(value):
    if not math.isfinite(value):
        raise Fault("W24", "不是有限的数", "请先改正计算结果")
    if len(Decimal(value).normalize().as_tuple().digits) > MOST_DIGITS and not isinstance(value, float):
        raise Fault("W24", f"数字超过 {MOST_DIGITS} 位,表格程序会丢掉后面的位数", "证件号等请按文字写入")
    return str(value) if isinstance(value, (int, Decimal)) else repr(float(value))


def _serial(value, shift):
    moment = value if isinstance(value, datetime.datetime) else datetime.datetime.combine(value, datetime.time())
    passed = moment.replace(tzinfo=None) - datetime.datetime.combine(ORIGIN, datetime.time())
    days = passed.days - shift + passed.seconds / 86_400
    if days < (0 if shift else 61):  # before 1 March 1900 programs differ by a day
        raise Fault("W24", f"日期 {value:%Y-%m-%d} 早于表格程序能表示的日期", "请核对日期")
    return repr(int(days)) if days == int(days) else repr(days)

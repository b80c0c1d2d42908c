"""A value as it stands in a cell and as xlwings sees it: days are serial numbers there and datetimes here."""

import datetime
import decimal
import numbers
import re

from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from workbook.engine.errors import EngineError

CHINESE_DAYS = frozenset([*range(27, 37), *range(50, 59)])  # number formats that Excel builds in for Chinese; openpyxl knows none
FIRST, FIRST_1904 = datetime.datetime(1899, 12, 30), datetime.datetime(1904, 1, 1)
LAST_SERIAL = 2_958_465.999_999_99  # the end of 9999
LONGEST = 32_767  # characters in a cell; openpyxl would cut the rest off and say nothing
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
DAY, MOMENT, CLOCK, LASTING = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "hh:mm:ss", "[h]:mm:ss"
ERRORS = frozenset(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!"])


class ErrorValue(str):
    """An error in a cell, such as #N/A; xlwings makes None of it, or its text with `err_to_str`."""


def is_day(cell):
    """Tell whether the number format of a cell shows a day or a time of day."""
    known = cell.number_format
    return (cell.has_style and cell._style.numFmtId in CHINESE_DAYS) or (
        known != "General" and is_date_format(known) and not is_timedelta_format(known))


def seen(value, kind, day, epoch):
    """Return a stored value as Excel's Range.Value gives it: numbers are floats, days are datetimes."""
    if kind == "e":
        return ErrorValue(value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, CellRichText):
        return str(value)
    if isinstance(value, numbers.Number):
        return moment(value, epoch) if day else float(value)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return datetime.datetime.combine(value, datetime.time())
    return value


def moment(serial, epoch):
    """Return the datetime of a serial number; the number itself where Excel has no day for it.

    >>> moment(45415.5, None), moment(20230115, None)
    (datetime.datetime(2024, 5, 3, 12, 0), 20230115.0)
    """
    if not 0 <= serial <= LAST_SERIAL:
        return float(serial)
    first = FIRST_1904 if epoch == CALENDAR_MAC_1904 else FIRST
    return first + datetime.timedelta(milliseconds=round(serial * 86_400_000))


def serial(value, epoch):
    """Return (serial number, number format) of a day, a time of day or a length of time."""
    if isinstance(value, datetime.timedelta):
        return value / datetime.timedelta(days=1), LASTING
    if isinstance(value, datetime.time):
        return (datetime.datetime.combine(FIRST, value.replace(tzinfo=None)) - FIRST) / datetime.timedelta(days=1), CLOCK
    if not isinstance(value, datetime.datetime):
        value = datetime.datetime.combine(value, datetime.time())
    value = value.replace(tzinfo=None)
    first = FIRST_1904 if epoch == CALENDAR_MAC_1904 else FIRST
    days = (value - first) / datetime.timedelta(days=1)
    if days < (0 if first is FIRST_1904 else 61):
        raise EngineError(f"日期 {value:%Y-%m-%d} 太早:Excel 里的日期从 1900-03-01 起才可靠")
    return (int(days), DAY) if days == int(days) else (days, MOMENT)


def plain(value):
    """Return a value that can stand in a cell: numpy and Decimal become floats, blanks and NaN become None.

    Raises EngineError for text that Excel could not hold and for things that are no value.
    """
    if value is None or value == "" and isinstance(value, str) or value != value:
        return None
    if hasattr(value, "item") and not isinstance(value, (str, datetime.date)):
        value = value.item()
    if isinstance(value, (bool, int, datetime.date, datetime.time, datetime.timedelta)):
        return value
    if isinstance(value, (decimal.Decimal, numbers.Real)):
        return _finite(float(value))
    if not isinstance(value, str):
        raise EngineError(f"单元格里放不下 {type(value).__name__} 类型的值")
    if len(value) > LONGEST:
        raise EngineError(f"文字有 {len(value)} 个字符,一个单元格最多 {LONGEST} 个")
    if CONTROL.search(value):
        raise EngineError(f"文字里有 Excel 不允许的控制字符:{CONTROL.sub('?', value)[:40]}")
    return value


def _finite(number):
    if number in (float("inf"), float("-inf")):
        raise EngineError("单元格里放不下无穷大")
    return number

"""What the text of a cell says: a number, a word, an error, or a day where both its number and its format allow one."""

import datetime
import re
from functools import lru_cache

from workbook.xlsx.cell import DATE, NUMBER

DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?")
LARGEST = 1.7976931348623157e308
WHOLE = re.compile(r"[+-]?[0-9]{1,400}")
DAYS_FROM_1900_TO_1904 = 1_462
FIRST_SERIAL, PAST_LAST_SERIAL = 61, 2_958_466  # 1 March 1900, from which all programs agree, to 31 December 9999
ORIGIN = datetime.datetime(1899, 12, 30)


@lru_cache(maxsize=2**16)  # days, noughts and round amounts come again and again
def number(text):
    """Return the number that `text` writes, whole ones to the last digit; ValueError where it writes none.

    >>> number("110101199003072316"), number("1.5E3"), number("-0")
    (110101199003072316, 1500.0, 0)
    """
    value = int(text) if WHOLE.fullmatch(text) else float(text) if DECIMAL.fullmatch(text) else None
    if value is None or not -LARGEST <= value <= LARGEST:
        raise ValueError(text)
    return value


def moment(text, shift=0):
    """Return the serial number of ISO 8601 text, `shift` days fewer in a book of the 1904 system; the text where it is no day.

    >>> moment("2023-01-15"), moment("2023-01-15T12:00:00Z"), moment("15.1.2023")
    (44941, 44941.5, '15.1.2023')
    """
    try:
        day = datetime.datetime.fromisoformat(text).replace(tzinfo=None) - ORIGIN
    except ValueError:
        return text
    serial = day.days - shift + day.seconds / 86_400
    return int(serial) if serial == int(serial) else serial


def day(cell, is_date, shift=0):
    """Return the datetime of a cell: None where its format (`is_date`) is none of dates or its number none of a day.

    >>> from workbook.xlsx.cell import Cell
    >>> day(Cell(1, 1, "n", "45945", 1, None), True), day(Cell(1, 1, "n", "20230115", 1, None), True)
    (datetime.datetime(2025, 10, 15, 0, 0), None)
    """
    if cell.text is None or cell.kind not in (NUMBER, DATE) or not (is_date or cell.kind == DATE):
        return None
    serial = number(cell.text) if cell.kind == NUMBER else moment(cell.text, shift)
    if isinstance(serial, str) or not FIRST_SERIAL <= serial + shift < PAST_LAST_SERIAL:
        return None
    return ORIGIN + datetime.timedelta(days=int(serial // 1) + shift, seconds=round(serial % 1 * 86_400))

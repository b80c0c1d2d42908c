"""Numbers of persons hidden in what is said about a file: in messages, findings and names of files no identity or telephone number is repeated."""

import re

SHOWN = 4
NUMBER = re.compile(r"[\dOolI]{14,}[\dOolIXxＸｘ]|(?<![\dA-Za-z])1[3-9]\d{9}(?!\d)")  # people type O for 0 and l for 1; telephones have 11
SHORT = 40


def masked(text):
    """Return a text with every identity or telephone number in it hidden but for its last four characters.

    >>> masked("“11010519491231002X”不在规定之列"), masked("电话13800138000"), masked("ZY20250901001")
    ('“**************002X”不在规定之列', '电话*******8000', 'ZY20250901001')
    """
    return NUMBER.sub(lambda found: "*" * (len(found.group()) - SHOWN) + found.group()[-SHOWN:], text)


def quoted(value, most=SHORT):
    """Return what a message quotes of a cell: masked, and at most `most` signs of it.

    >>> quoted("=A1" * 20)
    '=A1=A1=A1=A1=A1=A1=A1=A1=A1=A1=A1=A1=A1…'
    """
    text = masked(str(value))
    return text if len(text) <= most else text[:most - 1] + "…"

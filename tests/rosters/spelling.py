"""How staff spell a value: what stands in the cell, and what it means."""

import datetime
from dataclasses import dataclass

from openpyxl.utils import datetime as excel

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
NBSP, IDEOGRAPHIC, ZERO_WIDTH, MARK = "\u00a0", "\u3000", "\u200b", "\ufeff"


@dataclass(frozen=True)
class Formula:
    """A formula and the value stored beside it; None where none is stored."""

    text: str
    stored: object = None


@dataclass(frozen=True)
class Broken:
    """An error that stands in a cell: #N/A, #REF! …"""

    text: str


@dataclass(frozen=True)
class Said:
    """`source` stands in the cell, under the number format `shown`; it means `value`, or somebody must be asked."""

    source: object
    value: object = None
    asks: bool = False
    shown: object = None


def said(source, value, shown=None):
    """Return a cell whose meaning is certain."""
    return Said(source, value, shown=shown)


def asked(source, shown=None):
    """Return a cell whose meaning is not certain, whoever reads it."""
    return Said(source, asks=True, shown=shown)


def plain(value):
    """Return a cell that says what it means; a day is a day of the program."""
    return value if isinstance(value, Said) else Said(value, value, shown="yyyy/m/d" if isinstance(value, datetime.date) else None)


# days

def dotted(day):
    """2024.5.3"""
    return said(f"{day.year}.{day.month}.{day.day}", day)


def dotted_with_zeros(day):
    """2024.05.03"""
    return said(f"{day:%Y.%m.%d}", day)


def chinese(day):
    """2024年5月3日"""
    return said(f"{day.year}年{day.month}月{day.day}日", day)


def slashed(day):
    """2024/5/3"""
    return said(f"{day.year}/{day.month}/{day.day}", day)


def dashed(day):
    """2024-05-03"""
    return said(f"{day:%Y-%m-%d}", day)


def compact(day):
    """20240503 as text."""
    return said(f"{day:%Y%m%d}", day)


def compact_number(day):
    """20240503 as a number."""
    return said(int(f"{day:%Y%m%d}"), day)


def bare_serial(day):
    """45415 in a cell of no format: what is left when a column of days is set to General."""
    return said(int(excel.to_excel(day)), day)


def as_format(shown):
    """A day of the program under a number format of its own."""
    return lambda day: said(day, day, shown)


# money and counts

def with_yuan(amount):
    """1,200.00元"""
    return said(f"{amount:,.2f}元", amount)


def with_sign(amount):
    """￥1200.00"""
    return said(f"￥{amount:.2f}", amount)


def with_commas(amount):
    """1,200.00 as text."""
    return said(f"{amount:,.2f}", amount)


def text_number(amount):
    """1200.00 as text."""
    return said(f"{amount:.2f}", amount)


def full_width(value):
    """１２００．５０, or any other text, in full width."""
    return said(str(value).translate(FULL_WIDTH), value)


def ten_thousands(amount):
    """0.12 in a column of 万元."""
    return said(round(amount / 10_000, 6), amount)


def ten_thousands_text(amount):
    """0.12 as text in a column of 万元."""
    return said(f"{amount / 10_000:.6f}", amount)


# names and numbers

def with_blanks(blank, before=False, between=False):
    """A text with a blank of some kind behind, before or between its characters."""
    def spelled(text):
        return said(blank.join(text) if between else blank + text if before else text + blank, text)
    return spelled


def lower(text):
    """An identity number with a small x."""
    return said(text.lower(), text)


def grouped(text):
    """450921 19650203 1234"""
    return said(f"{text[:6]} {text[6:14]} {text[14:]}", text)


def apostrophe(text):
    """'450921… with the apostrophe inside the text."""
    return said("'" + text, text)


def as_number(text):
    """Figures stored as a number though they are a text: a telephone number, a number of a stay."""
    return said(int(text), text)


def ticked(word):
    """√ for 是, × for 否."""
    return said({"是": "√", "否": "×"}[word], word)


def initial(word):
    """Y for 是, N for 否."""
    return said({"是": "Y", "否": "N"}[word], word)


def has(word):
    """有 for 是, 无 for 否."""
    return said({"是": "有", "否": "无"}[word], word)

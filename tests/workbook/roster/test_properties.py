"""Laws of reading that hold for whatever Hypothesis thinks of."""

import datetime
import random
import string
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rosters import spelling
from tests.rosters.people import identity_number
from tests.workbook.roster.odd import HEAD, STAYS, one, stay
from workbook.roster import amounts, days, identity_text, names, read, values, words
from workbook.roster.headings import heading

CERTAIN_DAYS = (spelling.dotted, spelling.dotted_with_zeros, spelling.chinese, spelling.slashed, spelling.dashed, spelling.compact)
DAYS = st.dates(datetime.date(1940, 1, 1), datetime.date(2099, 12, 31))
FEN = st.integers(-10 ** 12, 10 ** 12)
FULL = str.maketrans(string.digits + ".,", "０１２３４５６７８９．，")
MONEY = {"plain": lambda text: text, "thousands": lambda text: f"{Decimal(text):,}", "sign": lambda text: "￥" + text if text[0] != "-" else text,
         "yuan": lambda text: text + "元", "full": lambda text: text.translate(FULL), "blanks": lambda text: f"\u3000{text}\u00a0\n",
         "both": lambda text: f" {Decimal(text):,} 元"}
TYPED = [(sheet, column, kinds[column.key]) for _, sheet, kinds in names.ledgers() for column in sheet.columns if column.typed]
KINDS = {(kind, values.is_identity(column), bool(column.words), column.listed): column for _, column, kind in TYPED}


@given(DAYS, st.sampled_from(CERTAIN_DAYS))
def test_a_day_in_any_certain_spelling_is_that_day(day, spelled):
    """The spellings of tests/rosters/spelling.py."""
    assert day == days.day(spelled(day).source).value


@given(DAYS, st.booleans())
def test_a_serial_number_is_its_day_in_both_systems(day, system_of_1904):
    """ECMA-376: day 0 is 30 December 1899, or 1 January 1904."""
    origin, shift = (datetime.date(1904, 1, 1), 1462) if system_of_1904 else (datetime.date(1899, 12, 30), 0)

    assert day == days.day((day - origin).days, True, shift).value or day < origin


@given(FEN, st.sampled_from(sorted(MONEY)))
def test_money_in_any_certain_spelling_is_read_to_the_fen(fen, how):
    """As exact as a number of a cell: Decimal of what is read is the sum that was written."""
    exact = Decimal(fen) / 100
    read = amounts.amount(MONEY[how](f"{exact:.2f}"))

    assert read.ask is None and exact == Decimal(str(read.value))


@given(st.integers(0, 10 ** 9))
def test_ten_thousands_are_exact_to_the_fen(fen):
    """万元 with six decimals: 0.1 + 0.2 is nowhere reckoned in binary."""
    exact = Decimal(fen) / 100
    read = amounts.amount(f"{exact / 10_000:f}", 10_000, "万元")

    assert read.ask and exact > 10_000_000 or exact == Decimal(str(read.value))


@given(st.dates(datetime.date(1940, 1, 1), datetime.date(2015, 12, 31)), st.integers(1, 999), st.sampled_from(["{}", " {} ", "'{}", "{}\u200b", "\u3000{}"]))
def test_an_identity_number_is_read_to_the_last_sign(birth, sequence, shape):
    """GB 11643-1999 and its check digit by ISO 7064."""
    number = identity_number(birth, sequence)

    assert number == identity_text.identity(shape.format(number.lower())).value


@given(st.dates(datetime.date(1940, 1, 1), datetime.date(2015, 12, 31)), st.integers(1, 999), st.integers(0, 17), st.sampled_from(string.digits))
def test_an_identity_number_with_one_wrong_figure_is_asked_about(birth, sequence, at, figure):
    """ISO 7064 MOD 11-2 finds every single error; nothing is repaired."""
    number = identity_number(birth, sequence)
    wrong = number[:at] + figure + number[at + 1:]
    answer = identity_text.identity(wrong)

    assert answer.value == number if wrong == number else answer.ask and answer.value is None


@given(st.one_of(st.text(), st.text("0123456789.-/年月日元万 ,￥%Xx′\n²½፩٣〇", max_size=24), st.integers(-10 ** 307, 10 ** 307), st.floats(allow_nan=False, allow_infinity=False)),
       st.sampled_from(sorted(KINDS, key=str)), st.booleans(), st.sampled_from([None, "元", "万元", "%"]), st.booleans())
@settings(max_examples=600)
def test_no_value_ever_raises_and_every_change_is_said(value, which, is_date, unit, textual):
    """In a column of any kind: as it is, converted with the reason, or asked about with the mend."""
    textual = textual and isinstance(value, str)
    answer = values.answer(value, KINDS[which], which[0], is_date, 0, unit, textual)

    if answer is None:
        assert isinstance(value, str)
    elif answer.ask:
        assert answer.mend and answer.value is None
    elif answer.why is None and not (is_date and which[0] == "date"):
        assert answer.value == value or textual and str(answer.value) in (value, value.rstrip("0").rstrip("."), value + ".0") or textual and Decimal(str(answer.value)) == Decimal(value)


@given(st.text(max_size=60))
def test_no_header_ever_raises(text):
    """Whatever somebody writes over a column."""
    assert heading(text) == heading(text) and heading(text).spellings() == heading(text).spellings()


@given(st.text(max_size=12))
def test_a_name_keeps_every_sign_that_shows(text):
    """Only blanks are ever taken out of a name."""
    answer = words.person(text)

    assert answer.ask or text.split() == [] or "".join(answer.value.split()) in ("".join(text.split()), words.squeezed(text)) or words.squeezed(text) == words.squeezed(answer.value)


def test_the_order_of_the_columns_does_not_change_what_is_read(tmp_path):
    """Twelve orders by a fixed seed."""
    dice, rows = random.Random(6), [stay(number) for number in range(6)]
    straight = read(one(tmp_path, [HEAD, *rows]), **STAYS)
    for _ in range(12):
        order = dice.sample(range(len(HEAD)), len(HEAD))
        found = read(one(tmp_path, [[cells[at] for at in order] for cells in (HEAD, *rows)]), **STAYS)

        assert (straight.rows, straight.places, straight.questions) == (found.rows, found.places, found.questions)


def test_a_table_read_twice_is_read_the_same_and_left_as_it_was(tmp_path):
    """Byte for byte."""
    path = one(tmp_path, [HEAD, *(stay(number) for number in range(4)), stay(5, total="1200左右")])
    before = path.read_bytes()

    assert vars(read(path, **STAYS)) == vars(read(path, **STAYS)) and before == path.read_bytes()


def test_what_was_converted_is_listed_on_its_cell(tmp_path):
    """Of a table in which every cell is spelled otherwise; what is not listed is what stands there."""
    spelled = {"name": "张　三", "total": "１，２００元", "admitted_on": "2024.5.3", "single_disease": "√", "admission_no": 1234567}
    found = read(one(tmp_path, [HEAD, *(stay(number, **spelled) for number in range(5))]), **STAYS)
    listed = {(conversion.cell, conversion.key) for conversion in found.conversions}

    for place, row in enumerate(found.rows):
        for key, value in spelled.items():
            assert row[key] != value and (found.cell_of(place, key)[1], key) in listed

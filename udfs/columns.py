"""What the batch reading computes with: columns, each with its values and, where it has none, the word instead.

A word is a code in a `Words` table. `state` is 0 where the value stands, else the code of the word that stands for it;
a column without any missing value has state None. Of two missing values the one evaluated first wins, as in Python.
"""

from dataclasses import dataclass

import numpy as np

from udfs.identity_number import CHECK_CHARACTERS, LENGTH, WEIGHTS
from udfs.money import FEN, MICRO, MICRO_PER_FEN
from udfs.state import BLANK, NO_CALENDAR


class Words:
    """A table of words; code 0 means none, code 1 the blank."""

    def __init__(self):
        self.words, self.codes = [None, BLANK], {}
        self.blank = 1

    def code(self, word):
        """Return the code of `word`, adding it when new."""
        if word is BLANK:
            return self.blank
        code = self.codes.get(word)
        if code is None:
            code = self.codes[word] = len(self.words)
            self.words.append(word)
        return code

    def lookup(self, function, dtype):
        """Return an array by code of what `function` gives for each word."""
        return np.array([function(word) if index > self.blank else dtype() for index, word in enumerate(self.words)],
                        dtype=dtype)


@dataclass
class Column:
    """Values and states of one node over all rows (either may have length 1)."""

    values: np.ndarray
    state: np.ndarray | None = None


def first_state(*columns):
    """Return the state of the first missing value among `columns`, row by row."""
    state = None
    for column in columns:
        if column.state is not None:
            state = column.state if state is None else np.where(state != 0, state, column.state)
    return state


def choose(condition, then, otherwise):
    """Return `then` where `condition` holds, else `otherwise`; states only of the branch taken."""
    values = np.where(condition.values, then.values, otherwise.values)
    state = None
    if then.state is not None or otherwise.state is not None:
        state = np.where(condition.values, 0 if then.state is None else then.state,
                         0 if otherwise.state is None else otherwise.state)
    if condition.state is not None:
        state = np.where(condition.state != 0, condition.state, 0 if state is None else state)
    return Column(values, state)


def micro(amount):
    """Return amounts [yuan] in whole micro-yuan."""
    return np.rint(amount * MICRO)


class Operations:
    """The column reading of every primitive, over one calendar and one table of words."""

    def __init__(self, calendar, words):
        self.first = np.datetime64(calendar.first, "D").astype(np.int64)
        self.rank, self.worked = np.array(calendar.rank), np.array(calendar.worked)
        self.no_calendar = words.code(NO_CALENDAR)

    def apply(self, primitive, operands):
        """Return the column of a primitive over its operand columns."""
        result = getattr(self, primitive)(*(operand.values for operand in operands))
        own = None
        if isinstance(result, tuple):
            result, outside = result
            own = np.where(outside, self.no_calendar, 0)
        return Column(result, first_state(*operands, Column(result, own)))

    yuan = staticmethod(lambda amount: np.floor(micro(amount) / MICRO_PER_FEN + 0.5) / FEN)
    at_least = staticmethod(lambda amount, floor: micro(amount) >= micro(floor))
    exceeds = staticmethod(lambda amount, ceiling: micro(amount) > micro(ceiling))
    ceiling = staticmethod(lambda number: -np.floor(-micro(number) / MICRO))
    first_rate = staticmethod(lambda bands, increase: np.minimum(bands[0][1] + increase, 1))
    min = staticmethod(np.minimum)
    max = staticmethod(np.maximum)

    @staticmethod
    def banded(amount, start, bands, increase):
        paid, lower = 0.0, 0.0
        for upper, rate in bands:
            upper = np.inf if upper is None else upper
            width = np.maximum(np.minimum(amount, upper) - np.maximum(start, lower), 0)
            paid, lower = paid + width * np.minimum(rate + increase, 1), upper
        return paid

    def workday(self, start, days):
        rank, outside = self._rank(start)
        due, beyond = self._nth(rank + days.astype(np.int64))
        return np.where(days == 0, start, due), (outside | beyond) & (days != 0)

    def workday_on_or_before(self, day):
        rank, outside = self._rank(day)
        due, beyond = self._nth(rank)
        return due, outside | beyond

    def workday_on_or_after(self, day):
        rank, outside = self._rank(day)
        before = np.where(day == self.first, 0, self._rank(day - 1)[0])
        due, beyond = self._nth(before + 1)
        return due, outside | beyond

    def _rank(self, day):
        index = day - self.first
        outside = (index < 0) | (index >= len(self.rank))
        return self.rank[np.where(outside, 0, index)], outside

    def _nth(self, count):
        beyond = (count < 1) | (count > len(self.worked))
        return self.first + self.worked[np.where(beyond, 1, count) - 1], beyond

    @staticmethod
    def date_in_month(day, months, number):
        month = day.astype("datetime64[D]").astype("datetime64[M]") + months.astype(np.int64)
        return month.astype("datetime64[D]").astype(np.int64) + number.astype(np.int64) - 1

    @staticmethod
    def days_after(day, days):
        return day + days.astype(np.int64)

    @staticmethod
    def months_after(day, months):
        date = day.astype("datetime64[D]")
        month = date.astype("datetime64[M]")
        first, following = ((month + months.astype(np.int64) + later).astype("datetime64[D]").astype(np.int64) for later in (0, 1))
        return np.minimum(first + (date - month.astype("datetime64[D]")).astype(np.int64), following - 1)

    @staticmethod
    def completed_years(birth, day):
        years, before = zip(*map(_year_and_day, (birth, day)))
        return (years[1] - years[0] - (before[1] < before[0])).astype(np.float64)

    @staticmethod
    def days_between(first, last):
        return (last - first).astype(np.float64)

    @staticmethod
    def has_18_characters(number):
        return np.char.str_len(number) == LENGTH

    @staticmethod
    def has_id_characters(number):
        characters = _characters(number)
        figures = (characters >= ord("0")) & (characters <= ord("9"))
        return figures[:, :-1].all(axis=1) & (figures[:, -1] | np.isin(characters[:, -1], (ord("X"), ord("x"))))

    @staticmethod
    def has_birth_date(number):
        return _birth(number)[1]

    @staticmethod
    def birth_date_in(number):
        return _birth(number)[0]

    @staticmethod
    def ends_in_000(number):
        return np.char.endswith(number, "000")

    @staticmethod
    def check_digit_holds(number):
        characters = _characters(number)
        total = _figures(characters[:, :-1]) @ np.array(WEIGHTS)
        expected = np.array([ord(character) for character in CHECK_CHARACTERS])[total % 11]
        last = characters[:, -1]
        return expected == np.where(last == ord("x"), ord("X"), last)

    @staticmethod
    def sequence_is_odd(number):
        return _figures(_characters(number)[:, -2]) % 2 == 1


def _characters(number):
    padded = np.ascontiguousarray(number.astype(f"U{LENGTH}"))
    return padded.view(np.uint32).reshape(len(padded), LENGTH)


def _figures(characters):
    return characters.astype(np.int64) - ord("0")


def _birth(number):
    figures = np.clip(_figures(_characters(number)[:, 6:14]), 0, 9)
    year, month, day = figures[:, :4] @ [1000, 100, 10, 1], figures[:, 4:6] @ [10, 1], figures[:, 6:] @ [10, 1]
    sound = (year >= 1) & (month >= 1) & (month <= 12) & (day >= 1)
    first = ((np.where(sound, year, 1970) - 1970) * 12 + np.where(sound, month, 1) - 1).astype("datetime64[M]")
    length = ((first + 1).astype("datetime64[D]") - first.astype("datetime64[D]")).astype(np.int64)
    return first.astype("datetime64[D]").astype(np.int64) + day - 1, sound & (day <= length)


def _year_and_day(day):
    date = day.astype("datetime64[D]")
    year, month = date.astype("datetime64[Y]"), date.astype("datetime64[M]")
    months = (month - year.astype("datetime64[M]")).astype(np.int64)
    days = (date - month.astype("datetime64[D]")).astype(np.int64)
    return year.astype(np.int64), months * 32 + days

"""A column of inputs as numpy arrays: the values, where they are blank, where they are impossible.

Columns of one plain kind (numbers, days, words) are taken whole; anything mixed goes value by value through the
vocabulary, which decides in the end what is blank and what is impossible.
"""

import datetime

import numpy as np

from udfs.vocabulary import FIRST_DAY, INVALID, LAST_DAY, MOST_WHOLE

EPOCH = datetime.date(1970, 1, 1).toordinal()
DTYPES = {"yuan": np.float64, "whole": np.float64, "yesno": bool, "date": np.int64, "word": np.int64,
          "words": np.int64, "text": str, "name": str}
NUMBERS, NOTHING = {float, int}, type(None)


def encode(name, values, words):
    """Return (stored, blank, invalid) of the input `name`; words are stored as their codes in `words`."""
    types = {values.dtype.type} if isinstance(values, np.ndarray) and values.dtype != object else set(map(type, values))
    if name.kind in ("yuan", "whole") and (types <= NUMBERS or _is_plain_number(values)):
        return _numbers(name, values)
    if name.kind == "date" and types <= {datetime.date, NOTHING}:
        return _days(values)
    if name.kind == "text" and types <= {str, NOTHING}:
        stored = np.array([value or "" for value in values], dtype=str)
        return stored, stored == "", np.zeros(len(stored), bool)
    if types <= {str, bool, NOTHING}:
        read = {value: name.read(value) for value in set(values)}
        return _stored(name.kind, [read[value] for value in values], words)
    return _stored(name.kind, [name.read(value) for value in values], words)


def _is_plain_number(values):
    return isinstance(values, np.ndarray) and values.dtype.kind in "fiu"


def _numbers(name, values):
    try:
        stored = np.array(values, dtype=np.float64)
    except OverflowError:
        return _stored(name.kind, [name.read(value) for value in values], None)
    blank = np.isnan(stored)
    sound = (stored >= 0) & (stored < np.inf)
    if name.kind == "whole":
        sound &= (stored == np.floor(stored)) & (stored <= MOST_WHOLE)
    return np.where(sound, stored, 0.0), blank, ~sound & ~blank


def _days(values):
    stored = np.array([0 if value is None else value.toordinal() for value in values], dtype=np.int64)
    blank = stored == 0
    sound = (stored >= FIRST_DAY.toordinal()) & (stored <= LAST_DAY.toordinal())
    return np.where(sound, stored - EPOCH, 0), blank, ~sound & ~blank


def _stored(kind, read, words):
    blank = np.array([value is None for value in read], dtype=bool)
    invalid = np.array([value is INVALID for value in read], dtype=bool)
    dtype = DTYPES[kind]
    stored = [dtype() if value is None or value is INVALID else _plain(kind, value, words) for value in read]
    return np.array(stored, dtype=dtype), blank, invalid


def _plain(kind, value, words):
    if kind in ("word", "words"):
        return words.code(value)
    return value.toordinal() - EPOCH if kind == "date" else value

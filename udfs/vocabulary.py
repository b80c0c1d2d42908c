"""The vocabulary of inputs: what a name means, which values it takes, what it is called on a sheet.

>>> NAMES["institution_level"].label, NAMES["institution_level"].values[1]
('机构级别', '县级')
"""

import datetime
import math
import numbers
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

JOINER = "、"
YES, NO = "是", "否"
BLANK_CHARACTERS = " \u3000"
FIRST_DAY = datetime.date(1900, 3, 1)  # Excel and LibreOffice count days differently before it
LAST_DAY = datetime.date(9998, 12, 31)  # so that the next months are days too
MOST_WHOLE = 10 ** 9  # in millionths, as `money.ceiling` takes them, every engine still counts them exactly
KINDS = ("yuan", "whole", "word", "words", "yesno", "date", "text", "name")
INVALID = object()


@dataclass(frozen=True)
class Name:
    """One input: `kind` decides what is blank, what is impossible and how a sheet shows it."""

    name: str
    label: str
    kind: str
    values: tuple = ()
    may_be_blank: bool = False
    passes_on: bool = False
    synonyms: dict = field(default_factory=dict, hash=False)

    def meant(self, words):
        """Return what a roster's own words mean in the vocabulary; None where one of them is unknown.

        >>> NAMES["category"].meant("低保户、五保"), NAMES["category"].meant("困难户")
        ('低保对象、特困人员', None)
        """
        found = [word if word in self.values else self.synonyms.get(word) for word in str(words).split(JOINER)]
        return None if None in found else JOINER.join(dict.fromkeys(found))

    def read(self, value):
        """Return `value` as the rule sees it; None when blank, INVALID when impossible.

        >>> NAMES["single_disease"].read("是"), NAMES["total"].read(""), NAMES["total"].read(-1) is INVALID
        (True, None, True)
        """
        if value is None or isinstance(value, str) and value == "" or _is_nothing(value):
            return None
        if type(value).__module__ == "numpy":
            value = value.astype("datetime64[D]").item() if value.dtype.kind == "M" else value.item()
        return _READERS[self.kind](self, value)

    def written(self, text):
        """Return a value typed on a command line or read from JSON, ready for `read`.

        >>> NAMES["day_on"].written("2025-09-03"), NAMES["total"].written("12.30"), NAMES["total"].written("12元")
        (datetime.date(2025, 9, 3), 12.3, '12元')
        """
        if not isinstance(text, str):
            return text
        try:
            if self.kind == "date" and text:
                return datetime.date.fromisoformat(text)
            if self.kind in ("yuan", "whole") and text:
                return float(text)
        except ValueError:
            pass
        return text


def _is_nothing(value):
    """Tell whether `value` is the nan, NaT or NA of a numeric library."""
    try:
        return bool(value != value)
    except TypeError:
        return True


def _yuan(_, value):
    if isinstance(value, bool) or not isinstance(value, (numbers.Real, Decimal)):
        return INVALID
    try:
        amount = float(value)
    except OverflowError:
        return INVALID
    return amount if 0 <= amount < math.inf else INVALID


def _whole(name, value):
    amount = _yuan(name, value)
    return int(amount) if amount is not INVALID and amount <= MOST_WHOLE and amount == int(amount) else INVALID


def _word(name, value):
    return value if isinstance(value, str) and value in name.values else INVALID


def _words(name, value):
    return value if isinstance(value, str) and all(word in name.values for word in value.split(JOINER)) else INVALID


def _yesno(_, value):
    if isinstance(value, bool):
        return value
    return {YES: True, NO: False}.get(value, INVALID) if isinstance(value, str) else INVALID


def _date(_, value):
    if isinstance(value, datetime.datetime):
        value = value.date()
    return value if isinstance(value, datetime.date) and FIRST_DAY <= value <= LAST_DAY else INVALID


def _text(_, value):
    return value if isinstance(value, str) else INVALID


def _name(_, value):
    if not isinstance(value, str):
        return INVALID
    return value if value.strip(BLANK_CHARACTERS) else None


_READERS = {"yuan": _yuan, "whole": _whole, "word": _word, "words": _words, "yesno": _yesno, "date": _date,
            "text": _text, "name": _name}


def _load():
    with open(Path(__file__).with_name("vocabulary.toml"), "rb") as file:
        entries = tomllib.load(file)
    names = {key: Name(key, **{**entry, "values": tuple(entry.get("values", ()))}) for key, entry in entries.items()}
    for name in names.values():
        if name.kind not in KINDS:
            raise ValueError(f"vocabulary.toml: [{name.name}] kind {name.kind!r} is not one of {', '.join(KINDS)}")
        wrong = [word for word, meant in name.synonyms.items() if meant not in name.values or word in name.values]
        if wrong:
            raise ValueError(f"vocabulary.toml: [{name.name}] synonyms of no value: {', '.join(wrong)}")
    return names


NAMES = _load()

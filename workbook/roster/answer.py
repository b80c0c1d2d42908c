"""What a cell of somebody's table is taken for: certain as it stands, certain after a conversion, or to be asked about."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """`value` is what our column gets; `why` says what was converted (None: nothing was).

    Where `ask` says what is uncertain, the value is not known, and `mend` says what to write instead.
    """

    value: object = None
    why: str | None = None
    ask: str | None = None
    mend: str = ""


def as_is(value):
    """Return the Answer of a value that needs nothing."""
    return Answer(value)


def converted(value, why):
    """Return the Answer of a value that is certain, and what was done to it."""
    return Answer(value, why)


def asked(why, mend):
    """Return the Answer of a value that nobody but its author knows."""
    return Answer(None, None, why, mend)

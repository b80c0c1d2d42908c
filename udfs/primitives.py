"""The primitives of the rule language: what a rule may call besides other rules.

Each has the plain Python reading here, a column reading in `columns` and a native formula in `workbook.formula`.
A new primitive is a deliberate act: all three, with tests over every engine.
"""

from collections.abc import Callable
from dataclasses import dataclass

from udfs import bands, identity_number, money, workdays


@dataclass(frozen=True)
class Primitive:
    """`takes` and `gives` are kinds (`number` is yuan, ratio or whole; None gives the kind of the first operand)."""

    name: str
    function: Callable
    takes: tuple
    gives: str | None
    may_be_unresolved: bool = False


def _table(*entries):
    return {entry.name: entry for entry in entries}


PRIMITIVES = _table(
    Primitive("yuan", money.yuan, ("number",), "yuan"),
    Primitive("at_least", money.at_least, ("number", "number"), "yesno"),
    Primitive("exceeds", money.exceeds, ("number", "number"), "yesno"),
    Primitive("ceiling", money.ceiling, ("number",), "whole"),
    Primitive("banded", bands.banded, ("number", "number", "bands", "number"), "yuan"),
    Primitive("first_rate", bands.first_rate, ("bands", "number"), "ratio"),
    Primitive("min", min, ("number", "number"), None),
    Primitive("max", max, ("number", "number"), None),
    Primitive("workday", workdays.workday, ("date", "whole"), "date", may_be_unresolved=True),
    Primitive("workday_on_or_before", workdays.workday_on_or_before, ("date",), "date", may_be_unresolved=True),
    Primitive("workday_on_or_after", workdays.workday_on_or_after, ("date",), "date", may_be_unresolved=True),
    Primitive("date_in_month", workdays.date_in_month, ("date", "whole", "whole"), "date"),
    Primitive("days_after", workdays.days_after, ("date", "whole"), "date"),
    Primitive("months_after", workdays.months_after, ("date", "whole"), "date"),
    Primitive("completed_years", workdays.completed_years, ("date", "date"), "whole"),
    Primitive("days_between", workdays.days_between, ("date", "date"), "whole"),
    Primitive("has_18_characters", identity_number.has_18_characters, ("text",), "yesno"),
    Primitive("has_id_characters", identity_number.has_id_characters, ("text",), "yesno"),
    Primitive("has_birth_date", identity_number.has_birth_date, ("text",), "yesno"),
    Primitive("ends_in_000", identity_number.ends_in_000, ("text",), "yesno"),
    Primitive("check_digit_holds", identity_number.check_digit_holds, ("text",), "yesno"),
    Primitive("birth_date_in", identity_number.birth_date_in, ("text",), "date"),
    Primitive("sequence_is_odd", identity_number.sequence_is_odd, ("text",), "yesno"),
)

"""GB 11643 as formulas: single MID terms only, since engines disagree on text functions lifted over arrays."""

from udfs.identity_number import CHECK_CHARACTERS, CYCLE_DAYS, CYCLE_YEARS, FIGURES, LENGTH, TRUNCATED_TAIL, WEIGHTS


def _has_id_characters(cell):
    left = f"LEFT({cell},{LENGTH - 1})"
    for figure in FIGURES:
        left = f'SUBSTITUTE({left},"{figure}","")'
    return f'AND({left}="",ISNUMBER(FIND(UPPER(RIGHT({cell},1)),"{FIGURES}X")))', "atom"


def _same_day_in_cycle(cell):
    """Return the day in the 400 years from 2000 on, where every engine counts alike."""
    return f"DATE(2000+MOD(MID({cell},7,4),{CYCLE_YEARS}),MID({cell},11,2),MID({cell},13,2))"


def _birth_date(cell):
    return f"{_same_day_in_cycle(cell)}+INT((MID({cell},7,4)-2000)/{CYCLE_YEARS})*{CYCLE_DAYS}", "sum"


def birth_date_in_words(cell):
    """Return the day of birth as text, from the number itself: no program writes days before 1900 alike.

    >>> birth_date_in_words("C2")
    'MID(C2,7,4)&"-"&MID(C2,11,2)&"-"&MID(C2,13,2)'
    """
    return f'MID({cell},7,4)&"-"&MID({cell},11,2)&"-"&MID({cell},13,2)'


def _has_birth_date(cell):
    day = _same_day_in_cycle(cell)
    return (f"AND(--MID({cell},7,4)>0,MONTH({day})=--MID({cell},11,2),DAY({day})=--MID({cell},13,2))"), "atom"


def _check_digit_holds(cell):
    total = "+".join(f"MID({cell},{place},1)*{weight}" for place, weight in enumerate(WEIGHTS, 1))
    return f'MID("{CHECK_CHARACTERS}",MOD({total},11)+1,1)=UPPER(RIGHT({cell},1))', "compare"


FORMULAS = {
    "has_18_characters": lambda cell: (f"LEN({cell})={LENGTH}", "compare"),
    "has_id_characters": _has_id_characters,
    "has_birth_date": _has_birth_date,
    "birth_date_in": _birth_date,
    "ends_in_000": lambda cell: (f'RIGHT({cell},{len(TRUNCATED_TAIL)})="{TRUNCATED_TAIL}"', "compare"),
    "check_digit_holds": _check_digit_holds,
    "sequence_is_odd": lambda cell: (f"MOD(MID({cell},{LENGTH - 1},1),2)=1", "compare"),
}

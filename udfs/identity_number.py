"""The citizen identity number as text, by GB 11643-1999: 17 figures and a check character (ISO 7064 MOD 11-2).

Figures 7 to 14 are the day of birth; the 17th is odd for men. There is no check of the region code: retired codes
stay valid on old cards.
"""

import datetime

FIGURES = "0123456789"
LENGTH = 18
BIRTH = slice(6, 14)
WEIGHTS = tuple(pow(2, LENGTH - 1 - place, 11) for place in range(LENGTH - 1))
CHECK_CHARACTERS = "10X98765432"
TRUNCATED_TAIL = "000"
CYCLE_YEARS, CYCLE_DAYS = 400, 146_097  # the Gregorian calendar repeats


def has_18_characters(number):
    """Tell whether `number` is 18 characters long."""
    return len(number) == LENGTH


def has_id_characters(number):
    """Tell whether 17 ASCII figures and a figure or X follow each other (x counts as X).

    >>> has_id_characters("11010519491231002x"), has_id_characters("4500001990010100４6")
    (True, False)
    """
    return all(character in FIGURES for character in number[:-1]) and number[-1] in FIGURES + "Xx"


def birth_date_in(number):
    """Return the day of birth; None when the eight figures are no day.

    >>> birth_date_in("110105194912310021"), birth_date_in("450000199004310044")
    (datetime.date(1949, 12, 31), None)
    """
    figures = number[BIRTH]
    try:
        return datetime.date(int(figures[:4]), int(figures[4:6]), int(figures[6:]))
    except ValueError:
        return None


def has_birth_date(number):
    """Tell whether the eight birth figures are a day of the calendar."""
    return birth_date_in(number) is not None


def ends_in_000(number):
    """Tell whether the number ends as one that a General cell has cut to 15 significant figures."""
    return number.endswith(TRUNCATED_TAIL)


def check_digit_holds(number):
    """Tell whether the 18th character is the check character of the first 17.

    >>> check_digit_holds("11010519491231002X"), check_digit_holds("110105194912310020")
    (True, False)
    """
    total = sum(weight * int(figure) for weight, figure in zip(WEIGHTS, number))
    return CHECK_CHARACTERS[total % 11] == number[-1].upper()


def sequence_is_odd(number):
    """Tell whether the 17th figure is odd (a man's number)."""
    return int(number[-2]) % 2 == 1

"""Where the two sides of a threshold meet: solved on whole fen, persons and days, whatever stands on either side.

Nothing is known of the sides but that they can be evaluated. A place is a whole number: fen, persons, or the ordinal of a day.
"""

import datetime
import math
from fractions import Fraction
from itertools import pairwise

from tests.mutants.trace import Trace
from udfs.vocabulary import FIRST_DAY, LAST_DAY, MOST_WHOLE, NAMES

GRIDS = {"yuan": (0, *(10 ** power for power in range(11))), "whole": (0, *(10 ** power for power in range(7))),
         "date": tuple(datetime.date(year, 1, 1).toordinal() for year in (1901, 1980, 2010, 2018, 2022, 2026, 2030, 2100))}
FEN = 100
LIMITS = {"yuan": (0, 10 ** 12), "whole": (0, MOST_WHOLE), "date": (FIRST_DAY.toordinal(), LAST_DAY.toordinal())}
STEPS = range(1, 201)
FAR = {"yuan": (10 ** 5 + 1, 10 ** 6 + 1, 10 ** 7 + 1), "whole": (), "date": ()}
HALF = Fraction(1, 2)


def place(name, value):
    """Return where `value` of the input `name` stands.

    >>> place("total", 12.3), place("members", 7)
    (1230, 7)
    """
    kind = NAMES[name].kind
    return round(value * FEN) if kind == "yuan" else value.toordinal() if kind == "date" else value


def at(name, number):
    """Return the value of the input `name` that stands at `number`; None where none does.

    >>> at("total", 1230), at("members", -1)
    (12.3, None)
    """
    kind = NAMES[name].kind
    low, high = LIMITS[kind]
    if not low <= number <= high:
        return None
    return float(number / FEN) if kind == "yuan" else datetime.date.fromordinal(number) if kind == "date" else number


def moved(row, name, number):
    """Return the row with the input `name` at `number`; None where no such value is possible."""
    value = at(name, number)
    return None if value is None else {**row, name: value}


def crossings(row, name, difference):
    """Return the places of the input `name` where `difference(row)` is 0, or the two beside where it changes sign."""
    known = {}

    def sign(number):
        if number not in known:
            changed = moved(row, name, number)
            found = None if changed is None else difference(changed)
            known[number] = None if found is None else (found > 0) - (found < 0)
        return known[number]

    grid = sorted({*GRIDS[NAMES[name].kind], place(name, row[name])})
    found = [number for number in grid if sign(number) == 0]
    for low, high in pairwise(grid):
        if None in (sign(low), sign(high)) or sign(low) * sign(high) >= 0:
            continue
        while high - low > 1:
            middle = (low + high) // 2
            if sign(middle) is None:
                break
            low, high = (low, middle) if sign(middle) != sign(low) else (middle, high)
        found += [number for number in (low, high) if sign(number) == 0] or [low, high]
    edges = [number for number in found if sign(number) == 0]  # where it stays 0 over a stretch, the stretch's ends
    return sorted(set(found) | {_end(number, step, sign) for number in edges for step in (-1, 1)})


def _end(number, step, sign):
    far, reach = number, 1
    while sign(far + step * reach) == 0 and reach < 2 ** 40:
        far, reach = far + step * reach, reach * 2
    while reach := reach // 2:
        if sign(far + step * reach) == 0:
            far += step * reach
    return far


def ties(row, name, node, policy, share):
    """Return the places of the input `name` where `node` comes closest to rounding otherwise: on a tie, and just below one.

    `share` is (parts in 1, which share of a part): (100, ½) is half a fen. Looked for from the row's own place, and far from
    it; nearby the node is taken to grow evenly. An amount whose whole fen never give a tie gets half a fen itself.
    """
    found = []
    for start in (place(name, row[name]), *FAR[NAMES[name].kind]):
        amounts = [Trace(policy, changed).number(node) if changed else None
                   for changed in (moved(row, name, start + step) for step in range(3))]
        if None in amounts or amounts[1] - amounts[0] != amounts[2] - amounts[1] or amounts[0] == amounts[1]:
            continue
        first, growth, half = (amounts[0] * share[0], (amounts[1] - amounts[0]) * share[0], share[1])
        first, growth = Fraction(first), Fraction(growth)
        unit = math.lcm(first.denominator, growth.denominator, half.denominator)
        first, growth, half = (int(amount * unit) for amount in (first, growth, half))
        above = [(first + growth * step - half) % unit for step in STEPS]  # how far above a tie
        found += [start + STEPS[above.index(min(above))], start + STEPS[above.index(max(above))]]
        if min(above) > 0 and NAMES[name].kind == "yuan":
            between = [(2 * first + growth * (2 * step + 1) - 2 * half) % (2 * unit) for step in STEPS]
            found.append(start + STEPS[between.index(min(between))] + HALF)
    return found

"""The one rounding kernel and the one comparison kernel of money.

Amounts are yuan in binary floating point. Both kernels first move to whole micro-yuan, where the error of a few
float operations (below 0.1 micro-yuan up to 1,000 million yuan) disappears; from there on they work on integers.
The column reading (`batch`) and the native formula (`workbook.formula`) repeat these same steps.
"""

import math

MICRO = 1_000_000
MICRO_PER_FEN = 10_000
FEN = 100


def yuan(amount):
    """Round `amount` [yuan] half up to the fen.

    >>> yuan(1.005), yuan(26.545), yuan(49.995), yuan(0.0049)
    (1.01, 26.55, 50.0, 0.0)
    """
    return math.floor(round(amount * MICRO) / MICRO_PER_FEN + 0.5) / FEN


def ceiling(number):
    """Round `number` up to a whole one; what lies less than half a millionth above one counts as that one.

    >>> ceiling(0.95 * 20), ceiling(19.95), ceiling(19.000001)
    (19, 20, 20)
    """
    return -(-round(number * MICRO) // MICRO)


def at_least(amount, floor):
    """Tell whether `amount` is not below `floor` [yuan], safe to a hundredth of a fen.

    >>> 900.18 >= 0.9 * 1000.2, at_least(900.18, 0.9 * 1000.2)
    (False, True)
    """
    return round(amount * MICRO) >= round(floor * MICRO)


def exceeds(amount, ceiling):
    """Tell whether `amount` is strictly above `ceiling` [yuan], safe to a hundredth of a fen.

    >>> exceeds(1.35, 0.3 * 4.5), exceeds(1.36, 0.3 * 4.5)
    (False, True)
    """
    return round(amount * MICRO) > round(ceiling * MICRO)

"""Band schedules (分段): a rate for each stretch of an amount, the last one without an upper end.

A schedule is a list `[[upper, rate], …, [None, rate]]`: upper ends [yuan] ascend, rates are plain numbers (0.6 is 60 %).

>>> banded(60000, 10000, [[50000, 0.6], [None, 0.7]], 0)
31000.0
"""

import math

PLACES = 3  # decimals of a rate: times half a fen, what the kernels of money round exactly
ABOVE = "以上"  # what stands for the upper end that the last band has not


def banded(amount, start, bands, increase):
    """Primitive: what the bands give for the part of `amount` above `start` [yuan].

    Every rate is raised by `increase` and never goes over 1.

    >>> banded(15000, 5000, [[None, 0.98]], 0.05)
    10000.0
    """
    paid, lower = 0.0, 0.0
    for upper, rate in bands:
        upper = math.inf if upper is None else upper
        paid += max(min(amount, upper) - max(start, lower), 0) * min(rate + increase, 1)
        lower = upper
    return paid


def first_rate(bands, increase):
    """Primitive: the rate of the first band, raised by `increase`, never over 1.

    >>> first_rate([[50000, 0.5], [None, 0.7]], 0.25)
    0.75
    """
    return min(bands[0][1] + increase, 1)


def fault(bands):
    """Return what is wrong with a schedule, in Chinese; empty where it is sound.

    >>> fault([[50000, 0.6], [20000, 0.7], [None, 0.8]])
    '第2段上限20000没有大于前一段的50000'
    """
    if not (isinstance(bands, list) and bands and all(isinstance(band, (list, tuple)) and len(band) == 2 for band in bands)):
        return "写成 [[上限, 比例], …, [null, 比例]]"
    last = 0
    for number, (upper, rate) in enumerate(bands, 1):
        if not (_is_number(rate) and 0 <= rate <= 1):
            return f"第{number}段比例{rate}不在0与1之间"
        if not has_decimals(rate, PLACES):
            return f"第{number}段比例{rate}的小数多于{PLACES}位(百分数多于{PLACES - 2}位)"
        if number == len(bands):
            return "" if upper is None else f"最后一段要没有上限,现为{upper}"
        if not (_is_number(upper) and upper < math.inf):
            return f"第{number}段上限{upper}不是金额"
        if upper <= last:
            return f"第{number}段上限{upper}没有大于前一段的{last}"
        last = upper


def has_decimals(value, places):
    """Tell whether `value` has at most so many decimals.

    >>> has_decimals(0.625, 3), has_decimals(0.66667, 4)
    (True, False)
    """
    return abs(round(value * 10 ** places) - value * 10 ** places) < 1e-6


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)

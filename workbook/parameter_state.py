"""What 政策参数 says of its own values: filled in, still to fill in, unusable, or not what the notice asks for.

Four columns to the right of the notice's words: the state in a word, and hidden from sight whether a stated value was
changed, and the values that formulas take (无 of a cap as a number no amount reaches, a reading that is none as the
notice's own, the bands without their blank rows).
"""

import datetime

from udfs import bands
from udfs.parameter import ELSEWHERE, NONE, PLACES
from udfs.policy import load
from udfs.state import TO_FILL
from udfs.vocabulary import FIRST_DAY, LAST_DAY, NO, YES
from workbook.expressions import NO_LIMIT, text
from workbook.serial import serial

UPPER, VALUE, STATE, CHANGED, EFFECTIVE, RATE = "C", "D", "J", "K", "L", "M"
BLANK, FILLED, WRONG, UNFIT = TO_FILL.rstrip(":"), "已填", "有误", "不合文件要求"
STATED, OPTIONAL, CHOSEN, ALTERED = "明定", "可不填", "已选", "被改动"
COUNTED = ("工作日", "日", "月", "岁", "个", "份")


def formulas(rows, number, row):
    """Return {column letter: formula} of what stands beside row `number` of `rows` (a PolicyRows)."""
    parameter = rows.policy.parameters[row.key]
    found = {CHANGED: changed(number, row), STATE: _state(rows, number, row, parameter)}
    if parameter.choices:
        found[EFFECTIVE] = f"IF({_is_one_of(number, parameter.choices)},{VALUE}{number},{text(_notices_own(rows, row.key))})"
    elif parameter.may_be_none:
        found[EFFECTIVE] = f"IF({VALUE}{number}={text(NONE)},{NO_LIMIT},{VALUE}{number})"
    elif parameter.unit == "分段":
        first, last = _span(rows, row.key)
        before, after = ("0" if number == first else f"{EFFECTIVE}{number - 1}"), f"{RATE}{number + 1}"
        found[EFFECTIVE] = NO_LIMIT if number == last else f"IF(ISNUMBER({UPPER}{number}),{UPPER}{number},{before})"
        found[RATE] = f"{VALUE}{number}" if number == last else f'IF({VALUE}{number}="",{after},{VALUE}{number})'
    return found


def _notices_own(rows, key):
    """Return the reading that the policy file takes, whatever a county chose."""
    return load(rows.policy.id).parameters[key].versions[-1].value


def changed(number, row):
    """Return the formula that gives 1 where the stated value of row `number` no longer stands."""
    if row.editable:
        return "0"
    value = row.value
    if isinstance(value, bool):
        value = YES if value else NO
    stated = serial(value) if isinstance(value, datetime.date) else text(value) if value is None or isinstance(value, str) else repr(value)
    return f"IFERROR(IF({VALUE}{number}={stated},0,1),1)"


def _span(rows, key):
    first, size = rows.places[key][-1]
    return first, first + size - 1


def _is_one_of(number, words):
    return f"OR({','.join(f'{VALUE}{number}={text(word)}' for word in words)})"


def _state(rows, number, row, parameter):
    cell = f"{VALUE}{number}"
    if parameter.unit == ELSEWHERE:
        return text(BLANK)
    if parameter.choices:
        return f"IF({_is_one_of(number, parameter.choices)},{text(CHOSEN)},{text(WRONG)})"
    if not parameter.local:
        return f"IF({CHANGED}{number}=1,{text(ALTERED)},{text(STATED)})"
    first, last = _span(rows, row.key)
    if parameter.unit == "名单":
        absent = OPTIONAL if parameter.optional else BLANK
        return f"IF(COUNTA({VALUE}{first}:{VALUE}{last})=0,{text(absent)},{text(FILLED)})" if number == first else text(None)
    if parameter.unit == "分段":
        return _of_bands(rows, number, first, last, parameter)
    sound = _is_sound(cell, parameter)
    unfit = f"{cell}<{rows.cell(rows.places[parameter.floor][-1][0])}" if parameter.floor else ""
    filled = f"IF({unfit},{text(UNFIT)},{text(FILLED)})" if unfit else text(FILLED)
    return f'IF({cell}="",{text(BLANK)},IF({sound},{filled},{text(WRONG)}))'


def _is_sound(cell, parameter):
    if parameter.unit == "是否":
        return f"OR({cell}={text(YES)},{cell}={text(NO)})"
    bounds = [f"ISNUMBER({cell})", f"N({cell})>=0"]
    if parameter.unit == "比例":
        bounds += [f"N({cell})<=1", has_decimals(cell, PLACES)]
    elif parameter.unit == "元":
        bounds.append(has_decimals(cell, 2))
    elif parameter.unit in COUNTED:
        bounds.append(f"N({cell})=INT(N({cell}))")
    elif parameter.unit == "日期":
        bounds[1:] = [f"N({cell})>={serial(FIRST_DAY)}", f"N({cell})<={serial(LAST_DAY)}"]
    sound = f"AND({','.join(bounds)})"
    return f"OR({cell}={text(NONE)},{sound})" if parameter.may_be_none else sound


def has_decimals(cell, places):
    """Return the test that a number has at most so many decimals."""
    return f"ABS(ROUND(N({cell})*{10 ** places},0)-N({cell})*{10 ** places})<0.000001"


def _of_bands(rows, number, first, last, parameter):
    """Return the state of one band; that of the whole schedule stands in its first row."""
    rate = f"ISNUMBER({VALUE}{number}),N({VALUE}{number})>=0,N({VALUE}{number})<=1,{has_decimals(f'{VALUE}{number}', bands.PLACES)}"
    if number == last:
        own = f"IF({VALUE}{number}=\"\",{text(BLANK)},IF(AND({rate}),{text(FILLED)},{text(WRONG)}))"
    else:
        before = "0" if number == first else f"{EFFECTIVE}{number - 1}"
        both = f"AND(ISNUMBER({UPPER}{number}),N({UPPER}{number})>{before},{rate})"
        own = f'IF(AND({UPPER}{number}="",{VALUE}{number}=""),{text(OPTIONAL)},IF({both},{text(FILLED)},{text(WRONG)}))'
    if number > first or first == last:
        return own
    others = f"{STATE}{first + 1}:{STATE}{last}"
    unfit = _unfit_bands(rows, first, last, parameter)
    filled = f"IF({unfit},{text(UNFIT)},{text(FILLED)})" if unfit else text(FILLED)
    return (f"IF(OR({own}={text(WRONG)},COUNTIF({others},{text(WRONG)})>0),{text(WRONG)},"
            f"IF({VALUE}{last}=\"\",{text(BLANK)},{filled}))")


def _unfit_bands(rows, first, last, parameter):
    tests = []
    if parameter.rates_ascend:
        tests += [f"{RATE}{number}>{RATE}{number + 1}" for number in range(first, last)]
    if parameter.at_most:
        most, state = rows.cell(rows.places[parameter.at_most][-1][0]), rows.state(parameter.at_most)
        usable = f"OR({state}={text(FILLED)},{state}={text(UNFIT)})"
        tests.append(f"AND({usable},MAX({VALUE}{first}:{VALUE}{last})>N({most}))")
    return f"OR({','.join(tests)})" if tests else ""

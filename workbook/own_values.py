"""政策参数 of a filled workbook: the county's own values laid over the notice, and what is wrong with them."""

import contextlib
import datetime

from udfs.bands import ABOVE
from udfs.vocabulary import NO, YES
from workbook import parameter_state, policy_rows
from workbook.policy_rows import written
from workbook.serial import day_of, serial


def read(layout, cells, shift=0):
    """Return (policy, {row: state}): the policy with the values of the sheet, and the rows that need a word.

    `shift` is the number of days by which the workbook's serials fall short of the 1900 system.

    The states are those of `parameter_state`: 待填 where a local value is missing, 有误 where a value cannot be used, 被改动 where a stated one was changed,
    不合文件要求 where it computes but the notice asks for more.
    """
    states, own, spoilt = {}, {}, []
    for key, places in layout.policy_rows.places.items():
        parameter = layout.policy.parameters[key]
        rows = [row for first, size in places for row in range(first, first + size)]
        entries = [layout.policy_rows.rows[row - policy_rows.FIRST_ROW] for row in rows]
        found = [cells.get((row, 4)) for row in rows]
        if not entries[0].editable:
            states |= {row: parameter_state.ALTERED for row, entry, value in zip(rows, entries, found)
                       if value != written(entry.value) and not _same_day(value, entry.value, shift)}
            continue
        value = _value(parameter, found, [cells.get((row, 3)) for row in rows], entries, shift)
        if value is None:
            states |= {rows[0]: parameter_state.BLANK} if parameter.local and not parameter.optional else {}
        elif parameter.fault(value):
            states[rows[0]] = parameter_state.WRONG
            spoilt += [key] * (not parameter.choices)
        else:
            own[key] = value
    policy = layout.policy.with_values(**own).with_spoilt(*spoilt)
    for key in own:
        if policy.departs(key):
            states[layout.policy_rows.places[key][0][0]] = parameter_state.UNFIT
    return policy, states


def _value(parameter, found, uppers, entries, shift):
    """Return what the cells of one parameter say, None where nothing is filled in."""
    if parameter.unit == "分段":
        filled = [(None if entry.word == ABOVE else upper, rate) for upper, rate, entry in zip(uppers, found, entries)
                  if rate is not None or upper is not None and entry.word != ABOVE]
        if not filled or found[-1] is None and not parameter.fault([*map(list, filled), [None, 0]]):
            return None
        return [list(band) for band in filled]
    if parameter.unit == "名单":
        return [str(word) for word in found if word not in (None, "")] or None
    value = {YES: True, NO: False}.get(found[0], found[0]) if parameter.unit == "是否" else found[0]
    if parameter.unit == "日期" and isinstance(value, (int, float)):
        with contextlib.suppress(OverflowError):  # no day of any calendar stays a number, which is no date
            return day_of(value + shift)
    return value


def _same_day(found, value, shift):
    return isinstance(value, datetime.date) and isinstance(found, (int, float)) and found + shift == serial(value)

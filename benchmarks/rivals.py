"""The rivals: the same three rules written by hand in numpy, and the function through pandas `apply`.

The hand-written ones take the same lists and give the same answers, but know neither blanks nor impossible values, no
other reading of the notice and no date of a figure: they are the least that the sums cost, not something to ship.
"""

import numpy as np
import pandas as pd

from udfs import load
from udfs.identity_number import CHECK_CHARACTERS, LENGTH, WEIGHTS
from udfs.vocabulary import JOINER, YES

MONTH_LENGTHS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])


def catalog_excess(policy, category, institution_level, single_disease, special_case_approved, in_catalog, total):
    """Write 机构承担的超出费用 (guangxi-2022) by hand."""
    inside, bill = np.array(in_catalog), np.array(total)
    below = (_micro(inside) < _micro(policy.catalog_ratio_floor * bill)) & (inside <= bill) & (bill > 0)
    below &= _in_scope(category, policy.catalog_scope) & ~_in_scope(institution_level, policy.levels_outside)
    below &= (np.array(single_disease) != YES) & (np.array(special_case_approved) != YES)
    return np.where(below, _yuan(bill - inside - policy.out_of_catalog_allowance * bill), 0.0).tolist()


def out_of_catalog_excess(policy, category, in_province, charge_class, out_of_catalog, total):
    """Write 机构承担的超控费用 (linxian-2023) by hand."""
    outside, bill = np.array(out_of_catalog), np.array(total)
    rates = policy.out_of_catalog_cap_rate
    rate = np.array([rates[word] for word in charge_class])
    above = (_micro(outside) > _micro(rate * bill)) & (outside <= bill) & (bill > 0)
    above &= _in_scope(category, policy.out_of_catalog_scope) & (np.array(in_province) == YES)
    return np.where(above, _yuan(outside - rate * bill), 0.0).tolist()


def id_verdict(_, id_number):
    """Write 身份证号校验 by hand, on an (n, 18) view of the characters."""
    lengths = np.fromiter(map(len, id_number), np.int64, len(id_number))
    text = np.array(id_number, dtype=f"U{LENGTH}")
    figures = text.view(np.uint32).reshape(-1, LENGTH).astype(np.int64) - ord("0")
    last = np.where(figures[:, -1] == ord("x") - ord("0"), ord("X") - ord("0"), figures[:, -1])
    body = figures[:, :-1]
    proper = ((body >= 0) & (body <= 9)).all(axis=1) & ((last >= 0) & (last <= 9) | (last == ord("X") - ord("0")))
    year, month, day = body[:, 6:10] @ [1000, 100, 10, 1], body[:, 10:12] @ [10, 1], body[:, 12:14] @ [10, 1]
    leap = (year % 4 == 0) & (year % 100 != 0) | (year % 400 == 0)
    length = MONTH_LENGTHS[np.where((month >= 1) & (month <= 12), month, 0)] + (leap & (month == 2))
    born = (year >= 1) & (day >= 1) & (day <= length)
    check = np.array([ord(character) - ord("0") for character in CHECK_CHARACTERS])[(body @ WEIGHTS) % 11]
    truncated = (figures[:, -3:] == 0).all(axis=1)
    tests = [lengths != LENGTH, ~proper, ~born, check == last, truncated]
    words = ["位数错误", "含非法字符", "出生日期错误", "有效", "疑似被截断"]
    return np.select(tests, words, "校验码错误").tolist()


def pandas_apply(rule, policy, columns):
    """Return what calls the function row by row through `DataFrame.apply(axis=1)`."""
    frame = pd.DataFrame(columns)
    policy = {"policy": load(policy)} if rule.takes_policy else {}
    return lambda: frame.apply(lambda row: rule(*row, **policy), axis=1)


def _in_scope(column, scope):
    known = {words: any(word in scope for word in words.split(JOINER)) for words in set(column)}
    return np.array([known[words] for words in column])


def _micro(amount):
    return np.rint(amount * 1e6)


def _yuan(amount):
    return np.floor(_micro(amount) / 1e4 + 0.5) / 100

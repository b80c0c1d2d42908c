"""名单比对: roster against insured (LX-09), this month against last (LX-10)."""

import pandas as pd

from udfs.roster_words import CHANGED, INSURED, LEFT, NEW, NOT_INSURED, SAME



def enrolment_status(roster, insured):
    """Return 已参保 or 未参保 for every row of `roster`, by identity number. Source: LX-09.

    >>> enrolment_status(pd.DataFrame({"id_number": ["11010519491231002x"]}), pd.DataFrame({"id_number": ["11010519491231002X"]}))
    ['已参保']
    """
    known = set(_keys(insured))
    return [INSURED if key in known else NOT_INSURED for key in _keys(roster)]


def category_changes(this_month, last_month):
    """Return id_number, before, after and change (新增 类别变更 无变化 退出) of everybody on either list. Source: LX-10.

    Both lists have id_number and category; of a person listed twice the first row counts; the order of a person's
    categories does not matter.

    >>> now = pd.DataFrame({"id_number": ["甲", "乙"], "category": ["低保对象", "特困人员"]})
    >>> then = pd.DataFrame({"id_number": ["乙", "丙"], "category": ["低保对象", "低保对象"]})
    >>> category_changes(now, then)["change"].tolist()
    ['新增', '类别变更', '退出']
    """
    after, before = (dict(reversed(list(zip(_keys(table), table["category"])))) for table in (this_month, last_month))
    order = [*dict.fromkeys(_keys(this_month)), *(key for key in dict.fromkeys(_keys(last_month)) if key not in after)]
    rows = []
    for key in order:
        if key not in before:
            change = NEW
        elif key not in after:
            change = LEFT
        else:
            change = SAME if _set(before[key]) == _set(after[key]) else CHANGED
        rows.append((key, before.get(key), after.get(key), change))
    return pd.DataFrame(rows, columns=["id_number", "before", "after", "change"])


def _keys(table):
    return [str(number).upper() for number in table["id_number"]]


def _set(category):
    return frozenset(str(category).split("、"))


__all__ = ["category_changes", "enrolment_status"]

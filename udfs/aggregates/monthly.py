"""每月名单与一例一审: the month's cases below the ratio (G22-09), one approval for one admission (G22-12)."""


from udfs.batch import batch
from udfs.rule import registered

VERDICT = "catalog_verdict"
LISTED = "低于比例"
DUPLICATE, UNKNOWN = "一例多审", "没有对应的住院"


def month_list(admissions, month_on, *, policy="guangxi-2022"):
    """Return the admissions settled in the month of `month_on` whose verdict is 低于比例, with the excess.

    `admissions` has the inputs of `catalog_verdict` and settled_on. Source: G22-09.
    """
    verdict, excess = registered()[VERDICT], registered()["catalog_excess"]
    held = admissions[[(day.year, day.month) == (month_on.year, month_on.month) for day in admissions["settled_on"]]]
    columns = {name: held[name].tolist() for name in verdict.inputs}
    found = held.assign(catalog_verdict=batch(verdict, columns, policy=policy), catalog_excess=batch(excess, columns, policy=policy))
    return found[found["catalog_verdict"] == LISTED]


def review_faults(reviews, admissions):
    """Return by row of `reviews` what is wrong with it, None where one approval stands for one admission.

    Both have admission_no. Of several approvals for one admission all are faulty. Source: G22-12.

    >>> import pandas as pd
    >>> review_faults(pd.DataFrame({"admission_no": ["1", "2", "2", "9"]}), pd.DataFrame({"admission_no": ["1", "2"]}))
    [None, '一例多审', '一例多审', '没有对应的住院']
    """
    counts = reviews["admission_no"].astype(str).value_counts()
    known = set(admissions["admission_no"].astype(str))
    return [UNKNOWN if number not in known else DUPLICATE if counts[number] > 1 else None
            for number in reviews["admission_no"].astype(str)]


__all__ = ["DUPLICATE", "LISTED", "UNKNOWN", "month_list", "review_faults"]

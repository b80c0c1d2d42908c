"""综合报销比例 (LX-02), and the bill's payers that must sum to it (LX-04, LX-05)."""

import pandas as pd

from udfs.aggregates.money_columns import fen, yuan_of
from udfs.policy import load

PAYERS = ("basic", "serious", "assistance", "tilt", "institution", "patient")


def comprehensive_ratio(settlements, *, policy="linxian-2023", reading=None):
    """Return what basic insurance, serious illness insurance and assistance pay of the compliant cost; None without any cost.

    `settlements` has id_number, basic, serious, assistance and compliant_cost [yuan], a row for each settlement, refunds
    as negative rows. `reading` is 合计相除 (pooled) or 人均平均 (mean of the persons' ratios), by default the policy's.
    Source: LX-02.

    >>> table = pd.DataFrame({"id_number": ["甲", "乙"], "basic": [80, 400], "serious": [0, 0], "assistance": [10, 100],
    ...                       "compliant_cost": [100, 1000]})
    >>> round(comprehensive_ratio(table), 6), comprehensive_ratio(table, reading="人均平均")
    (0.536364, 0.7)
    """
    reading = reading or load(policy).comprehensive_ratio_reading
    frame = pd.DataFrame({"id_number": settlements["id_number"], "cost": fen(settlements["compliant_cost"]),
                          "paid": sum(fen(settlements[name]) for name in ("basic", "serious", "assistance"))})
    if reading == "合计相除":
        cost = frame["cost"].sum()
        return int(frame["paid"].sum()) / int(cost) if cost else None
    persons = frame.groupby("id_number", sort=False)[["paid", "cost"]].sum()
    ratios = [int(paid) / int(cost) for paid, cost in zip(persons["paid"], persons["cost"]) if cost]
    return sum(ratios) / len(ratios) if ratios else None


def waterfall(settlements):
    """Return by row what the payers leave unexplained of the total [yuan]: 0 where they sum to the bill.

    `settlements` has total and each of `PAYERS` [yuan]: basic insurance, serious illness insurance with its tilt,
    assistance, tilt rescue, institution, patient. Source: notices LX-04, LX-05.

    >>> bill = {"total": 60000, "basic": 36000, "serious": 6850, "assistance": 5000, "tilt": 150, "institution": 2000}
    >>> waterfall(pd.DataFrame([{**bill, "patient": 10000}, {**bill, "patient": 9999.99}])).tolist()
    [0.0, 0.01]
    """
    return yuan_of(fen(settlements["total"]) - sum(fen(settlements[name]) for name in PAYERS))


__all__ = ["PAYERS", "comprehensive_ratio", "waterfall"]

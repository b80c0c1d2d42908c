"""量化排序 (YJ-09): townships by their rates, ties share a rank."""

import numpy as np
import pandas as pd

from udfs.aggregates.money_columns import fen, yuan_of
from udfs.policy import load

MEASURES = ("hospitalisation_rate", "out_of_area_rate", "fund_spending")
SAME = 1e12  # rates that agree to twelve places are one rate


def shared_rank(values, order="从高到低"):
    """Return ranks from 1; equal values share one and the next rank is skipped; blanks have none.

    >>> shared_rank(pd.Series([0.15, 0.2, 0.15, None])).tolist()
    [2, 1, 2, <NA>]
    """
    figures = np.rint(pd.Series(values).astype("float64") * SAME)
    return figures.rank(method="min", ascending=order == "从低到高").astype("Int64")


def township_ranking(townships, *, policy="yeji-2024"):
    """Return rates and ranks by township.

    `townships` has township, persons, admissions, out_of_area_admissions (whole) and fund_spending [yuan], one row each.
    The direction and what is ranked of the fund (total or by person) are readings of the policy. Source: YJ-09.

    >>> township_ranking(pd.DataFrame({"township": ["甲镇", "乙镇"], "persons": [420, 500], "admissions": [63, 75],
    ...     "out_of_area_admissions": [21, 15], "fund_spending": [1e5, 2e5]}))["hospitalisation_rate_rank"].tolist()
    [1, 1]
    """
    policy = load(policy)
    frame = townships[["township"]].copy()
    frame["hospitalisation_rate"] = _quotient(townships["admissions"], townships["persons"])
    frame["out_of_area_rate"] = _quotient(townships["out_of_area_admissions"], townships["admissions"])
    spending = yuan_of(fen(townships["fund_spending"]))
    by_person = policy.fund_spending_reading == "人均支出"
    frame["fund_spending"] = _quotient(spending, townships["persons"]) if by_person else spending
    for name in MEASURES:
        frame[f"{name}_rank"] = shared_rank(frame[name], policy.ranking_order_reading)
    return frame


def _quotient(part, whole):
    return part.astype("float64") / whole.where(whole != 0).astype("float64")


__all__ = ["MEASURES", "shared_rank", "township_ranking"]

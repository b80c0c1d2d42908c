"""Year-to-date amounts of each person, in order of settlement (LX-04, LX-08, SX-06).

A refund is a row with a negative amount. Rows of one day keep the table's order. A new year starts at 0.
"""


import pandas as pd

from udfs.aggregates.money_columns import fen, yuan_of
from udfs.rule import registered


def settlement_order(settlements):
    """Return the row numbers of `settlements` by person, year, day of settlement and place in the table.

    >>> import datetime
    >>> day = datetime.date
    >>> settlement_order(pd.DataFrame({"id_number": ["乙", "甲", "乙"], "settled_on": [day(2025, 3, 1), day(2025, 2, 1), day(2025, 1, 1)]}))
    [2, 0, 1]
    """
    people = {key: place for place, key in enumerate(dict.fromkeys(map(_person, settlements["id_number"])))}
    rows = list(enumerate(zip(map(_person, settlements["id_number"]), settlements["settled_on"])))
    return [number for number, (key, day) in sorted(rows, key=lambda row: (people[row[1][0]], row[1][1], row[0]))]


def year_to_date(settlements, amount):
    """Return by row the sum of `amount` [yuan] of the person's year so far, this settlement included.

    >>> import datetime
    >>> day = datetime.date
    >>> table = pd.DataFrame({"id_number": ["甲"] * 3, "settled_on": [day(2025, 5, 1), day(2025, 1, 1), day(2026, 1, 1)],
    ...                       "burden": [100.1, 0.2, 5]})
    >>> year_to_date(table, "burden").tolist()
    [100.3, 0.2, 5.0]
    """
    sums, so_far, before = [0] * len(settlements), 0, None
    amounts = fen(settlements[amount])
    for number in settlement_order(settlements):
        period = _period(settlements, number)
        so_far = int(amounts.iloc[number]) + (so_far if period == before else 0)
        sums[number], before = so_far, period
    return yuan_of(pd.Series(sums, index=settlements.index, dtype="Int64"))


def tilt_ledger(settlements, *, policy="linxian-2023"):
    """Return `settlements` with burden_to_date, rescued_to_date, tilt_rescue_verdict and tilt_rescue of every row.

    Needs id_number, settled_on, burden [yuan, inside the policies, of this settlement] and the inputs of
    `tilt_rescue_verdict`. Each settlement brings the year's entitlement so far less what the year has brought, by the
    category of that row. A settlement without a value yet leaves those after it without one. Source: LX-04, LX-D4.
    """
    table = settlements.assign(burden_to_date=year_to_date(settlements, "burden"))
    return _ledger(table, "tilt_rescue", "rescued_to_date", policy).assign(
        tilt_rescue_verdict=[registered()["tilt_rescue_verdict"](*(table[name].iloc[number] for name in registered()["tilt_rescue_verdict"].inputs),
                                                                 policy=policy) for number in range(len(table))])


def assistance_ledger(settlements, *, policy="shanxi-2019"):
    """Return `settlements` with assisted_to_date and inpatient_assistance of every row.

    Needs id_number, settled_on, category and compliant_self_pay [yuan]. Source: SX-06, SX-07, SX-08.
    """
    return _ledger(settlements, "inpatient_assistance", "assisted_to_date", policy)


def _ledger(table, name, to_date, policy):
    rule, known = registered()[name], {}
    brought, values, so_far, before = [None] * len(table), [None] * len(table), 0, None
    for number in settlement_order(table):
        row, period = table.iloc[number], _period(table, number)
        so_far = so_far if period == before else 0
        brought[number] = None if so_far is None else so_far / 100
        known = {key: brought[number] if key == to_date else row[key] for key in rule.inputs}
        values[number] = rule(**known, policy=policy)
        so_far = _after(so_far, values[number])
        before = period
    return table.assign(**{to_date: brought, name: values})


def _after(so_far, value):
    """Return the year's sum in fen after a settlement; 不适用 brings nothing, what has no value yet leaves none."""
    if isinstance(value, (int, float)):
        return so_far + round(value * 100)
    return so_far if value == "不适用" else None


def _person(number):
    return str(number).upper()


def _period(table, number):
    return _person(table["id_number"].iloc[number]), table["settled_on"].iloc[number].year


__all__ = ["assistance_ledger", "settlement_order", "tilt_ledger", "year_to_date"]

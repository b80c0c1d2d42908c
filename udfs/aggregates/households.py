"""附件4 (SX-13): households and persons added and removed, by category, in a period."""

import pandas as pd

from udfs.policy import load
from udfs.roster_words import ADDED, DIRECTIONS, REMOVED

COLUMNS = ("group", "direction", "households", "persons")


def adjustment_counts(changes, since, until, *, policy="shanxi-2019", reading=None):
    """Return how many households and persons were added and removed from `since` to `until`, both days included.

    `changes` is 附件3: group (对象类别), head_id (户主身份证号码), household_size (家庭人口数), member_id (成员身份证号码),
    adjustment (动态调整工作类型), adjusted_on. A person listed twice in one direction counts once. `reading` is 涉及户数
    (every household with a change) or 整户增减 (only those of which all members are listed), by default the policy's.
    Source: SX-13.

    >>> import datetime
    >>> day = datetime.date(2025, 8, 1)
    >>> table = pd.DataFrame({"group": ["低保"] * 3, "head_id": ["甲", "甲", "乙"], "household_size": [2, 2, 3],
    ...     "member_id": ["甲", "丙", "丁"], "adjustment": ["新识别", "新识别", "自然增加"], "adjusted_on": [day] * 3})
    >>> adjustment_counts(table, day, day).values.tolist()
    [['低保', '新增', 2, 3], ['低保', '减少', 0, 0]]
    """
    reading = reading or load(policy).household_reading
    held = changes[[since <= day <= until for day in changes["adjusted_on"]]].copy()
    held["direction"] = held["adjustment"].map(DIRECTIONS)
    unknown = sorted(set(held.loc[held["direction"].isna(), "adjustment"].astype(str)))
    if unknown:
        raise ValueError(f"动态调整工作类型“{'”“'.join(unknown)}”不在 {'、'.join(DIRECTIONS)} 之中")
    rows = []
    for group in dict.fromkeys(changes["group"]):
        for direction in (ADDED, REMOVED):
            part = held[(held["group"] == group) & (held["direction"] == direction)]
            by_household = part.groupby("head_id", sort=False)
            wholly = by_household["member_id"].nunique() >= by_household["household_size"].max()
            households = int(wholly.sum()) if reading == "整户增减" else len(wholly)
            rows.append((group, direction, households, part["member_id"].nunique()))
    return pd.DataFrame(rows, columns=list(COLUMNS))


__all__ = ["COLUMNS", "adjustment_counts"]

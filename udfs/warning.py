"""免押金与高额费用预警: who pays no deposit, whose year has become too expensive (临县 2023).

>>> high_cost_verdict("监测对象", 6000.01, policy="linxian-2023")
'预警'
"""

from udfs.money import exceeds
from udfs.rule import rule


@rule(title="免押金判定", unit="文字", source="LX-07")
def deposit_verdict(category, first_visit_referral, within_city, *, policy):
    """Return 免押金 where the group and both conditions hold, 不免 where a condition fails, 不适用 outside the groups.

    >>> deposit_verdict("监测对象", "是", "否", policy="linxian-2023")
    '不免'
    """
    if category not in policy.deposit_waiver_scope:
        return "不适用"
    if first_visit_referral and within_city:
        return "免押金"
    return "不免"


@rule(title="高额费用预警", unit="文字", source="LX-08")
def high_cost_verdict(category, total_burden_to_date, *, policy):
    """Return 预警 strictly above the threshold of the person's group.

    >>> high_cost_verdict("普通参保居民", 20000, policy="linxian-2023")
    '不预警'
    """
    if policy.high_cost_scope_reading == "仅监测对象":
        monitored = category in policy.high_cost_monitored_scope_narrow
    else:
        monitored = category in policy.high_cost_monitored_scope
    threshold = policy.high_cost_monitored_threshold if monitored else policy.high_cost_resident_threshold
    if exceeds(total_burden_to_date, threshold):
        return "预警"
    return "不预警"


__all__ = ["deposit_verdict", "high_cost_verdict"]

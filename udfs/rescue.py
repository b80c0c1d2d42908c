"""倾斜救助: half of what still burdens a patient beyond a yearly threshold, in two tiers (临县 2023).

>>> tilt_rescue("低保对象", "是", "是", "是", 25000, 0, policy="linxian-2023")
7500.0
"""

from udfs.money import yuan
from udfs.rule import rule


@rule(title="倾斜救助判定", unit="文字", source="LX-04a LX-04b LX-04c")
def tilt_rescue_verdict(category, in_province, referred, qualifying_disease, *, policy):
    """Return the first word that holds, from 不适用 to 符合.

    >>> tilt_rescue_verdict("监测对象", "否", "是", "是", policy="linxian-2023")
    '省外·人工复核'
    """
    if not (category in policy.tilt_a_scope or category in policy.tilt_b_scope or category in policy.tilt_b_scope_added):
        return "不适用"
    if not in_province:
        return "省外·人工复核"
    if not referred:
        return "未规范转诊"
    if not qualifying_disease:
        return "病种不符"
    return "符合"


@rule(title="倾斜救助金额", unit="元", source="LX-04a LX-04b", follows="tilt_rescue_verdict")
def tilt_rescue(category, in_province, referred, qualifying_disease, burden_to_date, rescued_to_date, *, policy):
    """Return what this settlement brings: the year's entitlement so far, less what the year has brought; 0 unless 符合.

    >>> tilt_rescue("监测对象", "是", "是", "是", 25000, 1000, policy="linxian-2023")
    1500.0
    """
    if tilt_rescue_verdict(category, in_province, referred, qualifying_disease, policy=policy) != "符合":
        return 0
    if category in policy.tilt_a_scope:
        entitled = min(max(burden_to_date - policy.tilt_a_threshold, 0) * policy.tilt_a_rate, policy.tilt_a_limit)
    else:
        entitled = min(max(burden_to_date - policy.tilt_b_threshold, 0) * policy.tilt_b_rate, policy.tilt_b_limit)
    return yuan(max(entitled - rescued_to_date, 0))


__all__ = ["tilt_rescue", "tilt_rescue_verdict"]

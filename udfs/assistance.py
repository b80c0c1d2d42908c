"""住院救助: what the assistance fund pays of the compliant cost left to a patient, and from when to when (山西 2019).

>>> inpatient_assistance("低保对象", 20000, 0, policy="shanxi-2019")
'待填:住院救助比例'
"""

from udfs.bands import banded
from udfs.money import exceeds, yuan
from udfs.rule import rule


@rule(title="个人自负合规费用", unit="元", source="SX-06")
def compliant_self_pay(in_policy, basic, serious, supplementary, commercial, veterans, mutual_aid, *, policy):
    """Return what all other payers leave of the cost inside the policies, never below 0.

    >>> compliant_self_pay(50000, 30000, 5000, 2000, 1500, 1000, 500, policy="shanxi-2019")
    10000.0
    """
    return yuan(max(in_policy - basic - serious - supplementary - commercial - veterans - mutual_aid, 0))


@rule(title="住院救助金额", unit="元", source="SX-06 SX-07 SX-08 SX-01")
def inpatient_assistance(category, compliant_self_pay, assisted_to_date, *, policy):
    """Return what the assistance fund pays for a stay, by the best of the person's groups.

    >>> from udfs import load
    >>> filled = load("shanxi-2019").with_values(ratio=0.7, annual_limit=15000)
    >>> inpatient_assistance("低保对象", 20000, 2000, policy=filled), inpatient_assistance("特困人员", 20000, 0, policy=filled)
    (13000.0, 20000.0)
    """
    if category in policy.registered_scope:
        return policy.registered_standard
    if category in policy.special_hardship_scope:
        paid = policy.special_hardship_rate * compliant_self_pay
        if policy.special_hardship_limit_reading == "限额之内":
            return yuan(max(min(paid, policy.annual_limit - assisted_to_date), 0))
        return yuan(paid)
    if category in policy.inpatient_ratio_scope:
        return yuan(max(min(policy.ratio * compliant_self_pay, policy.annual_limit - assisted_to_date), 0))
    if category not in policy.banded_scope:
        return "不适用"
    if policy.band_base_reading == "零元":
        paid = banded(compliant_self_pay, policy.deductible, policy.bands, 0)
    else:
        paid = banded(compliant_self_pay - policy.deductible, 0, policy.bands, 0)
    return yuan(max(min(paid, policy.cap - assisted_to_date), 0))


@rule(title="救助资格判定", unit="文字", source="SX-14 SX-16 SX-D3 SX-D4")
def assistance_entitlement(proof_on, exit_on, settled_on, *, policy):
    """Return 享受 from the day of the proof on and up to the day before the exit.

    >>> import datetime
    >>> assistance_entitlement(datetime.date(2025, 7, 3), None, datetime.date(2025, 7, 3), policy="shanxi-2019")
    '享受'
    """
    if exit_on is not None:
        if exit_on < proof_on:
            return "数据错误"
        if policy.entitlement_end_reading == "次日起" and settled_on > exit_on:
            return "不享受"
        if policy.entitlement_end_reading == "含当日" and settled_on >= exit_on:
            return "不享受"
    if settled_on > proof_on or settled_on == proof_on and policy.entitlement_start_reading == "含当日":
        return "享受"
    return "不享受"


@rule(title="基金累计结余判定", unit="文字", source="SX-20")
def fund_balance_verdict(balance, raised, *, policy):
    """Return 超过 strictly above the share that the notice allows; blank where nothing was raised.

    >>> fund_balance_verdict(150000, 1000000, policy="shanxi-2019")
    '未超'
    """
    if raised == 0:
        return None
    if exceeds(balance, policy.fund_balance_limit * raised):
        return "超过"
    return "未超"


__all__ = ["assistance_entitlement", "compliant_self_pay", "fund_balance_verdict", "inpatient_assistance"]

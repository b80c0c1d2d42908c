"""兜底结算: how much of a bill 建档立卡 patients pay themselves, and who advances the rest (广西 2019).

>>> backstop_amount("住院", 10000, 1500, policy="guangxi-2019")
500.0
"""

from udfs.money import yuan
from udfs.rule import rule


@rule(title="个人自付上限", unit="元", source="G19-05 G19-06")
def self_pay_ceiling(care, total, *, policy):
    """Return the most that the patient pays of a bill.

    >>> self_pay_ceiling("门诊特殊慢性病", 1000, policy="guangxi-2019")
    200.0
    """
    if care == "住院":
        return yuan(policy.inpatient_self_pay_rate * total)
    return yuan(policy.outpatient_self_pay_rate * total)


@rule(title="兜底保障金额", unit="元", source="G19-05 G19-06")
def backstop_amount(care, total, self_pay, *, policy):
    """Return what is left of the patient's own share above the ceiling, which the institution advances.

    >>> backstop_amount("住院", 333.33, 33.34, policy="guangxi-2019")
    0.01
    """
    return yuan(self_pay - min(self_pay, self_pay_ceiling(care, total, policy=policy)))


__all__ = ["backstop_amount", "self_pay_ceiling"]

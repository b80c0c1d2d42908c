"""单病种结算与大病关怀: four payers share a bill up to the disease's limit; a grant once in a life (山西 2019).

>>> single_disease_fund("低保对象", "是", 8000, 9500, policy="shanxi-2019")
5600.0
"""

from udfs.money import yuan
from udfs.rule import rule


@rule(title="单病种计算基数", unit="元", source="SX-10 SX-11")
def single_disease_base(category, designated, disease_limit, total, *, policy):
    """Return what the shares are taken of: the bill up to the disease's limit.

    >>> single_disease_base("低保对象", "是", 8000, 9500, policy="shanxi-2019")
    8000.0
    """
    if not designated:
        return "不适用"
    if not (category in policy.single_disease_key_scope or category in policy.single_disease_other_scope):
        return "不适用"
    if policy.single_disease_base_reading == "限额定额":
        return disease_limit
    return min(disease_limit, total)


@rule(title="单病种居民医保支付", unit="元", source="SX-10 SX-11")
def single_disease_fund(category, designated, disease_limit, total, *, policy):
    """Return the share of the residents' insurance.

    >>> single_disease_fund("低收入救助对象", "是", 8000, 333.33, policy="shanxi-2019")
    233.33
    """
    return yuan(policy.single_disease_fund_rate * single_disease_base(category, designated, disease_limit, total, policy=policy))


@rule(title="单病种医疗救助", unit="元", source="SX-10 SX-11")
def single_disease_assistance(category, designated, disease_limit, total, *, policy):
    """Return the share of the assistance fund, which no yearly limit cuts.

    >>> single_disease_assistance("低收入救助对象、特困人员", "是", 8000, 9500, policy="shanxi-2019")
    1600.0
    """
    base = single_disease_base(category, designated, disease_limit, total, policy=policy)
    if category in policy.special_hardship_scope and policy.single_disease_special_hardship_reading == "医疗救助保障":
        return yuan(base - single_disease_fund(category, designated, disease_limit, total, policy=policy))
    rate = policy.single_disease_key_rate if category in policy.single_disease_key_scope else policy.single_disease_other_rate
    return yuan(rate * base)


@rule(title="单病种患者负担", unit="元", source="SX-10 SX-11")
def single_disease_patient(category, designated, disease_limit, total, *, policy):
    """Return what is left to the patient below the limit: the balancing item.

    >>> single_disease_patient("低保对象", "是", 8000, 9500, policy="shanxi-2019")
    800.0
    """
    base = single_disease_base(category, designated, disease_limit, total, policy=policy)
    fund = single_disease_fund(category, designated, disease_limit, total, policy=policy)
    return yuan(base - fund - single_disease_assistance(category, designated, disease_limit, total, policy=policy))


@rule(title="单病种机构承担", unit="元", source="SX-10 SX-11")
def single_disease_institution(category, designated, disease_limit, total, *, policy):
    """Return what the institution bears: the bill above the limit (below 0 where a fixed quota leaves it a surplus).

    >>> single_disease_institution("低保对象", "是", 8000, 9500, policy="shanxi-2019")
    1500.0
    """
    return yuan(total - single_disease_base(category, designated, disease_limit, total, policy=policy))


@rule(title="大病关怀救助", unit="元", source="SX-12")
def terminal_care_grant(category, disease_listed, terminal, already_granted, *, policy):
    """Return the grant for a listed disease in its last stage, once for each person.

    >>> terminal_care_grant("低保对象", "是", "是", "否", policy="shanxi-2019")
    5000.0
    >>> terminal_care_grant("低保对象", None, "是", "否", policy="shanxi-2019")
    '待填:24类重特大疾病病种'
    """
    if category not in policy.terminal_care_scope or not terminal or already_granted:
        return 0
    if disease_listed is None:
        return policy.terminal_care_diseases
    if disease_listed:
        return policy.terminal_care_amount
    return 0


__all__ = ["single_disease_assistance", "single_disease_base", "single_disease_fund", "single_disease_institution",
           "single_disease_patient", "terminal_care_grant"]

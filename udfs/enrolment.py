"""参保与资助: is everybody insured who should be, and who pays the fee (临县 2023, 广西 2019, 山西 2019).

>>> enrolment_gap("居民", 37, 39, policy="linxian-2023")
1
"""

from udfs.money import ceiling, yuan
from udfs.rule import rule


@rule(title="参保率判定", unit="文字", source="LX-01 G19-01")
def enrolment_verdict(scope, enrolled_count, due_count, *, policy):
    """Return 达标 or 未达标 on whole persons; blank where nobody is due.

    >>> enrolment_verdict("特殊群体", 99996, 100000, policy="linxian-2023")
    '未达标'
    """
    if enrolled_count > due_count:
        return "数据错误"
    if due_count == 0:
        return None
    target = policy.enrolment_target_special if scope == "特殊群体" else policy.enrolment_target_residents
    if enrolled_count >= ceiling(target * due_count):
        return "达标"
    return "未达标"


@rule(title="参保缺口人数", unit="人", source="LX-01 G19-01")
def enrolment_gap(scope, enrolled_count, due_count, *, policy):
    """Return how many persons are missing to reach the target.

    >>> enrolment_gap("居民", 0, 100, policy="linxian-2023")
    95
    """
    if enrolled_count > due_count:
        return "数据错误"
    target = policy.enrolment_target_special if scope == "特殊群体" else policy.enrolment_target_residents
    return max(ceiling(target * due_count) - enrolled_count, 0)


@rule(title="建档立卡参保资助省级负担", unit="元", source="SX-03")
def enrolment_subsidy_province(category, personal_fee, *, policy):
    """Return the province's share of a registered person's fee.

    >>> enrolment_subsidy_province("建档立卡贫困人口", 250, policy="shanxi-2019")
    175.0
    """
    if category not in policy.registered_scope:
        return "不适用"
    return yuan(policy.enrolment_province_share * personal_fee)


@rule(title="建档立卡参保资助县级负担", unit="元", source="SX-03")
def enrolment_subsidy_county(category, personal_fee, *, policy):
    """Return the rest of a registered person's fee, which the county pays.

    >>> enrolment_subsidy_county("建档立卡贫困人口", 0.05, policy="shanxi-2019")
    0.01
    """
    return yuan(personal_fee - enrolment_subsidy_province(category, personal_fee, policy=policy))


@rule(title="动态新增参保资助", unit="元", source="SX-14 SX-15")
def entry_subsidy(category, enrolled, personal_fee, fiscal_subsidy, *, policy):
    """Return what is paid for a member added in mid-year: fee and fiscal subsidy, 0 for whoever is insured already.

    >>> entry_subsidy("低保对象", "否", 250, 520, policy="shanxi-2019")
    770.0
    """
    if category not in policy.entry_scope:
        return "不适用"
    if enrolled:
        return 0
    return yuan(personal_fee + fiscal_subsidy)


@rule(title="动态新增参保资助渠道", unit="文字", source="SX-15")
def entry_subsidy_payer(category, *, policy):
    """Return who pays for a member added in mid-year.

    >>> entry_subsidy_payer("在乡重点优抚对象、低保对象", policy="shanxi-2019")
    '医疗救助资金'
    """
    if category in policy.entry_assistance_scope:
        return "医疗救助资金"
    if category in policy.entry_veterans_scope:
        return "优抚对象医疗补助资金"
    return "不适用"


__all__ = ["enrolment_gap", "enrolment_subsidy_county", "enrolment_subsidy_province", "enrolment_verdict",
           "entry_subsidy", "entry_subsidy_payer"]

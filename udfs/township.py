"""网格包保与住院分析: three names for each household, one deductible for a chain of stays, two rates (叶集 2024).

>>> deductible_due(600, 400, policy="yeji-2024")
200.0
"""

from udfs.money import yuan
from udfs.rule import rule


@rule(title="本次应收起付线", unit="元", source="YJ-05")
def deductible_due(deductible, charged_in_chain, *, policy):
    """Return what is still to charge: the highest deductible of the chain once, nothing after a transfer down.

    >>> deductible_due(200, 600, policy="yeji-2024")
    0.0
    """
    return yuan(max(deductible - charged_in_chain, 0))


@rule(title="转诊判定", unit="文字", source="YJ-06")
def referral_verdict(referred, *, policy):
    """Return 纳入, or 不纳入·人工复核: the notice refuses "in principle" only.

    >>> referral_verdict("否", policy="yeji-2024")
    '不纳入·人工复核'
    """
    if referred:
        return "纳入"
    return "不纳入·人工复核"


@rule(title="包保人员判定", unit="文字", source="YJ-03")
def grid_verdict(town_official, village_official, family_doctor, *, policy):
    """Return 齐全 where all three names stand.

    >>> grid_verdict("干部甲", "村干部乙", "  ", policy="yeji-2024")
    '缺项'
    """
    if town_official is None or village_official is None or family_doctor is None:
        return "缺项"
    return "齐全"


@rule(title="住院率", unit="比例", source="YJ-09")
def hospitalisation_rate(admissions, persons, *, policy):
    """Return admissions over persons; blank where there is nobody.

    >>> hospitalisation_rate(63, 420, policy="yeji-2024")
    0.15
    """
    if persons == 0:
        return None
    return admissions / persons


@rule(title="区外就诊率", unit="比例", source="YJ-09")
def out_of_area_rate(out_of_area_admissions, admissions, *, policy):
    """Return admissions outside the district over all admissions; blank where there is none.

    >>> out_of_area_rate(15, 75, policy="yeji-2024")
    0.2
    """
    if admissions == 0:
        return None
    return out_of_area_admissions / admissions


__all__ = ["deductible_due", "grid_verdict", "hospitalisation_rate", "out_of_area_rate", "referral_verdict"]

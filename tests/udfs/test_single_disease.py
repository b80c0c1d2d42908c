"""单病种结算与大病关怀: 山西 2019 (八)(九). Each sum stands beside its case."""

import pytest

from udfs import (load, single_disease_assistance, single_disease_base, single_disease_fund, single_disease_institution,
                  single_disease_patient, terminal_care_grant)
from udfs.vocabulary import NAMES

RULES = (single_disease_base, single_disease_fund, single_disease_assistance, single_disease_patient, single_disease_institution)
KEY = ("低保对象", "特困人员", "在乡重点优抚对象")
OTHER = ("低收入救助对象", "因病致贫家庭重病患者")
QUOTA = dict(single_disease_base_reading="限额定额")
FULL = dict(single_disease_special_hardship_reading="医疗救助保障")


def shares(category, limit, total, designated="是", **readings):
    """Return the base and the four shares: 医保, 救助, 患者, 机构."""
    policy = load("shanxi-2019").with_values(**readings)
    return [rule(category, designated, limit, total, policy=policy) for rule in RULES]


def grant(category="低保对象", listed="是", terminal="是", already_granted="否"):
    """Return the grant."""
    return terminal_care_grant(category, listed, terminal, already_granted, policy="shanxi-2019")


@pytest.mark.parametrize("words", [*KEY, "低收入救助对象、低保对象", "建档立卡贫困人口、在乡重点优抚对象"])
@pytest.mark.parametrize("limit, total, expected", [
    (15000, 15000, [15000, 10500, 3000, 1500, 0]),
    (15000, 15000.01, [15000, 10500, 3000, 1500, 0.01]),
    (15000, 14999.99, [14999.99, 10499.99, 3000, 1500, 0]),      # 10,499.993 and 2,999.998
    (15000, 21000, [15000, 10500, 3000, 1500, 6000]),
    (15000, 1234.55, [1234.55, 864.19, 246.91, 123.45, 0]),      # 864.185, half up
    (1, 0.05, [0.05, 0.04, 0.01, 0, 0]),                         # 0.035, half up
    (0, 500, [0, 0, 0, 0, 500]), (9000, 0, [0, 0, 0, 0, 0]),
])
def test_seventy_twenty_and_the_rest(words, limit, total, expected):
    """“城乡居民医保基金支付70%,医疗救助基金救助20%”; what exceeds the limit is the institution's."""
    assert expected == shares(words, limit, total)


@pytest.mark.parametrize("words", [*OTHER, "普通参保居民、低收入救助对象"])
@pytest.mark.parametrize("limit, total, expected", [
    (9000, 8000, [8000, 5600, 800, 1600, 0]),
    (15000, 18000, [15000, 10500, 1500, 3000, 3000]),
    (15000, 1234.55, [1234.55, 864.19, 123.46, 246.90, 0]),      # 864.185 and 123.455, half up
    (1, 0.05, [0.05, 0.04, 0.01, 0, 0]),                         # 0.035 and 0.005, half up
    (1, 0.15, [0.15, 0.11, 0.02, 0.02, 0]),                      # 0.105 and 0.015, half up
])
def test_seventy_ten_and_the_rest(words, limit, total, expected):
    """“低收入救助对象、因病致贫家庭重病患者……医疗救助基金救助10%”."""
    assert expected == shares(words, limit, total)


def test_who_is_meant():
    """The five of (八); 建档立卡贫困人口 alone are not among them, and nobody outside a designated institution."""
    inside = {words for words in NAMES["category"].values if shares(words, 9000, 8000) != ["不适用"] * 5}

    assert {*KEY, *OTHER} == inside
    assert ["不适用"] * 5 == shares("低保对象", 9000, 8000, designated="否")


def test_a_fixed_quota_is_shared_whatever_the_bill():
    """0.7, 0.2, 0.1 of 10,000; the institution keeps 2,000 of a bill of 8,000, and bears 2,000 of one of 12,000."""
    assert [10000, 7000, 2000, 1000, -2000] == shares("低保对象", 10000, 8000, **QUOTA)
    assert [10000, 7000, 2000, 1000, 0] == shares("低保对象", 10000, 10000, **QUOTA)
    assert [10000, 7000, 2000, 1000, 2000] == shares("低保对象", 10000, 12000, **QUOTA)


@pytest.mark.parametrize("words", ["特困人员", "低收入救助对象、特困人员", "特困人员、低保对象"])
def test_the_specially_poor_keep_their_tenth_or_not(words):
    """(八) leaves them 800 of 8,000; in the other reading (七) has the assistance fund pay that too."""
    assert [8000, 5600, 1600, 800, 0] == shares(words, 9000, 8000)
    assert [8000, 5600, 2400, 0, 0] == shares(words, 9000, 8000, **FULL)
    assert [10000, 7000, 3000, 0, -2000] == shares(words, 10000, 8000, **FULL, **QUOTA)


def test_that_reading_is_of_nobody_else():
    """低保对象 and 低收入救助对象 pay their part as before."""
    assert [8000, 5600, 1600, 800, 0] == shares("低保对象", 9000, 8000, **FULL)
    assert [8000, 5600, 800, 1600, 0] == shares("低收入救助对象", 9000, 8000, **FULL)


@pytest.mark.parametrize("words", [*KEY, "建档立卡贫困人口", "普通参保居民、建档立卡贫困人口", "建档立卡贫困人口、特困人员"])
def test_a_grant_of_5000(words):
    """“重点救助对象、建档立卡贫困人口……病情处于晚期,可给予每人一次性5000元”."""
    assert 5000 == grant(words)


@pytest.mark.parametrize("words", [*OTHER, "孤儿", "监测对象", "普通参保居民"])
@pytest.mark.parametrize("listed", ["是", "否", None, ""])
def test_no_grant_outside_the_groups(words, listed):
    """0, and nothing is waited for."""
    assert 0 == grant(words, listed)


@pytest.mark.parametrize("listed, terminal, granted, expected", [
    ("否", "是", "否", 0), ("是", "否", "否", 0), ("是", "是", "是", 0), ("否", "否", "是", 0),
    (None, "是", "否", "待填:24类重特大疾病病种"), ("", "是", "否", "待填:24类重特大疾病病种"),
    (None, "否", "否", 0), (None, "是", "是", 0)])
def test_listed_terminal_and_not_yet_granted(listed, terminal, granted, expected):
    """The 24 diseases stand elsewhere: whether the disease is one of them is asked only where it decides."""
    assert expected == grant("低保对象", listed, terminal, granted)


def test_other_notices_have_neither():
    """Shanxi's rules."""
    for policy in ("guangxi-2022", "guangxi-2019", "linxian-2023", "yeji-2024"):
        assert ["不适用"] * 5 == [rule("低保对象", "是", 9000, 8000, policy=policy) for rule in RULES]
        assert "不适用" == terminal_care_grant("低保对象", "是", "是", "否", policy=policy)

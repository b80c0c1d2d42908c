"""参保率与资助: 临县 2023 三、工作内容之一, 广西 2019 一(三), 山西 2019 (五)(十)."""

import pytest

from udfs import (enrolment_gap, enrolment_subsidy_county, enrolment_subsidy_province, enrolment_verdict, entry_subsidy,
                  entry_subsidy_payer, load)
from udfs.vocabulary import NAMES

EVERYBODY = NAMES["category"].values
ASSISTANCE, VETERANS = "医疗救助资金", "优抚对象医疗补助资金"


def judged(scope, enrolled, due, policy="linxian-2023", **county):
    """Return the verdict and the gap."""
    policy = load(policy).with_values(**county)
    return enrolment_verdict(scope, enrolled, due, policy=policy), enrolment_gap(scope, enrolled, due, policy=policy)


@pytest.mark.parametrize("due, needed", [(1, 1), (19, 19), (20, 19), (21, 20), (39, 38), (40, 38), (41, 39), (2000, 1900),
                                         (100000, 95000), (100001, 95001)])
def test_ninety_five_of_a_hundred_residents(due, needed):
    """“稳定在95%以上”, on whole persons: the smallest number that is 95 % or more; one fewer is one missing."""
    assert 100 * needed >= 95 * due > 100 * (needed - 1)
    assert ("达标", 0) == judged("居民", needed, due) == judged("居民", due, due)
    assert ("未达标", 1) == judged("居民", needed - 1, due)
    assert ("未达标", needed) == judged("居民", 0, due)


@pytest.mark.parametrize("policy", ["linxian-2023", "guangxi-2019"])
def test_each_of_the_special_groups(policy):
    """“参保率达到100%”, “确保参保缴费不漏一人”: 99,996 of 100,000 prints as 100.00 % and is four short."""
    assert [("达标", 0), ("未达标", 1), ("未达标", 412)] == [judged("特殊群体", count, 412, policy) for count in (412, 411, 0)]
    assert ("未达标", 4) == judged("特殊群体", 99996, 100000, policy)


def test_nobody_due():
    """No rate and nobody missing; one who is insured all the same is a mistake."""
    for scope in ("居民", "特殊群体"):
        assert (None, 0) == judged(scope, 0, 0)
        assert ("数据错误", "数据错误") == judged(scope, 1, 0) == judged(scope, 413, 412)


def test_guangxi_leaves_the_residents_to_the_county():
    """G19 speaks of 建档立卡贫困人口 only: 0.97 × 1,000 = 970 and 0.951 × 1,001 = 951.951 are a county's own."""
    waiting = "待填:居民参保率目标"

    assert (waiting, waiting) == judged("居民", 1900, 2000, "guangxi-2019")
    assert [("未达标", 1), ("达标", 0)] == [judged("居民", count, 1000, "guangxi-2019", enrolment_target_residents=0.97)
                                       for count in (969, 970)]
    assert [("未达标", 1), ("达标", 0)] == [judged("居民", count, 1001, "guangxi-2019", enrolment_target_residents=0.951)
                                       for count in (951, 952)]


@pytest.mark.parametrize("fee, province, county", [
    (380, 266, 114), (0, 0, 0),
    (350.55, 245.39, 105.16),   # 245.385, half up; the county pays the rest, not 105.165
    (0.15, 0.11, 0.04),         # 0.105, half up
    (0.05, 0.04, 0.01),         # 0.035, half up
    (0.01, 0.01, 0),            # 0.007
])
def test_the_province_pays_seventy_the_county_the_rest(fee, province, county):
    """“省级财政70%、县级财政30%”, the fee exactly."""
    for words in ("建档立卡贫困人口", "特困人员、建档立卡贫困人口"):
        assert province == enrolment_subsidy_province(words, fee, policy="shanxi-2019")
        assert county == enrolment_subsidy_county(words, fee, policy="shanxi-2019")


def test_only_the_registered_have_that_channel():
    """“建档立卡贫困人口(含已纳入低保、特困供养范围的)”."""
    for rule in (enrolment_subsidy_province, enrolment_subsidy_county):
        assert ["建档立卡贫困人口"] == [words for words in EVERYBODY if rule(words, 380, policy="shanxi-2019") != "不适用"]


@pytest.mark.parametrize("words, payer", [
    ("低保对象", ASSISTANCE), ("特困人员", ASSISTANCE), ("在乡重点优抚对象", VETERANS), ("在乡重点优抚对象、特困人员", ASSISTANCE),
    ("低保对象、在乡重点优抚对象", ASSISTANCE), ("普通参保居民、在乡重点优抚对象", VETERANS)])
def test_who_joins_in_mid_year_uninsured(words, payer):
    """“对其当年参保个人缴费、财政补助资金给予全额救助”: 380 + 640; 低保 and 特困 from the assistance fund first."""
    assert 1020 == entry_subsidy(words, "否", 380, 640, policy="shanxi-2019")
    assert payer == entry_subsidy_payer(words, policy="shanxi-2019")


def test_who_joins_insured_gets_nothing_back():
    """“其参保个人缴费资金不退还”."""
    assert {0} == {entry_subsidy(words, "是", 380, 640, policy="shanxi-2019") for words in ("低保对象", "在乡重点优抚对象")}


def test_fee_and_subsidy_to_the_fen():
    """0.10 + 0.20 = 0.30; no fee and no subsidy, nothing to pay."""
    assert [0.3, 0] == [entry_subsidy("低保对象", "否", *amounts, policy="shanxi-2019") for amounts in ((0.1, 0.2), (0, 0))]


def test_who_is_outside():
    """Three groups only, insured or not."""
    inside = {"低保对象", "特困人员", "在乡重点优抚对象"}

    for enrolled in ("是", "否"):
        assert inside == {words for words in EVERYBODY if entry_subsidy(words, enrolled, 1, 1, policy="shanxi-2019") != "不适用"}
    assert inside == {words for words in EVERYBODY if entry_subsidy_payer(words, policy="shanxi-2019") != "不适用"}


def test_other_notices_say_nothing_of_this():
    """A rule holds under its own notices."""
    for policy in ("guangxi-2022", "shanxi-2019", "yeji-2024"):
        assert ("不适用", "不适用") == judged("居民", 19, 20, policy)
    for policy in ("guangxi-2022", "guangxi-2019", "linxian-2023", "yeji-2024"):
        assert "不适用" == enrolment_subsidy_province("建档立卡贫困人口", 380, policy=policy)
        assert "不适用" == enrolment_subsidy_county("建档立卡贫困人口", 380, policy=policy)
        assert "不适用" == entry_subsidy("低保对象", "否", 380, 640, policy=policy)
        assert "不适用" == entry_subsidy_payer("低保对象", policy=policy)

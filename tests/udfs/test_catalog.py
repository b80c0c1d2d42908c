"""目录内费用占比: 广西 2022 正文第一条, 广西 2019 二、(七). Each sum stands beside its case."""

import pytest

from udfs import (catalog_approved_excess, catalog_beyond, catalog_catch_up, catalog_excess, catalog_note, catalog_ratio,
                  catalog_verdict)

BILL = dict(category="低保对象", institution_level="县级", single_disease="否", special_case_approved="否",
            in_catalog=8500, total=10000)


def verdict(policy="guangxi-2022", **changes):
    """Return the verdict on BILL with `changes`."""
    return catalog_verdict(**{**BILL, **changes}, policy=policy)


def excess(policy="guangxi-2022", **changes):
    """Return what the institution bears of BILL with `changes`."""
    return catalog_excess(**{**BILL, **changes}, policy=policy)


def test_ninety_percent_is_enough():
    """“应占总费用90%以上”: 以上 includes 90 % itself, 0.9 × 10,000 = 9,000."""
    assert ["达标", "低于比例", "达标"] == [verdict(in_catalog=amount) for amount in (9000, 8999.99, 9000.01)]


def test_ninety_percent_is_judged_on_the_fen():
    """0.9 × 1,000.20 = 900.18 exactly, where floats say 900.18 / 1000.2 < 0.9."""
    assert 900.18 / 1000.2 < 0.9
    assert ["达标", "低于比例"] == [verdict(in_catalog=amount, total=1000.20) for amount in (900.18, 900.17)]


def test_a_share_that_prints_as_ninety_may_be_below():
    """89.996 % prints as 90.00 %; 8,999.60 of 10,000 is below 9,000."""
    assert ("低于比例", 0.40) == (verdict(in_catalog=8999.60), excess(in_catalog=8999.60))


@pytest.mark.parametrize("words", ["特困人员", "孤儿", "事实无人抚养儿童", "低保对象", "低保边缘对象", "监测对象", "脱贫不稳定户",
                                   "边缘易致贫户", "突发严重困难户", "脱贫人口", "普通参保居民、孤儿", "低保对象、脱贫人口"])
def test_who_is_covered(words):
    """The seven groups of the notice, the three kinds of 监测对象, and whoever is in one of them besides another."""
    assert "低于比例" == verdict(category=words)


@pytest.mark.parametrize("words", ["返贫致贫人口", "建档立卡贫困人口", "在乡重点优抚对象", "低收入救助对象", "因病致贫家庭重病患者",
                                   "普通参保居民", "返贫致贫人口、普通参保居民"])
def test_who_is_not_covered(words):
    """Whom the notice does not name, it does not cover."""
    assert ("不适用", 0) == (verdict(category=words), excess(category=words))


def test_a_county_may_widen_the_groups(guangxi):
    """“等困难群众”: the county's own list is added to the notice's."""
    wider = guangxi.with_values(catalog_scope_added=["返贫致贫人口"])

    assert ["低于比例", "低于比例"] == [verdict(wider, category=words) for words in ("返贫致贫人口", "低保对象")]


def test_every_level_in_guangxi_is_computed():
    """乡镇 to 自治区级 are judged; outside Guangxi the notice does not hold."""
    levels = ("乡镇", "县级", "市级", "自治区级", "区外")

    assert ["低于比例"] * 4 + ["不适用"] == [verdict(institution_level=level) for level in levels]
    assert [500, 500, 500, 500, 0] == [excess(institution_level=level) for level in levels]


def test_the_note_on_the_level():
    """Above the county the level waits for the local office (G22-06)."""
    notes = [catalog_note(level, policy="guangxi-2022") for level in ("乡镇", "县级", "市级", "自治区级", "区外")]

    assert [None, None, "级别待当地确认", "级别待当地确认", None] == notes


def test_single_disease_cases_are_left_out():
    """“(除外单病种付费病例)”."""
    assert ("单病种除外", 0) == (verdict(single_disease="是"), excess(single_disease="是"))


def test_an_approved_special_case_is_not_the_institutions():
    """10,000 - 8,500 - 0.1 × 10,000 = 500 beyond; approved, the institution bears 0."""
    approved = {**BILL, "special_case_approved": "是"}

    assert "已批准" == catalog_verdict(**approved, policy="guangxi-2022")
    assert 0 == catalog_excess(**approved, policy="guangxi-2022")
    assert 500 == catalog_approved_excess(**approved, policy="guangxi-2022")
    assert 0 == catalog_approved_excess(**BILL, policy="guangxi-2022")


def test_the_first_word_that_holds():
    """数据错误, 不计算, 不适用, 单病种除外, 达标, 已批准, 低于比例, in this order."""
    everything = dict(category="普通参保居民", single_disease="是", special_case_approved="是")

    assert "数据错误" == verdict(**everything, in_catalog=1, total=0)
    assert "不计算" == verdict(**everything, in_catalog=0, total=0)
    assert "不适用" == verdict(**everything)
    assert "单病种除外" == verdict(single_disease="是", special_case_approved="是")
    assert "达标" == verdict(special_case_approved="是", in_catalog=9500)
    assert "已批准" == verdict(special_case_approved="是")
    assert "低于比例" == verdict()


@pytest.mark.parametrize("in_catalog, total, expected", [
    (8500, 10000, 500.00),       # 1,500 - 1,000
    (0, 10000, 9000.00),         # 10,000 - 1,000
    (8999.99, 10000, 0.01),      # 1,000.01 - 1,000
    (1100, 1234.45, 11.01),      # 134.45 - 123.445 = 11.005, half up
    (1100, 1234.44, 11.00),      # 134.44 - 123.444 = 10.996
    (1100, 1234.35, 10.92),      # 134.35 - 123.435 = 10.915, half up
    (0.8, 1.05, 0.15),           # 0.25 - 0.105 = 0.145, half up
    (0.04, 0.05, 0.01),          # 0.01 - 0.005 = 0.005, half up
    (0.01, 0.02, 0.01),          # 0.01 - 0.002 = 0.008
    (80_000_000, 99_999_999.95, 9_999_999.96),  # 19,999,999.95 - 9,999,999.995 = 9,999,999.955, half up
])
def test_the_institution_bears_what_lies_beyond_ten_percent(in_catalog, total, expected):
    """Out of the catalogue, less a tenth of the bill, rounded half up to the fen once."""
    assert expected == excess(in_catalog=in_catalog, total=total)


def test_below_the_ratio_the_excess_may_round_to_nothing():
    """0.03 of 0.04 is 75 %, yet 0.01 - 0.004 = 0.006; 11.24 of 12.49: 1.25 - 1.249 = 0.001 rounds to 0.00."""
    assert ("低于比例", 0.01) == (verdict(in_catalog=0.03, total=0.04), excess(in_catalog=0.03, total=0.04))
    assert ("低于比例", 0.00) == (verdict(in_catalog=11.24, total=12.49), excess(in_catalog=11.24, total=12.49))


def test_the_ratio_is_not_rounded():
    """8,500 ÷ 10,000 = 0.85; 1 ÷ 3 stays 1 ÷ 3; no bill, no ratio."""
    bills = [(8500, 10000), (1, 3), (0, 10000), (12000, 10000), (0, 0)]

    assert [0.85, 1 / 3, 0, 1.2, None] == [catalog_ratio(*bill, policy="guangxi-2022") for bill in bills]


@pytest.mark.parametrize("in_catalog, total, expected", [
    (8500, 10000, 5000),    # (9,000 - 8,500) ÷ 0.1; then 13,500 of 15,000 is 90 %
    (0, 1000, 9000),        # (900 - 0) ÷ 0.1; then 9,000 of 10,000 is 90 %
    (899.99, 1000, 0.10),   # 0.01 ÷ 0.1
    (900, 1000, 0), (1000, 1000, 0), (0, 0, 0), (1200, 1000, 0),
])
def test_how_much_listed_cost_brings_the_ratio_back(in_catalog, total, expected):
    """(0.9 × total - listed) ÷ 0.1 (G22-08); 0 where the ratio holds, without a bill, and where listed > total."""
    assert expected == catalog_catch_up(in_catalog, total, policy="guangxi-2022")


def test_what_lies_beyond_is_the_same_sum_for_both_who_may_bear_it():
    """10,000 - 8,500 - 1,000 = 500."""
    assert 500 == catalog_beyond(8500, 10000, policy="guangxi-2022")


def test_under_the_2019_notice_only_the_registered_poor_are_meant():
    """“建档立卡贫困患者”: 10,000 - 8,500 - 1,000 = 500; nobody else."""
    assert ("低于比例", 500) == (verdict("guangxi-2019", category="建档立卡贫困人口"),
                             excess("guangxi-2019", category="建档立卡贫困人口"))
    assert ("不适用", 0) == (verdict("guangxi-2019"), excess("guangxi-2019"))


def test_under_the_2019_notice_single_diseases_count():
    """The 2019 notice has no 单病种 exclusion (G19-04)."""
    case = dict(category="建档立卡贫困人口", single_disease="是")

    assert ("低于比例", 500) == (verdict("guangxi-2019", **case), excess("guangxi-2019", **case))


def test_the_2019_notice_has_neither_note_nor_catch_up():
    """The 2019 notice sets no level limit, so no note (blank); the catch-up is G22-08 alone (不适用)."""
    assert catalog_note("市级", policy="guangxi-2019") is None
    assert "不适用" == catalog_catch_up(8500, 10000, policy="guangxi-2019")


def test_the_same_bill_has_different_answers_under_different_notices():
    """8,500 of 10,000 for 低保对象: 500 in Guangxi 2022; the Lin county notice has no such rule."""
    assert [500, 0, "不适用"] == [excess(policy) for policy in ("guangxi-2022", "guangxi-2019", "linxian-2023")]

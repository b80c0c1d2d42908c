"""倾斜救助: 临县 2023 三、工作内容之二第二项. Each sum stands beside its case."""

import itertools

import pytest

from udfs import load, tilt_rescue, tilt_rescue_verdict

FIRST = ("特困人员", "孤儿", "事实无人抚养儿童", "低保对象", "返贫致贫人口")
SECOND = ("监测对象", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户", "因病致贫家庭重病患者")
OUTSIDE = ("低保边缘对象", "脱贫人口", "建档立卡贫困人口", "在乡重点优抚对象", "低收入救助对象", "普通参保居民")


def verdict(category, in_province="是", referred="是", qualifying_disease="是", policy="linxian-2023"):
    """Return the verdict, every condition met unless said otherwise."""
    return tilt_rescue_verdict(category, in_province, referred, qualifying_disease, policy=policy)


def brought(category, burden, before=0, conditions=("是", "是", "是"), policy="linxian-2023"):
    """Return what this settlement brings."""
    return tilt_rescue(category, *conditions, burden, before, policy=policy)


@pytest.mark.parametrize("burden, expected", [
    (0, 0), (9999.99, 0), (10000, 0),
    (10000.01, 0.01),      # 0.005, half up
    (10000.02, 0.01),
    (25000, 7500),         # 15,000 × 0.5
    (69999.98, 29999.99),
    (69999.99, 30000),     # 29,999.995, half up
    (70000, 30000),        # the year's limit
    (70000.01, 30000), (500000, 30000),
])
def test_the_first_tier(burden, expected):
    """“超过1万元以上的部分按照50%的比例再次救助,倾斜救助年度限额3万元”."""
    assert {expected} == {brought(words, burden) for words in FIRST}


@pytest.mark.parametrize("burden, expected", [
    (10000.01, 0), (19999.99, 0), (20000, 0),
    (20000.01, 0.01),      # 0.005, half up
    (25000, 2500),         # 5,000 × 0.5
    (59999.98, 19999.99),
    (59999.99, 20000),     # 19,999.995, half up
    (60000, 20000),        # the year's limit
    (60000.01, 20000), (500000, 20000),
])
def test_the_second_tier(burden, expected):
    """“超过2万元以上的部分按照50%的比例再次救助,倾斜救助年度限额2万元”."""
    assert {expected} == {brought(words, burden) for words in SECOND}


@pytest.mark.parametrize("words", OUTSIDE)
def test_who_is_in_neither_tier(words):
    """“其他救助对象” is not spelt out: 不适用 and 0 until the county says more."""
    assert ("不适用", 0) == (verdict(words), brought(words, 90000))


@pytest.mark.parametrize("second, first", [*itertools.product(SECOND[:2], FIRST[:2]), ("普通参保居民", "低保对象")])
def test_the_better_tier_counts(second, first):
    """(30,000 - 10,000) × 0.5, whichever word stands first."""
    assert {10000} == {brought(words, 30000) for words in (f"{second}、{first}", f"{first}、{second}")}


def test_a_county_may_widen_the_second_tier():
    """Its own list: (30,000 - 20,000) × 0.5; whoever is in the first tier stays there."""
    county = load("linxian-2023").with_values(tilt_b_scope_added=["低保边缘对象", "低收入救助对象"])

    assert ("符合", 5000) == (verdict("低保边缘对象", policy=county), brought("低保边缘对象", 30000, policy=county))
    assert 10000 == brought("低收入救助对象、特困人员", 30000, policy=county)
    assert ("不适用", 0) == (verdict("脱贫人口", policy=county), brought("脱贫人口", 30000, policy=county))


@pytest.mark.parametrize("in_province, referred, disease, word", [
    ("是", "是", "是", "符合"), ("是", "是", "否", "病种不符"), ("是", "否", "是", "未规范转诊"), ("是", "否", "否", "未规范转诊"),
    ("否", "是", "是", "省外·人工复核"), ("否", "是", "否", "省外·人工复核"), ("否", "否", "是", "省外·人工复核"),
    ("否", "否", "否", "省外·人工复核")])
def test_the_first_condition_that_fails(in_province, referred, disease, word):
    """“规范转诊且在省域内就医” and the disease; outside the tiers 不适用 comes before them all, and nothing is paid."""
    conditions = (in_province, referred, disease)

    assert {word} == {verdict(words, *conditions) for words in FIRST + SECOND}
    assert {"不适用"} == {verdict(words, *conditions) for words in OUTSIDE}
    assert {5000 if word == "符合" else 0} == {brought(words, 30000, conditions=conditions) for words in SECOND}


@pytest.mark.parametrize("before, expected", [(0, 4320), (1200, 3120), (4319.99, 0.01), (4320, 0), (4320.01, 0), (30000, 0)])
def test_what_the_year_has_brought_is_taken_off(before, expected):
    """(18,640 - 10,000) × 0.5 = 4,320 in all, and never below 0."""
    assert expected == brought("低保对象", 18640, before)


def test_settlement_after_settlement():
    """9,000 + 6,000 + 60,000 of burden: 0; 2,500; 30,000 - 2,500 = 27,500, and then nothing more."""
    had, brought_by = 0, []
    for burden in (9000, 15000, 75000, 90000):
        brought_by.append(brought("返贫致贫人口", burden, had))
        had += brought_by[-1]

    assert [0, 2500, 27500, 0] == brought_by


def test_a_person_who_moves_up_a_tier_keeps_what_was_paid():
    """监测对象 at 40,000: 10,000; 低保对象 at 50,000: 20,000 in all, 10,000 of it to come."""
    had = brought("监测对象", 40000)

    assert [10000, 10000] == [had, brought("低保对象", 50000, had)]


def test_other_notices_have_no_such_rescue():
    """Only Lin county's."""
    for policy in ("guangxi-2022", "guangxi-2019", "shanxi-2019", "yeji-2024"):
        assert "不适用" == verdict("低保对象", policy=policy)
        assert "不适用" == brought("低保对象", 30000, policy=policy)

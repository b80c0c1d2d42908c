"""大病保险倾斜: 临县 2023 三、工作内容之二第一项. The city's own figures are made up; each sum stands beside its case."""

import pytest

from udfs import load, serious_illness_payment

CITY = dict(deductible=12000, bands=[[30000, 0.5], [80000, 0.6], [None, 0.7]], cap=100000)
TILTED = ("特困人员", "孤儿", "事实无人抚养儿童", "低保对象", "返贫致贫人口", "脱贫人口、返贫致贫人口", "监测对象、孤儿")
OTHERS = ("监测对象", "脱贫不稳定户", "脱贫人口", "低保边缘对象", "因病致贫家庭重病患者", "普通参保居民", "监测对象、脱贫人口")


def paid(category, burden, **city):
    """Return the payment under the city's figures."""
    return serious_illness_payment(category, burden, policy=load("linxian-2023").with_values(**city or CITY))


@pytest.mark.parametrize("burden, expected", [
    (0, 0), (11999.99, 0), (12000, 0),
    (12000.01, 0.01),        # 0.005, half up
    (30000, 9000),           # 18,000 × 0.5
    (30000.01, 9000.01),     # + 0.01 × 0.6 = 9,000.006
    (80000, 39000),          # + 50,000 × 0.6
    (167142.84, 99999.99),   # + 87,142.84 × 0.7 = 99,999.988
    (167142.85, 100000),     # 99,999.995, half up
    (167142.86, 100000),     # 100,000.002: the cap
    (999999, 100000),
])
def test_band_by_band_up_to_the_cap(burden, expected):
    """Who is outside the three groups: from the deductible on, each stretch at its own rate."""
    assert expected == paid("监测对象", burden)


@pytest.mark.parametrize("burden, expected", [
    (5999.99, 0), (6000, 0),
    (6000.01, 0.01),         # 0.01 × 0.55 = 0.0055
    (12000, 3300),           # 6,000 × 0.55
    (30000, 13200),          # + 18,000 × 0.55
    (80000, 45700),          # + 50,000 × 0.65
    (170000, 113200),        # + 90,000 × 0.75: no cap
])
def test_half_the_deductible_five_points_more_and_no_cap(burden, expected):
    """“起付线降低50%,报销比例提高5个百分点,取消大病保险封顶线”: points, not five percent of the rate."""
    assert expected == paid("低保对象", burden)


def test_who_is_meant():
    """特困人员 (with the children among them), 低保对象, 返贫致贫人口; one word of several is enough: 13,200, else 9,000."""
    assert {13200} == {paid(words, 30000) for words in TILTED}
    assert {9000} == {paid(words, 30000) for words in OTHERS}


@pytest.mark.parametrize("rate", [0.95, 0.97, 1])
def test_no_rate_goes_over_the_whole(rate):
    """Rate + 0.05 is at most 1: 4,000 freed and 2,000 above 8,000, all paid."""
    assert 6000 == paid("低保对象", 10000, deductible=8000, bands=[[None, rate]], cap=50000)


@pytest.mark.parametrize("burden, by_the_first, by_its_own", [
    (10000, 0, 0),
    (15000, 2750, 2750),   # 5,000 × 0.55: the same band
    (20000, 5500, 6000),   # 10,000 × 0.55 | 5,000 × 0.55 + 5,000 × 0.65
    (25000, 8750, 9250),   # + 5,000 × 0.65
])
def test_which_rate_the_freed_part_takes(burden, by_the_first, by_its_own):
    """Half of 20,000 frees 10,000 to 20,000, across the end of the first band at 15,000."""
    city = dict(deductible=20000, bands=[[15000, 0.5], [None, 0.6]], cap="无")

    assert by_the_first == paid("低保对象", burden, **city, freed_band_reading="按第一段比例")
    assert by_its_own == paid("低保对象", burden, **city, freed_band_reading="按所在分段比例")


def test_the_reading_touches_nobody_else():
    """Nothing is freed for 监测对象: (25,000 - 20,000) × 0.6 = 3,000."""
    city = dict(deductible=20000, bands=[[15000, 0.5], [None, 0.6]], cap="无")

    assert {3000} == {paid("监测对象", 25000, **city, freed_band_reading=word) for word in ("按第一段比例", "按所在分段比例")}


def test_a_city_without_a_cap_or_a_deductible():
    """39,000 + 90,000 × 0.7 = 102,000 with the cap 无; 20,000 × 0.6 and × 0.65 from the first yuan; a cap of 0 pays nothing."""
    free = dict(deductible=0, bands=[[None, 0.6]], cap=50000)

    assert 102000 == paid("监测对象", 170000, **{**CITY, "cap": "无"})
    assert [12000, 13000] == [paid(words, 20000, **free) for words in ("监测对象", "低保对象")]
    assert 0 == paid("监测对象", 20000, **{**free, "cap": 0})


def test_an_odd_deductible_is_halved_exactly():
    """Half of 333.35 is 166.675: (200 - 166.675) × 0.65 = 21.66125."""
    assert 21.66 == paid("孤儿", 200, deductible=333.35, bands=[[None, 0.6]], cap=1)


@pytest.mark.parametrize("missing, said", [
    (("deductible", "bands", "cap"), "待填:大病保险起付线"), (("bands", "cap"), "待填:大病保险分段比例"),
    (("deductible", "cap"), "待填:大病保险起付线"), (("cap",), "待填:大病保险封顶线")])
def test_what_is_not_filled_in_is_named(missing, said):
    """起付线, 分段比例, 封顶线: the first that is missing, whatever the burden."""
    city = {**CITY, **dict.fromkeys(missing)}

    assert [said, said] == [paid("监测对象", burden, **city) for burden in (0, 30000)]


@pytest.mark.parametrize("reading", ["按第一段比例", "按所在分段比例"])
def test_the_three_groups_need_no_cap(reading):
    """A missing cap does not stop what has none; a missing deductible and missing bands do, in this order."""
    def said(**missing):
        return paid("低保对象", 30000, **{**CITY, **missing}, freed_band_reading=reading)

    assert 13200 == said(cap=None)
    assert "待填:大病保险分段比例" == said(cap=None, bands=None)
    assert "待填:大病保险起付线" == said(cap=None, bands=None, deductible=None)


def test_other_notices_have_no_such_insurance():
    """Only Lin county's notice eases it."""
    for policy in ("guangxi-2022", "guangxi-2019", "shanxi-2019", "yeji-2024"):
        assert "不适用" == serious_illness_payment("低保对象", 30000, policy=policy)

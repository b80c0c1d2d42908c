"""目录外控费: 临县 2023 三、工作内容之四第四项. Each sum stands beside its case."""

import pytest

from udfs import out_of_catalog_cap, out_of_catalog_excess, out_of_catalog_verdict

STAY = dict(category="低保对象", in_province="是", charge_class="三类", out_of_catalog=1500, total=8000)
CLASSES = ("省内一类", "省市级二类", "县级二类", "三类")


def verdict(**changes):
    """Return the verdict on STAY with `changes`."""
    return out_of_catalog_verdict(**{**STAY, **changes}, policy="linxian-2023")


def excess(**changes):
    """Return what the institution bears of STAY with `changes`."""
    return out_of_catalog_excess(**{**STAY, **changes}, policy="linxian-2023")


def cap(charge_class, total):
    """Return the most that may lie outside the catalogue."""
    return out_of_catalog_cap(charge_class, total, policy="linxian-2023")


def test_the_cap_goes_by_the_price_class():
    """30 %, 20 %, 15 % (县级二类及三类) of 8,000."""
    assert [2400, 1600, 1200, 1200] == [cap(name, 8000) for name in CLASSES]


@pytest.mark.parametrize("charge_class, total, expected", [
    ("三类", 333.30, 50.00),       # 0.15 × 333.30 = 49.995, half up
    ("三类", 333.29, 49.99),       # 0.15 × 333.29 = 49.9935
    ("省内一类", 0.05, 0.02),      # 0.3 × 0.05 = 0.015, half up
    ("省市级二类", 0.02, 0.00),    # 0.2 × 0.02 = 0.004
    ("县级二类", 0.10, 0.02),      # 0.15 × 0.10 = 0.015, half up
    ("三类", 0, 0.00),
])
def test_the_cap_is_rounded_half_up(charge_class, total, expected):
    """To the fen, once."""
    assert expected == cap(charge_class, total)


def test_the_cap_itself_may_be_reached():
    """“不得超过”: at 1,200 of 8,000 nothing is over, at 1,200.01 one fen is."""
    assert ["未超", "超控"] == [verdict(out_of_catalog=amount) for amount in (1200, 1200.01)]
    assert [0, 0.01] == [excess(out_of_catalog=amount) for amount in (1200, 1200.01)]


def test_the_cap_is_compared_unrounded():
    """0.15 × 333.30 = 49.995: 50.00 is over it by 0.005, which rounds up to a fen."""
    case = dict(out_of_catalog=50, total=333.30)

    assert ("超控", 0.01) == (verdict(**case), excess(**case))
    assert ("未超", 0) == (verdict(out_of_catalog=49.99, total=333.30), excess(out_of_catalog=49.99, total=333.30))


def test_the_cap_is_judged_on_the_fen():
    """0.3 × 4.50 = 1.35 exactly, where floats say 0.3 * 4.5 < 1.35."""
    assert 0.3 * 4.5 < 1.35
    assert "未超" == verdict(charge_class="省内一类", out_of_catalog=1.35, total=4.50)


def test_all_beyond_the_cap_is_the_institutions():
    """1,500 - 0.15 × 8,000 = 300; the whole bill outside: 8,000 - 1,200 = 6,800."""
    assert [300, 6800] == [excess(out_of_catalog=amount) for amount in (1500, 8000)]


@pytest.mark.parametrize("words", ["特困人员", "孤儿", "事实无人抚养儿童", "低保对象", "返贫致贫人口", "普通参保居民、返贫致贫人口"])
def test_who_is_protected(words):
    """特困人员 (with the children among them), 低保对象, 返贫致贫人口."""
    assert ("超控", 300) == (verdict(category=words), excess(category=words))


@pytest.mark.parametrize("words", ["监测对象", "突发严重困难户", "脱贫人口", "低保边缘对象", "因病致贫家庭重病患者", "普通参保居民"])
def test_who_is_not_protected(words):
    """The clause names neither 监测对象 nor 脱贫人口."""
    assert ("不适用", 0) == (verdict(category=words), excess(category=words))


def test_outside_the_province_the_cap_does_not_hold():
    """“在省内……定点医疗机构”."""
    assert ("不适用", 0) == (verdict(in_province="否"), excess(in_province="否"))


@pytest.mark.parametrize("blank", [None, ""])
def test_a_hospital_without_a_price_class_waits_for_it(blank):
    """The class is typed in per hospital; without it all three rules say so."""
    assert "待填:收费标准类别" == verdict(charge_class=blank)
    assert "待填:收费标准类别" == excess(charge_class=blank)
    assert "待填:收费标准类别" == cap(blank, 8000)


def test_whom_the_rule_does_not_meet_waits_for_nothing():
    """Wrong figures, no bill, another group, another province: said before the missing class."""
    assert "数据错误" == verdict(charge_class=None, out_of_catalog=9000)
    assert "不计算" == verdict(charge_class=None, out_of_catalog=0, total=0)
    assert "不适用" == verdict(charge_class=None, category="监测对象")
    assert "不适用" == verdict(charge_class=None, in_province="否")
    assert [0, 0] == [excess(charge_class=None, category="监测对象"), excess(charge_class=None, out_of_catalog=9000)]


def test_the_first_word_that_holds():
    """数据错误, 不计算, 不适用, 待填, then 未超 or 超控."""
    nobody = dict(category="普通参保居民", in_province="否", charge_class=None)

    assert "数据错误" == verdict(**nobody, out_of_catalog=1, total=0)
    assert "不计算" == verdict(**nobody, out_of_catalog=0, total=0)
    assert "不适用" == verdict(**nobody)
    assert "待填:收费标准类别" == verdict(charge_class=None)
    assert ["超控", "未超"] == [verdict(), verdict(out_of_catalog=0)]


def test_other_notices_have_no_such_cap():
    """The price classes are Lin county's."""
    for policy in ("guangxi-2022", "guangxi-2019", "shanxi-2019", "yeji-2024"):
        assert "不适用" == out_of_catalog_verdict(**STAY, policy=policy)
        assert "不适用" == out_of_catalog_excess(**STAY, policy=policy)
        assert "不适用" == out_of_catalog_cap("三类", 8000, policy=policy)

"""免押金与高额费用预警: 临县 2023 三、工作内容之四第五项、之三第三项."""

import pytest

from udfs import deposit_verdict, high_cost_verdict, load
from udfs.vocabulary import NAMES

EVERYBODY = NAMES["category"].values
NO_DEPOSIT = ("特困人员", "孤儿", "事实无人抚养儿童", "低保对象", "返贫致贫人口", "监测对象", "脱贫不稳定户", "边缘易致贫户",
              "突发严重困难户")
MONITORED_NARROWLY = ("监测对象", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户")


def deposit(category, first_visit="是", within_city="是"):
    """Return the verdict on the deposit."""
    return deposit_verdict(category, first_visit, within_city, policy="linxian-2023")


def warned(category, burden, **reading):
    """Return the verdict on a year's burden."""
    return high_cost_verdict(category, burden, policy=load("linxian-2023").with_values(**reading))


def test_who_pays_no_deposit():
    """特困人员、低保对象、返贫致贫人口、监测对象, with the children and the three kinds among them."""
    assert set(NO_DEPOSIT) == {words for words in EVERYBODY if deposit(words) == "免押金"}
    assert "免押金" == deposit("普通参保居民、边缘易致贫户")


@pytest.mark.parametrize("conditions", [("否", "是"), ("是", "否"), ("否", "否")])
def test_both_conditions_are_asked_for(conditions):
    """“经基层首诊转诊至市域内定点医疗机构”: 不免 for the groups, 不适用 for all others."""
    assert {"不免"} == {deposit(words, *conditions) for words in NO_DEPOSIT}
    assert {"不适用"} == {deposit(words, *conditions) for words in EVERYBODY if words not in NO_DEPOSIT}


@pytest.mark.parametrize("words, threshold", [*((words, 6000) for words in EVERYBODY if words != "普通参保居民"),
                                              ("普通参保居民", 20000), ("普通参保居民、脱贫人口", 6000)])
def test_a_warning_is_strictly_above_the_threshold(words, threshold):
    """“超过0.6万元”, “超过2万元”: every marked group, and all other insured; a fen decides."""
    assert ["不预警", "不预警", "预警"] == [warned(words, threshold + fen / 100) for fen in (-1, 0, 1)]


@pytest.mark.parametrize("words", EVERYBODY)
def test_the_narrow_reading_watches_the_monitored_alone(words):
    """仅监测对象: 6,000 for these and their three kinds, 20,000 for everybody else."""
    threshold = 6000 if words in MONITORED_NARROWLY else 20000

    assert ["不预警", "预警"] == [warned(words, threshold + fen / 100, high_cost_scope_reading="仅监测对象") for fen in (0, 1)]


def test_the_earlier_warning_counts():
    """Of several words the one with 6,000, in either reading."""
    for reading in ("各类困难群众", "仅监测对象"):
        assert "预警" == warned("普通参保居民、突发严重困难户", 6000.01, high_cost_scope_reading=reading)
        assert "不预警" == warned("普通参保居民、突发严重困难户", 6000, high_cost_scope_reading=reading)


def test_no_burden_no_warning():
    """0 is above nothing."""
    assert {"不预警"} == {warned(words, 0) for words in EVERYBODY}


def test_other_notices_have_neither():
    """Shanxi's waiver asks for other things (an agreement, the county), and is no rule here."""
    for policy in ("guangxi-2022", "guangxi-2019", "shanxi-2019", "yeji-2024"):
        assert "不适用" == deposit_verdict("低保对象", "是", "是", policy=policy)
        assert "不适用" == high_cost_verdict("低保对象", 7000, policy=policy)

"""人员类别 in an explanation: which of a person's categories decided, and what each alone would have given."""

import random

import pytest

from udfs import entry_subsidy_payer, inpatient_assistance, load, rules, tilt_rescue, workday_after
from udfs.categories import of_the_person
from udfs.explain import explain
from udfs.vocabulary import JOINER, NAMES

STAY = dict(compliant_self_pay=20000, assisted_to_date=0)
YEAR = dict(in_province="是", referred="是", qualifying_disease="是", burden_to_date=38000, rescued_to_date=0)
FILLED = dict(ratio=0.7, annual_limit=15000)


@pytest.fixture(scope="module")
def shanxi():
    """The policy shanxi-2019 with the two figures that a county fills in for 低保对象."""
    return load("shanxi-2019").with_values(**FILLED)


@pytest.mark.parametrize("category, told", [
    ("低保对象、特困人员", "按特困人员计算;单按低保对象为14,000.00元"),
    ("特困人员、低保对象", "按特困人员计算;单按低保对象为14,000.00元"),
    ("低保对象、在乡重点优抚对象", "按低保对象计算;单按在乡重点优抚对象同为14,000.00元"),
    ("建档立卡贫困人口、低保对象", "按建档立卡贫困人口计算;单按低保对象为14,000.00元"),
    ("低保对象、低收入救助对象、孤儿", "按低保对象计算;单按低收入救助对象为待填:低收入住院救助起付线;单按孤儿为不适用"),
])
def test_several_categories(category, told, shanxi):
    """70 % of 20,000 is 14,000; 特困人员 get it all; the first of equal ones is named as the one used."""
    assert told == of_the_person(inpatient_assistance, dict(category=category, **STAY), shanxi)
    assert f"  人员类别:{told}" in explain(inpatient_assistance, dict(category=category, **STAY), policy=shanxi).lines()


@pytest.mark.parametrize("category", ["低保对象", "低保对象、低保对象", "", None, "低保", "低保对象、", 3])
def test_one_category_or_none_is_not_told(category, shanxi):
    """A word of its own, twice the same, a blank, a bad word: there is nothing to tell."""
    assert "" == of_the_person(inpatient_assistance, dict(category=category, **STAY), shanxi)


@pytest.mark.parametrize("category, told", [
    ("孤儿", "孤儿属于特困人员"),
    ("边缘易致贫户", "边缘易致贫户属于监测对象"),
    ("特困人员", ""),
    ("普通参保居民", ""),
    ("监测对象、孤儿", "按孤儿(属于特困人员)计算;单按监测对象为9,000.00元"),
    ("特困人员、孤儿", "按特困人员计算;单按孤儿(属于特困人员)同为14,000.00元"),
])
def test_a_category_within_another(category, told):
    """(38,000 - 10,000) × 50 % = 14,000; (38,000 - 20,000) × 50 % = 9,000."""
    assert told == of_the_person(tilt_rescue, dict(category=category, **YEAR), load("linxian-2023"))


def test_nothing_nests_where_the_notice_says_nothing():
    """Shanxi 2019 names no category within another; a notice without the rule and unsound amounts tell nothing either."""
    assert "" == of_the_person(inpatient_assistance, dict(category="孤儿", **STAY), load("shanxi-2019"))
    assert "" == of_the_person(inpatient_assistance, dict(category="孤儿、低保对象", **STAY), load("guangxi-2022"))
    assert "" == of_the_person(tilt_rescue, dict(category="孤儿、低保对象", **{**YEAR, "burden_to_date": -1}), load("linxian-2023"))
    assert "" == of_the_person(workday_after, dict(start_on=None, days=1), None)


def test_a_word_is_judged_not_computed():
    """The payer is a word: 判定."""
    case = dict(category="在乡重点优抚对象、低保对象")
    told = of_the_person(entry_subsidy_payer, case, load("shanxi-2019"))

    assert "按低保对象判定;单按在乡重点优抚对象为优抚对象医疗补助资金" == told


@pytest.mark.parametrize("name", [name for name, rule in rules().items() if "category" in rule.inputs])
def test_the_one_that_is_named_gives_the_same(name):
    """Two or three of all categories in any rule: what is named as used gives, alone, what all of them give."""
    rule, chance = rules()[name], random.Random(name)
    kinds = {"yuan": 100.0, "yesno": True}
    policy = next(policy for policy in map(load, ("guangxi-2022", "linxian-2023", "shanxi-2019")) if rule.holds_under(policy))
    for _ in range(30):
        words = chance.sample(NAMES["category"].values, chance.choice((2, 3)))
        case = {key: NAMES[key].values[0] if NAMES[key].values else kinds[NAMES[key].kind] for key in rule.inputs}
        case["category"] = JOINER.join(words)
        told = of_the_person(rule, case, policy)
        used = next(word for word in words if told.startswith(f"按{word}"))

        assert rule(**case, policy=policy) == rule(**{**case, "category": used}, policy=policy)
        assert len(words) == len(told.split(";"))

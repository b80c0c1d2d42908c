"""What rosters call people and diseases: every synonym means a word of the vocabulary or of the policy's own list."""

import pytest

from udfs import catalogue, load
from udfs.vocabulary import NAMES


@pytest.mark.parametrize("said, meant", [
    ("五保", "特困人员"), ("特困供养", "特困人员"), ("农村特困", "特困人员"), ("事实孤儿", "事实无人抚养儿童"), ("城低保", "低保对象"), ("农低保", "低保对象"),
    ("低保边缘家庭成员", "低保边缘对象"), ("三类户", "监测对象"), ("监测户", "监测对象"), ("原建档立卡", "脱贫人口"), ("脱贫户", "脱贫人口"), ("贫困户", "建档立卡贫困人口"),
    ("重点优抚", "在乡重点优抚对象"), ("优抚对象", "在乡重点优抚对象"), ("支出型困难", "因病致贫家庭重病患者"), ("低保户、五保、低保", "低保对象、特困人员"), ("低保对象", "低保对象")])
def test_a_category_in_other_words(said, meant):
    """The synonyms of the notices' own families of words; a word named twice stands once."""
    assert meant == NAMES["category"].meant(said)


@pytest.mark.parametrize("said", ["困难户", "低保户、困难户", "", "农村低收入人口", "返贫致贫"])
def test_what_means_nothing_certain_means_nothing(said):
    """农村低收入人口 is an umbrella over several groups, 返贫致贫 no 监测对象: nobody guesses."""
    assert NAMES["category"].meant(said) is None


def test_a_rule_takes_no_synonym():
    """A word outside the vocabulary is 数据错误, as the contract says; only the check names the word that is meant."""
    from udfs import catalog_verdict

    assert "数据错误" == catalog_verdict("低保户", "县级", "否", "否", 9000, 10000, policy="guangxi-2022")


def test_the_26_diseases_and_their_other_names():
    """附件1 counts 26; every alias means one of them, and none of them is an alias."""
    listed = load("shanxi-2019").parameter("single_disease_diseases")
    diseases = list(listed.read())

    assert 26 == len(diseases) == len(set(diseases)) == load("shanxi-2019").single_disease_count
    assert set(listed.aliases.values()) <= set(diseases) and not set(listed.aliases) & set(diseases)
    assert ("儿童先心病", "食道癌") == (listed.aliases["先心病"], listed.aliases["食管癌"])


def test_the_eight_reasons():
    """G19-02: 现役军人、婚出、出国定居、判刑收监、户籍迁出、农转非、死亡、失踪."""
    assert 8 == len(load("guangxi-2019").enrolment_exclusions)


def test_how_categories_nest():
    """特困人员 takes in 孤儿 and 事实无人抚养儿童 in Linxian alone; 监测对象 takes in its three kinds there and in Guangxi 2022."""
    nests = {policy.id: {word: set(inner) for word, inner in policy.nests.items()} for policy in catalogue().values()}
    three = {"脱贫不稳定户", "边缘易致贫户", "突发严重困难户"}

    assert {"特困人员": {"孤儿", "事实无人抚养儿童"}, "监测对象": three} == nests["linxian-2023"]
    assert {"监测对象": three} == nests["guangxi-2022"]
    assert {} == nests["guangxi-2019"] == nests["shanxi-2019"] == nests["yeji-2024"]

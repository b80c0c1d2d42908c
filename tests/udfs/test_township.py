"""起付线、转诊、包保、住院分析: 叶集 2024 第三条、第四条、第七条."""

import itertools

import pytest

from udfs import deductible_due, grid_verdict, hospitalisation_rate, out_of_area_rate, referral_verdict


@pytest.mark.parametrize("deductible, charged, expected", [
    (800, 0, 800), (800, 300, 500), (800, 799.99, 0.01), (800, 800, 0), (800, 800.01, 0), (300, 800, 0), (0.3, 0.1, 0.2),
    (0, 0, 0)])
def test_a_chain_of_stays_is_charged_its_highest_deductible_once(deductible, charged, expected):
    """“按住院就医起付线最高标准收取一次费用,取消下转病人二次住院起付线收费”: the difference upward, nothing downward."""
    assert expected == deductible_due(deductible, charged, policy="yeji-2024")


@pytest.mark.parametrize("chain", [*itertools.permutations([300, 500, 800])])
def test_whatever_the_way_through_the_hospitals(chain):
    """In all 800, the highest of 300, 500 and 800, in whichever order."""
    highest, charged = 0, 0
    for deductible in chain:
        charged += deductible_due(deductible, highest, policy="yeji-2024")
        highest = max(highest, deductible)

    assert 800 == charged


def test_without_a_referral_a_person_looks_at_it():
    """“原则上不纳入医疗救助范围”."""
    assert ["纳入", "不纳入·人工复核"] == [referral_verdict(word, policy="yeji-2024") for word in ("是", "否")]


@pytest.mark.parametrize("blank", [None, "", " ", "\u3000", float("nan")])
def test_all_three_names_stand(blank):
    """“1+1+1”: one blank of the three, or two, or all, is 缺项."""
    names = ("赵一", "钱二", "孙三")

    assert "齐全" == grid_verdict(*names, policy="yeji-2024")
    for kept in itertools.product((True, False), repeat=3):
        if not all(kept):
            row = [name if keep else blank for name, keep in zip(names, kept)]
            assert "缺项" == grid_verdict(*row, policy="yeji-2024")


def test_a_name_is_a_text():
    """A number in a cell for names is a mistake; blanks around a name are not."""
    assert "数据错误" == grid_verdict("赵一", 2, "孙三", policy="yeji-2024")
    assert "齐全" == grid_verdict(" 赵一", "钱二 ", "孙 三", policy="yeji-2024")


@pytest.mark.parametrize("rule", [hospitalisation_rate, out_of_area_rate])
def test_a_rate_is_the_plain_quotient(rule):
    """126 ÷ 840 = 0.15, 1 ÷ 3 unrounded, 0 of 840, all; of nobody there is no rate."""
    assert [0.15, 1 / 3, 0, 1] == [rule(*pair, policy="yeji-2024") for pair in ((126, 840), (1, 3), (0, 840), (75, 75))]
    assert None is rule(0, 0, policy="yeji-2024")


def test_stays_are_counted_not_persons():
    """Five stays of four persons: 1.25."""
    assert 1.25 == hospitalisation_rate(5, 4, policy="yeji-2024")


@pytest.mark.parametrize("rule", [hospitalisation_rate, out_of_area_rate])
@pytest.mark.parametrize("pair", [(-1, 4), (1, -4), (0.5, 4), (1, 4.5)])
def test_counts_are_whole_and_not_negative(rule, pair):
    """Half a stay, fewer than none."""
    assert "数据错误" == rule(*pair, policy="yeji-2024")


def test_other_notices_say_nothing_of_this():
    """Yeji's rules."""
    for policy in ("guangxi-2022", "guangxi-2019", "linxian-2023", "shanxi-2019"):
        assert "不适用" == deductible_due(800, 300, policy=policy)
        assert "不适用" == referral_verdict("是", policy=policy)
        assert "不适用" == grid_verdict("赵一", "钱二", "孙三", policy=policy)
        assert ["不适用"] * 2 == [rule(1, 2, policy=policy) for rule in (hospitalisation_rate, out_of_area_rate)]

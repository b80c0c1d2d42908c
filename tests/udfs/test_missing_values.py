"""What a rule answers when it has no value: blank, 数据错误, 不适用, 待填, 待补节假日表; and which of them comes first."""

import datetime
import decimal
import fractions

import numpy as np
import pandas as pd
import pytest

from tests.engines.rows import plain_row
from udfs import catalogue, load, rules
from udfs.vocabulary import NAMES

DAY = datetime.date(2025, 9, 25)
WORDS = ("数据错误", "不适用", "待补节假日表")
EVERYWHERE = [(rule, policy) for rule in rules().values() for policy in catalogue() if rule.holds_under(load(policy))]
ELSEWHERE = [(rule, policy) for rule in rules().values() for policy in catalogue() if not rule.holds_under(load(policy))]


def called(rule, policy, **inputs):
    """Return the rule's value under a policy; a rule of no notice takes none."""
    return rule(**inputs, **({"policy": policy} if rule.takes_policy else {}))


def changed(rule, change):
    """Yield (name, inputs) with one input at a time as `change` makes it; None leaves the input out."""
    row = {name: plain_row()[name] for name in rule.inputs}
    for name in rule.inputs:
        for value in change(NAMES[name]):
            yield name, {**row, name: value}


def required(name):
    """Return the blanks for an input that may not be blank."""
    return [] if name.may_be_blank else [None, "", float("nan")]


@pytest.mark.parametrize("rule, policy", EVERYWHERE + ELSEWHERE)
def test_a_blank_input_gives_a_blank(rule, policy):
    """Before anything else, under whatever policy."""
    for name, inputs in changed(rule, required):
        assert None is called(rule, policy, **inputs), name


@pytest.mark.parametrize("rule, policy", EVERYWHERE + ELSEWHERE)
def test_a_blank_comes_before_a_wrong_value(rule, policy):
    """One input wrong, another blank: blank."""
    row = plain_row()
    wrong = {name: object() for name in rule.inputs}
    for name in rule.inputs:
        if not NAMES[name].may_be_blank:
            assert None is called(rule, policy, **{**wrong, name: None}), name
    assert set(rule.inputs) <= set(row)


@pytest.mark.parametrize("rule, policy", ELSEWHERE)
def test_a_rule_of_another_notice_does_not_apply(rule, policy):
    """不适用, whether the inputs are right or wrong."""
    row = {name: plain_row()[name] for name in rule.inputs}

    assert "不适用" == called(rule, policy, **row)
    assert "不适用" == called(rule, policy, **{name: object() for name in row})


def impossible(name):
    """Return values that no input of this kind can have."""
    endless = [float("inf"), float("-inf"), 10 ** 400]
    amounts = [-0.01, -1, "12", "12元", "一百", True, DAY, [1], decimal.Decimal("-1"), 1j, *endless]
    return {
        "yuan": amounts, "whole": [*amounts, 0.5], "word": ["无此词", " ", 1, True, DAY],
        "yesno": ["有", "true", 1, 0, 2.0, DAY],
        "words": ["无此人", "低保", "低保对象,孤儿", "低保对象、", "、", " 低保对象", "低保对象、无此人", 1, True],
        "date": ["2025-09-25", "去年", 45000, 45000.5, True, datetime.date(1900, 2, 28), datetime.date(1, 1, 1)],
        "text": [1, 4.5e17, True, DAY], "name": [1, True],
    }[name.kind]


@pytest.mark.parametrize("rule, policy", EVERYWHERE)
def test_an_impossible_input_is_a_data_error(rule, policy):
    """Negative, endless or written amounts, yes/no in amounts, numbers in words, unknown words, days before March 1900."""
    for name, inputs in changed(rule, impossible):
        expected = "数据错误" if name in rule.own_inputs else 0
        assert expected == called(rule, policy, **inputs), (name, inputs[name])


@pytest.mark.parametrize("rule, policy", [pair for pair in EVERYWHERE if pair[0].follows])
def test_an_amount_that_follows_a_verdict_is_0_unless_it_holds(rule, policy):
    """0 on 数据错误 and 不适用; blank where the verdict is blank, 待填 where the verdict is."""
    verdict = rules()[rule.follows]
    for name, inputs in changed(rule, lambda name: [*impossible(name), None]):
        if name in rule.own_inputs:
            continue
        said = called(verdict, policy, **{name: inputs[name] for name in verdict.inputs})
        got = called(rule, policy, **inputs)
        if said in WORDS:
            assert 0 == got
        elif said is None or said.startswith("待填:"):
            assert said == got
        else:
            assert got >= 0


@pytest.mark.parametrize("rule, policy", [pair for pair in EVERYWHERE if pair[0].follows])
def test_a_blank_verdict_comes_before_a_wrong_amount(rule, policy):
    """The first blank decides, then what cannot be, whichever of the two inputs stands first."""
    for name in rule.own_inputs:
        row = {key: plain_row()[key] for key in rule.inputs} | {name: -1}

        assert "数据错误" == called(rule, policy, **row)
        assert all(called(rule, policy, **row | {other: None}) is None for other in rules()[rule.follows].inputs)


def amounts(value):
    """Return what catalog_ratio makes of 0.5 of 1 written as `value` makes it."""
    return rules()["catalog_ratio"](value(0.5), value(1), policy="guangxi-2022")


@pytest.mark.parametrize("value", [float, decimal.Decimal, fractions.Fraction, np.float64, np.float32])
def test_an_amount_may_be_any_real_number(value):
    """0.5 ÷ 1 = 0.5 in whichever number type it comes."""
    assert 0.5 == amounts(value)
    assert float is type(amounts(value))


@pytest.mark.parametrize("value", [np.int64, np.int32, int])
def test_an_amount_may_be_whole(value):
    """3 ÷ 4 = 0.75."""
    assert 0.75 == rules()["catalog_ratio"](value(3), value(4), policy="guangxi-2022")


@pytest.mark.parametrize("blank", [None, "", float("nan"), np.float64("nan"), np.float32("nan"), pd.NA, decimal.Decimal("nan")])
def test_every_library_has_its_blank(blank):
    """None, the empty text, nan, NA."""
    assert None is rules()["catalog_ratio"](blank, 1, policy="guangxi-2022")


@pytest.mark.parametrize("blank", [None, "", pd.NaT, np.datetime64("NaT"), float("nan")])
def test_a_blank_day(blank):
    """NaT is a blank."""
    assert None is rules()["window_note"](blank, policy="guangxi-2022")


@pytest.mark.parametrize("yes, no", [(True, False), ("是", "否"), (np.True_, np.False_)])
def test_yes_and_no(yes, no):
    """True and False in Python, 是 and 否 on a sheet."""
    verdict = rules()["out_of_catalog_verdict"]
    case = dict(category="低保对象", charge_class="三类", out_of_catalog=1500, total=8000)

    assert ["超控", "不适用"] == [verdict(**case, in_province=answer, policy="linxian-2023") for answer in (yes, no)]


@pytest.mark.parametrize("day", [DAY, datetime.datetime(2025, 9, 25, 8, 30), pd.Timestamp(2025, 9, 25),
                                 np.datetime64("2025-09-25")])
def test_a_day_of_any_library(day):
    """10 working days after 25 September 2025 is 15 October."""
    assert datetime.date(2025, 10, 15) == rules()["workday_after"](day, 10)


@pytest.mark.parametrize("rule", rules().values())
def test_a_rule_takes_its_inputs_and_no_other(rule):
    """Too few, too many, misspelt, given twice: TypeError names what the rule takes."""
    row = {name: plain_row()[name] for name in rule.inputs}
    policy = {"policy": rule.policies[0]} if rule.takes_policy else {}
    first = rule.inputs[0]
    values = list(row.values())

    wrong = [(values[1:], {}), ([*values, 1], {}), (values, {"totle": 1}), (values, {first: row[first]}), ([], {})]
    for arguments, named in wrong:
        with pytest.raises(TypeError, match=f"{rule.name} takes {', '.join(rule.inputs)}"):
            rule(*arguments, **named, **policy)


def test_a_rule_of_a_notice_asks_for_the_policy():
    """No policy, or one that is not shipped: the ids are named."""
    with pytest.raises(TypeError, match="catalog_ratio takes policy=, one of guangxi-2019, guangxi-2022"):
        rules()["catalog_ratio"](1, 2)
    with pytest.raises(KeyError, match="没有政策 guangxi-2020;现有:guangxi-2019、guangxi-2022"):
        rules()["catalog_ratio"](1, 2, policy="guangxi-2020")

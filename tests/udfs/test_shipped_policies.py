"""The five shipped policies: every figure that a notice states, in the words of the notice beside it."""

import datetime

import pytest

from udfs import catalogue, load
from udfs.parameter import Scope, Table
from udfs.vocabulary import NAMES

NOTICES = {
    "guangxi-2019": ("桂医保发〔2019〕14号", datetime.date(2019, 5, 9), None),
    "guangxi-2022": ("2022年9月6日通知", datetime.date(2022, 1, 1), datetime.date(2025, 12, 31)),
    "linxian-2023": ("临医保发〔2023〕11号", datetime.date(2023, 9, 4), None),
    "shanxi-2019": ("晋医保发〔2019〕46号", datetime.date(2019, 6, 25), None),
    "yeji-2024": ("叶医保〔2024〕14号", datetime.date(2024, 5, 23), None),
}
GUANGXI = {
    "catalog_ratio_floor": (0.90, "使用……目录……费用应占总费用90%以上"),
    "out_of_catalog_allowance": (0.10, "医保目录外服务费用超过10%需求"),
    "single_disease_excluded": (True, "(除外单病种付费病例)"),
    "special_case_in_favour": (2, "需三分之二及以上专家组成员同意"),
    "special_case_out_of": (3, "需三分之二及以上专家组成员同意"),
    "monthly_list_day": (10, "每月10日前"),
    "push_days": (3, "在收到名单后3个工作日内"),
    "late_application_days": (10, "收到困难群众医疗费用监测信息反馈10个工作日内"),
    "decision_days": (3, "在接到医疗机构申报后在3个工作日内给予批复"),
    "filing_days": (5, "完成审批后的5个工作日内"),
}
LINXIAN = {
    "enrolment_target_residents": (0.95, "居民医保参保率稳定在95%以上"),
    "enrolment_target_special": (1.00, "脱贫人口参保率达到100%"),
    "comprehensive_ratio_target": (0.80, "平均达到80%"),
    "serious_illness_deductible_cut": (0.50, "大病保险起付线降低50%"),
    "serious_illness_rate_increase": (0.05, "报销比例提高5个百分点"),
    "serious_illness_cap_removed": (True, "取消大病保险封顶线"),
    "tilt_a_threshold": (1 * 10_000, "超过1万元以上的部分"),
    "tilt_a_rate": (0.50, "按照50%的比例再次救助"),
    "tilt_a_limit": (3 * 10_000, "倾斜救助年度限额3万元"),
    "tilt_b_threshold": (2 * 10_000, "超过2万元以上的部分"),
    "tilt_b_rate": (0.50, "按照50%的比例再次救助"),
    "tilt_b_limit": (2 * 10_000, "倾斜救助年度限额2万元"),
    "out_of_catalog_cap_rate": ({"省内一类": 0.30, "省市级二类": 0.20, "县级二类": 0.15, "三类": 0.15},
                                "省内一类、省市级二类、县级二类及三类收费标准……不得超过总费用的30%、20%、15%"),
    "high_cost_monitored_threshold": (0.6 * 10_000, "监测人群……超过0.6万元"),
    "high_cost_resident_threshold": (2 * 10_000, "其他参保居民……超过2万元"),
}
GUANGXI_LISTS = {
    "catalog_scope": "特困人员 孤儿 事实无人抚养儿童 低保对象 低保边缘对象 监测对象 脱贫不稳定户 边缘易致贫户 突发严重困难户 脱贫人口",
    "levels_outside": "区外",
    "levels_to_confirm": "市级 自治区级",
}
CORE = "特困人员 孤儿 事实无人抚养儿童 低保对象 返贫致贫人口"
MONITORED = "监测对象 脱贫不稳定户 边缘易致贫户 突发严重困难户"
LINXIAN_PEOPLE = {
    "enrolment_special_scope": f"{CORE} {MONITORED} 脱贫人口",
    "comprehensive_ratio_scope": f"{CORE} {MONITORED}",
    "serious_illness_scope": CORE,
    "tilt_a_scope": CORE,
    "tilt_b_scope": f"{MONITORED} 因病致贫家庭重病患者",
    "out_of_catalog_scope": CORE,
    "deposit_waiver_scope": f"{CORE} {MONITORED}",
    "high_cost_monitored_scope": " ".join(word for word in NAMES["category"].values if word != "普通参保居民"),
}
WINDOW = {"window_from", "window_until"}


def stated(policy, wanted):
    """Return {key: value} of the stated parameters for which `wanted` holds, readings and window left out."""
    return {key: parameter.read() for key, parameter in policy.parameters.items()
            if not parameter.local and not parameter.choices and key not in WINDOW and wanted(parameter.read())}


def is_figure(value):
    """Tell whether a stated value is a number, a yes/no or a table of numbers."""
    return isinstance(value, (bool, int, float, Table))


@pytest.mark.parametrize("name", NOTICES)
def test_number_and_window_are_the_notices(name):
    """Document number, first and last day as printed."""
    policy = load(name)

    assert NOTICES[name] == (policy.number, policy.starts, policy.ends)


def test_five_policies_are_shipped():
    """The catalogue holds the five notices and no other."""
    assert sorted(NOTICES) == sorted(catalogue())


@pytest.mark.parametrize("name, figures", [("guangxi-2022", GUANGXI), ("linxian-2023", LINXIAN)])
def test_every_figure_is_the_notices(name, figures):
    """Each figure that the notice states, and no figure that it does not."""
    assert {key: value for key, (value, _) in figures.items()} == stated(load(name), is_figure)


@pytest.mark.parametrize("name, figures", [("guangxi-2022", GUANGXI), ("linxian-2023", LINXIAN)])
def test_every_figure_stands_beside_the_notices_words(name, figures):
    """The figure's own provision quotes the words in which the notice states it."""
    policy = load(name)

    for key, (_, words) in figures.items():
        quoted = policy.provisions[policy.parameter(key).source].text
        assert all(part in quoted for part in words.split("……")), key


@pytest.mark.parametrize("name, lists", [("guangxi-2022", GUANGXI_LISTS), ("linxian-2023", LINXIAN_PEOPLE)])
def test_every_list_of_people_is_the_notices(name, lists):
    """Who is meant, the kinds of 监测对象 and (in Lin county) the children among 特困人员 included."""
    policy = load(name)

    for key, words in lists.items():
        assert sorted(words.split()) == sorted(getattr(policy, key)), key


@pytest.mark.parametrize("name", NOTICES)
def test_every_parameter_is_cited(name):
    """Label, unit, and a provision with article and the notice's words."""
    policy = load(name)

    for key, parameter in policy.parameters.items():
        provision = policy.provisions[parameter.source]
        assert all([parameter.label, parameter.unit, provision.article, provision.text]), key


@pytest.mark.parametrize("name", NOTICES)
def test_every_provision_bears_the_code_of_its_notice(name):
    """Provision ids begin with the code of notices.md."""
    policy = load(name)

    assert {policy.code} == {key.partition("-")[0] for key in policy.provisions}


@pytest.mark.parametrize("name", NOTICES)
def test_every_reading_names_its_alternatives(name):
    """A doubtful place has at least two readings, each explained, and one of them is taken."""
    for key, parameter in load(name).parameters.items():
        if parameter.unit == "口径":
            assert key.endswith("_reading")
            assert len(parameter.choices) >= 2, key
            assert all(parameter.choices.values()), key
            assert parameter.read() in parameter.choices, key


@pytest.mark.parametrize("name", NOTICES)
def test_labels_are_told_apart(name):
    """No two parameters of a notice have the same Chinese label: 待填 names the one that is missing."""
    labels = [parameter.label for parameter in load(name).parameters.values()]

    assert sorted(set(labels)) == sorted(labels)


def test_local_figures_are_printed_as_the_contract_says():
    """大病保险起付线 大病保险分段比例 大病保险封顶线 of linxian-2023."""
    policy = load("linxian-2023")
    keys = ("deductible", "bands", "cap")

    assert ["大病保险起付线", "大病保险分段比例", "大病保险封顶线"] == [policy.parameter(key).label for key in keys]
    assert [True] * 3 == [policy.parameter(key).local for key in keys]


def test_a_local_figure_has_no_value():
    """What a notice does not state is not invented."""
    for policy in catalogue().values():
        for key, parameter in policy.parameters.items():
            assert not (parameter.local and parameter.versions), f"{policy.id} {key}"


def test_lists_of_people_use_the_canonical_names():
    """The lists by which a rule asks who is meant have canonical categories and no other words."""
    categories = set(NAMES["category"].values)

    for policy in catalogue().values():
        for key in policy.parameters:
            if key.endswith("_scope") and is_filled(policy.parameter(key)):
                assert set(policy.parameter(key).read()) <= categories, f"{policy.id} {key}"


def is_filled(parameter):
    """Tell whether a parameter is a list that its notice states."""
    return bool(parameter.versions) and isinstance(parameter.read(), Scope)


def test_readings_that_the_contract_names_are_choices():
    """The reading of 每月10日前 is one of the three words of the vocabulary, and the default is 提前."""
    parameter = load("guangxi-2022").parameter("monthly_list_reading")

    assert NAMES["reading"].values == tuple(parameter.choices)
    assert "提前" == parameter.read()

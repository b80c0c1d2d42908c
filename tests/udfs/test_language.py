"""What the rule language accepts: each rule below gives by function and by columns what was worked out by hand."""

import datetime

import pytest

from tests.udfs.rule_source import loaded, written
from udfs.batch import batch

AMOUNTS = "in_catalog, total, *, policy"
BILLS = [(0, 0), (50, 100), (90, 100), (95, 100), (100, 100)]


def both(rule, rows):
    """Return the rule's values over `rows` by the function, and by the columns."""
    named = {} if not rule.takes_policy else {"policy": "guangxi-2022"}
    columns = {name: [row[place] for row in rows] for place, name in enumerate(rule.inputs)}
    return [rule(*row, **named) for row in rows], batch(rule, columns, **named)


@pytest.fixture
def gives(tmp_path, registry):
    """A function that tells what a rule with the given body gives over rows, the same in both readings."""
    def values(body, rows, inputs=AMOUNTS, **particulars):
        by_function, by_columns = both(loaded(written(body, inputs, **particulars), tmp_path), rows)
        assert by_function == by_columns
        return by_function

    return values


def test_if_elif_else(gives):
    """The first branch that holds is taken."""
    body = "if total == 0:\n    return '无'\nelif in_catalog == total:\n    return '全'\nelse:\n    return '部分'"

    assert ["无", "部分", "部分", "部分", "全"] == gives(body, BILLS)


def test_if_inside_if(gives):
    """A branch may branch again."""
    body = "if total > 0:\n    if in_catalog == total:\n        return '全'\n    return '部分'\nreturn '无'"

    assert ["无", "部分", "部分", "部分", "全"] == gives(body, BILLS)


def test_early_return(gives):
    """What follows a return is for those who have not returned."""
    assert ["无", "有", "有", "有", "有"] == gives("if total == 0:\n    return '无'\nreturn '有'", BILLS)


def test_a_branch_that_falls_through(gives):
    """A branch without return goes on below, with its own local names."""
    body = "rest = 0\nif total > 0:\n    rest = total - in_catalog\nreturn yuan(rest)"

    assert [0, 50, 10, 5, 0] == gives(body, BILLS, unit="元")


def test_local_names(gives):
    """A local name stands for its value, and may be given another later."""
    body = "part = in_catalog\nrest = total - part\npart = rest + rest\nreturn yuan(part)"

    assert [0, 100, 20, 10, 0] == gives(body, BILLS, unit="元")


def test_chained_comparison(gives):
    """`0 < in_catalog < total` holds strictly between."""
    assert ["否", "是", "是", "是", "否"] == gives("if 0 < in_catalog < total:\n    return '是'\nreturn '否'", BILLS)


def test_conditional_expression(gives):
    """`a if condition else b` is an expression."""
    assert [0, 50, 10, 5, 0] == gives("return yuan(total - in_catalog if total > 0 else 0)", BILLS, unit="元")


def test_membership_of_a_word(gives):
    """`in` and `not in` ask a list of the policy."""
    body = ("if institution_level in policy.levels_to_confirm:\n    return '待确认'\n"
            "if institution_level not in policy.levels_outside:\n    return '区内'\nreturn '区外'")
    levels = [("市级",), ("县级",), ("区外",)]

    assert ["待确认", "区内", "区外"] == gives(body, levels, "institution_level, *, policy")


def test_membership_of_several_words(gives):
    """A person is in a list when any of the person's categories is."""
    people = [("普通参保居民",), ("普通参保居民、孤儿",), ("孤儿、低保对象",)]
    body = "return '是' if category in policy.catalog_scope else '否'"

    assert ["否", "是", "是"] == gives(body, people, "category, *, policy")


@pytest.mark.parametrize("condition, expected", [
    ("in_province and referred", "是否否否"), ("in_province or referred", "是是是否"), ("not in_province", "否否是是"),
    ("not (in_province and referred)", "否是是是"), ("in_province and not referred or referred", "是是是否"),
])
def test_and_or_not(condition, expected, gives):
    """The truth tables over (是, 是) (是, 否) (否, 是) (否, 否)."""
    condition = condition.replace("referred", "single_disease")
    rows = [(True, True), ("是", "否"), (False, True), (False, False)]

    assert list(expected) == gives(f"return '是' if {condition} else '否'", rows, "in_province, single_disease, *, policy")


def test_min_and_max(gives):
    """Of two or more amounts the least, the most."""
    assert [0, 50, 90, 95, 100] == gives("return yuan(min(in_catalog, total))", BILLS, unit="元")
    assert [0, 100, 100, 100, 100] == gives("return yuan(max(0, in_catalog, total))", BILLS, unit="元")


def test_arithmetic_binds_as_in_python(gives):
    """- and / take from the left; brackets are kept: 100 - (100 - 50) - 50 / 100 = 49.50."""
    body = "if total == 0:\n    return 0\nreturn yuan(total - (total - in_catalog) - in_catalog / total)"

    assert [0, 49.5, 89.1, 94.05, 99] == gives(body, BILLS, unit="元")


def test_a_parameter_is_read_from_the_policy(gives):
    """policy.catalog_ratio_floor is the notice's 90 %."""
    assert [0, 90, 90, 90, 90] == gives("return yuan(policy.catalog_ratio_floor * total)", BILLS, unit="元")


def test_the_safe_comparisons(gives):
    """at_least holds at equality, exceeds does not: 90 of 100 is 90 %."""
    body = "if {}(in_catalog, policy.catalog_ratio_floor * total):\n    return '是'\nreturn '否'"

    assert ["是", "否", "是", "是", "是"] == gives(body.format("at_least"), BILLS)
    assert ["否", "否", "否", "是", "是"] == gives(body.format("exceeds"), BILLS)


def test_none_is_a_blank(gives):
    """`return None`, `return` and `return ''` leave the cell blank."""
    amount = "if total == 0:\n    return None\nreturn yuan(total - in_catalog)"
    word = "if total == 0:\n    return {}\nreturn '有'"

    assert [None, 50, 10, 5, 0] == gives(amount, BILLS, unit="元")
    assert [None, "有", "有", "有", "有"] == gives(word.format(""), BILLS)
    assert [None, "有", "有", "有", "有"] == gives(word.format("''"), BILLS)


def test_a_contract_word_in_an_amount(gives):
    """An amount may answer 数据错误 or 不适用 instead of a number."""
    body = ("if total == 0:\n    return '不适用'\nif in_catalog == total:\n    return '数据错误'\n"
            "return yuan(total - in_catalog)")

    assert ["不适用", 50, 10, 5, "数据错误"] == gives(body, BILLS, unit="元")


def test_a_blank_that_may_be(gives):
    """`is None` and `is not None` ask an input that may be blank."""
    day = datetime.date(2025, 9, 30)
    body = "if done_on is None:\n    return '未办'\nreturn '已办' if done_on is not None and done_on <= today_on else '无'"

    assert ["未办", "已办", None] == gives(body, [(None, day), (day, day), (day, None)], "done_on, today_on", source="–")


def test_a_call_of_another_rule(gives):
    """A rule called under the same policy gives its value: 100 - 50 - 10 = 40 beyond, of 100."""
    body = "if total == 0:\n    return 0\nreturn yuan(total - catalog_beyond(in_catalog, total, policy=policy))"

    assert [0, 60, 100] == gives(body, BILLS[:3], unit="元")


def test_what_another_rule_lacks_the_caller_lacks_too(gives):
    """The quotient of a bill of 0 is blank, and so is what is computed from it."""
    assert [None, 50] == gives("return yuan(total * catalog_ratio(in_catalog, total, policy=policy))", BILLS[:2], unit="元")


def test_a_branch_not_taken_never_blocks(gives):
    """The blank quotient of a bill of 0 does not matter where it is not asked for."""
    body = "if total == 0:\n    return 0\nreturn yuan(total * catalog_ratio(in_catalog, total, policy=policy))"

    assert [0, 50] == gives(body, BILLS[:2], unit="元")


def test_a_docstring_is_no_part_of_the_rule(gives):
    """The text under the def is for people."""
    assert ["有"] == gives('"""Return 有."""\nreturn \'有\'', BILLS[:1])

"""A policy file is refused for the first thing that is wrong in it, with file and line; what is right is read as it stands."""

import datetime

import pytest

from tests.udfs.policy_text import GOOD, line_of, read, refusal, spoiled
from udfs.parameter import Scope
from udfs.state import Unresolved

DEDUCTIBLE, RATIO, YEAR = "[parameter.deductible]", "[parameter.ratio]", "[reading.year]"
TWO = "[{ from = 2024-02-01, value = 1000 }, { from = 2025-01-01, value = 800 }]"
SPOILED = {
    "an unknown section": (spoiled(YEAR, "[readings.year]"), "[readings.year]", "不认识的一节"),
    "a misspelt section": (spoiled(DEDUCTIBLE, "[parametr.deductible]"), "[parametr.deductible]", "不认识的一节"),
    "an unknown key of the head": (spoiled('region = "某县"', 'region = "某县"\nauthor = "张"'), "[policy]", "不认识的键 author"),
    "a head without its number": (spoiled('number = "县医保发〔2024〕1号"\n', ""), "[policy]", "缺少 number"),
    "a head without its first day": (spoiled("from = 2024-02-01\n", ""), "[policy]", "缺少 from"),
    "an unknown key": (spoiled('local = true\n\n[parameter.scope_added]', 'local = true\nvalu = 1\n\n[parameter.scope_added]'),
                       RATIO, "不认识的键 valu"),
    "a value without citation": (spoiled('unit = "比例"\nsource = "CY-02"', 'unit = "比例"'), RATIO, "缺少 source:每个数值都要写明依据条款"),
    "a value without label": (spoiled('label = "救助比例"\n', ""), RATIO, "缺少 label"),
    "a value without unit": (spoiled('unit = "比例"\n', ""), RATIO, "缺少 unit"),
    "a reading without citation": (spoiled('source = "CY-02"\nvalue', "value"), YEAR, "缺少 source"),
    "a citation of nothing": (spoiled('unit = "比例"\nsource = "CY-02"', 'unit = "比例"\nsource = "CY-09"'),
                              RATIO, "依据 CY-09 没有对应的 [provision.CY-09]"),
    "a provision without text": (spoiled('text = "比例由县确定"\n', ""), "[provision.CY-02]", "article(条款)与 text(原文)"),
    "a provision with an empty article": (spoiled('"第二条"', '""'), "[provision.CY-02]", "都不能为空"),
    "a provision with more": (spoiled('"第二条"', '"第二条"\npage = 3'), "[provision.CY-02]", "有且只有"),
    "the same day twice": (spoiled("2025-01-01", "2024-02-01"), DEDUCTIBLE, "自 2024-02-01 起的数值与前一条的日期重叠或倒序"),
    "dates in reverse": (spoiled("2025-01-01", "2023-01-01"), DEDUCTIBLE, "自 2023-01-01 起的数值与前一条的日期重叠或倒序"),
    "a date as text": (spoiled("2025-01-01", '"2025-01-01"'), DEDUCTIBLE, "{ from = 日期, value = 值 }"),
    "a version with more": (spoiled("value = 800", "value = 800, until = 2026-01-01"), DEDUCTIBLE, "{ from = 日期, value = 值 }"),
    "a bare value": (spoiled(TWO, "[1000]"), DEDUCTIBLE, "{ from = 日期, value = 值 }"),
    "a value outside a list": (spoiled(TWO, "1000"), DEDUCTIBLE, "{ from = 日期, value = 值 }"),
    "stated and local": (spoiled(TWO, TWO + "\nlocal = true"), DEDUCTIBLE, "二者择一"),
    "neither stated nor local": (spoiled(f"values = {TWO}\n", ""), DEDUCTIBLE, "二者择一"),
    "an unknown unit": (spoiled('"比例"', '"百分比"'), RATIO, "单位“百分比”不在"),
    "a table by no input": (spoiled('unit = "比例"', 'unit = "比例"\nby = "clas"'), RATIO, "by = “clas”不是词汇表中的输入项"),
    "a table of words that the input does not have": (
        spoiled(f"values = {TWO}", 'by = "charge_class"\nvalues = [{ from = 2024-02-01, value = { "一类" = 5 } }]'),
        DEDUCTIBLE, "一类"),
    "a reading outside its choices": (spoiled('value = "自然年度"', 'value = "自然年"'), YEAR, "value = “自然年”不在 choices 之中"),
    "a nest of unknown people": (spoiled('["脱贫不稳定户", "边缘易致贫户"]', '["脱贫户"]'), "[nests]", "“脱贫户”不是规范的人员类别"),
    "a nest under unknown people": (spoiled('"监测对象" = [', '"监测户" = ['), "[nests]", "“监测户”不是规范的人员类别"),
    "a parameter called like a reading": (spoiled("[parameter.ratio]", "[parameter.year_reading]"), YEAR, "与参数 year_reading 重名"),
}


@pytest.mark.parametrize("subject", SPOILED)
def test_what_is_wrong_is_refused_with_file_and_line(subject, tmp_path):
    """The message names the file, the line where the table begins, and what is wrong."""
    text, table, why = SPOILED[subject]

    error = refusal(text, tmp_path)

    assert ("county.toml", line_of(text, table)) == (error.file, error.line)
    assert why in error.why
    assert f"county.toml 第{error.line}行:" in str(error)


@pytest.mark.parametrize("old, new, line", [
    ('label = "救助比例"', 'label = "救助比例"\nlabel = "比例"', 'label = "比例"'),
    ("[provision.CY-02]", "[provision.CY-01]\n", "[provision.CY-01]"),
    ("[parameter.ratio]", "[parameter.deductible]", "[parameter.deductible]"),
])
def test_a_key_that_stands_twice_is_refused_with_file_and_line(old, new, line, tmp_path):
    """The second of two equal keys or tables is where the file stops being readable."""
    text = spoiled(old, new)
    second = max(number for number, found in enumerate(text.splitlines(), 1) if found == line)

    error = refusal(text, tmp_path)

    assert "county.toml" == error.file
    assert f"(at line {second}, " in str(error) or second == error.line


def test_a_broken_line_is_refused_with_file_and_line(tmp_path):
    """A bracket that is missing is named by its line."""
    text = spoiled('label = "起付线"', 'label = "起付线')

    error = refusal(text, tmp_path)

    assert "county.toml" == error.file
    assert f"(at line {line_of(text, 'label = ')}, " in str(error) or line_of(text, "label = ") == error.line


def test_a_figure_reads_by_the_day(tmp_path):
    """1,000 until the end of 2024, 800 from 1 January 2025 on; without a day, the latest."""
    county = read(GOOD, tmp_path)
    days = (datetime.date(2024, 2, 1), datetime.date(2024, 12, 31), datetime.date(2025, 1, 1), datetime.date(2026, 12, 31))

    assert [1000, 1000, 800, 800] == [county.on(day).deductible for day in days]
    assert 800 == county.deductible


def test_before_its_first_day_a_figure_is_refused(tmp_path):
    """There is no value on 31 January 2024, and the message says from when there is."""
    county = read(GOOD, tmp_path)

    with pytest.raises(LookupError, match="参数“起付线”自 2024-02-01 起才有值,不能用于 2024-01-31"):
        county.on(datetime.date(2024, 1, 31)).deductible  # noqa: B018


def test_after_the_window_a_figure_still_reads(tmp_path):
    """A closed window is noted, not refused."""
    county = read(GOOD, tmp_path)
    after = datetime.date(2027, 1, 1)

    assert (800, False) == (county.on(after).deductible, county.covers(after))


def test_the_window_includes_both_its_days(tmp_path):
    """From 1 February 2024 to 31 December 2026."""
    county = read(GOOD, tmp_path)
    days = (datetime.date(2024, 1, 31), datetime.date(2024, 2, 1), datetime.date(2026, 12, 31), datetime.date(2027, 1, 1))

    assert [False, True, True, False] == [county.covers(day) for day in days]


def test_a_list_counts_who_is_nested_in_it(tmp_path):
    """监测对象 contains the kinds that the notice names, and no other."""
    scope = read(GOOD, tmp_path).scope

    assert ("低保对象", "监测对象", "脱贫不稳定户", "边缘易致贫户") == tuple(scope)
    assert [True, False, True] == ["脱贫不稳定户" in scope, "突发严重困难户" in scope, "孤儿、边缘易致贫户" in scope]


def test_a_local_figure_is_to_be_filled_in(tmp_path):
    """What the notice leaves open reads as 待填 until the county has filled it in; an optional list is empty."""
    county = read(GOOD, tmp_path)

    with pytest.raises(Unresolved) as missing:
        county.ratio  # noqa: B018
    assert "待填:救助比例" == missing.value.word
    assert Scope() == county.scope_added
    assert 0.75 == county.with_values(ratio=0.75).ratio
    assert ("孤儿",) == tuple(county.with_values(scope_added=["孤儿"]).scope_added)


def test_a_county_may_not_change_what_the_notice_states(tmp_path):
    """with_values fills local figures and chooses readings; a stated figure, an unknown key, an unknown choice it refuses."""
    county = read(GOOD, tmp_path)

    with pytest.raises(ValueError, match="“起付线”是文件明定的数值,不能在本地改写"):
        county.with_values(deductible=500)
    with pytest.raises(AttributeError, match="county-2024 没有参数 deductibel"):
        county.with_values(deductibel=500)
    with pytest.raises(ValueError, match="“年度口径”只能取:自然年度、保险年度"):
        county.with_values(year_reading="财政年度")
    assert ("保险年度", "自然年度") == (county.with_values(year_reading="保险年度").year_reading, county.year_reading)


def test_filling_in_leaves_the_notice_as_it_is(tmp_path):
    """A county's values make a policy of their own; blank takes them back."""
    county = read(GOOD, tmp_path)
    filled = county.with_values(ratio=0.75)

    assert (None, 0.75) == (county.parameter("ratio").version(), filled.parameter("ratio").version().value)
    assert None is filled.with_values(ratio=None).parameter("ratio").version()


def test_a_policy_is_cited_by_document_and_article(tmp_path):
    """The citation is the document number and the article."""
    assert "县医保发〔2024〕1号 第二条" == read(GOOD, tmp_path).cite("CY-02")

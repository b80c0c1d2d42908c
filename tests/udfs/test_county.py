"""A county's own file: laid over a notice, each value with its document, refused with file, line and remedy."""

import pytest

from udfs import inpatient_assistance, load, serious_illness_payment
from udfs.county import overlay
from udfs.parameter import PolicyFileError

HEAD = 'policy = "linxian-2023"\ncounty = "某县"\n'


def value(key, written, source='"某政发〔2023〕1号第五条"', day="2023-01-01"):
    """Return the table of one value."""
    return f"\n[value.{key}]\nvalue = {written}\nfrom = {day}\nsource = {source}\n"


SOUND = HEAD + value("deductible", "10000") + value("bands", '[[50000, 0.6], ["以上", 0.65]]') + value("cap", '"无"')


@pytest.fixture
def county(tmp_path):
    """Write a county's file and return its path."""
    def written(text):
        path = tmp_path / "某县.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_its_figures_are_the_rules_figures(county):
    """(60,000 - 10,000): 40,000 × 60 % + 10,000 × 65 % = 30,500, and no cap."""
    assert "待填:大病保险起付线" == serious_illness_payment("监测对象", 60000, policy="linxian-2023")
    assert 30500 == serious_illness_payment("监测对象", 60000, policy=overlay(county(SOUND)))


def test_each_value_cites_its_own_document(county):
    """The notice's provision stays with the notice's figures; the county's document stands with the county's."""
    policy = overlay(county(SOUND))
    (version,) = policy.parameter("deductible").versions

    assert "某政发〔2023〕1号第五条" == policy.provisions[version.source].article
    assert "某县填写,自2023-01-01起" == policy.provisions[version.source].text
    assert "LX-03" == policy.parameter("deductible").source


def test_the_notice_stays_as_it_is(county):
    """Nothing is written into the shipped policy."""
    overlay(county(SOUND))

    assert load("linxian-2023").parameter("deductible").versions == ()


def test_a_reading_and_a_list(county):
    """A county widens the second tier and takes the narrow reading of 监测人群."""
    text = HEAD + value("tilt_b_scope_added", '["低保边缘对象"]') + value("high_cost_scope_reading", '"仅监测对象"')
    policy = overlay(county(text))

    assert "低保边缘对象" in policy.tilt_b_scope_added
    assert "仅监测对象" == policy.high_cost_scope_reading


def test_a_ratio_under_its_floor_computes(county):
    """SX-06 asks for 70 % at least: 60 % computes, 10,000 × 60 % = 6,000, and departs from the notice."""
    text = 'policy = "shanxi-2019"\ncounty = "某县"\n' + value("ratio", "0.6") + value("annual_limit", "15000")
    policy = overlay(county(text))

    assert 6000 == inpatient_assistance("低保对象", 10000, 0, policy=policy)
    assert policy.departs("ratio") and not policy.departs("annual_limit")


@pytest.mark.parametrize("text, line, why", [
    ("policy = ", None, "不是合格的 TOML"),
    (SOUND.replace("linxian-2023", "linxian"), 1, "没有政策 linxian;现有:guangxi-2019"),
    (SOUND.replace('county = "某县"\n', ""), None, "缺少 county"),
    (SOUND.replace("county =", "town ="), 2, "不认识的一项 town"),
    (HEAD + value("deductable", "1"), 4, "没有参数 deductable;可填:"),
    (HEAD + value("tilt_a_limit", "40000"), 4, "“倾斜救助第一档年度限额”是文件明定的数值,不能在本地改写"),
    (HEAD + value("deductible", "-1"), 4, "“大病保险起付线”要填不小于0的数,现为“-1”"),
    (HEAD + value("deductible", '"一万"'), 4, "“大病保险起付线”要填不小于0的数,现为“一万”"),
    (HEAD + value("deductible", "true"), 4, "要填不小于0的数"),
    (HEAD + value("deductible", "nan"), 4, "要填不小于0的数"),
    (HEAD + value("direct_assistance_ratio", "70"), 4, "要填0至1之间的小数"),
    (HEAD + value("unenrolled_list_day", "9.5"), 4, "要填整数,现为9.5"),
    (HEAD + value("bands", "[[50000, 0.6]]"), 4, "最后一段要没有上限,现为50000"),
    (HEAD + value("bands", '[[50000, 60], ["以上", 0.7]]'), 4, "第1段比例60不在0与1之间"),
    (HEAD + value("bands", '[[50000, 0.6], [50000, 0.65], ["以上", 0.7]]'), 4, "第2段上限50000没有大于前一段的50000"),
    (HEAD + value("bands", "0.6"), 4, "写成 [[上限, 比例], …, [null, 比例]]"),
    (HEAD + value("high_cost_scope_reading", '"都算"'), 4, "只能取:各类困难群众、仅监测对象"),
    (HEAD + value("tilt_b_scope_added", '["甲", "乙", "丙", "丁", "戊", "己"]'), 4, "名单有6个,工作簿里只留了5格"),
    (HEAD + value("deductible", "1", source='""'), 4, "source 要写明文号和条款"),
    (HEAD + value("deductible", "1", day='"今年"'), 4, "from 要写成日期"),
    (HEAD + "\n[value.deductible]\nvalue = 1\n", 4, "要有且只有 from、source、value 三项"),
])
def test_what_cannot_be_used_is_refused(text, line, why, county):
    """The file, the line, what is wrong and how to write it."""
    with pytest.raises(PolicyFileError) as refused:
        overlay(county(text))

    assert ("某县.toml", line) == (refused.value.file, refused.value.line)
    assert why in refused.value.why


def test_what_stands_in_another_document_cannot_be_filled_in(county):
    """晋发〔2017〕44号 is a scheme, not a figure."""
    text = 'policy = "shanxi-2019"\ncounty = "某县"\n' + value("registered_standard", "1")

    with pytest.raises(PolicyFileError, match="“建档立卡住院救助标准”由另外的文件规定,不是一个能填的数值"):
        overlay(county(text))

"""监测预警 filled with the fictitious township: sound data, planted mistakes, and what the sheets reckon."""

import datetime
from collections import defaultdict

import pandas as pd
import pytest

from macros.township import warnings as township
from macros.township.people import people
from tests.macros.township_book import Book
from tests.workbook import grid
from udfs import high_cost_verdict, load
from udfs.aggregates import category_changes, enrolment_status
from workbook import recalculate
from workbook.check import check
from workbook.template import template

FEW = 20
DAY = datetime.date
NAMES = {sheet.key: sheet.name for sheet in template(township.TEMPLATE).sheets}
YEAR, PUSH, CHANGES = "年度负担台账", "高额负担推送表", "身份变动监测"
CATEGORY = {person.id_number: person.category for person in people()}
# Of one person after another: 6,000 and a fen more; an ordinary resident; two months above; last year's payments.
PEOPLE = [("440524188001010014", "监测对象"), ("11010519491231002X", "脱贫人口"), ("110105194912310038", "普通参保居民"), ("110105194912310054", "边缘易致贫户")]
PAID = [(0, DAY(2025, 2, 1), 6000, 6000), (1, DAY(2025, 1, 31), 5999.99, 100), (1, DAY(2025, 3, 31), 0.02, 0.02), (2, DAY(2025, 1, 1), 20000, 15000),
        (3, DAY(2025, 2, 28), 4000, 3000), (3, DAY(2025, 2, 1), 2000.01, 2000), (3, DAY(2025, 4, 1), 500, 500), (0, DAY(2024, 12, 31), 9000, 9000), (2, DAY(2025, 4, 30), 0.01, 0.01)]


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """Eleven months without a mistake."""
    return Book(tmp_path_factory.mktemp("sound"), township.TEMPLATE, township.data(), township.ROWS, township.policy())


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory):
    """The same with mistakes, and what was planted."""
    data, planted = township.with_mistakes()
    return Book(tmp_path_factory.mktemp("mistaken"), township.TEMPLATE, data, township.ROWS, township.policy()), planted


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """Make a workbook of four people and nine payments, as of a month and under a county's readings."""
    roster = [{"name": f"示例{number}", "id_number": person, "category": category, "township": "甲镇"} for number, (person, category) in enumerate(PEOPLE)]
    costs = [{"id_number": PEOPLE[who][0], "paid_on": day, "institution": f"医院{number}", "burden": burden, "burden_in_policy": inside}
             for number, (who, day, burden, inside) in enumerate(PAID)]

    def make(month, **readings):
        data = {"roster": roster, "costs": costs, "push:fields": {"month_on": month}}
        return Book(tmp_path_factory.mktemp("few"), township.TEMPLATE, data, FEW, load("linxian-2023").with_values(**readings))

    return make


def to_date(book, month):
    """Return {identity number: fen} of the year so far."""
    sums = defaultdict(int)
    for cost in book.data["costs"]:
        if cost["paid_on"].year == 2025 and cost["paid_on"].month <= month:
            sums[cost["id_number"]] += round(cost["burden"] * 100)
    return sums


@pytest.mark.parametrize("engine", recalculate.ENGINES)
def test_no_error_and_every_case_right(sound, engine):
    """In both engines."""
    values = sound.values(engine)

    assert [] == grid.errors(values)
    assert "本机计算正确 ✔" in values["自检"][4, 1]


def test_nothing_is_found_in_sound_data(sound):
    """Neither by `check` nor on 校验."""
    assert [] == check(sound.path).findings
    assert {} == grid.counts(sound.stored)


@pytest.mark.parametrize("engine", recalculate.ENGINES)
def test_what_is_found_is_what_was_planted(mistaken, engine):
    """Check, sheet and row of each planted mistake, and not one finding more; the live counts are the same."""
    book, planted = mistaken
    report, values = check(book.path), book.values(engine)

    assert sorted((code, NAMES[key], row) for code, key, row, _ in planted) == sorted({(one.code, one.sheet, one.row) for one in report.findings})
    assert grid.counts(values) == report.counts()
    assert [] == grid.errors(values)
    assert len({code for code, *_ in planted}) >= 20 and all(what for *_, what in planted)


def test_the_year_of_every_person(sound):
    """Month by month and together, to the fen; the months' totals are those of the register."""
    count, sums = len(sound.data["roster"]), to_date(sound, 11)
    numbers, totals = (sound.column(YEAR, label, count) for label in ("身份证号", "年度累计个人负担(元)"))
    months = list(zip(*(sound.column(YEAR, f"{month}月", count) for month in range(1, 13))))

    assert numbers == [row["id_number"] for row in sound.data["roster"]]
    assert [sums[number] for number in numbers] == [round(total * 100) for total in totals] == [round(sum(row) * 100) for row in months]
    assert [round(sound.total(YEAR, f"{month}月") * 100) for month in range(1, 12)] == [
        sum(to_date(sound, month).values()) - sum(to_date(sound, month - 1).values()) for month in range(1, 12)]


def test_the_verdict_is_the_rules_and_the_line_beside_it_agrees(sound):
    """预警 exactly above 预警线, which the sheet picks by the same lists (LX-08)."""
    count = len(sound.data["roster"])
    rows = list(zip(*(sound.column(YEAR, label, count) for label in ("人员类别", "年度累计个人负担(元)", "预警线(元)", "判定"))))

    assert [high_cost_verdict(category, total, policy="linxian-2023") for category, total, *_ in rows] == [row[3] for row in rows]
    assert [total > line for _, total, line, _ in rows] == [verdict == "预警" for *_, verdict in rows]
    assert {6000, 20000} == {line for _, _, line, _ in rows}


def test_the_months_list(sound):
    """Everybody above the line at the end of November, with the first month above it and whether that is this one (LX-D3)."""
    first, sums = township.first_months([person for person in people() if person.id_number in CATEGORY], sound.data["costs"]), to_date(sound, 11)
    listed = sound.listed(PUSH, "身份证号", "年度累计个人负担(元)", "首次超过", "本月情况")

    assert {(number, sums[number], month, "新增" if month == 11 else "仍超过") for number, month in first.items()} == {
        (number, round(total * 100), month, state) for number, total, month, state in listed}
    assert len(listed) == len(first) > 20 and {"新增", "仍超过"} == {row[3] for row in listed}


def test_the_answers_come_back_to_the_list(sound):
    """What 民政 and 乡村振兴 said of a person, this month's answer before that of the first month."""
    said = {row["id_number"]: (row.get("civil", "核查中"), row.get("revival", "核查中")) for row in sound.data["feedback"]}

    assert said == {number: (civil, revival) for number, civil, revival in sound.listed(PUSH, "身份证号", "民政核查", "乡村振兴核查")}
    assert {"已纳入", "应纳入", "核查中", "不符合"} == set(sound.column("推送核查登记", "办理情况", len(said)))


def test_who_joined_left_or_changed(sound):
    """Both directions against pandas, with what is insured and what the system has marked (LX-10)."""
    roster = pd.DataFrame(sound.data["roster"])
    this, last = roster[roster["left_on"].isna() & (roster["category"] != "普通参保居民")], pd.DataFrame(sound.data["last"])
    expected = category_changes(this, last).query("change != '无变化'")
    expected = expected.astype(object).where(expected.notna(), None)
    insured = dict(zip(roster["id_number"], enrolment_status(roster, pd.DataFrame(sound.data["insured"]))))
    listed = sound.listed(CHANGES, "身份证号", "变动", "原类别", "新类别", "参保状态", "系统标识")

    assert {(one.id_number, one.change, one.before, one.after, insured[one.id_number]) for one in expected.itertuples()} == {row[:5] for row in listed}
    assert (township.NEW, township.GONE, township.OTHER) == tuple(sum(row[1] == word for row in listed) for word in ("新增", "退出", "类别变更"))
    assert [1, 1] == [sum(row[5] == word for row in listed) for word in ("未标识", "未取消")]


def test_who_is_not_insured(sound):
    """People of the groups that are not on the list of the insured; residents without a group and those who left are no matter of it (LX-09)."""
    insured = {row["id_number"] for row in sound.data["insured"]}
    expected = [row["id_number"] for row in sound.data["roster"]
                if row["id_number"] not in insured and not row.get("left_on") and row["category"] != "普通参保居民"]

    assert expected and expected == [number for number, in sound.listed("未参保提示", "身份证号")]


def test_the_trend(sound):
    """New ones of each month sum to those warned of; December, after the chosen month, is blank."""
    fresh, warned, burden = (sound.column("月度趋势", label, 12) for label in ("新增预警(人)", "累计预警(人)", "个人负担合计(元)"))

    assert warned[:11] == [sum(fresh[:month]) for month in range(1, 12)] and warned[10] == len(sound.listed(PUSH, "姓名"))
    assert [None] * 3 == [fresh[11], warned[11], burden[11]]
    assert round(sum(burden[:11]) * 100) == sum(to_date(sound, 11).values())


def test_a_month_by_hand(few):
    """February: 6,000 is not above 6,000, 6,000.01 is; 20,000 of a resident is not above 20,000; last year does not count."""
    book = few(DAY(2025, 2, 10))

    assert [("示例3", 6000.01, 0.01, "新增", 2)] == book.listed(PUSH, "姓名", "年度累计个人负担(元)", "超过(元)", "本月情况", "首次超过")
    assert [6000, 5999.99, 20000, 6000.01] == book.column(YEAR, "年度累计个人负担(元)", 4)


def test_without_a_month_the_last_one_counts(few):
    """April: a fen more each; who was above in an earlier month is still listed, with that month."""
    listed = few(None).listed(PUSH, "姓名", "本月情况", "首次超过")

    assert [("示例1", "仍超过", 3), ("示例2", "新增", 4), ("示例3", "仍超过", 2)] == listed


def test_only_new_ones_where_the_county_reads_it_so(few):
    """只列新增: of the same April one person."""
    assert [("示例2", "新增")] == few(None, high_cost_repeat_reading="只列新增").listed(PUSH, "姓名", "本月情况")


def test_the_other_readings(few):
    """Only 监测对象 by 6,000: 脱贫人口 are not above 20,000. Only what is inside the policies: 5,500 of the last person and 15,000.01 of the resident."""
    book = few(None, high_cost_scope_reading="仅监测对象", high_cost_burden_reading="政策范围内个人负担")

    assert [6000, 20000, 20000, 6000] == book.column(YEAR, "预警线(元)", 4)
    assert [6000, 100.02, 15000.01, 5500] == book.column(YEAR, "年度累计个人负担(元)", 4)
    assert 0 == book.field(PUSH, "推送人数")


def test_lists_that_nobody_has_pasted(few):
    """Without last month's list nobody is new, without the list of the insured nobody is missing; the sheets say so."""
    book = few(None)

    assert [0, 0, 0] == [book.field(CHANGES, "新增和变更人数"), book.field(CHANGES, "退出人数"), book.field("未参保提示", "未参保人数")]
    assert "上月名单未粘贴" == book.field(CHANGES, "提示")
    assert "待填:身份变动监测日" == book.field(CHANGES, "监测日")

"""网格包保与住院分析 filled with the fictitious township: sound data, planted mistakes, and what the sheets reckon."""

import datetime
from collections import Counter, defaultdict

import pytest

from macros.township import grid as township
from tests.macros.summaries import rows
from tests.macros.township_book import computes_without_error, filled, finds_what_was_planted
from tests.workbook import grid
from workbook import recalculate
from workbook.check import check
from workbook.template import template

TODAY = datetime.date(2026, 1, 10)
SEPTEMBER = datetime.date(2025, 9, 1)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The year of the township without a mistake: (path, data, values)."""
    data = township.data()
    path = filled(tmp_path_factory.mktemp("sound"), township, data, policy=township.policy())
    return path, data, recalculate.cached(path)


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory):
    """The same with mistakes: (what `check` finds, values, what was planted)."""
    data, planted = township.with_mistakes()
    path = filled(tmp_path_factory.mktemp("mistaken"), township, data, policy=township.policy())
    return check(path), recalculate.cached(path), planted


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """Make a small workbook: eight people of two townships and six stays, under the policy given; return its values."""
    people = [{**row, "township": "甲镇" if place < 5 else "乙镇"} for place, row in enumerate(township.data()["roster"][:8])]
    stay = {"hospital": "某医院", "diagnosis": "例", "admitted_on": SEPTEMBER, "discharged_on": SEPTEMBER, "settled_on": SEPTEMBER,
            "total": 1000, "own": 0, "area": "区内"}
    stays = [{**stay, "id_number": people[person]["id_number"], "fund": fund, "total": fund, "area": area, "admitted_on": SEPTEMBER.replace(day=place + 1)}
             for place, (person, fund, area) in enumerate([(0, 500, "区内"), (0, 500, "区外"), (0, 600, "区外"), (1, 400, "区内"), (6, 900, "区内"), (7, 900, "区外")])]

    def make(policy):
        path = filled(tmp_path_factory.mktemp("few"), township, {"roster": people, "stays": stays, "ranking:fields": {"month_on": SEPTEMBER},
                                                       "visits": township.data()["visits"][:1]}, 50, policy or township.policy())
        return recalculate.cached(path)

    return make


@pytest.mark.parametrize("engine", recalculate.ENGINES)
def test_no_error_and_every_case_right(sound, engine):
    """In both engines, which agree with what is stored."""
    path, _, stored = sound

    computes_without_error(path, stored, engine)


def test_nothing_is_found_in_sound_data(sound):
    """Neither by `check` nor on 校验."""
    path, _, stored = sound

    assert [] == check(path).findings
    assert {} == grid.counts(stored)


def test_what_is_found_is_what_was_planted(mistaken):
    """Check, sheet and row of each planted mistake, and not one finding more; at least eight kinds of check."""
    report, stored, planted = mistaken

    finds_what_was_planted(township, report, stored, planted)
    assert len({template(township.TEMPLATE).sheet(key).name + code[1:] for code, key, _, _ in planted}) >= 15


def test_the_month_is_ranked(sound):
    """Persons, admissions, rates and ranks of September by an independent count; equal rates would share a rank."""
    _, data, stored = sound
    home = {row["id_number"]: row["township"] for row in data["roster"]}
    persons = Counter(home.values())
    month = [stay for stay in data["stays"] if (stay["settled_on"].year, stay["settled_on"].month) == (2025, 9)]
    stays, outside = Counter(home[stay["id_number"]] for stay in month), Counter(home[stay["id_number"]] for stay in month if stay["area"] == "区外")
    rates = {name: stays[name] / persons[name] for name in persons}
    shown = rows(stored["量化排序"], "乡镇(街道)", "困难群众人数", "住院人次", "区外住院人次", "住院率")

    assert len(month) > 20 and len(persons) == len(shown) == 6
    assert {(name, persons[name], stays[name], outside[name]) for name in persons} == {row[:4] for row in shown}
    assert {name: pytest.approx(rate, rel=1e-12) for name, rate in rates.items()} == {row[0]: row[4] for row in shown}
    ranks = dict(rows(stored["量化排序"], "乡镇(街道)", "名次"))
    assert ranks == {name: 1 + sum(other > rate for other in rates.values()) for name, rate in rates.items()}


def test_the_fund_is_told_by_township_and_by_institution(sound):
    """The month of the one, all months of the other, to the fen."""
    _, data, stored = sound
    by_hospital = defaultdict(int)
    for stay in data["stays"]:
        by_hospital[stay["hospital"]] += round(stay["fund"] * 100)

    assert dict(by_hospital) == {name: round(fund * 100) for name, fund in rows(stored["机构住院情况"], "医疗机构", "基金支出(元)")}
    assert 1 == min(rank for _, rank in rows(stored["机构住院情况"], "医疗机构", "基金支出名次"))


def test_one_deductible_for_a_chain_of_stays(sound):
    """Over a chain what is due sums to its highest deductible, in whatever order the rows were typed (YJ-05)."""
    _, data, stored = sound
    cells, due, highest = stored["起付线收取明细"], defaultdict(float), defaultdict(float)
    for number, row in enumerate(data["deductibles"]):
        due[row["chain_no"]] += grid.value_of(cells, "本次应收", number)
        highest[row["chain_no"]] = max(highest[row["chain_no"]], row["deductible"])

    assert highest == due and len(due) == 50
    assert {"相符"} == {grid.value_of(cells, "实收核对", number) for number in range(len(data["deductibles"]))}


def test_everybody_is_looked_after(sound):
    """Coverage 100 %; what each role's load sums to is the number of people."""
    _, data, stored = sound
    load = defaultdict(int)
    for number, row in enumerate(data["team"]):
        load[row["role"]] += grid.value_of(stored["健康管家名册"], "包保人数", number)

    assert dict.fromkeys(("乡镇街干部", "村干部", "家庭签约医生"), len(data["grid"])) == load
    assert {1} == {coverage for _, coverage in rows(stored["包保情况汇总"], "乡镇(街道)", "包保覆盖率")}


def test_a_visit_is_followed_by_the_next_one(sound):
    """The second visit of a person is on time within 90 days of the first, else late (the county's own interval)."""
    _, data, stored = sound
    cells, days = stored["走访记录"], defaultdict(list)
    for row in data["visits"]:
        days[row["id_number"]].append(row["visited_on"])
    for number, row in enumerate(data["visits"]):
        later = [other for other in days[row["id_number"]] if other > row["visited_on"]]
        due = row["visited_on"] + datetime.timedelta(days=90)
        expected = ("按期" if min(later) <= due else "逾期") if later else "逾期" if TODAY > due else "未到期"
        assert expected == grid.value_of(cells, "下次走访情况", number), number


def test_subsidies_screening_and_scores(sound):
    """Times by the county's standard; who is at or above its threshold; scores over weights."""
    _, data, stored = sound
    standard = {"外请专家": 2000, "血透患者": 50, "特殊疾病专项": 300}
    paid = [grid.value_of(stored["补助台账"], "补助金额", number) for number in range(len(data["subsidies"]))]
    listed = [grid.value_of(stored["依申请筛查名单"], "筛查结果", number) for number in range(len(data["screening"]))]
    first = data["appraisal"][:4]

    assert [standard[row["subject"]] * row["times"] for row in data["subsidies"]] == paid
    assert ["列入" if row["compliant"] >= 10_000 else "不列入" for row in data["screening"]] == listed
    assert sum(row["score"] for row in first) / 100 == pytest.approx(grid.value_of(stored["考核评分表"], "得分系数", 0))


def test_the_readings_of_the_ranking(few):
    """By persons 2 of 5 and 2 of 3, one of each outside; 2,000 and 1,800 are 400 and 600 a person; the lowest first (YJ-09)."""
    cells = few(township.policy().with_values(admissions_reading="住院人数", ranking_order_reading="从低到高", fund_spending_reading="人均支出"))["量化排序"]
    spending = grid.column_of(cells, "人均支出(元)")

    assert [("甲镇", 2, 1, 1), ("乙镇", 2, 1, 2)] == rows(cells, "乡镇(街道)", "住院人次", "区外住院人次", "名次")
    assert [(400, 1), (600, 2)] == [tuple(cells[grid.first_row(cells) + row, spending + place] for place in (0, 1)) for row in (0, 1)]


def test_what_the_county_has_not_filled_in_is_told(few):
    """Without the local figures: 待填 with the name of each, never a figure; C01 on 校验 counts them."""
    stored = few(township.policy().with_values(visit_interval_days=None, large_cost_threshold=None))

    assert "待填:上门走访间隔" == grid.value_of(stored["走访记录"], "应下次走访", 0) == grid.value_of(stored["走访记录"], "下次走访情况", 0)
    assert "待填:大额医疗费用标准" == grid.value_of(stored["月度住院反馈"], "大额提示", 0)
    assert 2 == grid.counts(stored)["C01"]

"""医疗救助待遇 filled with the fictitious township: sound data, planted mistakes, and what the sheets reckon."""

import datetime
from collections import Counter, defaultdict

import pandas as pd
import pytest

from macros.township import benefits as township
from tests.macros.township_book import Book
from tests.workbook import grid
from udfs import load
from udfs.aggregates import comprehensive_ratio, tilt_ledger
from workbook import recalculate
from workbook.check import check
from workbook.template import template

FEW = 20
DAY = datetime.date
NAMES = {sheet.key: sheet.name for sheet in template(township.TEMPLATE).sheets}
SETTLED, LEDGER, RATIO = "待遇结算登记", "倾斜救助台账", "综合报销比例"
HOSPITALS = {row["institution"]: row for row in township.institutions()}
# Of one person after another: golden D19; a year whose limit is used up, typed out of order; a category that changes in mid-year.
BILL = {"care": "住院", "institution": "临江市第一人民医院", "route": "一站式", "referred": "是", "qualifying_disease": "是", "assistance": 0, "serious": 0}
PEOPLE = [("440524188001010014", "低保对象"), ("11010519491231002X", "低保对象"), ("110105194912310038", "低保对象")]
YEAR = [(0, DAY(2025, 5, 1), 120000, 90000, 30000, 60000, 10000, 5000, None), (1, DAY(2025, 9, 1), 90000, 80000, 0, 10000, 0, 0, None),
        (1, DAY(2025, 2, 1), 20000, 20000, 0, 5000, 0, 0, None), (1, DAY(2026, 1, 5), 12000, 12000, 0, 0, 0, 0, None),
        (2, DAY(2025, 3, 1), 25000, 25000, 0, 0, 0, 0, "监测对象"), (2, DAY(2025, 8, 1), 1000, 1000, 0, 0, 0, 0, None)]


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The year without a mistake."""
    return Book(tmp_path_factory.mktemp("sound"), township.TEMPLATE, township.data(), township.ROWS, township.policy())


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory):
    """The year with mistakes, and what was planted."""
    data, planted = township.with_mistakes()
    return Book(tmp_path_factory.mktemp("mistaken"), township.TEMPLATE, data, township.ROWS, township.policy()), planted


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """Six settlements worked out by hand, under the notice alone: the county has filled in nothing."""
    keys = ("total", "in_policy", "out_of_catalog", "basic", "serious", "assistance")
    rows = [{**BILL, "settlement_no": f"A{number}", "id_number": PEOPLE[who][0], "settled_on": day, **dict(zip(keys, amounts)), "compliant_burden": amounts[1] - amounts[3],
             "paid": amounts[0] - sum(amounts[3:]), "category_then": then} for number, (who, day, *amounts, then) in enumerate(YEAR)]
    roster = [{"name": f"示例{number}", "id_number": person, "category": category, "township": "甲镇"} for number, (person, category) in enumerate(PEOPLE)]
    policy = load("linxian-2023").with_values(comprehensive_ratio_reading="人均平均")
    return Book(tmp_path_factory.mktemp("few"), township.TEMPLATE, {"roster": roster, "institutions": township.institutions(), "settlements": rows}, FEW, policy)


def closed(book):
    """Return the settlements that are through all three payers, as the ledger of pandas wants them."""
    home = {row["id_number"]: row for row in book.data["roster"]}
    rows = [{**row, "category": row.get("category_then") or home[row["id_number"]]["category"], "township": home[row["id_number"]]["township"],
             "burden": round(row["in_policy"] - row["basic"] - row["serious"] - row["assistance"], 2), "in_province": HOSPITALS[row["institution"]]["inside"],
             "compliant_cost": row["in_policy"]} for row in book.data["settlements"] if row["route"] != "大病未结"]
    return pd.DataFrame(rows)


@pytest.mark.parametrize("engine", recalculate.ENGINES)
@pytest.mark.parametrize("which", ["sound", "few"])
def test_no_error_and_every_case_right(which, engine, request):
    """In both engines, with the county's figures and without them."""
    values = request.getfixturevalue(which).values(engine)

    assert [] == grid.errors(values)
    assert "本机计算正确 ✔" in values["自检"][4, 1]


def test_nothing_is_found_in_sound_data(sound):
    """Neither by `check` nor on 校验."""
    assert [] == check(sound.path).findings
    assert {} == grid.counts(sound.stored)


def test_what_is_found_is_what_was_planted(mistaken):
    """Check, sheet and row of each planted mistake, and not one finding more; the live counts are the same."""
    book, planted = mistaken
    report = check(book.path)

    assert sorted((code, NAMES[key], row) for code, key, row, _ in planted) == sorted({(one.code, one.sheet, one.row) for one in report.findings})
    assert grid.counts(book.stored) == report.counts()
    assert len({code for code, *_ in planted}) >= 20 and all(what for *_, what in planted)


def test_the_ledger_is_that_of_pandas(sound):
    """Burden and rescue of the year so far and the rescue of every closed settlement, in whatever order the slips came in (LX-04)."""
    expected = tilt_ledger(closed(sound)).set_index("settlement_no")
    labels = {"burden_to_date": "本年累计自付", "tilt_rescue_verdict": "判定", "rescued_to_date": "本年已享受", "tilt_rescue": "本次倾斜救助"}
    shown = {row[0]: row[1:] for row in sound.listed(LEDGER, "结算号", *labels.values())}

    assert len(expected) == len(shown) > 150
    assert {number: tuple(row) for number, row in expected[list(labels)].iterrows()} == shown
    assert sum(row[3] > 0 for row in shown.values()) > 15 and len({row[1] for row in shown.values()}) == 5


def test_the_ledger_feeds_the_settlement_it_comes_from(sound):
    """Each row of 待遇结算登记 shows its own rescue; one that waits for 大病保险 shows none yet, nor what is left to the patient."""
    count = len(sound.data["settlements"])
    rescue = {row[0]: row[1] for row in sound.listed(LEDGER, "结算号", "本次倾斜救助")}
    shown = dict(zip(sound.column(SETTLED, "结算号", count), zip(sound.column(SETTLED, "倾斜救助(元)", count), sound.column(SETTLED, "个人最终负担(元)", count))))
    waiting = {row["settlement_no"] for row in sound.data["settlements"] if row["route"] == "大病未结"}

    assert waiting and {number: rescue.get(number) for number in shown} == {number: pair[0] for number, pair in shown.items()}
    assert waiting == {number for number, pair in shown.items() if pair[1] is None}


def test_the_payers_sum_to_the_bill(sound):
    """基本 + 大病 + 救助 + 倾斜 + 机构 + 个人 = 总费用, to the fen, in every closed settlement; more than the bill is marked."""
    count = len(sound.data["settlements"])
    labels = ("医疗费用总额", "基本医保支付", "大病保险支付", "医疗救助支付", "倾斜救助(元)", "机构承担(元)", "个人最终负担(元)", "人工复核事项")
    bills = [bill for bill in zip(*(sound.column(SETTLED, label, count) for label in labels)) if bill[-2] is not None]

    assert [0] * len(bills) == [round((total - sum(payer or 0 for payer in payers)) * 100) for total, *payers, _ in bills]
    assert [patient < 0 for *_, patient, _ in bills] == ["各方支付超过总费用" in (said or "") for *_, said in bills]
    assert len(bills) == len(closed(sound))


def test_no_year_brings_more_than_its_limit(sound):
    """30,000 for the first tier, 20,000 for the second, whatever the number of settlements (LX-04a, LX-04b)."""
    sums = defaultdict(float)
    for number, amount in sound.listed(LEDGER, "身份证号", "本次倾斜救助"):
        sums[number] += amount

    assert 10000 < max(sums.values()) <= 30000


def test_the_waterfall_by_hand(few):
    """Golden D19: 60,000 + 10,000 + 5,000 + 2,500 + 6,000 + 36,500 = 120,000; 大病保险 of the county is 待填, and holds nothing up."""
    labels = ("基本医保支付", "大病保险支付", "医疗救助支付", "倾斜救助(元)", "机构承担(元)", "个人最终负担(元)")

    assert [60000, 10000, 5000, 2500, 6000, 36500] == [few.column(SETTLED, label, 1)[0] for label in labels]
    assert ["待填:大病保险起付线"] == few.column(SETTLED, "大病保险应付", 1)
    assert ["待填:直接救助起付线"] == few.column(SETTLED, "直接救助", 1)


def test_a_year_out_of_order_by_hand(few):
    """15,000 in February brings 2,500; 70,000 more in September the rest of 30,000; January begins anew with (12,000 - 10,000) ÷ 2."""
    rescue = few.column(SETTLED, "倾斜救助(元)", len(YEAR))

    assert [27500, 2500, 1000] == rescue[1:4]
    assert ["A2", "A1", "A3"] == [number for number, person in few.listed(LEDGER, "结算号", "身份证号") if person == PEOPLE[1][0]]
    assert [27500, 0] == [left for number, left in few.listed(LEDGER, "结算号", "年度限额余额") if number in ("A2", "A1")]


def test_a_category_that_changes_by_hand(few):
    """As 监测对象 (25,000 - 20,000) ÷ 2 = 2,500; from then on as 低保对象 (26,000 - 10,000) ÷ 2 - 2,500 = 5,500.

    That is more than the bill of 1,000, since it makes up for earlier months: both rows are marked for a person to look at.
    """
    assert [2500, 5500] == few.column(SETTLED, "倾斜救助(元)", len(YEAR))[4:]
    assert ["身份变动", "各方支付超过总费用"] == few.column(SETTLED, "人工复核事项", len(YEAR))[4:]


def test_the_two_lists(sound):
    """Out of the province, whatever the month; and what waits for 大病保险, of which something is due (LX-16, LX-17)."""
    rows, home = sound.data["settlements"], {row["id_number"]: row["name"] for row in sound.data["roster"]}
    outside = [(home[row["id_number"]], row["total"]) for row in rows if HOSPITALS[row["institution"]]["inside"] == "否"]
    waiting = [(home[row["id_number"]], row["total"], "已提醒" if row.get("reminded_on") else "未提醒") for row in rows if row["route"] == "大病未结"]

    assert outside == sound.listed("省外就医清单", "姓名", "医疗费用总额(元)")
    assert waiting == sound.listed("未一站式清单", "姓名", "医疗费用总额(元)", "提醒情况")
    assert min(due for due, in sound.listed("未一站式清单", "大病保险应报(元)")) > 0
    assert {"省外·人工复核", "不适用", None} >= {verdict for verdict, in sound.listed("省外就医清单", "倾斜救助判定")}


def in_the_ratio(book):
    """Return the closed inpatient settlements inside the province of the groups of LX-02."""
    rows, scope = closed(book), load("linxian-2023").comprehensive_ratio_scope
    counted = [any(word in scope for word in category.split("、")) for category in rows["category"]]
    return rows[pd.Series(counted) & (rows["care"] == "住院") & (rows["in_province"] == "是")]


def test_the_comprehensive_ratio(sound):
    """By township and for all, both ways, counted by pandas; the verdict follows the pooled one (LX-02)."""
    rows = in_the_ratio(sound)
    shown = {row[0]: row[1:] for row in sound.listed(RATIO, "乡镇(街道)", "人数", "结算次数", "合计相除", "人均平均", "综合报销比例", "是否达到")}

    assert len(shown) == 6
    for name, group in rows.groupby("township"):
        people, cases, pooled, mean, ratio, verdict = shown[name]
        assert (people, cases) == (group["id_number"].nunique(), len(group))
        assert pooled == ratio == pytest.approx(comprehensive_ratio(group, reading="合计相除"), rel=1e-12)
        assert mean == pytest.approx(comprehensive_ratio(group, reading="人均平均"), rel=1e-12)
        assert verdict == ("达到" if ratio >= 0.8 else "未达到")
    assert sound.total(RATIO, "合计相除") == pytest.approx(comprehensive_ratio(rows, reading="合计相除"), rel=1e-12)
    assert sound.total(RATIO, "人均平均") == pytest.approx(comprehensive_ratio(rows, reading="人均平均"), rel=1e-12)
    assert {"达到", "未达到"} == {row[-1] for row in shown.values()}


def test_the_reading_of_the_ratio_is_the_countys(few):
    """With 人均平均 the mean of persons counts; 监测对象 is in, and a person's settlements are pooled first."""
    rows = in_the_ratio(few)
    assert few.total(RATIO, "综合报销比例") == few.total(RATIO, "人均平均") == pytest.approx(comprehensive_ratio(rows, reading="人均平均"), rel=1e-12)
    assert few.total(RATIO, "综合报销比例") != few.total(RATIO, "合计相除")


def test_who_may_have_direct_assistance(sound):
    """特困人员, 低保对象 and 监测对象 by the county's standard, nobody else; the notice gives no amount (LX-06)."""
    count, scope = len(sound.data["settlements"]), load("linxian-2023").direct_assistance_scope
    rows = list(zip(*(sound.column(SETTLED, label, count) for label in ("人员类别", "直接救助"))))

    assert ["按当地标准" if any(word in scope for word in category.split("、")) else "不适用" for category, _ in rows] == [said for _, said in rows]
    assert {"按当地标准", "不适用"} == {said for _, said in rows}


def test_outpatients_have_no_cap(sound):
    """LX-05 speaks of stays: 门诊特殊慢性病 are not judged at all, stays outside the province 不适用."""
    rows = sound.data["settlements"]
    judged = list(zip(rows, sound.column(SETTLED, "判定", len(rows)), sound.column(SETTLED, "计算说明", len(rows))))

    assert {(None, None)} == {(verdict, said) for row, verdict, said in judged if row["care"] != "住院"}
    assert {"不适用"} == {verdict for row, verdict, _ in judged if row["care"] == "住院" and HOSPITALS[row["institution"]]["inside"] == "否"}
    assert {"超控", "未超", "不适用", None} == {verdict for _, verdict, _ in judged}


def test_who_pays_no_deposit(sound):
    """免押金 exactly where group, referral and city hold; nobody of them was charged (LX-07)."""
    home, rows = {row["id_number"]: row["category"] for row in sound.data["roster"]}, sound.data["deposits"]
    scope = load("linxian-2023").deposit_waiver_scope
    expected = ["不适用" if not any(word in scope for word in home[row["id_number"]].split("、")) else
                "免押金" if row["first_visit_referral"] == "是" and HOSPITALS[row["institution"]]["within_city"] == "是" else "不免" for row in rows]

    assert expected == sound.column("免押金登记", "判定", len(rows))
    assert min(Counter(expected).values()) >= 3

"""Aggregates over tables: what pandas reckons is what the sheet's formulas reckon, in both spreadsheet engines."""

import datetime
import random

import pandas as pd
import pytest

from tests.engines.formula_table import FormulaTable, computed
from udfs.aggregates import (adjustment_counts, category_changes, comprehensive_ratio, enrolment_status, review_faults, shared_rank,
                             waterfall)
from udfs.roster_words import ADDED, DIRECTIONS, REMOVED
from workbook import table_formula as made

DAY = datetime.date
PAID, PAYERS = ("basic", "serious", "assistance"), ("basic", "serious", "assistance", "tilt", "institution", "patient")


def numbers(chance, count, people):
    """Return identity numbers of so many people, two of them alike in their first fifteen figures."""
    known = [f"4501021990010{place:04d}{'X' if place % 5 == 0 else place % 10}" for place in range(people)]
    return [chance.choice(known) for _ in range(count)]


def key(name="id_number"):
    """Return the maker of the text key of a column."""
    return lambda table, row: made.person_key(table.cell(name, row))


def first(name="key"):
    """Return the maker of the flag of a key's first row."""
    return lambda table, row: made.is_first(table.cell(name, row), table.column(name), str(row + 1))


def settlements(seed, count=120):
    """Return settlements with their payers in yuan; every tenth a refund, every thirtieth without cost."""
    chance, rows = random.Random(seed), []
    for number, person in enumerate(numbers(chance, count, 25)):
        sign = -1 if number % 10 == 9 else 1
        cost = 0 if number % 30 == 4 else chance.randint(1, 5_000_000)
        basic, serious = chance.randint(0, cost), chance.randint(0, cost // 10)
        parts = {"basic": basic, "serious": serious, "assistance": chance.randint(0, cost // 20), "compliant_cost": cost}
        rows.append({"id_number": person, **{name: sign * part / 100 for name, part in parts.items()}})
    return pd.DataFrame(rows)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_comprehensive_ratio(seed, spreadsheet, tmp_path):
    """Pooled and as a mean of persons (LX-02), refunds as negative rows."""
    rows = settlements(seed)
    sheet = FormulaTable("结算", rows.to_dict("list"), {
        "key": key(), "first": first(),
        "ratio": lambda table, row: made.person_ratio(table.cell("first", row), table.cell("key", row), table.column("key"),
                                                      [table.column(name) for name in PAID], table.column("compliant_cost")),
        "pooled": lambda table, row: None if row else made.pooled_ratio([table.column(name) for name in PAID], table.column("compliant_cost")),
        "mean": lambda table, row: None if row else made.mean(table.column("ratio"))})
    cells = computed(tmp_path / "ratio.xlsx", spreadsheet, sheet)

    assert comprehensive_ratio(rows, reading="合计相除") == pytest.approx(sheet.read(cells, "pooled")[0], rel=1e-12)
    assert comprehensive_ratio(rows, reading="人均平均") == pytest.approx(sheet.read(cells, "mean")[0], rel=1e-12)


def test_the_two_readings_of_the_comprehensive_ratio_disagree():
    """90 of 100 and 500 of 1,000: 590 ÷ 1,100 = 53.6 % pooled, (90 % + 50 %) ÷ 2 = 70 % as a mean."""
    rows = pd.DataFrame({"id_number": ["甲", "乙"], "basic": [80, 400], "serious": [0, 0], "assistance": [10, 100],
                         "compliant_cost": [100, 1000]})

    assert 590 / 1100 == comprehensive_ratio(rows, reading="合计相除")
    assert 0.7 == comprehensive_ratio(rows, reading="人均平均")


def test_no_cost_no_ratio(spreadsheet, tmp_path):
    """A divisor of 0 is a blank, never #DIV/0!."""
    rows = pd.DataFrame({"id_number": ["甲"], "basic": [0], "serious": [0], "assistance": [0], "compliant_cost": [0]})
    sheet = FormulaTable("结算", rows.to_dict("list"), {"pooled": lambda table, row: made.pooled_ratio(
        [table.column(name) for name in PAID], table.column("compliant_cost"))})

    assert comprehensive_ratio(rows) is comprehensive_ratio(rows, reading="人均平均") is None
    assert [None] == sheet.read(computed(tmp_path / "none.xlsx", spreadsheet, sheet), "pooled")


@pytest.mark.parametrize("order", ["从高到低", "从低到高"])
def test_ties_share_a_rank(order, spreadsheet, tmp_path):
    """1 ÷ 3 and 2 ÷ 6 are one rate; a blank has no rank; the next rank after two first ones is the third (YJ-09)."""
    chance = random.Random(9)
    pairs = [(1, 3), (2, 6), (63, 420), (75, 500), (0, 5), (0, 0), *((chance.randint(0, 9), chance.randint(1, 9)) for _ in range(30))]
    rates = [part / whole if whole else None for part, whole in pairs]
    sheet = FormulaTable("乡镇", {"rate": rates}, {
        "key": lambda table, row: made.rank_key(table.cell("rate", row)),
        "rank": lambda table, row: made.shared_rank(table.cell("key", row), table.column("key"), order == "从高到低")})
    expected = [None if pd.isna(rank) else rank for rank in shared_rank(pd.Series(rates), order)]

    assert expected == sheet.read(computed(tmp_path / "rank.xlsx", spreadsheet, sheet), "rank")
    assert expected[0] == expected[1] and expected[2] == expected[3] and expected[5] is None


def changes(seed, count=150):
    """Return 附件3 rows: households of one to four members, now and then a person listed twice."""
    chance, rows = random.Random(seed), []
    while len(rows) < count:
        head, size = numbers(chance, 1, 60)[0], chance.randint(1, 4)
        group, kind = chance.choice(("低保", "特困", "重点优抚")), chance.choice(list(DIRECTIONS))
        for member in chance.sample(range(size), chance.randint(1, size)):
            rows += [{"group": group, "head_id": f"{head[:16]}{group}{size}", "household_size": size,
                      "member_id": f"{head[:12]}{member}{group}{size}", "adjustment": kind, "adjusted_on": DAY(2025, 8, 1)}] * chance.choice((1, 1, 1, 2))
    return pd.DataFrame(rows)


@pytest.mark.parametrize("seed", [3, 4])
def test_the_counts_of_annex_4(seed, spreadsheet, tmp_path):
    """Households touched, households wholly listed, persons; added and removed; by category (SX-13)."""
    rows = changes(seed)
    sheet = FormulaTable("附件3", rows.to_dict("list"), {
        "way": lambda table, row: made.direction(table.cell("adjustment", row)),
        "household": lambda table, row: made.change_key(*(table.cell(name, row) for name in ("group", "way", "head_id"))),
        "member": lambda table, row: made.change_key(*(table.cell(name, row) for name in ("group", "way", "member_id"))),
        "pair": lambda table, row: made.joined(table.cell("household", row), table.cell("member_id", row)),
        "first_household": first("household"), "first_member": first("member"), "first_pair": first("pair"),
        "wholly": lambda table, row: made.wholly(*(table.cell(name, row) for name in ("first_household", "household")), table.column("household"),
                                                 table.column("first_pair"), table.cell("household_size", row))})
    groups = list(dict.fromkeys(rows["group"]))
    counts = FormulaTable("附件4", {"group": [group for group in groups for _ in (ADDED, REMOVED)], "way": [ADDED, REMOVED] * len(groups)}, {
        name: lambda table, row, flag=flag: made.counted(sheet.column(flag), sheet.column("group"), table.cell("group", row), sheet.column("way"),
                                                         (ADDED, REMOVED)[row % 2])
        for name, flag in (("touched", "first_household"), ("whole", "wholly"), ("persons", "first_member"))})
    cells = computed(tmp_path / "annex.xlsx", spreadsheet, sheet, counts)
    touched, whole = (adjustment_counts(rows, DAY(2025, 7, 1), DAY(2025, 9, 30), reading=reading) for reading in ("涉及户数", "整户增减"))

    assert touched["households"].tolist() == counts.read(cells, "touched")
    assert whole["households"].tolist() == counts.read(cells, "whole")
    assert touched["persons"].tolist() == counts.read(cells, "persons")
    assert touched["households"].sum() > whole["households"].sum() > 0


def test_a_word_that_is_no_adjustment_is_refused():
    """复核退出 has no word of the form: counted neither way, it would go unseen."""
    rows = changes(5, 3).assign(adjustment="复核退出")

    with pytest.raises(ValueError, match="复核退出.*新识别、自然增加、自然减少"):
        adjustment_counts(rows, DAY(2025, 7, 1), DAY(2025, 9, 30))


def test_roster_against_insured(spreadsheet, tmp_path):
    """A small x is a capital one; two numbers of the same first fifteen figures are two people (LX-09)."""
    chance = random.Random(6)
    roster = pd.DataFrame({"id_number": list(dict.fromkeys(numbers(chance, 60, 40)))})
    insured = pd.DataFrame({"id_number": [number.lower() for number in roster["id_number"] if chance.random() < 0.6]})
    there = FormulaTable("参保", insured.to_dict("list"), {"key": key()})
    here = FormulaTable("名单", roster.to_dict("list"), {
        "key": key(), "status": lambda table, row: made.enrolment_status(table.cell("key", row), there.column("key"))})
    expected = enrolment_status(roster, insured)

    assert expected == here.read(computed(tmp_path / "roster.xlsx", spreadsheet, there, here), "status")
    assert {"已参保", "未参保"} == set(expected)


def test_this_month_against_last(spreadsheet, tmp_path):
    """新增, 退出, 类别变更; another order of the same categories is no change (LX-10)."""
    chance, words = random.Random(8), ("低保对象", "低保边缘对象", "特困人员", "监测对象")
    people = list(dict.fromkeys(numbers(chance, 200, 60)))
    months = [pd.DataFrame([{"id_number": person, "category": "、".join(chance.sample(words, chance.randint(1, 3)))}
                            for person in people if chance.random() < 0.8]) for _ in range(2)]
    months[1].loc[:9, "category"] = ["、".join(reversed(dict(months[0].values.tolist()).get(person, "低保对象").split("、")))
                                     for person in months[1]["id_number"][:10]]
    last, this = (FormulaTable(name, month.to_dict("list"), {"key": key()}) for name, month in zip(("上月", "本月"), months))
    this.made["change"] = lambda table, row: made.category_change(
        table.cell("key", row), table.cell("category", row), last.column("key"), last.column("category"))
    last.made["change"] = lambda table, row: made.category_change(table.cell("key", row), None, this.column("key"), None, last_month=True)
    for table in (last, this):
        table.places["change"] = len(table.places)
    cells = computed(tmp_path / "months.xlsx", spreadsheet, last, this)
    expected = dict(category_changes(months[1], months[0])[["id_number", "change"]].values.tolist())

    assert [expected[person] for person in months[1]["id_number"]] == this.read(cells, "change")
    assert [expected[person] if expected[person] == "退出" else None for person in months[0]["id_number"]] == last.read(cells, "change")
    assert {"新增", "退出", "类别变更", "无变化"} == set(expected.values())


def test_the_payers_sum_to_the_bill(spreadsheet, tmp_path):
    """36,000 + 6,850 + 5,000 + 150 + 2,000 + 10,000 = 60,000; a fen less is a fen unexplained (LX-04, LX-05)."""
    bill = {"total": 60000, "basic": 36000, "serious": 6850, "assistance": 5000, "tilt": 150, "institution": 2000, "patient": 10000}
    rows = pd.DataFrame([bill, {**bill, "patient": 9999.99}, {**bill, "total": 0.3, "basic": 0.1, "serious": 0.2, **dict.fromkeys(PAYERS[2:], 0)}])
    sheet = FormulaTable("结算", rows.to_dict("list"), {"rest": lambda table, row: made.unexplained(
        table.cell("total", row), [table.cell(name, row) for name in PAYERS])})

    assert [0, 0.01, 0] == waterfall(rows).tolist() == sheet.read(computed(tmp_path / "bill.xlsx", spreadsheet, sheet), "rest")


def test_one_approval_for_one_admission():
    """Two approvals of one admission are both wrong; an approval of no admission too (G22-12)."""
    reviews, admissions = (pd.DataFrame({"admission_no": values}) for values in ([1, "2", 2, "9", "1a"], ["1", "2", "1A"]))

    assert [None, "一例多审", "一例多审", "没有对应的住院", "没有对应的住院"] == review_faults(reviews, admissions)

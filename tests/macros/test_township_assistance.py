"""住院救助与单病种 of the township: the year's ledger, bills of the 26 diseases, grants, subsidised enrolment, what is asked of the treasury."""

import datetime
from collections import Counter

import pandas as pd
import pytest

from macros.township import assistance
from macros.township.people import people
from tests.macros.sheet_values import Shown
from tests.workbook import grid
from tests.workbook.sound import TODAY
from udfs import load
from udfs.aggregates import assistance_ledger
from workbook.build import build
from workbook.check import check

DATE = datetime.date
ROWS = 300
CATEGORY = {person.id_number: person.category for person in people()}
PAYERS = ("basic", "serious", "supplementary", "commercial", "veterans", "mutual_aid")
SHARES = ("single_disease_fund", "single_disease_assistance", "single_disease_patient", "single_disease_institution")


@pytest.fixture(scope="session")
def sound(tmp_path_factory):
    """The sound year: (path, what it shows)."""
    path = tmp_path_factory.mktemp("assistance") / "好.xlsx"
    return path, Shown(build(assistance.TEMPLATE, path, data=assistance.data(), policy=assistance.policy(), rows=ROWS, today=TODAY), path)


@pytest.fixture(scope="session")
def mistaken(tmp_path_factory):
    """The year with mistakes: (path, layout, what was planted)."""
    path, (data, planted) = tmp_path_factory.mktemp("mistakes") / "错.xlsx", assistance.with_mistakes()
    return path, build(assistance.TEMPLATE, path, data=data, policy=assistance.policy(), rows=ROWS, today=TODAY), planted


def test_nothing_is_found_in_the_sound_year(sound):
    """Neither by medaid check nor on 校验; no error anywhere; every case of 自检 holds."""
    path, shown = sound

    assert [] == check(path, today=TODAY).findings
    assert {} == grid.counts(shown.cells)
    assert [] == grid.errors(shown.cells)
    assert shown.self_check().endswith("✔")


def test_what_is_found_is_what_was_planted(mistaken):
    """Check, sheet and row, each planted mistake once, not one more; 校验 counts the same; eight kinds or more."""
    path, layout, planted = mistaken
    report = check(path, today=TODAY)

    assert sorted((code, layout.sheets[key].name, row) for code, key, row, _ in planted) == sorted(
        {(found.code, found.sheet, found.row) for found in report.findings})
    assert report.counts() == grid.counts(Shown(layout, path).cells)
    assert len({code for code, _, _, _ in planted}) >= 8


def test_libreoffice_shows_the_same(mistaken):
    """No error cell, every case of 自检, the same counts on 校验, the same ledger."""
    path, layout, _ = mistaken
    here, shown = Shown(layout, path), Shown(layout, path, "libreoffice")

    assert [] == grid.errors(shown.cells)
    assert shown.self_check().endswith("✔")
    assert check(path, today=TODAY).counts() == grid.counts(shown.cells)
    for key in ("assisted_to_date", "inpatient_assistance", "after"):
        assert here.column("ledger", key, 200) == shown.column("ledger", key, 200), key


def fen(row, key):
    """Return an amount in fen."""
    return round(row[key] * 100)


def test_the_ledger_is_that_of_the_aggregate(sound):
    """What each stay left to the patient, what the year had brought before, what this stay brings; looked up back beside the stay."""
    _, shown = sound
    rows = assistance.stays()
    left = [max(fen(row, "in_policy") - sum(fen(row, key) for key in PAYERS), 0) / 100 for row in rows]
    table = pd.DataFrame([{**row, "category": CATEGORY[row["id_number"]], "compliant_self_pay": amount} for row, amount in zip(rows, left)])
    expected = assistance_ledger(table, policy=assistance.policy())
    plain = lambda values: [None if value is None or value != value else value for value in values]  # noqa: E731

    assert left == shown.column("stays", "compliant_self_pay", len(rows))
    for key in ("assisted_to_date", "inpatient_assistance"):
        assert plain(expected[key]) == shown.column("stays", key, len(rows)), key
    assert any(value == "待填:建档立卡住院救助标准" for value in expected["inpatient_assistance"])


def test_the_ledger_stands_in_order_of_settlement(sound):
    """Person by person, each person's stays by day, the year's sum running on; nobody of 低保 passes the limit of 20,000 (made up)."""
    _, shown = sound
    count = len(assistance.stays())
    people_there, days, sums, words = (shown.column("ledger", key, count) for key in ("id_number", "settled_on", "after", "category"))

    for before, (person, day) in zip(zip(people_there, days), list(zip(people_there, days))[1:]):
        assert before[0] != person or before[1] <= day
    assert len(set(people_there)) == sum(one != other for one, other in zip([None, *people_there], people_there))
    low = [amount for amount, word in zip(sums, words) if word in ("低保对象", "低保对象、脱贫人口") and isinstance(amount, (int, float))]
    assert max(low) == 20000


def test_four_shares_make_the_bill(sound):
    """70 % and 20 % (10 % in the second group) of the bill up to the limit, the rest to the patient, what is above to the institution."""
    _, shown = sound
    rows = assistance.single()
    shares = list(zip(*(shown.column("single", key, len(rows)) for key in SHARES)))
    notice = load("shanxi-2019")

    assert [0] * len(rows) == shown.column("single", "rest", len(rows))
    for row, (insurance, helped, patient, institution) in zip(rows, shares):
        total, base = fen(row, "total"), min(fen(row, "total"), 100 * row["disease_limit"])
        percent = 20 if set(CATEGORY[row["id_number"]].split("、")) & set(notice.single_disease_key_scope) else 10
        expected = [(base * rate + 50) // 100 for rate in (70, percent)]
        assert [*expected, base - sum(expected), total - base] == [round(100 * share) for share in (insurance, helped, patient, institution)]
    assert {True, False} == {share[3] > 0 for share in shares}


def test_annex_1_counts_every_bill_once(sound):
    """26 diseases in the notice's order, their bills and amounts."""
    _, shown = sound
    rows, counts = assistance.single(), Counter(row["disease"] for row in assistance.single())
    named = shown.column("diseases", "disease", 26)

    assert list(load("shanxi-2019").single_disease_diseases) == named
    assert [counts[disease] for disease in named] == shown.column("diseases", "cases", 26)
    assert sum(fen(row, "total") for row in rows) == round(100 * shown.total("diseases", "total")) == round(100 * shown.total("single", "total"))


def test_a_grant_is_given_once(sound):
    """5,000 to whoever has one of the 24 diseases in its last stage and was not paid before."""
    _, shown = sound
    rows = assistance.grants()
    expected = [5000 if row["disease_listed"] and row["terminal"] and not row["already_granted"] else 0 for row in rows]

    assert expected == shown.column("grants", "terminal_care_grant", len(rows))
    assert sum(expected) == shown.total("grants", "terminal_care_grant")


def test_the_fee_has_one_payer(sound):
    """建档立卡: 70 % of 400 and the rest; added in mid-year and not insured: 400 + 700; nobody is paid for twice."""
    _, shown = sound
    rows = assistance.enrolment()
    province, county, entry, payer, whole = (shown.column("enrolment", key, len(rows)) for key in (
        "enrolment_subsidy_province", "enrolment_subsidy_county", "entry_subsidy", "entry_subsidy_payer", "whole"))

    for place, row in enumerate(rows):
        registered = "建档立卡贫困人口" in CATEGORY[row["id_number"]].split("、")
        assert ((280, 120) if registered else ("不适用", "不适用")) == (province[place], county[place])
        assert (None if "added" not in row else 0 if row["enrolled"] else 1100) == entry[place]
        veterans = assistance.booked(next(person for person in people() if person.id_number == row["id_number"])) == "在乡重点优抚对象"
        assert (None if "added" not in row else "优抚对象医疗补助资金" if veterans else "医疗救助资金") == payer[place]
        assert (400 if registered else 0) + (row.get("allowance") or 0) + (entry[place] or 0) == whole[place]
    assert {0, 1100, None} == set(entry)


def test_the_third_quarter_is_asked_for(sound):
    """By category and kind, summed here from what the ledgers show and the people they are booked under."""
    _, shown = sound
    booked = {person.id_number: assistance.booked(person) for person in people()}
    sheets = {"stay": ("stays", "settled_on", "inpatient_assistance"), "single": ("single", "settled_on", "single_disease_assistance"),
              "care": ("grants", "paid_on", "terminal_care_grant"), "enrol": ("enrolment", "subsidised_on", "whole")}
    names = shown.column("appropriation", "category", 6)

    assert list(assistance.groups()) == names
    for kind, (sheet, day, key) in sheets.items():
        rows = assistance.data()[sheet]
        sums, counts = Counter(), Counter()
        for row, amount in zip(rows, shown.column(sheet, key, len(rows))):
            if isinstance(amount, (int, float)) and row.get(day) and DATE(2025, 7, 1) <= row[day] <= DATE(2025, 9, 30):
                sums[booked[row["id_number"]]] += round(100 * amount)
                counts[booked[row["id_number"]]] += amount > 0
        assert [sums[name] for name in names] == [round(100 * amount) for amount in shown.column("appropriation", f"{kind}_amount", 6)], kind
        assert [counts[name] for name in names] == shown.column("appropriation", f"{kind}_count", 6), kind
    assert shown.total("appropriation", "amount") > 0


def test_the_balance_of_a_year(sound):
    """At most 15 % of what was raised, 15 % itself included (2024); every year's sums close."""
    _, shown = sound
    rows = assistance.fund()

    assert ["未超"] * len(rows) == shown.column("fund", "fund_balance_verdict", len(rows))
    assert 0.15 == pytest.approx(shown.column("fund", "ratio", len(rows))[5], rel=1e-12)
    assert [0] * len(rows) == shown.column("fund", "gap", len(rows))


def test_a_deposit_is_waived_for_whom_the_notice_names(sound):
    """重点救助对象 with an agreement in the county."""
    _, shown = sound
    rows = assistance.agreements()
    scope = set(load("shanxi-2019").deposit_waiver_scope)
    expected = ["不在免押金人群" if not scope & set(CATEGORY[row["id_number"]].split("、")) else "免交押金" if "signed_on" in row else "未签协议" for row in rows]

    assert expected == shown.column("agreements", "deposit", len(rows))
    assert {"不在免押金人群", "免交押金", "未签协议"} == set(expected)


def test_without_the_citys_figures_the_ledger_waits(tmp_path):
    """Ratio and limit are not in the notice: 待填 beside the stay, and what follows it is blank."""
    data = {key: rows[:60] for key, rows in assistance.data().items() if key in ("stays", "hospitals")}
    data["people"] = [row for row in assistance.roster() if row["id_number"] in {stay["id_number"] for stay in data["stays"]}]
    layout = build(assistance.TEMPLATE, tmp_path / "空.xlsx", data=data, rows=60, today=TODAY)
    shown = Shown(layout, tmp_path / "空.xlsx")
    words = set(map(str, shown.column("stays", "inpatient_assistance", 60)))

    assert {"待填:住院救助比例", "None"} <= words
    assert "C01" in grid.counts(shown.cells)

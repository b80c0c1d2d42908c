"""待遇明白卡 filled with the fictitious township: sound rows, planted mistakes, and what the sheets and the card say."""

import datetime
from collections import Counter, defaultdict

import pytest

from macros.township import benefit_cards
from tests.macros.sheet_values import Shown
from tests.workbook import grid, package
from udfs import deadline_verdict, deposit_verdict, load, out_of_catalog_verdict, tilt_rescue, tilt_rescue_verdict
from workbook import recalculate
from workbook.build import build
from workbook.check import check
from workbook.template import template

TODAY = datetime.date(2026, 1, 10)
COUNT, ROWS = 300, 320
POLICY = load("linxian-2023")


def made(folder, data, policy=None, rows=ROWS):
    """Build the workbook with `data`, the reference day typed on 校验; return (Shown, path)."""
    layout = build(benefit_cards.TEMPLATE, folder / "built.xlsx", rows=rows, data=data, policy=policy or benefit_cards.policy(), today=TODAY)
    package.typed(folder / "built.xlsx", folder / "dated.xlsx", {"校验": {"C4": TODAY}})
    return Shown(layout, folder / "dated.xlsx"), folder / "dated.xlsx"


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """Three hundred people without a mistake: (data, Shown, path)."""
    data = benefit_cards.data(COUNT)
    return data, *made(tmp_path_factory.mktemp("sound"), data)


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory):
    """The same with mistakes: (planted, Shown, what `check` finds)."""
    data, planted = benefit_cards.with_mistakes(COUNT)
    shown, path = made(tmp_path_factory.mktemp("mistaken"), data)
    return planted, shown, check(path)


@pytest.fixture(scope="module")
def card(tmp_path_factory):
    """Make the card of a person of a category, with what was received; return the values."""
    def make(category, received=(), policy=None, **fields):
        number = "11010519491231002X"
        people = [{**row, "id_number": number, "category": category} if place == 1 else row for place, row in enumerate(benefit_cards.data(40)["people"])]
        rows = [{"id_number": number, "item": item, "settled_on": day, "amount": amount} for item, day, amount in received]
        return made(tmp_path_factory.mktemp("card"), {"people": people, "received": rows, "people:fields": {"year": 2025},
                                                      "card:fields": {"id_number": number, **fields}}, policy, 50)[0]

    return make


@pytest.mark.parametrize("engine", recalculate.ENGINES)
def test_no_error_and_every_case_right(sound, engine):
    """In both engines, and they agree on the lists and the card."""
    _, shown, path = sound
    other = Shown(shown.layout, path, engine) if engine == "libreoffice" else shown

    assert [] == grid.errors(other.cells)
    assert "本机计算正确 ✔" in other.self_check()
    for sheet, keys in {"people": ("tilt_tier", "tilt_left", "received_all", "waiver"), "card": ("open", "terms", "used", "left"),
                        "villages": ("village", "screened", "suspected", "waiting"), "issues": ("days_left", "verdict"), "refused": ("prompt", "name")}.items():
        for key in keys:
            rows = min(shown.layout.sheets[sheet].size, COUNT)
            assert shown.column(sheet, key, rows) == other.column(sheet, key, rows), (sheet, key)


def test_sound_rows_are_sound(sound):
    """Neither `check` nor 校验 finds anything."""
    _, shown, path = sound

    assert [] == check(path).findings
    assert {} == grid.counts(shown.cells)


def test_what_is_found_is_what_was_planted(mistaken):
    """Check, sheet and row, and not one more; 校验 counts the same."""
    planted, shown, report = mistaken
    names = {sheet.key: sheet.name for sheet in template(benefit_cards.TEMPLATE).sheets}

    assert sorted((code, names[key], row) for code, key, row, _ in planted) == sorted({(found.code, found.sheet, found.row) for found in report.findings})
    assert report.counts() == grid.counts(shown.cells)
    assert len({code for code, *_ in planted}) >= 15


def test_what_a_category_opens_is_what_the_rules_say(sound):
    """Deposit, cap and tilt of every person by the rules themselves, every other condition met; the limit is what a boundless burden brings."""
    data, shown, _ = sound
    words = [row["category"] for row in data["people"]]
    gate, most = ("是", "是", "是"), 10 ** 8
    tilt = [tilt_rescue_verdict(word, *gate, policy=POLICY) == "符合" for word in words]

    assert tilt == [value != "否" for value in shown.column("people", "tilt_tier", COUNT)]
    assert [tilt_rescue(word, *gate, most, 0, policy=POLICY) if fits else None for word, fits in zip(words, tilt)] == shown.column("people", "tilt_limit", COUNT)
    assert ["否" if out_of_catalog_verdict(word, "是", "三类", 1, 100, policy=POLICY) == "不适用" else "是" for word in words] == shown.column(
        "people", "controlled", COUNT)
    assert ["是" if deposit_verdict(word, "是", "是", policy=POLICY) == "免押金" else "否" for word in words] == shown.column("people", "waiver", COUNT)


@pytest.mark.parametrize("key, scope", [("subsidised", "enrolment_subsidy_scope"), ("serious", "serious_illness_scope"), ("direct", "direct_assistance_scope")])
def test_what_a_list_opens(sound, key, scope):
    """By the notice's lists, a word nested in another counting as that one."""
    data, shown, _ = sound
    listed = set(getattr(POLICY, scope))

    assert ["是" if listed & set(row["category"].split("、")) else "否" for row in data["people"]] == shown.column("people", key, COUNT)


def test_the_year_s_sums(sound):
    """All that a person received in 2025, and the tilt rescue of it, to the fen."""
    data, shown, _ = sound
    every, tilt = defaultdict(float), defaultdict(float)
    for row in data["received"]:
        every[row["id_number"]] += row["amount"]
        tilt[row["id_number"]] += row["amount"] * (row["item"] == "倾斜救助")

    assert [pytest.approx(every[row["id_number"]], abs=0.001) for row in data["people"]] == shown.column("people", "received_all", COUNT)
    assert [pytest.approx(tilt[row["id_number"]], abs=0.001) for row in data["people"]] == shown.column("people", "tilt_used", COUNT)
    assert sum(every.values()) == pytest.approx(shown.total("people", "received_all")) == pytest.approx(shown.total("received", "amount"))


def test_the_card_of_a_person_of_the_first_tier(card):
    """Every line of the notice's own figures; what was received this year, not last year; what is left of 30,000."""
    shown = card("孤儿", [("倾斜救助", datetime.date(2025, 3, 1), 12000.5), ("倾斜救助", datetime.date(2024, 12, 31), 9000), ("大病保险", datetime.date(2025, 3, 1), 800)])
    terms = shown.column("card", "terms", 7)

    assert ["是", "是", "是", "第一档", "是", "是", "未纳入"] == shown.column("card", "open", 7)
    assert ["降低50%", "提高5个百分点", "取消封顶线"] == [part for part in ("降低50%", "提高5个百分点", "取消封顶线") if part in terms[1]]
    assert all(part in terms[3] for part in ("超过10,000元", "50%", "限额30,000元"))
    assert all(part in terms[4] for part in ("省内一类30%", "省市级二类20%", "县级二类15%", "三类15%"))
    assert [0, 800, 0, 12000.5, None, None, 0] == shown.column("card", "used", 7)
    assert 17999.5 == shown.column("card", "left", 7)[3]
    assert "孤儿" == shown.field("card", "category")


def test_the_card_of_a_person_of_the_second_tier(card):
    """监测对象: 20,000 and 20,000, neither 大病保险 nor the cap; the limit passed is told and nothing is left."""
    shown = card("边缘易致贫户", [("倾斜救助", datetime.date(2025, 5, 1), 20000.01)])

    assert ["是", "否", "是", "第二档", "否", "是", "未纳入"] == shown.column("card", "open", 7)
    assert "超过20,000元" in shown.column("card", "terms", 4)[3] and "限额20,000元" in shown.column("card", "terms", 4)[3]
    assert "此项不包括您的人员类别" == shown.column("card", "terms", 2)[1]
    assert 0 == shown.column("card", "left", 7)[3]
    assert "超过年度限额" == shown.column("people", "tilt_note", 2)[1]


def test_a_card_without_a_person_or_the_county_s_figures(card):
    """A number on no list shows no benefit; figures that nobody filled in say 待填."""
    nobody = card("低保对象", id_number="110105194912310020")
    unset = card("低保对象", policy=POLICY)

    assert ("清单中没有此人", [None] * 7) == (nobody.field("card", "name"), nobody.column("card", "open", 7))
    assert "特困人员待填" in unset.column("card", "terms", 1)[0] and "救助比例待填" in unset.column("card", "terms", 3)[2]


def test_screening_by_village(sound):
    """Persons on the list, persons screened, suspicions and referrals of each village."""
    data, shown, _ = sound
    home = {row["id_number"]: (row["township"], row["village"]) for row in data["people"]}
    persons, screened = Counter(home.values()), Counter(home[number] for number in {row["id_number"] for row in data["screening"]})
    suspected = Counter(home[row["id_number"]] for row in data["screening"] if row["result"] == "疑似")
    sent = Counter(home[row["id_number"]] for row in data["screening"] if row["result"] == "疑似" and row.get("referred_on"))
    villages = list(dict.fromkeys(home.values()))

    assert villages == list(zip(shown.column("villages", "township", len(villages)), shown.column("villages", "village", len(villages))))
    for key, counts in (("persons", persons), ("screened", screened), ("suspected", suspected), ("referred", sent)):
        assert [counts[village] for village in villages] == shown.column("villages", key, len(villages)), key
    assert sum(suspected.values()) - sum(sent.values()) == shown.total("villages", "waiting")


def test_what_is_taken_at_any_time(sound):
    """随时受理 for the diseases that the notice names."""
    data, shown, _ = sound

    assert ["是" if row["disease"] in POLICY.prompt_acceptance_diseases else "否" for row in data["refused"]] == shown.column("refused", "prompt", len(data["refused"]))


def test_problems_and_their_share_put_right(sound):
    """销号率 and what each row says of its deadline."""
    data, shown, _ = sound
    rows = data["issues"]

    assert [deadline_verdict(row["due_on"], row["closed_on"], TODAY) for row in rows] == shown.column("issues", "verdict", len(rows))
    assert (18, 15, pytest.approx(15 / 18), 0) == tuple(shown.field("issues", key) for key in ("all", "closed", "rate", "late"))

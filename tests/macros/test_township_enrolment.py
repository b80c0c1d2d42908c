"""参保与资助 filled with the fictitious township: sound rows, planted mistakes, and what the sheets say of some hundred people."""

import datetime
from collections import Counter

import pytest

from macros.township import enrolment
from tests.macros.sheet_values import Shown
from tests.workbook import grid, package
from udfs import enrolment_gap, enrolment_verdict, load
from workbook import recalculate
from workbook.build import build
from workbook.check import check
from workbook.template import template

TODAY = datetime.date(2026, 1, 10)
COUNT, ROWS = 240, 260
EDITIONS = [enrolment.LINXIAN]


def made(folder, edition, data, policy=None, rows=ROWS):
    """Build the edition with `data`, the reference day typed on 校验; return (layout, path)."""
    layout = build(edition, folder / "built.xlsx", rows=rows, data=data, policy=policy or enrolment.policy(edition), today=TODAY)
    package.typed(folder / "built.xlsx", folder / "dated.xlsx", {"校验": {"C4": TODAY}})
    return layout, folder / "dated.xlsx"


@pytest.fixture(scope="module", params=EDITIONS)
def sound(request, tmp_path_factory):
    """An edition without a mistake: (edition, data, Shown, path)."""
    data = enrolment.data(request.param, COUNT)
    layout, path = made(tmp_path_factory.mktemp("sound"), request.param, data)
    return request.param, data, Shown(layout, path), path


@pytest.fixture(scope="module", params=EDITIONS)
def mistaken(request, tmp_path_factory):
    """An edition with its mistakes: (edition, data, planted, Shown, what `check` finds)."""
    data, planted = enrolment.with_mistakes(request.param, COUNT)
    layout, path = made(tmp_path_factory.mktemp("mistaken"), request.param, data)
    return request.param, data, planted, Shown(layout, path), check(path)


@pytest.fixture(scope="module")
def linxian(tmp_path_factory):
    """Make the Linxian edition of the first forty people, with changes; return its values and data."""
    def make(policy=None, **changes):
        data = {**enrolment.data(count=40), **changes}
        layout, path = made(tmp_path_factory.mktemp("few"), enrolment.LINXIAN, data, policy, 50)
        return Shown(layout, path), data

    return make


def counted(data, scope=None):
    """Return {township: (not eligible, due, insured)} of the rows themselves."""
    insured = {row["id_number"] for row in data["insured"]}
    inside = [row for row in data["roster"] if scope is None or set(row["category"].split("、")) & set(scope)]
    out = [row for row in data["excluded"] if scope is None or set(row["category"].split("、")) & set(scope)]
    due, paid = Counter(row["township"] for row in inside), Counter(row["township"] for row in inside if row["id_number"] in insured)
    gone = Counter(row["township"] for row in out)
    return {place: (gone[place], due[place], paid[place]) for place in dict.fromkeys(row["township"] for row in data["roster"])}


def plain(sheets):
    """Return every cell that shows something, numbers to nine places."""
    return {name: {place: value if isinstance(value, str) else round(float(value), 9) for place, value in cells.items() if value != ""}
            for name, cells in sheets.items()}


def reported(shown, key, rows):
    """Return a column of the month's report."""
    return shown.column("report", key, rows)


@pytest.mark.parametrize("engine", recalculate.ENGINES)
def test_no_error_and_every_case_right(sound, engine):
    """In both engines, and they agree on every cell."""
    _, _, shown, path = sound
    values = recalculate.values(path, engine) if engine == "libreoffice" else shown.cells

    assert [] == grid.errors(values)
    assert "本机计算正确 ✔" in values["自检"][4, 1]
    assert plain(shown.cells) == plain(values)


def test_sound_rows_are_sound(sound):
    """Neither `check` nor 校验 finds anything."""
    _, _, shown, path = sound

    assert [] == check(path).findings
    assert {} == grid.counts(shown.cells)


def test_what_is_found_is_what_was_planted(mistaken):
    """Check, sheet and row, and not one more; 校验 counts the same."""
    edition, _, planted, shown, report = mistaken
    names = {sheet.key: sheet.name for sheet in template(edition).sheets}

    assert sorted((code, names[key], row) for code, key, row, _ in planted) == sorted({(found.code, found.sheet, found.row) for found in report.findings})
    assert report.counts() == grid.counts(shown.cells)
    assert len({code for code, *_ in planted}) >= 15


def test_the_report_counts_heads(sound):
    """应参保, 不符合, 已参保, 未参保 and rate of each township, counted here from the rows; 合计 sums them."""
    edition, data, shown, _ = sound
    scope = load(enrolment.POLICIES[edition]).enrolment_special_scope if edition != enrolment.SHANXI else None
    places = counted(data, scope)
    rows = len(places)

    assert list(places) == reported(shown, "township", rows)
    for place, key in enumerate(("excluded", "due", "enrolled")):
        assert [counts[place] for counts in places.values()] == reported(shown, key, rows)
        assert sum(counts[place] for counts in places.values()) == shown.total("report", key)
    assert [due - paid for _, due, paid in places.values()] == reported(shown, "unenrolled", rows)
    assert [gone + due for gone, due, _ in places.values()] == reported(shown, "all", rows)
    assert [pytest.approx(paid / due) for _, due, paid in places.values()] == reported(shown, "rate", rows)


def test_ranks_are_shared(sound):
    """The highest rate first; equal rates share a rank, and the next ranks are left out."""
    _, _, shown, _ = sound
    rates = [rate for rate in reported(shown, "rate", 30) if rate is not None]

    assert [1 + sum(other > rate for other in rates) for rate in rates] == reported(shown, "rank", len(rates))


def test_the_uninsured_are_listed_in_the_order_of_the_roster(sound):
    """Everybody who should be insured and is not, with what the door-to-door ledger says."""
    _, data, shown, _ = sound
    insured, visits = {row["id_number"] for row in data["insured"]}, {row["id_number"]: row for row in data["mobilise"]}
    missing = [row for row in data["roster"] if row["id_number"] not in insured]

    assert [row["id_number"] for row in missing] == [value for value in shown.column("uninsured", "id_number", 100) if value]
    assert [visits.get(row["id_number"], {}).get("result") for row in missing] == shown.column("uninsured", "result", len(missing))
    assert len(missing) == shown.field("uninsured", "count")


def test_nobody_on_the_excluded_list_counts_as_insured(mistaken):
    """Still on the roster, or even among the insured: 不符合参保条件, and in no count of the report."""
    _, data, planted, shown, _ = mistaken
    row = next(row for code, key, row, _ in planted if code == "R12")
    both = shown.layout.sheets["roster"]

    assert "不符合参保条件" == shown.column("roster", "state", both.size)[row]
    assert 0 == shown.column("roster", "due", both.size)[row]


def test_what_stands_twice_is_listed(mistaken):
    """The second row of a person, the person on both lists, the person insured twice: each with what is wrong."""
    _, data, planted, shown, _ = mistaken
    at = {code: row for code, _, row, _ in planted}
    twice = data["insured"][at["D11"]]["id_number"]

    assert {(data["roster"][at["R11"]]["id_number"], "参保名单中重复登记"), (data["roster"][at["R12"]]["id_number"], "同时列入不符合参保条件花名册"),
            (twice, "参保数据中有两条以上")} == {pair for pair in zip(shown.column("doubles", "id_number", 20), shown.column("doubles", "double_kind", 20)) if pair[0]}
    assert 3 == shown.field("doubles", "count")
    assert 2 == shown.column("doubles", "first_place", 3)[[kind for kind in shown.column("doubles", "double_kind", 3)].index("参保名单中重复登记")]


def test_the_ledger_brings_names_by_number(sound):
    """Name, township and household of the roster beside every number of the door-to-door ledger."""
    _, data, shown, _ = sound
    known = {row["id_number"]: row for row in data["roster"]}
    rows = len(data["mobilise"])

    for key in ("name", "township", "head_name", "household_no"):
        assert [known[row["id_number"]][key] for row in data["mobilise"]] == shown.column("mobilise", key, rows)


def test_the_verdict_is_the_rule_s(sound):
    """达标 or not by the counts of each township and of all together."""
    edition, data, shown, _ = sound
    policy = load(enrolment.POLICIES[edition])
    places = counted(data, policy.enrolment_special_scope).values()
    together = [sum(counts[place] for counts in places) for place in (2, 1)]

    for rule, key in ((enrolment_verdict, "enrolment_verdict"), (enrolment_gap, "enrolment_gap")):
        assert [rule("特殊群体", paid, due, policy=policy) for _, due, paid in places] == reported(shown, key, len(places))
        assert rule("特殊群体", *together, policy=policy) == shown.field("report", key)


def test_residents_are_everybody(linxian):
    """With 居民 the report counts the whole roster against 95 %."""
    shown, data = linxian(**{"report:fields": {"scope": "居民"}})
    places = counted(data)

    assert [due for _, due, _ in places.values()] == reported(shown, "due", len(places))
    assert enrolment_verdict("居民", shown.total("report", "enrolled"), shown.total("report", "due"), policy="linxian-2023") == shown.field("report", "enrolment_verdict")


def test_one_township_s_list(linxian):
    """The selector lists that township alone."""
    _, data = linxian()
    wanted = data["roster"][0]["township"]
    shown, data = linxian(insured=[], **{"uninsured:fields": {"township": wanted}})

    assert [row["id_number"] for row in data["roster"] if row["township"] == wanted] == [value for value in shown.column("uninsured", "id_number", 100) if value]


def test_who_pays_in_linxian(linxian):
    """The standard of each channel, never more than the fee; sums by township; who is not in the ledger yet."""
    shown, data = linxian()
    policy, rows = enrolment.policy(), len(data["subsidy"])
    standards = {"特困人员": 400, "低保对象": 280, "监测对象": 240, "脱贫人口": 120}
    township = {row["id_number"]: row["township"] for row in data["roster"]}
    by_place = Counter()
    for row in data["subsidy"]:
        by_place[township[row["id_number"]]] += standards[row["channel"]]
    places = [value for value in shown.column("subsidies", "township", 30) if value and value != "合计"]

    assert [standards[row["channel"]] for row in data["subsidy"]] == shown.column("subsidy", "granted", rows)
    assert [policy.personal_fee_standard - standards[row["channel"]] for row in data["subsidy"]] == shown.column("subsidy", "own", rows)
    assert [by_place[place] for place in places] == shown.column("subsidies", "granted", len(places))
    assert sum(by_place.values()) == shown.total("subsidy", "granted") == shown.total("subsidies", "granted")
    due = {row["id_number"] for row in data["roster"] if set(row["category"].split("、")) & set(policy.enrolment_subsidy_scope)}
    assert len(due) == shown.total("subsidies", "due")
    assert len(due & {row["id_number"] for row in data["subsidy"]}) == shown.total("subsidies", "registered")


def test_what_the_county_has_not_filled_in_is_said(linxian):
    """Without the county's figures: 待填 with their names, no amount."""
    shown, data = linxian(load("linxian-2023"))
    channel = data["subsidy"][0]["channel"]

    assert [f"待填:{channel}资助参保标准", "待填:个人缴费标准", None] == [shown.column("subsidy", key, 1)[0] for key in ("standard", "personal_fee", "granted")]
    assert "待填:未参保名单推送日" == shown.field("uninsured", "push_day")


def test_marks_are_compared_word_by_word(linxian):
    """Another order of words is the same mark; another word is not; who is on no list is said so."""
    roster = enrolment.data(count=40)["roster"]
    two = {**roster[1], "category": "低保对象、脱贫人口"}
    marks = [{"id_number": two["id_number"], "mark": "脱贫人口、低保对象"}, {"id_number": roster[0]["id_number"], "mark": "特困人员"},
             {"id_number": "11010519491231002X", "mark": "低保对象"}]
    shown, _ = linxian(roster=[roster[0], two, *roster[2:]], marks=marks)

    assert ["一致", "不一致", "不在名单"] == shown.column("marks", "agreement", 3)

"""参保与资助 filled with the fictitious township: sound rows, planted mistakes, lists and the month's report."""

from collections import Counter

import pytest

from macros.township import enrolment
from tests.macros import enrolment_books as books
from tests.workbook import grid
from udfs import enrolment_gap, enrolment_verdict, load
from workbook import recalculate
from workbook.check import check
from workbook.template import template

WITH_TARGET = [enrolment.LINXIAN, enrolment.GUANGXI]


@pytest.fixture(params=books.EDITIONS)
def sound(request):
    """An edition without a mistake: (edition, data, Shown, path)."""
    return books.sound(request.param)


@pytest.fixture(params=books.EDITIONS)
def mistaken(request):
    """An edition with its mistakes: (edition, data, planted, Shown, what `check` finds)."""
    return books.mistaken(request.param)


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


@pytest.mark.parametrize("sound", WITH_TARGET, indirect=True)
def test_the_verdict_is_the_rule_s(sound):
    """达标 or not by the counts of each township and of all together."""
    edition, data, shown, _ = sound
    policy = load(enrolment.POLICIES[edition])
    places = counted(data, policy.enrolment_special_scope).values()
    together = [sum(counts[place] for counts in places) for place in (2, 1)]

    for rule, key in ((enrolment_verdict, "enrolment_verdict"), (enrolment_gap, "enrolment_gap")):
        assert [rule("特殊群体", paid, due, policy=policy) for _, due, paid in places] == reported(shown, key, len(places))
        assert rule("特殊群体", *together, policy=policy) == shown.field("report", key)


def test_residents_are_everybody():
    """With 居民 the report counts the whole roster against 95 %."""
    shown, data = books.linxian(**{"report:fields": {"scope": "居民"}})
    places = counted(data)

    assert [due for _, due, _ in places.values()] == reported(shown, "due", len(places))
    assert enrolment_verdict("居民", shown.total("report", "enrolled"), shown.total("report", "due"), policy="linxian-2023") == shown.field("report", "enrolment_verdict")


def test_one_township_s_list():
    """The selector lists that township alone."""
    wanted = enrolment.data(count=40)["roster"][0]["township"]
    shown, data = books.linxian(insured=[], **{"uninsured:fields": {"township": wanted}})

    assert [row["id_number"] for row in data["roster"] if row["township"] == wanted] == [value for value in shown.column("uninsured", "id_number", 100) if value]

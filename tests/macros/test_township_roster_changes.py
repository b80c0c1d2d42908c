"""重点救助对象动态管理 of the township: rosters, annex 4 by quarter and month in both readings, entitlement, applications, refusals."""

import datetime

import pandas as pd
import pytest

from macros.township import roster_changes
from tests.macros.sheet_values import Shown
from tests.workbook import grid
from tests.workbook.sound import TODAY, identity
from udfs.aggregates import adjustment_counts
from workbook.build import build
from workbook.check import check
from workbook.serial import serial

DATE = datetime.date
GROUPS = ("低保", "特困", "重点优抚")
KEYS = ("minimum", "hardship", "veterans")
QUARTERS = ((DATE(2025, 1, 1), DATE(2025, 3, 31)), (DATE(2025, 4, 1), DATE(2025, 6, 30)), (DATE(2025, 7, 1), DATE(2025, 9, 30)),
            (DATE(2025, 10, 1), DATE(2025, 12, 31)))
FIGURES = ("added_households", "added_persons", "removed_households", "removed_persons")


def filled(folder, name, data, **more):
    """Build the workbook and return (path, layout)."""
    path = folder / f"{name}.xlsx"
    return path, build(roster_changes.TEMPLATE, path, data=data, today=TODAY, **{"policy": roster_changes.policy(), **more})


@pytest.fixture(scope="session")
def sound(tmp_path_factory):
    """The sound year: (path, what it shows)."""
    path, layout = filled(tmp_path_factory.mktemp("changes"), "好", roster_changes.data())
    return path, Shown(layout, path)


@pytest.fixture(scope="session")
def mistaken(tmp_path_factory):
    """The year with mistakes: (path, layout, what was planted)."""
    data, planted = roster_changes.with_mistakes()
    return *filled(tmp_path_factory.mktemp("mistakes"), "错", data), planted


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
    """No error cell, every case of 自检, the same counts on 校验."""
    path, layout, _ = mistaken
    shown = Shown(layout, path, "libreoffice")

    assert [] == grid.errors(shown.cells)
    assert shown.self_check().endswith("✔")
    assert check(path, today=TODAY).counts() == {code: count for code, count in grid.counts(shown.cells).items() if code != "C02"}


def table(rows):
    """Return 附件3 as `adjustment_counts` wants it."""
    names = {"category": "group", "head_id": "head_id", "household_size": "household_size", "id_number": "member_id",
             "adjustment": "adjustment", "adjusted_on": "adjusted_on"}
    return pd.DataFrame([{new: row[old] for old, new in names.items()} for row in rows])


def counted(rows, reading="涉及户数"):
    """Return {(quarter, group): four figures} by the aggregate."""
    found = {}
    for quarter, (since, until) in enumerate(QUARTERS):
        counts = adjustment_counts(table(rows), since, until, reading=reading).set_index(["group", "direction"])
        for group in GROUPS:
            there = [counts.loc[group, way].tolist() if (group, way) in counts.index else [0, 0] for way in ("新增", "减少")]
            found[quarter, group] = [*there[0], *there[1]]
    return found


def test_the_four_quarters_are_those_of_the_aggregate(sound):
    """Every figure of 动态调整汇总 and the chosen third quarter of 附件4."""
    _, shown = sound
    expected = counted(roster_changes.changes())

    for group, key in zip(GROUPS, KEYS):
        figures = [shown.column("summary", f"{key}_{figure}", 4) for figure in FIGURES]
        assert [expected[quarter, group] for quarter in range(4)] == [list(quarter) for quarter in zip(*figures)], group
    assert [expected[2, group] for group in GROUPS] == [list(row) for row in zip(*(shown.column("proof", figure, 3) for figure in FIGURES))]
    assert all(sum(figures) for (quarter, group), figures in expected.items() if group == "低保")


def test_the_proof_says_it_in_the_words_of_the_form(sound):
    """Annex 4 with its boxes; the fifth working day after 30 September is 14 October, past the holiday."""
    _, shown = sound
    added, persons, removed, gone = (shown.column("proof", figure, 3)[0] for figure in FIGURES)

    assert (f"2025年第3季度新增(低保■特困□在乡重点优抚对象□)人员{added}户{persons}人;减少{removed}户{gone}人(具体名单附后)。特此证明。"
            == shown.column("proof", "said", 3)[0])
    assert [serial(DATE(2025, 10, 14))] * 3 == shown.column("proof", "adjustment_report_due", 3)
    assert ["按期"] * 3 == shown.column("proof", "report_verdict", 3)


def test_households_and_persons_of_the_roster(sound):
    """Above 附件2: those of 低保, counted here."""
    _, shown = sound
    rows = [row for row in roster_changes.roster() if row["category"] == "低保"]

    assert len({row["head_id"] for row in rows}) == shown.field("roster", "households")
    assert len(rows) == len({row["id_number"] for row in rows}) == shown.field("roster", "persons")


def test_entitlement_runs_from_the_proof_to_the_exit(sound):
    """Day by day against the notice's two sentences; both answers occur; the ledger of applications says the same."""
    _, shown = sound
    rows = roster_changes.entitlement()
    expected = {row["id_number"]: "享受" if roster_changes.entitled(row) else "不享受" for row in rows}
    asked = roster_changes.applications()

    assert list(expected.values()) == shown.column("entitlement", "assistance_entitlement", len(rows))
    assert {"享受", "不享受"} == set(expected.values())
    assert [expected[row["id_number"]] if "settled_on" in row else None for row in asked] == shown.column(
        "applications", "assistance_entitlement", len(asked))


def test_an_application_has_its_route_its_papers_and_its_days(sound):
    """Low incomes and stays abroad that nobody filed go by application; the seven days (made up) of public notice."""
    _, shown = sound
    rows = roster_changes.applications()

    assert ["依申请救助"] * len(rows) == shown.column("applications", "route", len(rows))
    assert ["齐全"] * len(rows) == shown.column("applications", "papers", len(rows))
    assert [serial(row["posted_on"]) + 7 for row in rows] == shown.column("applications", "posting_due", len(rows))


def test_refusals_are_numbered_through_the_year(sound):
    """[2025]第1号 and on; annex 5 word for word around the clause."""
    _, shown = sound
    rows = roster_changes.notices()
    said = shown.column("notices", "said", 1)[0]

    assert [f"[2025]第{number}号" for number in range(1, len(rows) + 1)] == shown.column("notices", "number_said", len(rows))
    assert said.startswith(f"你于2025年{rows[0]['applied_on'].month}月{rows[0]['applied_on'].day}日提交的医疗救助申请收悉。经研究,不符合我省医疗救助政策的以下规定:")
    assert ["[2025]第1号", rows[0]["name"], said, rows[0]["office"]] == shown.column("letter", "content", 4)
    assert said.endswith("决定不予受理,特此书面告知。如对本决定不服,可自收到本决定之日起60日内依法提起行政复议,或6个月内向人民法院提起诉讼。")


def change(number, group, head, size, kind, day):
    """Return a row of 附件3: person `number` in the household of `head`."""
    return {"category": group, "town": "青溪镇", "village": "上溪村", "head_name": f"测试{head}", "head_id": identity(head), "household_size": size,
            "member_name": f"测试{number}", "id_number": identity(number), "adjustment": kind, "adjusted_on": day}


NEW, MORE, LESS = "新识别", "自然增加", "自然减少"
# Counted by hand below. Q1: a household of three and a single person found, a birth. Q2: two of five set up house, a single person dies. Q3: a household of
# two (its head listed twice) joins one that is now seven, one of two veterans dies. Q4: two leave 低保, one of them to 特困; two of three come on the last
# day; the new year's first day does not count.
BY_HAND = [*(change(number, "低保", 1, 3, NEW, DATE(2025, 1, 1)) for number in (1, 2, 3)), change(4, "特困", 4, 1, NEW, DATE(2025, 3, 31)),
           change(5, "低保", 6, 4, MORE, DATE(2025, 2, 2)),
           *(change(number, "低保", 10, 5, LESS, DATE(2025, 4, 1)) for number in (11, 12)), *(change(number, "低保", 11, 2, MORE, DATE(2025, 4, 1)) for number in (11, 12)),
           change(13, "低保", 13, 1, LESS, DATE(2025, 6, 30)),
           *(change(number, "低保", 20, 2, LESS, DATE(2025, 7, 1)) for number in (20, 20, 21)), *(change(number, "低保", 6, 7, MORE, DATE(2025, 7, 1)) for number in (20, 21)),
           change(31, "重点优抚", 30, 2, LESS, DATE(2025, 9, 30)),
           *(change(number, "低保", 40, 2, LESS, DATE(2025, 10, 1)) for number in (40, 41)), change(41, "特困", 41, 1, NEW, DATE(2025, 10, 1)),
           *(change(number, "低保", 50, 3, MORE, DATE(2025, 12, 31)) for number in (51, 52)), change(60, "低保", 60, 1, NEW, DATE(2026, 1, 1))]
TOUCHED = {"低保": ([2, 4, 0, 0], [1, 2, 2, 3], [1, 2, 1, 2], [1, 2, 1, 2]), "特困": ([1, 1, 0, 0], [0] * 4, [0] * 4, [1, 1, 0, 0]),
           "重点优抚": ([0] * 4, [0] * 4, [0, 0, 1, 1], [0] * 4)}
WHOLLY = {"低保": ([1, 4, 0, 0], [1, 2, 1, 3], [0, 2, 1, 2], [0, 2, 1, 2]), "特困": ([1, 1, 0, 0], [0] * 4, [0] * 4, [1, 1, 0, 0]),
          "重点优抚": ([0] * 4, [0] * 4, [0, 0, 0, 1], [0] * 4)}


@pytest.mark.parametrize("reading, expected", [("涉及户数", TOUCHED), ("整户增减", WHOLLY)])
@pytest.mark.parametrize("mode", ["季度", "月"])
def test_four_periods_counted_by_hand(reading, expected, mode, tmp_path):
    """Split, merged and naturally changed, in both readings; by month the same rows stand under their months."""
    policy = roster_changes.policy().with_values(household_reading=reading)
    path, layout = filled(tmp_path, "手数", {"changes": BY_HAND, "proof:fields": {"year": 2025, "mode": mode, "part": {"季度": 4, "月": 12}[mode]}}, policy=policy, rows=50)
    shown = Shown(layout, path)
    periods = {"季度": ((0,), (1,), (2,), (3,)), "月": ((0, 1, 2), (3, 4, 5), (6, 7, 8), (9, 10, 11))}[mode]

    for group, key in zip(GROUPS, KEYS):
        figures = list(zip(*(shown.column("summary", f"{key}_{figure}", 12) for figure in FIGURES)))
        assert [list(quarter) for quarter in expected[group]] == [[sum(figures[month][place] for month in months) for place in range(4)] for months in periods], group
        assert list(figures[periods[-1][-1]]) == [shown.column("proof", figure, 3)[GROUPS.index(group)] for figure in FIGURES], group
    assert counted(BY_HAND, reading) == {(quarter, group): list(expected[group][quarter]) for quarter in range(4) for group in GROUPS}

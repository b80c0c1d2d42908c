"""住院费用监测 filled with the fictitious township: sound data, planted mistakes, and what the further ledgers reckon."""

from collections import Counter

import pytest

from macros.township import monitoring as township
from tests.macros.summaries import spoilt
from tests.macros.township_book import computes_without_error, filled, finds_what_was_planted
from tests.workbook import grid
from udfs import workday_after
from workbook import recalculate
from workbook.check import check
from workbook.serial import day_of
from workbook.template import template

FURTHER = [sheet for sheet in template(township.TEMPLATE).sheets if sheet.standard_checks]


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The year of the township without a mistake: (path, data, values)."""
    data = township.data()
    path = filled(tmp_path_factory.mktemp("sound"), township, data)
    return path, data, recalculate.cached(path)


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


def test_what_is_found_is_what_was_planted(tmp_path):
    """Check, sheet and row of each planted mistake, and not one finding more; on 校验 the same counts."""
    data, planted = township.with_mistakes()
    path = filled(tmp_path, township, data)
    report = check(path)

    finds_what_was_planted(township, report, recalculate.cached(path), planted)
    assert len({code for code, *_ in planted}) >= 20


def test_every_standard_check_of_the_further_ledgers_is_tried(tmp_path):
    """One spoilt row for each, in every ledger: `check` and 校验 name it in that row, and count the same."""
    data, tried = township.data(), []
    for sheet in FURTHER:
        for code, changes in spoilt(sheet):
            tried.append((code, sheet.name, len(data[sheet.key])))
            data[sheet.key].append({**data[sheet.key][0], **changes})
    path = filled(tmp_path, township, data)
    report, stored = check(path), recalculate.cached(path)

    assert set(tried) <= {(one.code, one.sheet, one.row) for one in report.findings}
    assert all(code in grid.codes_of(stored[name], row) for code, name, row in tried)
    assert report.counts() == grid.counts(stored) and len(tried) > 50


def test_the_list_against_the_marks(sound):
    """Five of the list not marked, four marked otherwise, three marks of no list (G22-17)."""
    _, data, stored = sound
    marks = {row["id_number"]: row["category"] for row in data["marked"]}
    expected = ["未标记" if row["id_number"] not in marks else "一致" if set(marks[row["id_number"]].split("、")) == set(row["category"].split("、"))
                else "类别不符" for row in data["people"]]

    assert expected == [grid.value_of(stored["困难群众名单"], "核对结果", number) for number in range(len(expected))]
    assert {"一致": len(expected) - 9, "未标记": 5, "类别不符": 4} == Counter(expected)
    assert {"名单内": len(marks) - 3, "名单外": 3} == Counter(grid.value_of(stored["医保系统标记"], "核对结果", number) for number in range(len(marks)))


def test_the_days_of_pushing_and_filing(sound):
    """Three working days after receipt, five after the approval, all kept (G22-D2, G22-D5)."""
    _, data, stored = sound
    approved = {row["admission_no"]: row["approved_on"] for row in data["reviews"]}
    pushed = [day_of(grid.value_of(stored["推送记录"], "推送期限", number)) for number in range(len(data["pushes"]))]
    filed = [day_of(grid.value_of(stored["备案表"], "备案期限", number)) for number in range(len(data["filings"]))]

    assert [workday_after(row["received_on"], 3) for row in data["pushes"]] == pushed
    assert [workday_after(approved[row["admission_no"]], 5) for row in data["filings"]] == filed
    assert {"按期"} == {grid.value_of(stored["备案表"], "备案情况", number) for number in range(len(filed))}


def test_cases_are_known_by_their_number(sound):
    """Name, verdict and what the institution bears stand beside an admission's number; three opinions on every case."""
    _, data, stored = sound
    stays = {row["admission_no"]: row for row in data["admissions"]}
    for number, row in enumerate(data["rectifications"]):
        stay = stays[row["admission_no"]]
        fen = 10 * round(stay["total"] * 100) - 10 * round(stay["in_catalog"] * 100) - round(stay["total"] * 100)
        assert (stay["name"], "低于比例") == tuple(grid.value_of(stored["整改台账"], label, number) for label in ("姓名", "判定"))
        assert abs(fen / 1000 - grid.value_of(stored["整改台账"], "机构承担(元)", number)) <= 0.0051
    assert {(3, 3)} == {tuple(grid.value_of(stored["专家鉴定意见"], label, number) for label in ("意见数", "符合数")) for number in range(len(data["opinions"]))}
    assert {"同意"} == {grid.value_of(stored["特殊病例库"], "批复结论", number) for number in range(len(data["library"]))}

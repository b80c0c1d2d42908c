"""目录外控费 filled with the fictitious township: sound data, planted mistakes, and what the further ledgers reckon."""

from collections import Counter, defaultdict

import pytest

from macros.township import caps as township
from tests.macros.summaries import rows, spoilt
from tests.macros.township_book import computes_without_error, filled, finds_what_was_planted
from tests.workbook import grid
from workbook import recalculate
from workbook.check import check
from workbook.template import template

RATES = {"省内一类": 30, "省市级二类": 20, "县级二类": 15, "三类": 15}  # LX-05, in hundredths


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The year of the township without a mistake: (path, data, values)."""
    data = township.data()
    path = filled(tmp_path_factory.mktemp("sound"), township, data)
    return path, data, recalculate.cached(path)


def over(data):
    """Return {number of a stay: hundredths of a fen above its cap} by the notice's own sum."""
    found = {}
    for row in data["admissions"]:
        beyond = 100 * round(row["out_of_catalog"] * 100) - RATES[township.CLASSES[row["institution"]]] * round(row["total"] * 100)
        covered = set(row["category"].split("、")) & {"特困人员", "孤儿", "事实无人抚养儿童", "低保对象", "返贫致贫人口"}
        if covered and beyond > 0:
            found[row["admission_no"]] = beyond
    return found


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
    """Check, sheet and row of each planted mistake and of every spoilt row of the further ledgers, and the same counts on 校验."""
    data, planted = township.with_mistakes()
    path = filled(tmp_path, township, data)
    report, stored = check(path), recalculate.cached(path)

    finds_what_was_planted(township, report, stored, planted)
    assert len({code for code, *_ in planted}) >= 14


def test_every_standard_check_of_the_further_ledgers_is_tried(tmp_path):
    """One spoilt row for each, in every ledger: `check` and 校验 name it in that row, and count the same."""
    data, tried = township.data(), []
    for sheet in template(township.TEMPLATE).sheets:
        for code, changes in spoilt(sheet) if sheet.standard_checks else ():
            tried.append((code, sheet.name, len(data[sheet.key])))
            data[sheet.key].append({**data[sheet.key][0], **changes})
    path = filled(tmp_path, township, data)
    report, stored = check(path), recalculate.cached(path)

    assert set(tried) <= {(one.code, one.sheet, one.row) for one in report.findings}
    assert all(code in grid.codes_of(stored[name], row) for code, name, row in tried)
    assert report.counts() == grid.counts(stored) and len(tried) >= 12


def test_the_months_list(sound):
    """超控名单 of September: those above their cap by the notice's own sum, in the order of the register."""
    _, data, stored = sound
    expected = [row["admission_no"] for row in data["admissions"] if row["admission_no"] in over(data) and row["settled_on"].month == 9]

    assert expected and expected == [number for number, in rows(stored["超控名单"], "住院号")]


def test_what_institutions_bear_is_charged_back(sound):
    """By institution the sum of the single cases, rounded case by case; every charge agrees with its case."""
    _, data, stored = sound
    by_institution, cases = defaultdict(int), over(data)
    for row in data["admissions"]:
        by_institution[row["institution"]] += (cases.get(row["admission_no"], 0) + 50) // 100
    shown = {name: round((excess or 0) * 100) for name, excess in rows(stored["月度汇总"], "医疗机构", "机构承担(元)")}

    assert dict(by_institution) == shown and sum(shown.values()) > 0
    assert len(cases) == len(data["deductions"])
    assert {"已扣付"} == {grid.value_of(stored["超控费用扣付台账"], "扣付情况", number) for number in range(len(cases))}


def test_the_list_against_the_marks(sound):
    """Six of the list are not marked, nobody is marked who is not listed."""
    _, data, stored = sound
    states = Counter(grid.value_of(stored["困难群众名单"], "核对结果", number) for number in range(len(data["people"])))

    assert {"一致": len(data["people"]) - 6, "未标记": 6} == states
    assert {"名单内"} == {grid.value_of(stored["医保系统标记"], "核对结果", number) for number in range(len(data["marked"]))}

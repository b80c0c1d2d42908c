"""附件4 proofs and 附件5 notices of the township's year: figures of the sheet, running numbers, and what is refused."""

import datetime

import pytest

from macros.documents import kinds, render, verify
from macros.documents.paper import Paper, Refused
from macros.township import roster_changes
from workbook import recalculate
from workbook.build import build
from workbook.computed import computed

PROOF, NOTICE = "动态调整情况证明", "不符合医疗救助条件书面告知书"
TODAY, MADE = datetime.date(2026, 1, 5), datetime.date(2025, 7, 4)
FIGURES = ("added_households", "added_persons", "removed_households", "removed_persons")


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """The filled workbook, its second quarter chosen: (path, layout)."""
    path, data = tmp_path_factory.mktemp("shanxi") / "动态管理.xlsx", roster_changes.data()
    data["proof:fields"] = {**data.get("proof:fields", {}), "year": 2025, "part": 2}
    return path, build(roster_changes.TEMPLATE, path, rows=500, data=data, policy=roster_changes.policy(), cached=False, today=TODAY)


@pytest.fixture(scope="session")
def filled(book):
    """Its rows, with what the rules give."""
    return computed(book[0], TODAY)


@pytest.fixture(scope="session")
def shown(book):
    """What the sheets show, by formualizer."""
    return recalculate.values(book[0], "formualizer")


def cells(shown, layout, sheet, key):
    """Return a column as the sheet shows it."""
    placed = layout.sheets[sheet]
    return [shown[placed.name].get((placed.first + row + 1, placed.places[key] + 1)) for row in range(placed.size)]


def test_the_figures_are_those_of_the_sheet(book, filled, shown):
    """Second quarter of 2025: 低保, 特困, 重点优抚 as 附件4情况证明 counts them by formula."""
    papers = {paper.chosen["category"]: paper for paper in kinds.KINDS[PROOF].papers(filled, made_on=MADE)}
    expected = {group: [str(int(cells(shown, book[1], "proof", key)[row])) for key in FIGURES] for row, group in enumerate(filled.policy.roster_categories)}

    assert {group: figures for group, figures in expected.items() if group in papers} == {
        group: [paper.words[key] for key in FIGURES] for group, paper in papers.items()}
    assert 2 <= len(papers)


def test_the_list_attached_is_what_was_counted(filled):
    """Every member counted stands on 附件3, and nobody else."""
    for paper in kinds.KINDS[PROOF].papers(filled, made_on=MADE):
        added = {row["member_id"] for row in paper.words["rows"] if row["adjustment"] != "自然减少"}

        assert int(paper.words["added_persons"]) == len(added)


def test_the_wording_is_the_notices(filled, tmp_path):
    """附件4, to the letter but for what is filled in."""
    paper = kinds.KINDS[PROOF].papers(filled, made_on=MADE)[0]
    said = verify.lines(render.write(paper, tmp_path, "动态管理.xlsx"))

    assert "医疗救助重点救助对象动态调整情况证明" == said[0]
    assert said[1].startswith("2025年第2季度新增(低保■特困□在乡重点优抚对象□)人员") and said[1].endswith("人(具体名单附后)。")
    assert "特此证明" == said[2]
    assert "2025年7月4日" in said


def test_another_period_may_be_asked_for(filled):
    """By month: what changed in May alone."""
    papers = kinds.KINDS[PROOF].papers(filled, year=2025, mode="月", part=5)

    assert papers and all(row["adjusted_on"].startswith("2025-05") for paper in papers for row in paper.words["rows"])


@pytest.mark.parametrize("part, why", [(5, "没有写明哪一期"), (0, "没有写明哪一期")])
def test_a_period_that_is_none_is_refused(filled, part, why):
    """There is no fifth quarter."""
    if part:
        with pytest.raises(Refused, match=why):
            kinds.KINDS[PROOF].papers(filled, year=2025, part=part)
    with pytest.raises(Refused, match="“附件3动态调整”没有2019年第1季度的人员"):
        kinds.KINDS[PROOF].papers(filled, year=2019, part=1)


def test_numbers_run_as_in_the_register(book, filled, shown):
    """Each notice has the number that its row shows; none twice, none left out."""
    numbers = [number for number in cells(shown, book[1], "notices", "number_said") if number]
    papers = [paper for paper in kinds.KINDS[NOTICE].papers(filled) if isinstance(paper, Paper)]

    assert numbers == [paper.chosen["number"] for paper in papers]
    assert len(set(numbers)) == len(numbers) >= 10


def test_a_notice_tells_the_last_days(filled):
    """Delivered: 60 days and 6 months from then, as the register's rules say; not delivered yet: blank."""
    for row, paper in zip([row for row in filled.rows["notices"] if row["active"]], kinds.KINDS[NOTICE].papers(filled)):
        assert bool(row.get("delivered_on")) == bool(paper.words["reconsideration_due"])


def test_a_row_that_lacks_something_stops_nobody(filled):
    """Its row and what it lacks are told; the others are printed, under the numbers they have."""
    broken = [dict(row) for row in filled.rows["notices"]]
    broken[1]["clause_one"] = None
    rows = {**filled.rows, "notices": broken}
    papers = kinds.KINDS[NOTICE].papers(type(filled)(**{**vars(filled), "rows": rows}))

    assert "“告知书登记”第2行缺少不符合的规定(一),告知书没有打印" == str(papers[1])
    assert [f"[2025]第{number}号" for number in (1, 3)] == [paper.chosen["number"] for paper in (papers[0], papers[2])]


@pytest.mark.parametrize("form", [PROOF, NOTICE])
def test_what_was_printed_agrees_until_the_workbook_changes(form, book, filled, tmp_path):
    """Nothing differs; with another name in the row the line is told."""
    paper = [paper for paper in kinds.KINDS[form].papers(filled) if isinstance(paper, Paper)][-1]
    path = render.write(paper, tmp_path, book[0].name)

    assert [] == verify.differences(path, book[0])
    other = Paper(paper.form, paper.stem, {**paper.words, "year": "2024"}, paper.basis, paper.chosen)
    assert verify.differences(render.write(other, tmp_path, book[0].name), book[0])

"""未参保名单 and 月参保通报 of the township: the same people, counts, rates and ranks as the sheets show."""

import datetime

import pytest

from macros.documents import kinds, render, verify
from macros.documents.paper import Refused
from macros.township import enrolment
from workbook import recalculate
from workbook.build import build
from workbook.computed import computed

LIST, BULLETIN = "未参保名单", "月参保通报"
TODAY, MADE, MONTH = datetime.date(2026, 1, 5), datetime.date(2025, 10, 9), datetime.date(2025, 9, 1)


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """The Linxian edition, everybody listed on 未参保名单: (path, layout)."""
    path, data = tmp_path_factory.mktemp("enrolment") / "参保.xlsx", enrolment.data(count=500)
    data["uninsured:fields"] = {key: value for key, value in data.get("uninsured:fields", {}).items() if key != "township"}
    return path, build(enrolment.LINXIAN, path, rows=600, data=data, policy=enrolment.policy(), cached=False, today=TODAY)


@pytest.fixture(scope="session")
def filled(book):
    """Its rows."""
    return computed(book[0], TODAY)


@pytest.fixture(scope="session")
def shown(book):
    """What the sheets show, by formualizer."""
    return recalculate.values(book[0], "formualizer")


def column(shown, layout, sheet, key):
    """Return a column as the sheet shows it, blanks left out."""
    placed = layout.sheets[sheet]
    found = [shown[placed.name].get((placed.first + row + 1, placed.places[key] + 1)) for row in range(placed.size)]
    return [value for value in found if value not in (None, "")]


def test_the_lists_are_the_sheets_list(book, filled, shown):
    """Township by township the people of 未参保名单, nobody twice."""
    papers = kinds.KINDS[LIST].papers(filled, full=True, made_on=MADE)
    listed = [row["id_number"] for paper in papers for row in paper.words["rows"]]

    assert sorted(column(shown, book[1], "uninsured", "id_number")) == sorted(listed)
    assert len(set(listed)) == len(listed) > 5


def test_numbers_are_hidden_unless_asked_for(filled):
    """What is pushed and posted shows no birth date."""
    papers = kinds.KINDS[LIST].papers(filled, made_on=MADE)

    assert all("********" in row["id_number"] for paper in papers for row in paper.words["rows"])


def test_one_township_may_be_asked_for(filled):
    """青溪镇 alone; a township that the roster does not have is refused with those that it has."""
    (paper,) = kinds.KINDS[LIST].papers(filled, township="青溪镇", made_on=MADE)

    assert {"青溪镇"} == {row["township"] for row in paper.words["rows"]}
    with pytest.raises(Refused, match="“参保名单”没有乡镇\\(街道\\)“无此镇”;现有:"):
        kinds.KINDS[LIST].papers(filled, township="无此镇")


def test_the_bulletin_says_what_the_sheet_shows(book, filled, shown):
    """应参保, 已参保, 未参保, rank and verdict of every township, and the totals."""
    (paper,) = kinds.KINDS[BULLETIN].papers(filled, month=MONTH, made_on=MADE)
    keys = ("township", "due", "enrolled", "unenrolled", "excluded", "rank", "enrolment_verdict")
    sheet = set(zip(*(map(str, column(shown, book[1], "report", key)) for key in keys)))
    rows = {tuple(row[key] for key in ("township", "due_count", "enrolled_count", "missing", "excluded", "rank", "verdict")) for row in paper.words["rows"]}

    assert {tuple(part.removesuffix(".0") for part in row) for row in sheet} == rows
    assert str(sum(int(row["due_count"]) for row in paper.words["rows"])) == paper.words["due_count"]
    assert [int(row["rank"]) for row in paper.words["rows"]] == sorted(int(row["rank"]) for row in paper.words["rows"])


def test_a_bulletin_without_a_month_is_refused(filled):
    """It says where to write it."""
    filled.fields["report"]["month_on"] = None

    with pytest.raises(Refused, match="在“月参保通报”表填写“通报月份”"):
        kinds.KINDS[BULLETIN].papers(filled)


@pytest.mark.parametrize("form, chosen", [(LIST, {"township": "青溪镇"}), (BULLETIN, {"month": MONTH})])
def test_what_was_printed_agrees(form, chosen, book, filled, tmp_path):
    """Made and verified at once."""
    (paper,) = kinds.KINDS[form].papers(filled, made_on=MADE, **chosen)

    assert [] == verify.differences(render.write(paper, tmp_path, book[0].name), book[0])

"""待遇明白卡: what the categories open, the figures of the notice, and no identity number that was not asked for."""

import datetime
import zipfile

import pytest

from macros.documents import kinds, render, verify
from macros.documents.paper import Paper, Refused
from macros.township import benefit_cards
from workbook.build import build
from workbook.computed import computed

CARD, TODAY, MADE = "待遇明白卡", datetime.date(2026, 1, 5), datetime.date(2025, 12, 1)


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    """Everybody's list, with what was received in 2025."""
    path = tmp_path_factory.mktemp("card") / "明白卡.xlsx"
    build(benefit_cards.TEMPLATE, path, rows=benefit_cards.ROWS, data=benefit_cards.data(), policy=benefit_cards.policy(), cached=False, today=TODAY)
    return path


@pytest.fixture(scope="session")
def filled(book):
    """Its rows."""
    return computed(book, TODAY)


def card_of(filled, category):
    """Return the first card of somebody with just this category, and what it says by item."""
    row = next(row for row in filled.rows["people"] if row.get("category") == category)
    (paper,) = kinds.KINDS[CARD].papers(filled, row=row["row"] + 1, made_on=MADE)
    return paper, {line["item"]: line["benefit"] for line in paper.words["benefits"]}


@pytest.mark.parametrize("category, items", [
    ("特困人员", ["资助参保", "大病保险倾斜", "直接救助", "倾斜救助", "目录外费用控制", "免住院押金"]),
    ("返贫致贫人口", ["大病保险倾斜", "倾斜救助", "目录外费用控制", "免住院押金"]),
    ("脱贫不稳定户", ["资助参保", "直接救助", "倾斜救助", "免住院押金"]),
    ("脱贫人口", ["资助参保"]), ("因病致贫家庭重病患者", ["倾斜救助"]), ("普通参保居民", [])])
def test_what_a_category_opens(category, items, filled):
    """LX-03 to LX-07 and LX-11 name their groups; 脱贫人口 are named for the subsidy alone, 监测对象 not for the serious illness."""
    assert items == list(card_of(filled, category)[1])


def test_the_figures_are_the_notices(filled):
    """Half the deductible, 5 points, no cap; 10,000, 50 %, 30,000 and 20,000, 50 %, 20,000; 30, 20, 15, 15 %."""
    first, second = card_of(filled, "低保对象")[1], card_of(filled, "脱贫不稳定户")[1]

    assert "起付线降低50%,报销比例提高5个百分点,取消封顶线" == first["大病保险倾斜"]
    assert "超过10,000.00元的部分按50%救助,年度限额30,000.00元" in first["倾斜救助"]
    assert "超过20,000.00元的部分按50%救助,年度限额20,000.00元" in second["倾斜救助"]
    assert "省内一类30%、省市级二类20%、县级二类15%、三类15%" in first["目录外费用控制"]


def test_what_was_received_is_taken_off(filled):
    """The year's tilt rescue of 待遇享受台账, summed by hand, and what is left of the limit."""
    received = {}
    for row in filled.rows["received"]:
        if row["active"] and row["item"] == "倾斜救助" and row["settled_on"].year == 2025:
            received[row["id_number"]] = received.get(row["id_number"], 0) + round(row["amount"] * 100)
    number, used = next(iter(received.items()))
    (paper,) = kinds.KINDS[CARD].papers(filled, number=number)
    (said,) = [line["benefit"] for line in paper.words["benefits"] if line["item"] == "倾斜救助"]

    assert f"本年已享受{used / 100:,.2f}元" in said


def test_the_identity_number_is_nowhere_in_the_file(filled, tmp_path):
    """Neither on the page nor in the properties, nor in the name of the file, unless it is asked for."""
    row = next(row for row in filled.rows["people"] if row["active"])
    for full in (False, True):
        (paper,) = kinds.KINDS[CARD].papers(filled, number=row["id_number"], full=full, made_on=MADE)
        path = render.write(paper, tmp_path, "明白卡.xlsx")
        with zipfile.ZipFile(path) as package:
            inside = "".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist() if name.endswith(".xml"))
        assert (str(row["id_number"]) in inside) == full
        assert str(row["id_number"])[6:14] not in path.name


def test_a_village_and_nobody(filled):
    """Everybody of 上溪村, one card each; a village that is not there is refused."""
    people = [row for row in filled.rows["people"] if row.get("village") == "上溪村"]

    assert len(people) == len(kinds.KINDS[CARD].papers(filled, village="上溪村")) > 20
    with pytest.raises(Refused, match="“待遇享受清单”没有村\\(社区\\)“无此村”的人员"):
        kinds.KINDS[CARD].papers(filled, village="无此村")


def test_a_card_agrees_with_its_workbook(book, filled, tmp_path):
    """Found again by its row."""
    paper = next(paper for paper in kinds.KINDS[CARD].papers(filled, made_on=MADE) if isinstance(paper, Paper))

    assert [] == verify.differences(render.write(paper, tmp_path, book.name), book)

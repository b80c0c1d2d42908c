"""Which approval belongs to which stay: the cell's lookup and `check` find the same row, to the letter of the number."""

import functools

import pytest

from tests.workbook import grid, mistakes
from tests.once import once
from tests.workbook.conftest import Book
from tests.workbook.sound import GUANGXI, LINXIAN, guangxi, review

PAIRS = {  # (number of the stay, number on the approval, is it the same stay)
    "the same": ("ZY0001", "ZY0001", True),
    "small letters": ("ZY0002", "zy0002", True),  # as 住院号重复 counts them
    "a star": ("ZY0003", "ZY00*3", False),
    "a question mark": ("ZY0004", "ZY?004", False),
    "a star that is really there": ("ZY*5", "ZY*5", True),
    "a tilde": ("ZY~6", "ZY~6", True),
    "a blank behind": ("ZY0007", "ZY0007 ", False),
    "another length": ("ZY00080", "ZY0008", False),
    "a number for figures": ("700009", 700009, True),
    "Chinese": ("住院第十号", "住院第十号", True),
    "a comparison": (">=11", ">=11", True),
    "figures with a leading naught": ("00012", "12", False),
}


@pytest.fixture(scope="session")
def paired(tmp_path_factory):
    """A workbook with one approval for each stay, the numbers as in PAIRS."""
    stays = [guangxi(row, admission_no=stay, special_case_approved="是", in_catalog=8000)
             for row, (stay, _, _) in enumerate(PAIRS.values())]
    reviews = [review(row, number) for row, (_, number, _) in enumerate(PAIRS.values())]
    return Book(functools.partial(once, tmp_path_factory), "pairs", GUANGXI, {"admissions": stays, "reviews": reviews}, 50)


def expected():
    """Return ({row: codes} of the stays, {row: codes} of the approvals)."""
    lonely = [row for row, (_, _, same) in enumerate(PAIRS.values()) if not same]
    return {row: {"Z13"} for row in lonely}, {row: {"S02"} for row in lonely}


@pytest.mark.parametrize("what", PAIRS)
def test_the_check_pairs_them(paired, what):
    """A stay entered as approved has its approval, or Z13 and S02 say that it has none."""
    row = list(PAIRS).index(what)
    found = {finding.code for finding in paired.report.findings if finding.row == row}

    assert (set() if PAIRS[what][2] else {"Z13", "S02"}) == found


@pytest.mark.parametrize("what", PAIRS)
def test_the_cells_pair_them(paired, spreadsheet, what):
    """The same beside the rows of both sheets, and the name of the stay stands on the approval's row."""
    row, sheets = list(PAIRS).index(what), paired.values(spreadsheet)
    stay, approval = sheets["住院登记"], sheets["特殊病例审批台账"]
    same = PAIRS[what][2]

    assert (set() if same else {"Z13"}) == grid.codes_of(stay, row)
    assert (set() if same else {"S02"}) == grid.codes_of(approval, row)
    assert (f"测试{row:03d}" if same else None) == grid.value_of(approval, "姓名", row)


def test_a_repeated_name_finds_its_first_row(shelf, spreadsheet):
    """Of two equal names the first row counts: 省肿瘤医院, listed as 省内一类 and again as 三类, may have 30 % of 8,000."""
    row = next(row for what, _, row, _ in mistakes.planted(LINXIAN)[1] if what == mistakes.TWICE_LISTED)
    cells = shelf(f"{LINXIAN} mistakes").values(spreadsheet)["住院登记"]

    assert ("省内一类", "未超", 2400) == tuple(grid.value_of(cells, label, row) for label in ("收费标准类别", "判定", "目录外控制额(元)"))


def test_two_people_of_one_day_are_two_people(paired):
    """Numbers that agree in their first fifteen figures are not the same person, which COUNTIF would take them for."""
    one, other = (paired.rows("admissions")[row]["id_number"] for row in (0, 1))
    cells = paired.values("formualizer")["住院登记"]

    assert one != other and one[:15] == other[:15]
    assert set() == grid.codes_of(cells, 0) | grid.codes_of(cells, 1)
    assert [] == [finding for finding in paired.report.findings if finding.row in (0, 1)]

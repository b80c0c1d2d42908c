"""Which approval belongs to which stay: the cell's lookup and `check` find the same row, to the letter of the number."""

import pytest

from tests.workbook import grid
from tests.workbook.conftest import Book
from tests.workbook.sound import GUANGXI, LINXIAN, guangxi, identity, linxian, review
from workbook import recalculate

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
    return Book(tmp_path_factory.mktemp("pairs"), GUANGXI, {"admissions": stays, "reviews": reviews}, rows=50)


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


def test_a_repeated_number_finds_its_first_row(tmp_path):
    """Of two equal numbers the first row counts, in the cell as in `check`: one institution with two classes."""
    listed = [{"institution": "县医院", "charge_class": "三类"}, {"institution": "县医院", "charge_class": "省内一类"}]
    book = Book(tmp_path, LINXIAN, {"admissions": [linxian(0, institution="县医院", out_of_catalog=1200.01)],
                                    "institutions": listed}, rows=50)

    for engine in recalculate.ENGINES:  # 1,200.01 - 0.15 × 8,000 = 0.01
        cells = book.values(engine)["住院登记"]
        assert ("三类", "超控", 0.01) == tuple(grid.value_of(cells, label, 0) for label in ("收费标准类别", "判定", "机构承担(元)"))
    assert {"J04": 1} == book.report.counts()


def test_two_people_of_one_day_are_two_people(tmp_path):
    """Numbers that agree in their first fifteen figures are not the same person, which COUNTIF would take them for."""
    twins = [guangxi(number, id_number=identity(number + 101)) for number in range(2)]
    book = Book(tmp_path, GUANGXI, {"admissions": twins}, rows=50)

    assert twins[0]["id_number"][:15] == twins[1]["id_number"][:15]
    assert ({}, {}) == (book.report.counts(), grid.counts(book.values("formualizer")))

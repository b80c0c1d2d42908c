"""Every check, in its two readings: `check` and the live 校验 sheet find the same cells.

The mistakes, one a row, stand in mistakes.py; what each is called there follows from the words of the check.
"""

import pytest

from tests.workbook import grid, ledgers, mistakes
from tests.workbook.sound import GUANGXI, NAMES, guangxi, linxian, institutions, review

PLANTED = [(template, what, sheet, row, wrong) for template in NAMES
           for what, sheet, row, wrong in mistakes.planted(template)[1]]
PASTED_ERRORS = {GUANGXI: ["Z00", "S00", *(f"{letter}00" for letter in "ABDEFGHIKLMN")], NAMES[1]: ["Z00", "J00", "A00", "B00", "D00"]}  # in test_odd_values.py
CODES = {GUANGXI: [*(f"Z{number:02d}" for number in range(1, 16)), *(f"S{number:02d}" for number in range(1, 14)), *ledgers.codes(ledgers.OF_GUANGXI)],
         NAMES[1]: [*(f"Z{number:02d}" for number in range(1, 17)), *(f"J{number:02d}" for number in range(1, 5)), *ledgers.codes(ledgers.OF_LINXIAN)]}
NAMED_BY_THE_VERDICT = ("Z03", "A03", "B03")  # 校验结果 gives the verdict on the identity number instead of its header


def expected_counts(template):
    """Return {code: rows with that mistake} as planted."""
    found = {}
    for _, _, _, wrong in mistakes.planted(template)[1]:
        for code in wrong:
            found[code] = found.get(code, 0) + 1
    return found


@pytest.mark.parametrize("template, what, sheet, row, wrong", PLANTED, ids=[f"{entry[0]}-{entry[1]}" for entry in PLANTED])
def test_a_mistake_is_found_in_its_cell_and_nowhere_else(shelf, template, what, sheet, row, wrong):
    """`check` names the cell by its address; a sound row gives nothing."""
    book = shelf(f"{template} mistakes")
    cells = book.stored[sheet]
    expected = {(code, grid.address_of(cells, label, row)) for code, labels in wrong.items() for label in labels}

    assert expected == {(found.code, found.cell) for found in book.report.findings
                        if found.sheet == sheet and found.row == row}


@pytest.mark.parametrize("template, what, sheet, row, wrong", PLANTED, ids=[f"{entry[0]}-{entry[1]}" for entry in PLANTED])
def test_a_mistake_is_told_beside_its_row(shelf, template, what, sheet, row, wrong):
    """校验结果 names every check that the row fails and the headers of the wrong cells."""
    cells = shelf(f"{template} mistakes").values("formualizer")[sheet]
    told = grid.value_of(cells, "校验结果", row) or ""

    assert set(wrong) == grid.codes_of(cells, row)
    assert all(label in told for code, labels in wrong.items() for label in labels if code not in NAMED_BY_THE_VERDICT)


@pytest.mark.parametrize("template", NAMES)
def test_every_check_has_its_mistake(template):
    """No check of a template goes untried."""
    assert CODES[template] == sorted(expected_counts(template), key=CODES[template].index)


def test_the_live_sheet_counts_what_was_planted(mistaken, spreadsheet):
    """Every count on 校验, in both engines."""
    assert expected_counts(mistaken.template) == grid.counts(mistaken.values(spreadsheet))


def test_the_check_counts_what_was_planted(mistaken):
    """The same counts in `check`."""
    assert expected_counts(mistaken.template) == mistaken.report.counts()


def test_the_first_cell_is_the_same(mistaken, spreadsheet):
    """第一处 on 校验 is where `check` finds the first wrong cell of the first wrong row."""
    live = {code: first for code, (_, count, first) in grid.tally(mistaken.values(spreadsheet)).items() if count}

    assert {found.code: f"{found.sheet}!{found.cell}" for found, _ in mistaken.report.summary()} == live


def test_the_live_sheet_and_the_check_agree_on_the_demonstration(shelf, spreadsheet):
    """The filled demonstration: the same count of every check, the same codes beside every row."""
    book = shelf("住院费用监测 filled")
    sheets = book.values(spreadsheet)
    found = {}
    for finding in book.report.findings:
        found.setdefault((finding.sheet, finding.row), set()).add(finding.code)

    assert book.report.counts() == grid.counts(sheets)
    for sheet, key in (("住院登记", "admissions"), ("特殊病例审批台账", "reviews")):
        for row in range(len(book.rows(key))):
            assert found.get((sheet, row), set()) == grid.codes_of(sheets[sheet], row), (sheet, row)


def test_article_and_mend_stand_beside_every_check(mistaken):
    """No check on 校验 without its article and how to mend it, and no finding either."""
    cells = mistaken.values("formualizer")["校验"]
    top = next(row for (row, column), value in cells.items() if value == "编号") + 1
    columns = [grid.column_of(cells, label) for label in ("工作表", "检查项", "依据", "怎么改")]

    for number in range(len(grid.tally({"校验": cells}))):
        assert all(cells.get((top + number, column)) for column in columns)
    assert all(found.article and found.mend and found.title and found.detail for found in mistaken.report.findings)


@pytest.mark.parametrize("template", NAMES)
def test_every_check_that_can_be_found_is_listed(shelf, template):
    """校验 lists every check: those of the sheets and the standing ones C01 (parameters), C03 (changed), C04 (unusable), C02 (calendar)."""
    calendar = ["C02"] if template == GUANGXI else []

    assert {*CODES[template], *PASTED_ERRORS[template], "C01", "C03", "C04", *calendar} == set(grid.tally(shelf(f"{template} empty").values("formualizer")))


def test_an_empty_workbook_has_no_findings(empty, spreadsheet):
    """Every count is 0, and 校验 says so in words."""
    sheets = empty.values(spreadsheet)

    assert ([], {}) == (empty.report.findings, grid.counts(sheets))
    assert (5, 3) in sheets["校验"] and 0 == sheets["校验"][5, 3]
    assert "✔ 没有发现问题" == sheets["校验"][6, 3]


def test_a_filled_workbook_of_sound_rows_has_no_findings(shelf, spreadsheet):
    """Forty stays, every third over its cap, which is a verdict and not a mistake."""
    book = shelf("目录外控费 filled")

    assert ([], {}) == (book.report.findings, grid.counts(book.values(spreadsheet)))


def test_the_sound_rows_here_are_rows_of_the_templates():
    """Every key of a sound row is a column to fill in; a misspelt one would make the tests above empty."""
    from workbook.template import template

    for name, key, row in ((NAMES[0], "admissions", guangxi(0)), (NAMES[0], "reviews", review(0, "1")),
                           (NAMES[1], "admissions", linxian(0)), (NAMES[1], "institutions", institutions()[0])):
        typed = {column.key for column in template(name).sheet(key).columns if column.typed}
        assert set(row) <= typed
    for name, further in ((NAMES[0], ledgers.OF_GUANGXI), (NAMES[1], ledgers.OF_LINXIAN)):
        for key, (make, _) in further.items():
            assert set(make(0)) <= {column.key for column in template(name).sheet(key).columns if column.typed}

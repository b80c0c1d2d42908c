"""The score itself: an answer that is the truth scores full, and each kind of fault is seen at its cell."""

from types import SimpleNamespace

import pytest

from tests.rosters.measure import scored
from tests.rosters.shelf import ROSTERS

NAMES = {roster.name: roster for roster in ROSTERS}
DAYS = NAMES["日期无法确定"]


def answer(roster):
    """Return what a reader answers that knows the truth: a question where one must stand, a conversion everywhere else."""
    draft = roster.draft
    cells = [(sheet, meant) for sheet, _, values in draft.rows for meant in values.values()]
    return SimpleNamespace(
        template=draft.template, sheet=draft.sheet, places=[(sheet, row) for sheet, row, _ in draft.rows],
        rows=[{key: None if meant.asks else meant.value for key, meant in values.items()} for _, _, values in draft.rows],
        columns=[SimpleNamespace(sheet=head.sheet, cell=f"{head.letter}{head.bottom}", key=head.key) for head in draft.heads],
        conversions=[SimpleNamespace(sheet=sheet, cell=meant.cells[0]) for sheet, meant in cells if not meant.asks],
        questions=[SimpleNamespace(sheet=sheet, cell=meant.cells[0]) for sheet, meant in cells if meant.asks])


def score(roster, change=None):
    """Return the Score of the truth, changed."""
    found = answer(roster)
    if change:
        change(found)
    return scored(roster, SimpleNamespace(name=roster.name), lambda path, template=None, sheet=None: found)


@pytest.mark.parametrize("name", NAMES)
def test_the_truth_scores_full(name):
    """Nothing wrong, nothing needless, every column found."""
    made = score(NAMES[name])

    assert ([], [], [], [], []) == (made.wrong, made.needless, made.unlisted, made.mismatched, made.missed)
    assert (made.cells, made.expected, 1.0, 1.0) == (made.right + made.asked, made.matched, made.precision, made.recall)


def lose_a_row(found):
    """The second row is not there."""
    del found.rows[1], found.places[1]


def invent_a_row(found):
    """A line below the table is taken for a person."""
    found.rows.append({"admission_no": "合计"})
    found.places.append(("审批台账", 99))


@pytest.mark.parametrize("change, wrong", [
    (lambda found: found.questions.clear(), 16), (lambda found: found.rows[0].update(admission_no="ZY1"), 1), (lose_a_row, 8),
    (invent_a_row, 1), (lambda found: found.rows[0].update(feedback_on="2024"), 1), (lambda found: setattr(found, "sheet", "library"), 1)])
def test_a_wrong_cell_is_seen(change, wrong):
    """What is silently converted, changed, lost (ten cells, one of them blank and one asked about) or invented; another table altogether."""
    assert wrong == len(score(DAYS, change).wrong)


def test_a_wrong_column_is_seen():
    """One taken for another costs precision and recall, one not seen recall alone."""
    taken = score(DAYS, lambda found: setattr(found.columns[3], "key", "filed_on"))
    unseen = score(DAYS, lambda found: found.columns.pop())

    assert (0.9, 0.9, 1) == (taken.precision, taken.recall, len(taken.mismatched))
    assert (1.0, 0.9, 1) == (unseen.precision, unseen.recall, len(unseen.missed))


def test_a_conversion_that_is_not_listed_and_a_needless_question_are_seen():
    """Neither makes a cell wrong."""
    silent = score(DAYS, lambda found: found.conversions.clear())
    curious = score(DAYS, lambda found: found.questions.append(SimpleNamespace(sheet="审批台账", cell="B3")))

    assert 18 == len(silent.unlisted) and [] == silent.wrong
    assert [("审批台账", "B3")] == [entry[:2] for entry in curious.needless] and [] == curious.wrong

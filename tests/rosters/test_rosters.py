"""Forty rosters, each a different layout, are read with every cell right or asked about: more in `python -m tests.rosters`."""

import pytest
import python_calamine

from tests.once import once
from tests.rosters.__main__ import total
from tests.rosters.draft import place
from tests.rosters.measure import NOTHING, scored
from tests.rosters.shelf import ROSTERS
from tests.rosters.spelling import Broken, Formula
from tests.rosters.writers import TEXTS
from workbook.roster import read

NAMES = {roster.name: roster for roster in ROSTERS}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The forty files, {name: path}."""
    folder = once(tmp_path_factory, "rosters", lambda folder: [roster.written(folder) for roster in ROSTERS])
    return {path.stem: path for path in folder.iterdir() if path.stem in NAMES}


@pytest.fixture(scope="module")
def scores(files):
    """What the reader made of each."""
    return {name: scored(roster, files[name], read) for name, roster in NAMES.items()}


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_is_right_or_asked_about(scores, name):
    """The truth was written beside the cells, by people who had not seen the reader."""
    assert [] == scores[name].wrong


@pytest.mark.parametrize("name", NAMES)
def test_no_column_is_taken_for_another(scores, name):
    """Columns that look like ours and are not among them; every one of ours is found."""
    assert (1.0, [], []) == (scores[name].precision, scores[name].mismatched, scores[name].missed)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_converted_is_listed(scores, name):
    """Whatever does not mean what it says, letter by letter, stands among the conversions."""
    assert [] == scores[name].unlisted


def test_the_totals(scores):
    """Forty files; every cell is right or asked about, and hardly any is asked about that the truth holds for certain."""
    whole = total(scores.values())

    assert 40 == len(scores) and whole.headers > 350 and whole.cells > 2_500
    assert whole.cells == whole.right + whole.asked and whole.right > 0.9 * whole.cells
    assert len(whole.needless) < 0.02 * whole.cells


def test_no_two_layouts_are_the_same():
    """By the headers with their places, the merges, and what stands in each row."""
    drafts = [roster.draft for roster in ROSTERS]
    shapes = {(tuple((head.text, head.letter, head.bottom) for head in draft.heads),
               tuple((tuple(page.merges), tuple(sorted(page.hidden_columns))) for page in draft.pages),
               tuple(row for _, row, _ in draft.rows)) for draft in drafts}

    assert 40 == len(shapes) == len(NAMES) and len({(draft.template, draft.sheet) for draft in drafts}) >= 12
    assert {"xlsx", "xlsm", "xls", "et", "ods", *TEXTS} >= {roster.kind for roster in ROSTERS if " " not in roster.kind}


@pytest.mark.parametrize("name", [name for name, roster in NAMES.items() if roster.kind not in TEXTS])
def test_a_file_holds_what_the_truth_was_written_from(files, name):
    """By python-calamine, at each cell that means something; errors and what no program has reckoned are blank to it."""
    book = python_calamine.CalamineWorkbook.from_path(files[name])
    rows = {sheet: book.get_sheet_by_name(sheet).to_python(skip_empty_area=False) for sheet in book.sheet_names}

    for sheet, _, values in NAMES[name].draft.rows:
        for meant in values.values():
            row, column = place(meant.cells[-1])
            if meant.source not in NOTHING and not isinstance(meant.source, (Broken, Formula)):
                assert rows[sheet][row - 1][column - 1] != "", meant.cells

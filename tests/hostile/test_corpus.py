"""Every file of the corpus through the product's door: refused in words for what it is, or read as it stands; never changed."""

import pytest

from tests.hostile.corpus import CASES
from tests.hostile.door import KNOWN, MOST_CODES, Door, verdict


@pytest.fixture(scope="module")
def door():
    """One process for all, as for a folder of files."""
    with Door() as opened:
        yield opened


def test_there_are_enough_files_of_enough_kinds():
    """120 files over 30 kinds, each described once; at most 25 codes for all refusals."""
    assert len(CASES) >= 120 and len({case.kind for case in CASES}) >= 30
    assert len({case.title for case in CASES}) == len(CASES)
    assert len(KNOWN) <= MOST_CODES and all(case.codes <= set(KNOWN) for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_a_file_is_refused_for_what_it_is_or_read_as_it_stands(door, tmp_path, case):
    """No traceback, no hang, no change, no wrong cell; the message is one that staff can act on."""
    path = case.placed(tmp_path)
    outcome = door.through(path)

    assert ([], ()) == (verdict(case, path, outcome), outcome.faults)


def test_the_corpus_is_always_the_same():
    """What is made twice is made alike; LibreOffice alone writes the time into its files."""
    for case in CASES[::29]:
        if "LibreOffice" not in case.made and not case.kind.startswith("本套"):
            assert case.content() == case.content(), case.title

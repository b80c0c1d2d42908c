"""Every refusal says in Chinese what is wrong, where, and how to mend it, in words that were read one by one (messages.txt)."""

import re
from pathlib import Path

import pytest

from tests.hostile import provoked
from tests.hostile.door import KNOWN, MOST_CODES, lint

REVIEWED = Path(__file__).with_name("messages.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def messages(tmp_path_factory):
    """What the product says, code by code: [(folder, Unusable)]."""
    return list(provoked.messages(tmp_path_factory.mktemp("messages")))


def test_every_code_is_provoked(messages):
    """25 codes, none without a file or an event that leads to it."""
    assert len(KNOWN) <= MOST_CODES
    assert set(KNOWN) == {error.code for _, error in messages}


def test_every_message_was_reviewed(messages):
    """To the letter; a message that nobody gets any more is taken off the list."""
    assert REVIEWED == sorted({provoked.PLACE.sub("程序在 … 出错", str(error)) for _, error in messages})


def test_no_message_is_long_english_or_tells_what_it_should_not(messages):
    """Chinese, 80 characters a line, no name of an exception, no path, no number of a person."""
    assert [] == [word for folder, error in messages for word in lint(error, folder / error.file)]


@pytest.mark.parametrize("said", REVIEWED)
def test_a_reviewed_message_has_code_file_cause_and_remedy(said):
    """[W05] 表.xlsx:… 。请 …"""
    assert re.fullmatch(r"\[W\d\d\] .+?:.+。.+", said), said

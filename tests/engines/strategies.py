"""Hypothesis strategies over the vocabulary: any value that a cell or a caller may hand to an input."""

import datetime
import functools

from hypothesis import strategies as st

from tests.engines.rows import FIRST, LAST, WRONG, WRONG_IN_PYTHON
from udfs.vocabulary import JOINER, NAMES

# A cell cannot hold control characters, and numpy cuts trailing NULs off a text.
TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)
FEN = st.integers(0, 10 ** 10).map(lambda fen: fen / 100) | st.integers(0, 200).map(lambda fen: fen / 100)
ANY_AMOUNT = FEN | st.floats(0, 1e9)
DAYS = st.dates(datetime.date(2003, 12, 1), datetime.date(2027, 1, 31)) | st.dates(FIRST, LAST)
FIGURES = st.text("0123456789xX", min_size=17, max_size=19)


def sound(name):
    """Return a strategy for possible values of an input."""
    kinds = {"yuan": ANY_AMOUNT, "whole": st.integers(0, 20) | st.integers(0, 10 ** 7), "date": DAYS | st.datetimes(
        datetime.datetime(2019, 1, 1), datetime.datetime(2026, 12, 31)), "yesno": st.sampled_from((True, False, "是", "否")),
        "text": FIGURES | TEXT, "name": TEXT}
    if name.kind == "words":
        return st.lists(st.sampled_from(name.values), min_size=1, max_size=3).map(JOINER.join)
    return st.sampled_from(name.values) if name.kind == "word" else kinds[name.kind]


@functools.cache  # a strategy is slow to build and fast to draw from
def anything(name):
    """Return a strategy for whatever may be handed to an input: sound, blank, or impossible."""
    wrong = st.sampled_from((*WRONG[name.kind], *WRONG_IN_PYTHON[name.kind]))
    known = sound(name) | st.just("待补节假日表") | st.just("待填:批复期限") if name.passes_on else sound(name)
    return st.one_of(known, known, known, known, st.sampled_from((None, "", float("nan"))), wrong)


@functools.cache
def tables(rule, max_size=12):
    """Return a strategy for lists of rows of a rule's inputs."""
    return st.lists(st.tuples(*(anything(NAMES[name]) for name in rule.inputs)), min_size=1, max_size=max_size)

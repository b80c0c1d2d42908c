"""A word among the words that another cell of the row joins by 、: the word itself, or one that takes one of them in by the notice's [nests].

>>> is_among("特困人员", "孤儿、脱贫人口", {"特困人员": ("孤儿", "事实无人抚养儿童")}), is_among("低保对象", "孤儿", {})
(True, False)
"""

from udfs.vocabulary import JOINER
from workbook.expressions import among, any_of, text


def is_among(word, joined, nests):
    """Tell whether `word`, or a word inside it, is one of the words of `joined`."""
    return bool({word, *nests.get(word, ())} & set(joined.split(JOINER)))


def among_test(cell, joined, nests):
    """Return the test that holds where `is_among` does, over the cells of the word and of the joined words."""
    inner = [f"AND({cell}={text(outer)},{any_of(among(joined, map(text, words)))})" for outer, words in nests.items()]
    return any_of([*among(joined, [cell]), *inner])

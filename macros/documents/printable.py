"""Whether a document can hold its words to the letter, and how they are put into its XML."""

import re

from markupsafe import Markup, escape

from macros.documents.paper import Refused
from workbook.addresses import address

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # outside XML 1.0


def printable(filled, paper):
    """Return the paper, or the Refused that names the cell whose text no document can hold."""
    found = next((text for text in _texts([paper.words, [vars(line) for line in paper.basis], paper.chosen]) if UNPRINTABLE.search(text)), None)
    if found is None:
        return paper
    places = (f"“{sheet}”{address(row - 1, column - 1)}" for sheet, cells in filled.cells.items() for (row, column), value in cells.items()
              if isinstance(value, str) and UNPRINTABLE.search(value) and value in found)
    return Refused(f"{next(places, '工作簿')}的文字里有看不见的控制字符,{paper.form}没有生成;请重新输入这一格")


def _texts(words):
    """Yield every text in nested lists and dictionaries."""
    if isinstance(words, str):
        yield words
    elif isinstance(words, (dict, list)):
        for word in words.values() if isinstance(words, dict) else words:
            yield from _texts(word)


def put(words):
    """Return nested words as docxtpl is to write them: it would turn {_{ into {{ and a parser of XML a CR into a line feed."""
    if isinstance(words, str):
        return Markup(str(escape(words)).replace("_", "&#95;").replace("\r", "&#13;"))
    if isinstance(words, dict):
        return {key: put(word) for key, word in words.items()}
    return [put(word) for word in words] if isinstance(words, list) else words

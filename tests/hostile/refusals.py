"""What a refusal must be, whoever refuses and why."""

import re

import pytest

from workbook import raw_cells
from workbook.gate import admit, unusable
from workbook.unusable import CODES, Unusable
from workbook.xlsx.damage import Damaged

ENGLISH = re.compile(r"Error|Exception|Traceback|[A-Z][a-z]+[A-Z][a-z]+")  # names of exceptions, not of parts
SIGNS = re.compile(r"“[^”]*”|\[Content_Types\]|OpenDocument|PowerPoint")


def read(path):
    """Read a file through the gate as the product does; Unusable says why not."""
    path = admit(path)
    try:
        return raw_cells.read(path)
    except Damaged as damage:
        raise unusable(path.name, damage) from None


def refused(path):
    """Return the Unusable for a file: in the list, in Chinese, saying what and how to mend it; the file is as it was."""
    before = path.read_bytes()
    with pytest.raises(Unusable) as found:
        read(path)
    error = found.value
    assert error.code in CODES and path.name == error.file and before == path.read_bytes()
    assert re.search("[一-龥]{2}", error.why) and re.search("[一-龥]{2}", error.mend)
    assert not ENGLISH.search(SIGNS.sub("", error.why + error.mend)) and str(path.parent) not in str(error)
    assert max(len(error.why), len(error.mend)) <= 80
    return error

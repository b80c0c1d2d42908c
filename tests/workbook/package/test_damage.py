"""Packages damaged at random: edited whole, or refused in words, never anything between."""

import random

import pytest

from tests.workbook.package.by_hand import packed, parts
from workbook.gate import Unusable
from workbook.package import Look, NewSheet, opened

SHEET = ('<dimension ref="A1:B2"/><cols><col min="1" max="2" style="1"/></cols><sheetData><row r="1" spans="1:2"><c r="A1" s="1"><v>1</v></c>'
         '<c r="B1"><f t="shared" ref="B1:B2" si="0">A1</f><v>1</v></c></row>'
         '<row r="2"><c r="B2"><f t="shared" si="0"/><v>0</v></c></row></sheetData>'
         '<mergeCells count="1"><mergeCell ref="D1:E2"/></mergeCells>')
BOOK = '<workbookPr date1904="0"/><definedNames><definedName name="a">Sheet1!$A$1</definedName></definedNames>'
CODES = {"W05", "W06", "W07", "W21", "W22"}


def damaged(dice):
    """Return the bytes of a workbook one of whose parts has some bytes cut out, doubled or written over."""
    found = {name: content.encode() for name, content in parts(SHEET, book=BOOK).items()}
    name = dice.choice(list(found))
    content, at = found[name], dice.randrange(len(found[name]))
    past = at + dice.randrange(1, 9)
    new = dice.choice([b"", content[at:past] * 2, bytes(dice.randrange(256) for _ in range(3)), b'"', b"9", b"-1", b"x"])
    found[name] = content[:at] + new + content[past:]
    return packed(found)


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_package_is_edited_or_refused(tmp_path, seed):
    """Fifty a seed: an error of another kind would be a traceback on somebody's screen; a refused file keeps its bytes."""
    dice, path = random.Random(seed), tmp_path / "坏.xlsx"
    for _ in range(50):
        content = damaged(dice)
        path.write_bytes(content)
        try:
            with opened(path) as edit:
                if "Sheet1" in edit.sheets:
                    edit.set("Sheet1", "B1", "=1", Look(fill="FF0000"))
                edit.add(NewSheet("新", [[(1, Look(bold=True))]]), mark="a")
                edit.set_property("a", "b")
        except Unusable as error:
            assert error.code in CODES, error
            assert content == path.read_bytes()
        else:
            edit.backup.unlink()
        assert [path] == list(tmp_path.iterdir())

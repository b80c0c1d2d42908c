"""A part that cannot be read to the letter is refused with the place of the fault, never read around."""

import pytest

from tests.workbook.xlsx import by_hand
from tests.workbook.xlsx.by_hand import row
from workbook import raw_cells
from workbook.xlsx import sheet
from workbook.xlsx.damage import Damaged, DocumentType, TooLarge

CELLS = {  # (what stands in the row, the cell that is told)
    "a number that is none": (row(("", "<v>1</v>"), ("", "<v>12,5</v>")), "B1"),
    "not a number": (row(("", "<v>NaN</v>")), "A1"),
    "a number beyond all": (row(("", "<v>1E999</v>")), "A1"),
    "an underscore in a number": (row(("", "<v>1_000</v>")), "A1"),
    "full-width figures": (row(("", "<v>１２</v>")), "A1"),
    "a string that is not there": (row((' t="s"', "<v>7</v>")), "A1"),
    "a string before the first": (row((' t="s"', "<v>-1</v>")), "A1"),
    "a truth that is none": (row((' t="b"', "<v>2</v>")), "A1"),
    "an unknown type": (row((' t="z"', "<v>2</v>")), "A1"),
    "two values": (row(("", "<v>1</v><v>2</v>")), "A1"),
    "two values behind a formula": (row(("", "<f>1</f><v>1</v><v>2</v>")), "A1"),
    "a cell within a cell": (row((' t="str"', '<c r="B1"/>')), "A1"),
    "a cell twice": (row(("", "<v>1</v>")) + row(("", "<v>2</v>")), None),
    "a formula twice": (row(("", "<f>1</f>")) + row(("", "<f>2</f>")), None),
    "a column past the last": ('<row r="1"><c r="XFE1"><v>1</v></c></row>', None),
    "a row past the last": ('<row r="1048577"><c><v>1</v></c></row>', None),
    "row nought": ('<row r="0"><c><v>1</v></c></row>', None),
    "a row that is no number": ('<row r="一"><c><v>1</v></c></row>', None),
    "no reference at all": ('<row r="1"><c r="1A"><v>1</v></c></row>', None),
}


@pytest.mark.parametrize("what", CELLS)
def test_a_cell_that_cannot_be_read_is_named(read, what):
    """By sheet and, where it has one, address."""
    rows, address = CELLS[what]
    with pytest.raises(Damaged) as found:
        assert read(rows).ours

    assert ("表", address) == (found.value.sheet, found.value.cell) and "工作表“表”" in str(found.value)


def changed(read, **parts):
    """Return what reading gives after parts were changed: {word of the part's name: function of its text}."""
    made = read(row((' t="s"', "<v>0</v>")), strings="<si><t>甲</t></si>")
    found = by_hand.parts(row((' t="s"', "<v>0</v>")), strings="<si><t>甲</t></si>")
    for word, change in parts.items():
        name = next(name for name in found if word in name)
        text = found.pop(name)
        if change:
            found[name] = change(text)
    by_hand.written(found, made.path)
    return made


@pytest.mark.parametrize("word", ["sheet1", "sharedStrings", "styles", "workbook"])
def test_a_part_that_ends_in_the_middle_is_told(read, word):
    """Whichever of those that cells need."""
    with pytest.raises(Damaged):
        raw_cells.read(changed(read, **{word: lambda text: text[:len(text) * 2 // 3]}).path)


def test_a_part_in_an_unknown_encoding_is_told(read):
    """GBK is for none of the parsers."""
    made = changed(read, sharedStrings=lambda text: text.replace("UTF-8", "GBK").encode("gbk"))

    with pytest.raises(Damaged):
        raw_cells.read(made.path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_part_in_utf_16_is_read(read, encoding):
    """XML allows it; one of 3,686 public files has it."""
    made = changed(read, sharedStrings=lambda text: text.replace("UTF-8", "UTF-16").encode(encoding))

    assert {(1, 1): "甲"} == made.ours


@pytest.mark.parametrize("word", ["sheet1", "sharedStrings", "styles", "workbook"])
def test_a_document_type_is_not_let_in_even_without_the_gate(read, word):
    """Nothing of it is expanded."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    made = changed(read, **{word: lambda text: text.replace("?>", "?>" + bomb, 1)})

    with pytest.raises(DocumentType):
        raw_cells.read(made.path)


def test_more_cells_than_are_read_is_told(read, monkeypatch):
    """Blank ones count too: they take as long."""
    monkeypatch.setattr("workbook.xlsx.book.MOST_CELLS", 10)

    with pytest.raises(TooLarge):
        assert read("".join(row(("", ""), ("", ""), number=number) for number in range(1, 7))).ours
    assert 4_000_000 == sheet.MOST_CELLS


@pytest.mark.parametrize("names", [("XL\\Workbook.xml", "xl/workbook.xml"), ("XL/WORKBOOK.XML", "xl/workbook.xml")])
def test_names_of_parts_are_compared_without_case_and_with_either_slash(read, names):
    """As other zip programs write them, and Excel reads them."""
    made = read("")
    found = by_hand.parts(row(("", "<v>5</v>")))
    by_hand.written({name if name != names[1] else names[0]: text for name, text in found.items()}, made.path)

    assert {(1, 1): 5} == made.ours

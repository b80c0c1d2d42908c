"""Any cells set in any sheet: afterwards it holds what it held, and what was set."""

import re
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbook.package.by_hand import TRANSITIONAL, part, workbook
from workbook.package import edited
from workbook.package.sheet_map import name_of

ROWS, COLUMNS = 6, 5
PLACES = st.tuples(st.integers(1, ROWS), st.integers(1, COLUMNS))
VALUES = st.one_of(st.integers(-10**9, 10**9), st.booleans(), st.none(),
                   st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=5))


@st.composite
def sheets(draw):
    """Draw (sheetData as some program spells it, {place: number}): references may be left out where the format allows it."""
    held = draw(st.dictionaries(PLACES, st.integers(0, 99), max_size=12))
    rows, before = [], 0
    for row in sorted({row for row, _ in held} | draw(st.sets(st.integers(1, ROWS), max_size=2))):
        cells, left = [], 0
        for column in sorted(column for at, column in held if at == row):
            reference = "" if column == left + 1 and draw(st.booleans()) else f' r="{name_of((row, column))}"'
            cells.append(f"<c{reference}><v>{held[row, column]}</v></c>")
            left = column
        number = "" if row == before + 1 and draw(st.booleans()) else f' r="{row}"'
        spans = draw(st.sampled_from(["", ' spans="1:1"', " spans='2:3'"]))
        empty = not cells and draw(st.booleans())
        rows.append(f"<row{number}{spans}/>" if empty else f"<row{number}{spans}>{''.join(cells)}</row>")
        before = row
    return f"<sheetData>{''.join(rows)}</sheetData>" if rows else "<sheetData/>", held


def read(xml):
    """Return {place: value} of a worksheet, rows and cells counted on where they give no reference."""
    space, found, row = f"{{{TRANSITIONAL[0]}}}", {}, 0
    for line in ElementTree.fromstring(xml).iter(f"{space}row"):
        row, column = int(line.get("r", row + 1)), 0
        for cell in line:
            letters = re.match("[A-Z]*", cell.get("r", ""))[0]
            assert cell.get("r", f"A{row}").endswith(str(row))
            later = ord(letters) - 64 if letters else column + 1
            assert later > column
            column = later
            value, text = cell.findtext(f"{space}v"), cell.findtext(f"{space}is/{space}t")
            if value is not None or text is not None:
                found[row, column] = text if text is not None else value == "1" if cell.get("t") == "b" else int(value)
    return found


@settings(max_examples=300)
@given(sheets(), st.dictionaries(PLACES, VALUES, min_size=1, max_size=8))
def test_a_sheet_holds_what_it_held_and_what_was_set(sheet, values):
    """Rows and cells in order, none twice; a cell set to None is blank."""
    data, held = sheet

    def change(edit):
        for place, value in values.items():
            edit.set("Sheet1", name_of(place), value)

    wanted = {place: value for place, value in {**held, **values}.items() if value is not None}
    found = read(part(edited(workbook(data), change)))

    assert wanted == found
    assert {place: type(value) for place, value in wanted.items()} == {place: type(value) for place, value in found.items()}


@given(sheets(), st.dictionaries(PLACES, VALUES, min_size=1, max_size=4))
def test_an_edit_made_twice_is_made_once(sheet, values):
    """The second finds everything as it wants it and changes no byte."""
    def change(edit):
        for place, value in values.items():
            edit.set("Sheet1", name_of(place), value)

    once = edited(workbook(sheet[0]), change)

    assert once == edited(once, change)

"""The conformance workbook: LibreOffice's saved copy agrees with the rules, a changed value is seen, and so do those that came back."""

import openpyxl
import pytest

from tests.conformance.rows import COVER, saved, wrong, write
from workbook import raw_cells, recalculate


@pytest.fixture(scope="module")
def returned(tmp_path_factory):
    """The workbook as LibreOffice recalculates and saves it: what a person at a desk does."""
    folder = tmp_path_factory.mktemp("conformance")
    write(folder / "sent.xlsx")
    (folder / "back").mkdir()
    return recalculate.converted(folder / "sent.xlsx", folder / "back")


def test_a_saved_copy_agrees_in_every_cell(returned):
    """The oracle is LibreOffice; with Excel and WPS a person does the same (docs/hand-check.md)."""
    assert [] == wrong(returned)


def test_a_value_that_differs_is_told(returned, tmp_path):
    """One fen more in one cell: policy, rule, inputs, both values."""
    book = openpyxl.load_workbook(returned, data_only=True)
    sheet = book["例0"]
    place = next(cell.column for cell in sheet[1] if cell.value == "catalog_excess")
    row = next(row for row in range(2, sheet.max_row + 1) if isinstance(sheet.cell(row, place).value, (int, float)))
    sheet.cell(row, place).value += 0.01
    book.save(tmp_path / "changed.xlsx")

    ((policy, rule, _, one, other),) = wrong(tmp_path / "changed.xlsx")
    assert ("catalog_excess", 0.01) == (rule, round(other - one, 2)) and policy


def test_the_first_sheet_tells_what_to_do(returned):
    """Four steps in Chinese, and that nobody's data is inside."""
    shown = [value for _, value in sorted(raw_cells.read(returned).sheets[COVER].items())]

    assert ["1.", "2.", "3.", "4."] == [said[:2] for said in shown[:4]] and "虚构" in shown[4]


def test_every_program_of_which_a_copy_came_back_agrees():
    """Excel and WPS, as far as somebody has sent a saved copy."""
    assert {} == {path.name: found for path in saved() if (found := wrong(path))}

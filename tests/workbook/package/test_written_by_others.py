"""Workbooks that other programs have written, edited: old values, new values, and every part that is not touched."""

import openpyxl
import pytest
import xlsxwriter

from tests.workbook.package import features, parts
from workbook import raw_cells, recalculate
from workbook.package import Formula, Look, NewSheet, opened

pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")  # openpyxl, of what it would drop
PROGRAMS = ("LibreOffice", "openpyxl", "formualizer")
SHEET = "花名册"
MINE = {(3, 2): 5, (9, 3): "=1+1", (40, 30): "末"}


@pytest.fixture(scope="module")
def originals(tmp_path_factory):
    """A workbook as three programs save it, two of them that with all features."""
    folder = tmp_path_factory.mktemp("others")
    made = features.workbook(folder / "全.xlsm")
    found = {"LibreOffice": recalculate.converted(made, folder / "libreoffice")}
    openpyxl.load_workbook(made).save(folder / "openpyxl.xlsx")
    found["openpyxl"] = folder / "openpyxl.xlsx"
    found["formualizer"] = recalculate.formualized(_plain(folder / "plain.xlsx"), folder / "formualizer.xlsx")
    return found


def _plain(path):
    """Write a roster without formats of 2010: LibreOffice dies of those as formualizer 0.13 writes them, edited or not."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet(SHEET)
        for row in range(1, 9):
            sheet.write_string(row, 0, f"某{row}")
            sheet.write_number(row, 1, row * 318.96)
            sheet.write_formula(row, 2, f"=B{row + 1}/100")
    return path


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_workbook_of_another_program_is_edited(originals, tmp_path, program):
    """Shared strings, shared formulas, other orders of parts and attributes: only what was set is another."""
    path = tmp_path / "表.xlsx"
    path.write_bytes(originals[program].read_bytes())
    with opened(path) as edit:
        for (row, column), value in MINE.items():
            edit.set(SHEET, f"{openpyxl.utils.get_column_letter(column)}{row}", value, Look(fill="FFC7CE"))
        edit.set(SHEET, "J1", Formula("SUM(B2:B3)", 323.96))
        edit.add(NewSheet("核对结果", [[("=1", Look(bold=True))]]), "medaid_report")
        edit.set_property("核对", "已")
    old, new = (raw_cells.read(one).sheets for one in (originals[program], path))
    before, after = parts(originals[program]), parts(path)
    touched = {name for name in before if before[name] != after.get(name)}

    assert [*old, "核对结果"] == [*new] and all(old[sheet] == new[sheet] for sheet in old if sheet != SHEET)
    assert {**old[SHEET], **MINE, (1, 10): 323.96} == new[SHEET]
    assert len([name for name in touched if name.startswith("xl/worksheets/")]) == 1
    assert touched <= {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "_rels/.rels", "docProps/custom.xml",
                       "xl/calcChain.xml", *(name for name in touched if name.startswith("xl/worksheets/"))}


@pytest.mark.parametrize("program", PROGRAMS)
def test_libreoffice_opens_what_was_edited(originals, tmp_path, program):
    """And computes with it."""
    path = tmp_path / "表.xlsx"
    path.write_bytes(originals[program].read_bytes())
    with opened(path) as edit:
        edit.set(SHEET, "B3", 5)
        edit.set(SHEET, "J1", Formula("SUM(B2:B3)"))
    found = recalculate.cached(recalculate.converted(path, tmp_path / "存"))

    assert 323.96 == pytest.approx(found[SHEET][1, 10])

"""Staff open the workbook in other programs and save it: the same findings, and no formula taken for overwritten."""

import shutil

import openpyxl
import pytest

from tests.workbook import package
from tests.workbook.sound import GUANGXI, LINXIAN, TODAY
from workbook import recalculate
from workbook.check import check


def by_libreoffice(path, folder):
    """Save as .xlsx in LibreOffice."""
    folder.mkdir()
    return recalculate.converted(path, folder)


def by_openpyxl(path, folder):
    """Load and save in openpyxl: the stored values are gone, the formulas stay."""
    folder.mkdir()
    openpyxl.load_workbook(path).save(folder / path.name)
    return folder / path.name


def by_formualizer(path, folder):
    """Recalculate in formualizer and save."""
    import formualizer

    folder.mkdir()
    formualizer.recalculate_file(str(path), str(folder / path.name))
    return folder / path.name


SAVERS = {"LibreOffice": by_libreoffice, "openpyxl": by_openpyxl, "formualizer": by_formualizer}


def told(report):
    """Return every finding."""
    return [(found.code, found.sheet, found.cell, found.detail) for found in report.findings]


def findings(path):
    """Return every finding in the file at `path`."""
    return told(check(path))


@pytest.mark.parametrize("saver", SAVERS)
def test_the_same_is_found_after_another_program_saved_it(shelf, tmp_path, saver):
    """A mistake of every kind, finding by finding, cell by cell."""
    book = shelf(f"{GUANGXI} mistakes")
    expected = told(book.report)

    assert len(expected) > 20
    assert expected == findings(SAVERS[saver](book.dated, tmp_path / "saved"))


@pytest.mark.parametrize("saver", SAVERS)
def test_an_overwritten_formula_is_found_after_another_program_saved_it(small, tmp_path, saver):
    """And nothing else: 3 sound stays and one amount typed over its formula, hidden columns included."""
    damaged = package.typed(small.dated, tmp_path / "damaged.xlsx", {"住院登记": {"Q6": 300, "V5": None}})
    saved = SAVERS[saver](damaged, tmp_path / "saved")

    assert {("Z15", "Q6"), ("C03", "V5")} == {(code, cell) for code, _, cell, _ in findings(saved)}


@pytest.mark.parametrize("saver", SAVERS)
def test_the_other_workbook_too(shelf, tmp_path, saver):
    """目录外控费 with one mistake of every kind, and the reference day typed on 校验."""
    book = shelf(f"{LINXIAN} mistakes")
    report = check(SAVERS[saver](book.dated, tmp_path / "saved"))

    assert (TODAY, told(book.report)) == (report.today, told(report))


def test_saving_twice_changes_nothing_more(small, tmp_path):
    """openpyxl, then LibreOffice, then openpyxl again."""
    path = small.dated
    for number, saver in enumerate((by_openpyxl, by_libreoffice, by_openpyxl)):
        path = saver(path, tmp_path / str(number))

    assert [] == findings(path)


def test_another_name_is_the_same_workbook(small, tmp_path):
    """Renamed and copied, with blanks and Chinese in the path."""
    folder = tmp_path / "2025年 9月"
    folder.mkdir()
    path = shutil.copy(small.dated, folder / "青溪镇(报 送).XLSX")

    assert ([], "青溪镇(报 送).XLSX") == (findings(path), check(path).file)


def test_figures_in_an_inline_text_stay_a_text(tmp_path):
    """openpyxl writes an identity number as an inline text; formualizer must not take it for a number."""
    book = openpyxl.Workbook()
    book.active.append(["11010519491231002X", "110105194912310021", "=IF(ISTEXT(B1),1,0)", "=LEN(B1)"])
    book.save(tmp_path / "inline.xlsx")
    found = recalculate.values(tmp_path / "inline.xlsx")["Sheet"]

    assert ("110105194912310021", 1, 18) == (found[1, 2], found[1, 3], found[1, 4])

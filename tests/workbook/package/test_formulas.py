"""Formulas around an edit: shared ones are taken apart, the order of calculation goes, results are computed anew."""

import io
import zipfile

import pytest

from tests.workbook.package.by_hand import OFFICE, PACKAGE, TRANSITIONAL, part, workbook
from workbook.package import Formula, Look, edited

SHARED = ('<sheetData><row r="1">'
          '<c r="B1"><f t="shared" ref="B1:C3" si="0">A1*$A$1+"A1"</f><v>1</v></c><c r="C1"><f t="shared" si="0"/><v>2</v></c></row>'
          '<row r="2"><c r="B2"><f t="shared" si="0"></f><v>3</v></c><c r="C2"><f t="shared" si="1" ref="C2">9</f><v>4</v></c></row></sheetData>')
RELATIONS = TRANSITIONAL[1]
CHAIN = {
    "xl/calcChain.xml": f'<calcChain xmlns="{TRANSITIONAL[0]}"><c r="A1" i="1"/></calcChain>',
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId3" Type="{RELATIONS}/calcChain" Target="calcChain.xml"/></Relationships>'),
}
FORMULA = '<sheetData><row r="1"><c r="A1"><f>B1</f><v>1</v></c></row></sheetData>'


def edit(sheet, cell, value, **other):
    """Return the bytes of a workbook of this sheet after a cell is set."""
    return edited(workbook(sheet, **other), lambda made: made.set("Sheet1", cell, value))


def test_the_master_of_a_shared_formula_hands_it_on():
    """Every other cell gets the formula that it had, spelt out (relative references moved), and keeps its result."""
    assert SHARED.replace('<c r="B1"><f t="shared" ref="B1:C3" si="0">A1*$A$1+"A1"</f><v>1</v></c>', '<c r="B1"><v>7</v></c>').replace(
        '<c r="C1"><f t="shared" si="0"/>', '<c r="C1"><f>B1*$A$1+&quot;A1&quot;</f>').replace(
        '<f t="shared" si="0"></f>', "<f>A2*$A$1+&quot;A1&quot;</f>") in part(edit(SHARED, "B1", 7))


def test_a_follower_of_a_shared_formula_is_simply_set():
    """The others stay as they are."""
    assert SHARED.replace('<f t="shared" si="0"/><v>2</v>', "<v>7</v>") in part(edit(SHARED, "C1", 7))


@pytest.mark.parametrize("cell, value, kept", [("C9", 7, True), ("A1", 7, False), ("C9", Formula("A1"), False)])
def test_the_order_of_calculation(cell, value, kept):
    """calcChain stays, byte for byte, unless a formula goes or comes; then it goes with its entries, and programs make it anew."""
    content = workbook(FORMULA, more=CHAIN)
    content = edited(content, lambda made: None) if kept else content
    made = edited(content, lambda made: made.set("Sheet1", cell, value))
    types = part(made, "[Content_Types].xml")
    names = zipfile.ZipFile(io.BytesIO(made)).namelist()

    assert kept == ("xl/calcChain.xml" in names) == ("calcChain" in part(made, "xl/_rels/workbook.xml.rels"))
    assert OFFICE in types and "calcChain" not in types


@pytest.mark.parametrize("book, wanted", [
    ("", '</sheets><calcPr fullCalcOnLoad="1"/></workbook>'),
    ('<calcPr calcId="191029" fullCalcOnLoad=\'0\' />', '<calcPr calcId="191029" fullCalcOnLoad="1" />'),
    ('<calcPr calcId="191029"/>', '<calcPr calcId="191029" fullCalcOnLoad="1"/>'),
])
def test_results_are_computed_when_the_file_is_opened(book, wanted):
    """Where any formula stands: it may look at the cell that changed."""
    assert wanted in part(edit(FORMULA, "B1", 2, book=book), "xl/workbook.xml")


@pytest.mark.parametrize("sheet, change", [("<sheetData/>", lambda made: made.set("Sheet1", "B1", 2)),
                                           (FORMULA, lambda made: made.mark("Sheet1", "A1", Look(fill="FFC7CE")))])
def test_nothing_is_computed_where_no_result_can_change(sheet, change):
    """No formula anywhere, or only a colour: the part of the workbook is not touched."""
    assert "calcPr" not in part(edited(workbook(sheet), change), "xl/workbook.xml")

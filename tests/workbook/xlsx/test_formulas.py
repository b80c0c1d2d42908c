"""Formulas as they would be typed: shared ones spelt out as openpyxl and LibreOffice spell them, arrays told apart."""

import openpyxl
import pytest
from openpyxl.formula.translate import Translator

from tests.workbook.xlsx.by_hand import row
from workbook import raw_cells, recalculate
from workbook.xlsx.references import reference
from workbook.xlsx.shared_formula import moved

TRANSLATED = ["A1+B2", "$A1+A$1+$A$1", "SUM(A1:B3,$C$4:D5)", 'IF(A1="A1 B2",B1&"""C3",0)', "政策参数!$D$6*A1", "'A 1'!B2+'it''s'!C3", "表A1!C3",
              "LOG10(A1)+ATAN2(B1,C1)", "SUM(A:A)+SUM($B:C)", "SUM(2:3)+SUM($4:5)", "Sheet1!A1:B2", "A1.5+1E10", "IFERROR(1/A1,-A2%)",
              "[1]Sheet1!A1", "合计+A1", "TRUE+A1", "{1,2;3,4}+A1", "SUM(A1 B1)", "A1^2<>B1", "_x1+A1", "INDEX(A1:B2,1,2):C3"]
COLUMNS_OF_A_TABLE = ["表1[金额]+A1", "表1[[#This Row],[A1]]*2", "SUM(表1[[#All],[B2]:[C3]])"]


@pytest.mark.parametrize("formula", TRANSLATED)
@pytest.mark.parametrize("rows, columns", [(1, 0), (0, 1), (7, 30)])
def test_a_formula_moves_as_openpyxl_moves_it(formula, rows, columns):
    """Down, to the right and both."""
    expected = Translator("=" + formula, "A1").translate_formula(reference(1 + rows, 1 + columns))

    assert expected == "=" + moved(formula, rows, columns)


@pytest.mark.parametrize("formula", COLUMNS_OF_A_TABLE)
def test_the_column_of_a_table_does_not_move(formula):
    """What stands in brackets is a name, even where it looks like a cell."""
    assert formula.replace("+A1", "+A3") == moved(formula, 2, 0)


def test_past_the_edge_a_reference_goes_on_at_the_other():
    """Relative references wrap round (MS-XLS 2.5.198.109 for RgceElem of shared formulas)."""
    assert ("A1048576+XFD1", "B1:B2") == (moved("A1", -1, 0) + "+" + moved("A1", 0, -1), moved("A1048576:A1", 1, 1))


SHARED = (row(("", "<v>1</v>"), ("", '<f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v>'))
          + row(("", "<v>2</v>"), ("", '<f t="shared" si="0"/><v>4</v>'), number=2)
          + row(("", "<v>3</v>"), ("", '<f t="shared" si="0">ignored</f><v>6</v>'), ("", '<f t="shared" ref="C3:C4" si="1">B3+1</f><v>7</v>'), number=3)
          + row(("", ""), ("", ""), ("", '<f t="shared" si="1"/><v>1</v>'), number=4))


def test_shared_formulas_are_spelt_out(read):
    """Each with its own row; LibreOffice, which recalculates, spells them likewise."""
    made = read(SHARED)
    spelt = {(1, 2): "=A1*2", (2, 2): "=A2*2", (3, 2): "=A3*2", (3, 3): "=B3+1", (4, 3): "=B4+1"}

    assert spelt == made.formulas
    saved = recalculate.converted(made.path, made.path.parent / "office")
    assert spelt == raw_cells.read(saved).formulas["表"]
    assert {(1, 1): 1, (1, 2): 2, (2, 1): 2, (2, 2): 4, (3, 1): 3, (3, 2): 6, (3, 3): 7, (4, 3): 1} == raw_cells.read(saved).sheets["表"]


def test_a_group_that_is_begun_anew_is_another_one(read):
    """The cell that brings its own text and range has that text; SheetJS does likewise, openpyxl and LibreOffice keep the first."""
    made = read(row(("", '<f t="shared" ref="A1:A2" si="0">C1*2</f>'), ("", '<f t="shared" ref="B1:B2" si="0">D1+1</f>'))
                + row(("", ""), ("", '<f t="shared" si="0"/>'), number=2))

    assert {(1, 1): "=C1*2", (1, 2): "=D1+1", (2, 2): "=D2+1"} == made.formulas


def test_an_array_formula_stands_in_braces(read):
    """As Excel shows it; typed over a formula of ours it is another one."""
    made = read(row(("", '<f t="array" ref="A1:A2">B1:B2*2</f><v>2</v>')))

    assert {(1, 1): "{=B1:B2*2}"} == made.formulas
    assert "=B1:B2*2" == openpyxl.load_workbook(made.path).worksheets[0]["A1"].value.text


def test_a_data_table_is_told(read):
    """What-if tables have no formula of their own."""
    assert {(1, 1): "{=TABLE(B1,C1)}"} == read(row(("", '<f t="dataTable" ref="A1:A2" dt2D="1" dtr="1" r1="B1" r2="C1"/><v>2</v>'))).formulas


def test_a_text_that_looks_like_a_formula_is_none(read):
    """`=1+1` typed as text stays text."""
    made = read(row((' t="inlineStr"', "<is><t>=1+1</t></is>"), ("", "<f>1+1</f>"), ("", "<f/>"), ("", "<f></f><v>3</v>")))

    assert ({(1, 1): "=1+1", (1, 4): 3}, {(1, 2): "=1+1"}) == (made.ours, made.formulas)

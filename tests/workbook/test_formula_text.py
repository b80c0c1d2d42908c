"""Formulas as text: the explanation in a cell says what `udfs.explain` says; two spellings of one formula are one."""

import pytest

from tests.engines.rows import rows
from tests.size import size
from tests.workbook import sentences
from udfs import load, rules
from udfs.explain import sentence
from workbook import recalculate
from workbook.rowwise import Series, column_fixed, moved, pieces
from workbook.same_formula import normal

POLICIES = ("guangxi-2022", "linxian-2023", "guangxi-2019", "shanxi-2019", "yeji-2024", None)
COUNT = size(80, 300)


@pytest.fixture(scope="session")
def told(tmp_path_factory):
    """Some rows of every rule under every policy, on one workbook: (rows, columns, path)."""
    path, made = tmp_path_factory.mktemp("told") / "told.xlsx", rows(COUNT, seed=11643)
    return made, sentences.write(path, [name and load(name) for name in POLICIES], made), path


@pytest.fixture(scope="session")
def said(told):
    """What each engine shows, computed once."""
    known = {}

    def values(engine):
        if engine not in known:
            known[engine] = recalculate.values(told[2], engine)
        return known[engine]

    return values


@pytest.mark.parametrize("number, policy", list(enumerate(POLICIES)))
def test_the_explanation_in_the_cell_is_the_functions(told, said, spreadsheet, number, policy):
    """Letter by letter: figures, signs, grounds, verdicts, and what is said of blanks and bad words."""
    made, columns, _ = told
    cells, known = said(spreadsheet)[f"例{number}"], policy and load(policy)

    for name, column in columns[number].items():
        rule = rules()[name]
        for row, values in enumerate(made):
            expected = sentence(rule, {key: values[key] for key in rule.inputs}, known)
            assert expected == cells.get((row + 2, column + 1), ""), (name, {key: values[key] for key in rule.inputs})


def test_every_rule_explains_itself(told):
    """No rule is left out, and each says something in most rows."""
    _, columns, _ = told

    assert set(rules()) == {name for sheet in columns for name in sheet}


@pytest.mark.parametrize("formula, written", [
    ("=IF(A1=1,2,3)", "= if( A1 = 1 ,\n2, 3 )"),
    ("=政策参数!$D$6", "='政策参数'!$D$6"),
    ("=SUM(表!A1:A9)", "=sum('表'!a1:A9)"),
    ('=IF(A1="a b","是",0)', '=IF(A1="a b", "是",0)'),
    ("=IFERROR(A1,0)", "=_xlfn.IFERROR(A1,0)"),
    ("=IF(A1,FALSE,TRUE)", "=IF(A1,FALSE(),TRUE())"),
    ("=IF(A1=1.0,0.5,10)", "=IF(A1=1,0.50,10)"),
    ("=IF(A1<0.0000000001,1000000,0)", "=IF(A1<1E-10,1000000,0)"),
])
def test_what_programs_change_when_they_save_is_no_change(formula, written):
    """Blanks, quotes round a sheet's name, small letters, prefixes, brackets behind TRUE, figures written otherwise."""
    assert normal(formula) == normal(written)


@pytest.mark.parametrize("formula, changed", [
    ('=IF(A1="a b",1,0)', '=IF(A1="ab",1,0)'),
    ('=IF(A1="a",1,0)', '=IF(A1="A",1,0)'),
    ("=IF(A1=1,2,3)", "=IF(A1=1,2,4)"),
    ("=A1+B1", "=A1+B2"),
    ("=A1+$B$1", "=A1+B1"),
    ("=A1-B1", "=A1+B1"),
    ('="是"', "=是"),
    ('="FALSE()"', '="FALSE"'),
    ("=一!A1", "=二!A1"),
    ("=IF(A1<0.0000000001,1,0)", "=IF(A1<0.000000001,1,0)"),
])
def test_what_a_person_changes_is_a_change(formula, changed):
    """A word, a figure, a reference, a sign, a sheet."""
    assert normal(formula) != normal(changed)


@pytest.mark.parametrize("formula, cut", [
    ("A7+B8", ["A", 7, "+B", 8, ""]),
    ("$A7+A$7+$A$7", ["$A", 7, "+A$7+$A$7"]),
    ('IF(A7="B8",C9,0)', ["IF(A", 7, '="B8",C', 9, ",0)"]),
    ("SUM(表!A7:B9)", ["SUM(表!A7:B9)"]),
    ("LOG10(2)+AB12", ["LOG10(2)+AB", 12, ""]),
    ("IF(名单1=3,1,0)", ["IF(名单1=3,1,0)"]),
    ("1", ["1"]),
])
def test_a_formula_is_cut_at_its_relative_rows(formula, cut):
    """Not in words, not at fixed rows, not in names; what refers to another sheet stays."""
    assert cut == pieces(formula)


def test_a_formula_moves_down_by_its_relative_rows():
    """Ten rows down, as Excel fills it: the words and the fixed rows stay."""
    assert 'IF(A17="B8",A16,$D$9)' == moved(pieces('IF(A7="B8",A6,$D$9)'), 10)
    assert "A7" == moved(pieces("A7"), 0)


def test_the_first_row_may_differ_from_the_rest():
    """A running count begins without a row above it; from the second row on each is moved from the second."""
    series = Series(lambda row: f"{f'D{row + 6}' if row else '0'}+C{row + 7}")

    assert ["0+C7", "D7+C8", "D8+C9", "D506+C507"] == [series(row) for row in (0, 1, 2, 500)]


def test_a_condition_over_a_row_keeps_its_columns():
    """Conditional formats over many columns refer to fixed ones."""
    assert 'AND($A7=1,$B7="C7",$D$2=1)' == column_fixed('AND(A7=1,$B7="C7",$D$2=1)')

"""The edition that calls Python: its formulas, its settings, the code that it brings along, and what `medaid check` says of it."""

import json
import os
import re
import subprocess
import sys
import zipfile

import openpyxl
import pytest

from macros.editions import EDITIONS
from tests.workbook import package
from tests.workbook.sound import GUANGXI, TODAY, guangxi
from udfs import rules
from udfs.vocabulary import NAMES
from workbook import embedded_code, function_sheets, raw_cells, recalculate, self_check
from workbook.build import build
from workbook.check import check
from workbook.edition import FUNCTIONS
from workbook.layout import MOST_ROWS, Layout
from workbook.standing import CHANGED, FOREIGN_CODE
from workbook.template import names, template
from workbook.udf_formula import NO_PYTHON, Calls

FORMULA_ARRAY = 255  # characters that Excel's Range.FormulaArray takes
DATA = {"admissions": [guangxi(0), guangxi(1, in_catalog=8500), guangxi(2, in_catalog=None)]}
COLUMNS = ("catalog_ratio", "catalog_verdict", "catalog_excess")
ANSWER = """
import sys, udfs
from macros.udf_server import FUNCTIONS
print(udfs.__file__, FUNCTIONS["CATALOG_EXCESS"]([["低保对象"]], "县级", "否", "否", 8500.0, 10000.0, "guangxi-2022"),
      sorted({"openpyxl", "numpy", "xlsxwriter", "xlwings"} & set(sys.modules)))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The same three stays in the edition of formulas (.xlsx) and in that of functions (.xlsm)."""
    folder = tmp_path_factory.mktemp("udf")
    for key, name in (("xlsx", "formulas.xlsx"), (FUNCTIONS, "functions.xlsm")):
        build(GUANGXI, folder / name, rows=20, data=DATA, today=TODAY, edition=EDITIONS[key]())
    return folder


@pytest.fixture(scope="module")
def cells(made):
    """What stands in the cells of the edition of functions."""
    return raw_cells.read(made / "functions.xlsm").sheets


def found(path):
    """Return [(code, sheet, cell)] of what was changed or is foreign in a workbook."""
    return [(one.code, one.sheet, one.cell) for one in check(path, TODAY).findings if one.code in (CHANGED.code, FOREIGN_CODE.code) or "改写" in one.title]


def test_a_column_is_one_array_formula(made):
    """The whole columns in the rule's order, 政策参数, the days by which figures are picked; the word where nothing answers."""
    sheet = openpyxl.load_workbook(made / "functions.xlsm")["住院登记"]
    placed = Layout(template(GUANGXI), 20).sheets["admissions"]
    cell = sheet[placed.cell("catalog_excess", 0)]
    inputs = ",".join(f"${placed.letter(name)}$5:${placed.letter(name)}$24" for name in (*rules()["catalog_excess"].inputs,))
    day = f"${placed.letter('settled_on')}$5:${placed.letter('settled_on')}$24"

    assert f"{placed.letter('catalog_excess')}5:{placed.letter('catalog_excess')}24" == cell.value.ref
    assert f'=IFERROR(CATALOG_EXCESS({inputs},政策参数!$A$1:$D$42,{day}),"{NO_PYTHON}")' == cell.value.text


def test_the_stored_values_are_those_of_the_formulas(made):
    """What previews and phones show is the same in both editions, sheet by sheet."""
    formulas, functions = (recalculate.cached(made / name) for name in ("formulas.xlsx", "functions.xlsm"))

    assert [] == [name for name in formulas if name != "使用说明" and formulas[name] != functions[name]]


def test_without_python_a_cell_says_so(made):
    """Another program finds no such function."""
    values, placed = recalculate.values(made / "functions.xlsm", "libreoffice"), Layout(template(GUANGXI), 20).sheets["admissions"]

    assert {NO_PYTHON} == {values["住院登记"][placed.first + 1 + row, placed.places[key] + 1] for key in COLUMNS for row in range(3)}


def test_a_column_that_feeds_on_itself_is_no_array():
    """What was paid before stands in the rows above: only these two, in all workbooks."""
    circles = {(name, *key) for name in names() for key in Calls(Layout(template(name), 50)).circles}

    assert {("住院救助与单病种", "ledger", "inpatient_assistance"), ("医疗救助待遇", "tilt", "tilt_rescue")} == circles


@pytest.mark.parametrize("name", names())
def test_excel_can_write_every_call_back(name):
    """An array formula written by a macro may have 255 characters, whatever the number of rows; calls name known functions."""
    layout = Layout(template(name), MOST_ROWS)
    for _, _, kind, _, call in function_sheets.both(layout, Calls(layout)):
        assert kind != function_sheets.ARRAY or len(call) < FORMULA_ARRAY
        assert re.match(r"IFERROR\(([A-Z_]+)\(", call).group(1).lower() in rules()


def test_self_check_asks_python(made):
    """自检 shows whether this machine's Python computes right; its verdict compares with the known answers."""
    formulas = raw_cells.read(made / "functions.xlsm").formulas[self_check.SHEET]
    asked = [formulas[row, self_check.GOT + 1] for row in range(self_check.FIRST_ROW, self_check.FIRST_ROW + 3)]

    assert all(re.match(r"=IFERROR\([A-Z_]+\(", one) for one in asked)


def test_the_code_is_the_package_s(made, cells):
    """File by file and line by line, the digest too; its sheets are very hidden."""
    book = raw_cells.read(made / "functions.xlsm")
    hidden = {name for name, state in book.states.items() if state == "veryHidden"}
    carried = embedded_code.read(cells)

    assert [(embedded_code.ROOT / part.path).read_text(encoding="utf-8").rstrip("\n").split("\n") for part in carried] == [list(part.lines) for part in carried]
    assert {part.path for part in embedded_code.own()} == {part.path for part in carried}
    assert embedded_code.digest(embedded_code.own()) == embedded_code.digest_of(cells) == book.properties["medaid_code"]
    assert {*(part.sheet for part in carried), function_sheets.BOTH} == hidden
    assert all(len(part.sheet) <= 31 for part in carried)


def test_the_code_runs_where_nothing_of_the_program_is_installed(cells, tmp_path):
    """Written to a folder as xlwings does, it needs Python and the working-day calendar: 10,000 − 8,500 − 1,000 = 500."""
    for name, path in json.loads(cells[embedded_code.CONFIG][2, 2]).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        last = max(row for row, _ in cells[name]) if cells.get(name) else 0
        (tmp_path / path).write_text("\n".join(str(cells[name].get((row, 1), "")) for row in range(1, last + 1)) + "\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", ANSWER], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)},
                          capture_output=True, encoding="utf-8", check=False)

    assert (0, "") == (done.returncode, done.stderr)
    assert f"{tmp_path / 'udfs' / '__init__.py'} [[500.0]] []" == done.stdout.strip()


def test_the_settings_of_xlwings(cells):
    """Where the functions are and which sheet is which file; the interpreter and the licence are the county's to fill in."""
    held = cells[embedded_code.CONFIG]

    assert ["UDF MODULES", "RELEASE_EMBED_CODE_MAP"] == [value for (_, column), value in held.items() if column == 1]
    assert embedded_code.ENTRY == held[1, 2]
    assert "LICENSE_KEY" in " ".join(str(value) for (_, column), value in held.items() if column == 4)


def test_every_function_is_explained(cells):
    """One row a function, an argument a column: where the wizard gets its words."""
    held = cells[function_sheets.HELP]
    listed = [held[row, 1] for row in range(function_sheets.FIRST_ROW, function_sheets.FIRST_ROW + len(rules()))]

    assert sorted(rule.excel_name for rule in rules().values()) == listed
    assert NAMES["category"].label in held[function_sheets.FIRST_ROW + listed.index("CATALOG_EXCESS"), 3]


def test_check_finds_nothing_changed(made):
    """The calls are what is expected of this edition, and only of this edition."""
    assert [] == found(made / "functions.xlsm")


def changed_code(xml):
    """Return the strings of a workbook with one line of one file changed."""
    assert 1 == xml.count("return [[str(unfit)]]")
    return xml.replace("return [[str(unfit)]]", "return [[0]]")


def test_check_finds_a_changed_line_of_code(made, tmp_path):
    """By sheet and row; nothing of it is run."""
    spoilt = package.edited(made / "functions.xlsm", tmp_path / "spoilt.xlsm", {"xl/sharedStrings.xml": changed_code})
    ((code, sheet, cell),) = found(spoilt)
    part = next(part for part in embedded_code.own() if part.sheet == sheet)

    assert (FOREIGN_CODE.code, "macros/udf_server.py") == (code, part.path)
    assert "return [[str(unfit)]]" in part.lines[int(cell[1:]) - 1]


@pytest.mark.parametrize("old, new", [(">macros.udf_server<", ">macros.other<"), ('"macros/udf_server.py"', '"macros/other.py"')])
def test_check_finds_code_that_comes_from_elsewhere(made, tmp_path, old, new):
    """The module that xlwings is to import, or the file that a sheet is written to, is another."""
    assert old in zipfile.ZipFile(made / "functions.xlsm").read("xl/sharedStrings.xml").decode()
    spoilt = package.edited(made / "functions.xlsm", tmp_path / "spoilt.xlsm", {"xl/sharedStrings.xml": lambda xml: xml.replace(old, new)})

    assert FOREIGN_CODE.code in [code for code, _, _ in found(spoilt)]


def test_check_finds_code_in_a_workbook_of_formulas(made, tmp_path):
    """A sheet called *.py in an .xlsx is foreign code, whatever it says."""
    book = openpyxl.load_workbook(made / "formulas.xlsx")
    book.create_sheet("help.py")["A1"] = "import os"
    book.save(tmp_path / "strange.xlsx")

    assert (FOREIGN_CODE.code, "help.py", "A1") in found(tmp_path / "strange.xlsx")


def test_check_finds_a_call_that_was_changed(made, tmp_path):
    """An array formula over other cells, or none at all."""
    book = openpyxl.load_workbook(made / "functions.xlsm", keep_vba=True)
    placed = Layout(template(GUANGXI), 20).sheets["admissions"]
    book["住院登记"][placed.cell("catalog_ratio", 0)].value.text = "=IFERROR(1,0)"
    book.save(tmp_path / "changed.xlsm")

    assert {placed.cell("catalog_ratio", row) for row in range(3)} <= {cell for _, _, cell in found(tmp_path / "changed.xlsm")}

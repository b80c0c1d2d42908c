"""What the engine cannot do, it says: engine, member and the way out; the page of the engine is in step with it."""

import inspect
import re
import subprocess
import sys

import pytest
import xlwings as xw
from xlwings import base_classes

from workbook.engine import Unsupported, coverage, refused, refusals

ROWS = list(coverage.rows())


def test_a_refused_member_has_a_reason():
    """Every member of base_classes is answered or refused with words, Chinese ones."""
    assert [] == [row for row in ROWS if row[2] is None or row[2] and not re.search("[\u4e00-\u9fff]", row[2])]


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, kind in coverage.kinds().items() if kind], ids=lambda value: str(value)[:20])
def test_no_member_raises_a_bare_error(name, kind):
    """xlwings' own `raise NotImplementedError()`, with which it marks what an engine has to write, is nowhere left."""
    for member in refusals.members(name):
        own = inspect.getattr_static(kind, member.rstrip("="))
        for function in (own.fget, own.fset) if isinstance(own, property) else (own,):
            assert function is None or "raise NotImplementedError" not in inspect.getsource(inspect.unwrap(function))


def test_reasons_are_given_for_members_that_exist():
    """A reason for a member that xlwings has dropped would go unnoticed."""
    assert set() == {*refused.CLASSES, *refused.MEMBERS} - set(vars(base_classes))
    assert [] == [(name, member) for name, reasons in refused.MEMBERS.items() for member in reasons if member not in refusals.members(name)]


def test_a_member_without_answer_and_reason_stops_the_import():
    """A new version of xlwings with new members is noticed at once."""
    with pytest.raises(TypeError, match="Book.api: neither written nor refused"):
        refusals.refusing(type("Book", (base_classes.Book,), {}))


@pytest.mark.parametrize(("call", "words"), [
    (lambda sheet: sheet.book.macro("Check")(), "App.run:没有 Excel"), (lambda sheet: sheet.book.app.alert("x"), "App.alert"),
    (lambda sheet: sheet.book.app.startup_path, "App.startup_path"), (lambda sheet: sheet.book.json(), "Book.json"),
    (lambda sheet: sheet.comments[0], "Sheet.comments"), (lambda sheet: sheet.to_html("x.html"), "Sheet.to_html"),
    (lambda sheet: sheet["A1"].characters, "Range.characters"), (lambda sheet: sheet["A1"].copy_picture(), "Range.copy_picture"),
    (lambda sheet: sheet["A1"].comment, "Range.comment"), (lambda sheet: sheet["A1"].add_comment("x"), "Range.add_comment"),
    (lambda sheet: sheet["A1"].autofilter, "Range.autofilter"),
    (lambda sheet: sheet["A1"].conditional_formats, "Range.conditional_formats"), (lambda sheet: sheet["A1"].move(sheet["B1"]), "Range.move"),
    (lambda sheet: sheet["A1"].to_pdf("x.pdf"), "Range.to_pdf"), (lambda sheet: sheet.charts.add(), "Charts.add"),
    (lambda sheet: sheet.charts[0] if sheet.charts.count else sheet.charts(1), "Charts.__call__"),
    (lambda sheet: sheet.pictures.add("x.png"), "Pictures.add"), (lambda sheet: sheet.shapes(1), "Shapes.__call__"),
    (lambda sheet: sheet.pivot_tables.add(sheet["A1:B2"], sheet["D1"], rows=["a"], values=["b"]), "PivotTables.add")])
def test_a_refusal_names_engine_member_and_way_out(sheet, call, words):
    """Unsupported is an XlwingsError."""
    sheet["A1"].value = [["a", "b"], [1, 2]]
    with pytest.raises(Unsupported, match=f"^openpyxl 引擎不支持 {words}") as refusal:
        call(sheet)

    assert isinstance(refusal.value, xw.XlwingsError)
    assert len(str(refusal.value).split(":", 1)[1]) > 5


@pytest.mark.parametrize("collection", ["charts", "pictures", "shapes", "pivot_tables"])
def test_what_is_drawn_can_be_counted(sheet, collection):
    """An empty collection has nothing to refuse."""
    found = getattr(sheet, collection)

    assert (0, [], False) == (len(found), list(found), "x" in found)


def test_the_page_is_in_step_with_the_engine():
    """`python -m workbook.engine.coverage` was run after the last change."""
    assert coverage.page() == coverage.PAGE.read_text(encoding="utf-8")


def test_all_classes_of_everyday_scripts_are_answered():
    """Apps, books, sheets, ranges, names, tables, fonts, borders, notes: at least nine members of ten, asynchronous ones aside."""
    everyday = ("Apps", "App", "Books", "Book", "Sheets", "Sheet", "Range", "Names", "Name", "Font", "Border", "Borders", "Tables", "Note")
    found = [why for kind, _, why in ROWS if kind in everyday and why != refused.ASYNC]

    assert found.count("") / len(found) > 0.88


def test_the_rest_of_the_product_does_without_xlwings():
    """Only workbook/engine imports it, and nothing imports workbook/engine."""
    script = "import sys, udfs, workbook.build, workbook.check, macros.cli\nprint('xlwings' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert ("False\n", "") == (done.stdout, done.stderr)


def test_the_import_warns_of_nothing_and_leaves_an_active_engine_alone():
    """Under -W error; an engine that is active before stays so."""
    script = ("import xlwings as xw\nother = xw.Engine(impl=type('Other', (), {'name': 'other', 'type': 'desktop'}))\nother.activate()\n"
              "import workbook.engine\nprint(xw.engines.active.name, xw.engines['openpyxl'].name)")
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=False)

    assert ("other openpyxl\n", "") == (done.stdout, done.stderr)

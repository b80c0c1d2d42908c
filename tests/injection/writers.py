"""Every writer of the product, given texts by their names: what it writes, and what of them can be read again."""

import functools
import io
import re
import tempfile
from pathlib import Path

import xlsxwriter
import xlwings as xw
from docxtpl import DocxTemplate
from rich.table import Table

import workbook.engine  # noqa: F401 (open workbooks without Excel)
from macros.change_edition import unprotected
from macros.check_ratios import check_ratios, next_finding
from macros.convert import convert
from macros.documents import kinds, render, verify
from macros.documents.paper import Basis, Paper
from macros.editions import EDITIONS
from macros.screen import Screen
from tests.workbook.sound import LINXIAN, TODAY, identity, linxian
from udfs.county import overlay
from workbook import check_in_place, package, raw_cells, report
from workbook.build import build
from workbook.check import Finding, Report, check

TABLE, FIRST, NAME, CASE = "住院登记", 5, 2, 8  # the sheet, its first row, the columns of name and admission number
MONTH = TODAY.replace(2025, 9, 1)
STAY = functools.partial(linxian, out_of_catalog=5000)  # over every cap, so it stands on the list


def stays(texts):
    """Return a stay on the list for each text, which is its name, its place and, by turns, its number, category and identity."""
    return [STAY(number, name=text, institution=text, admission_no=text if number % 2 else f"ZY{number:04d}",
                 category=text if not number % 3 else "低保对象", id_number=text if not number % 5 else identity(number + 1))
            for number, text in enumerate(texts)]


@functools.cache
def _built(edition, texts):
    made = EDITIONS[edition]()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"监测{made.suffix}")
        build(LINXIAN, path, rows=len(texts) + 2, data={"admissions": stays(texts), "list:fields": {"month_on": MONTH}}, today=TODAY,
              edition=made)
        return path.read_bytes()


def built(texts, folder, edition="xlsx"):
    """Return a workbook of an edition in which staff typed the texts; formulas hold what formualizer makes of them."""
    path = folder / f"监测{EDITIONS[edition]().suffix}"
    path.write_bytes(_built(edition, tuple(texts.values())))
    return path


def held(path):
    """Return the names in a workbook, in the order in which they were typed."""
    cells = raw_cells.read(path).sheets[TABLE]
    rows = range(FIRST, max(row for row, column in cells if column == NAME and row >= FIRST) + 1)
    return [cells.get((row, NAME)) for row in rows if (row, NAME) in cells and cells.get((row, CASE)) is not None]


def converted(texts, folder, edition):
    """Return it turned into another edition."""
    return convert(built(texts, folder), edition).path


def county(texts, folder):
    """Return a workbook with a county's figures, whose sources are the texts."""
    keys = ("deductible", "cap")
    written = ['policy = "linxian-2023"', 'county = "某县"'] + [
        f'[value.{key}]\nvalue = 10000\nfrom = 2023-01-01\nsource = {_toml(text)}' for key, text in zip(keys, texts.values())]
    (folder / "某县.toml").write_text("\n".join(written), encoding="utf-8")
    path = folder / "county.xlsx"
    build("医疗救助待遇", path, rows=5, policy=overlay(folder / "某县.toml"), today=TODAY, cached=False)
    return path


def _toml(text):
    return '"' + "".join(sign if sign.isalnum() else f"\\U{ord(sign):08x}" for sign in text) + '"'


def reported(texts, folder):
    """Return a report whose every word is a text, on a file that is called like one."""
    checked = folder / "=1+1 {{x}}.xlsx"
    findings = [Finding(text, TABLE, "B5", text, text, text, text, number) for number, text in enumerate(texts.values())]
    made = Report(checked.name, next(iter(texts.values())), "guangxi-2022", TODAY, len(findings), findings)
    return report.write(made, checked, folder / "report.xlsx")


def in_place(texts, folder):
    """Return a workbook into which its own check was written."""
    path = built(texts, folder)
    check_in_place.checked(path, check)
    return path


def edited(texts, folder):
    """Return a workbook whose cells, properties and sheet of ours were written by the package."""
    path = folder / "edited.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet(TABLE)
    with package.opened(path) as edit:
        for number, text in enumerate(texts.values()):
            edit.set(TABLE, f"B{number + FIRST}", text)
            edit.set(TABLE, f"H{number + FIRST}", "1")
            edit.set_property(f"p{number}", text)
        edit.add(package.NewSheet("文字", [[(text, None)] for text in texts.values()]))
    return path


def saved(texts, folder):
    """Return a workbook that the engine of xlwings opened, wrote a word into and saved."""
    book = xw.Book(built(texts, folder))
    try:
        with unprotected(book.sheets[TABLE]) as sheet:
            sheet["C2"].value = "青溪镇"
        book.save(folder / "saved.xlsx")
    finally:
        book.close()
    return folder / "saved.xlsx"


def pressed(texts, folder):
    """Return a workbook saved after its buttons 校验占比 and 下一问题, which write into 核对记录."""
    book = xw.Book(built(texts, folder, "xlsm"))
    try:
        check_ratios(book)
        next_finding(book)
        book.save(folder / "pressed.xlsm")
    finally:
        book.close()
    return folder / "pressed.xlsm"


WORKBOOKS = {"build xlsx": built, "build xlsm": functools.partial(built, edition="xlsm"), "build udf": functools.partial(built, edition="udf"),
             "convert": functools.partial(converted, edition="udf"), "in place": in_place, "engine": saved, "buttons": pressed, "package": edited}


def paper(form, texts):
    """Return a document of a form: a line of every list and of the reckoning for each text, a text in each other place."""
    template, texts = DocxTemplate(render.FORMS / f"{form}.docx"), list(texts.values())
    names = sorted(template.get_undeclared_template_variables() - {"basis", "digest", "workbook"})
    lists = {name: [dict.fromkeys(_columns(template), text) for text in texts] for name in ("rows", "benefits") if name in names}
    words = {name: texts[place % len(texts)] for place, name in enumerate(names)}
    return Paper(form, texts[0], words | lists, tuple(Basis(text, text, text, text, text) for text in texts), {"number": texts[0]})


def _columns(template):
    template.init_docx()
    return set(re.findall(r"\b[a-z]+\.([a-z_]+)", template.get_xml()))


def documents(texts, folder):
    """Return {form: path} of every kind of document with the texts in every place, the first of them in the name of its file."""
    return {form: render.write(paper(form, texts), folder, "=1+1 {{x}}.xlsx") for form in kinds.KINDS}


def said(path):
    """Return the text of a document: paragraphs, and the cells of tables."""
    return "\n".join(verify.lines(path))


def printed(text):
    """Return what the console of the command prints of a text, in a line and in a table."""
    screen, table = Screen(file=io.StringIO(), width=100_000), Table(show_edge=False, show_header=False, box=None)
    table.add_row(text)
    screen.print(text)
    screen.print(table)
    return screen.file.getvalue()

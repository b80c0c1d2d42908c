"""docs/使用手册.md: every code, column and verdict that staff meet is in the manual, and the manual has no other."""

import datetime
import re

import pytest

from tests.docs.pages import MANUAL, table
from udfs import catalog_verdict, expression, late_application_due, monthly_list_due, push_due
from workbook import standing, unusable
from workbook.build import build
from workbook.package import CODES as CODES_OF_EDITS
from workbook.recalculate import values
from workbook.template import names, template

TEXT = MANUAL.read_text(encoding="utf-8")
EXPLAINED = ("住院费用监测", "目录外控费")  # column by column; the others by their own 使用说明
CODES = TEXT.partition("## 十四")[2]


def section(heading):
    """Return the text below a `###` heading."""
    return re.search(rf"^### [^\n]*{re.escape(heading)}[^\n]*\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL).group(1)


def test_the_checks_of_every_workbook_are_explained():
    """Parameters to fill, the calendar's end, what was changed."""
    listed = {tuple(row[:2]) for row in table(section("各工作簿都有的编号"), "编号")}

    assert {(one.code, one.title) for one in (standing.TO_FILL, standing.CALENDAR, standing.CHANGED,
                                             standing.WRONG_VALUE, standing.UNFIT, standing.FOREIGN_CODE, standing.UNCERTAIN,
                                             standing.NO_COLUMN)} == listed


def test_every_unusable_file_is_explained():
    """The closed list of the codes with which a file is refused."""
    assert sorted(unusable.CODES) == [row[0] for row in table(section("文件用不了的编号"), "编号")]


def test_every_refusal_to_write_is_explained():
    """The closed list of workbook.package, with its reasons."""
    assert [[code, why] for code, why in CODES_OF_EDITS.items()] == [row[:2] for row in table(section("写不进去的编号"), "编号")]


def test_no_code_is_made_up():
    """What looks like a code anywhere in the manual stands in one of its tables, or is a check of a workbook."""
    known = {check.code for name in names() for sheet in template(name).sheets for check in sheet.checks}

    assert set(re.findall(r"\b[A-Z]\d\d\b", TEXT)) <= known | set(re.findall(r"^\| ([A-Z]\d\d) \|", CODES, re.MULTILINE))


@pytest.mark.parametrize("name, sheet, headings", [
    ("住院费用监测", "admissions", ["1. 住院费用监测 — 住院登记"]),
    ("住院费用监测", "reviews", ["2. 住院费用监测 — 特殊病例审批台账"]),
    ("目录外控费", "institutions", ["3. 目录外控费 — 机构名单"]),
    ("目录外控费", "admissions", ["1. 住院费用监测 — 住院登记", "4. 目录外控费 — 住院登记"]),
])
def test_every_column_to_fill_is_explained(name, sheet, headings):
    """The manual has a line for each yellow column, and none that the sheet lacks (shared columns are explained once)."""
    typed = [column.label for column in template(name).sheet(sheet).columns if column.typed and not column.hidden]
    told = [row[0] for heading in headings for row in table(section(heading), "列")]

    assert set(typed) <= set(told)
    assert {row[0] for row in table(section(headings[-1]), "列")} <= set(typed)
    assert len(headings) > 1 or typed == told


@pytest.mark.parametrize("name", names())
def test_the_sheets_are_called_by_their_names(name):
    """Every sheet of data is mentioned, and the fields of the month's list are told in order."""
    made = template(name)

    assert all(sheet.name in TEXT for sheet in made.sheets)
    labels = [field.label for sheet in made.sheets if name in EXPLAINED and sheet.key == "list" for field in sheet.fields if not field.hidden]
    assert all(f"“{label}”" in TEXT for label in labels)


def ends(node):
    """Return the words that a tree of verdicts can give."""
    return ends(node.then) | ends(node.otherwise) if isinstance(node, expression.Choose) else {node.text}


def test_every_verdict_is_explained():
    """The words that 判定 can show, and the blank."""
    assert ends(catalog_verdict.tree) | {"(空白)"} == {row[0] for row in table(section("1. 住院费用监测"), "判定")}


def test_the_worked_month():
    """The list of September 2025 goes out by 10 October; received on that Friday, it is passed on by the 14th."""
    day = datetime.date
    assert "9月的名单是10月10日" in TEXT and "2025年10月10日(周五)收到,3个工作日到10月14日" in TEXT
    assert day(2025, 10, 10) == monthly_list_due(day(2025, 9, 1), "提前", policy="guangxi-2022")
    assert day(2025, 10, 14) == push_due(day(2025, 10, 10), policy="guangxi-2022")
    assert "“补申报期限”(10个工作日)" in TEXT
    assert day(2025, 10, 28) == late_application_due(day(2025, 10, 14), policy="guangxi-2022")


def test_the_first_thing_to_look_at_is_there(tmp_path):
    """自检 says in its fourth row what the manual quotes."""
    build("目录外控费", tmp_path / "blank.xlsx", rows=50)
    (good,) = re.findall(r"“自检”表第4行。写着“([^”]+)”", TEXT)

    assert values(tmp_path / "blank.xlsx")["自检"][4, 1].endswith(good)

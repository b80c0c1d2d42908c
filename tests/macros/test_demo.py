"""`medaid demo`: 300 fictitious admissions with the mistakes that staff make, each of them found, and nothing else."""

import datetime
import re

import openpyxl
import pytest

from macros import demo
from macros.demo_command import DOCUMENTS, example
from macros.documents.verify import differences
from macros.township.workbooks import FILLINGS
from tests.workbook import grid
from tests.workbook.sound import GUANGXI, TODAY
from udfs import id_verdict
from workbook import recalculate
from workbook.build import build
from workbook.check import check

SHEETS = {"admissions": "住院登记", "reviews": "特殊病例审批台账"}


@pytest.fixture(scope="session")
def ran(demonstration):
    """The command, run once: its folder and what it prints."""
    return demonstration[0], "".join(demonstration[2].split())


@pytest.fixture(scope="session")
def built(ran):
    """The filled workbook, its data, what was planted, and what is found on a fixed day."""
    path = ran[0] / f"{GUANGXI}(示例).xlsx"
    return path, *demo.with_mistakes(), check(path, today=TODAY)


def test_what_is_found_is_what_was_planted(built):
    """Check, sheet and row, each planted mistake once, and not one finding more."""
    _, _, planted, report = built

    assert sorted((code, SHEETS[key], row) for code, key, row, _ in planted) == sorted(
        {(found.code, found.sheet, found.row) for found in report.findings})


def test_there_are_fifteen_kinds(built):
    """Fifteen checks or more, each planted mistake with its words."""
    _, _, planted, _ = built

    assert len({code for code, _, _, _ in planted}) >= 15
    assert all(re.search("[一-龥]", what) for _, _, _, what in planted)


@pytest.mark.parametrize("code, words", [
    ("Z03", "末三位变成000"), ("Z05", "2025.9.3"), ("Z15", "公式被数字盖掉"), ("Z11", "登记两次"), ("Z09", "大于总费用"),
    ("Z02", "漏填"), ("Z10", "低保户"), ("Z07", "出院早于入院")])
def test_the_mistakes_that_staff_make_are_among_them(built, code, words):
    """Each with a cell of its own in the report."""
    _, _, planted, report = built
    row = next(row for planted_code, _, row, what in planted if planted_code == code and words in what)

    assert (code, row) in {(found.code, found.row) for found in report.findings}


def test_the_data_are_the_same_each_time():
    """Seeded, in any process."""
    assert demo.with_mistakes() == demo.with_mistakes()
    assert demo.admissions(20) == demo.admissions(300)[:20] != demo.admissions(20, seed=1)


def test_there_are_three_hundred_people_and_none_is_real():
    """Region codes of no county, sound check characters, names that say what they are."""
    rows = demo.admissions()

    assert 300 == len(rows) == len({row["id_number"] for row in rows}) == len({row["admission_no"] for row in rows})
    assert {"有效"} == {id_verdict(row["id_number"]) for row in rows}
    assert all(re.fullmatch(r"45\d\d00\d{11}[\dX]", row["id_number"]) for row in rows)
    assert all(re.search("[示样测演试例]", row["name"][1:]) for row in rows)


def test_before_the_mistakes_nothing_is_found(tmp_path):
    """The 300 rows and their approvals are sound."""
    rows = demo.admissions()
    build(demo.TEMPLATE, tmp_path / "sound.xlsx", data={"admissions": rows, "reviews": demo.reviews(rows)}, cached=False)

    assert [] == check(tmp_path / "sound.xlsx", today=TODAY).findings


def test_the_months_list_is_filled(built):
    """低于比例名单 of the chosen month: those below 90 % who settled in September 2025, counted here by the notice's own sum."""
    path, data, _, _ = built
    month = data["list:fields"]["month_on"]
    cells = recalculate.cached(path)["低于比例名单"]
    listed = [value for (row, column), value in sorted(cells.items()) if column == grid.column_of(cells, "住院号") and row > grid.first_row(cells) - 1]
    protected = ("特困人员", "孤儿", "低保对象", "低保边缘对象", "监测对象", "脱贫不稳定户", "脱贫人口")

    below = [row["admission_no"] for row in data["admissions"]
             if isinstance(row["settled_on"], datetime.date) and (row["settled_on"].year, row["settled_on"].month) == (month.year, month.month)
             and all(isinstance(row[key], (int, float)) and row[key] >= 0 for key in ("total", "in_catalog"))
             and row["category"] and any(word in protected for word in row["category"].split("、"))
             and row["category"] != "低保户" and row["institution_level"] in ("乡镇", "县级", "市级", "自治区级")
             and row["single_disease"] == row["special_case_approved"] == "否"
             and 10 * round(row["in_catalog"] * 100) < 9 * round(row["total"] * 100)]
    assert datetime.date(2025, 9, 1) == month and len(below) > 5
    assert below == listed


def test_the_command_builds_fills_prints_and_checks(ran, demonstration):
    """Every workbook of the township, the report of the one with mistakes, a folder of documents; exit 0, for the mistakes are meant."""
    folder, shown = ran
    report = next(folder.glob("*核对结果*.xlsx"))
    books = [f"{name}(示例).xlsx" for name in (GUANGXI, *(filling.template for filling in FILLINGS))]

    assert {*books, report.name, "文书"} == {path.name for path in folder.iterdir()}
    assert 0 == demonstration[1]
    for part in ("300例", "低于比例名单", "2025年09月", "Z15", "S12"):
        assert part in shown, part
    assert len(list(openpyxl.load_workbook(report)["问题清单"].iter_rows(min_row=4))) >= 25


def test_the_documents_are_there(ran):
    """At least one of every form, and each agrees with its workbook."""
    folder, shown = ran
    papers = sorted((folder / "文书").glob("*.docx"))

    assert len(papers) > 50
    for form, name, _ in DOCUMENTS:
        assert f"文书:{form}" in shown
        stem = {"不符合医疗救助条件书面告知书": "告知书", "待遇明白卡": "明白卡"}.get(form, form)
        first = next(path for path in papers if path.name.startswith(stem))
        assert [] == differences(first, example(folder, name))

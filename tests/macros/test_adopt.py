"""`medaid adopt`: a township's own table moved into the template or completed beside it; what was there stays as it was."""

import datetime
import hashlib
import os
from pathlib import Path

import pytest

from tests.macros import commands
from tests.macros.commands import refused, run
from tests.macros.township_table import FIRST, HEADERS, people, written
from tests.workbook import package
from workbook import raw_cells, recalculate
from workbook.check import check
from workbook.read import read

TODAY = datetime.date.today()
KEYS = ("name", "id_number", "category", "institution", "institution_level", "admission_no", "admitted_on", "discharged_on", "settled_on", "total", "in_catalog")


def said(*arguments, code=0):
    """Return what a command line prints as JSON; a new workbook has no more room than it needs."""
    return commands.said(*arguments, "--rows", 50, code=code)


def digest(path):
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def uneven(count=4):
    """Return rows of which the first lacks 10 fen of 90 %, and the second has exactly 90 %."""
    rows = people(count)
    rows[0] |= {"total": 1000.0, "in_catalog": 899.9, "single_disease": "否"}
    rows[1] |= {"total": 1234.5, "in_catalog": 1111.05}
    return rows


# into the template


def test_every_row_comes_into_the_template(tmp_path):
    """Value for value; the sum and the signature are no rows, and are listed as not read; the table is the same to the byte."""
    rows = people()
    path = written(tmp_path / "九月.xlsx", rows)
    before = digest(path)
    found = said("adopt", path, code=0)
    filled = read(tmp_path / "九月_转入住院费用监测.xlsx")

    assert [str(tmp_path / "九月_转入住院费用监测.xlsx")] == found["made"] and before == digest(path)
    assert [[row[key] for key in KEYS] for row in rows] == [[row[key] for key in KEYS] for row in filled.rows["admissions"] if row["active"]]
    assert [["九月", FIRST + 4, "合计"], ["九月", FIRST + 5, "说明"]] == found["reading"]["skipped"]
    assert (4, "住院费用监测", []) == (found["rows"], found["template"], found["findings"])


def test_what_is_converted_is_listed_and_what_is_not_sure_comes_over_as_it_stands(tmp_path):
    """A day in words is a day; `900左右` stays those words, is asked about with its own cell, and 校验 of the new workbook finds it."""
    path = written(tmp_path / "九月.xlsx", uneven(), {(0, "admitted_on"): "2024年5月3日", (2, "in_catalog"): "900左右"})
    found = said("adopt", path, code=1)
    moved = tmp_path / "九月_转入住院费用监测.xlsx"
    row = read(moved).rows["admissions"]

    assert (datetime.date(2024, 5, 3), "900左右") == (row[0]["admitted_on"], row[2]["in_catalog"])
    assert ["九月", f"H{FIRST}", "入院日期", "2024年5月3日", "2024-05-03", "文字改为日期"] in found["reading"]["conversions"]
    assert [("C07", f"L{FIRST + 2}")] == [(one["code"], one["cell"]) for one in found["findings"] if one["code"] == "C07"]
    assert ["数字存成文本"] == [one.title for one in check(moved).findings if one.row == 2]


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_other_kinds_of_files_come_over_alike(tmp_path, kind):
    """As LibreOffice saves them."""
    rows = people(3)
    source = written(tmp_path / "九月.xlsx", rows)
    path = recalculate.converted(source, tmp_path / kind, kind)
    found = said("adopt", path, "--out", tmp_path / "新", code=0)
    filled = read(found["made"][0])

    assert [[row[key] for key in KEYS] for row in rows] == [[row[key] for key in KEYS] for row in filled.rows["admissions"] if row["active"]]


def test_more_rows_than_a_workbook_holds_make_several(tmp_path):
    """机构名单 has room for 60; none of 70 is lost, none twice."""
    path = tmp_path / "机构.csv"
    path.write_text("医院名称,收费标准类别\n" + "".join(f"第{number}卫生院,省属三甲\n" for number in range(70)), encoding="utf-8")
    found = said("adopt", path, "--template", "目录外控费/机构名单", code=1)  # 一类 is none of the classes, which is asked about
    names = [row["institution"] for made in found["made"] for row in read(made).rows["institutions"] if row["active"]]

    assert 2 == len(found["made"]) and [f"第{number}卫生院" for number in range(70)] == names


# beside the table


def test_the_columns_stand_beside_the_table(tmp_path):
    """1,000.00 with 899.90 listed: 89.99 %, 10 fen are the hospital's; 1,234.50 with 1,111.05: exactly 90 %, nothing is."""
    path = written(tmp_path / "九月.xlsx", uneven())
    before = digest(path)
    found = said("adopt", path, "--beside", code=0)
    cells = raw_cells.read(found["made"][0]).sheets["九月"]
    start = min(column for row, column in cells if row == FIRST - 1 and str(cells[row, column]).startswith("核算:"))
    header = {cells[FIRST - 1, column]: column for row, column in cells if row == FIRST - 1 and column >= start}

    assert before == digest(path) and len(HEADERS) + 3 < start
    assert [pytest.approx(0.8999), "低于比例", 0.1] == [cells[FIRST, header[f"核算:{label}"]] for label in ("目录内占比", "判定", "机构承担(元)")]
    assert [pytest.approx(0.9), "达标", 0] == [cells[FIRST + 1, header[f"核算:{label}"]] for label in ("目录内占比", "判定", "机构承担(元)")]
    assert "1,000.00元" in cells[FIRST, header["核算:计算说明"]]
    assert "核对结果" in raw_cells.read(found["made"][0]).sheets


def test_what_was_in_the_file_stays(tmp_path):
    """Each cell, merge and comment; every part but those of the sheet, the list of sheets and the styles byte for byte."""
    path = written(tmp_path / "九月.xlsx", people())
    found = said("adopt", path, "--beside", code=0)
    old, new = raw_cells.read(path), raw_cells.read(found["made"][0])
    was, now = package.parts(path), package.parts(found["made"][0])
    changed = {name for name in was if was[name] != now[name]}

    assert old.sheets["九月"].items() <= new.sheets["九月"].items() and old.formulas["九月"] == new.formulas["九月"]
    assert changed <= {"xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/styles.xml"}
    assert any("comments" in name for name in was)


def test_libreoffice_opens_it_and_computes_the_same(tmp_path):
    """The sum of the township and our ratio."""
    rows = uneven()
    found = said("adopt", written(tmp_path / "九月.xlsx", rows), "--beside", code=0)
    values = recalculate.values(found["made"][0], "libreoffice")["九月"]

    assert sum(round(row["total"] * 100) for row in rows) == round(values[FIRST + 4, 11] * 100)
    assert 0.8999 in [values.get((FIRST, column)) for column in range(14, 30)]


def test_in_place_keeps_the_old_file_and_a_second_run_changes_nothing(tmp_path):
    """The columns are written over, no second block of them appears, and the backup is the table as it was."""
    path = written(tmp_path / "九月.xlsx", uneven())
    before = path.read_bytes()
    first = said("adopt", path, "--beside", "--in-place", code=0)
    once = raw_cells.read(path).sheets["九月"]
    said("adopt", path, "--beside", "--in-place", code=0)

    assert before == Path(first["backup"]).read_bytes()
    assert once == raw_cells.read(path).sheets["九月"]


def test_a_table_of_another_kind_cannot_be_written_beside(tmp_path):
    """W04, and the way out."""
    path = tmp_path / "九月.csv"
    path.write_text("姓名,身份证号,人员类别,医疗机构,住院号,入院日期,医疗费用总额,目录内费用\n张三,11010519491231002X,低保对象,县医院,1,2024-05-03,100,95\n", encoding="gb18030")

    assert "[W04]" in refused("adopt", path, "--beside") and ["九月.csv"] == os.listdir(tmp_path)


# what a person says once


def strange(folder, name):
    """Return a table in which the money stands under headers that nobody knows."""
    path = folder / name
    rows = people(5)
    lines = [",".join(("姓名", "身份证号", "类别", "医院", "机构级别", "住院号", "入院日期", "出院日期", "结算日期", "花了多少", "目录内"))]
    lines += [f"{row['name']},{row['id_number']},{row['category']},{row['institution']},{row['institution_level']},{row['admission_no']},"
              f"{row['admitted_on']},{row['discharged_on']},{row['settled_on']},{row['total']},{row['in_catalog']}"
              for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    return path


def test_a_header_that_was_named_once_is_known_next_month(tmp_path):
    """It is kept in 表头对应.toml beside the table."""
    first = said("adopt", strange(tmp_path, "九月.csv"), code=1)
    unknown = first["reading"]["columns"]
    named = said("adopt", tmp_path / "九月.csv", "--set", "花了多少=医疗费用总额", code=0)
    later = said("adopt", strange(tmp_path, "十月.csv"), code=0)

    assert ["没有“医疗费用总额”这一列"] == [one["detail"] for one in first["findings"]]
    assert ["花了多少", "", 0.0] == unknown[9][2:5]
    assert str(tmp_path / "表头对应.toml") == named["mapping"]
    assert ["花了多少", "医疗费用总额", 1.0, "认出"] == [later["reading"]["columns"][9][place] for place in (2, 3, 4, 6)]
    assert [row["total"] for row in people(5)] == [row["total"] for row in read(later["made"][0]).rows["admissions"] if row["active"]]


def test_a_header_may_be_left_out(tmp_path):
    """`住院号=`: the column is not read, and 住院号 is told to be missing."""
    found = said("adopt", strange(tmp_path, "九月.csv"), "--set", "住院号=", "--set", "花了多少=医疗费用总额", code=1)

    assert [("C08", "没有“住院号”这一列")] == [(one["code"], one["detail"]) for one in found["findings"]]


@pytest.mark.parametrize("pair, word", [("花了多少=总价", "没有列“总价”"), ("不在=姓名", "没有表头“不在”"), ("姓名", "表头=列")])
def test_what_is_named_wrongly_is_told(tmp_path, pair, word):
    """And nothing is written."""
    assert word in refused("adopt", strange(tmp_path, "九月.csv"), "--set", pair)
    assert ["九月.csv"] == os.listdir(tmp_path)


def test_a_broken_file_of_headers_is_told(tmp_path):
    """W10 names the file and the line."""
    path = strange(tmp_path, "九月.csv")
    (tmp_path / "表头对应.toml").write_text('[[table]]\ntemplate = "x\n', encoding="utf-8")

    assert "[W10] 表头对应.toml:第 2 行" in refused("adopt", path)


# what cannot be adopted


def test_a_table_of_something_else_is_refused(tmp_path):
    """No grades of a school are taken for admissions."""
    (tmp_path / "成绩.csv").write_text("班级,学号,语文,数学\n一班,1,90,80\n", encoding="utf-8")

    assert "[W08]" in refused("adopt", tmp_path / "成绩.csv")


def test_two_sheets_that_fit_equally_are_both_named(tmp_path):
    """A roster of names is one in many workbooks, under rules of different provinces: nobody chooses but the person."""
    (tmp_path / "名单.csv").write_text("姓名,身份证号,人员类别,乡镇,村\n张三,11010519491231002X,低保对象,青石镇,凤凰村\n", encoding="utf-8")

    assert "--template" in refused("adopt", tmp_path / "名单.csv")


def test_the_screen_shows_every_header_and_its_match(tmp_path):
    """As a table: header, our column, how sure."""
    result = run("adopt", written(tmp_path / "九月.xlsx", people()), "--rows", 50)

    assert 0 == result.exit_code and all(word in result.stdout for word in ("救助对象类别", "人员类别", "95%", "开户行", "不用", "已生成"))

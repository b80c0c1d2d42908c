"""A table taken over: whatever stands in it, the workbooks made of it hold our own formulas and links alone."""

import json
import re

import pytest

from tests.injection.payloads import WRITTEN, harmless
from tests.injection.shape import orders
from tests.macros.commands import run, said
from tests.macros.township_table import people
from workbook import raw_cells
from workbook.plain_workbook import PlainWorkbook
from workbook.read import read

HEADERS = ("姓名", "身份证号", "人员类别", "医疗机构", "机构级别", "住院号", "入院日期", "出院日期", "结算日期", "总费用(元)", "目录内费用(元)", "说明情况")
FIRST = 2


def table(folder, texts):
    """Write a table in which the texts are the places, by turns the names and the case numbers, and a column that is none of ours."""
    folder.mkdir()
    with PlainWorkbook(folder / "九月.xlsx") as book:
        sheet = book.add_worksheet("九月")
        sheet.write_row(0, 0, HEADERS)
        for at, text in enumerate(texts.values()):
            row = people(len(texts))[at]
            name, number = (text, row["admission_no"]) if at % 2 else (row["name"], text)
            values = (name, row["id_number"], row["category"], text, row["institution_level"], number, f"{row['admitted_on']}",
                      f"{row['discharged_on']}", f"{row['settled_on']}")
            for column, value in enumerate((*values, row["total"], row["in_catalog"], text)):
                (sheet.write_string if isinstance(value, str) else sheet.write_number)(at + FIRST - 1, column, value)
    return folder / "九月.xlsx"


def is_to_a_finding(order):
    """Tell whether an order is a link of ours on 核对结果 to a cell of the table."""
    return order[1] == "hyperlink" and re.fullmatch("'九月'![A-Z]+[0-9]+", dict(order[4]).get("location", "")) and set(dict(order[4])) <= {"ref", "location", "display"}


@pytest.mark.parametrize("how", [(), ("--beside",)], ids=["into the template", "beside"])
def test_a_table_taken_over_gives_no_order(how, tmp_path):
    """Formulas, links, names and parts of the new workbook and of the report are those of the same table with harmless texts."""
    made = []
    for name, texts in (("payloads", WRITTEN), ("harmless", harmless(WRITTEN))):
        path = table(tmp_path / name, texts)
        before = path.read_bytes()
        found = json.loads(run("adopt", path, *how, "--template", "住院费用监测/住院登记", "--rows", 70, "--json").stdout)
        made.append({order: count for order, count in orders(found["made"][0]).items() if not is_to_a_finding(order)})
        assert before == path.read_bytes()

    assert made[0] == made[1]


def test_every_text_arrives_or_is_listed_as_converted(tmp_path):
    """To the letter; what was trimmed of blanks stands in the list with its cell."""
    path = table(tmp_path / "payloads", WRITTEN)
    found = said("adopt", path, "--template", "住院费用监测/住院登记", "--rows", 70, code=1)
    rows = [row for row in read(found["made"][0]).rows["admissions"] if row["active"]]
    listed = {cell for _, cell, *_ in found["reading"]["conversions"]} | {one["cell"] for one in found["findings"]}

    assert len(WRITTEN) == len(rows)
    assert [] == [name for at, (name, text) in enumerate(WRITTEN.items()) if rows[at]["institution"] != text and f"D{at + FIRST}" not in listed]


def test_the_table_itself_holds_its_texts_beside_ours(tmp_path):
    """Each cell as it was."""
    path = table(tmp_path / "payloads", WRITTEN)
    found = said("adopt", path, "--beside", "--template", "住院费用监测/住院登记", "--rows", 70, code=1)

    assert raw_cells.read(path).sheets["九月"].items() <= raw_cells.read(found["made"][0]).sheets["九月"].items()

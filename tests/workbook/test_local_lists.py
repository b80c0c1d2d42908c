"""A list that the county fills in: its drop-down, the check against it, and what a formula says while it is blank."""

import openpyxl
import pytest

from macros.township import backstop
from tests.workbook import grid
from udfs import load
from workbook import recalculate
from workbook.build import build
from workbook.check import check
from workbook.layout import Layout
from workbook.template import TemplateError, read, template

BOOK = """
[workbook]
name = "样本"
policy = "guangxi-2019"
title = "样本"
purpose = "样本"
users = "样本"
rows = 50

[[sheet]]
key = "cases"
name = "病例"
title = "病例"
size = "rows"
column = [{ like = "number" }, { key = "diagnosis", label = "疾病诊断", kind = "text", listed = "LIST" }]
"""


def diagnosed(path, *diagnoses, diseases):
    """Build a register of these diagnoses under a county's list; return the path."""
    sound = backstop.data()["recognitions"][:len(diagnoses)]
    rows = [{**row, "diagnosis": diagnosis} for row, diagnosis in zip(sound, diagnoses)]
    build(backstop.TEMPLATE, path, rows=50, data={"recognitions": rows}, policy=load("guangxi-2019").with_values(chronic_diseases=diseases))
    return path


@pytest.mark.parametrize("diseases, wrong", [(["高血压", "Graves病"], [2]), (None, [])])
def test_a_word_outside_the_countys_list_is_found(tmp_path, diseases, wrong):
    """Small and capital letters alike, in `check` and on 校验; while the list is blank nothing is called wrong."""
    path = diagnosed(tmp_path / "book.xlsx", "高血压", "graves病", "感冒*", diseases=diseases)
    stored = recalculate.cached(path)

    assert wrong == [found.row for found in check(path).findings if found.code == "D10"]
    assert wrong == [number for number in range(3) if "D10" in grid.codes_of(stored["门特慢认定登记"], number)]


def test_the_drop_down_is_the_list_on_the_sheet_of_parameters(tmp_path):
    """Its source is the range on 政策参数, so that what the county types is there at once."""
    path = diagnosed(tmp_path / "book.xlsx", "高血压", diseases=["高血压"])
    book = openpyxl.load_workbook(path)
    sources = [rule.formula1 for rule in book["门特慢认定登记"].data_validations.dataValidation if rule.type == "list"]
    first = next(row for row in range(1, 200) if book["政策参数"].cell(row, 2).value == "29种门诊特殊慢性病病种")

    assert f"政策参数!$D${first}:$D${first + 29}" in [source.lstrip("=") for source in sources]


def test_what_a_formula_may_ask_of_a_parameter():
    """Its name, its article, the words of one that nobody has filled in, the range of a list."""
    layout = Layout(template("网格包保与住院分析"), 50)
    placed = layout.sheets["duties"]

    assert '"每名困难群众的家庭签约医生","第三条","待填:上门走访间隔"' == layout.filled(
        placed, "{@grid_family_doctors:label},{@grid_family_doctors:article},{@visit_interval_days:unset}", 0, "")
    assert layout.policy_rows.words("grid_team") == layout.filled(placed, "{@grid_team:words}", 0, "")


@pytest.mark.parametrize("name", ["no_such_list", "general_consultation_fee"])
def test_a_list_that_is_none_is_refused(tmp_path, name):
    """An unknown name and a figure alike, with the column."""
    (tmp_path / "样本.toml").write_text(BOOK.replace("LIST", name), encoding="utf-8")

    with pytest.raises(TemplateError, match=f"列 diagnosis 的 listed “{name}”不是政策文件中的名单"):
        read(tmp_path / "样本.toml")

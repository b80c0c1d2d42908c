"""Words of a notice in templates: its lists and provisions as drop-downs, above a table too; what another document holds is nobody's omission."""

import openpyxl
import pytest

from tests.workbook.sound import TODAY, identity
from udfs import load
from workbook import template
from workbook.build import build
from workbook.check import check
from workbook.layout import Layout
from workbook.policy_rows import FIRST_ROW
from workbook.sheet_spec import TemplateError
from workbook.standing import needed_parameters

CHANGES, STAYS = "重点救助对象动态管理", "住院救助与单病种"
SHEET = """
[workbook]
name = "示例"
policy = "shanxi-2019"
title = "示例"
purpose = "示例"
users = "示例"
rows = 10

[[sheet]]
key = "list"
name = "名单"
title = "名单"
size = "rows"

[[sheet.column]]
key = "word"
label = "类别"
kind = "word"
values = {values}
"""


def read(folder, values):
    """Read a template of one column with these `values`."""
    path = folder / "示例.toml"
    path.write_text(SHEET.replace("{values}", values), encoding="utf-8")
    return template.read(path).sheet("list").column("word").values


def test_lists_and_provisions_stand_for_their_words(tmp_path):
    """@key is a list, several lists one after the other; §id a provision with its article; anything else itself."""
    notice = load("shanxi-2019")

    assert (*notice.key_scope, *notice.city_defined_scope) == read(tmp_path, '["@key_scope", "@city_defined_scope"]')
    assert ("SX-02 (三)", "其他") == read(tmp_path, '["§SX-02", "其他"]')


@pytest.mark.parametrize("value", ["@no_such_list", "§SX-99", "@ratio_floor"])
def test_what_the_notice_does_not_have_is_refused(value, tmp_path):
    """An unknown list, an unknown provision, a figure that is no list: named in the refusal."""
    with pytest.raises(TemplateError, match=value):
        read(tmp_path, f'["{value}"]')


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """A roster whose one household has a head with a wrong number; 附件4 chooses months."""
    path = tmp_path_factory.mktemp("words") / "名单.xlsx"
    row = {"category": "低保", "town": "青溪镇", "village": "上溪村", "head_name": "赵示例", "household_size": 1, "member_name": "赵示例"}
    layout = build(CHANGES, path, rows=20, cached=False, data={"proof:fields": {"mode": "月"}, "roster": [
        {**row, "head_id": identity(1)[:-1], "id_number": identity(1)}, {**row, "head_id": identity(2), "id_number": identity(2)}]})
    return path, layout


def test_each_identity_number_of_a_row_has_its_own_check(filled):
    """The head's number is wrong, the member's is right: one finding, at the head's cell."""
    path, layout = filled
    found = [one for one in check(path, today=TODAY).findings if one.sheet == "附件2名单"]

    assert [("A12", layout.sheets["roster"].cell("head_id", 0), "身份证号码:位数错误")] == [(one.code, one.cell, one.detail) for one in found]


def test_a_field_above_a_table_has_its_drop_down_and_its_default(filled):
    """季度 or 月, as filled in; in an empty workbook 季度."""
    path, layout = filled
    row, column = layout.sheets["proof"].fields["mode"]
    sheet = openpyxl.load_workbook(path)["附件4情况证明"]
    cell = sheet.cell(row + 1, column + 1)
    lists = [one.formula1 for one in sheet.data_validations.dataValidation if cell.coordinate in one.sqref]

    assert "月" == cell.value
    assert ['"季度,月"'] == lists


def test_the_clause_of_a_refusal_is_found_on_the_sheet_of_figures(filled):
    """Every clause that can be chosen stands beside its words, at a place that the formula searches."""
    path, layout = filled
    sheet = openpyxl.load_workbook(path)["政策参数"]
    there = {sheet.cell(row, 7).value: sheet.cell(row, 8).value for row in range(6, 601)}
    notice = load("shanxi-2019")

    assert 6 == FIRST_ROW and layout.policy_rows.last_row < 600
    for clause in layout.template.sheet("notices").column("clause_one").values:
        assert notice.provisions[clause.split()[0]].text == there[clause]


def test_what_another_document_holds_is_not_asked_of_the_county():
    """The scheme of 2017 and the 24 diseases are nowhere to be filled in: 待填 in results, no finding; ratio and limit are asked for."""
    layout = Layout(template.template(STAYS), 20)
    asked = {layout.policy_rows.rows[row - FIRST_ROW].key for row in needed_parameters(layout)}

    assert {"ratio", "annual_limit", "deductible", "bands", "cap"} <= asked
    assert not asked & {"registered_standard", "terminal_care_diseases"}

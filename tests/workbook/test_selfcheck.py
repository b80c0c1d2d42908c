"""自检: cases with known answers, computed by the very program that opens the workbook."""

import datetime

import pytest

from tests.workbook import grid, package
from udfs import load, rules
from udfs.vocabulary import NAMES
from workbook import recalculate

HEADERS = ("编号", "规则", "算例说明", "输入项", "应得", "实得", "结果")


def cases(cells):
    """Return the rows of 自检 as dictionaries, the inputs in order under 输入."""
    places = {label: grid.column_of(cells, label) for label in HEADERS}
    top = next(row for (row, column), value in sorted(cells.items()) if value == "编号") + 1
    found = []
    for row in range(top, max(row for row, _ in cells) + 1):
        if (row, places["编号"]) in cells:
            entry = {label: cells.get((row, place)) for label, place in places.items()}
            found.append(entry | {"row": row, "输入": [cells.get((row, place)) for place in range(
                places["输入项"] + 1, places["应得"])]})
    return found


def test_there_are_thirty_cases_and_all_are_right(book, spreadsheet):
    """At least thirty, ✔ beside each, and the sentence above says so in words."""
    cells = book.values(spreadsheet)["自检"]
    found = cases(cells)

    assert len(found) >= 30
    assert ["✔"] * len(found) == [case["结果"] for case in found]
    assert f"共{len(found)}例,通过{len(found)}例,本机计算正确 ✔" == cells[4, 1]


def test_every_case_tells_why(empty):
    """A number of its own and the sum or the article; 应得 is stated, not computed."""
    found = cases(empty.values("formualizer")["自检"])
    formulas = {address for sheet, address, _ in package.formulas(empty.path) if sheet == "自检"}
    expected = grid.letters(grid.column_of(empty.stored["自检"], "应得"))

    assert len(found) == len({case["编号"] for case in found})
    assert all(case["算例说明"] for case in found)
    assert not {f"{expected}{case['row']}" for case in found} & formulas


def test_the_function_gives_the_same_answers(empty):
    """What stands under 应得 is what the rule, called in Python with the same inputs, gives."""
    by_title = {rule.title: rule for rule in rules().values()}
    policy = load(empty.report.policy)

    for case in cases(empty.stored["自检"]):
        rule = by_title[case["规则"]]
        inputs = {name: as_input(NAMES[name].kind, value) for name, value in zip(rule.inputs, case["输入"])}
        got = rule(**inputs, **({"policy": policy} if rule.takes_policy else {}))
        assert "、".join(NAMES[name].label for name in rule.inputs) == case["输入项"], case["编号"]
        assert as_cell(case["应得"]) == as_cell(got), case["编号"]


def as_input(kind, value):
    """Return a cell's value as an input: a day as a date."""
    if kind == "date" and isinstance(value, (int, float)):
        return package.EPOCH + datetime.timedelta(days=int(value))
    return value


def as_cell(value):
    """Return a value as a cell holds it: a day as its number."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    return (value - package.EPOCH).days if isinstance(value, datetime.date) else value


def test_every_rule_of_the_workbook_has_a_case(empty):
    """What fills a column in sight is tried on this machine: the rule itself, or the kernel that it stands on."""
    from workbook.template import template

    tried = {case["规则"] for case in cases(empty.stored["自检"])}
    shown = {rules()[column.rule].title for sheet in template(empty.template).sheets for column in (*sheet.columns, *sheet.fields)
             if column.rule and not column.hidden}

    assert shown - tried <= {"距期限天数"}, shown - tried


@pytest.mark.parametrize("damage", ["expected", "parameter"])
def test_a_machine_that_computes_otherwise_is_told(small, tmp_path, damage):
    """✘ beside the case and 请勿使用 above, where the answer is not the expected one."""
    cells = small.stored["自检"]
    case = next(case for case in cases(cells) if case["编号"] == "G01")
    if damage == "expected":
        changes = {"自检": {f"{grid.letters(grid.column_of(cells, '应得'))}{case['row']}": "低于比例"}}
    else:
        row = next(row for (row, column), value in small.stored["政策参数"].items() if value == "目录内费用占比下限")
        changes = {"政策参数": {f"D{row}": 0.95}}
    shown = recalculate.values(package.typed(small.dated, tmp_path / "other.xlsx", changes))["自检"]

    assert "✘" == next(found["结果"] for found in cases(shown) if found["编号"] == "G01")
    assert "请勿使用并联系维护人员 ✘" in shown[4, 1]

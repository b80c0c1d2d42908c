"""xlwings, API reference: DataValidation."""

import datetime as dt

import openpyxl
import pytest

from workbook.engine import EngineError


def test_a_list_of_words(sheet, saved):
    """DataValidation.set_list(["Open", "Closed"])."""
    rule = sheet["A1:A10"].data_validation
    rule.set_list(["是", "否"])

    assert ("list", "是,否", True, "stop", True) == (rule.type, rule.source, rule.in_cell_dropdown, rule.alert_style, rule.ignore_blank)
    filed = openpyxl.load_workbook(saved(sheet.book)).active.data_validations.dataValidation[0]
    assert ('"是,否"', "A1:A10", True) == (filed.formula1, str(filed.sqref), filed.showErrorMessage)


def test_a_list_from_cells_or_a_name(sheet):
    """DataValidation.set_list: a Range or a Name."""
    other = sheet.book.sheets.add("名单 表")
    sheet["A1"].data_validation.set_list(other["A1:A3"], in_cell_dropdown=False)
    other["A1:A3"].name = "words"
    sheet["A2"].data_validation.set_list(sheet.book.names["words"])

    assert ("='名单 表'!$A$1:$A$3", False) == (sheet["A1"].data_validation.source, sheet["A1"].data_validation.in_cell_dropdown)
    assert "=words" == sheet["A2"].data_validation.source


@pytest.mark.parametrize(("kind", "arguments", "read"), [
    ("whole_number", ("between", 1, 10), ("between", "=1", "=10")), ("decimal", ("greater_than", 0.5), ("greater_than", "=0.5", None)),
    ("date", ("less_than", dt.date(2024, 5, 3)), ("less_than", "=DATE(2024,5,3)", None)),
    ("text_length", ("equal_to", 18), ("equal_to", "=18", None)), ("time", ("not_between", 0, 0.5), ("not_between", "=0", "=0.5"))])
def test_a_comparison(sheet, kind, arguments, read):
    """DataValidation.set_whole_number and its kin."""
    rule = sheet["B1:B3"].data_validation
    getattr(rule, f"set_{kind}")(*arguments)

    assert (kind, *read) == (rule.type, rule.operator, rule.formula1, rule.formula2)
    assert (None, None) == (rule.source, rule.formula)


def test_a_formula(sheet):
    """DataValidation.set_custom."""
    sheet["A1"].data_validation.set_custom("=LEN(A1)=18")

    assert ("custom", "=LEN(A1)=18") == (sheet["A1"].data_validation.type, sheet["A1"].data_validation.formula)


def test_ranges_of_several_rules(sheet):
    """DataValidation.type: 'none', 'mixed_criteria', 'inconsistent'; these cannot be set."""
    sheet["A1"].data_validation.set_list(["a"])
    sheet["A2"].data_validation.set_list(["b"])

    assert ["none", "mixed_criteria", "inconsistent"] == [
        sheet[address].data_validation.type for address in ("C1", "A1:A3", "A1:A2")]
    with pytest.raises(EngineError, match="各不相同"):
        sheet["A1:A2"].data_validation.set_list(["c"])


def test_a_part_of_a_rule_is_deleted(sheet):
    """DataValidation.delete: the neighbours keep theirs."""
    sheet["A1:B3"].data_validation.set_list(["a"])
    sheet["A2"].data_validation.delete()

    assert ["list", "none", "list", "list"] == [sheet[address].data_validation.type for address in ("A1", "A2", "A3", "B2")]


def test_rules_follow_inserted_rows(sheet):
    """Excel: rules move with their cells, and so do the cells that they name."""
    sheet["A2"].data_validation.set_custom("=A2>$B$2")
    sheet["1:1"].insert("down")

    assert ("none", "=A3>$B$3") == (sheet["A2"].data_validation.type, sheet["A3"].data_validation.formula)

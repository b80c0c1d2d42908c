"""Which sheet of ours a table is, what its headers say, and how the reading is told to people."""

import re

import pytest

from tests.workbook.roster.odd import HEAD, KEYS, STAYS, one, stay
from workbook.roster import read
from workbook.roster.headings import heading, unit_of_line
from workbook.roster.telling import told
from workbook.unusable import Unusable

LISTS = [["姓名", "身份证号", "人员类别", "乡镇", "村"], ["韦强", "11010519491231002X", "低保对象", "石龙镇", "凤凰村"]]


def test_two_sheets_that_fit_alike_are_both_named(tmp_path):
    """W08: the person says which; nobody guesses."""
    with pytest.raises(Unusable) as found:
        read(one(tmp_path, LISTS, name="Sheet1"))

    assert "W08" == found.value.code and 2 <= len(re.findall("/", found.value.mend)) and "--template" in found.value.mend


def test_each_of_the_sheets_that_are_named_can_be_chosen(tmp_path):
    """The mend works."""
    path = one(tmp_path, LISTS, name="Sheet1")
    with pytest.raises(Unusable) as found:
        read(path)
    for choice in found.value.mend.partition(":")[2].split("、"):
        template, _, sheet = choice.partition("/")
        assert ["韦强"] == [row["name"] for row in read(path, template=template, sheet=sheet).rows]


@pytest.mark.parametrize("choice", [{"template": "没有"}, {"template": "住院费用监测", "sheet": "没有"}])
def test_a_template_that_is_not_there_is_said(tmp_path, choice):
    """And those that are."""
    with pytest.raises(Unusable) as found:
        read(one(tmp_path, LISTS), **choice)

    assert "没有" in found.value.why and "住院费用监测" in found.value.mend


@pytest.mark.parametrize(("written", "text", "unit"), [
    ("总费用(元)", "总费用", "元"), ("总费用（万元）", "总费用", "万元"), ("总费用/万元", "总费用", "万元"), ("总费用\n单位:千元", "总费用", "千元"),
    ("报销比例(%)", "报销比例", "%"), ("⑴姓名", "姓名", None), ("一、姓名", "姓名", None), ("12.姓名", "姓名", None), ("*姓名*", "姓名", None),
    ("其中:目录内费用", "目录内费用", None), ("单元", "单元", None), ("", "", None), ("　\u200b", "", None), ("（）", "()", None), ("元", "", "元")])
def test_a_header_without_its_trimmings(written, text, unit):
    """Numbering, marks, brackets and units as the tables of tests/rosters have them; 单元 is a flat, not a sum of 元."""
    assert (text, unit) == (heading(written).text, heading(written).unit)


@pytest.mark.parametrize(("line", "unit"), [("单位:元", "元"), ("（单位：万元）", "万元"), ("金额单位:千元", "千元"), ("填报单位:元宝镇", "元"), ("单位:人", None)])
def test_the_unit_of_a_line_above(line, unit):
    """填报单位:元宝镇 is read as 元, which is what no unit at all comes to."""
    assert unit == unit_of_line(line)


def test_what_is_told_is_plain_and_hides_the_numbers_of_people(tmp_path):
    """Every column, every conversion with its cell, and all that was passed over."""
    rows = [[*HEAD, "银行卡号"], [*stay(0, id_number=stay(0)[1] + " ", total="￥1,200"), "6217"], ["合计", *[None] * 7, 1200], [*stay(1), "6217"]]
    said = told(read(one(tmp_path, rows), **STAYS))

    assert len(HEAD) + 1 == len(said["columns"]) and ["认出"] * len(KEYS) + ["不用"] == [column[-1] for column in said["columns"]]
    assert {("B2", "I2")} == {tuple(one[1] for one in said["conversions"])} and stay(0)[1][:14] not in str(said["conversions"])
    assert [["名单", 3, "合计"]] == said["skipped"] and [] == said["unread"]

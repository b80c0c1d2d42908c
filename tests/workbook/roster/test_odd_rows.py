"""Rows that no roster of tests/rosters has: people called 注, villages called 合计村, sums and notes of every kind in the middle."""

import openpyxl
import pytest

from tests.workbook.roster.odd import HEAD, KEYS, Stay, lawful, one, stay

NOT_PEOPLE = {
    "合计12人": ["合计12人", None, "低保3人", *[None] * 5, 1000.5],
    "共2人": ["共2人", None, None, *[None] * 5, 1000.5],
    "本页小计": ["本页小计", *[None] * 7, 10, 20],
    "合 计": ["合 计", *[None] * 7, 10, 20],
    "合计大写": ["合计", "大写:壹拾贰万叁仟肆佰伍拾陆元柒角捌分", *[None] * 6, 123456.78],
    "平均": ["平均", *[None] * 7, 10, 20],
    "人均": ["人均", *[None] * 7, 10, 20],
    "承前页": ["承前页", *[None] * 7, 10, 20],
    "过次页": ["过次页", *[None] * 7, 10, 20],
    "合计在费用左边": [*[None] * 7, "合计", 10, 20],
    "说明": ["以上人员材料齐全,已核对无误,请予结算"],
    "说明在第二列": [None, "以上人员材料齐全,已核对无误,请予结算"],
    "分节": ["二、古木村"],
    "注": ["注:1.本表一式三份;2.按月报送。"],
}
NAMES = ("共", "注", "合计", "小计", "姓名", "说明", "备注", "第一", "总计", "日期", "平均")


@pytest.mark.parametrize("name", NOT_PEOPLE)
def test_a_row_in_the_middle_that_is_nobody_is_listed_with_its_reason(tmp_path, name):
    """Neither read as a person nor dropped without a word."""
    rows = [HEAD, stay(0), stay(1), NOT_PEOPLE[name], stay(2)]
    found = lawful(one(tmp_path, rows), rows)

    assert [2, 3, 5] == [number for _, number in found.places]
    assert [4] == [number for _, number, why in found.skipped if why]


@pytest.mark.parametrize("name", NAMES)
def test_whoever_has_a_number_is_a_person_whatever_the_name(tmp_path, name):
    """An identity number that checks is nobody else's (GB 11643-1999)."""
    rows = [HEAD, stay(0, name=name), stay(1)]
    found = lawful(one(tmp_path, rows), rows)

    assert [name, stay(1)[0]] == [row["name"] for row in found.rows] and [] == found.skipped


@pytest.mark.parametrize("name", ["合计村", "共和村", "总计生办", "注溪村", "说明村民"])
def test_a_place_that_begins_like_a_sum_is_a_place(tmp_path, name):
    """Without a number too."""
    rows = [HEAD, stay(0, name=name, id_number=None), stay(1)]

    assert [2, 3] == [number for _, number in lawful(one(tmp_path, rows), rows).places]


def test_rows_that_hold_formulas_only_are_listed(tmp_path):
    """Written by a program that reckons nothing, never opened since: openpyxl stores no result."""
    path, book = tmp_path / "表.xlsx", openpyxl.Workbook()
    for cells in (HEAD, stay(0), [f"=台账!{letter}7" for letter in "ABCDEFGHIJKL"], stay(1)):
        book.active.append(list(cells))
    book.save(path)
    found = lawful(path, [HEAD, stay(0), ["=…"], stay(1)])

    assert [(3, "只有没有算出结果的公式")] == [(row, why) for _, row, why in found.skipped]


def test_a_formula_that_comes_to_nothing_is_blank(tmp_path):
    """=IF(A4="","",…) below the last person, opened and saved: t="str" with an empty v."""
    import xlsxwriter

    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy/m/d"}) as book:
        sheet = book.add_worksheet("名单")
        for number, cells in enumerate((HEAD, stay(0))):
            for column, value in enumerate(cells):
                sheet.write(number, column, value)
        for number in range(2, 9):
            sheet.write_formula(number, 0, '=IF(B3="","","x")', None, "")
    found = lawful(path, [HEAD, stay(0)])

    assert ([], []) == (found.questions, found.skipped)


@pytest.mark.parametrize("sign", ["同上", "〃", "\""])
def test_the_same_as_above_needs_something_above(tmp_path, sign):
    """Nothing stands above the first row of a table."""
    rows = [HEAD, stay(0, institution=sign, asks=("institution",)), stay(1), stay(2, institution=sign, meant={"institution": stay(1)[3]})]
    found = lawful(one(tmp_path, rows), rows)

    assert ["D2"] == [question.cell for question in found.questions] and ["D4"] == [one.cell for one in found.conversions]


def test_a_sum_merged_over_two_columns_is_asked_about(tmp_path):
    """Total and 目录内费用 in one: of which is it?"""
    rows = [HEAD, stay(0), stay(1, in_catalog=None, asks=("total", "in_catalog"))]

    assert {"I3", "J3"} == {question.cell for question in lawful(one(tmp_path, rows, ["I3:J3"]), rows).questions}


def test_a_place_merged_over_the_whole_column_is_everybodys(tmp_path):
    """A merge of a hundred thousand rows is a merge."""
    rows = [HEAD, stay(0), *(stay(number, institution=None, meant={"institution": stay(0)[3]}) for number in (1, 2, 3))]
    found = lawful(one(tmp_path, rows, ["D2:D110000"]), rows)

    assert ["D3", "D4", "D5"] == [one.cell for one in found.conversions]


def test_a_sum_merged_over_the_whole_column_is_asked_about(tmp_path):
    """Nobody knows whose it is."""
    rows = [HEAD, stay(0, asks=("total",)), *(stay(number, total=None, asks=("total",)) for number in (1, 2))]

    assert {"I2", "I3", "I4"} == {question.cell for question in lawful(one(tmp_path, rows, ["I2:I110000"]), rows).questions}


def test_what_lies_unseen_under_a_merge_is_asked_about(tmp_path):
    """The format painter of Excel merges and keeps what stood below."""
    rows = [HEAD, stay(0), stay(1, asks=("institution",))]
    assert stay(0)[3] != stay(1)[3]

    assert ["D3"] == [question.cell for question in lawful(one(tmp_path, rows, ["D2:D3"]), rows).questions]


def test_what_stands_beside_and_below_the_table_is_named(tmp_path):
    """A remark far to the right, a number in a column without a header."""
    rows = [HEAD, Stay([*stay(0), None, None, "已核"], stay(0).truth), stay(1), [None] * 14 + ["另见附页"]]
    found = lawful(one(tmp_path, rows), rows)

    assert [(4, "表外的内容")] == [(row, why) for _, row, why in found.skipped]
    assert [("名单", "O 列没有表头,1 格没有读取")] == found.unread and len(KEYS) == len(HEAD)

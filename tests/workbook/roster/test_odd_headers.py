"""Headers that no roster of tests/rosters has. The truth of each row stands beside its cells."""

import pytest

from tests.workbook.roster.odd import HEAD, KEYS, STAYS, Stay, lawful, one, stay, written

WIDE = ("name", "id_number", "category", "institution", "admitted_on", "settled_on", "total", "in_catalog", "out_of_catalog")
LEVELS = [["姓名", "身份证号", "人员类别", "医疗机构", "入院日期", "结算日期", "费用情况", None, None], [None] * 6 + ["医疗费用", "其中", None],
          [None] * 6 + ["总费用", "目录内费用", "目录外费用"]]


def wide(number):
    """Return a Stay for a header of three levels; 目录外费用 is none of the columns of 住院登记."""
    return stay(number, keys=WIDE)


THREE = [*LEVELS, wide(0), wide(1), wide(2)]
WORDS = [[*HEAD, "与户主关系", "参保情况"], *([*stay(number), "户主", "参保"] for number in (9, 10))]
CASES = {
    "三级表头不合并": (THREE, ()),
    "三级表头合并": (THREE, [*(f"{letter}1:{letter}3" for letter in "ABCDEF"), "G1:I1", "H2:I2"]),
    "标题像表头": ([["姓名、身份证号、医疗费用登记表"], ["单位", "石龙镇", "日期", "2024年5月"], HEAD, stay(0), stay(1)], ()),
    "标题是一个表头词": ([["医疗救助"], HEAD, stay(0), stay(1)], ["A1:L1"]),
    "表头在第200行": ([[]] * 199 + [HEAD, stay(0), stay(1)], ()),
    "表头上有200行说明": ([[f"第{number}条说明"] for number in range(199)] + [HEAD, stay(0), stay(1)], ()),
    "三百列": ([[*HEAD, *(f"附加{number}" for number in range(288))], *(Stay([*row, *range(288)], row.truth) for row in (stay(0), stay(1)))], ()),
    "表头与数据一起合并": ([[*HEAD, "备注"], *(stay(number) for number in range(4))], ["M1:M4"]),
    "备注合并十一万行": ([[*HEAD, "备注"], *(stay(number) for number in range(4))], ["M1:M110000"]),
    "标题整行合并": ([["住院登记"], HEAD, stay(0), stay(1)], ["A1:XFD1"]),
    "只有一行数据": ([HEAD, stay(0)], ()),
    "没有数据": ([HEAD], ()),
    "没有数据只有合计": ([HEAD, ["合计", *[None] * 7, 0, 0]], ()),
    "表头重复三次": ([HEAD, stay(0), HEAD, stay(1), HEAD, stay(2)], ()),
    "两空行后重复表头": ([HEAD, stay(0), [], [], HEAD, stay(1)], ()),
    "第一行数据全是文字": ([HEAD[:6], Stay(["韦强", None, "低保对象", "县人民医院", "县级", "ZY1"], {"name": "韦强", "institution": "县人民医院"}),
                   Stay(stay(1)[:6], {"name": stay(1)[0]})], ()),
    "全角空格撑开的表头": ([["　".join(word) for word in HEAD], stay(0)], ()),
}


@pytest.mark.parametrize("name", CASES)
def test_a_table_is_read_whatever_its_header_looks_like(tmp_path, name):
    """Every row of data is read, every cell right."""
    rows, merges = CASES[name]
    found = lawful(one(tmp_path, rows, merges), rows, **STAYS)

    assert [number for number, row in enumerate(rows, 1) if isinstance(row, Stay)] == [number for _, number in found.places]
    assert [] == found.questions and "name" in found.keys


def test_two_columns_of_one_name_are_asked_about(tmp_path):
    """入院日期 twice: which is it?"""
    rows = [[*HEAD[:7], "入院日期", *HEAD[8:]], stay(0, asks=())]
    found = lawful(one(tmp_path, [rows[0], list(rows[1])]), [rows[0]])

    assert "admitted_on" not in found.keys and "G1" in {question.cell for question in found.questions}


def test_a_column_of_numbers_without_a_header_is_named(tmp_path):
    """It may be the very one that is wanted."""
    rows = [["姓名", None, *HEAD[2:]], stay(0), stay(1)]
    found = lawful(one(tmp_path, rows), rows)

    assert [("名单", "B 列没有表头,2 格没有读取")] == found.unread and "id_number" not in found.keys


def test_one_header_over_two_columns_names_the_first_and_the_other_is_said(tmp_path):
    """家庭住址 over 乡镇 and 村, with nothing below it but people."""
    rows = [[*HEAD, "家庭住址", None], *(Stay([*stay(number), "石龙镇", "凤凰村"], stay(number).truth) for number in (9, 10))]
    found = lawful(one(tmp_path, rows, ["M1:N1"]), rows)

    assert [2, 3] == [number for _, number in found.places] and [("名单", "N 列没有表头,2 格没有读取")] == found.unread


@pytest.mark.parametrize("said", [("户主", "参保"), ("户主", "省内"), ("社区", "医疗救助"), ("备注", "医院")])
def test_a_row_of_data_with_words_of_headers_is_no_header(tmp_path, said):
    """户主 under 与户主关系, 参保 under 参保情况; a number ending in X is as much a number as any."""
    ours = [Stay([*stay(number), *said], stay(number).truth) for number in (9, 0, 1)]
    unnumbered = Stay(["韦强", None, "低保对象", *[None] * 9, *said], {"name": "韦强", "category": "低保对象"})
    rows = [[*HEAD, "与户主关系", "参保情况"], *ours, unnumbered, ours[0]]
    found = lawful(one(tmp_path, rows), rows)

    assert "X" == stay(9)[1][-1] and [2, 3, 4, 5, 6] == [number for _, number in found.places]


def test_people_above_the_header_are_listed(tmp_path):
    """A header that slipped down: nobody above it is lost in silence."""
    rows = [stay(0), stay(1), HEAD, stay(2)]
    found = lawful(one(tmp_path, rows), rows)

    assert [(1, "表头上方的内容"), (2, "表头上方的内容")] == [(row, why) for _, row, why in found.skipped]


def test_another_table_below_is_named_and_not_read(tmp_path):
    """Its rows are nobody's stays in hospital."""
    rows = [HEAD, stay(0), [], ["姓名", "联系电话", "家庭人口数", "村"], ["韦强", "13900001111", 3, "凤凰村"]]
    found = lawful(one(tmp_path, rows[:2]), rows[:2])
    again = lawful(one(tmp_path, rows), rows[:4])

    assert found.rows == again.rows and [("名单", "第4行起的表没有读取:不像“住院登记”")] == again.unread


@pytest.mark.parametrize("hidden", ["hidden", "very"])
def test_a_hidden_sheet_is_named_and_not_read(tmp_path, hidden):
    """Hidden rosters of last month are no part of this one."""
    path = written(tmp_path / "表.xlsx", ("本月", [HEAD, stay(0)], ()), ("上月", [HEAD, stay(1)], (), hidden))
    found = lawful(path, [HEAD, stay(0)])

    assert [("上月", "隐藏的工作表没有读取")] == found.unread and KEYS[0] in found.keys

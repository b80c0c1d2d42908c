"""Tables of other subjects are refused with W08, however many of their headers are also ours."""

import datetime

import pytest
import xlsxwriter

from tests.rosters.people import people
from tests.workbook.roster.odd import HEAD, lawful, one, stay
from workbook.received import received
from workbook.roster import read
from workbook.unusable import Unusable

DAY = datetime.date(2024, 5, 3)
OTHERS = {
    "成绩": (("姓名", "身份证号", "班级", "语文", "数学", "总分"), ("三班", 90, 88, 178)),
    "成绩四列": (("姓名", "身份证号", "语文", "数学"), (90, 88)),
    "工资": (("姓名", "身份证号", "部门", "职务", "基本工资", "实发工资"), ("办公室", "科员", 3000, 2800)),
    "通讯录": (("姓名", "身份证号", "联系电话", "部门", "职务"), ("13900001111", "办公室", "科员")),
    "养老金": (("姓名", "身份证号", "乡镇", "村", "银行卡号", "金额", "发放日期", "发放状态"), ("石龙镇", "凤凰村", "6217000000", 120, DAY, "成功")),
    "选民": (("姓名", "身份证号", "性别", "民族", "选民证号"), ("男", "壮族", "X1")),
    "疫苗": (("姓名", "身份证号", "疫苗名称", "接种日期", "接种单位", "批号"), ("流感", DAY, "卫生院", "A1")),
    "住房": (("姓名", "身份证号", "房屋地址", "面积", "房产证号"), ("一路", 80, "F1")),
    "党员": (("姓名", "身份证号", "入党日期", "支部", "职务", "备注"), (DAY, "一支部", "书记", None)),
}
BARE = {
    "库存": [("序号", "品名", "规格", "单位", "数量", "单价", "金额", "日期", "备注"), (1, "纱布", "5×5", "包", 2, 3, 6, DAY, None)],
    "值班": [("日期", "值班人", "电话", "备注"), (DAY, "韦强", "13900001111", None)],
    "会议": [("日期", "地点", "主题", "参加人员", "备注"), (DAY, "会议室", "例会", "全体", None)],
    "记账": [("日期", "摘要", "收入", "支出", "余额"), (DAY, "办公", 0, 12, 88)],
    "课程": [("星期", "第一节", "第二节"), ("星期一", "语文", "数学")],
    "英文": [("Name", "ID", "Amount"), ("Wei", 1, 2.5)],
    "空": [()],
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_list_of_people_for_something_else_is_refused(tmp_path, name):
    """姓名 and 身份证号 alone make no list of ours."""
    head, rest = OTHERS[name]
    path = one(tmp_path, [head, *((person["name"], person["id_number"], *rest) for person in people(8))], name="Sheet1")
    with pytest.raises(Unusable) as found:
        received(path)

    assert "W08" == found.value.code and found.value.mend


@pytest.mark.parametrize("name", BARE)
def test_a_table_of_no_people_is_refused(tmp_path, name):
    """Words like 日期, 金额 and 备注 stand over anything."""
    with pytest.raises(Unusable) as found:
        received(one(tmp_path, BARE[name], name="Sheet1"))

    assert "W08" == found.value.code and found.value.mend


def test_a_list_of_names_and_numbers_is_read_where_its_sheet_is_named(tmp_path):
    """A person who knows what it is may say so."""
    head, rest = OTHERS["成绩"]
    path = one(tmp_path, [head, *((person["name"], person["id_number"], *rest) for person in people(3))])
    found = read(path, template="监测预警", sheet="insured")

    assert [person["id_number"] for person in people(3)] == [row["id_number"] for row in found.rows]
    assert ["班级", "语文", "数学", "总分"] == [column.header for column in found.columns if not column.key]


def test_rows_below_our_own_header_on_a_sheet_of_another_name_are_read(tmp_path):
    """Copied out of the product's template, sheet renamed: a table like any other."""
    rows = [["困难群众住院费用登记表"], ["填报单位:石龙镇", None, None, "填报日期:2024年5月3日"], HEAD, stay(0), stay(1)]
    found = received(one(tmp_path, rows, name="新建"))

    assert ("住院费用监测", "admissions", 2) == (found.template, found.sheet, len(found.rows))
    assert found.rows == lawful(one(tmp_path, rows), rows).rows


def test_a_template_with_a_sheet_renamed_says_which_is_missing(tmp_path):
    """W09: what was made by the product is judged as a whole, never as a loose table."""
    path = tmp_path / "住院.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.set_custom_property("medaid_template", "住院费用监测")
        book.add_worksheet("本月住院").write_row(3, 0, HEAD)
    with pytest.raises(Unusable) as found:
        received(path)

    assert "W09" == found.value.code and "住院登记" in str(found.value)

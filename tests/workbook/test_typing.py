"""A person types into a prepared row, with no Python: the cells judge, explain, list and sum."""

import datetime
import re

import formualizer
import pytest

from tests.workbook import grid, package
from tests.workbook.sound import GUANGXI, LINXIAN, guangxi, identity, institutions, linxian, review
from workbook import recalculate
from workbook.template import template

SERIAL = datetime.date(1899, 12, 30)


class Desk:
    """An empty workbook open in formualizer; `type` and `read` go by sheet, header and row."""

    def __init__(self, path):
        self.book, self.cells = formualizer.load_workbook(str(path)), recalculate.cached(path)

    def type(self, sheet, number, row, template):
        """Type the values of a row {column key: value} under their headers."""
        labels = {column.key: column.label for placed in template.sheets if placed.name == sheet for column in placed.columns}
        for key, value in row.items():
            self.put(sheet, labels[key], number, value)

    def put(self, sheet, label, number, value):
        """Type one value."""
        value = (value - SERIAL).days if isinstance(value, datetime.date) else value
        self.book.set_value(sheet, grid.first_row(self.cells[sheet]) + number, grid.column_of(self.cells[sheet], label), value)

    def read(self, sheet, label, number):
        """Return what a cell then shows."""
        row, column = grid.first_row(self.cells[sheet]) + number, grid.column_of(self.cells[sheet], label)
        value = self.book.evaluate_cell(sheet, row, column)
        return None if value == "" else value


@pytest.fixture(scope="session")
def paths(shelf):
    """Both workbooks, empty, with room for fifty rows: {template name: path}."""
    return {name: shelf(f"{name} empty").dated for name in (GUANGXI, LINXIAN)}


@pytest.fixture
def desk(paths):
    """住院费用监测 on the desk."""
    made = Desk(paths[GUANGXI])
    return lambda sheet, number, row: made.type(sheet, number, row, template(GUANGXI)), made


STAYS = [
    (9000, 10000, "达标", 0, 0),
    (8500, 10000, "低于比例", 500, 5000),       # 1,500 - 1,000; (9,000 - 8,500) ÷ 0.1
    (8999.99, 10000, "低于比例", 0.01, 0.1),    # 1,000.01 - 1,000
    (900.18, 1000.20, "达标", 0, 0),            # exactly 90 %, which floats take for less
    (1100, 1234.45, "低于比例", 11.01, 110.05),  # 134.45 - 123.445 = 11.005; (1,111.005 - 1,100) ÷ 0.1
    (0, 0, "不计算", 0, 0),
    (600, 500, "数据错误", 0, 0),
]
ADMITTED = [
    ("省肿瘤医院", 2400.01, "超控", 2400, 0.01),   # 30 % of 8,000
    ("市第一人民医院", 1600, "未超", 1600, 0),      # 20 %
    ("临泉县人民医院", 1500, "超控", 1200, 300),    # 15 %
    ("城关镇卫生院", 1200, "未超", 1200, 0),        # 15 %
    ("没有登记的医院", 1500, "待填:收费标准类别", "待填:收费标准类别", "待填:收费标准类别"),
]


def test_a_stay_is_judged_as_it_is_typed(desk):
    """目录内费用 of the total, by 90 %: verdict, what the institution bears, what is wanting."""
    write, made = desk
    for row, (paid, total, *_) in enumerate(STAYS):
        write("住院登记", row, guangxi(row, in_catalog=paid, total=total))
    made.book.evaluate_all()

    assert [entry[2:] for entry in STAYS] == [tuple(made.read("住院登记", label, row) for label in (
        "判定", "机构承担(元)", "达标尚需目录内(元)")) for row in range(len(STAYS))]


def test_the_cap_goes_by_the_institutions_class(paths):
    """目录外控费: the class is looked up by the institution's name."""
    made = Desk(paths[LINXIAN])
    for row, entry in enumerate(institutions()):
        made.type("机构名单", row, entry, template(LINXIAN))
    for row, (institution, paid, *_) in enumerate(ADMITTED):
        made.type("住院登记", row, linxian(row, institution=institution, out_of_catalog=paid), template(LINXIAN))
    made.book.evaluate_all()

    assert [entry[2:] for entry in ADMITTED] == [tuple(made.read("住院登记", label, row) for label in (
        "判定", "目录外控制额(元)", "机构承担(元)")) for row in range(len(ADMITTED))]


def test_the_sum_stands_beside_the_row(desk):
    """计算说明 tells the figures, the limit and the article."""
    write, made = desk
    write("住院登记", 0, guangxi(0, in_catalog=8500))
    said = made.read("住院登记", "计算说明", 0)

    for part in ("8,500.00元", "90%", "10,000.00元", "500.00元", "低于比例", "正文第一条"):
        assert part in said


def test_an_empty_row_stays_blank(desk):
    """A prepared row shows nothing until something is typed, then what it can; 校验结果 says what is missing."""
    write, made = desk
    computed = ("目录内占比", "判定", "机构承担(元)", "校验结果", "计算说明")

    assert [None] * 5 == [made.read("住院登记", label, 3) for label in computed]
    write("住院登记", 3, {"name": "张三"})
    assert [None] * 3 == [made.read("住院登记", label, 3) for label in computed[:3]]
    assert "[Z01]必填项未填:人员类别、身份证号、医疗机构、机构级别、住院号、入院日期;" == made.read("住院登记", "校验结果", 3)


def test_the_months_list_shows_who_is_below(desk):
    """Two of three stays are below; one of them settled in September, and the deadlines follow from the month."""
    write, made = desk
    for row, (paid, settled) in enumerate([(8000, (2025, 9, 30)), (9500, (2025, 9, 30)), (8000, (2025, 10, 1))]):
        write("住院登记", row, guangxi(row, in_catalog=paid, settled_on=datetime.date(*settled)))
    month = next(place for place, value in made.cells["低于比例名单"].items() if value == "名单所属月份")
    due = next(place for place, value in made.cells["低于比例名单"].items() if value == "名单发送期限")
    made.book.set_value("低于比例名单", month[0], month[1] + 1, (datetime.date(2025, 9, 1) - SERIAL).days)
    made.book.evaluate_all()
    first = min(row for (row, column), value in made.cells["低于比例名单"].items() if value == "序号") + 1
    names = [made.book.get_value("低于比例名单", row, 2) for row in range(first, first + 3)]

    assert ["测试000", None, None] == [name or None for name in names]
    # 10 October 2025 is a Friday, a working day after the holidays of 1 to 8 October
    assert (datetime.date(2025, 10, 10) - SERIAL).days == as_serial(made.book.get_value("低于比例名单", due[0], due[1] + 1))


def as_serial(value):
    """Return a day as formualizer gives it, as a number."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    return (value - SERIAL).days if isinstance(value, datetime.date) else value


def test_a_special_case_is_followed_to_its_end(desk):
    """Received Wednesday 24 September 2025: 25①, 26②, 28 (make-up Sunday)③; approved 28: 29①, 30②, 9 October③, 10④, 11 (make-up)⑤."""
    write, made = desk
    write("住院登记", 0, guangxi(0, in_catalog=8000, special_case_approved="是", discharged_on=datetime.date(2025, 10, 1),
                             settled_on=datetime.date(2025, 10, 1)))
    write("特殊病例审批台账", 0, review(0, "ZY0000", dict(received_on=datetime.date(2025, 9, 24), filed_on=datetime.date(2025, 10, 11),
                                                  approved_on=datetime.date(2025, 9, 28), members=5, approvals=4)))
    made.book.evaluate_all()
    shown = [made.read("特殊病例审批台账", label, 0) for label in ("姓名", "表决结果", "批复情况", "审批时间", "备案情况")]
    dates = [as_serial(made.read("特殊病例审批台账", label, 0)) for label in ("批复期限", "备案期限")]

    assert ["测试000", "通过", "按期", "按期", "按期"] == shown
    assert [(day - SERIAL).days for day in (datetime.date(2025, 9, 28), datetime.date(2025, 10, 11))] == dates
    assert ("已批准", 0, 1000) == tuple(made.read("住院登记", label, 0) for label in ("判定", "机构承担(元)", "已批超出(元)"))


def test_libreoffice_judges_a_typed_row_alike(paths, tmp_path):
    """The same row, typed into the last prepared row of the file and opened in LibreOffice."""
    cells = recalculate.cached(paths[GUANGXI])["住院登记"]
    row = {"姓名": "张三", "人员类别": "低保对象", "身份证号": identity(5), "医疗机构": "云岭县人民医院", "机构级别": "县级",
           "住院号": "ZY1", "入院日期": datetime.date(2025, 9, 1), "出院日期": datetime.date(2025, 9, 10),
           "结算日期": datetime.date(2025, 9, 11), "医疗费用总额": 10000, "目录内费用": 8500}
    package.typed(paths[GUANGXI], tmp_path / "typed.xlsx", {"住院登记": {
        grid.address_of(cells, label, 49): value for label, value in row.items()}})
    shown = recalculate.values(tmp_path / "typed.xlsx", "libreoffice")["住院登记"]

    assert ("低于比例", 500) == tuple(grid.value_of(shown, label, 49) for label in ("判定", "机构承担(元)"))
    assert re.search("8,500.00元.*500.00元", grid.value_of(shown, "计算说明", 49))
    assert None is grid.value_of(shown, "校验结果", 49)

"""政策参数 tells of its own values: 待填, 有误, 不合文件要求; the cell and `check` say the same of whatever is typed there."""

import datetime
import random

import pytest
import xlsxwriter

from udfs import catalogue, load
from udfs.state import Unresolved
from udfs.vocabulary import NO, YES
from workbook import own_values, parameter_state, policy_rows, recalculate, scratch

TYPED = {
    "元": (0, 10000, 0.5, -1, "一万", "无", " ", True), "比例": (0, 0.7, 1, 1.01, 70, -0.1, "70%"), "是否": (YES, NO, "有", 1),
    "日": (0, 10, 1.5, -1, "十"), "工作日": (3, 2.5, "三"), "月": (24, "两年"), "岁": (60, 0.5), "个": (2, "二"), "份": (1, -1),
    "日期": (45000, 0, -3, "明年"), "名单": ("甲", 3), "口径": ("甲", 1, ""),
}
BANDS = [
    [(None, None)] * 5 + [(None, 0.6)], [(50000, 0.6)] + [(None, None)] * 4 + [(None, 0.7)], [(50000, 0.6), (20000, 0.7)] + [(None, None)] * 3 + [(None, 0.8)],
    [(50000, 60)] + [(None, None)] * 4 + [(None, 0.7)], [(50000, None)] + [(None, None)] * 4 + [(None, 0.7)], [(None, 0.6)] + [(None, None)] * 4 + [(None, 0.7)],
    [(50000, 0.6)] + [(None, None)] * 4 + [(None, None)], [(None, None), (50000, 0.6)] + [(None, None)] * 3 + [(None, 0.55)],
    [("五万", 0.6)] + [(None, None)] * 4 + [(None, 0.7)], [(0, 0.6)] + [(None, None)] * 4 + [(None, 0.7)], [(None, None)] * 5 + [(None, "六成")],
]


class Page:
    """A policy's rows with something typed into the yellow cells, and what an engine makes of them."""

    def __init__(self, policy, seed):
        self.policy, self.policy_rows = load(policy), policy_rows.PolicyRows(load(policy), sheet="参数")
        chance, self.typed = random.Random(seed), {}
        for key, places in self.policy_rows.places.items():
            parameter, (first, size) = self.policy.parameters[key], places[-1]
            entry = self.policy_rows.rows[first - policy_rows.FIRST_ROW]
            if not entry.editable or chance.random() < 0.2:
                continue
            if parameter.unit == "分段":
                for row, (upper, rate) in enumerate(BANDS[seed % len(BANDS)], first):
                    self.typed |= {(row, 3): upper, (row, 4): rate} if row < first + size - 1 else {(row, 4): rate}
            else:
                choices = (*TYPED[parameter.unit], *(parameter.choices or ()))
                self.typed |= {(first, 4): chance.choice(choices)}

    def write(self, book):
        """Write the page as the templates have it, with what is typed."""
        sheet = book.add_worksheet("参数")
        scratch.write_parameters(sheet, self.policy_rows)
        for (row, column), value in self.typed.items():
            if value is not None:
                sheet.write(row - 1, column - 1, value)

    def cells(self):
        """Return the cells as a reader finds them."""
        found = {}
        for number, row in enumerate(self.policy_rows.rows, policy_rows.FIRST_ROW):
            found |= {(number, 3): row.word, (number, 4): policy_rows.written(row.value)}
        found |= {place: value or None if value == "" else value for place, value in self.typed.items()}
        return found


@pytest.mark.parametrize("seed", range(len(BANDS)))
@pytest.mark.parametrize("policy", ["linxian-2023", "shanxi-2019"])
def test_the_cell_and_the_reader_agree(policy, seed, tmp_path):
    """Whatever is typed into the yellow cells: the word beside it, and what `check` makes of it."""
    page = Page(policy, seed)
    with xlsxwriter.Workbook(tmp_path / "page.xlsx", {"strings_to_formulas": False}) as book:
        page.write(book)
    shown = recalculate.values(tmp_path / "page.xlsx", "formualizer")["参数"]
    _, states = own_values.read(page, page.cells())
    column = ord(parameter_state.STATE) - ord("A") + 1
    wanted = (parameter_state.BLANK, parameter_state.WRONG, parameter_state.UNFIT)

    for key, places in page.policy_rows.places.items():
        row = places[-1][0]
        said = shown.get((row, column))
        if page.policy.parameters[key].unit != "另行规定":
            assert (said if said in wanted else None) == states.get(row), (key, page.typed.get((row, 4)), said)


@pytest.mark.parametrize("policy", sorted(catalogue()))
def test_an_untouched_page_only_waits(policy, tmp_path, spreadsheet):
    """Nothing is wrong with a blank page: stated values are 明定, readings 已选, local ones 待填 or 可不填."""
    page = Page(policy, 0)
    page.typed = {}
    with xlsxwriter.Workbook(tmp_path / "page.xlsx", {"strings_to_formulas": False}) as book:
        page.write(book)
    shown = recalculate.values(tmp_path / "page.xlsx", spreadsheet)["参数"]
    column = ord(parameter_state.STATE) - ord("A") + 1

    assert {"明定", "已选", "待填", "可不填"} >= {value for (_, place), value in shown.items() if place == column and value}


def test_a_spoilt_figure_is_a_data_error_wherever_it_is_needed():
    """A person of another group is not held up by it."""
    policy = load("shanxi-2019").with_values(annual_limit=15000).with_spoilt("ratio")

    with pytest.raises(Unresolved, match="数据错误"):
        assert policy.ratio
    from udfs import inpatient_assistance

    assert "数据错误" == inpatient_assistance("低保对象", 100, 0, policy=policy)
    assert 100 == inpatient_assistance("特困人员", 100, 0, policy=policy)


def test_days_in_a_policy_are_days():
    """A date typed as such is read as a day, whatever number stands for it."""
    page = Page("guangxi-2019", 0)
    row = page.policy_rows.places["continued_support_start"][0][0]
    page.typed = {(row, 4): 45000}

    assert datetime.date(2023, 3, 15) == own_values.read(page, page.cells())[0].continued_support_start

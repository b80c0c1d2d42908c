"""A bill and its payers, and a list of the policy in a template's formula: both readings, both engines."""

import pytest

from tests.workbook import grid
from workbook import checks, recalculate
from workbook.build import build
from workbook.template import read

TEMPLATE = """
[workbook]
name = "账单"
policy = "linxian-2023"
title = "账单"
purpose = "–"
users = "–"
rows = 50

[[sheet]]
key = "bills"
name = "账单"
title = "账单"
size = "rows"

[[sheet.column]]
like = "number"

[[sheet.column]]
key = "category"
label = "人员类别"
input = "category"

[[sheet.column]]
key = "total"
label = "总额"
kind = "yuan"

[[sheet.column]]
key = "basic"
label = "基本医保"
kind = "yuan"

[[sheet.column]]
key = "patient"
label = "个人"
kind = "yuan"

[[sheet.column]]
key = "counted"
label = "统计"
kind = "whole"
formula = 'IF({@comprehensive_ratio_scope:category},1,0)'

[[sheet.column]]
like = "findings"

[[sheet.check]]
code = "B17"
kind = "unbalanced"
columns = ["total", "basic", "patient"]
title = "各方合计与总额不符"
mend = "核对"

[[sheet.check]]
code = "B18"
kind = "above"
columns = ["basic", "patient", "total"]
title = "各方合计大于总额"
mend = "核对"
"""
ABOVE = [False, False, False, True, False, False, False, False, False]
BILLS = [((0.3, 0.1, 0.2), False), ((100, 60, 40), False), ((100, 60, 39.99), True), ((100, 60, 40.01), True), ((100, 60, None), False),
         ((100, "60", 40), False), ((1234567.89, 1234567.88, 0.01), False), ((0, 0, 0), False), ((-5, -5, 0), False)]
CATEGORIES = {"低保对象": 1, "脱贫人口": 0, "脱贫人口、孤儿": 1, "边缘易致贫户": 1, "低保边缘对象": 0, "普通参保居民": 0}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A workbook of one sheet: the bills, then a person of each category."""
    folder = tmp_path_factory.mktemp("bills")
    (folder / "账单.toml").write_text(TEMPLATE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        made = read(folder / "账单.toml")
        patch.setattr("workbook.build.template", lambda name: made)
        rows = [dict(zip(("total", "basic", "patient"), bill)) for bill, _ in BILLS] + [{"category": word} for word in CATEGORIES]
        layout = build("账单", folder / "bills.xlsx", rows=50, data={"bills": rows})
    return folder / "bills.xlsx", layout


def test_payers_that_do_not_sum_to_the_bill(book, spreadsheet):
    """A fen is enough; what is not all numbers is left to other checks."""
    cells = recalculate.values(book[0], spreadsheet)["账单"]

    assert [wrong for _, wrong in BILLS] == ["B17" in grid.codes_of(cells, row) for row in range(len(BILLS))]
    assert ABOVE == ["B18" in grid.codes_of(cells, row) for row in range(len(BILLS))]


def test_the_same_in_python(book):
    """`faults` names the bill's own column, or the first of those that are too much."""
    placed = book[1].sheets["bills"]
    rest, more = ([checks.faults(placed, one, dict(zip(("total", "basic", "patient"), bill)), None) for bill, _ in BILLS]
                  for one in placed.sheet.checks)

    assert [["total"] if wrong else [] for _, wrong in BILLS] == rest
    assert [["basic"] if wrong else [] for wrong in ABOVE] == more


def test_a_list_of_the_policy_in_a_formula(book, spreadsheet):
    """{@list:column} holds for every word of the list, those nested in it too, whatever else a person is."""
    cells = recalculate.values(book[0], spreadsheet)["账单"]

    assert list(CATEGORIES.values()) == [grid.value_of(cells, "统计", len(BILLS) + row) for row in range(len(CATEGORIES))]

"""Two lists that may not share a person, and a channel that must fit the person's categories: `check` and the cells agree."""

import datetime

import pytest

from tests.workbook import grid
from workbook import recalculate
from workbook.build import build
from workbook.check import check
from workbook.template import read

TEMPLATE = """
[workbook]
name = "两份名单"
policy = "linxian-2023"
title = "两份名单"
purpose = "–"
users = "–"
rows = 50

[[sheet]]
key = "people"
name = "名单"
title = "名单"
size = "rows"

[[sheet.column]]
like = "number"

[[sheet.column]]
key = "who"
label = "证号"
kind = "text"

[[sheet.column]]
key = "category"
label = "人员类别"
input = "category"

[[sheet.column]]
key = "channel"
label = "资助类别"
kind = "word"
values = ["@enrolment_subsidy_scope"]

[[sheet.column]]
like = "findings"

[[sheet.check]]
code = "B17"
kind = "also_in"
columns = ["who"]
other = "excluded.who"
title = "另一名单也有"
mend = "核对"

[[sheet.check]]
code = "B18"
kind = "not_among"
columns = ["channel"]
other = "category"
title = "资助类别不符"
mend = "核对"

[[sheet]]
key = "excluded"
name = "除外"
title = "除外"
size = "rows"

[[sheet.column]]
like = "number"

[[sheet.column]]
key = "who"
label = "证号"
kind = "text"
"""
PEOPLE = [("A1", "低保对象", "低保对象", ()), ("A2", "脱贫人口、低保对象", "低保对象", ()), ("a3", "低保对象", "脱贫人口", {"B17", "B18"}),
          ("A*", "孤儿", "特困人员", ()), ("A?", "特困人员", "孤儿", {"B18"}), (None, "边缘易致贫户、脱贫人口", "监测对象", ()), ("A4", None, "监测对象", ()),
          ("A5", "低保边缘对象", "低保对象", {"B18"}), ("A6", "低保对象", None, {"B17"}), (7, "低保对象", None, {"B17"})]
EXCLUDED = ("A3", "A6", "7", "A7")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A workbook of the two lists, and what `check` finds in it."""
    folder = tmp_path_factory.mktemp("lists")
    (folder / "两份名单.toml").write_text(TEMPLATE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        made = read(folder / "两份名单.toml")
        for module in ("build", "read"):
            patch.setattr(f"workbook.{module}.template", lambda name: made)
        build("两份名单", folder / "lists.xlsx", rows=50, data={"excluded": [{"who": who} for who in EXCLUDED], "people": [
            dict(zip(("who", "category", "channel"), row)) for row in PEOPLE]})
        return folder / "lists.xlsx", check(folder / "lists.xlsx", today=datetime.date(2026, 1, 1)).findings


def test_the_cells_tell(book, spreadsheet):
    """Capital or small, number or text; a category that takes another in counts as that one, not the other way round."""
    cells = recalculate.values(book[0], spreadsheet)["名单"]

    assert [set(wrong) for *_, wrong in PEOPLE] == [grid.codes_of(cells, row) for row in range(len(PEOPLE))]


def test_the_check_finds_the_same(book):
    """Each with its row."""
    assert {(code, row) for row, (*_, wrong) in enumerate(PEOPLE) for code in wrong} == {(found.code, found.row) for found in book[1]}

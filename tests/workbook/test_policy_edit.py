"""One line of a policy file is edited, and everything follows: function, batch, formula, explanation, sheet, check, citation."""

import pytest

from tests.workbook import product

FLOOR = ('label = "目录内费用占比下限"\nunit = "比例"\nsource = "G22-01"\nvalues = [{ from = 2022-01-01, value = 0.9 }]',
         'label = "目录内费用占比下限"\nunit = "比例"\nsource = "G22-01"\nvalues = [%s]')
SCRIPT = """
import datetime, json, sys, tempfile
from pathlib import Path
import udfs
from udfs import explain, load, rules
from udfs.batch import batch
from tests.workbook import grid, package
from tests.workbook.sound import TODAY, guangxi
from workbook import recalculate, scratch
from workbook.build import build
from workbook.check import check
from workbook.policy_rows import PolicyRows

assert Path(udfs.__file__).parents[1] == Path.cwd(), "the copy is what runs"
policy, folder = load("guangxi-2022"), Path(sys.argv[1])
stay = dict(category="低保对象", institution_level="县级", single_disease="否", special_case_approved="否",
            in_catalog=8600, total=10000)
names = ("catalog_verdict", "catalog_excess")
chosen = [rules()[name] for name in names]
said = {"function": [rule(**stay, policy=policy) for rule in chosen]}
said["batch"] = [batch(rule, {key: [value] for key, value in stay.items()}, policy=policy)[0] for rule in chosen]
group = scratch.Group(policy, chosen, [stay])
values, = scratch.evaluate([group], recalculate.values, folder)
said["formula"] = [values[name][0] for name in names]
found = explain.explain(chosen[0], stay, policy=policy)
said["sentence"], said["citation"], said["quotation"] = found.sentence, found.citation, found.quotation
said["row"] = [[str(row.value), str(row.starts)] for row in PolicyRows(policy).rows if row.key == "catalog_ratio_floor"]
days = [datetime.date(2024, 12, 31), datetime.date(2025, 1, 1)]
said["dated"] = [[rule(**stay, policy=policy.on(day)) for rule in chosen] for day in days]
rows = [guangxi(number, in_catalog=8600, admitted_on=datetime.date(2024, 12, 1), discharged_on=datetime.date(2024, 12, 31),
                settled_on=day) for number, day in enumerate(days)]
rows.append(guangxi(2, in_catalog=8600, settled_on=None))
path = folder / "built.xlsx"
build("住院费用监测", folder / "today.xlsx", rows=50, data={"admissions": rows}, today=TODAY)
package.typed(folder / "today.xlsx", path, {"校验": {"C4": TODAY}})
cells = recalculate.values(path)
said["cells"] = [[grid.value_of(cells["住院登记"], label, row) for label in ("判定", "机构承担(元)")] for row in range(3)]
said["told"] = [grid.value_of(cells["住院登记"], "计算说明", row) for row in range(3)]
said["sheet"] = [[cells["政策参数"][row, column] for column in (4, 7, 8)] for (row, column), value
                 in sorted(cells["政策参数"].items()) if value == "目录内费用占比下限"]
said["errors"], said["counts"] = len(grid.errors(cells)), check(path).counts()
said["live"] = grid.counts(cells)
print(json.dumps(said, ensure_ascii=False))
"""


def answers(folder, *edits):
    """Return what an edited product says of a stay with 8,600 of 10,000 in the catalogue."""
    product.copy(folder / "product", "guangxi-2022", edits)
    return product.run(folder / "product", SCRIPT, folder)


@pytest.fixture(scope="session")
def edited(tmp_path_factory):
    """The product with 0.9 changed to 0.85, and with the article and the notice's words changed too."""
    return answers(tmp_path_factory.mktemp("edited"),
                   (FLOOR[0], FLOOR[1] % "{ from = 2022-01-01, value = 0.85 }"),
                   ('article = "正文第一条、附件第一条"\ntext = "使用……目录……费用应占总费用90%以上"',
                    'article = "新第二条"\ntext = "使用目录费用应占总费用85%以上"'))


@pytest.fixture(scope="session")
def dated(tmp_path_factory):
    """The product with a second version: 0.85 from 1 January 2025 on."""
    return answers(tmp_path_factory.mktemp("dated"), (FLOOR[0], FLOOR[1] % (
        "{ from = 2022-01-01, value = 0.9 }, { from = 2025-01-01, value = 0.85 }")))


@pytest.mark.parametrize("reading", ["function", "batch", "formula"])
def test_every_reading_follows_the_edit(edited, reading):
    """86 % is enough for 85 %, where 90 % made the institution bear 400 yuan."""
    assert ["达标", 0] == edited[reading]


def test_the_explanation_follows_the_edit(edited):
    """The sentence says 85 % and 8,500.00, and 90 nowhere."""
    assert "85%" in edited["sentence"] and "90%" not in edited["sentence"]


def test_the_citation_follows_the_edit(edited):
    """Article and words as they now stand in the file."""
    assert ("2022年9月6日通知 新第二条", "使用目录费用应占总费用85%以上") == (edited["citation"], edited["quotation"])


def test_the_sheet_of_parameters_follows_the_edit(edited):
    """One row, with the new value, article and words, in the workbook too."""
    assert [["0.85", "2022-01-01"]] == edited["row"]
    assert [[0.85, "G22-01 新第二条", "使用目录费用应占总费用85%以上"]] == edited["sheet"]


def test_the_workbook_follows_the_edit(edited):
    """The cells judge by 85 % and say so; the check finds nothing changed."""
    assert [["达标", 0], ["达标", 0]] == edited["cells"][:2]
    assert all("85%" in text and "新第二条" in text for text in edited["told"][:2])
    assert (0, {"Z02": 1}, {"Z02": 1}) == (edited["errors"], edited["counts"], edited["live"])


def test_a_dated_version_holds_from_its_day(dated):
    """The function on 31 December 2024 and on 1 January 2025: 1,400 - 1,000 = 400 to bear, then none."""
    assert [["低于比例", 400], ["达标", 0]] == dated["dated"]
    assert ["达标", 0] == dated["function"]


def test_a_dated_version_holds_in_the_cells(dated):
    """By the day of settlement, row by row; the sentence tells the limit that held."""
    assert [["低于比例", 400], ["达标", 0]] == dated["cells"][:2]
    assert "90%" in dated["told"][0] and "85%" in dated["told"][1] and "90%" not in dated["told"][1]


def test_a_row_without_its_day_is_judged_by_the_latest_version(dated):
    """Settled on no day yet: 校验 asks for the day, and the cell shows no error."""
    assert ["达标", 0] == dated["cells"][2] or [None, None] == dated["cells"][2]


def test_a_dated_version_has_its_own_row_of_parameters(dated):
    """Both values with the day from which each holds."""
    assert [["0.9", "2022-01-01"], ["0.85", "2025-01-01"]] == dated["row"]
    assert [0.9, 0.85] == [row[0] for row in dated["sheet"]]


def test_a_dated_version_leaves_the_check_clean(dated):
    """No formula counts as changed, no cell shows an error, and both find the missing day."""
    assert (0, {"Z02": 1}, {"Z02": 1}) == (dated["errors"], dated["counts"], dated["live"])


LOCAL = """
import json, sys
from pathlib import Path
from tests.workbook import grid
from tests.workbook.sound import TODAY, guangxi, review
from workbook import recalculate
from workbook.build import build
from workbook.check import check
path = Path(sys.argv[1]) / "built.xlsx"
build("住院费用监测", path, rows=50, today=TODAY, data={
    "admissions": [guangxi(0, in_catalog=8000, special_case_approved="是")], "reviews": [review(0, "ZY0000")]})
cells, report = recalculate.values(path), check(path, today=TODAY)
print(json.dumps({"live": grid.tally(cells)["C01"], "check": [[entry.code, entry.sheet, entry.cell] for entry in report.findings],
                  "due": grid.value_of(cells["特殊病例审批台账"], "批复期限", 0), "errors": len(grid.errors(cells)),
                  "place": [row for (row, column), value in cells["政策参数"].items() if value == "批复期限"]}, ensure_ascii=False))
"""


def test_a_figure_that_became_local_is_asked_for(tmp_path):
    """批复期限 without a value in the file: 待填 in the row, C01 on 校验 and in the check, in the same cell."""
    product.copy(tmp_path / "product", "guangxi-2022", [(
        'label = "批复期限"\nunit = "工作日"\nsource = "G22-D4"\nvalues = [{ from = 2022-01-01, value = 3 }]',
        'label = "批复期限"\nunit = "工作日"\nsource = "G22-D4"\nlocal = true')])
    said = product.run(tmp_path / "product", LOCAL, tmp_path)

    assert ("待填:批复期限", 0) == (said["due"], said["errors"])
    assert ["政策参数", 1, f"政策参数!D{said['place'][0]}"] == said["live"]
    assert [["C01", "政策参数", f"D{said['place'][0]}"]] == said["check"]

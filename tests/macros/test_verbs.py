"""The verbs behind the buttons over an open workbook, by the engine of openpyxl: what they find, mark, select, write."""

import json

import openpyxl
import pytest
import xlwings as xw

import workbook.engine  # noqa: F401 - makes xlwings run here
from macros import buttons, verbs
from macros.documents.paper import Refused
from macros.editions import with_buttons
from macros.live import Unfit, named, total
from macros.verbs import check_ratios, clear_examples, next_finding
from tests.macros.commands import run
from tests.workbook import package
from tests.workbook.sound import GUANGXI, TODAY, guangxi, review
from workbook import recalculate
from workbook.build import build
from workbook.edition import STAMP

WRONG = {2: {"name": None}, 5: {"id_number": "110105194912310000"}, 7: {"in_catalog": 12000}}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Ten stays, three of them wrong, and one review of no stay, with buttons."""
    folder = tmp_path_factory.mktemp("verbs")
    data = {"admissions": [guangxi(number, **WRONG.get(number, {})) for number in range(10)], "reviews": [review(1, "ZY9999")],
            "list:fields": {"month_on": TODAY.replace(2025, 9, 1)}}
    build(GUANGXI, folder / "built.xlsm", rows=20, data=data, today=TODAY, edition=with_buttons())
    return package.typed(folder / "built.xlsm", folder / "监测.xlsm", {"校验": {"C4": TODAY}})


@pytest.fixture
def book(path, tmp_path):
    """A copy of it, open."""
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    opened = xw.Book(copy)
    yield opened
    opened.close()


def test_check_ratios_finds_what_the_command_finds(book, path, tmp_path):
    """The findings of `medaid check --json`, cell by cell; their count, red tabs, 校验 on top, all in the saved file."""
    report = check_ratios(book)
    counts = sum(report.counts().values())
    book.save(tmp_path / "saved.xlsm")
    saved, told = openpyxl.load_workbook(tmp_path / "saved.xlsm"), json.loads(run("check", path, "--out", tmp_path, "--json").stdout)

    assert [(finding["code"], finding["sheet"], finding["cell"]) for finding in told["files"][0]["findings"]] == [
        (finding.code, finding.sheet, finding.cell) for finding in report.findings]
    assert named(book, STAMP).value[17:] == f"校验占比:{counts}处问题;住院登记 3行;特殊病例审批台账 1行"
    assert {"住院登记", "特殊病例审批台账"} == {sheet.title for sheet in saved if sheet.sheet_properties.tabColor}
    assert "校验" == book.sheets.active.name == saved.active.title
    assert counts == total(book) == recalculate.cached(tmp_path / "saved.xlsm")["校验"][5, 3]


def test_next_finding_goes_round_over_all_sheets(book):
    """The three rows of 住院登记, the one of 特殊病例审批台账, and the first again."""
    book.sheets["住院登记"].activate()
    book.sheets["住院登记"]["A1"].select()
    found = [next_finding(book) for _ in range(5)]

    assert [("住院登记", 7), ("住院登记", 10), ("住院登记", 12), ("特殊病例审批台账", 5), ("住院登记", 7)] == [
        (cell.sheet.name, cell.row) for cell in found]
    assert "必填项未填:姓名" in found[0].value


def test_clearing_leaves_formulas_and_parameters(book):
    """No typed cell of a table is left, every formula and every figure of 政策参数 is; nothing is left to find."""
    figures, formulas = book.sheets["政策参数"]["D5:D30"].value, book.sheets["住院登记"]["P5:W24"].formula
    clear_examples(book)

    assert {None} == {value for row in book.sheets["住院登记"]["B5:L24"].value for value in row}
    assert figures == book.sheets["政策参数"]["D5:D30"].value and formulas == book.sheets["住院登记"]["P5:W24"].formula
    assert "已清空示例" == named(book, STAMP).value[17:]
    assert next_finding(book) is None and "没有发现问题" in named(book, STAMP).value


def test_documents_stand_beside_the_workbook(book, tmp_path):
    """The first button makes the list of the month chosen on the sheet; the verbs take what the commands take."""
    (made,), refused = verbs.document(book, 1)

    assert (tmp_path / "文书" / "低于比例名单_202509.docx", []) == (made, refused) and made.is_file()
    assert "低于比例名单:已生成1份,在文书文件夹" == named(book, STAMP).value[17:]
    with pytest.raises(Refused, match="没有“名单”;现有:低于比例名单"):
        verbs.list(book, "名单")
    with pytest.raises(Refused, match="不是“重点救助对象动态管理”工作簿"):
        verbs.proof(book)


def test_a_button_tells_a_refusal_in_the_sheet(book):
    """No exception reaches Excel: 核对记录 says what was not done and why."""
    book.set_mock_caller()
    book.sheets["低于比例名单"][book.sheets["低于比例名单"].used_range.address]  # the sheet is there
    field = next(cell for row in book.sheets["低于比例名单"]["A1:H6"].rows for cell in row if cell.value == "名单所属月份").offset(0, 1)
    field.value = None
    buttons.document(1)

    assert "没有完成:没有写明月份" in named(book, STAMP).value


def test_a_workbook_that_is_not_ours_is_refused(tmp_path):
    """In Chinese, with its name."""
    openpyxl.Workbook().save(tmp_path / "别的.xlsx")
    stranger = xw.Book(tmp_path / "别的.xlsx")

    with pytest.raises(Unfit, match="别的.xlsx”不是本套模板的工作簿"):
        clear_examples(stranger)
    stranger.close()

"""What a sheet has besides its cells: locks, panes, drop-downs, text columns, and how it prints on A4."""

import datetime
import re

import openpyxl
import pytest

from tests.workbook import grid, package
from tests.workbook.sound import GUANGXI, LINXIAN, SHEETS
from udfs.vocabulary import NAMES as VOCABULARY
from workbook import recalculate
from workbook.template import template

A4, PORTRAIT = 9, ("使用说明", "工作日历")
LEDGERS = {name: {sheet.name for sheet in template(name).sheets if sheet.is_ledger} for name in (GUANGXI, LINXIAN)}
UP_TO_THE_NUMBER = {GUANGXI: {"住院登记", "特殊病例审批台账", "困难群众名单", "医保系统标记"}, LINXIAN: {"住院登记", "困难群众名单", "医保系统标记"}}
SUBTITLES = ("填报单位:", "填报日期:", "金额单位:元")


@pytest.fixture(scope="session")
def opened(empty):
    """Each workbook, empty, open in openpyxl: (template name, path, workbook)."""
    return empty.template, empty.path, openpyxl.load_workbook(empty.path)


def tables(name):
    """Return the names of the table sheets."""
    return [sheet.name for sheet in template(name).sheets]


def test_every_sheet_is_protected_without_a_password(opened):
    """Protection keeps a slip of the hand from a formula; it is not a secret."""
    _, _, book = opened

    for sheet in book:
        assert sheet.protection.sheet, sheet.title
        assert sheet.protection.password in (None, "0000"), sheet.title


def test_what_staff_type_is_open_and_what_is_computed_is_locked(opened):
    """Cell by cell: a formula is locked; a cell of a column to fill is not, in the first row and in the last."""
    name, path, book = opened
    cells = recalculate.cached(path)
    for sheet in template(name).sheets:
        for column in sheet.columns:
            if column.hidden:
                continue
            first = grid.first_row(cells[sheet.name]) if sheet.name in LEDGERS[name] else None
            for row in (first, first + 49) if first else ():
                if sheet.size != "rows" and row != first:
                    continue
                cell = book[sheet.name].cell(row, [shown.key for shown in sheet.columns if not shown.hidden].index(column.key) + 1)
                assert cell.protection.locked != column.typed, (sheet.name, column.label, row)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and (sheet.title, cell.coordinate) != ("校验", "C4"):
                    assert cell.protection.locked, (sheet.title, cell.coordinate)


def test_the_reference_day_and_the_local_figures_are_open(opened):
    """校验's day may be typed over, and so may the yellow cells of 政策参数, but not the stated figures."""
    name, _, book = opened
    floor = {GUANGXI: "目录内费用占比下限", LINXIAN: "倾斜救助第一档起点"}[name]
    local = {GUANGXI: "当地增列适用人群", LINXIAN: "大病保险起付线"}[name]
    locked = {row[1].value: row[3].protection.locked for row in book["政策参数"].iter_rows(min_row=6)}

    assert not book["校验"]["C4"].protection.locked
    assert (True, False) == (locked[floor], locked[local])


def test_the_header_stays_in_sight(opened):
    """Frozen: the header rows and the columns that name the person; 序号 to 身份证号 where rows are typed."""
    name, path, book = opened
    cells = recalculate.cached(path)

    for sheet in UP_TO_THE_NUMBER[name]:
        assert f"E{grid.first_row(cells[sheet])}" == book[sheet].freeze_panes, sheet
    assert all(book[sheet].freeze_panes for sheet in SHEETS[name] if sheet not in ("使用说明",)), name


def test_every_sheet_prints_on_a4_with_its_page_number(opened):
    """A4, landscape for tables, 第x页共x页 in the footer, header rows repeated, as wide as the paper."""
    name, _, book = opened

    for sheet in book:
        setup = sheet.page_setup
        assert A4 == int(setup.paperSize), sheet.title
        assert ("portrait" if sheet.title in PORTRAIT else "landscape") == (setup.orientation or "portrait"), sheet.title
        assert "第 &P 页 共 &N 页" == sheet.oddFooter.center.text.replace("&[Page]", "&P").replace("&[Pages]", "&N"), sheet.title
        if sheet.title != "使用说明":
            assert sheet.print_title_rows, sheet.title
    for sheet in tables(name):
        fits = book[sheet].sheet_properties.pageSetUpPr is not None and book[sheet].sheet_properties.pageSetUpPr.fitToPage
        setup = book[sheet].page_setup
        assert setup.fitToWidth in (None, 1) if fits else 10 <= int(setup.scale or 100) <= 100, sheet


def test_a_table_looks_like_the_forms_that_staff_know(opened):
    """A title, 填报单位 / 填报日期 / 单位:元, header rows, notes, and a line to sign."""
    name, _, book = opened

    for sheet in tables(name):
        written = [cell.value for row in book[sheet].iter_rows() for cell in row if isinstance(cell.value, str)]
        assert template(name).sheets[tables(name).index(sheet)].title == book[sheet]["A1"].value
        assert set(SUBTITLES) <= set(written), sheet
        assert any(text.startswith("填表说明:1.") for text in written), sheet
        assert any("负责人:" in text and "审核人:" in text for text in written), sheet


def test_identity_numbers_are_text(opened):
    """The columns of 身份证号 and 住院号 are text before anything is typed, and no green triangle marks them."""
    name, path, book = opened
    cells = recalculate.cached(path)
    for label in ("身份证号", "住院号"):
        column = grid.letters(grid.column_of(cells["住院登记"], label))
        first = grid.first_row(cells["住院登记"])
        assert ["@", "@"] == [book["住院登记"][f"{column}{row}"].number_format for row in (first, first + 49)]
        ignored = re.findall(r'<ignoredError sqref="([^"]*)" numberStoredAsText="1"', package.parts(path)[
            package.sheet_part(path, "住院登记")].decode())
        assert f"{column}{first}:{column}{first + 49}" in " ".join(ignored).split()


def test_words_are_chosen_from_a_list(opened):
    """A drop-down with the words of the contract on every word column, over all fifty rows."""
    name, path, book = opened
    cells = recalculate.cached(path)["住院登记"]
    words = {"人员类别": "category", "机构级别": "institution_level"} if name == GUANGXI else {"人员类别": "category"}
    yesno = {GUANGXI: ("单病种付费", "特殊病例已批准"), LINXIAN: ("省域内就医",)}[name]
    expected = {label: ",".join(VOCABULARY[key].values) for label, key in words.items()} | dict.fromkeys(yesno, "是,否")

    found = {str(rule.sqref): rule.formula1.strip('"') for rule in book["住院登记"].data_validations.dataValidation
             if rule.type == "list"}
    first = grid.first_row(cells)
    columns = {label: grid.letters(grid.column_of(cells, label)) for label in expected}
    assert expected == {label: found[f"{column}{first}:{column}{first + 49}"] for label, column in columns.items()}


def test_dates_and_amounts_are_checked_when_typed(opened):
    """A date before 2000 and a negative amount raise a warning in Chinese at once."""
    name, _, book = opened
    rules = book["住院登记"].data_validations.dataValidation

    assert {"date", "decimal"} <= {rule.type for rule in rules}
    for rule in rules:
        if rule.type in ("date", "decimal"):
            assert "warning" == rule.errorStyle and re.search("[一-龥]", rule.error), str(rule.sqref)


def test_default_words_stand_in_the_prepared_rows(opened):
    """是/否 columns are pre-filled, so that a blank never hides a verdict; a row with nothing else counts as empty."""
    name, _, book = opened
    labels = {GUANGXI: ("单病种付费", "特殊病例已批准"), LINXIAN: ("省域内就医",)}[name]
    cells = recalculate.cached(opened[1])["住院登记"]

    for label in labels:
        assert {"是" if name == LINXIAN else "否"} == {grid.value_of(cells, label, row) for row in range(50)}


def test_the_first_sheet_tells_what_matters(opened):
    """使用说明 is open first and says the version, what the colours mean and what to do when macros are blocked."""
    name, _, book = opened
    text = "\n".join(str(row[0].value) for row in book["使用说明"].iter_rows())

    assert "使用说明" == book.active.title
    for said in ("黄色", "灰色", "粉色", "宏", "版本:", "政策参数", template(name).policy.number, "预留 50 行"):
        assert said in text, said


def test_every_parameter_stands_with_its_date_and_article(opened):
    """政策参数: value, day from which it holds, article and the notice's own words beside every figure."""
    name, _, book = opened
    policy = template(name).policy
    rows = [row for row in book["政策参数"].iter_rows(min_row=6, values_only=True) if row[0]]

    assert {parameter.label for parameter in policy.parameters.values()} == {row[1] for row in rows}
    for row in rows:
        assert isinstance(row[5], datetime.datetime) and re.match(r"[A-Z0-9]+-\w+ .", row[6]) and row[7], row[1]


def test_the_workbook_recalculates_when_it_is_opened(opened):
    """fullCalcOnLoad, so that 基准日期 is today in any program."""
    assert b'fullCalcOnLoad="1"' in package.parts(opened[1])["xl/workbook.xml"]


def test_nothing_but_formulas_stands_in_the_file(opened):
    """No macro, no external link, no hidden sheet."""
    _, path, book = opened

    assert not [name for name in package.parts(path) if "vba" in name.lower() or "external" in name.lower()]
    assert {"visible"} == {sheet.sheet_state for sheet in book}

"""What staff and other programs leave in a cell besides what belongs there: the cell and `check` say the same of it."""

import functools

import pytest

from tests.workbook import grid, package
from tests.once import once
from tests.workbook.conftest import Book
from tests.workbook.sound import GUANGXI, NAMES, guangxi, review
from workbook import recalculate
from workbook.check import check
from workbook.template import template as spec

ODD = {  # (header, what is typed under it, the checks that the row then fails)
    "no day at all": ("入院日期", 0, {"Z06"}),
    "half a day": ("入院日期", 0.5, {"Z06"}),
    "a day before March 1900": ("入院日期", 3, {"Z06"}),
    "a negative day": ("入院日期", -5, {"Z06"}),
    "a day after the last": ("入院日期", 2_958_465, {"Z06", "Z07"}),  # 31 December 9999
    "an evening": ("入院日期", 45910.75, set()),  # 10 September 2025, 18:00, and discharged at 0:00 that day
    "a number for a category": ("人员类别", 12, {"Z10"}),
    "a number for a level": ("机构级别", 1, {"Z10"}),
    "a number for 否": ("特殊病例已批准", 0, {"Z10"}),
    "a number for a name": ("姓名", 123, set()),
    "a blank for a level": ("机构级别", " ", {"Z10"}),
    "only a joiner": ("人员类别", "、", {"Z10"}),
    "the same category twice": ("人员类别", "低保对象、低保对象", set()),
    "a category with a line break": ("人员类别", "低保对象\n", {"Z10"}),
    "a quote for a level": ("机构级别", '县"级', {"Z10"}),
    "a star for the number of a stay": ("住院号", "*", set()),
    "a question mark for it": ("住院号", "ZY?003", set()),
    "a tilde in it": ("住院号", "ZY~1", set()),
    "300 characters for it": ("住院号", "号" * 300, set()),
    "an amount of a thousandth of a fen": ("目录内费用", 9000.00001, set()),
    "a huge amount": ("医疗费用总额", 1e300, set()),
    "a large identity number": ("身份证号", "1" * 40, {"Z03"}),
    "an identity number with a blank behind": ("身份证号", "11010519491231002X ", {"Z03"}),
    "an identity number in full-width figures": ("身份证号", "１１０１０５１９４９１２３１００２Ｘ", {"Z03"}),
}
ODD |= (TRUTHS := {  # LibreOffice keeps these as the numbers 1 and 0, so that only Excel and `check` can tell
    "yes for an amount": ("医疗费用总额", True, {"Z04"}),
    "no for an amount": ("目录内费用", False, {"Z04"}),
    "yes for a day": ("结算日期", True, {"Z05"}),
    "yes for 是": ("单病种付费", True, {"Z10"}),
})
PASTED = {  # an error value, pasted as such from another workbook
    "an error for an amount": ("医疗费用总额", "#N/A", {"Z00"}),
    "an error for a day": ("入院日期", "#VALUE!", {"Z00"}),
    "an error for a name": ("姓名", "#REF!", {"Z00"}),
    "an error for a category": ("人员类别", "#N/A", {"Z00"}),
}


@pytest.fixture(scope="session")
def sound_book(tmp_path_factory):
    """A workbook of sound stays, and one approval that belongs to none."""
    rows = [guangxi(number) for number in range(len(ODD))]
    return Book(functools.partial(once, tmp_path_factory), "odd", GUANGXI, {"admissions": rows, "reviews": [review(0, None)]}, 50)


def odd(book, name, values):
    """Return the workbook's path with the odd values typed over, one a row."""
    cells = book.stored["住院登记"]
    changes = {grid.address_of(cells, label, row): value for row, (label, value, _) in enumerate(values.values())}
    return package.typed(book.dated, book.dated.with_name(name), {"住院登记": changes})


@pytest.fixture(scope="session")
def odd_book(sound_book):
    """The odd values, each in a row of its own."""
    return odd(sound_book, "odd.xlsx", ODD)


@pytest.fixture(scope="session")
def found(odd_book):
    """What `check` finds: {row: codes}."""
    return by_row(check(odd_book))


@pytest.fixture(scope="session")
def live(odd_book):
    """What formualizer makes of the workbook."""
    return recalculate.values(odd_book)


def by_row(report):
    """Return {row of 住院登记: codes}."""
    rows = {}
    for finding in report.findings:
        if finding.sheet == "住院登记":
            rows.setdefault(finding.row, set()).add(finding.code)
    return rows


@pytest.mark.parametrize("what", ODD)
def test_the_check_tells_what_is_wrong(what, found):
    """`check` takes no odd value for a sound one, nor a sound one for a mistake."""
    assert ODD[what][2] == found.get(list(ODD).index(what), set())


@pytest.mark.parametrize("what", ODD)
def test_the_cell_tells_what_is_wrong(what, live):
    """校验结果 says the same."""
    assert ODD[what][2] == grid.codes_of(live["住院登记"], list(ODD).index(what))


def test_no_cell_shows_an_error(live):
    """Whatever is typed, a computed cell answers in words."""
    assert [] == grid.errors(live)


def test_libreoffice_says_the_same(odd_book, live):
    """Every 校验结果, in LibreOffice, where TRUE and FALSE are numbers."""
    office = recalculate.values(odd_book, "libreoffice")

    assert [] == grid.errors(office)
    for row in range(len(ODD) - len(TRUTHS)):
        assert grid.codes_of(live["住院登记"], row) == grid.codes_of(office["住院登记"], row), list(ODD)[row]


@pytest.fixture(scope="session")
def pasted_book(sound_book):
    """The error values, each in a row of its own."""
    return odd(sound_book, "pasted.xlsx", PASTED)


def test_a_pasted_error_is_a_finding_and_stops_no_count(pasted_book, spreadsheet):
    """An error value in a yellow cell is told like any other wrong value, and 校验 still counts."""
    sheets = recalculate.values(pasted_book, spreadsheet)
    labels = [label for label, _, _ in PASTED.values()]
    pasted = {(grid.first_row(sheets["住院登记"]) + row, grid.column_of(sheets["住院登记"], label))
              for row, label in enumerate(labels)}

    assert {row: codes for row, (_, _, codes) in enumerate(PASTED.values())} == by_row(check(pasted_book))
    assert [] == [place for place in grid.errors(sheets) if place[0] != "住院登记" or place[1:3] not in pasted]


@pytest.mark.parametrize("template", NAMES)
def test_a_pasted_error_is_found_in_every_further_ledger(shelf, tmp_path, template):
    """One in the last yellow cell of the sound row of each: told by its own check, beside the row and by `check`."""
    book, expected, changes = shelf(f"{template} mistakes"), set(), {}
    for sheet in spec(template).sheets:
        if sheet.standard_checks:
            column = [column for column in sheet.columns if column.typed][-1]
            cell = grid.address_of(book.stored[sheet.name], column.label, 0)
            changes[sheet.name] = {cell: "#N/A"}
            expected.add((f"{sheet.standard_checks}00", sheet.name, cell))
    path = package.typed(book.dated, tmp_path / "pasted.xlsx", changes)
    values = recalculate.values(path)

    assert expected == {(found.code, found.sheet, found.cell) for found in check(path).findings if found.code.endswith("00")}
    assert all(code in grid.codes_of(values[name], 0) for code, name, _ in expected) and len(expected) == {GUANGXI: 12}.get(template, 3)


def test_a_number_that_is_no_day_is_a_finding(sound_book):
    """An amount typed into a date cell: no warning of a library, 日期不可能 there, and the discharge lies before it."""
    path = odd(sound_book, "amount.xlsx", {"an amount for a day": ("入院日期", 12_500_000, set())})

    assert {0: {"Z06", "Z07"}} == by_row(check(path))

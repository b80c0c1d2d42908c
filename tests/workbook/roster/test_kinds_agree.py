"""One table in four kinds of file: XlsxWriter's .xlsx, and what LibreOffice makes of it as .xls, .ods and .csv, read as the same rows."""

import datetime
import random

import pytest
import xlsxwriter

from tests.once import once
from tests.rosters.measure import same
from tests.rosters.people import people
from tests.workbook.roster.odd import HEAD, KEYS, STAYS
from workbook.recalculate import converted
from workbook.roster import read

SEEDS = (1, 2)
IN_UTF_8 = "csv:Text - txt - csv (StarCalc):44,34,76,1"  # comma, quotation mark, UTF-8, from line 1
BLANKS = ("", " ", "　")


def cells_of(dice, person):
    """Return the cells of a row: each as it is, or spelled otherwise, or not there."""
    found = []
    for key in KEYS:
        value = person[key]
        if isinstance(value, datetime.date):
            value = dice.choice([value, value, f"{value.year}.{value.month}.{value.day}", f"{value:%Y%m%d}", None])
        elif isinstance(value, float):
            value = dice.choice([value, value, f"{value:,.2f}元", f"￥{value}", -value, None, "-", "1200左右"])
        elif key != "id_number":
            value = dice.choice([value, value, value, value + dice.choice(BLANKS), None])
        found.append(value)
    return found


def random_table(seed, path):
    """Write a random table to `path`: title or none, where it begins, what stands between the rows, columns in any order."""
    dice = random.Random(seed)
    order = dice.sample(range(len(HEAD)), len(HEAD))
    left, row = dice.randrange(3), dice.randrange(4)
    with xlsxwriter.Workbook(path) as book:
        sheet, day, money = book.add_worksheet("名单"), book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "0.00"})
        if row:
            sheet.write_string(0, left, "困难群众住院费用登记表")
        sheet.write_row(row, left, [HEAD[at] for at in order])
        for number, person in enumerate(people(40, seed * 40)):
            row += 1 + (not dice.randrange(9))
            cells = cells_of(dice, person)
            for column, at in enumerate(order, left):
                value = cells[at]
                if isinstance(value, datetime.date):
                    sheet.write_datetime(row, column, value, day)
                elif isinstance(value, float):
                    sheet.write_number(row, column, value, money)
                elif value is not None:
                    sheet.write_string(row, column, value)
            if number % 13 == 12:
                row += 1
                sheet.write_string(row, left, dice.choice(["小计", "合计", "注:以上已核"]))
    return path


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """{(seed, kind): path}."""
    def make(folder):
        for seed in SEEDS:
            source = random_table(seed, folder / f"{seed}.xlsx")
            for kind in ("xls", "ods", IN_UTF_8):
                converted(source, folder, kind)

    folder = once(tmp_path_factory, "kinds", make)
    return {(seed, kind): folder / f"{seed}.{kind}" for seed in SEEDS for kind in ("xlsx", "xls", "ods", "csv")}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", ["xls", "ods", "csv"])
def test_the_kind_of_a_file_changes_nothing_that_is_read(files, seed, kind):
    """Rows, places, questions and what was passed over; the two programs that wrote the files are not ours."""
    first, other = (read(files[seed, one], **STAYS) for one in ("xlsx", kind))

    assert [row for _, row in first.places] == [row for _, row in other.places] and len(first.rows) == 40
    for row, number, again in zip(first.rows, first.places, other.rows):
        assert row.keys() == again.keys()
        assert [] == [(number, key) for key in row if not same(row[key], again[key])]
    assert {question.cell for question in first.questions} == {question.cell for question in other.questions}
    assert [(row, why) for _, row, why in first.skipped] == [(row, why) for _, row, why in other.skipped]

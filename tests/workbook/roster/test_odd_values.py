"""Values that no roster of tests/rosters has: each is read as what it says, or asked about."""

import datetime

import pytest
import xlsxwriter

from tests.workbook.roster.odd import HEAD, STAYS, lawful, one, stay
from workbook.roster import read

MONEY = {-12.5: -12.5, "-1,200.5": -1200.5, "－1200": -1200, "１２３．５元": 123.5, "1.2万元": 12000, "0.3千元": 300, "¥0.01": 0.01, "+5": 5, "5.": 5,
         "人民币1200元整": 1200, "1,234,567.89": 1234567.89}
NO_MONEY = ("(1,200)", "−5", "12,00", "1200/300", "1200+300", "1200\n300", "1 200", "１ ２", "1200元 300元", "约1200", "1200-1300", "1.2.3", "一千二百",
            "1e5", "0x10", "1200USD", "$1200", "90%", "TRUE", "²", 1e300, 10 ** 15)
DAYS = {"1939-05-03": datetime.date(1939, 5, 3), "1900.1.1": datetime.date(1900, 1, 1), "2099年12月31日": datetime.date(2099, 12, 31),
        "2024-05-03T08:30:00": datetime.date(2024, 5, 3), "2024/5/3 8:30": datetime.date(2024, 5, 3), "2024 05 03": datetime.date(2024, 5, 3),
        "2 0 2 4 年 5 月 3 日": datetime.date(2024, 5, 3), "2024.05.03.": datetime.date(2024, 5, 3), datetime.date(1901, 5, 3): datetime.date(1901, 5, 3)}
NO_DAYS = ("24/5/3", "24年5月3日", "5月3日", "2101.1.1", "1899-12-31", "8:30", 0.5, 1, "2024-5-3 1", "2024 5 31", "2024.5.3-2024.5.9",
           "2024.5.3\n2024.6.1", "二〇二四年五月三日", 20240230, "2024-02-30", "2024-13-01", "3/5/2024", "昨天", "፩፪፫፬፭", "²⁰²⁴", datetime.date(2200, 1, 1),
           "2024年5月3日左右", "9" * 5000)
NOBODY = ("张三 李四", "张三\n李四", "张三　　李四", "买买提 吐尔逊")


@pytest.mark.parametrize("spelled", MONEY, ids=str)
def test_money_that_can_mean_one_sum_only(tmp_path, spelled):
    """万 is ten thousand, 千 a thousand; a minus stays."""
    rows = [HEAD, stay(0), stay(1, in_catalog=spelled, meant={"in_catalog": MONEY[spelled]})]

    assert [] == lawful(one(tmp_path, rows), rows).questions


def test_everything_else_in_a_column_of_money_is_asked_about(tmp_path):
    """Two sums in one cell, sums to be added, ranges, other currencies, accountants' brackets, more figures than a number has."""
    rows = [HEAD, *(stay(number, in_catalog=spelled, asks=("in_catalog",)) for number, spelled in enumerate(NO_MONEY))]
    found = lawful(one(tmp_path, rows), rows)

    assert len(NO_MONEY) == len(found.questions) and all(spelled == row["in_catalog"] for row, spelled in zip(found.rows, NO_MONEY))


@pytest.mark.parametrize("spelled", DAYS, ids=str)
def test_a_day_that_can_be_one_day_only(tmp_path, spelled):
    """Hours are no part of it."""
    rows = [HEAD, stay(0), stay(1, discharged_on=spelled, meant={"discharged_on": DAYS[spelled]})]

    assert [] == lawful(one(tmp_path, rows), rows).questions


def test_everything_else_in_a_column_of_days_is_asked_about(tmp_path):
    """No year, no day, two days, no such day, a year that none of these people sees."""
    rows = [HEAD, *(stay(number, discharged_on=spelled, asks=("discharged_on",)) for number, spelled in enumerate(NO_DAYS))]

    assert len(NO_DAYS) == len(lawful(one(tmp_path, rows), rows).questions)


def test_two_names_in_one_cell_are_asked_about(tmp_path):
    """Or one name in two words: 买买提 吐尔逊."""
    rows = [HEAD, *(stay(number, name=name, asks=("name",)) for number, name in enumerate(NOBODY))]

    assert list(NOBODY) == [row["name"] for row in lawful(one(tmp_path, rows), rows).rows]


@pytest.mark.parametrize(("spelled", "name"), [("张 三", "张三"), ("张　三丰", "张三丰"), ("欧阳 修", "欧阳修"), ("张\u200b三", "张三"), ("张\n三", "张三")])
def test_a_name_spread_over_the_cell_is_one_name(tmp_path, spelled, name):
    """At most one of its parts has two signs."""
    rows = [HEAD, stay(0, name=spelled, meant={"name": name})]
    found = lawful(one(tmp_path, rows), rows)

    assert ["A2"] == [conversion.cell for conversion in found.conversions] and [] == found.questions


def test_one_number_of_1904_and_one_of_1900_are_the_same_day(tmp_path):
    """ECMA-376 part 1, 18.17.4.1: the 1904 system is 1,462 days behind."""
    days = []
    for system in (False, True):
        path = tmp_path / f"{system}.xlsx"
        with xlsxwriter.Workbook(path, {"date_1904": system, "default_date_format": "yyyy-mm-dd"}) as book:
            sheet = book.add_worksheet("名单")
            for number, cells in enumerate((HEAD, stay(0))):
                for column, value in enumerate(cells):
                    sheet.write(number, column, value)
        days.append(read(path, **STAYS).rows[0]["admitted_on"])

    assert [stay(0).truth["admitted_on"]] * 2 == days


def test_yuan_and_ten_thousands_in_one_column(tmp_path):
    """The header says 万元; a cell that says 元 itself is asked about, a cell that says 万元 is not."""
    head = [*HEAD[:8], "医疗费用总额(万元)", "目录内费用(万元)", *HEAD[10:]]
    rows = [head, stay(0, total=1.5, in_catalog="1.2万元", meant={"total": 15000, "in_catalog": 12000}),
            stay(1, total="12000元", in_catalog=12000, asks=("total", "in_catalog"))]

    assert {"I3", "J3"} == {question.cell for question in lawful(one(tmp_path, rows), rows).questions}


def test_a_long_question_is_short(tmp_path):
    """A cell may hold 32,767 signs; a question about it does not."""
    long = "九" * 32_000
    rows = [HEAD, stay(0, total=long, admitted_on=long, single_disease=long, asks=("total", "admitted_on", "single_disease"))]

    assert all(len(question.why) < 80 and len(question.mend) < 120 for question in lawful(one(tmp_path, rows), rows).questions)

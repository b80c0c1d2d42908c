"""The citizen identity number: GB 11643-1999 with its own example, and the check character of python-stdnum."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_2

from udfs import age_on, id_birth_date, id_sex, id_verdict

STANDARDS_OWN = "11010519491231002X"
FIGURES = "0123456789"


def number(birth="19900101", sequence="001", region="450102"):
    """Return a number with the check character that python-stdnum gives."""
    return region + birth + sequence + mod_11_2.calc_check_digit(region + birth + sequence)


def test_the_example_of_the_standard_is_valid():
    """11010519491231002X: a woman born on 31 December 1949."""
    answers = (id_verdict(STANDARDS_OWN), id_birth_date(STANDARDS_OWN), id_sex(STANDARDS_OWN))

    assert ("有效", datetime.date(1949, 12, 31), "女") == answers


def test_a_small_x_counts_as_x():
    """People type x."""
    assert ("有效", "女") == (id_verdict(STANDARDS_OWN.lower()), id_sex(STANDARDS_OWN.lower()))


@given(st.from_regex(r"[0-9]{6}", fullmatch=True), st.dates(), st.integers(0, 999))
def test_the_check_character_is_stdnums(region, birth, sequence):
    """With python-stdnum's check character the number is valid; with any other it is not."""
    good = number(birth.strftime("%Y%m%d").zfill(8), f"{sequence:03}", region)
    others = [good[:17] + last for last in FIGURES + "X" if last != good[17]]

    assert "有效" == id_verdict(good)
    assert birth == id_birth_date(good)
    assert {"疑似被截断" if other.endswith("000") else "校验码错误" for other in others} == set(map(id_verdict, others))


@pytest.mark.parametrize("sequence, sex", [("001", "男"), ("002", "女"), ("010", "女"), ("119", "男"), ("998", "女"), ("000", "女")])
def test_odd_is_a_man_even_a_woman(sequence, sex):
    """The 17th figure, not the check character, tells."""
    assert sex == id_sex(number(sequence=sequence))


@pytest.mark.parametrize("text", ["1", "45010219900101001", "4501021990010100111", "450102900101001", STANDARDS_OWN + " ",
                                  "１" * 17])
def test_a_number_of_another_length(text):
    """17, 19, the old 15, one with a blank behind it."""
    assert ("位数错误", None, None) == (id_verdict(text), id_birth_date(text), id_sex(text))


@pytest.mark.parametrize("text", ["１" * 18, "4501O219900101001X", "4501021990010100４6", "45010219900101001Ｘ",
                                  "X50102199001010011", "45010219900101001Y", " 5010219900101001X", "450102 9900101001X",
                                  "-50102199001010011", "+50102199001010011", "4501021990010100.1", "4501021990010100e1",
                                  "身" * 18, "4501021990010100XX", "*" * 18, "?" * 18])
def test_a_number_with_other_characters(text):
    """The letter O, full-width figures, blanks, signs, an X before the end."""
    assert ("含非法字符", None, None) == (id_verdict(text), id_birth_date(text), id_sex(text))


@pytest.mark.parametrize("birth", ["19901301", "19900001", "19900100", "19900132", "19900431", "19000229", "20250229", "21000229",
                                   "00000000", "99999999", "19000000"])
def test_a_birth_date_that_is_no_day(birth):
    """13th month, 31 April, 29 February of a common year; 1900 and 2100 are common years."""
    assert ("出生日期错误", None) == (id_verdict(number(birth)), id_birth_date(number(birth)))


@pytest.mark.parametrize("birth", ["20000229", "20240229", "19040229", "19001231", "20991231"])
def test_leap_days_are_days(birth):
    """2000 is a leap year."""
    assert "有效" == id_verdict(number(birth))


def test_a_number_cut_to_fifteen_figures_is_told():
    """A General cell turns 450102199001010116 into 450102199001010000: 18 figures ending 000 whose check fails."""
    assert "450102199001010116" == number(sequence="011")
    assert "疑似被截断" == id_verdict("450102199001010000")


def test_a_number_that_ends_in_000_by_right_is_valid():
    """Where python-stdnum gives check character 0 behind a sequence ending in 00."""
    numbers = [number(f"1990{month:02}{day:02}", "100") for month in range(1, 13) for day in range(1, 29)]
    ending = [text for text in numbers if text.endswith("000")]

    assert len(ending) > 20
    assert {"有效"} == set(map(id_verdict, ending))


def test_the_first_fault_that_holds():
    """Length before characters before birth date before check character."""
    assert "位数错误" == id_verdict("身份证")
    assert "含非法字符" == id_verdict("４50102199099990000")
    assert "出生日期错误" == id_verdict("450102199099990000")


def test_a_retired_region_code_is_no_fault():
    """110105 of the standard's own example and a region that never was: the region is not looked at."""
    assert ["有效", "有效"] == [id_verdict(STANDARDS_OWN), id_verdict(number(region="999999"))]


@pytest.mark.parametrize("value", [450102199001010011, 4.5e17, True, datetime.date(1990, 1, 1)])
def test_a_number_typed_as_a_number(value):
    """An ID is text; what a sheet holds as a number has lost its last figures already."""
    assert ["数据错误"] * 3 == [id_verdict(value), id_birth_date(value), id_sex(value)]


@pytest.mark.parametrize("birth, day, years", [
    ("1990-05-20", "2025-05-19", 34), ("1990-05-20", "2025-05-20", 35),
    ("2000-02-29", "2025-02-28", 24), ("2000-02-29", "2025-03-01", 25), ("2000-02-29", "2024-02-29", 24),
    ("2000-02-29", "2100-02-28", 99), ("2000-02-29", "2100-03-01", 100),
    ("2025-05-20", "2025-05-20", 0), ("2025-05-20", "2026-05-19", 0), ("1959-12-31", "2019-12-30", 59),
    ("1959-12-31", "2019-12-31", 60)])
def test_completed_years(birth, day, years):
    """A year is completed on the birthday; a 29 February birthday completes on 1 March of a common year."""
    days = map(datetime.date.fromisoformat, (birth, day))

    assert years == age_on(*days, policy="shanxi-2019")


def test_before_birth_there_is_no_age():
    """Blank, not a negative number."""
    assert None is age_on(datetime.date(2025, 5, 20), datetime.date(2025, 5, 19), policy="shanxi-2019")


def test_age_is_asked_by_the_shanxi_notice():
    """SX-02: 六十周岁以上; no other notice asks an age."""
    days = (datetime.date(1959, 12, 31), datetime.date(2019, 12, 31))

    assert ["不适用"] * 4 == [age_on(*days, policy=policy)
                           for policy in ("guangxi-2022", "guangxi-2019", "linxian-2023", "yeji-2024")]

"""xlwings, "Data Structures": what goes into cells and what comes out."""

import datetime as dt
import decimal

import numpy as np
import pandas as pd
import pytest

from workbook.engine import EngineError

DAY, MOMENT = dt.datetime(2024, 5, 3), dt.datetime(2024, 5, 3, 12, 30, 15)


@pytest.mark.parametrize(("value", "read"), [
    (1, 1.0), (1.5, 1.5), ("低保", "低保"), (True, True), (None, None), ("", None), (DAY, DAY), (MOMENT, MOMENT), (DAY.date(), DAY),
    (np.float64(2.5), 2.5), (np.int64(3), 3.0), (np.bool_(True), True), (float("nan"), None), (pd.NaT, None), (pd.NA, None),
    (decimal.Decimal("1.25"), 1.25),
    (np.datetime64("2024-05-03"), DAY), (np.datetime64("2024-05-03T12:30:15"), MOMENT),
    (np.datetime64("2024-05-03T12:30:15.000000000"), MOMENT), (np.timedelta64(12, "h"), 0.5),
    (dt.time(6), dt.datetime(1899, 12, 30, 6)),
    (dt.timedelta(hours=36), 1.5), (dt.timedelta(days=1), 1.0), ("001", "001"), ("110101199003072316", "110101199003072316"),
    ("'=1+1", "=1+1"), (" 边 ", " 边 "), ("a\nb", "a\nb"), ("#N/A", None), (-0.5, -0.5), (0, 0.0), (False, False), (1e300, 1e300)])
def test_a_value_is_read_as_it_was_written(sheet, value, read):
    """Numbers come back as float, days as datetime, blanks as None; text stays text."""
    sheet["B2"].value = value

    assert read == sheet["B2"].value
    assert type(read) is type(sheet["B2"].value)


@pytest.mark.parametrize(("value", "read"), [
    ([1, 2, 3], [[1, 2, 3]]), ([[1], [2]], [[1], [2]]), ([[1, 2], [3, 4]], [[1, 2], [3, 4]]), ((1, 2), [[1, 2]]),
    ([["a", None], [None, "b"]], [["a", None], [None, "b"]]), (np.array([[1.0, 2.0]]), [[1, 2]]), (np.eye(2), [[1, 0], [0, 1]]),
    ({"a": 1, "b": 2}, [["a", 1], ["b", 2]])])
def test_a_list_fills_as_many_cells_as_it_needs(sheet, value, read):
    """Lists are written from the top-left cell on; a flat list is a row."""
    sheet["B2"].value = value

    assert read == sheet["B2"].resize(len(read), len(read[0])).options(ndim=2).value
    assert sheet["B2"].offset(len(read)).value is None


@pytest.mark.parametrize(("address", "options", "read"), [
    ("A1", {}, 1.0), ("A1:B1", {}, [1.0, 2.0]), ("A1:A2", {}, [1.0, 3.0]), ("A1:B2", {}, [[1.0, 2.0], [3.0, 4.0]]),
    ("A1", {"ndim": 1}, [1.0]), ("A1", {"ndim": 2}, [[1.0]]), ("A1:B1", {"ndim": 2}, [[1.0, 2.0]]),
    ("A1:A2", {"ndim": 2}, [[1.0], [3.0]]), ("A1:A2", {"ndim": 1}, [1.0, 3.0]), ("A1", {"numbers": int}, 1),
    ("A1:B1", {"numbers": int}, [1, 2]), ("A1:B2", {"transpose": True}, [[1.0, 3.0], [2.0, 4.0]]), ("D1", {"empty": "NA"}, "NA"),
    ("A1:B1", {"numbers": lambda number: number * 10}, [10.0, 20.0]), ("A1", {"expand": "table"}, [[1.0, 2.0], [3.0, 4.0]]),
    ("A1", {"expand": "down"}, [1.0, 3.0]), ("A1", {"expand": "right"}, [1.0, 2.0]), ("A1:B2", {"chunksize": 1}, [[1.0, 2.0], [3.0, 4.0]])])
def test_options_shape_what_is_read(sheet, address, options, read):
    """Converters: ndim, numbers, empty, transpose, expand, chunksize."""
    sheet["A1"].value = [[1, 2], [3, 4]]

    assert read == sheet[address].options(**options).value


def test_options_write_transposed(sheet):
    """Converters: `options(transpose=True).value = [1, 2]` fills a column."""
    sheet["A1"].options(transpose=True).value = [1, 2]

    assert [1, 2] == sheet["A1:A2"].value


@pytest.mark.parametrize(("dates", "read"), [
    (dt.date, dt.date(2024, 5, 3)), (dt.datetime, DAY), (lambda year, month, day, **rest: f"{year}年{month}月{day}日", "2024年5月3日")])
def test_days_are_read_as_asked(sheet, dates, read):
    """Converters: `dates`."""
    sheet["A1"].value = DAY

    assert read == sheet["A1"].options(dates=dates).value


@pytest.mark.parametrize(("convert", "read"), [(dt.date, dt.date(2024, 5, 3)), (dt.datetime, DAY)])
def test_a_serial_number_is_converted_to_a_day(sheet, convert, read):
    """Converters: `options(dt.date)` turns a serial number without date format into a day; 45415 is 2024-05-03 in Excel."""
    sheet["A1"].value = 45415

    assert read == sheet["A1"].options(convert).value


def test_one_value_fills_all_cells(sheet):
    """Range.value: a scalar goes into every cell of the range."""
    sheet["A1:B2"].value = "x"

    assert [["x", "x"], ["x", "x"]] == sheet["A1:B2"].value


def test_none_clears_and_keeps_the_looks(sheet):
    """Range.value: None empties the cell."""
    sheet["A1"].value, sheet["A1"].color = 1, (1, 2, 3)
    sheet["A1"].value = None

    assert (None, (1, 2, 3)) == (sheet["A1"].value, sheet["A1"].color)


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!"])
def test_errors_are_none_or_their_text(sheet, error):
    """Converters: `err_to_str`, False by default."""
    sheet["A1"].value = error

    assert sheet["A1"].value is None
    assert error == sheet["A1"].options(err_to_str=True).value


def test_raw_value_skips_the_converters(sheet):
    """Range.raw_value: what the engine gives, rows as tuples."""
    sheet["A1"].value = [[1, None], ["a", DAY]]

    assert ((1.0, None), ("a", DAY)) == sheet["A1:B2"].raw_value
    sheet["A1:B1"].raw_value = [[5, 6]]
    assert [5, 6] == sheet["A1:B1"].value


def test_raw_values_of_another_shape_are_refused(sheet):
    """Excel would fill with #N/A or drop values."""
    with pytest.raises(EngineError, match="放不进"):
        sheet["A1:B2"].raw_value = [[1, 2, 3]]


@pytest.mark.parametrize(("value", "words"), [
    ("x" * 32_768, "最多 32767 个"), ("a\x01b", "控制字符"), (float("inf"), "无穷大"), (object(), "object 类型"), (dt.date(1899, 1, 1), "太早")])
def test_what_no_cell_can_hold_is_refused(sheet, value, words):
    """Excel specifications: 32,767 characters a cell; days from 1900."""
    with pytest.raises(EngineError, match=words):
        sheet["A1"].value = value


@pytest.mark.parametrize("number_format", ["yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy/m/d", "m/d/yyyy", "h:mm", "mmm-yy"])
def test_a_number_under_a_date_format_is_a_day(sheet, number_format):
    """Range.value: cells with a date format come back as datetime; 45415.5 is noon of 2024-05-03."""
    sheet["A1"].value = 45415.5
    sheet["A1"].number_format = number_format

    assert dt.datetime(2024, 5, 3, 12) == sheet["A1"].value


@pytest.mark.parametrize("number_format", ["0.00", "#,##0.00", "General", "@", "[h]:mm", "[Red]0", "0\"d\"", "¥#,##0.00"])
def test_a_number_under_another_format_is_a_number(sheet, number_format):
    """Letters in quotes or brackets make no date of it."""
    sheet["A1"].value = 45415.5
    sheet["A1"].number_format = number_format

    assert 45415.5 == sheet["A1"].value


def test_a_number_that_is_no_day_stays_a_number(sheet):
    """20230115 typed into a date cell: Excel shows ####, openpyxl by itself would make #VALUE! of it."""
    sheet["A1"].number_format = "yyyy-mm-dd"
    sheet["A1"].value = 20230115

    assert 20230115 == sheet["A1"].value


def test_a_text_cell_keeps_a_formula_as_text(sheet):
    """Excel: under the format @ everything is text."""
    sheet["A1"].number_format = "@"
    sheet["A1"].value = "=1+1"

    assert "=1+1" == sheet["A1"].value


def test_an_empty_range_has_nothing(sheet):
    """Range: slices may be empty, as `sheet[0:0, 0:1]`."""
    assert 0 == len(sheet[0:0, 0:1])
    assert sheet[0:0, 0:1].api is None


def test_whole_columns_are_read_and_written_by_what_is_there(sheet):
    """`sheet["A:A"].value = None` and clearing do not walk a million rows one by one."""
    sheet["A1"].value = [[1], [2]]
    sheet["A:A"].clear_contents()

    assert "$A$1" == sheet.used_range.address

"""xlwings, "Converters and Options": numpy, pandas, dict, and converters of one's own."""

from collections import OrderedDict

import numpy as np
import pandas as pd
import pytest
import xlwings as xw
from pandas.testing import assert_frame_equal, assert_series_equal
from xlwings.conversion import Converter

FRAME = pd.DataFrame({"name": ["甲", "乙"], "yuan": [1.5, 2.0]})


def test_a_frame_without_index(sheet):
    """pandas DataFrame: `index=False`."""
    sheet["A1"].options(index=False).value = FRAME

    assert [["name", "yuan"], ["甲", 1.5], ["乙", 2.0]] == sheet["A1"].expand().value
    assert_frame_equal(FRAME, sheet["A1"].expand().options(pd.DataFrame, index=False).value)


def test_a_frame_with_index(sheet):
    """pandas DataFrame: the index is written by default, and read as one column."""
    sheet["A1"].value = FRAME.set_index("name")

    assert_frame_equal(FRAME.set_index("name"), sheet["A1"].options(pd.DataFrame, expand="table").value)


def test_a_frame_without_header(sheet):
    """pandas DataFrame: `header=False`."""
    sheet["A1"].options(index=False, header=False).value = FRAME

    assert [["甲", 1.5], ["乙", 2.0]] == sheet["A1"].expand().value
    assert [0, 1] == list(sheet["A1:B2"].options(pd.DataFrame, index=False, header=False).value.columns)


def test_a_frame_with_two_header_rows(sheet):
    """pandas DataFrame: `header=2` gives a MultiIndex."""
    sheet["A1"].value = [[None, "a", "a"], ["ix", "b", "c"], [1, 2, 3]]
    frame = sheet["A1:C3"].options(pd.DataFrame, header=2).value

    assert [("a", "b"), ("a", "c")] == list(frame.columns)
    assert [[2, 3]] == frame.values.tolist()


def test_blanks_of_a_frame_are_blank_cells(sheet):
    """NaN, NaT and None become blank cells, and NaN in columns of numbers."""
    frame = pd.DataFrame({"day": pd.to_datetime(["2024-05-03", None]), "yuan": [np.nan, 2.0], "word": ["x", None]})
    sheet["A1"].options(index=False).value = frame

    assert [[None, "x"], [2.0, None]] == sheet["B2:C3"].value
    assert [pd.Timestamp("2024-05-03"), None] == sheet["A2:A3"].value
    assert np.isnan(sheet["A1:C3"].options(pd.DataFrame, index=False).value["yuan"][0])


def test_days_of_a_frame(sheet):
    """A column of datetimes is read as such."""
    frame = pd.DataFrame({"day": pd.to_datetime(["2024-05-03 12:00", "2025-01-01 00:00"])})
    sheet["A1"].options(index=False).value = frame

    assert [pd.Timestamp("2024-05-03 12:00"), pd.Timestamp("2025-01-01")] == list(
        sheet["A1"].expand().options(pd.DataFrame, index=False).value["day"])


def test_an_empty_frame_writes_its_header(sheet):
    """A frame without rows."""
    sheet["A1"].options(index=False).value = pd.DataFrame({"a": [], "b": []})

    assert [["a", "b"], [None, None]] == sheet["A1:B2"].value


def test_a_series(sheet):
    """pandas Series: index and name are written and read."""
    series = pd.Series([1.5, 2.0], index=pd.Index(["甲", "乙"], name="name"), name="yuan")
    sheet["A1"].value = series

    assert_series_equal(series, sheet["A1"].options(pd.Series, expand="table").value, check_names=True)


@pytest.mark.parametrize(("address", "ndim", "shape"), [("A1:B2", None, (2, 2)), ("A1:A2", None, (2,)), ("A1:A2", 2, (2, 1))])
def test_an_array(sheet, address, ndim, shape):
    """numpy: `options(np.array)`."""
    sheet["A1"].value = np.array([[1.0, 2.0], [3.0, 4.0]])
    array = sheet[address].options(np.array, ndim=ndim).value

    assert (shape, 1.0) == (array.shape, array.flat[0])


@pytest.mark.parametrize("kind", [dict, OrderedDict])
def test_a_dictionary(sheet, kind):
    """dict: two columns, or two rows transposed."""
    sheet["A1"].value = [["a", 1], ["b", 2]]

    assert kind({"a": 1, "b": 2}) == sheet["A1:B2"].options(kind).value
    assert kind({"a": "b", 1.0: 2.0}) == sheet["A1:B2"].options(kind, transpose=True).value


def test_a_converter_of_ones_own(sheet):
    """Custom converter: a class with read_value and write_value."""
    class Upper(Converter):
        @classmethod
        def read_value(cls, value, options):
            return value.upper()

        @classmethod
        def write_value(cls, value, options):
            return value.lower()

    Upper.base_type = None
    sheet["A1"].options(Upper).value = "AbC"

    assert ("abc", "ABC") == (sheet["A1"].value, sheet["A1"].options(Upper).value)


def test_options_hold_for_a_range(sheet):
    """Range.options: kept by resize, offset and last_cell."""
    sheet["A1"].value = [[1, 2], [3, 4]]

    assert [[1, 2], [3, 4]] == sheet["A1"].options(ndim=2, numbers=int).resize(2, 2).value
    assert [[4]] == sheet["A1:B2"].options(ndim=2).last_cell.value


def test_view_and_load():
    """xw.view puts a frame into a new book as a table; xw.load reads what is selected, or the region around it."""
    xw.view(FRAME)

    assert ["Table1"] == [table.name for table in xw.sheets.active.tables]
    assert_frame_equal(FRAME, xw.load().reset_index(drop=True), check_names=False)

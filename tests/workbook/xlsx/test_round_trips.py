"""What XlsxWriter writes, the reader reads: any table of texts, numbers, truths and days."""

import datetime
import io

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook import raw_cells
from workbook.xlsx.references import column_letters, place, reference

FIRST, LAST = datetime.datetime(1900, 3, 1), datetime.datetime(9999, 12, 31)
TEXTS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\r￾￿"), min_size=1, max_size=40)
LARGEST = 9.99999999999999e307  # of Excel
NUMBERS = st.floats(-LARGEST, LARGEST) | st.integers(-10**15, 10**15)
DAYS = st.datetimes(FIRST, LAST).map(lambda day: day.replace(microsecond=0, second=0, minute=0, hour=0))
PLACES = st.tuples(st.integers(0, 300), st.integers(0, 16_383))  # XlsxWriter walks through every row in between
TABLES = st.dictionaries(PLACES, TEXTS | NUMBERS | st.booleans() | DAYS, max_size=20)


@settings(max_examples=60)
@given(TABLES, st.booleans(), st.booleans())
def test_any_table_comes_back(table, since_1904, inline):
    """In any column, shared or inline strings, either date system."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True,
                                    "constant_memory": inline, "date_1904": since_1904}) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        for (row, column), value in sorted(table.items()):
            if isinstance(value, datetime.datetime):
                sheet.write_datetime(row, column, value, day)
            elif isinstance(value, str):
                sheet.write_string(row, column, value)
            else:
                sheet.write(row, column, value)
    file.seek(0)
    found = raw_cells.read(file)

    assert {(row + 1, column + 1): stored(value, found.shift) for (row, column), value in table.items()} == found.sheets["Sheet1"]
    assert (1462 if since_1904 else 0) == found.shift
    assert {(row + 1, column + 1) for (row, column), value in table.items() if isinstance(value, datetime.datetime)} == found.dates["Sheet1"]


def stored(value, shift):
    """Return a value as it is stored."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        return (value - datetime.datetime(1899, 12, 30)).days - shift
    return float(f"{value:.16G}") if isinstance(value, (int, float)) else value


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_any_reference_comes_back(row, column):
    """B7 is row 7, column 2."""
    assert (row, column) == place(reference(row, column)) == place(f"${column_letters(column).lower()}${row}")

"""Opening: files of others, and the days in them that openpyxl alone reads wrong (facts measured on public workbooks)."""

import zipfile

import pytest
import xlwings as xw

from tests.workbook.package import edited
from workbook.engine import EngineError


@pytest.mark.parametrize(("name", "content", "words"), [
    ("a.xls", b"x", "另存为 xlsx"), ("a.csv", b"1,2", "另存为 xlsx"), ("a.xlsx", b"not a zip", "打不开"), ("a.xlsx", b"", "打不开")])
def test_files_that_cannot_be_opened(book, tmp_path, name, content, words):
    """A message in Chinese, no traceback of openpyxl's."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(EngineError, match=words):
        book.app.books.open(tmp_path / name)


def test_a_number_in_a_date_cell_survives(written):
    """20230115 under a date format: openpyxl alone writes #VALUE! back (1,250 cells of one public workbook)."""
    path = written(lambda book, sheet: sheet.write_number("B1", 20230115, book.add_format({"num_format": "yyyy-mm-dd"})))
    book = xw.Book(path)
    assert 20230115 == book.sheets[0]["B1"].value
    book.save()

    with zipfile.ZipFile(path) as package:
        assert b"<v>20230115</v>" in package.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("number", [27, 31, 36, 50, 57, 58])
def test_days_under_chinese_built_in_formats_are_days(written, number):
    """ECMA-376 18.8.30: number formats 27 to 36 and 50 to 58 of Chinese Excel are dates; openpyxl alone reads 45415."""
    path = written(lambda book, sheet: sheet.write_number("B1", 45415, book.add_format({"num_format": "0.0000"})))
    edited(path, path, {"xl/styles.xml": lambda text: text.replace('numFmtId="164" fontId', f'numFmtId="{number}" fontId')})
    book = xw.Book(path)

    assert "2024-05-03" == str(book.sheets[0]["B1"].value.date())
    book.save()
    with zipfile.ZipFile(path) as package:
        assert f'numFmtId="{number}"' in package.read("xl/styles.xml").decode()


def test_days_of_a_1904_book(written):
    """Books of old Macintosh Excel count from 1904-01-01: 43953 is 2024-05-03 there."""
    path = written(lambda book, sheet: sheet.write_number("B1", 43953, book.add_format({"num_format": "yyyy-mm-dd"})))
    edited(path, path, {"xl/workbook.xml": lambda text: text.replace("<workbookPr ", '<workbookPr date1904="1" ')})
    sheet = xw.Book(path).sheets[0]
    sheet["B2"].value = sheet["B1"].value

    assert ("2024-05-03", 43953) == (str(sheet["B1"].value.date()), sheet["B2"].api.value)


def test_rich_text_is_read_as_text_and_kept(written):
    """Two runs, one of them bold."""
    path = written(lambda book, sheet: sheet.write_rich_string("B1", "a", book.add_format({"bold": True}), "b"))
    book = xw.Book(path)
    assert "ab" == book.sheets[0]["B1"].value
    book.save()

    with zipfile.ZipFile(path) as package:
        assert "<b" in package.read("xl/worksheets/sheet1.xml").decode()

"""xlwings, API reference: App, Apps, Book, Books."""

import os

import openpyxl
import pytest
import xlwings as xw

import workbook.engine
from workbook.engine import EngineError, NotFound


def test_the_engine_is_registered_under_its_name():
    """`xw.engines["openpyxl"]` is the engine, and active where there is no Excel."""
    assert "openpyxl" == xw.engines["openpyxl"].name
    assert "openpyxl" == xw.engines.active.name


def test_an_app_is_a_context_manager_that_quits():
    """App: `with xw.App() as app` quits at the end, and a new app has a book."""
    with xw.App(visible=False) as app:
        assert (1, False, "Book1") == (len(app.books), app.visible, app.books[0].name)

    assert 0 == len(xw.apps)


def test_an_app_without_a_book():
    """App: `add_book=False`."""
    assert 0 == len(xw.App(add_book=False).books)


def test_apps_are_known_by_their_key():
    """Apps: `keys()` gives the process ids, `apps[pid]` the app; the newest is active."""
    first, second = xw.App(), xw.App()

    assert sorted([first.pid, second.pid]) == sorted(xw.apps.keys())
    assert first == xw.apps[first.pid]
    assert second == xw.apps.active
    first.activate()
    assert first == xw.apps.active


def test_an_unknown_key_is_an_error():
    """Apps: indexed by key only."""
    with pytest.raises(KeyError, match="没有编号为 99 的 App"):
        xw.apps[99]


@pytest.mark.parametrize(("name", "value"), [
    ("screen_updating", False), ("display_alerts", False), ("enable_events", False), ("interactive", False), ("visible", True),
    ("status_bar", "正在计算"), ("calculation", "manual"), ("cut_copy_mode", False)])
def test_a_setting_is_kept_and_put_back(book, name, value):
    """App.properties: the settings hold inside the block and are as before after it."""
    before = getattr(book.app, name)
    with book.app.properties(**{name: value}):
        assert value == getattr(book.app, name)

    assert before == getattr(book.app, name)


def test_a_calculation_mode_is_one_of_three(book):
    """App.calculation: 'manual', 'automatic' or 'semiautomatic'."""
    with pytest.raises(EngineError, match="calculation 只能是"):
        book.app.calculation = "sometimes"


def test_the_version_can_be_compared(book):
    """App.version: `xw.apps.active.version.major`; 16 is what every Excel since 2016 says."""
    assert 16 == book.app.version.major
    assert book.app.version >= 15


def test_kill_ends_the_app_and_nothing_else(book):
    """App.kill: the app is gone, this process goes on."""
    book.app.kill()

    assert 0 == len(xw.apps)


def test_book_without_path_is_a_new_book():
    """Book: `xw.Book()` creates a new book; `xw.books.active` is it."""
    made = xw.Book()

    assert made == xw.books.active
    assert made == xw.Book(made.name)
    assert ["Sheet1"] == made.sheet_names


def test_a_path_gives_the_same_book_while_it_is_open(saved, book):
    """Book: connects to a book that is already open."""
    path = saved(book)

    assert xw.Book(path) == xw.Book(str(path)) == book
    assert 1 == len(xw.books)


def test_a_closed_book_is_opened_anew(saved, book):
    """Book.close: closes without saving."""
    path = saved(book)
    book.sheets[0]["A1"].value = "not saved"
    book.close()

    assert xw.Book(path).sheets[0]["A1"].value is None


def test_books_open_add_and_count(book, saved):
    """Books: `open`, `add`, `active`, lookup by name and index."""
    path = saved(book)
    other = book.app.books.add()

    assert [book, other] == list(book.app.books)
    assert book == book.app.books["saved.xlsx"] == book.app.books[0] == book.app.books.open(path)
    assert "saved.xlsx" in book.app.books
    assert other == book.app.books.active
    book.activate()
    assert book == xw.books.active


def test_the_same_name_from_another_folder_is_refused(book, saved, tmp_path):
    """Books.open: Excel cannot open two workbooks of one name."""
    saved(book)
    (tmp_path / "other").mkdir()
    openpyxl.Workbook().save(tmp_path / "other" / "saved.xlsx")

    with pytest.raises(ValueError, match="two workbooks named"):
        book.app.books.open(tmp_path / "other" / "saved.xlsx")


def test_a_missing_file_is_not_found(book, tmp_path):
    """Books.open: FileNotFoundError."""
    with pytest.raises(FileNotFoundError):
        book.app.books.open(tmp_path / "none.xlsx")


def test_a_missing_book_is_told_with_those_that_are_open(book):
    """Books: the lookup names what there is."""
    with pytest.raises(NotFound, match="没有打开名为「月报.xlsx」的工作簿;已打开:Book1"):
        book.app.books["月报.xlsx"]


def test_name_and_fullname(book, saved):
    """Book.name is the file's name, Book.fullname its whole path; a new book has no path."""
    assert ("Book1", "Book1") == (book.name, book.fullname)
    path = saved(book)
    assert ("saved.xlsx", str(path)) == (book.name, book.fullname)


def test_a_new_book_is_saved_into_the_working_folder(book, tmp_path, monkeypatch):
    """Book.save: without path, into the current working directory under its own name."""
    monkeypatch.chdir(tmp_path)
    book.save()

    assert "Book1.xlsx" == book.name
    assert (tmp_path / "Book1.xlsx").is_file()


@pytest.mark.parametrize("name", ["表.xlsx", "relative/表.xlsx", "表"])
def test_a_book_is_saved_under_a_given_name(book, tmp_path, monkeypatch, name):
    """Book.save: relative paths start at the working folder; .xlsx is the ending if none is given."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "relative").mkdir()
    book.save(name)

    assert os.path.join(tmp_path, name if name.endswith("xlsx") else name + ".xlsx") == book.fullname


def test_a_password_is_refused(book, tmp_path):
    """Book.save: openpyxl cannot encrypt."""
    with pytest.raises(EngineError, match="密码"):
        book.save(tmp_path / "a.xlsx", password="x")


def test_a_mock_caller_is_the_caller(book):
    """Book.set_mock_caller: `Book.caller()` then works outside of Excel."""
    book.set_mock_caller()

    assert book == xw.Book.caller()


def test_a_book_is_a_context_manager(saved, book):
    """Book: `with xw.Book(path) as book` closes it."""
    path = saved(book)
    book.close()
    with xw.Book(path) as again:
        assert ["Sheet1"] == again.sheet_names

    assert 0 == len(xw.books)


def test_the_selection_of_a_book(sheet):
    """Book.selection: what is selected on the active sheet."""
    sheet["B2:C3"].select()

    assert "$B$2:$C$3" == sheet.book.selection.address == sheet.book.app.selection.address


def test_a_read_only_book_is_not_saved_over(book, saved):
    """Books.open: `read_only=True`."""
    path = saved(book)
    book.close()
    with pytest.raises(EngineError, match="只读"):
        book.app.books.open(path, read_only=True).save()


def test_api_is_the_openpyxl_workbook(book):
    """Book.api: the native object of the engine."""
    assert isinstance(book.api, openpyxl.Workbook)
    assert book.sheets[0].api is book.api["Sheet1"]


def test_calculate_takes_a_program(sheet):
    """`workbook.engine.calculate(book, program)`; another word is an error that names both."""
    sheet["A1"].value = "=1+2"
    workbook.engine.calculate(sheet.book, "libreoffice")
    assert 3 == sheet["A1"].value
    with pytest.raises(EngineError, match="formualizer、libreoffice"):
        workbook.engine.calculate(sheet.book, "abacus")


def test_to_pdf_prints_with_libreoffice(sheet, tmp_path):
    """Book.to_pdf: a PDF of the whole book."""
    sheet["A1"].value = "低保对象"
    sheet.book.to_pdf(tmp_path / "printed.pdf")

    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")

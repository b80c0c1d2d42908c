"""A new book for every test, and the engine active while it runs."""

import pytest
import xlsxwriter
import xlwings as xw

import workbook.engine


@pytest.fixture(autouse=True)
def no_apps():
    """The engine is active; no app is left over from another test, none stays."""
    workbook.engine.engine.activate()
    yield
    for app in list(xw.apps):
        app.quit()


@pytest.fixture
def book():
    """A new book in a new app."""
    return xw.App(visible=False).books[0]


@pytest.fixture
def sheet(book):
    """The only sheet of a new book."""
    return book.sheets[0]


@pytest.fixture
def saved(tmp_path):
    """Save a book under a new name; return its path."""
    def save(book, name="saved.xlsx"):
        book.save(tmp_path / name)
        return tmp_path / name

    return save


@pytest.fixture
def written(tmp_path):
    """Write a workbook with XlsxWriter; return its path."""
    def write(draw):
        path = tmp_path / "written.xlsx"
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("S")
            sheet.write(0, 0, 1)
            draw(book, sheet)
        return path

    return write

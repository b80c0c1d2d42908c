"""The process in which `medaid check` reads: the same answers, limits that hold, and the next file is checked all the same."""

import datetime
import functools

import pytest

from tests.macros.commands import refused
from tests.once import once
from tests.workbook import package
from tests.workbook.conftest import Book
from tests.workbook.sound import GUANGXI, TODAY, guangxi
from workbook import confined, confined_work
from workbook.check import Report, check
from workbook.unusable import Unusable


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A small workbook with one mistake in it."""
    made = Book(functools.partial(once, tmp_path_factory), "confined", GUANGXI, {"admissions": [guangxi(number) for number in range(3)]}, 50)
    return package.typed(made.dated, made.dated.with_name("错.xlsx"), {"住院登记": {"D6": "110105194912310000"}})


def test_the_report_is_the_same(book):
    """Field by field; so is one that went through plain data."""
    with confined.Checker() as checker:
        report = checker.check(book)

    assert check(book) == report == Report.of(report.json()) and report.findings


def test_another_day_of_reference_is_handed_on(book):
    """As `check` takes it."""
    with confined.Checker() as checker:
        assert check(book, datetime.date(2025, 9, 1)) == checker.check(book, datetime.date(2025, 9, 1)) != checker.check(book, TODAY)


def test_a_refusal_is_the_same(tmp_path):
    """Code, file, reason, mend; the process lives on."""
    (tmp_path / "空.xlsx").write_bytes(b"")
    with confined.Checker() as checker:
        for path in (tmp_path / "空.xlsx", tmp_path / "没有.xlsx"):
            with pytest.raises(Unusable) as here:
                check(path)
            with pytest.raises(Unusable) as there:
                checker.check(path)
            assert vars(here.value) == vars(there.value)


def test_what_takes_too_long_is_ended_and_the_next_file_is_checked(book):
    """W13; no time is enough for nothing."""
    with confined.Checker(seconds=0.001) as checker:
        with pytest.raises(Unusable) as found:
            checker.check(book)
        assert "W13" == found.value.code
        checker.seconds = confined.SECONDS
        assert checker.check(book).findings


def test_what_takes_too_much_memory_is_ended_and_the_next_file_is_checked(book):
    """W13; 40 MB are too few for a workbook of fifty rows and its formulas."""
    with confined.Checker(memory=40 * 2**20) as checker:
        with pytest.raises(Unusable) as found:
            checker.check(book)
        assert "W13" == found.value.code
        checker.memory = confined.MEMORY
        assert checker.check(book).findings


def test_a_module_beside_the_tables_is_not_run(book, tmp_path, monkeypatch):
    """A folder of received files may hold json.py."""
    (tmp_path / "json.py").write_text("raise SystemExit", encoding="utf-8")
    (tmp_path / "workbook.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with confined.Checker() as checker:
        assert checker.check(book).findings


def test_a_process_that_died_is_replaced(book):
    """Between two files."""
    with confined.Checker() as checker:
        assert checker.check(book).findings
        checker._process.kill()
        checker._process.wait()
        assert checker.check(book).findings


def test_a_fault_of_the_program_is_told_by_its_place_alone():
    """What it holds may be of the file: no word of it, and no traceback, leaves the process."""
    kind, (file, line) = confined_work.outcome("check", None, None, None)

    assert ("fault", True, True) == (kind, file.endswith(".py"), line > 0)


def test_a_file_is_read_without_being_judged(book, tmp_path):
    """For who reads it himself afterwards: nothing is said of a sound file, a refusal and the limits are those of `check`."""
    (tmp_path / "空.xlsx").write_bytes(b"")
    with confined.Checker() as checker:
        assert checker.readable(book) is None
        with pytest.raises(Unusable) as empty:
            checker.readable(tmp_path / "空.xlsx")
        checker.seconds = 0.001
        with pytest.raises(Unusable) as late:
            checker.readable(book)
        checker.seconds = confined.SECONDS
        assert checker.check(book).findings

    assert ["W05", "W13"] == [found.value.code for found in (empty, late)]


@pytest.mark.parametrize("words", [["card"], ["list", "低于比例名单"], ["notice", "特殊病例申报审批表"], ["proof"], ["convert", "--edition", "xlsm"]],
                         ids=" ".join)
def test_what_needs_too_much_memory_is_refused_by_every_command_that_reads_it(words, book, monkeypatch):
    """The documents and the conversion read a received file within the limits before they read it themselves."""
    monkeypatch.setattr(confined.Checker.__init__, "__defaults__", (confined.SECONDS, 40 * 2**20))

    assert "[W13]" in refused(*words, book)

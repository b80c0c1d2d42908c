"""Every command over workbooks about known persons: their numbers, names and illnesses stand where they are meant to, and nowhere else.

Meant to show the rows are: the documents, the workbook that `convert` makes, the cells of the checked workbook, and the names of persons
in the file names of notices and cards. A report and what `check` prints name cells; `verify` shows lines of a document.
"""

import json
import os
import signal
import time

import pytest

from macros.documents import verify
from macros.leftovers import STALE
from tests.privacy.traces import DIAGNOSIS, NAME, NUMBER, NUMBERS, OTHER, WORDS, Desk, found, held, seeded

FORM, LIST = "特殊病例申报审批表", "低于比例名单"
CRASHING = "import workbook.report, macros.convert, macros.documents.produce\n\n\ndef fault(*given, **more):\n    raise ValueError(f'{given} {more}')\n\n\n" \
           "workbook.report.write = macros.convert.convert = macros.documents.produce.produce = fault\n"
COMMANDS = {  # words, exit code
    "check": (["check", "九月.xlsx"], 1), "check --in-place": (["check", "九月.xlsx", "--in-place"], 1), "convert": (["convert", "九月.xlsx", "--edition", "udf"], 0),
    "list": (["list", LIST, "九月.xlsx"], 0), "notice": (["notice", FORM, "九月.xlsx"], 1), "card": (["card", "九月.xlsx", "--id", NUMBER], 2),
    "proof": (["proof", "九月.xlsx"], 2), "verify": (["verify", "九月.xlsx", "九月.xlsx"], 2), "golden": (["golden", "九月.xlsx"], 2),
    "lint": (["policy", "lint", "九月.xlsx"], 2), "county": (["policy", "show", "--county", "九月.xlsx"], 2),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The workbook about the persons."""
    return seeded(tmp_path_factory.mktemp("seeded"))


@pytest.fixture
def desk(book, tmp_path):
    """A copy of it on a watched desk."""
    return Desk(tmp_path, book)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_nothing_of_the_persons_and_leaves_nothing(command, desk):
    """On neither stream; no temporary file, nothing in the home, no number in the name of a file."""
    words, expected = COMMANDS[command]
    code, out, said = desk.run(*words)

    assert expected == code, said
    assert [] == found(out + said, (*NUMBERS, *WORDS))
    assert [] == desk.left()
    assert [] == found("\n".join(desk.names()), (*NUMBERS, *WORDS))


def test_a_report_names_cells_and_repeats_no_number(desk):
    """A number in a cell of categories is told by its last four characters; nor does the JSON or the sheet 核对结果 hold it."""
    _, out, _ = desk.run("check", "九月.xlsx", "--json")
    desk.run("check", "九月.xlsx")
    (report,) = desk.work.glob("*核对结果*.xlsx")
    details = [finding["detail"] for finding in json.loads(out)["files"][0]["findings"]]

    assert [] == found(out + held(report), (*NUMBERS, NAME, OTHER))
    assert {f"人员类别:“**************{NUMBER[-4:]}”不在规定之列", f"人员类别:“{DIAGNOSIS}”不在规定之列"} <= set(details)


def test_a_list_is_masked_unless_it_is_asked_for_in_full(desk):
    """In its text and in its properties; so is what stands in the file besides."""
    desk.run("list", LIST, "九月.xlsx", "--out", "名单")
    desk.run("list", LIST, "九月.xlsx", "--out", "全", "--full")
    (masked,), (full,) = ((desk.work / folder).glob("*.docx") for folder in ("名单", "全"))

    assert NAME in held(masked) and [] == found(held(masked), NUMBERS)
    assert NUMBER in "\n".join(verify.lines(full))


@pytest.mark.parametrize("command", ["check", "convert", "list", "notice"])
def test_a_crash_says_nothing_of_the_persons(command, desk, tmp_path):
    """A fault whose words quote everything that was given: one line, a report of places."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(CRASHING, encoding="utf-8")
    path = os.pathsep.join((str(tmp_path / "site"), desk.surroundings["PYTHONPATH"]))
    code, out, said = desk.run(*COMMANDS[command][0], PYTHONPATH=path)
    (written,) = desk.work.glob("medaid故障报告_*.txt")

    assert 2 == code and "Traceback" not in said and written.name in "".join(said.split())
    assert [] == found(out + said + written.read_text(encoding="utf-8"), (*NUMBERS, *WORDS, "九月", str(desk.work)))
    assert [] == desk.left()


def test_an_unreadable_file_says_nothing_of_the_persons(desk):
    """Cut in the middle: half of the texts are still there."""
    content = desk.book.read_bytes()
    desk.book.write_bytes(content[:len(content) * 2 // 3])
    for words in (["check", "九月.xlsx"], ["list", LIST, "九月.xlsx"], ["convert", "九月.xlsx", "--edition", "xlsm"]):
        code, out, said = desk.run(*words)

        assert 2 == code and [] == found(out + said, (*NUMBERS, *WORDS)) and [] == desk.left()


@pytest.mark.parametrize("order", [signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_told_to_end_leaves_no_temporary_file(order, desk):
    """While it has a draft of the new workbook among the temporary files."""
    process = desk.start("convert", "九月.xlsx", "--edition", "xlsm")
    desk.draft(process)
    process.send_signal(order)
    out, said = process.communicate()

    assert 128 + order == process.returncode
    assert [] == found(out + said, (*NUMBERS, *WORDS)) and [] == desk.left()


def test_what_a_killed_command_left_is_removed_by_the_next_one(desk):
    """After an hour, in which no command can still be using it; and nobody else's folder."""
    process = desk.start("convert", "九月.xlsx", "--edition", "xlsm")
    desk.draft(process)
    process.kill()
    process.communicate()
    (desk.temporary / "别人的").mkdir()
    assert desk.left()
    for folder in desk.temporary.iterdir():
        os.utime(folder, (time.time() - STALE - 60,) * 2)
    desk.run("policy", "show")

    assert ["别人的"] == [folder.name for folder in desk.temporary.iterdir()]

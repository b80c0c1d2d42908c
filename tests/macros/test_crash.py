"""An unexpected fault is told in one Chinese line; its report names places in the program and nobody's data."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros import crash
from tests.workbook.sound import identity

ROOT = Path(__file__).parents[2]
SECRET = ("测试李四", identity(7), "慢性肾功能衰竭", "13800000007")
FAULT = """
import sys
sys.path.insert(0, {root!r})
sys.argv = ["medaid", *{words!r}]
from workbook import report, confined
def fault(*_, **__):
    try:
        {{}}[{secret!r}]
    except KeyError as error:
        raise {kind}({secret!r}) from error
confined.Checker.check = confined.Checker.readable = fault
from macros.cli import main
main()
"""


def crashed(folder, words, kind="RuntimeError", **surroundings):
    """Run a command in which a fault happens that quotes a person; return (exit code, what is told, what is written on 标准输出)."""
    done = subprocess.run([sys.executable, "-P", "-c", FAULT.format(root=str(ROOT), words=words, kind=kind, secret=" ".join(SECRET))], cwd=folder,
                          capture_output=True, text=True, check=False, env={**os.environ, **surroundings})
    return done.returncode, done.stderr, done.stdout


@pytest.mark.parametrize("kind", ["RuntimeError", "BaseException"])  # a panic of a library in Rust is no Exception
def test_a_fault_is_told_in_one_line_and_leaves_a_report_without_anybodys_data(kind, tmp_path):
    """Version, Python, system, command, places and kinds of exceptions; not the words of the exception, the arguments, a folder."""
    code, said, out = crashed(tmp_path, ["check", f"{SECRET[0]}.xlsx"], kind)
    (written,) = tmp_path.glob("medaid故障报告_*.txt")
    text = written.read_text(encoding="utf-8")

    assert (2, 1, True) == (code, len(said.strip().splitlines()), written.name in said) and "[W14]" in said and "Traceback" not in said + out
    assert "命令:check" in text and f"builtins.{kind}" in text and "builtins.KeyError" in text and "cli.py:" in text
    assert [] == [word for word in (*SECRET, str(tmp_path), str(ROOT)) if word in text + said + out]


def test_a_folder_that_cannot_be_written_to_leaves_the_report_among_temporary_files(tmp_path):
    """Its place is told; where nothing can be written, that is told."""
    gone, temporary = tmp_path / "没有了", tmp_path / "临时"
    gone.mkdir()
    temporary.mkdir()
    lines, here = crash.report(ValueError("x"), "check"), Path.cwd()
    try:
        os.chdir(gone)
        gone.rmdir()
        written = _elsewhere(temporary, lines)
        nowhere = _elsewhere(tmp_path / "也没有", lines)
    finally:
        os.chdir(here)

    assert written.parent == temporary and written.read_text(encoding="utf-8").splitlines() == lines and nowhere is None


def _elsewhere(folder, lines):
    import datetime
    import tempfile

    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        return crash.leave_report(lines, datetime.datetime(2026, 1, 10, 8, 30))
    finally:
        tempfile.tempdir = before


def test_a_recursion_without_end_leaves_a_short_report():
    """A thousand times the same line says no more than thirty."""
    def again():
        again()

    with pytest.raises(RecursionError) as found:
        again()

    assert len(crash.report(found.value, "check")) < 80

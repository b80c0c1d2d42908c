"""`medaid` as a whole: every command has its help in Chinese, refuses in Chinese, and says the same as JSON."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
import typer.main

from macros.cli import app
from tests.macros.commands import output, refused, run, said
from tests.workbook.sound import GUANGXI, LINXIAN
from tests.udfs.policy_text import GOOD
from udfs import load
from workbook.template import names

ROOT = Path(__file__).parents[2]
COMMANDS = [("adopt",), ("build",), ("card",), ("check",), ("convert",), ("demo",), ("eval",), ("explain",), ("golden",), ("list",), ("notice",),
            ("pages",), ("policy",), ("policy", "lint"), ("policy", "show"), ("proof",), ("rules",), ("verify",)]
CHINESE = re.compile("[一-龥]")


def every_command(group=None, path=()):
    """Yield the path of every command that there is."""
    for name, command in (group or typer.main.get_command(app)).commands.items():
        yield (*path, name), command
        if hasattr(command, "commands"):
            yield from every_command(command, (*path, name))


def test_no_command_goes_untried():
    """A new command is written into this list, and into these tests."""
    assert sorted(COMMANDS) == sorted(path for path, _ in every_command())


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_has_its_help_in_chinese(path):
    """What it does, and every argument and option."""
    command = dict(every_command())[path]
    shown = output(*path, "--help")

    assert CHINESE.search(command.help)
    assert command.help[:10] in shown
    for parameter in command.params:
        if parameter.name != "help":
            assert CHINESE.search(parameter.help or ""), parameter.name


def test_the_help_names_every_command():
    """`medaid --help`, and `medaid` alone."""
    shown = output("--help")

    assert all(path[0] in shown for path in COMMANDS)
    assert CHINESE.search(run().stdout)


def test_an_unknown_command_ends_with_2():
    """With the name that was typed."""
    result = run("chekc")

    assert 2 == result.exit_code and "chekc" in result.stderr


def test_build_writes_every_workbook(tmp_path):
    """Without a name, one of each template; the folder is made."""
    found = said("build", "--out", tmp_path / "新" / "表", "--rows", "20")

    assert {"built": [str(tmp_path / "新" / "表" / f"{name}.xlsx") for name in names()]} == found
    assert sorted(f"{name}.xlsx" for name in names()) == sorted(os.listdir(tmp_path / "新" / "表"))


def test_build_writes_the_one_that_is_named(tmp_path):
    """With the room that is asked for."""
    shown = output("build", LINXIAN, "--rows", "60", "--out", tmp_path)

    assert "已生成:" in shown and [f"{LINXIAN}.xlsx"] == os.listdir(tmp_path)
    cells = openpyxl.load_workbook(tmp_path / f"{LINXIAN}.xlsx")["住院登记"]
    assert [60] == [max(row[0] for row in cells.iter_rows(min_row=5, max_col=1, values_only=True) if isinstance(row[0], int))]


def test_build_refuses_an_unknown_template(tmp_path):
    """With those that there are; nothing is written."""
    told = refused("build", "住院", "--out", tmp_path / "没有")

    assert "没有模板“住院”" in told and GUANGXI in told and LINXIAN in told
    assert not (tmp_path / "没有").exists()


def test_build_writes_the_edition_with_buttons(tmp_path):
    """As .xlsm; an unknown edition is refused with those that there are."""
    output("build", LINXIAN, "--rows", "20", "--edition", "xlsm", "--out", tmp_path)

    assert [f"{LINXIAN}.xlsm"] == os.listdir(tmp_path)
    assert "没有“xls”版" in (told := refused("build", LINXIAN, "--edition", "xls", "--out", tmp_path)) and "xlsm" in told


@pytest.mark.parametrize("rows", ["0", "-1", "5001", "五百", "50.5"])
def test_build_refuses_rows_out_of_range(tmp_path, rows):
    """Up to 5,000."""
    result = run("build", LINXIAN, "--rows", rows, "--out", tmp_path)

    assert 2 == result.exit_code and "--rows" in result.stderr
    assert [] == os.listdir(tmp_path)


def test_policy_show_lists_all_policies():
    """As a table and as JSON, with document number and window."""
    found = said("policy", "show")

    assert ["guangxi-2019", "guangxi-2022", "linxian-2023", "shanxi-2019", "yeji-2024"] == sorted(entry["id"] for entry in found)
    assert all({"id", "number", "title", "issuer", "window"} == set(entry) for entry in found)
    assert all(entry["id"] in output("policy", "show") for entry in found)


def test_policy_show_lists_every_parameter_with_its_article():
    """Value, unit, first day and article; what the notice leaves open says 待填."""
    found = said("policy", "show", "linxian-2023")
    by_key = {(entry["key"], entry["entry"]): entry for entry in found}

    assert {entry["key"] for entry in found} == set(load("linxian-2023").parameters)
    assert (0.2, "比例", "2023-09-04", "LX-05", "三、工作内容之四第四项") == tuple(
        by_key["out_of_catalog_cap_rate", "省市级二类"][key] for key in ("value", "unit", "from", "source", "article"))
    assert ("待填:大病保险起付线", True) == tuple(by_key["deductible", ""][key] for key in ("value", "local"))
    assert "待填" in output("policy", "show", "linxian-2023")


def test_policy_show_refuses_an_unknown_policy():
    """With those that there are."""
    told = refused("policy", "show", "guangxi")

    assert "没有政策 guangxi" in told and "guangxi-2022" in told


def test_policy_lint_passes_what_is_shipped():
    """All of them, without a name."""
    assert ([], "政策文件没有问题 ✔") == (said("policy", "lint"), output("policy", "lint").strip())


def test_policy_lint_names_file_line_and_fault(tmp_path):
    """A value without its article, a file that is not there, and a sound one between them."""
    (tmp_path / "坏.toml").write_text(GOOD.replace('unit = "比例"\nsource = "CY-02"', 'unit = "比例"'), encoding="utf-8")
    (tmp_path / "好.toml").write_text(GOOD, encoding="utf-8")
    files = [tmp_path / name for name in ("坏.toml", "好.toml", "没有.toml")]
    found = said("policy", "lint", *files, code=2)
    line = 1 + GOOD[:GOOD.index("[parameter.ratio]")].count("\n")

    assert [("坏.toml", line), ("没有.toml", None)] == [(entry["file"], entry["line"]) for entry in found]
    assert "缺少 source:每个数值都要写明依据条款" in found[0]["why"]
    assert f"✘ 坏.toml 第{line}行:" in output("policy", "lint", files[0], code=2)


@pytest.mark.parametrize("content", ["", "x = [", "[policy]\nid = 3\n"])
def test_policy_lint_survives_any_file(tmp_path, content):
    """Empty, broken, with a head of the wrong kind: a line about it, never a traceback."""
    (tmp_path / "怪.toml").write_text(content, encoding="utf-8")

    assert ["怪.toml"] == [entry["file"] for entry in said("policy", "lint", tmp_path / "怪.toml", code=2)]


def test_the_command_runs_as_a_program(tmp_path):
    """In a process of its own, from another folder: exit code, UTF-8 on a pipe, nothing on the error stream."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-W", "error", "-m", "macros.cli", "eval", "id_sex", "id_number=11010519491231002X",
                           "--json"], capture_output=True, text=True, check=False, cwd=tmp_path, env=surroundings)

    assert (0, "", "女") == (done.returncode, done.stderr, json.loads(done.stdout)["value"])


def test_a_closed_pipe_is_no_traceback(tmp_path):
    """`medaid policy show … | head -1`."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(f"{sys.executable} -m macros.cli policy show linxian-2023 --json | head -1", shell=True,
                          capture_output=True, text=True, check=False, cwd=tmp_path, env=surroundings)

    assert ("[", "") == (done.stdout.strip(), done.stderr)

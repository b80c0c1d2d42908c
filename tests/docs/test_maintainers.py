"""docs/maintainers.md: its worked examples are carried out on a copy of the sources, its lists are the program's own.

The copy is asked in processes of its own: the rules, policies and templates of this process stay as they are.
"""

import ast
import datetime
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import fields

import pytest
from stdnum.iso7064 import mod_11_2

from tests.docs.pages import MAINTAINERS, ROOT, blocks, commands, medaid, plain, session, table
from udfs import id_birth_date, parameter, policy, rule, rules
from udfs.primitives import PRIMITIVES
from workbook import golden, template
from workbook.build import build
from workbook.serial import serial

TEXT = MAINTAINERS.read_text(encoding="utf-8")
BEFORE = re.compile(r"before (\w+) in (.+)")


def replaced(path, old, new):
    """Put `new` in place of the one `old` in the file."""
    text = path.read_text(encoding="utf-8")
    assert 1 == text.count(old), f"{path.name} has once:\n{old}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def edited(folder):
    """Carry out every edit of the page on the sources in `folder`, in order; return how many there were."""
    done, waiting = 0, None
    for block in blocks(MAINTAINERS):
        verb, _, path = block.label.partition(" in ")
        if verb == "replace":
            waiting = folder / path, block.text
            continue
        if verb == "by":
            replaced(*waiting, block.text)
        elif block.label.startswith("add to "):
            replaced(folder / block.label.removeprefix("add to "), "\n\n__all__ = ", f"\n\n{block.text}\n\n__all__ = ")
        elif found := BEFORE.fullmatch(block.label):
            column = f'[[sheet.column]]\nkey = "{found.group(1)}"\n'
            replaced(folder / found.group(2), column, f"{block.text}\n{column}")
        else:
            continue
        done += 1
    return done


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The sources with both worked examples carried out, and both workbooks built before."""
    folder = tmp_path_factory.mktemp("copy")
    for name in template.names():
        build(name, folder / f"{name}.xlsx", rows=50, cached=False)
    for room in ("udfs", "workbook", "macros", "templates"):
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    assert 5 == edited(folder)
    for block in (*blocks(MAINTAINERS, "json"), *blocks(MAINTAINERS, "toml", "county")):
        (folder / block.label).write_text(block.text, encoding="utf-8")
    return folder


def run(folder, *arguments):
    """Return (exit code, all that it says) of `python` over the sources in `folder`."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1", "COLUMNS": "80"}
    done = subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, text=True, encoding="utf-8",
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, plain(done.stdout)


def test_the_worked_examples_give_what_they_show(copy):
    """Every >>> line of the page, in order, over the sources as the examples change them."""
    (copy / "page.txt").write_text(session(MAINTAINERS), encoding="utf-8")

    code, printed = run(copy, "-W", "error", "-m", "doctest", "page.txt")
    assert 0 == code, printed


@pytest.mark.parametrize("arguments, printed", commands(MAINTAINERS), ids=lambda part: part[0] if isinstance(part, list) else "")
def test_the_terminal_blocks_print_what_they_show(arguments, printed, copy):
    """Every `$ medaid` of the page, over the same sources."""
    assert (0, printed) == run(copy, "-m", "macros.cli", *arguments)


def test_the_new_rule_has_its_doctest(copy):
    """`python -m pytest udfs/caps.py` as the page says: the rule's own example is among what passes."""
    command = re.search(r"`python (-m pytest udfs/caps\.py)`", TEXT).group(1)
    code, said = run(copy, *shlex.split(command), "-v", "-p", "no:cacheprovider")

    assert 0 == code, said
    assert "udfs.caps.out_of_catalog_room PASSED" in said


def test_the_new_rule_is_ten_lines_and_stays_in_the_copy(copy):
    """Decorator, docstring and doctest included; the rules of this process do not know it."""
    (shown,) = blocks(MAINTAINERS, "python", "add to")

    assert 10 == len(shown.text.splitlines())
    assert "out_of_catalog_room" not in rules()


@pytest.mark.parametrize("name, code, exit_code", [("目录外控费", "W10", 2), ("住院费用监测", "C03", 1)])
def test_a_workbook_from_before(name, code, exit_code, copy):
    """A known limit: with one more column an older workbook is refused, with one more figure it is said to be changed."""
    ended, told = run(copy, "-m", "macros.cli", "check", f"{name}.xlsx")

    assert exit_code == ended
    assert code in told and f"({code})" in TEXT.partition("## Known limits")[2]


def test_days_before_1900():
    """A known limit: the cell's number of 29 December 1899 is -1, and 1 January 1900 is 2, where Excel counts 1."""
    numbers = [body + mod_11_2.calc_check_digit(body) for body in ("11010518991229001", "11010519000101001")]
    day = datetime.date

    assert [day(1899, 12, 29), day(1900, 1, 1)] == [id_birth_date(number) for number in numbers]
    assert [-1, 2] == [serial(id_birth_date(number)) for number in numbers]


def test_what_is_shown_of_a_file_stands_in_it():
    """A block `in <file>` is a part of that file, to the letter."""
    shown = blocks(MAINTAINERS, label="in ")

    assert shown
    for block in shown:
        assert block.text in (ROOT / block.label.removeprefix("in ")).read_text(encoding="utf-8")


def said(node):
    """Return the words of a message in the source, … for each particular."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(map(said, node.values))
    return said(node.left) + said(node.right) if isinstance(node, ast.BinOp) else "…"


def refusals():
    """Return the set of (what is wrong, how to write it) that the sources of the language hold."""
    found = set()
    for name in ("parse", "rule"):
        for node in ast.walk(ast.parse((ROOT / f"udfs/{name}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                first = {"refuse": 1, "RuleError": 2}.get(called)
                if first and len(node.args) > first + 1:
                    found.add((said(node.args[first]), said(node.args[first + 1])))
    return found - {("…", "…")}


def test_every_refusal_is_listed():
    """The table of refusals is that of the sources: what is wrong, how to write it."""
    assert refusals() == {(what.strip("`"), how.strip("`")) for what, how in table(TEXT, "refused")}


@pytest.mark.parametrize("words", [
    PRIMITIVES, parameter.UNITS, parameter.PARAMETER_KEYS, parameter.READING_KEYS, policy.WINDOW_KEYS, policy.SECTIONS - {"parameter"},
    template.SIZES, template.CHECK_KINDS, rule.UNITS, {field.name for field in fields(template.Check)},
    {field.name for field in fields(template.Column)}, {field.name for field in fields(template.Sheet)}, golden.ENGINES,
])
def test_the_lists_are_complete(words):
    """Every primitive, unit, key and kind that a maintainer may write is named on the page."""
    assert [] == [word for word in words if not re.search(rf"(?<![a-z_]){re.escape(word)}(?![a-z_])", TEXT)]


def test_the_page_is_named_where_a_rule_is_refused():
    """The refusal of an unknown expression and of a golden file sends the reader here."""
    assert "docs/maintainers.md" in " ".join(how for _, how in refusals())
    assert "docs/maintainers.md" in medaid("golden", MAINTAINERS)[1]

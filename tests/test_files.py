"""Every file keeps to its subject, and no figure of a notice stands in code."""

import ast
from pathlib import Path

import pytest

from udfs import rules

ROOT = Path(__file__).parents[1]
ROOMS = ("udfs", "workbook", "macros", "templates", "tests", "benchmarks")
PYTHON = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
LIMIT = 250
RULE_FILES = sorted({Path(rule.function.__code__.co_filename) for rule in rules().values()})


def is_rule(node):
    """Tell whether a function is decorated with @rule."""
    return isinstance(node, ast.FunctionDef) and any(
        isinstance(entry, ast.Call) and getattr(entry.func, "id", "") == "rule" for entry in node.decorator_list)


def functions(path):
    """Return the rules that a file defines."""
    return [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if is_rule(node)]


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_stays_under_250_lines(path):
    """One subject a file."""
    assert len(path.read_text(encoding="utf-8").splitlines()) < LIMIT


def test_every_rule_is_found_by_its_decorator():
    """The files looked at below hold all the rules there are."""
    assert sorted(rules()) == sorted(node.name for path in RULE_FILES for node in functions(path))


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.name)
def test_a_rule_writes_no_figure_but_0_and_1(path):
    """Every other number has an article and stands in a policy file."""
    for function in functions(path):
        figures = [node for statement in function.body for node in ast.walk(statement)
                   if isinstance(node, ast.Constant) and isinstance(node.value, (int, float, complex))
                   and not isinstance(node.value, bool)]

        assert [] == [(node.lineno, node.value) for node in figures if node.value not in (0, 1)], function.name


@pytest.mark.parametrize("name", rules())
def test_every_rule_has_a_docstring_with_an_example(name):
    """A rule says what it returns and shows it."""
    said = rules()[name].__doc__ or ""

    assert said.startswith("Return ")
    assert f">>> {name}(" in said


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_test_is_skipped(path):
    """A gap is a strict xfail with its reason, never a skip; these four words are what pytest and unittest call one."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    names = {getattr(node, "attr", getattr(node, "id", "")) for node in nodes}

    assert set() == names & {"skip", "skipif", "importorskip", "skipTest"}

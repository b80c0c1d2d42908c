"""Imports run one way, udfs ← workbook ← macros, and the rules need nothing but Python and the working-day calendar."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("udfs", "workbook", "macros")  # each may import those before it
ARRAYS = ("batch.py", "columns.py", "encode.py")  # the batch reading: the only files of udfs that may use numpy
BLOCKED = ("numpy", "pandas", "formualizer", "xlwings", "xlsxwriter", "openpyxl")
EVALUATED = """
import sys
for name in {blocked}:
    sys.modules[name] = None
import datetime
import udfs
from udfs.explain import explain
case = dict(category="低保对象", institution_level="县级", single_disease="否", special_case_approved="否", in_catalog=8500,
            total=10000)
print(udfs.catalog_excess(**case, policy="guangxi-2022"))
print(udfs.workday_after(datetime.date(2025, 9, 25), 10))
print(udfs.id_verdict("11010519491231002X"))
print(len(explain(udfs.catalog_excess, case, policy="guangxi-2022").lines()) > 3)
"""


def files(room):
    """Return the Python files of a room."""
    return sorted((ROOT / room).rglob("*.py"))


def imported(path):
    """Yield the top-level name of everything that a file imports, at whatever depth of the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} line {node.lineno}: write the whole name instead of dots"
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_no_later_room(room):
    """udfs imports neither workbook nor macros; workbook imports no macros; nothing imports the tests."""
    later = {*ROOMS[ROOMS.index(room) + 1:], "tests"}

    assert files(room)
    assert {} == {path.name: found for path in files(room) if (found := later & set(imported(path)))}


def test_the_rules_use_the_standard_library_and_the_calendar():
    """numpy stands in the files of the batch reading alone, pandas in the aggregates."""
    allowed = {"udfs", "chinese_calendar", *sys.stdlib_module_names}

    for path in files("udfs"):
        tables = {"numpy", "pandas"} if path.parent.name == "aggregates" else set()
        assert set(imported(path)) <= allowed | tables | ({"numpy"} if path.name in ARRAYS else set()), path.name


def test_importing_the_rules_does_not_load_the_batch():
    """`import udfs` reaches neither numpy nor the files that use it."""
    code = ("import sys, udfs\n"
            "print([name for name in ('numpy', 'udfs.batch', 'udfs.columns', 'udfs.encode') if name in sys.modules])")

    assert "[]" == answered(code)


def test_the_rules_compute_where_nothing_else_is_installed():
    """10,000 - 8,500 - 1,000 = 500; 25 September 2025 + 10 working days; the standard's own example; an explanation."""
    assert ["500.0", "2025-10-15", "有效", "True"] == answered(EVALUATED.format(blocked=BLOCKED)).split("\n")


def answered(code):
    """Return what a fresh Python prints for `code`."""
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8",
                          check=False)
    assert (0, "") == (done.returncode, done.stderr)
    return done.stdout.strip()

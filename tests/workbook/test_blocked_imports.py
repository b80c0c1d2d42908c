"""Rules and check need the standard library and chinesecalendar alone: they are to run inside a browser page too."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCKED = ("numpy", "pandas", "formualizer", "xlwings", "xlsxwriter", "openpyxl", "lxml", "xlrd", "odf")
BLOCK = f"import sys\nfor name in {BLOCKED!r}:\n    sys.modules[name] = None\n"


def said(script, *arguments):
    """Run a script with the packages blocked; return the JSON that it prints."""
    done = subprocess.run([sys.executable, "-W", "error", "-c", BLOCK + script, *map(str, arguments)], capture_output=True,
                          text=True, check=False, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert 0 == done.returncode, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("package", BLOCKED)
def test_the_block_holds(package):
    """A blocked package cannot be imported."""
    done = subprocess.run([sys.executable, "-c", BLOCK + f"import {package}"], capture_output=True, text=True, check=False)

    assert f"import of {package} halted" in done.stderr


def test_the_rules_answer_without_them():
    """A verdict, an amount, a deadline, an explanation."""
    assert ["低于比例", 500, "2025-10-15", "500.00元"] == said("""
import datetime, json
import udfs
from udfs.explain import explain
stay = dict(category="低保对象", institution_level="县级", single_disease="否", special_case_approved="否", in_catalog=8500, total=10000)
print(json.dumps([udfs.catalog_verdict(**stay, policy="guangxi-2022"), udfs.catalog_excess(**stay, policy="guangxi-2022"),
                  str(udfs.late_application_due(datetime.date(2025, 9, 25), policy="guangxi-2022")),
                  explain(udfs.catalog_excess, stay, policy="guangxi-2022").sentence[-7:]]))
""")


@pytest.mark.parametrize("name", ["住院费用监测 mistakes", "目录外控费 mistakes"])
def test_the_check_finds_the_same_without_them(shelf, name):
    """Every finding of a workbook with one mistake of each kind, field by field."""
    book = shelf(name)

    assert book.report.json() == said(
        "import json\nfrom workbook.check import check\nprint(json.dumps(check(sys.argv[1]).json()))", book.dated)


def test_only_what_computes_or_writes_needs_them():
    """Building and the batch reading import what is blocked; nothing that the check imports does."""
    done = subprocess.run([sys.executable, "-c", BLOCK + "import workbook.build"], capture_output=True, text=True, check=False,
                          cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})

    assert "xlsxwriter" in done.stderr.splitlines()[-1]
    assert [] == said("import json, workbook.received, udfs\n"
                      f"print(json.dumps([name for name in {BLOCKED!r} if sys.modules.get(name)]))")

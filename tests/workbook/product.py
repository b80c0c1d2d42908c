"""A copy of the product with one line of a policy file edited, run in a process of its own: nothing else changes."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("udfs", "workbook", "macros", "templates")


def copy(folder, policy, edits):
    """Copy the product to `folder`, with each (old, new) of `edits` replaced once in a policy file; return the folder."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    path = folder / "udfs" / "policies" / f"{policy}.toml"
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert 1 == text.count(old), f"{old} stands once in {policy}.toml"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return folder


def run(folder, script, *arguments):
    """Run a script that prints JSON with the copy on the path (this folder's tests behind it); return what it says."""
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT))), "PYTHONWARNINGS": "error",
                    "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", script, *map(str, arguments)], cwd=folder, env=surroundings,
                          capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stderr
    return json.loads(done.stdout)

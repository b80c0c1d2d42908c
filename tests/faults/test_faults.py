"""At any moment the file is the whole old or the whole new one, and the old one can be had: fewer runs than `python -m tests.faults`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

KILLS, EDITS = 60, 5
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def figures():
    """What the command prints; it runs by itself because it forks."""
    done = subprocess.run([sys.executable, "-m", "tests.faults", str(KILLS), str(EDITS)], cwd=ROOT,
                          capture_output=True, encoding="utf-8", check=False)
    assert (0, "") == (done.returncode, done.stderr), done.stdout
    return json.loads(done.stdout)


@pytest.mark.parametrize("fault", ["ENOSPC", "EIO", "EACCES"])
def test_a_fault_at_any_step_is_told_and_harms_nothing(figures, fault):
    """Before and after each step: refused with the code of that fault, no temporary file left, another run makes the edit."""
    found = figures["every step"][fault]

    assert 2 * figures["steps of a save"] == found["steps"] == found["refused in words"] == found["old"] + found["new"]
    assert (0, 0, 0) == (found["wrong"], found["wrong after another run"], found["left a temporary file"])
    assert figures["steps of a save"] > 30


def test_a_kill_at_any_step_harms_nothing(figures):
    """What is left over is cleared away by the next run, which makes the edit."""
    found = figures["every step"]["SIGKILL"]

    assert 2 * figures["steps of a save"] == found["steps"] == found["killed"] == found["old"] + found["new"]
    assert (0, 0) == (found["wrong"], found["wrong after another run"])


def test_a_kill_at_any_moment_harms_nothing(figures):
    """Not only between steps."""
    found = figures["random kills"]

    assert KILLS == found["runs"] == found["old"] + found["new"] and found["killed"] > KILLS / 4
    assert (0, 0) == (found["wrong"], found["wrong after another run"])


def test_a_disk_that_is_full_for_the_system_is_told(figures):
    """By the limit of the system on the size of a file, with no fault of ours in between."""
    assert {"code": "W19", "wrong": [], "wrong after another run": []} == figures["full disk"]


def test_four_writers_lose_no_edit(figures):
    """Every cell of each is there at the end, each old file is kept, nothing else is left."""
    assert {"edits": 4 * EDITS, "cells": 4 * EDITS, "backups": 4 * EDITS, "left": []} == figures["four writers"]

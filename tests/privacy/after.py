"""After a run of tests: whether a number of the persons that tests make up stands in the name of a file, a log or a crash report."""

import os
import re
from pathlib import Path

from udfs import id_verdict

NUMBER = re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])")
LOGS = (".log", ".err", ".stderr")
REPORT = "故障报告"


def traces(base):
    """Return what is wrong among the files below a folder, one line for each."""
    found = []
    for folder, folders, files in os.walk(base):
        for name in (*folders, *files):
            if _numbers(name):
                found.append(f"a number in the name of a file: {Path(folder, name)}")
        for name in files:
            if (name.endswith(LOGS) or REPORT in name) and _numbers(Path(folder, name).read_text(encoding="utf-8", errors="replace")):
                found.append(f"a number in {Path(folder, name)}")
    return found


def _numbers(text):
    return [number for number in NUMBER.findall(text) if id_verdict(number) == "有效"]

"""A file through the product's own door, `workbook.confined.Checker`: what it says, how long it takes, and what it does to the file."""

import contextlib
import hashlib
import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

from workbook import confined, raw_cells
from workbook.gate import admit
from workbook.package import CODES as CODES_OF_EDITS
from workbook.unusable import CODES, Unusable
from workbook.xlsx.damage import Damaged

KNOWN = {**CODES, **CODES_OF_EDITS}
MOST_CODES = 25
OWN_FAULT, OVER_LIMIT = "W14", "W13"
LONGEST_LINE = 80
ENGLISH = re.compile(r"Error|Exception|Traceback|[A-Z][a-z]+[A-Z][a-z]+|None\b|null\b")  # names of exceptions, not of parts
QUOTED = re.compile(r"“[^”]*”|\[Content_Types\]|OpenDocument|PowerPoint", re.DOTALL)
IDENTITY = re.compile(r"\d{15}")
READ = {None, "W08", "W09", "W10"}  # what is only said of a workbook whose cells were read


@dataclass(frozen=True)
class Outcome:
    """What became of a file: `code` of its refusal, None where it was read; `faults` are what must not be."""

    code: str | None
    said: str
    seconds: float
    megabytes: float
    faults: tuple = ()


class Door(contextlib.ExitStack):
    """A Checker, asked file by file; `through` tells the Outcome."""

    def __enter__(self):
        super().__enter__()
        self.checker = self.enter_context(confined.Checker())
        return self

    def through(self, path):
        """Return the Outcome of the file at `path`."""
        before, process = seen(path), self.checker._process
        _forget_peak(process)
        faults, code, said, began = [], None, "", time.perf_counter()
        try:
            self.checker.check(path)
        except Unusable as error:
            code, said = error.code, str(error)
            faults += lint(error, path)
        except Exception as error:
            faults.append(f"traceback: {type(error).__name__}: {error}")
        seconds = time.perf_counter() - began
        if code == OWN_FAULT:
            faults.append(f"traceback: {said}")
        if code == OVER_LIMIT or seconds > confined.SECONDS:
            faults.append(f"hang: {said or seconds}")
        if seen(path) != before:
            faults.append("the file, or what is beside it, was changed")
        return Outcome(code, said, seconds, _peak(process), tuple(faults))


def seen(path):
    """Return the bytes of a file, its rights and its time of change, and what is beside it."""
    path = Path(path)
    state = path.stat()
    return hashlib.sha256(path.read_bytes()).digest(), state.st_mode, state.st_mtime_ns, sorted(os.listdir(path.parent))


def cells(path):
    """Return the cells that are read, None where the file is refused."""
    try:
        return raw_cells.read(admit(path)).sheets
    except (Unusable, Damaged):
        return None


def verdict(case, path, outcome):
    """Return what is wrong with the Outcome of a Case of the corpus, beside its faults: [] where it is as it must be."""
    if outcome.code is None and not case.may_be_read:
        return ["accepted"]
    if outcome.code is not None and outcome.code not in case.codes:
        return [f"refused with {outcome.code}: {outcome.said}"]
    found = cells(path) if case.cells is not None else None
    if case.cells is not None and found != case.cells:
        return [f"read as {str(found)[:200]} instead of {str(case.cells)[:200]}"]
    return []


def lint(error, path):
    """Return what a message of a refusal must not be."""
    plain, found = QUOTED.sub("", error.why + error.mend), []
    if error.code not in KNOWN:
        found.append(f"message: {error.code} is in no list")
    if not re.search("[一-龥]{2}", error.why) or not re.search("[一-龥]{2}", error.mend):
        found.append("message: not in Chinese")
    if max(len(error.why), len(error.mend)) > LONGEST_LINE:
        found.append(f"message: longer than {LONGEST_LINE}")
    if ENGLISH.search(plain):
        found.append("message: an English name")
    if str(Path(path).parent) in error.why + error.mend or re.search(r"/(usr|tmp|home|root|work)/", error.why + error.mend):
        found.append("message: a path")
    if IDENTITY.search(error.why + error.mend):
        found.append("message: a number of a person")
    if error.file != Path(path).name:
        found.append("message: not the name of the file")
    if not all(sign.isprintable() for sign in error.why + error.mend):
        found.append("message: signs that steer a terminal")
    return [f"{one} ({error})" for one in found]


def _forget_peak(process):
    with contextlib.suppress(OSError, AttributeError):
        Path(f"/proc/{process.pid}/clear_refs").write_text("5", encoding="ascii")


def _peak(process):
    """Return the most memory of a process since then [MB], 0 where the system does not say."""
    with contextlib.suppress(OSError, AttributeError, StopIteration):
        lines = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
    return 0.0

"""Fictitious persons of which traces are looked for, and where each trace is found."""

import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from tests.workbook.sound import GUANGXI, TODAY, guangxi, identity, review
from workbook.build import build

ROOT = Path(__file__).parents[2]
NAME, OTHER, DIAGNOSIS, PHONE = "欧阳试甲", "司徒试乙", "慢性试病衰竭", "13900001234"
NUMBER, DAMAGED = identity(311, "19510203"), identity(312, "19520304")[:17] + "O"
NUMBERS = (NUMBER, DAMAGED, PHONE)  # never repeated in full, but by what shows the rows themselves
WORDS = (NAME, OTHER, DIAGNOSIS)
MONTH = TODAY.replace(2025, 9, 1)


def seeded(folder):
    """Return a workbook about the persons, with numbers in cells where they do not belong."""
    rows = [guangxi(0, name=NAME, id_number=NUMBER, institution=DIAGNOSIS, in_catalog=5000), guangxi(1, name=OTHER, id_number=DAMAGED),
            guangxi(2, name=NAME, category=NUMBER, institution_level=PHONE), guangxi(3, category=DIAGNOSIS)]
    build(GUANGXI, folder / "九月.xlsx", rows=6, data={"admissions": rows, "reviews": [review(1, "ZY0000"), review(2, "ZY0009")],
                                                     "list:fields": {"month_on": MONTH}}, today=TODAY, cached=False)
    return folder / "九月.xlsx"


class Desk:
    """A folder to work in, with a home and a place for temporary files of its own, all of them watched."""

    def __init__(self, folder, book):
        self.work, self.home, self.temporary = (folder / name for name in ("work", "home", "tmp"))
        for one in (self.work, self.home, self.temporary):
            one.mkdir()
        self.book = self.work / book.name
        self.book.write_bytes(book.read_bytes())
        self.surroundings = {**os.environ, "HOME": str(self.home), "TMPDIR": str(self.temporary), "PYTHONPATH": str(ROOT),
                             "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}

    def start(self, *words, **more):
        """Start a command; `more` is added to its environment."""
        return subprocess.Popen([sys.executable, "-m", "macros.cli", *map(str, words)], cwd=self.work, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, env={**self.surroundings, **more}, encoding="utf-8")

    def run(self, *words, **more):
        """Return (exit code, standard output, error stream) of a command."""
        process = self.start(*words, **more)
        out, said = process.communicate()
        return process.returncode, out, said

    def draft(self, process):
        """Wait until a command has drafted what it writes among the temporary files."""
        while process.poll() is None:
            if any(path.is_file() and path.stat().st_size > 10_000 for path in self.temporary.rglob("*")):
                return
            time.sleep(0.02)

    def left(self):
        """Return the temporary files that are there, and those in the home."""
        return [path for folder in (self.temporary, self.home) for path in folder.rglob("*") if path.is_file()]

    def names(self):
        """Return the names of all files and folders."""
        return [path.name for folder in (self.work, self.home, self.temporary) for path in folder.rglob("*")]


def found(text, words):
    """Return those of the words that stand in a text."""
    return [word for word in words if word in text]


def held(path):
    """Return what a file holds as text, unpacked where it is a package."""
    content = path.read_bytes()
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            content = b"\n".join(package.read(name) for name in package.namelist())
    return content.decode("utf-8", "replace")

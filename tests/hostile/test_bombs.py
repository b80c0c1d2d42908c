"""Small files that grow: refused within two seconds of a processor and 300 MB of address space, which the system enforces."""

import json
import os
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.workbook.xlsx import by_hand

ROOT = Path(__file__).parents[2]
GUARDED = """
import json, resource, sys
from pathlib import Path
from tests.hostile import refusals
from workbook.unusable import Unusable
used = resource.getrusage(resource.RUSAGE_SELF)
resource.setrlimit(resource.RLIMIT_CPU, [int(used.ru_utime + used.ru_stime) + 3] * 2)  # whole seconds, the one begun included
resource.setrlimit(resource.RLIMIT_AS, [300 * 2**20] * 2)
try:
    refusals.read(Path(sys.argv[1]))
    print(json.dumps("read"))
except Unusable as error:
    print(json.dumps(error.code))
"""


def guarded(path):
    """Return the code with which a file is refused, or "read"; a process that spends more is killed and fails the test."""
    done = subprocess.run([sys.executable, "-c", GUARDED, str(path)], capture_output=True, text=True, cwd=ROOT, check=False,
                          env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert 0 == done.returncode, done.stderr or done.returncode
    return json.loads(done.stdout)


def grown(folder, part, head, unit, size, tail, **changes):
    """Return a workbook with a part of `size` bytes made of `unit`."""
    found = {name: text for name, text in by_hand.parts("").items() if name != part}
    with zipfile.ZipFile(folder / "炸.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in found.items():
            package.writestr(name, content)
        with package.open(part, "w") as file:
            file.write(head.encode())
            block = unit * (2**22 // len(unit))
            for _ in range(size // len(block)):
                file.write(block)
            file.write(tail.encode())
    return folder / "炸.xlsx"


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
HEADS = {SHEET: (f'<worksheet xmlns="{by_hand.MAIN[0]}"><sheetData><row r="1">', "</row></sheetData></worksheet>"),
         STRINGS: (f'<sst xmlns="{by_hand.MAIN[0]}">', "</sst>")}
BOMBS = {
    "blanks in a sheet": (SHEET, b" " * 1024),
    "blank cells": (SHEET, b"<c/>"),
    "cells of one": (SHEET, b"<c><v>1</v></c>"),
    "strings": (STRINGS, b"<si><t>a</t></si>"),
    "one string": (STRINGS, b"a" * 1024),
    "rows": (SHEET, b"<row/>"),
    "elements in one another": (SHEET, b"<x>"),
    "comments": (SHEET, b"<!-- -->"),
}


@pytest.mark.parametrize("what", BOMBS)
def test_a_part_that_grows_a_thousandfold_is_refused(tmp_path, what):
    """256 MB out of some hundred kilobytes."""
    part, unit = BOMBS[what]
    head, tail = HEADS[part]

    assert "W06" == guarded(grown(tmp_path, part, head, unit, 2**28, tail))


@pytest.mark.parametrize("claimed", [100, 2**20])
def test_a_part_that_claims_to_be_small_is_cut_there(tmp_path, claimed):
    """The directory lies: nothing beyond the claim is inflated, and what is there does not fit its checksum."""
    path = grown(tmp_path, SHEET, HEADS[SHEET][0], b" " * 1024, 2**28, HEADS[SHEET][1])
    content = bytearray(path.read_bytes())
    place = content.rindex(SHEET.encode()) - 46
    assert b"PK\x01\x02" == content[place:place + 4]
    content[place + 24:place + 28] = struct.pack("<I", claimed)
    path.write_bytes(bytes(content))

    assert guarded(path) in ("W05", "W06")


@pytest.mark.parametrize("part, code", [("xl/workbook.xml", "W05"), ("[Content_Types].xml", "W07")])
def test_elements_a_hundred_thousand_deep_are_read_or_refused(tmp_path, part, code):
    """Below the sizes that are bombs: no stack overflows."""
    found = by_hand.parts("")
    found[part] = "<x>" * 100_000 + "</x>" * 100_000

    assert code == guarded(by_hand.written(found, tmp_path / "深.xlsx"))


def test_a_tag_without_end_is_refused(tmp_path):
    """An attribute of many megabytes, below the ratio that is a bomb: old expats read it anew with every block."""
    value = os.urandom(2**20).hex() * 8
    found = by_hand.parts("") | {SHEET: f'<worksheet xmlns="{by_hand.MAIN[0]}"><x y="{value}"/><sheetData/></worksheet>'}

    assert "W05" == guarded(by_hand.written(found, tmp_path / "长.xlsx"))


def test_a_stray_cell_in_the_last_corner_is_read(tmp_path):
    """A dimension of 17 thousand million cells is none."""
    found = by_hand.parts('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', before='<dimension ref="A1:XFD1048576"/>')

    assert "read" == guarded(by_hand.written(found, tmp_path / "角.xlsx"))


def test_a_million_styles_are_read(tmp_path):
    """Of which cells use none."""
    found = by_hand.parts(by_hand.row(("", "<v>1</v>")), styles="<cellXfs>" + "".join(
        f'<xf numFmtId="{number % 60}"/>' for number in range(100_000)) + "</cellXfs>")

    assert "read" == guarded(by_hand.written(found, tmp_path / "样.xlsx"))

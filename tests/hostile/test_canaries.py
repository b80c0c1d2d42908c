"""Workbooks that carry macros, DDE, XLM, scripts of WPS, links and formulas that call out: nothing of them runs, nothing leaves.

Each is checked, edited in place and converted by the command itself, with a listener on the loopback that must see no request and a
marker that must not appear; and once more without any network, with the same result.
"""

import contextlib
import json
import socket
import subprocess
import sys
import threading

import pytest

from tests.hostile.case import packed
from tests.hostile.shelf import carried, ours
from tests.workbook import package
from workbook import raw_cells

ALONE = ["unshare", "--map-root-user", "--net"]


class Listener:
    """A server on the loopback that counts who comes."""

    def __init__(self):
        self.server = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.server.getsockname()[1]}/canary"
        self.came = 0
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self):
        with contextlib.suppress(OSError):
            while True:
                self.server.accept()[0].close()
                self.came += 1


@pytest.fixture
def listener():
    """A listener that is heard: it counts the visit that the test itself pays."""
    made = Listener()
    yield made
    made.server.close()


def calling():
    """Return the parts of our workbook with every formula that calls out typed into yellow cells of the first row."""
    found = dict(ours.built()[0])
    part = ours.part_of("住院登记")
    text = found[part].decode()
    places = [address for address in ("B9", "C9", "D9", "E9", "F9", "G9") if f'<c r="{address}"' in text]
    for address, formula in zip(places, list(carried.FORMULAS.values()) * 2):
        start, end = package.cell(text, address)
        style = text[start:end].partition(' s="')[2].partition('"')[0]
        formula = formula.replace("&", "&amp;").replace("<", "&lt;")
        text = text[:start] + f'<c r="{address}" s="{style}" t="str"><f>{formula}</f><v>旧值</v></c>' + text[end:]
    return found | {part: text}


def workbooks(folder, address):
    """Write our workbook with each thing carried, the address that calls lead to put in; return the paths."""
    marker = str(folder / "canary")
    paths = []
    for name, parts in ([(kind, carried.into(dict(ours.built()[0]), kind)) for kind in carried.CARRIED] + [("外呼公式", calling())]):
        parts = {part: (text.encode() if isinstance(text, str) else text).replace(carried.NOWHERE.encode(), address.encode())
                 .replace(b"/canary", marker.encode()) for part, text in parts.items()}
        path = folder / f"{name}.xlsm"
        path.write_bytes(packed(parts))
        paths.append(path)
    return paths


def medaid(*arguments, before=()):
    """Run the command itself; return (exit code, what it says)."""
    done = subprocess.run([*before, sys.executable, "-m", "macros.cli", *map(str, arguments)], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return done.returncode, done.stdout or done.stderr


@pytest.mark.parametrize("network", [True, False], ids=["with a listener", "without a network"])
def test_what_is_carried_is_not_run_when_it_is_checked(tmp_path, listener, network):
    """All fifteen in one go; each is checked, and none is changed."""
    paths = workbooks(tmp_path, listener.address)
    kept = {path: path.read_bytes() for path in paths}
    before = [] if network or subprocess.run([*ALONE, "true"], check=False).returncode else ALONE
    code, told = medaid("check", *paths, "--out", tmp_path / "out", "--json", before=before)

    assert ([], 15) == (json.loads(told)["unusable"], len(json.loads(told)["files"])) and code in (0, 1)
    assert kept == {path: path.read_bytes() for path in paths}
    assert 0 == listener.came and not (tmp_path / "canary").exists()


def test_what_is_carried_is_not_run_when_it_is_edited_in_place(tmp_path, listener):
    """It stays in the file byte for byte; the signed one is refused."""
    paths = workbooks(tmp_path, listener.address)
    parts = {path: package.parts(path) for path in paths}
    _, told = medaid("check", "--in-place", *paths, "--json")

    assert [("数字签名.xlsm", "W16")] == [(entry["file"], entry["code"]) for entry in json.loads(told)["unusable"]]
    for path in paths:
        after = package.parts(path)
        for part in carried.CARRIED.get(path.stem, [{}])[0]:
            assert parts[path][part] == after[part]
    assert 0 == listener.came and not (tmp_path / "canary").exists()


@pytest.mark.parametrize("kind", ["外部链接", "外呼公式"])
def test_what_is_carried_does_not_come_into_another_edition(tmp_path, listener, kind):
    """The converted workbook is the product's own: no code, no link, no formula that calls out."""
    path = next(path for path in workbooks(tmp_path, listener.address) if path.stem == kind)
    code, said = medaid("convert", path, "--edition", "xlsx", "--out", tmp_path / "新.xlsx")

    assert code in (0, 1), said
    assert ("已换成它的值" in said) == (kind == "外呼公式")
    found = package.parts(tmp_path / "新.xlsx")
    assert not [part for part in found if any(word in part.lower() for word in ("vba", "jde", "external", "macro", "connection", "embed"))]
    assert not [part for part, text in found.items() if listener.address.encode() in text and part != "xl/sharedStrings.xml"]
    formulas = {formula for cells in raw_cells.read(tmp_path / "新.xlsx").formulas.values() for formula in cells.values()}
    assert not [formula for formula in formulas if any(word in formula for word in ("WEBSERVICE", "HYPERLINK(\"http", "cmd|", "RTD(", "CALL(", "[1]", "IMAGE("))]
    assert 0 == listener.came and not (tmp_path / "canary").exists()


def test_the_listener_hears(listener):
    """Otherwise its silence would prove nothing."""
    with socket.create_connection(listener.server.getsockname()):
        pass
    while not listener.came:
        pass

    assert 1 == listener.came

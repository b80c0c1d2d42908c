"""A workbook that is being saved, what may become of it, and what may not."""

import contextlib
import os
import random
import shutil
import signal
import tempfile
from pathlib import Path

from tests.workbook.package.by_hand import workbook
from workbook.package import edited, opened

NAME = "花名册.xlsx"
CONTENT = workbook("<sheetData/>", more={"xl/media/picture.bin": random.Random(1).randbytes(300_000)})  # more than one block to write


def change(edit, cell="A1"):
    """Set a cell."""
    edit.set("Sheet1", cell, "已核对")


WANTED = edited(CONTENT, change)


@contextlib.contextmanager
def folder():
    """Give a folder with the workbook in it."""
    place = Path(tempfile.mkdtemp(prefix="medaid-faults-"))
    try:
        (place / NAME).write_bytes(CONTENT)
        yield place
    finally:
        shutil.rmtree(place)


def save(place, disk=None):
    """Edit the workbook in a folder."""
    with opened(place / NAME, disk=disk) as edit:
        change(edit)


def wrong(place):
    """Return what is not as it must be: [] where the file is whole, old or new, and the old content can be had."""
    said, found = [], {path.name: path.read_bytes() for path in place.iterdir()}
    target = found.pop(NAME, None)
    kept = {name: content for name, content in found.items() if "_备份_" in name}
    others = [name for name in found if name not in kept and not name.startswith(".medaid-")]
    if target not in (CONTENT, WANTED):
        said.append("the workbook is neither the old nor the new one")
    if target == WANTED and CONTENT not in kept.values():
        said.append("the old content is gone")
    if set(kept.values()) - {CONTENT}:
        said.append("a backup is not whole")
    if len(kept) > 1:
        said.append("more than one backup")
    return said + [f"left behind: {name}" for name in others]


def wrong_after_another_run(place):
    """Return what is not as it must be once the edit has been made again on a disk that works."""
    save(place)
    left = sorted(path.name for path in place.iterdir() if "_备份_" not in path.name)
    return wrong(place) + ([] if (place / NAME).read_bytes() == WANTED else ["not converged"]) + ([] if left == [NAME] else [f"not cleared: {left}"])


def killed(run, after=None):
    """Run in a process of its own that may be killed, by itself or `after` so many seconds; return whether it was."""
    child = os.fork()
    if not child:
        code = 1
        try:
            run()
            code = 0
        finally:
            os._exit(code)
    if after is not None:
        import time

        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
        raise AssertionError("a run that was to be killed failed by itself")
    return os.WIFSIGNALED(status)

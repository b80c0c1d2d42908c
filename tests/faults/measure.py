"""The faults, one after the other, counted."""

import collections
import errno
import random
import resource
import time

from tests.faults import scenes
from tests.faults.faulty_disk import KILL, FaultyDisk
from workbook.package import Refused, opened

ERRORS = {"ENOSPC": errno.ENOSPC, "EIO": errno.EIO, "EACCES": errno.EACCES}
CODES = {"ENOSPC": "W19", "EIO": "W25", "EACCES": "W20"}
WRITERS, PATIENCE = 4, 60


def steps():
    """Return the steps of one save."""
    disk = FaultyDisk()
    with scenes.folder() as place:
        scenes.save(place, disk)
    return disk.taken


def every_step():
    """Let every step fail in every way, before and after it is done; return {fault: figures}."""
    found = {}
    for name, happening in {**ERRORS, "SIGKILL": KILL}.items():
        counts = found[name] = collections.Counter()
        for after in (False, True):
            for number in range(1, len(steps()) + 1):
                counts["steps"] += 1
                _one(counts, name, FaultyDisk(number, happening, after))
    return {name: dict(counts) for name, counts in found.items()}


def _one(counts, name, disk):
    with scenes.folder() as place:
        if name == "SIGKILL":
            counts["killed"] += scenes.killed(lambda: scenes.save(place, disk))
        else:
            try:
                scenes.save(place, disk)
                counts["went on"] += 1
            except Refused as error:
                counts["refused in words"] += error.code == CODES[name]
        _look(counts, place)


def _look(counts, place):
    counts["new"] += (place / scenes.NAME).read_bytes() == scenes.WANTED
    counts["old"] += (place / scenes.NAME).read_bytes() == scenes.CONTENT
    counts["left a temporary file"] += any(path.name.endswith(".tmp") for path in place.iterdir())
    counts["wrong"] += bool(scenes.wrong(place))
    counts["wrong after another run"] += bool(scenes.wrong_after_another_run(place))


def random_kills(count, seed=1):
    """Kill `count` savers at random moments; return the figures."""
    dice, counts = random.Random(seed), collections.Counter()
    with scenes.folder() as place:
        start = time.monotonic()
        scenes.killed(lambda: scenes.save(place))
        lasts = time.monotonic() - start
    for _ in range(count):
        with scenes.folder() as place:
            counts["runs"] += 1
            counts["killed"] += scenes.killed(lambda place=place: scenes.save(place), after=dice.uniform(0, lasts * 1.1))
            _look(counts, place)
    return dict(counts)


def full_disk():
    """Let the system itself refuse to write more than 100,000 bytes into a file; return the code of the refusal and what is wrong then."""
    with scenes.folder() as place:
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
        try:
            scenes.save(place)
            code = ""
        except Refused as error:
            code = error.code
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        return {"code": code, "wrong": scenes.wrong(place), "wrong after another run": scenes.wrong_after_another_run(place)}


def writers(each):
    """Let four writers set `each` cells of one workbook, one cell an edit, all at once; return how many cells and backups there are."""
    with scenes.folder() as place:
        children = [_writer(place, number, each) for number in range(WRITERS)]
        for child in children:
            child()
        with opened(place / scenes.NAME) as edit:
            sheet = edit.read("xl/worksheets/sheet1.xml").decode()
        backups = [path for path in place.iterdir() if "_备份_" in path.name]
        return {"edits": WRITERS * each, "cells": sheet.count("已核对"), "backups": len(backups),
                "left": sorted(path.name for path in place.iterdir() if path not in backups and path.name != scenes.NAME)}


def _writer(place, number, each):
    import multiprocessing

    child = multiprocessing.get_context("fork").Process(target=_write, args=(place, number, each))
    child.start()

    def wait():
        child.join()
        if child.exitcode:
            raise AssertionError(f"writer {number} failed")

    return wait


def _write(place, number, each):
    until = time.monotonic() + PATIENCE
    for one in range(1, each + 1):
        while True:
            try:
                with opened(place / scenes.NAME) as edit:
                    scenes.change(edit, f"{'ABCD'[number]}{one}")
                break
            except Refused as error:
                if error.code not in ("W17", "W18") or time.monotonic() > until:
                    raise
                time.sleep(random.random() / 50)

"""Checking a file of unknown origin in a process of its own, which is ended when it takes too long or too much memory.

The process reads, judges and answers in plain data; it outlives a file, so that a folder of files pays for its start once.
Memory is limited where the system can (not on Windows, where only time is). Who trusts a file, or runs in a browser,
calls `workbook.received`, which gives the same Report in the same process.
"""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path

from workbook.findings import Report
from workbook.unusable import Unusable

SECONDS, SECONDS_A_MEGABYTE = 20, 2.5  # a workbook of 5,000 rows has 27 MB
JUDGING = 300
MEMORY = 2**30
MEND = "请删除多余的行列和格式,或拆成几个文件"
START = "import sys; sys.path.insert(0, {root!r}); from workbook.confined_work import answer; answer({memory})"


class Checker:
    """A process that checks files; a context manager. `seconds` for reading one file up to 8 MB, `memory` [bytes] in all."""

    def __init__(self, seconds=SECONDS, memory=MEMORY):
        self.seconds, self.memory, self._process = seconds, memory, None

    def __enter__(self):
        self._start()
        return self

    def __exit__(self, *_):
        self._end()

    def check(self, path, today=None, choice=None, track=None):
        """Return the Report on the file at `path`, one of our workbooks or a table that `choice` helps to read; Unusable says why not.

        `track(done, of)` is told of progress where there are many rows.
        """
        return Report.of(self._asked("check", Path(path), today, choice, track))

    def adopted(self, path, today=None, choice=None, track=None):
        """Return what `workbook.roster.adopted` says of a table at `path`; Unusable as `check`."""
        return self._asked("adopt", Path(path), today, choice, track)

    def readable(self, path):
        """Raise Unusable unless the workbook at `path` can be read within the limits; who then reads it himself is safe from bombs."""
        self._asked("readable", Path(path))

    def _asked(self, task, path, today=None, choice=None, track=None):
        if self._process is None or self._process.poll() is not None:
            self._start()
        ask = json.dumps([task, os.path.abspath(path), {"today": today and today.isoformat(), "choice": choice}])
        with contextlib.suppress(OSError):  # a process that has just died gives no answer below
            self._process.stdin.write(ask + "\n")
            self._process.stdin.flush()
        seconds = self._seconds(path)
        late = f"{seconds:.0f} 秒内没有读完"
        while True:
            kind, *said = self._answer(path, seconds, late)
            if kind == "read":
                seconds, late = JUDGING, f"{JUDGING} 秒内没有核对完"
            elif kind != "progress":
                break
            elif track:
                track(*said)
        said = said[0] if said else None
        if kind == "unusable":
            raise Unusable(*said)
        if kind == "fault":
            raise Unusable("W14", path.name, f"程序在 {said[0]} 第 {said[1]} 行出错", "原文件没有改动;请把编号和这行字告诉维护人员")
        if kind == "memory":
            self._end()
            raise Unusable("W13", path.name, f"需要的内存超过 {self.memory // 2**20} MB", MEND)
        return said

    def _seconds(self, path):
        with contextlib.suppress(OSError):
            return max(self.seconds, self.seconds / SECONDS * SECONDS_A_MEGABYTE * path.stat().st_size / 2**20)
        return self.seconds

    def _answer(self, path, seconds, late):
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            self._end()
            raise Unusable("W13", path.name, late, MEND) from None
        if not line:
            self._end()
            raise Unusable("W13", path.name, "读取中断,可能是内存不足", MEND)
        return json.loads(line)

    def _start(self):
        self._end()
        code = START.format(root=str(Path(__file__).parents[1]), memory=self.memory)
        self._process = subprocess.Popen(  # -P: a file named like a module beside the tables is not to be run
            [sys.executable, "-P", "-X", "utf8", "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, encoding="utf-8")
        self._lines = queue.Queue()
        self._reader = threading.Thread(target=_forward, args=(self._process.stdout, self._lines), daemon=True)
        self._reader.start()

    def _end(self):
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        self._reader.join()
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        self._process.stdout.close()
        self._process = None


def _forward(lines, target):
    for line in lines:
        target.put(line)
    target.put("")

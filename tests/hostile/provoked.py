"""Each code of a refusal provoked through the product: the files, and what has to happen to them.

`python -m tests.hostile.provoked` prints the messages; what it prints is reviewed line by line and kept in messages.txt.
"""

import datetime
import errno
import json
import os
import re
import tempfile
from pathlib import Path

from tests.faults.faulty_disk import FaultyDisk
from tests.hostile.case import ONE, packed, small
from tests.hostile.corpus import CASES
from tests.hostile.shelf import carried, mutable, ours
from tests.macros.commands import run
from tests.workbook.xlsx import by_hand
from workbook import check_in_place, confined, package
from workbook.check import check
from workbook.package.disk import Disk
from workbook.unusable import Unusable

NAME = "花名册.xlsx"
PLACE = re.compile(r"程序在 \S+\.py 第 \d+ 行出错")  # W14: where the program stands today
KINDS = ("文件过大", "单元格过多", "临时文件", "加密文件", "部件加密", "Word、PPT", ".xlsb", "加载项", "PDF、图片", "压缩包", "空文件", "噪声", "数值损坏", "越界的格",
         "重复的格", "文字索引越界", "缺部件", "半个部件", "同名工作表", "工作表无内容", "长名字", "XML 实体炸弹", "标记过多", "路径异常", "压缩方式异常", "版本信息被改", "本套工作簿缺表", "表头被改")
OF_CORPUS = [case for case in CASES if case.kind in KINDS and not case.may_be_read]
NOW = datetime.datetime(2026, 1, 10, 9, 30)


def placed(folder, content=None):
    """Write a sound workbook, or `content`, and return its path."""
    path = folder / NAME
    path.write_bytes(packed(by_hand.parts(ONE)) if content is None else content)
    return path


def of(act, *arguments, **more):
    """Return the Unusable that an act ends with."""
    try:
        act(*arguments, **more)
    except Unusable as error:
        return error
    raise AssertionError("nothing was refused")


def edited(path, value=2, cell="B1", sheet="表", disk=None, between=None):
    """Set a cell in place; `between` happens before it is written."""
    with package.opened(path, disk=disk, now=NOW, patience=0) as edit:
        edit.set(sheet, cell, value)
        if between:
            between()


class Turning(Disk):
    """A disk that gives back other bytes than were written to it."""

    def read(self, path):
        """Return the content with its last byte changed, of what was written just now."""
        content, size, changed = super().read(path)
        return (content[:-1] + bytes([content[-1] ^ 1]) if path.suffix == ".tmp" else content), size, changed


class Failing(FaultyDisk):
    """A disk of which one kind of step always fails."""

    def __init__(self, failing, happening):
        super().__init__(happening=happening)
        self.failing = failing

    def step(self, name, *arguments):
        """Take a step, or fail in it."""
        if name == self.failing:
            raise OSError(self.happening, os.strerror(self.happening))
        return super().step(name, *arguments)


def _late(folder):
    with confined.Checker(seconds=0.001) as checker:
        return of(checker.check, placed(folder))


def _greedy(folder):
    with confined.Checker(memory=40 * 2**20) as checker:
        return of(checker.check, placed(folder, mutable.with_a_calendar()))


def _own_fault(folder):
    class Day(datetime.date):
        def isoformat(self):
            return "今天"

    with confined.Checker() as checker:
        return of(checker.check, placed(folder, packed(ours.built()[0])), Day(2026, 1, 10))


def _unwritable(folder):
    path = placed(folder, packed(ours.built()[0]))
    path.with_name("花名册_核对结果_20260110.xlsx").mkdir()
    result = run("check", path, "--json")
    told, = json.loads(result.stdout)["unusable"]
    return Unusable(told["code"], told["file"].rpartition("/")[2], told["why"], told["mend"])


def _held(folder):
    path = placed(folder)
    path.with_name(f"~${NAME}").write_bytes(b"")
    return of(edited, path)


def _read_only(folder):
    path = placed(folder)
    path.chmod(0o444)
    return of(edited, path)


def _meanwhile(folder):
    path = placed(folder)
    return of(edited, path, between=lambda: path.write_bytes(path.read_bytes() + b" "))


def _signed(folder):
    path = placed(folder, packed(carried.into(ours.built()[0], "数字签名")))
    return of(check_in_place.checked, path, check, NOW)


def _utf16(folder):
    def in_utf16():
        found = by_hand.parts(ONE)
        part = "xl/worksheets/sheet1.xml"
        return packed(found | {part: found[part].replace("UTF-8", "UTF-16").encode("utf-16")})

    return of(edited, placed(folder, in_utf16()))


ACTS = {  # code and what happens → a function of an empty folder that returns the Unusable
    "W01 没有这个文件": lambda folder: of(check, folder / NAME),
    "W13 时间": _late, "W13 内存": _greedy, "W14": _own_fault, "W11": _unwritable, "W16": _signed, "W17": _held, "W18": _meanwhile,
    "W19": lambda folder: of(edited, placed(folder), disk=Failing("write", errno.ENOSPC)), "W20 只读": _read_only,
    "W20 权限": lambda folder: of(edited, placed(folder), disk=Failing("create", errno.EACCES)),
    "W21 合并": lambda folder: of(edited, placed(folder, small(after='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>')())),
    "W21 没有表": lambda folder: of(edited, placed(folder), sheet="Sheet9"),
    "W22": _utf16, "W23": lambda folder: of(edited, placed(folder), disk=Turning()),
    "W24 长文字": lambda folder: of(edited, placed(folder), "长" * 40_000), "W24 长数字": lambda folder: of(edited, placed(folder), 110105194912310038),
    "W25": lambda folder: of(edited, placed(folder), disk=Failing("sync", errno.EIO)),
}


def messages(folder):
    """Yield (its folder, the Unusable) of every act, and of every file of the corpus that is refused under one of KINDS."""
    for number, act in enumerate(ACTS.values()):
        place = folder / str(number)
        place.mkdir()
        yield place, act(place)
    with confined.Checker() as checker:
        for number, case in enumerate(OF_CORPUS, len(ACTS)):
            place = folder / str(number)
            place.mkdir()
            yield place, of(checker.check, case.placed(place))


def main():
    """Print every message once, by code."""
    with tempfile.TemporaryDirectory(prefix="medaid-hostile-") as folder:
        print(*sorted({PLACE.sub("程序在 … 出错", str(error)) for _, error in messages(Path(folder))}), sep="\n")


if __name__ == "__main__":
    main()

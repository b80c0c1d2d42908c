"""`python -m tests.rosters`: prints what the reader made of each roster; ends with 1 where any cell is wrong.

`python -m tests.rosters --large` checks a roster of 100,000 rows instead and prints the time and the memory it took.
"""

import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.rosters import large
from tests.rosters.measure import Score, scored
from tests.rosters.shelf import ROSTERS
from workbook.roster import read

FIGURES = ("表头数", "认出", "认错", "准确率", "召回率", "单元格", "对", "询问", "错")
MOST = 12
COUNTY = 100_000
WIDTH = 150  # where the output goes to a file, no column is cut


def total(scores):
    """Return the Score of all rosters together."""
    whole = Score("合计", f"{len(scores)} 个文件")
    for score in scores:
        for name in ("headers", "expected", "matched", "mismatched", "missed", "cells", "right", "asked", "needless", "unlisted", "wrong"):
            setattr(whole, name, getattr(whole, name) + getattr(score, name))
    return whole


def line(score):
    """Return what the table says of a score."""
    return (score.name, score.file, *map(str, (score.headers, score.matched, len(score.mismatched))), f"{score.precision:.1%}", f"{score.recall:.1%}",
            *map(str, (score.cells, score.right, score.asked, len(score.wrong))))


def details(scores):
    """Yield a line for the first cells and columns of each roster that are not as the truth has it."""
    for score in scores:
        for what, found in (("错", score.wrong), ("认错", score.mismatched), ("未认出", score.missed), ("转换未列出", score.unlisted),
                            ("多问", score.needless)):
            for sheet, cell, expected, came in found[:MOST]:
                yield f"{what} {score.file} {sheet} {cell}:应为 {expected!r},得到 {came!r}"
            if len(found) > MOST:
                yield f"{what} {score.file} 另有 {len(found) - MOST} 处"


def county():
    """Check a roster of 100,000 stays and print what that took; return whether it was checked within 1 GiB."""
    with tempfile.TemporaryDirectory(prefix="medaid-rosters-") as folder:
        path = large.written(Path(folder, "全县.xlsx"), COUNTY)
        report, seconds, highest, steps = large.measured(path)
        print(f"{report.rows:,} 行,{path.stat().st_size / 2**20:.1f} MB:{seconds:.0f} 秒,内存最高 {highest} MB,进度报告 {len(steps)} 次,问题 {len(report.findings):,} 处,"
              f"换算 {len(report.reading['conversions']):,} 格")
    return report.rows == COUNTY and highest < 1024


def main():
    """Write and read the forty; return whether no cell is wrong."""
    with tempfile.TemporaryDirectory(prefix="medaid-rosters-") as folder:
        scores = [scored(roster, roster.written(Path(folder)), read) for roster in ROSTERS]
    table = Table(title="各种名册的读取")
    for name in ("布局", "文件"):
        table.add_column(name, no_wrap=True)
    for figure in FIGURES:
        table.add_column(figure, justify="right", no_wrap=True)
    for score in scores:
        table.add_row(*line(score))
    table.add_section()
    whole = total(scores)
    table.add_row(*line(whole))
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    console.print(table)
    for found in details(scores):
        console.print(found, markup=False, highlight=False, soft_wrap=True)
    return not whole.wrong


if __name__ == "__main__":
    sys.exit(0 if (county() if "--large" in sys.argv else main()) else 1)

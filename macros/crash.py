"""What is left of an unexpected fault: one line for who typed the command, and a report that holds no word of anybody's data.

The report names places in the program. What the exception says, the arguments, paths and cells may name a person: none is in it.
"""

import datetime
import platform
import tempfile
import traceback
from pathlib import Path

from workbook import VERSION

NAME = "medaid故障报告_{:%Y%m%d-%H%M%S}.txt"
DEEPEST = 60  # lines of one traceback: one without end is the same line again and again


def said(error, command, now=None):
    """Write the report on an exception and return the line that says where it is; `command` is the name of the command, not its arguments."""
    written = leave_report(report(error, command), now or datetime.datetime.now())
    place = f"故障报告:{written}(不含表中内容),请把它交给维护人员" if written else "故障报告也写不出来,请把所用的命令告诉维护人员"
    return f"[W14] 程序出错({_innermost(error)}),已停止。{place}"


def report(error, command):
    """Return the lines of the report."""
    lines = [f"medaid-sheets {VERSION}", f"Python {platform.python_version()}", f"{platform.system()} {platform.release()} {platform.machine()}",
             f"命令:{command}"]
    seen = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines += ["", f"{type(error).__module__}.{type(error).__qualname__}", *_places(error.__traceback__)]
        error = error.__cause__ or error.__context__
    return lines


def _innermost(error):
    """Return where in the program an exception was raised, in words."""
    frames = [(Path(frame.f_code.co_filename).name, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    return f"{frames[-1][0]} 第 {frames[-1][1]} 行" if frames else "位置不明"


def _places(trace):
    """Return the places of a traceback, innermost last: the name of the file without its folder, the line, the function."""
    places = [f"  {Path(frame.f_code.co_filename).name}:{line} {frame.f_code.co_name}" for frame, line in traceback.walk_tb(trace)]
    return places if len(places) <= DEEPEST else [*places[:DEEPEST // 2], "  ……", *places[-DEEPEST // 2:]]


def leave_report(lines, now):
    """Return where the report was written, in the current folder or else that for temporary files; None where neither can be."""
    for folder in (Path(), Path(tempfile.gettempdir())):
        try:
            with open(folder / NAME.format(now), "x", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
        except OSError:
            continue
        return folder / NAME.format(now)
    return None

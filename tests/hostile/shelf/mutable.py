"""Sound files from which mutants are made: small workbooks by different hands, workbooks of our own, and other kinds of table."""

import functools
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.hostile import mutants
from tests.hostile.case import packed
from tests.hostile.shelf import office, other_formats, ours
from tests.workbook.sound import GUANGXI, TODAY, guangxi
from workbook.build import build


@dataclass(frozen=True)
class Seed:
    """A sound file: `share` of a round of mutants are made of it; `zipped` where its parts can be changed one by one."""

    kind: str
    suffix: str
    content: Callable
    share: int
    zipped: bool = True


@functools.cache
def with_a_calendar():
    """Return a small 住院费用监测, which has a calendar, with three stays."""
    with tempfile.TemporaryDirectory(prefix="medaid-hostile-") as folder:
        path = Path(folder) / "表.xlsx"
        build(GUANGXI, path, rows=5, today=TODAY, data={"admissions": [guangxi(number) for number in range(3)]})
        return path.read_bytes()


@functools.cache
def without_a_calendar():
    """Return the small 目录外控费 of the corpus."""
    return packed(ours.built()[0])


def seeds():
    """Yield the Seeds."""
    for name, content in mutants.seeds().items():
        yield Seed(name, ".xlsx", lambda content=content: content, 18)
    yield Seed("目录外控费", ".xlsx", without_a_calendar, 3)
    yield Seed("住院费用监测", ".xlsx", with_a_calendar, 1)
    yield Seed(".xls", ".xls", functools.partial(office.saved, "xls"), 3, False)
    yield Seed(".ods", ".ods", functools.partial(office.saved, "ods"), 3)
    yield Seed(".csv", ".csv", lambda: other_formats.CSV.encode("gb18030") * 20, 4, False)

"""参保与资助 filled for tests: each edition once, sound and with mistakes, for some hundred people of the township."""

import datetime
import functools
import tempfile
from pathlib import Path

from macros.township import enrolment
from tests.macros.sheet_values import Shown
from tests.workbook import package
from workbook.build import build
from workbook.check import check

TODAY = datetime.date(2026, 1, 10)
COUNT, ROWS = 160, 180
EDITIONS = list(enrolment.POLICIES)
FOLDER = tempfile.TemporaryDirectory(prefix="medaid-enrolment-")  # goes when the tests end


def made(edition, data, policy=None, rows=ROWS):
    """Build the edition with `data`, the reference day typed on 校验; return (Shown, path)."""
    folder = Path(tempfile.mkdtemp(dir=FOLDER.name))
    layout = build(edition, folder / "built.xlsx", rows=rows, data=data, policy=policy or enrolment.policy(edition), today=TODAY)
    package.typed(folder / "built.xlsx", folder / "dated.xlsx", {"校验": {"C4": TODAY}})
    return Shown(layout, folder / "dated.xlsx"), folder / "dated.xlsx"


@functools.cache
def sound(edition):
    """Return an edition without a mistake: (edition, data, Shown, path)."""
    data = enrolment.data(edition, COUNT)
    return edition, data, *made(edition, data)


@functools.cache
def mistaken(edition):
    """Return an edition with its mistakes: (edition, data, planted, Shown, what `check` finds)."""
    data, planted = enrolment.with_mistakes(edition, COUNT)
    shown, path = made(edition, data)
    return edition, data, planted, shown, check(path)


def linxian(policy=None, **changes):
    """Return the Linxian edition of the first forty people, with changes: (Shown, data)."""
    data = {**enrolment.data(count=40), **changes}
    return made(enrolment.LINXIAN, data, policy, 50)[0], data

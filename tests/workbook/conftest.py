"""Each workbook is built once and recalculated once in each engine; what a test needs besides, it builds itself."""

import functools
import pickle
from functools import cached_property

import pytest

from macros.demo import with_mistakes
from tests.once import once
from tests.workbook import mistakes, package
from tests.workbook.sound import GUANGXI, LINXIAN, NAMES, TODAY, institutions, linxian
from workbook import recalculate
from workbook.build import build
from workbook.check import check


class Book:
    """A built workbook, with the reference day typed on 校验, so that every engine computes for the same day."""

    def __init__(self, share, key, template, data=None, rows=None):
        self.share, self.key, self.template, self.data = share, key, template, data or {}
        folder = share(key, lambda folder: self._build(folder, rows))
        self.path, self.dated = folder / "built.xlsx", folder / f"{template}.xlsx"
        self.computed = {}

    def _build(self, folder, rows):
        build(self.template, folder / "built.xlsx", data=self.data, rows=rows, today=TODAY)
        package.typed(folder / "built.xlsx", folder / f"{self.template}.xlsx", {"校验": {"C4": TODAY}})

    @cached_property
    def stored(self):
        """The values that stand in the file."""
        return recalculate.cached(self.path)

    def values(self, engine):
        """Return the values as `engine` computes them."""
        if engine not in self.computed:
            folder = self.share(f"{self.key} {engine}", lambda folder: (folder / "values").write_bytes(
                pickle.dumps(recalculate.values(self.dated, engine))))
            self.computed[engine] = pickle.loads((folder / "values").read_bytes())
        return self.computed[engine]

    @cached_property
    def report(self):
        """What `check` finds."""
        return check(self.dated)

    def rows(self, key):
        """Return the rows that were typed on a sheet."""
        return self.data.get(key, [])


def over_the_cap(number):
    """Return a stay of LX at one of four institutions: every third one over its cap by a hundred yuan."""
    entry = institutions()[number % 4]
    cap = {"省内一类": 2400, "省市级二类": 1600, "县级二类": 1200, "三类": 1200}[entry["charge_class"]]
    return linxian(number, institution=entry["institution"], out_of_catalog=cap + 100 * (number % 3 == 0))


BOOKS = {  # each template once with the five hundred rows of the default
    "住院费用监测 empty": lambda: (GUANGXI, None, 50),
    "住院费用监测 filled": lambda: (GUANGXI, with_mistakes()[0]),
    "目录外控费 empty": lambda: (LINXIAN, None, 50),
    "目录外控费 filled": lambda: (LINXIAN, {
        "admissions": [over_the_cap(number) for number in range(40)], "institutions": institutions(),
        "list:fields": {"month_on": TODAY.replace(2025, 9, 1)}}),
    "住院费用监测 mistakes": lambda: (GUANGXI, mistakes.planted(GUANGXI)[0], 150),
    "目录外控费 mistakes": lambda: (LINXIAN, mistakes.planted(LINXIAN)[0], 100),
}


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    """Take a workbook by its name; it is built when it is first taken."""
    made = {}

    def take(name):
        if name not in made:
            made[name] = Book(functools.partial(once, tmp_path_factory), name, *BOOKS[name]())
        return made[name]

    return take


@pytest.fixture(scope="session", params=[name for name in BOOKS if not name.endswith("mistakes")])
def book(request, shelf):
    """Each workbook, empty and filled."""
    return shelf(request.param)


@pytest.fixture(scope="session", params=NAMES)
def empty(request, shelf):
    """Each workbook, empty."""
    return shelf(f"{request.param} empty")


@pytest.fixture(scope="session", params=NAMES)
def filled(request, shelf):
    """Each workbook, filled."""
    return shelf(f"{request.param} filled")


@pytest.fixture(scope="session", params=NAMES)
def mistaken(request, shelf):
    """Each workbook with one mistake of every kind."""
    return shelf(f"{request.param} mistakes")


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """A small 住院费用监测 with three sound stays, to be typed into, damaged and saved by others."""
    from tests.workbook.sound import guangxi

    return Book(functools.partial(once, tmp_path_factory), "small", GUANGXI, {"admissions": [guangxi(number) for number in range(3)]}, 50)

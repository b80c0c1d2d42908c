"""Sound rows that reach every part of a tree, drawn at random (the same ones every time) from what is of interest to it."""

import datetime
import random
from fractions import Fraction
from itertools import combinations

from tests.engines.rows import ONE, rows
from tests.mutants.trace import Trace
from udfs import expression as tree
from udfs.vocabulary import INVALID, JOINER, NAMES
from udfs.workdays import published

DRAWN = 500
BASES = 3  # rows kept for a part
BEST = 3  # the part decides an amount that tells shares apart
TELLING = 100
TRIES = 60  # rows looked at for one where the part decides
DAY = datetime.date(2025, 9, 30)
AMOUNTS = (0, 0.01, 1, 50, 100, 333.33, 1000, 1234.45, 2000, 4000, 5000.5, 8000, 10000, 20000, 26666.67, 50000, 60000, 100000,
           10 ** 6)
COUNTS = (0, 1, 2, 3, 4, 5, 6, 9, 10, 19, 20, 39, 40, 99, 100, 1000, 99996, 100000)


def days():
    """Return days around moved working days, ends of the calendar, of months and of years, and leap days."""
    calendar = published()
    every = [calendar.first + ONE * index for index in range(len(calendar.working))]
    moved = [day for day, working in zip(every, calendar.working) if day.year in (2024, 2025) and working != (day.weekday() < 5)]
    found = [day + ONE * shift for day in moved[::4] for shift in (-1, 0, 1)]
    found += [calendar.first + ONE * shift for shift in (-1, 0, 1)] + [calendar.last - ONE * back for back in (0, 1, 5, 9, 31)]
    found += [datetime.date(2025, 8, 31), datetime.date(2024, 1, 31), datetime.date(2023, 12, 31), datetime.date(2025, 3, 1)]
    return found + [datetime.date(2024, 2, 29), datetime.date(2000, 2, 29), datetime.date(2025, 2, 28)]


class Sample:
    """Rows by what they reach: `bases(part)` gives those on which a part is needed, first those where it decides an amount."""

    def __init__(self, node, inputs, policy, seed):
        self.node, self.policy = node, policy
        self.parts = list(tree.walk(node))
        self.branches = {}  # (id of a Choose, which branch): the first row that takes it
        self._known, self._tries = {id(part): [] for part in self.parts}, dict.fromkeys(map(id, self.parts), TRIES)
        self.palettes = {name: self._palette(NAMES[name]) for name in inputs}
        chance = random.Random(seed)
        self.drawn = [{name: chance.choice(values) for name, values in self.palettes.items()} for _ in range(DRAWN)]
        for row in self.drawn:
            self.learn(row)

    def bases(self, part):
        """Return at most `BASES` rows on which `part` is needed."""
        return [row for _, row in self._known[id(part)]]

    def learn(self, row):
        """Remember the row under each part that it needs and each branch that it takes."""
        trace = Trace(self.policy, row)
        outcome = trace.outcome(self.node)
        for branch in trace.taken:
            self.branches.setdefault(branch, row)
        for part in self.parts:
            known = self._known[id(part)]
            full = len(known) == BASES and known[-1][0] == BEST or not self._tries[id(part)]
            if full or id(part) not in trace.values or any(row == other for _, other in known):
                continue
            self._tries[id(part)] -= 1
            forced = {id(part): _other(trace.values[id(part)])}
            decides = Trace(self.policy, row, forced).outcome(self.node) != outcome
            known.append((2 * decides + (isinstance(outcome, (int, Fraction)) and outcome >= TELLING), row))
            known.sort(key=lambda entry: -entry[0])
            del known[BASES:]

    def _palette(self, name):
        if name.kind in ("yuan", "whole", "date"):
            values = {"yuan": AMOUNTS, "whole": COUNTS, "date": self._days()}[name.kind]
            wanted = {"yuan": (int, float), "whole": (), "date": datetime.date}[name.kind]
            stated = [figure for figure in self._figures() if isinstance(figure, wanted) and not isinstance(figure, bool)]
            values = [value for value in (*values, *stated) if name.read(value) is not INVALID]
        elif name.kind == "text":
            made = [row[name.name] for row in rows(120, seed=11643)]
            values = [value for value in made if isinstance(value, str) and value]
        else:
            values = {"words": (*name.values, *self.joined(name.values)), "word": name.values, "yesno": (True, True, False),
                      "name": ("张三",)}[name.kind]
        return [*values, *[None] * (name.may_be_blank * (1 + len(values) // 3))]

    def _days(self):
        return [*(DAY + ONE * shift for shift in (-365, -31, -2, -1, 0, 0, 0, 1, 2, 31, 365)), *days()[::9]]

    def _figures(self):
        keys = sorted({part.key for part in self.parts if isinstance(part, tree.Parameter)})
        versions = [self.policy.parameter(key).version() for key in keys]
        return [version.value for version in versions if version]

    def joined(self, words, every=False):
        """Return pairs of words that the lists of the tree tell apart, both ways round; with `every` each word with each kind."""
        scopes = [getattr(self.policy, part.scope.key) for part in self.parts if isinstance(part, tree.Member)]
        alike = {tuple(word in scope for scope in scopes): word for word in reversed(words)}.values()
        if every:
            return [JOINER.join((word, other)) for other in alike for word in words if word != other]
        return [JOINER.join(pair) for one in combinations(alike, 2) for pair in (one, one[::-1])]


def _other(value):
    if isinstance(value, (bool, list)):
        return not value if isinstance(value, bool) else value
    if isinstance(value, datetime.date):
        return value - ONE
    return value + 1000 if isinstance(value, (int, Fraction)) else "另一词"

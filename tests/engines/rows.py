"""Seeded random rows over the whole vocabulary: ties and boundaries, blanks and bad words, days around 调休 and calendar ends.

A row has a value for every input, so that one table serves every rule. What a cell cannot hold apart from something else
(True from 是, a day from its serial number) comes only with `python=True`.
"""

import datetime
import random

from stdnum.iso7064 import mod_11_2

from udfs.vocabulary import JOINER, NAMES
from udfs.workdays import published

ONE = datetime.timedelta(days=1)
FIRST, LAST = datetime.date(1900, 3, 1), datetime.date(9998, 12, 31)
BLANKS = {"cell": (None, ""), "python": (None, "", float("nan"))}
WRONG = {
    "yuan": (-0.01, -1, -1e9, "12", "12元", "一百", " "), "whole": (-1, 0.5, 2.5, "3", "三", -0.5),
    "word": ("无此词", " ", "县", 1, 0), "words": ("无此人", "低保", "低保对象,孤儿", "低保对象、", "、", "、孤儿", " 孤儿", 3, 0),
    "yesno": ("有", "对", "是 ", 1, 0), "date": ("2025-09-25", "去年", FIRST - ONE, -5), "text": (1, 450102199001010000, 0.5),
    "name": (1, 0.5),
}
WRONG_IN_PYTHON = {
    "yuan": (True, False, float("inf"), datetime.date(2025, 1, 1), 10 ** 400, 1j, [1]), "whole": (True, float("inf"), 1e300, 10 ** 9 + 1),
    "word": (True, datetime.date(2025, 1, 1)), "words": (True, ()), "yesno": (2.0, datetime.date(2025, 1, 1)),
    "date": (45000, 45000.5, True, datetime.date.min, datetime.date.max, datetime.time(8)), "text": (True, b"1"),
    "name": (True,),
}


def plain_row():
    """Return one possible value for every input."""
    kinds = {"yuan": 100.0, "whole": 3, "yesno": True, "date": datetime.date(2025, 9, 25), "text": "11010519491231002X",
             "name": "张三"}
    return {name.name: name.values[0] if name.values else kinds[name.kind] for name in NAMES.values()}


def rows(count, seed, python=False):
    """Return `count` rows, always the same for a seed."""
    made = _Rows(random.Random(seed), python)
    return [made.row() for _ in range(count)]


class _Rows:
    def __init__(self, chance, python):
        self.chance, self.python = chance, python
        self.blanks = BLANKS["python" if python else "cell"]
        self.wrong = {kind: WRONG[kind] + (WRONG_IN_PYTHON[kind] if python else ()) for kind in WRONG}
        self.days = _days_of_interest()

    def row(self):
        """Return a row: most inputs sound, about every fortieth blank, about every fortieth wrong."""
        row = {name.name: getattr(self, name.kind)(name) for name in NAMES.values()}
        row.update(self.bill(), **self.vote(), **self.deadline(row["due_on"]))
        row.update({key: None for key, name in NAMES.items() if name.may_be_blank and self.chance.random() < 0.3})
        if self.chance.random() < 0.6:
            return row
        for name in self.chance.sample(list(NAMES.values()), 4):
            row[name.name] = self.chance.choice(self.blanks if self.chance.random() < 0.5 else self.wrong[name.kind])
        return row

    def bill(self):
        """Return a bill: totals with exact 90 % and 30, 20, 15 % shares, a fen to either side of them, half-fen ties."""
        total = self.fen()
        if self.chance.random() < 0.5:
            total -= total % 10
        inside = self.near(total * 9, 10, total)
        outside = self.near(total * self.chance.choice((30, 20, 15)), 100, total)
        return {"total": total / 100, "in_catalog": inside / 100, "out_of_catalog": outside / 100}

    def near(self, product, divisor, total):
        """Return a fen amount at, or a fen beside, product ÷ divisor; or anywhere up to a little over `total`."""
        kind = self.chance.random()
        if kind < 0.6:
            return max(0, product // divisor + self.chance.choice((-1, 0, 0, 0, 1)))
        return self.chance.choice((0, total, total + 1, self.chance.randint(0, total), self.chance.randint(0, total)))

    def fen(self):
        """Return an amount in fen, small ones as likely as 100 million yuan."""
        return self.chance.choice((0, 1, 5, *(self.chance.randint(0, top) for top in (200, 10 ** 5, 10 ** 7, 10 ** 7, 10 ** 10))))

    def vote(self):
        """Return a panel and its approvals, around two thirds."""
        members = self.chance.choice((0, 1, 2, 3, 4, 5, 6, 7, 9, 11, 999))
        return {"members": members, "approvals": self.chance.choice(
            (0, members, members + 1, 2 * members // 3, -(-2 * members // 3), max(0, -(-2 * members // 3) - 1)))}

    def deadline(self, due):
        """Return a day of doing and a day of looking, a few days to either side of the deadline."""
        known = isinstance(due, datetime.date) and FIRST.year < due.year < LAST.year
        around = due if known else self.chance.choice(self.days[:400])
        return {key: around + ONE * self.chance.choice((-300, -3, -1, 0, 0, 1, 3, 300)) for key in ("done_on", "today_on")}

    def yuan(self, name):
        """Return an amount."""
        return self.fen() / 100

    def whole(self, name):
        """Return a count, mostly small."""
        return self.chance.choice((0, 1, 2, 3, 5, 10, 10, 250, 6000, 10 ** 6))

    def word(self, name):
        """Return one of the input's words."""
        return self.chance.choice(name.values)

    def words(self, name):
        """Return one to three of the input's words."""
        return JOINER.join(self.chance.choices(name.values, k=self.chance.choice((1, 1, 1, 2, 3))))

    def yesno(self, name):
        """Return yes or no."""
        return self.chance.choice(("是", "否", True, False))

    def date(self, name):
        """Return a day; or, where the input takes another rule's day, what stands for a missing one."""
        if name.passes_on and self.chance.random() < 0.1:
            return self.chance.choice(("待补节假日表", "待填:批复期限"))
        day = self.chance.choice(self.days)
        if self.python and self.chance.random() < 0.1:
            return datetime.datetime.combine(day, datetime.time(23, 59))
        return day

    def name(self, name):
        """Return a person's name."""
        return self.chance.choice(("张三", "李四", " "))

    def text(self, name):
        """Return an identity number: sound, spoilt at one place, cut, or made of other characters."""
        birth = self.chance.choice(self.days).strftime("%Y%m%d") if self.chance.random() < 0.7 else self.figures(8)
        number = self.figures(6) + birth.zfill(8) + self.chance.choice(("000", "001", "002", "100", self.figures(3)))
        number += mod_11_2.calc_check_digit(number)
        place, kind = self.chance.randrange(18), self.chance.random()
        if kind < 0.5:
            return number
        if kind < 0.6:
            return number[:15] + "000"
        if kind < 0.7:
            return number.lower()
        spoilt = self.chance.choice("0123456789Xx４Ｘ ?*.-+eO身\t")
        changed = number[:place] + spoilt + number[place + 1:]
        return changed if kind < 0.9 else self.chance.choice((number[:17], number + "0", number[:15], "无", changed[:17]))

    def figures(self, count):
        """Return `count` random figures."""
        return "".join(self.chance.choices("0123456789", k=count))


def _days_of_interest():
    """Return days around make-up days and holidays, month and year ends, leap days, calendar and date ends, and plain ones."""
    calendar = published()
    every = [calendar.first + ONE * index for index in range(len(calendar.working))]
    moved = [day for day, mark in zip(every, calendar.working) if mark != (day.weekday() < 5)]
    days = [day + ONE * shift for day in moved if day.year >= 2018 for shift in range(-3, 4)]
    days += [end + ONE * shift for end in (calendar.first, calendar.last) for shift in range(-20, 21)] * 3
    firsts = [datetime.date(year, month, 1) for year in (2023, 2024, 2025, 2026) for month in range(1, 13)]
    days += [first - ONE * back for first in firsts for back in (0, 1)]
    days += [datetime.date(year, 2, day) for year in (1904, 2000, 2024) for day in (28, 29)]
    days += [FIRST, FIRST + ONE, LAST, LAST - 31 * ONE, datetime.date(1949, 12, 31), datetime.date(2100, 2, 28)] * 2
    return days + [datetime.date(2019, 1, 1) + ONE * (7 * index) for index in range(400)]

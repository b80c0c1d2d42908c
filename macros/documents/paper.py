"""A document before it is printed: its words, and for every figure the rule, the article and the policy's dates behind it."""

import datetime
import hashlib
import json
from dataclasses import dataclass, field

from udfs import rules
from udfs.explain import shown

CODE_LENGTH, CODE_GROUP = 16, 4
HIDDEN = slice(6, 14)  # the birth date, of an identity number on a public list


class Refused(ValueError):
    """A document that cannot be made; says for whom, why, and what to do."""


@dataclass(frozen=True)
class Basis:
    """One line of 计算依据: what figure, what it is, by which rule, article and policy."""

    what: str
    value: str
    rule: str
    source: str
    period: str


@dataclass(frozen=True)
class Paper:
    """One document: `form` names its template, `stem` its file, `chosen` how it was chosen among the workbook's rows."""

    form: str
    stem: str
    words: dict
    basis: tuple = ()
    chosen: dict = field(default_factory=dict)

    @property
    def digest(self):
        """The code that tells whether words or figures were changed since."""
        data = {"form": self.form, "words": self.words, "basis": [vars(line) for line in self.basis]}
        found = hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:CODE_LENGTH].upper()
        return "-".join(found[start:start + CODE_GROUP] for start in range(0, CODE_LENGTH, CODE_GROUP))


def basis(policy, name, what, value):
    """Return the line of 计算依据 for a figure that rule `name` gave under `policy`."""
    rule = rules()[name]
    source = rule.source_under(policy)
    until = "" if policy.ends is None else f"至{policy.ends}"
    return Basis(what, value, f"{rule.title}({rule.excel_name})", policy.cite(source) if source else " ".join(rule.sources),
                 f"{policy.starts}起{until}")


def said(value, form="plain"):
    """Return a value as a document writes it; a blank stays blank, 待填 stays 待填.

    >>> said(1234.5, "money"), said(None), said(datetime.date(2025, 9, 3)), said("待填:住院救助比例", "money")
    ('1,234.50', '', '2025年9月3日', '待填:住院救助比例')
    """
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, str) or form == "plain":
        return f"{value:.15g}" if isinstance(value, float) else str(value)
    return shown(form, value).removesuffix("元")


def masked(number):
    """Return an identity number with its birth date hidden; anything shorter is hidden whole.

    >>> masked("11010519491231002X"), masked("123")
    ('110105********002X', '***')
    """
    number = str(number or "")
    if len(number) != 18:
        return "*" * len(number)
    return number[:HIDDEN.start] + "*" * (HIDDEN.stop - HIDDEN.start) + number[HIDDEN.stop:]

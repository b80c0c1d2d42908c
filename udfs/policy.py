"""A policy: one notice's figures, lists and readings at a given day.

>>> policy = load("guangxi-2022")
>>> policy.catalog_ratio_floor, policy.excess_reading
(0.9, '超出允许比例的差额')
"""

import datetime
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from udfs import parameter as parameters
from udfs.parameter import Parameter, PolicyFileError, Version
from udfs.vocabulary import INVALID, NAMES

FOLDER = Path(__file__).with_name("policies")
WINDOW_KEYS = {"id", "code", "title", "number", "issuer", "issued", "region", "from", "until", "window"}
SECTIONS = {"policy", "nests", "provision", "parameter", "reading"}
READING_SUFFIX = "_reading"


@dataclass(frozen=True)
class Provision:
    """One place of the notice: its id in the contract, its article, the notice's own words."""

    id: str
    article: str
    text: str


@dataclass(frozen=True, eq=False)
class Policy:
    """A notice in force on `day` (None: the latest version of every figure).

    A parameter reads as an attribute: a number, True/False, a list of words, a table, or a reading's word.
    """

    id: str
    code: str
    title: str
    number: str
    issuer: str
    region: str
    window: str
    issued: datetime.date
    starts: datetime.date
    ends: datetime.date | None
    nests: dict
    provisions: dict
    parameters: dict
    day: datetime.date | None = None

    def __getattr__(self, key):
        if key.startswith("__"):
            raise AttributeError(key)
        return self.parameter(key).read(self.day)

    def __repr__(self):
        return f"<policy {self.id}{'' if self.day is None else f' on {self.day}'}>"

    def parameter(self, key):
        """Return the parameter called `key`; AttributeError names the near ones."""
        try:
            return self.parameters[key]
        except KeyError:
            raise AttributeError(f"{self.id} 没有参数 {key};现有:{'、'.join(self.parameters)}") from None

    def on(self, day):
        """Return the policy as of `day`; before a parameter's first date, reading it raises LookupError."""
        return replace(self, day=day)

    def with_values(self, **values):
        """Return the policy with a county's own values for local parameters and readings.

        >>> load("guangxi-2022").with_values(excess_reading="全部目录外费用").excess_reading
        '全部目录外费用'
        """
        return replace(self, parameters={**self.parameters,
                                         **{key: self.parameter(key).filled(value) for key, value in values.items()}})

    def with_spoilt(self, *keys):
        """Return the policy with parameters that were filled in with something unusable: what needs them is 数据错误."""
        return replace(self, parameters={**self.parameters, **{key: self.parameter(key).spoilt() for key in keys}})

    def departs(self, key):
        """Tell whether a county's own value does not keep to what the notice asks of it (it computes all the same)."""
        parameter = self.parameter(key)
        value = parameter.read(self.day)
        if parameter.floor and value < self.parameter(parameter.floor).read(self.day):
            return True
        rates = [rate for _, rate in value] if parameter.unit == "分段" else [value]
        most = self.parameter(parameter.at_most).version(self.day) if parameter.at_most else None
        too_high = most is not None and most.value is not INVALID and max(rates) > most.value
        return too_high or parameter.rates_ascend and rates != sorted(rates)

    def covers(self, day):
        """Tell whether `day` lies in the window that the notice states."""
        return self.starts <= day and (self.ends is None or day <= self.ends)

    def cite(self, source):
        """Return the citation of a provision: document, article.

        >>> load("guangxi-2022").cite("G22-07")
        '2022年9月6日通知 附件第四条(二)'
        """
        return f"{self.number} {self.provisions[source].article}"


class _File:
    """A policy file while it is read: knows on which line a table starts, so that a refusal can name it."""

    def __init__(self, path):
        self.path = Path(path)
        self.text = self.path.read_text(encoding="utf-8")
        try:
            self.data = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            raise PolicyFileError(self.path.name, None, f"不是合格的 TOML:{error}") from None

    def refuse(self, table, why):
        lines = self.text.splitlines()
        line = next((number for number, text in enumerate(lines, 1) if text.strip() == f"[{table}]"
                    or text.startswith(f"[{table}.")), None)
        raise PolicyFileError(self.path.name, line, f"[{table}] {why}")

    def section(self, name):
        for key, entry in self.data.get(name, {}).items():
            yield key, entry, lambda why, table=f"{name}.{key}": self.refuse(table, why)


def read(path):
    """Read one policy file; PolicyFileError names file, line, what is wrong and how to write it."""
    file = _File(path)
    head = file.data.get("policy", {})
    for unknown in sorted(set(file.data) - SECTIONS):
        file.refuse(unknown, f"不认识的一节;可用:{'、'.join(sorted(SECTIONS))}")
    for missing in sorted(WINDOW_KEYS - {"until"} - set(head)):
        file.refuse("policy", f"缺少 {missing}")
    for unknown in sorted(set(head) - WINDOW_KEYS):
        file.refuse("policy", f"不认识的键 {unknown}")
    categories = NAMES["category"].values
    nests = file.data.get("nests", {})
    for word in [*nests, *(inner for group in nests.values() for inner in group)]:
        if word not in categories:
            file.refuse("nests", f"“{word}”不是规范的人员类别;可用:{'、'.join(categories)}")
    provisions = {}
    for key, entry, refuse in file.section("provision"):
        if set(entry) != {"article", "text"} or not all(isinstance(part, str) and part for part in entry.values()):
            refuse("要有且只有 article(条款)与 text(原文)两项,都不能为空")
        provisions[key] = Provision(key, **entry)
    found = {}
    for key, entry, refuse in file.section("parameter"):
        found[key] = parameters.stated(key, entry, provisions, nests, refuse)
    for key, entry, refuse in file.section("reading"):
        if key + READING_SUFFIX in found:
            refuse(f"与参数 {key + READING_SUFFIX} 重名")
        found[key + READING_SUFFIX] = parameters.reading(key + READING_SUFFIX, entry, provisions, head["from"], refuse)
    window = f"{head['code']}-window"
    provisions[window] = Provision(window, "文件载明期间", head["window"])
    for key, label, day in (("window_from", "文件载明期间起", head["from"]),
                            ("window_until", "文件载明期间止", head.get("until", datetime.date.max))):
        found[key] = Parameter(key, label, "日期", window, (Version(head["from"], day),),
                               "" if day != datetime.date.max else "文件未载明截止日期")
    return Policy(head["id"], head["code"], head["title"], head["number"], head["issuer"], head["region"],
                  head["window"], head["issued"], head["from"], head.get("until"), nests, provisions, found)


@lru_cache
def catalogue():
    """Return every shipped policy by its id."""
    return {policy.id: policy for policy in map(read, sorted(FOLDER.glob("*.toml")))}


def load(policy):
    """Return a policy by id (a Policy passes through); KeyError lists the ids.

    >>> load("guangxi-2022").ends
    datetime.date(2025, 12, 31)
    """
    if isinstance(policy, Policy):
        return policy
    try:
        return catalogue()[policy]
    except KeyError:
        raise KeyError(f"没有政策 {policy};现有:{'、'.join(catalogue())}") from None


__all__ = ["FOLDER", "Parameter", "Policy", "PolicyFileError", "Provision", "catalogue", "load", "read"]

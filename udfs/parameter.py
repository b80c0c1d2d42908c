"""A policy's parameter: a figure, a list, a table by an input word, or a named reading, with dates and citation."""

import datetime
import math
from dataclasses import dataclass, replace

from udfs import bands
from udfs.state import DATA_ERROR, Unresolved, to_fill
from udfs.vocabulary import INVALID, JOINER, NAMES

UNITS = ("比例", "元", "工作日", "日", "月", "岁", "个", "份", "名单", "是否", "分段", "口径", "日期", "另行规定")
ELSEWHERE = "另行规定"
NONE = "无"
PLACES = 4  # decimals of a rate: times a fen, what the kernels of money round exactly
PARAMETER_KEYS = {"label", "unit", "source", "values", "note", "local", "optional", "by", "may_be_none", "floor",
                  "at_most", "rates_ascend", "room", "aliases"}
READING_KEYS = {"label", "source", "value", "choices", "note"}


class PolicyFileError(ValueError):
    """A policy file that cannot be used; says which file, which line, what is wrong and how to write it."""

    def __init__(self, file, line, why):
        super().__init__(f"{file}{'' if line is None else f' 第{line}行'}:{why}")
        self.file, self.line, self.why = file, line, why


class Scope(tuple):
    """A list of words; a person is `in` it when any of the person's words is.

    >>> "监测对象、低保对象" in Scope(["特困人员", "低保对象"])
    True
    """

    def __contains__(self, words):
        return any(tuple.__contains__(self, word) for word in words.split(JOINER))


class Table(dict):
    """Values by an input word; a blank word has not been filled in yet: 待填."""

    def __init__(self, entries, by):
        super().__init__(entries)
        self.by = by

    def __getitem__(self, word):
        if word is None:
            raise Unresolved(to_fill(NAMES[self.by].label))
        return super().__getitem__(word)


@dataclass(frozen=True)
class Version:
    """A value, the day from which it holds, and the provision that says so where it is not the parameter's own."""

    starts: datetime.date
    value: object
    source: str = ""


@dataclass(frozen=True)
class Parameter:
    """One row of 政策参数.

    `versions` are in order of date; a local parameter has none until a county fills it in. `choices` explains the
    words of a reading. `by` names the input that keys a table. With `may_be_none` 无 stands for "no such limit". What is
    另行规定 stands in a document of its own: nobody can fill it in here. `floor` and `at_most` name the parameter that a local
    value may not go below or above by the notice, `rates_ascend` says so of bands: what does not keep to it still computes.
    `room` is how many words of a local list a workbook holds; `aliases` are other names for words of a list.
    """

    key: str
    label: str
    unit: str
    source: str
    versions: tuple = ()
    note: str = ""
    local: bool = False
    optional: bool = False
    by: str | None = None
    choices: dict | None = None
    may_be_none: bool = False
    floor: str | None = None
    at_most: str | None = None
    rates_ascend: bool = False
    room: int = 5
    aliases: dict | None = None

    def version(self, day=None):
        """Return the version in force on `day` (None: the latest), None when nobody has filled one in."""
        if not self.versions or day is None:
            return self.versions[-1] if self.versions else None
        held = [version for version in self.versions if version.starts <= day]
        if not held:
            raise LookupError(f"参数“{self.label}”自 {self.versions[0].starts} 起才有值,不能用于 {day}")
        return held[-1]

    def read(self, day=None):
        """Return the value in force; Unresolved when it is local and blank."""
        version = self.version(day)
        if version is None:
            if self.optional:
                return Scope()
            raise Unresolved(to_fill(self.label))
        if version.value is INVALID:
            raise Unresolved(DATA_ERROR)
        return version.value

    def spoilt(self):
        """Return the parameter as filled in with something unusable: what needs it is 数据错误."""
        return replace(self, versions=(Version(datetime.date.min, INVALID),))

    def filled(self, value):
        """Return the parameter with a county's own value in place of every version."""
        if not (self.local or self.choices):
            raise ValueError(f"“{self.label}”是文件明定的数值,不能在本地改写")
        if self.unit == ELSEWHERE:
            raise ValueError(f"“{self.label}”由另外的文件规定,不是一个能填的数值")
        why = None if value is None else self.fault(value)
        if why:
            raise ValueError(f"“{self.label}”{why}")
        return replace(self, versions=() if value is None else (Version(datetime.date.min, _settled(value, self.by)),))


    def fault(self, value):
        """Return what is wrong with `value` as this parameter's value, in Chinese; None or empty where it can be used."""
        if self.choices:
            return "" if value in self.choices else f"只能取:{'、'.join(self.choices)}"
        if self.unit == "分段":
            return bands.fault(value)
        if self.unit in ("名单", "是否", "日期") or self.by or self.may_be_none and value == NONE:
            return _FITS[self.unit](value) if self.unit in _FITS else ""
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < math.inf:
            return f"要填不小于0的数,现为“{value}”"
        if self.unit == "比例":
            if value <= 1 and not bands.has_decimals(value, PLACES):
                return f"最多写{PLACES}位小数(百分数{PLACES - 2}位),现为{value}"
            return "要填0至1之间的小数(如0.7),或百分数" if value > 1 else ""
        if self.unit == "元":
            return "" if bands.has_decimals(value, 2) else f"最多写到分(两位小数),现为{value}"
        return f"要填整数,现为{value}" if value != int(value) else ""


_FITS = {
    "名单": lambda value: "" if isinstance(value, (list, tuple)) and all(isinstance(word, str) for word in value) else "要写成词的列表",
    "是否": lambda value: "" if isinstance(value, bool) else "只能是 true 或 false",
    "日期": lambda value: "" if isinstance(value, datetime.date) else "要写成日期",
}


def stated(key, entry, provisions, nests, refuse):
    """Return the parameter of a `[parameter.key]` table, refusing what is missing, unknown or overlapping."""
    _cited(entry, PARAMETER_KEYS, {"label", "unit", "source"}, provisions, refuse)
    if entry["unit"] not in UNITS:
        refuse(f"单位“{entry['unit']}”不在 {'、'.join(UNITS)} 之中")
    local, values = entry.get("local", False), entry.get("values", [])
    if local == bool(values):
        refuse("写明数值 values,或标明 local = true(文件未给、由当地填写),二者择一")
    if entry.get("by") and entry["by"] not in NAMES:
        refuse(f"by = “{entry['by']}”不是词汇表中的输入项")
    versions = []
    if not isinstance(values, list):
        refuse("数值写成 values = [{ from = 日期, value = 值 }]")
    for value in values:
        if not (isinstance(value, dict) and {"from", "value"} <= set(value) <= {"from", "value", "source"}
                and isinstance(value["from"], datetime.date)):
            refuse("每个数值写成 { from = 日期, value = 值 },修订后的数值可另写 source = 依据")
        if versions and value["from"] <= versions[-1].starts:
            refuse(f"自 {value['from']} 起的数值与前一条的日期重叠或倒序")
        if value.get("source", entry["source"]) not in provisions:
            refuse(f"依据 {value['source']} 没有对应的 [provision.{value['source']}]")
        if entry.get("by") and not (isinstance(value["value"], dict)
                                    and set(value["value"]) == set(NAMES[entry["by"]].values)):
            refuse(f"value 要给“{NAMES[entry['by']].label}”的每个词一个值:{'、'.join(NAMES[entry['by']].values)}")
        why = entry["unit"] == "分段" and bands.fault(value["value"])
        if why:
            refuse(why)
        versions.append(Version(value["from"], _settled(value["value"], entry.get("by"), nests),
                                value.get("source", "")))
    strange = [word for word, meant in entry.get("aliases", {}).items() if not versions or meant not in versions[-1].value]
    if strange:
        refuse(f"别名 {'、'.join(strange)} 没有对应名单里的词")
    return Parameter(key, entry["label"], entry["unit"], entry["source"], tuple(versions), entry.get("note", ""),
                     local, entry.get("optional", False), entry.get("by"),
                     **{name: entry[name] for name in ("may_be_none", "floor", "at_most", "rates_ascend", "room", "aliases") if name in entry})


def reading(key, entry, provisions, starts, refuse):
    """Return the parameter of a `[reading.key]` table: one word out of its choices."""
    _cited(entry, READING_KEYS, {"label", "source", "value", "choices"}, provisions, refuse)
    if entry["value"] not in entry["choices"]:
        refuse(f"value = “{entry['value']}”不在 choices 之中")
    return Parameter(key, entry["label"], "口径", entry["source"], (Version(starts, entry["value"]),),
                     entry.get("note", ""), choices=entry["choices"])


def _cited(entry, allowed, needed, provisions, refuse):
    for unknown in sorted(set(entry) - allowed):
        refuse(f"不认识的键 {unknown};可用:{'、'.join(sorted(allowed))}")
    for missing in sorted(needed - set(entry)):
        refuse(f"缺少 {missing}" + (":每个数值都要写明依据条款" if missing == "source" else ""))
    if entry["source"] not in provisions:
        refuse(f"依据 {entry['source']} 没有对应的 [provision.{entry['source']}]")


def _settled(value, by, nests=None):
    if value == NONE:
        return math.inf
    if isinstance(value, list) and not any(isinstance(part, list) for part in value):
        words = []
        for word in value:
            words += [inner for inner in (word, *(nests or {}).get(word, ())) if inner not in words]
        return Scope(words)
    if isinstance(value, dict):
        return Table(value, by)
    return value

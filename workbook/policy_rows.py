"""政策参数 as rows: every figure, list, table and reading of a policy with date, article and the notice's words.

The same layout serves the templates, the scratch workbooks of `golden`, and the reading of a filled workbook.
"""

import datetime
from dataclasses import dataclass, field

from udfs.parameter import Scope, Table, Version
from udfs.state import TO_FILL
from udfs.vocabulary import NO, YES
from workbook.expressions import text
from workbook.serial import serial

SHEET = "政策参数"
FIRST_ROW = 6  # the first parameter stands in this row (1-based); title, document and header above
HEADERS = ("序号", "参数", "分项", "值", "单位", "生效起", "依据", "文件原文", "说明")
VALUE_COLUMN, DATE_COLUMN, WORD_COLUMN = "D", "F", "C"
CHANGED_COLUMN = "J"  # hidden: 1 where a stated value no longer stands
SPARE_WORDS = 5  # blank cells under a local list, for the county's own words


@dataclass(frozen=True)
class Row:
    """One row: `word` is a table's key or a list's running number; `editable` rows are a county's to fill or choose."""

    key: str
    label: str
    word: str
    value: object
    unit: str
    starts: object
    source: str
    note: str
    editable: bool = False
    choices: tuple = ()


@dataclass
class PolicyRows:
    """The rows of a policy and where each parameter stands among them."""

    policy: object
    sheet: str = SHEET
    rows: list = field(default_factory=list)
    places: dict = field(default_factory=dict)

    def __post_init__(self):
        for parameter in self.policy.parameters.values():
            versions = parameter.versions or (Version(self.policy.starts, None),)
            self.places[parameter.key] = [self._add(parameter, version) for version in versions]

    def _add(self, parameter, version):
        value, first = version.value, FIRST_ROW + len(self.rows)
        if isinstance(value, Table):
            entries = list(value.items())
        elif isinstance(value, Scope) or parameter.unit == "名单":
            words = [*(value or ()), *([None] * SPARE_WORDS if parameter.local else ())]
            entries = [(str(number), word) for number, word in enumerate(words, 1)] or [("", "(无)")]
        elif isinstance(value, list):
            entries = [("以上" if upper is None else f"{upper:g}", rate) for upper, rate in value]
        else:
            entries = [("", value)]
        starts = max(version.starts, self.policy.starts)
        for word, entry in entries:
            self.rows.append(Row(parameter.key, parameter.label, word, entry, parameter.unit, starts, version.source or parameter.source,
                                 self._note(parameter), parameter.local or bool(parameter.choices),
                                 tuple(parameter.choices or ())))
        return first, len(entries)

    @staticmethod
    def _note(parameter):
        parts = [f"{word}:{meaning}" for word, meaning in (parameter.choices or {}).items()]
        if parameter.local:
            parts.insert(0, "可选,由当地填写" if parameter.optional else f"文件未给数值,由当地填写;未填时显示“{TO_FILL}{parameter.label}”")
        return ";".join(parts + [parameter.note] * bool(parameter.note))

    def cell(self, row, column=VALUE_COLUMN):
        """Return the absolute reference of a row's cell."""
        return f"{self.sheet}!${column}${row}"

    @property
    def last_row(self):
        """The last row with a parameter."""
        return FIRST_ROW + len(self.rows) - 1

    def version(self, key, day):
        """Return the formula for which version of a parameter holds on the day in cell `day`; '' where there is one."""
        later = self.places[key][1:]
        if not (later and day):
            return ""
        count = "1" + "".join(f"+({day}>={self.cell(first, DATE_COLUMN)})" for first, _ in later)
        return f'IF({day}="",{1 + len(later)},{count})'

    def picked(self, key, day, place):
        """Return the reference of the `place`-th cell of a parameter in the version that holds."""
        cells = [self.cell(first + place) if place < size else '""' for first, size in self.places[key]]
        version = self.version(key, day)
        return f"CHOOSE({version},{','.join(cells)})" if version else cells[-1]

    def references(self, day=None):
        """Return what `Cells` wants: single parameters, lists and tables, for rows dated by the cell `day`."""
        parameters, lists, tables = {}, {}, {}
        for key, places in self.places.items():
            parameter = self.policy.parameters[key]
            first, size = places[0]
            if parameter.by:
                last = places[-1][0] + places[-1][1] - 1
                shift = f"+({self.version(key, day)}-1)*{size}" if self.version(key, day) else ""
                start = first if shift else places[-1][0]
                keys = f"{self.sheet}!${WORD_COLUMN}${start}:${WORD_COLUMN}${start + size - 1}"
                tables[key] = (keys, f"{self.sheet}!${VALUE_COLUMN}${start}:${VALUE_COLUMN}${last}", shift)
            elif parameter.unit == "名单":
                longest = max(size for _, size in places)
                lists[key] = [self.picked(key, day, place) for place in range(longest)]
            else:
                parameters[key] = self.picked(key, day, 0)
        return {"parameters": parameters, "lists": lists, "tables": tables}


def written(value):
    """Return a parameter's value as its cell shows it."""
    return {True: YES, False: NO}[value] if isinstance(value, bool) else value


def changed(number, row):
    """Return the formula that gives 1 where the stated value of row `number` no longer stands."""
    if row.editable:
        return "0"
    value = written(row.value)
    stated = serial(value) if isinstance(value, datetime.date) else text(value) if isinstance(value, str) else repr(value)
    return f"IFERROR(IF({VALUE_COLUMN}{number}={stated},0,1),1)"

"""政策参数 as rows: every figure, list, table and reading of a policy with date, article and the notice's words.

The same layout serves the templates, the scratch workbooks of `golden`, and the reading of a filled workbook.
"""

import math
from dataclasses import dataclass, field

from udfs.bands import ABOVE
from udfs.parameter import ELSEWHERE, NONE, Scope, Table, Version
from udfs.state import TO_FILL
from udfs.vocabulary import INVALID, NO, YES
from workbook import parameter_state

SHEET = "政策参数"
FIRST_ROW = 6  # the first parameter stands in this row (1-based); title, document and header above
HEADERS = ("序号", "参数", "分项", "值", "单位", "生效起", "依据", "文件原文", "说明", "状态")
VALUE_COLUMN, DATE_COLUMN, WORD_COLUMN = parameter_state.VALUE, "F", parameter_state.UPPER
BANDS = 6  # rows of a local band schedule, the last one 以上
UNUSABLE = "(无法使用)"


@dataclass(frozen=True)
class Row:
    """One row: `word` is a table's key, a list's running number or a band's upper end; a county fills `editable` rows."""

    key: str
    label: str
    word: object
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
            words = [*(value or ()), *([None] * (parameter.room - len(value or ())) if parameter.local else ())]
            entries = [(str(number), word) for number, word in enumerate(words, 1)] or [("", "(无)")]
        elif parameter.unit == "分段":
            *bands, (_, highest) = [(None, value)] if value is INVALID else value or [(None, None)]
            entries = [*bands, *([(None, None)] * max(0, BANDS - 1 - len(bands))), (ABOVE, highest)]
        else:
            entries = [("", value)]
        starts = max(version.starts, self.policy.starts)
        for word, entry in entries:
            self.rows.append(Row(parameter.key, parameter.label, word, entry, parameter.unit, starts, version.source or parameter.source,
                                 self._note(parameter), parameter.unit != ELSEWHERE and (parameter.local or bool(parameter.choices)),
                                 tuple(parameter.choices or ())))
        return first, len(entries)

    @staticmethod
    def _note(parameter):
        parts = [f"{word}:{meaning}" for word, meaning in (parameter.choices or {}).items()]
        if parameter.unit == ELSEWHERE:
            parts.insert(0, f"由另外的文件规定,显示“{TO_FILL}{parameter.label}”")
        elif parameter.unit == "分段":
            parts.insert(0, f"由当地填写:“分项”填各段上限(元),“值”填该段比例;最后一段填在“{ABOVE}”行,用不到的行留空")
        elif parameter.local:
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
        column = parameter_state.EFFECTIVE if self.takes_effect(key) else VALUE_COLUMN
        cells = [self.cell(first + place, column) if place < size else '""' for first, size in self.places[key]]
        version = self.version(key, day)
        return f"CHOOSE({version},{','.join(cells)})" if version else cells[-1]

    def takes_effect(self, key):
        """Tell whether what counts of a parameter stands beside its value: a reading that is none, 无 of a cap."""
        return bool(self.policy.parameters[key].choices) or self.policy.parameters[key].may_be_none

    def words(self, key):
        """Return the range of a list's words, those of its latest version."""
        first, size = self.places[key][-1]
        return f"{self.sheet}!${VALUE_COLUMN}${first}:${VALUE_COLUMN}${first + size - 1}"

    def state(self, key):
        """Return the reference of the word for how a parameter is filled in."""
        return self.cell(self.places[key][-1][0], parameter_state.STATE)

    def band_cells(self, key):
        """Return the references (lower end, upper end, rate) of every band."""
        first, size = self.places[key][-1]
        ends = ["0", *(self.cell(first + place, parameter_state.EFFECTIVE) for place in range(size))]
        return [(ends[place], ends[place + 1], self.cell(first + place, parameter_state.RATE)) for place in range(size)]

    def references(self, day=None):
        """Return what `Cells` wants: single parameters, lists, tables, bands and states, for rows dated by the cell `day`."""
        parameters, lists, tables, bands = {}, {}, {}, {}
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
            elif parameter.unit == "分段":
                bands[key] = self.band_cells(key)
            else:
                parameters[key] = self.picked(key, day, 0)
        states = {key: self.state(key) for key in self.places if self.policy.parameters[key].local}
        return {"parameters": parameters, "lists": lists, "tables": tables, "bands": bands, "states": states}


def written(value):
    """Return a parameter's value as its cell shows it."""
    if value is INVALID:
        return UNUSABLE
    if value == math.inf:
        return NONE
    return {True: YES, False: NO}[value] if isinstance(value, bool) else value

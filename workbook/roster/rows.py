"""The rows below a header: which are data, which are sums, notes, headings of a part; and each cell as our column takes it."""

import re
from typing import NamedTuple

from workbook.roster import names, values
from workbook.roster.blanks import squeezed
from workbook.xlsx.references import reference

TOTAL = re.compile(r"^.{{0,12}}?(?:{})(?:[:：(（].*|数|金额|人数|[0-9０-９]+[人户例次个元].*)?$|^(?:.{{1,4}})?共[0-9０-９]+[人户例次].*$".format("|".join(sorted(names.words("rows", "totals"), key=len, reverse=True))))
NOTE = re.compile(r"^(?:{})(?:[:：].*)?$|^(?:注|说明|备注)[0-9一、.(（].*$".format("|".join(map(re.escape, names.words("rows", "notes")))), re.DOTALL)
LABELLED = re.compile(r"^.{2,12}[:：].*$", re.DOTALL)  # 制表单位:某镇,where a row has little else
LITTLE = 3
COUNTING = re.compile(r"[(（]?(?:[0-9]{1,2}|[甲乙丙丁戊己庚辛])[)）]?")
COUNTED = ("栏次", "序号", "栏目", "列次")
DITTO = ("同上", "同前", "〃", "″", "\"", "”", "＂")
IDENTITY_FIGURES = 14  # what a number of a person has at least, a cut one too; a row with one is somebody's
LONGEST_NAME = 15
SPREADS = ("date", "word", "words", "yesno", "text")  # what a merged cell may hold for several rows; a sum may not


class Conversion(NamedTuple):
    """A cell that was read otherwise than it is written."""

    sheet: str
    cell: str
    key: str
    before: object
    after: object
    why: str


class Question(NamedTuple):
    """A cell that only its author can settle: what is uncertain, how to write it."""

    sheet: str
    cell: str
    key: str | None
    value: object
    why: str
    mend: str


class Reader:
    """Reads the rows of one table as a Match says; `conversions`, `questions` and `skipped` grow while `rows` is iterated."""

    def __init__(self, table, match):
        self.table, self.grid, self.match = table, table.grid, match
        self.columns = {column.key: column for column in match.sheet.columns}
        self.heads = {head.column: key for key, head in match.certain.items()}
        self.units = {key: head.unit or table.unit for key, head in match.certain.items()}
        self.conversions, self.questions, self.skipped = [], [], list(table.skipped)
        self.last = {}
        self.passed = {row for row, _ in table.skipped}
        self.reckoned = {row for row, column in self.grid.unsolved if any(head.column == column for head in table.heads)}

    def rows(self):
        """Yield (row number, {column key: value}) of each row of data, from top to bottom."""
        all_columns = {head.column for head in self.table.heads}
        for number in sorted(row for row in self.grid.rows.keys() | self.reckoned if self.table.first <= row <= self.table.last and row not in self.passed):
            present = {column: value for column, value in self.grid.rows.get(number, {}).items()
                       if column in all_columns and not (isinstance(value, str) and not squeezed(value))}
            if not present:
                if number in self.reckoned:
                    self.skipped.append((number, "只有没有算出结果的公式"))
                continue
            why = self._no_data(number, present)
            if why:
                self.skipped.append((number, why))
                continue
            yield number, self._row(number)

    def _no_data(self, number, present):
        """Return what a row is that holds no data, None of one that does."""
        identities = [column for column, key in self.heads.items() if values.is_identity(self.columns[key])]
        if any(column in present and sum(map(str.isdigit, str(present[column]))) >= IDENTITY_FIGURES for column in identities):
            return None
        texts = [squeezed(value) for _, value in sorted(present.items()) if isinstance(value, str)]
        if any(TOTAL.match(text) for text in texts[:3]):
            return "合计"
        shown = [squeezed(str(value)) for _, value in sorted(present.items())]
        if len(shown) >= 3 and all(COUNTING.fullmatch(text) for text in (shown[1:] if shown[0] in COUNTED else shown)) and number == self.table.first:
            return "列的编号"
        noted = NOTE.match(texts[0]) or len(present) <= LITTLE and LABELLED.match(texts[0]) if texts else False
        if len(texts) == len(present) and noted and not self._fits(present):
            return "说明"
        first = min(present)
        merged = self.grid.anchor(number, first)
        if len(present) == 1 and texts and len(texts[0]) > LONGEST_NAME:
            return "说明"
        if len(present) == 1 and texts and (merged and merged[3] - merged[1] >= 2 or first == min(head.column for head in self.table.heads)):
            return "分节" if any(row > number for row in self.grid.rows if row <= self.table.last) else "说明"
        if not any(column in self.heads for column in present):
            return "没有我们要的内容(如只有序号)"
        return None

    def _fits(self, present):
        """Tell whether a good part of a row's cells are what their columns take."""
        taken = [column for column in present if column in self.heads]
        sure = [column for column in taken if self.match.kinds[self.heads[column]] not in ("text",) and not (
            values.answer(present[column], self.columns[self.heads[column]], self.match.kinds[self.heads[column]]) or values.asked("", "")).ask]
        return len(sure) >= 2

    def _row(self, number):
        found = {}
        for column, key in self.heads.items():
            value, place, spread = self._value(number, column, key)
            if isinstance(value, str) and squeezed(value) in DITTO:
                before, there = self.last.get(column, (None, None))
                if before is None:
                    self._ask(number, column, key, value, f"“{squeezed(value)}”的上面没有内容", "请写出内容")
                    found[key] = value
                    continue
                value, place, spread = before, there, True
            self.last[column] = (value, place)
            if (number, column) in self.grid.unsolved:
                self._ask(number, column, key, None, "公式没有算出结果", "请用 Excel 或 WPS 打开并保存后再试,或直接填写")
                found[key] = None
                continue
            answer = values.answer(value, self.columns[key], self.match.kinds[key], place in self.grid.dates, self.grid.shift,
                                   self.units[key], self.grid.textual, self.grid.padded.get(place, 0))
            if answer is None:
                found[key] = None
            elif answer.ask:
                self._ask(number, column, key, value, answer.ask, answer.mend)
                found[key] = value
            else:
                found[key] = answer.value
                why = "、".join(word for word in (f"取自 {reference(*place)}" if spread else None, answer.why) if word)
                if why:
                    self.conversions.append(Conversion(self.grid.name, reference(number, column), key, self.grid.value(number, column) if spread else value, answer.value, why))
        return found

    def _value(self, number, column, key):
        """Return (value, place, whether it is spread from a merged cell above)."""
        value, merged = self.grid.value(number, column), self.grid.anchor(number, column)
        if merged and merged[0] >= self.table.first:
            self._over_columns(number, column, key, value, merged)
        if value is not None:
            if merged and (number, column) != merged[:2] and value != self.grid.value(*merged[:2]):
                self._ask(number, column, key, value, "在合并单元格下面,看不见", "请取消合并,核对内容")
            if merged and merged[2] > merged[0] and not self._spreads(key) and number == merged[0]:
                self._ask(number, column, key, value, "合并单元格里的数不知道归哪一行", "请取消合并,逐行填写")
            return value, (number, column), False
        if merged and merged[0] >= self.table.first and merged[0] < number and merged[1] == column:
            if self._spreads(key):
                return self.grid.value(merged[0], column), (merged[0], column), True
            if self.grid.value(merged[0], column) is not None:
                self._ask(number, column, key, None, "合并单元格里的数不知道归哪一行", "请取消合并,逐行填写")
        return None, (number, column), False

    def _over_columns(self, number, column, key, value, merged):
        """Ask about a cell that is merged over several of the columns: which of them it is for."""
        ours = [one for one in range(merged[1], min(merged[3], max(self.heads)) + 1) if one in self.heads]
        if len(ours) > 1 and self.grid.value(*merged[:2]) is not None:
            self._ask(number, column, key, value, "合并单元格占了几列,不知道归哪一列", "请取消合并,分列填写")

    def _spreads(self, key):
        return self.match.kinds[key] in SPREADS or key in values.HOUSEHOLD

    def _ask(self, number, column, key, value, why, mend):
        self.questions.append(Question(self.grid.name, reference(number, column), key, value, why, mend))

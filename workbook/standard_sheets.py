"""The sheets that every workbook has: 使用说明, 校验, 政策参数, 工作日历 and 自检."""

import datetime
import tomllib
from functools import lru_cache

from udfs.bands import ABOVE
from udfs.vocabulary import NO, YES
from workbook import VERSION, calendar_rows, findings_sheet, parameter_state, policy_rows, self_check
from workbook.looks import A4, LANDSCAPE_FOOTER, MARGINS, PROTECTION
from workbook.plain_worksheet import PlainWorksheet
from workbook.serial import serial
from workbook.template import FOLDER

LONGEST_LIST = 255  # what a drop-down list may hold when it is written out
GUIDE_WIDTH = 76


def word_list(key, words):
    """Return the source of a drop-down list: the words themselves."""
    if len(",".join(words)) > LONGEST_LIST:
        raise ValueError(f"“{key}”的下拉词表超过 {LONGEST_LIST} 个字符")
    return list(words)


@lru_cache
def guide_parts():
    """Return the parts of 使用说明."""
    return tomllib.loads((FOLDER / "parts" / "使用说明.toml").read_text(encoding="utf-8"))


class Standard:
    """Writes the standard sheets through the writer of a workbook."""

    def __init__(self, writer):
        self.writer, self.layout, self.looks = writer, writer.layout, writer.looks
        self.policy = writer.layout.policy

    def sheet(self, name, title, last, landscape=True):
        """Return a new sheet with its title and page set-up."""
        sheet = self.writer.book.add_worksheet(name, PlainWorksheet)
        if last:
            sheet.merge_range(0, 0, 0, last, title, self.looks.title)
        else:
            sheet.write_string(0, 0, title, self.looks.title)
        sheet.set_row(0, 30)
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(**MARGINS)
        sheet.set_footer(LANDSCAPE_FOOTER)
        sheet.protect("", PROTECTION)
        return sheet

    def guide(self):
        """Write 使用说明."""
        made, policy = self.layout.template, self.policy
        known = {"purpose": made.purpose, "users": made.users, "issuer": policy.issuer, "title": policy.title,
                 "number": policy.number, "rows": self.layout.rows, "name": made.name, "policy": policy.id,
                 "version": VERSION, "calendar_end": f"{self.layout.calendar_rows.calendar.last:%Y年%m月%d日}"}
        guide = guide_parts()
        sheet = self.sheet(guide["title"], f"{made.title} {guide['title']}", 0, landscape=False)
        sheet.set_column(0, 0, GUIDE_WIDTH)
        heading = self.looks.format(bold=True, font_size=12, bg_color="#DCE6F1")
        row = 1
        for part in guide["part"]:
            lines = part["lines"]
            if part.get("edition", self.writer.edition.key) != self.writer.edition.key:
                continue
            if not self.layout.needs_calendar:
                lines = [line for line in lines if "工作日历" not in line]
            sheet.write_string(row, 0, part["heading"] if self.layout.needs_calendar else
                               part["heading"].replace("与工作日历", ""), heading)
            for line in lines:
                row += 1
                said = line.format(**known)
                sheet.write_string(row, 0, said, self.looks.note)
                sheet.set_row(row, 16 * (1 + _width(said) // (GUIDE_WIDTH + 4)))
            row += 2
        sheet.activate()

    def findings(self, draft):
        """Write 校验."""
        findings_sheet.write(self, draft)

    def parameters(self):
        """Write 政策参数."""
        rows, policy, looks = self.layout.policy_rows, self.policy, self.looks
        widths = (6, 22, 14, 24, 8, 12, 30, 46, 46, 12)
        sheet = self.sheet(policy_rows.SHEET, f"{policy_rows.SHEET}({policy.number})", len(widths) - 1)
        sheet.merge_range(1, 0, 1, len(widths) - 1, f"{policy.issuer}《{policy.title}》;{policy.region};文件期间:{policy.window}",
                          looks.line)
        sheet.merge_range(2, 0, 2, len(widths) - 1, "黄色格由当地填写或选择;灰色格是文件明定的数值,不得改动。数值改变时由县级维护人员更新模板。",
                          looks.line)
        for column, (header, width) in enumerate(zip(policy_rows.HEADERS, widths)):
            sheet.write_string(policy_rows.FIRST_ROW - 2, column, header, looks.head)
            sheet.set_column(column, column, width)
        for number, row in enumerate(rows.rows, 1):
            self.parameter(sheet, policy_rows.FIRST_ROW - 2 + number, number, row)
        sheet.set_column(len(widths), len(widths) + 2, 8, None, {"hidden": True})
        first, last = policy_rows.FIRST_ROW - 1, rows.last_row - 1
        column = ord(parameter_state.STATE) - ord("A")
        for word in (parameter_state.BLANK, parameter_state.WRONG, parameter_state.UNFIT, parameter_state.ALTERED):
            sheet.conditional_format(first, column, last, column, {"type": "cell", "criteria": "==", "value": f'"{word}"',
                                                                   "format": looks.wrong})
        sheet.freeze_panes(policy_rows.FIRST_ROW - 1, 4)
        sheet.repeat_rows(policy_rows.FIRST_ROW - 2)

    def parameter(self, sheet, at, number, row):
        """Write one row of 政策参数."""
        provision = self.policy.provisions[row.source]
        plain = self.looks.format(border=1, text_wrap=True, bg_color="#F0F0F0")
        is_date = isinstance(row.value, datetime.date)
        style = self.looks.format(border=1, bg_color="#FFF7D6" if row.editable else "#F0F0F0", locked=not row.editable,
                                  align="center", text_wrap=True, **({"num_format": "yyyy-mm-dd"} if is_date else {"num_format": "0.00%"}
                                                    if row.unit in ("比例", "分段") else {}))
        sheet.write_number(at, 0, number, plain)
        upper = self.looks.format(border=1, bg_color="#FFF7D6", num_format="0.##", locked=False, align="center")
        is_band = row.unit == "分段" and row.editable and row.word != ABOVE
        self.writer.put(sheet, at, 2, row.word, upper if is_band else plain)
        for column, said in ((1, row.label), (4, row.unit), (6, f"{row.source} {provision.article}"),
                             (7, provision.text), (8, row.note)):
            sheet.write_string(at, column, said, plain)
        self.writer.put(sheet, at, 3, policy_rows.written(row.value), style)
        sheet.write_number(at, 5, serial(row.starts),
                           self.looks.format(border=1, num_format="yyyy-mm-dd", align="center", bg_color="#F0F0F0"))
        for column, made in parameter_state.formulas(self.layout.policy_rows, at + 1, row).items():
            self.writer.linted(sheet, at, ord(column) - ord("A"), made, plain if column == parameter_state.STATE else None)
        if row.choices:
            sheet.data_validation(at, 3, at, 3, {"validate": "list", "source": word_list(row.label, row.choices)})
        lines = max(_width(provision.text) // 44, _width(row.note) // 44, _width(row.label) // 20, _width(str(row.value)) // 22)
        sheet.set_row(at, 15 * (1 + lines))

    def calendar(self):
        """Write 工作日历."""
        rows, looks = self.layout.calendar_rows, self.looks
        last = len(calendar_rows.HEADERS) - 1
        sheet = self.sheet(calendar_rows.SHEET, calendar_rows.SHEET, last, landscape=False)
        sheet.merge_range(1, 0, 1, last, f"按国务院办公厅放假调休安排;已公布至 {rows.calendar.last}。", looks.line)
        sheet.merge_range(2, 0, 2, last, "新一年安排公布后,在黄色格填“是”或“否”,一行不漏;没有填的日子算“待补节假日表”。", looks.line)
        for column, header in enumerate(calendar_rows.HEADERS):
            sheet.write_string(calendar_rows.FIRST_ROW - 2, column, header, looks.head)
        sheet.set_column(0, last, 13)
        day_style, mark_style = looks.cell("date", False), looks.cell("yesno", True)
        count_style, text_style = looks.cell("whole", False), looks.cell("word", False)
        first = calendar_rows.FIRST_ROW - 1
        for row, day, weekday, mark, rank, workday, status in rows.rows():
            sheet.write_number(row - 1, 0, day, day_style)
            sheet.write_string(row - 1, 1, weekday, text_style)
            self.writer.put(sheet, row - 1, 2, mark, mark_style)
            sheet.write_formula(row - 1, 3, "=" + rank[0], count_style, rank[1])
            sheet.write_formula(row - 1, 4, "=" + workday[0], day_style, workday[1])
            sheet.write_formula(row - 1, 5, "=" + status[0], text_style, status[1])
        end = first + len(rows.days) - 1
        sheet.data_validation(first, 2, end, 2, {"validate": "list", "source": [YES, NO]})
        sheet.conditional_format(first, 0, end, 0, {"type": "formula", "criteria": f'=AND($C{first + 1}="{YES}",OR($B{first + 1}="六",$B{first + 1}="日"))',
                                                    "format": looks.wrong})
        sheet.freeze_panes(first, 1)
        sheet.repeat_rows(first - 1)

    def self_check(self):
        """Write 自检."""
        self_check.write(self)


def _width(said):
    """Return how many half-width characters a text takes on paper."""
    return sum(2 if ord(character) > 255 else 1 for character in said)

"""Template + policy → .xlsx, the same bytes each time.

A workbook is written twice: the values that formualizer computes for the first are stored beside every formula of the
second, so that previews, phones and pandas show what Excel would.
"""

import datetime
import tempfile
from pathlib import Path

from udfs.vocabulary import NO, YES
from workbook import VERSION, buttons, column_formula, dress, function_sheets, recalculate, standard_sheets, table_head, typed_cells
from workbook.addresses import address
from workbook.edition import FORMULAS, names
from workbook.embedded_code import digest
from workbook.layout import TODAY, Layout
from workbook.lint import Lint
from workbook.looks import Looks
from workbook.new_file import new_file
from workbook.plain_worksheet import PlainWorksheet
from workbook.serial import serial
from workbook.template import TemplateError, template
from workbook.udf_formula import Calls
from workbook.xlsx.text import spelt_out

CREATED = datetime.datetime(2026, 1, 1)
LONGEST_TEXT = 32_767  # characters of UTF-16; XlsxWriter would cut the rest away


def build(name, path, *, rows=None, data=None, policy=None, today=None, cached=True, edition=FORMULAS, typed=None):
    """Write the workbook of template `name` to `path`.

    `data` fills it: {sheet key: [{column or field key: value}]}, a field under the key of the sheet plus ":fields".
    `rows` is the room of the main table. `today` is the reference day of the stored values.
    The suffix of `path` is that of the edition. `typed` (a workbook.typed_cells.Typed) is what another workbook of the template holds.
    """
    made = template(name)
    layout = Layout(made, rows or made.rows, policy, typed and typed.calendar_end)
    _refuse_unknown(made, data or {})
    today = today or datetime.date(layout.calendar_rows.calendar.last.year, 1, 1)
    values = {}
    if cached:
        with tempfile.TemporaryDirectory(prefix="medaid-build-") as folder:
            draft = Path(folder, "draft.xlsx")
            _Writer(layout, data or {}, today, {}, typed=typed).write(draft, draft=True)
            values = recalculate.values(draft)
    _Writer(layout, data or {}, today, values, edition, typed).write(path)
    return layout


def _refuse_unknown(made, data):
    """Raise TemplateError for data whose sheet, column or field the template does not have."""
    for key, rows in data.items():
        sheet = made.sheet(key.removesuffix(":fields"))
        known = {entry.key for entry in (sheet.fields if key.endswith(":fields") else sheet.columns)}
        for row in [rows] if key.endswith(":fields") else rows:
            for unknown in sorted(set(row) - known):
                raise TemplateError(f"“{sheet.name}”没有 {unknown};现有:{'、'.join(sorted(known))}")


class Unwritable(ValueError):
    """A text that no cell can hold: which cell, why, what to do."""


class _Writer:
    def __init__(self, layout, data, today, values, edition=FORMULAS, typed=None):
        self.layout, self.data, self.today, self.values, self.edition, self.typed = layout, data, today, values, edition, typed
        self.calls = Calls(layout) if edition.functions else None
        self.lint = Lint(placed.range(column.key) for placed in layout.sheets.values() for column in placed.sheet.columns
                         if column.input == "id_number")

    def write(self, path, draft=False):
        with new_file(path) as book:
            made = self.layout.template
            book.set_properties({"title": made.title, "author": "medaid-sheets", "created": CREATED,
                                 "comments": f"{made.name} {self.layout.policy.id} {VERSION}"})
            for key, value in (("medaid_template", made.name), ("medaid_policy", self.layout.policy.id),
                               ("medaid_version", VERSION), ("medaid_rows", str(self.layout.rows)),
                               ("medaid_edition", self.edition.key),
                               *([("medaid_code", digest(self.edition.carried))] if self.edition.carried else [])):
                book.set_custom_property(key, value, "text")
            self.book, self.looks = book, Looks(book)
            standard = standard_sheets.Standard(self)
            standard.guide()
            for placed in self.layout.sheets.values():
                self.table(placed)
            standard.findings(draft)
            standard.parameters()
            if self.layout.needs_calendar:
                standard.calendar()
            standard.self_check()
            if self.typed:
                typed_cells.carry(self)
            if self.edition.functions:
                function_sheets.write(self)
            for name, place in ((dress.TODAY_NAME, TODAY), *names(self.layout)):
                book.define_name(name, f"={place}")
            if self.edition.modules:
                buttons.attach(self)

    # cells

    def formula(self, sheet, row, column, formula, style=None):
        """Write a formula with the value that was computed for it."""
        sheet.write_formula(row, column, "=" + formula, style, _stored(self.values.get(sheet.name, {}).get((row + 1, column + 1), "")))

    def linted(self, sheet, row, column, formula, style=None):
        """Write a formula that the lint has not seen yet."""
        self.lint.require(sheet.name, formula)
        self.formula(sheet, row, column, formula, style)

    def put(self, sheet, row, column, value, style):
        """Write a typed value as its kind."""
        if value is None:
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, bool):
            sheet.write_string(row, column, YES if value else NO, style)
        elif isinstance(value, datetime.date):
            sheet.write_number(row, column, serial(value), style)
        elif isinstance(value, str):
            sheet.write_string(row, column, _text(sheet, row, column, value), style)
        else:
            sheet.write_number(row, column, value, style)

    # a table

    def table(self, placed):
        sheet, made, looks = self.book.add_worksheet(placed.name, PlainWorksheet), placed.sheet, self.looks
        last = placed.last_visible
        sheet.merge_range(0, 0, 0, placed.first_page_end, made.title, looks.title)
        sheet.set_row(0, 30)
        table_head.line(looks, sheet, last)
        self.fields(sheet, placed)
        table_head.columns(looks, sheet, placed)
        rows = self.data.get(made.key, [])
        if len(rows) > placed.size:
            raise ValueError(f"“{placed.name}”有 {len(rows)} 行,超过预留的 {placed.size} 行;请用 --rows 加大")
        styles = {column.key: looks.cell(self.layout.kind(column), column.typed, column.format) for column in made.columns}
        helper = looks.format(font_color="#808080")
        formulas = column_formula.series(self.layout, placed)
        arrays = self.calls.arrays(placed) if self.calls else {}
        for series in formulas.values():
            for row in (0, 1):
                if series(row) is not None:
                    self.lint.require(placed.name, series(row))
        formulas |= self.calls.series(placed) if self.calls else {}
        for row in range(placed.size):
            self.row(sheet, placed, row, rows[row] if row < len(rows) else {}, formulas, styles, helper, arrays)
        for key, (_, formula) in arrays.items():
            self.array(sheet, placed, placed.places[key], formula, styles[key])
        below = placed.first + placed.size
        if made.total:
            self.total(sheet, placed, below)
            below += 1
        self.below(sheet, placed, below, placed.first_page_end)
        dress.validate(self, sheet, placed)
        dress.mark(self, sheet, placed)
        dress.page(self, sheet, placed, last)
        if made.chart:
            dress.chart(self, sheet, placed)

    def fields(self, sheet, placed):
        filled = self.data.get(placed.sheet.key + ":fields", {})
        for entry in placed.sheet.fields:
            row, column = placed.fields[entry.key]
            style = self.looks.cell(entry.kind, entry.typed, entry.format)
            if not entry.hidden:
                sheet.write_string(row, column - 1, entry.label, self.looks.head_left)
            formula = column_formula.of_field(self.layout, placed, entry)
            if formula is not None:
                self.linted(sheet, row, column, formula, None if entry.hidden else style)
                if self.calls and entry.rule:
                    self.formula(sheet, row, column, self.calls.of_field(placed, entry), None if entry.hidden else style)
            else:
                self.put(sheet, row, column, filled.get(entry.key, entry.default or None), style)
                if entry.kind == "date":
                    dress.date_validation(sheet, row, column, row, column, entry)
                elif entry.words:
                    dress.word_validation(sheet, row, column, row, column, entry, standard_sheets.word_list(entry.key, entry.words))

    def array(self, sheet, placed, place, formula, style):
        """Write a column's one array formula with the values that were computed for its cells."""
        last = placed.first + placed.size - 1
        stored = self.values.get(sheet.name, {})
        sheet.write_array_formula(placed.first, place, last, place, formula, style, _stored(stored.get((placed.first + 1, place + 1), "")))
        for row in range(placed.first + 1, last + 1):
            self.put(sheet, row, place, stored.get((row + 1, place + 1)), style)

    def row(self, sheet, placed, row, filled, formulas, styles, helper, arrays):
        at = placed.first + row
        for column in placed.sheet.columns:
            if column.key in arrays:
                continue
            place, style = placed.places[column.key], styles[column.key]
            formula = formulas[column.key](row)
            if formula is not None and column.key not in filled:
                self.formula(sheet, at, place, formula, style)
            elif column.kind == "number":
                sheet.write_number(at, place, row + 1, style)
            else:
                self.put(sheet, at, place, filled.get(column.key, column.default or None), style)
        if placed.sheet.row_height:
            sheet.set_row(at, placed.sheet.row_height)
        for key in placed.helpers:
            self.formula(sheet, at, placed.places[key], formulas[key](row), helper)

    def total(self, sheet, placed, row):
        for column in placed.sheet.columns:
            place, style = placed.places[column.key], self.looks.cell(self.layout.kind(column), False, column.format)
            formula = column_formula.of_total(self.layout, placed, column)
            if formula is not None:
                self.linted(sheet, row, place, formula, style)
            elif place == 1:
                sheet.write_string(row, place, "合计", style)
            elif not column.hidden:
                sheet.write_blank(row, place, None, style)

    def below(self, sheet, placed, row, last):
        for number, note in enumerate(placed.sheet.notes, 1):
            sheet.merge_range(row, 0, row, last, f"{'填表说明:' if number == 1 else ''}{number}.{note}", self.looks.note)
            sheet.set_row(row, 18)
            row += 1
        sheet.merge_range(row, 0, row, last, "负责人:                    审核人:                    制表人:                    联系电话:",
                          self.looks.line)
        sheet.set_row(row, 28)


def _stored(value):
    """Return a result as XlsxWriter is to store it: it escapes no control character there."""
    return spelt_out(value[:LONGEST_TEXT]) if isinstance(value, str) else value


def _text(sheet, row, column, value):
    """Return a text that a cell can hold; Unwritable where it cannot."""
    cell = f"“{sheet.name}”{address(row, column)}"
    try:
        length = len(value.encode("utf-16-le")) // 2 if len(value) > LONGEST_TEXT // 2 or not value.isprintable() else 0
    except UnicodeEncodeError:
        raise Unwritable(f"{cell}的文字里有不成字的半个字符,写不进表格;请重新输入这一格") from None
    if length > LONGEST_TEXT:
        raise Unwritable(f"{cell}的文字超过 {LONGEST_TEXT:,} 个字符,表格程序会截断;请缩短这一格")
    return value

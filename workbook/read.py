"""A filled workbook as tables: what staff typed, cell by cell, and every formula that stands in it."""

import datetime
from dataclasses import dataclass, field

from udfs.policy import Policy
from udfs.vocabulary import YES
from udfs.workdays import DAY, Calendar
from workbook import calendar_rows, own_values, policy_rows, raw_cells, self_check
from workbook.formula import FIRST_SERIAL, PAST_LAST_SERIAL
from workbook.gate import Unusable, admit, unusable
from workbook.layout import MOST_ROWS, TODAY, Layout
from workbook.serial import day_of
from workbook.standing import FINDINGS
from workbook.template import TemplateError, names, template
from workbook.xlsx.damage import Damaged

SHOWN = 3  # missing sheets by name in a message
SPARE = 100


@dataclass
class Filled:
    """A workbook that was read: `rows[sheet key]` are dictionaries column key → value, with `row` counting from 0.

    `layout` says where everything stands; `policy` and `calendar` are the workbook's own, with what a county typed in.
    """

    name: str
    layout: Layout
    policy: Policy | None = None
    calendar: Calendar | None = None
    rows: dict = field(default_factory=dict)
    fields: dict = field(default_factory=dict)
    cells: dict = field(default_factory=dict)
    formulas: dict = field(default_factory=dict)
    today: datetime.date | None = None
    parameters: dict = field(default_factory=dict)
    properties: dict = field(default_factory=dict)
    shift: int = 0


def read(path):
    """Read the workbook at `path`; Unusable says why it cannot be."""
    path = admit(path)
    try:
        stored = raw_cells.read(path)
    except Damaged as damage:
        raise unusable(path.name, damage) from None
    values, formulas, properties = stored.sheets, stored.formulas, stored.properties
    made = _template(path.name, properties, set(values))
    layout = _layout(path.name, made, properties, values)
    _refuse_more_rows(path.name, layout, formulas)
    filled = Filled(path.name, layout, cells=values, formulas=formulas, properties=properties, shift=stored.shift)
    filled.policy, filled.parameters = own_values.read(layout, values.get(policy_rows.SHEET, {}), stored.shift)
    filled.calendar = _calendar(layout, values.get(calendar_rows.SHEET, {}))
    for placed in filled.layout.sheets.values():
        _check_header(path.name, placed, values[placed.name])
        filled.rows[placed.sheet.key] = _rows(filled.layout, placed, values[placed.name], stored.shift)
        filled.fields[placed.sheet.key] = {key: values[placed.name].get((row + 1, column + 1))
                                           for key, (row, column) in placed.fields.items()}
    today = values.get(FINDINGS, {}).get(_address(TODAY))
    typed = _address(TODAY) not in formulas.get(FINDINGS, {})
    today = _typed("date", today, stored.shift) if typed else None
    filled.today = today if isinstance(today, datetime.date) else None
    return filled


def _template(name, properties, sheets):
    try:
        made = template(properties["medaid_template"]) if "medaid_template" in properties else next(
            found for found in map(template, names()) if {sheet.name for sheet in found.sheets} <= sheets)
    except (StopIteration, TemplateError):
        raise Unusable("W08", name, "不是本套模板的工作簿", f"请把数据填入本套空白模板(如“{names()[1]}”)再核对") from None
    standard = (FINDINGS, policy_rows.SHEET, self_check.SHEET,
                *([calendar_rows.SHEET] if Layout(made, made.rows).needs_calendar else []))
    missing = [name for name in (*(sheet.name for sheet in made.sheets), *standard) if name not in sheets]
    if missing:
        said = "”“".join(missing[:SHOWN]) + (f"”等 {len(missing)} 张" if len(missing) > SHOWN else "”")
        raise Unusable("W09", name, f"缺少工作表“{said}", "请重新取用空白模板,不要删除或改名工作表")
    return made


def _layout(name, made, properties, values):
    try:
        rows = int(properties.get("medaid_rows", made.rows))
        if not 1 <= rows <= MOST_ROWS or properties.get("medaid_policy", made.policy.id) != made.policy.id:
            raise ValueError(rows)
    except ValueError:
        raise Unusable("W08", name, "工作簿的版本信息被改动", "请重新取用空白模板") from None
    rows_of_days = range(calendar_rows.FIRST_ROW, calendar_rows.FIRST_ROW + calendar_rows.MOST_DAYS)
    days = [row for row, column in values.get(calendar_rows.SHEET, {}) if column == 1 and row in rows_of_days]
    end = None
    if days:
        start = Layout(made, rows).calendar_rows.calendar.first
        end = start + DAY * (max(days) - calendar_rows.FIRST_ROW)
    return Layout(made, rows, calendar_end=end)


def _refuse_more_rows(name, layout, formulas):
    """Refuse a workbook that says of itself that it has many more rows than formulas stand in: each would be missed."""
    for placed in layout.sheets.values():
        last = max((row for row, _ in formulas[placed.name]), default=0)
        if last and placed.first + placed.size > 2 * last + SPARE:
            raise Unusable("W08", name, f"工作簿的版本信息被改动(工作表“{placed.name}”没有那么多行)", "请重新取用空白模板")


def _calendar(layout, cells):
    if not cells:
        return None
    marks = []
    for row in range(len(layout.calendar_rows.days)):
        mark = cells.get((calendar_rows.FIRST_ROW + row, 3))
        if mark is None:
            break
        marks.append(mark == YES)
    return Calendar(layout.calendar_rows.calendar.first, marks)


def _check_header(name, placed, cells):
    for column in placed.sheet.columns:
        place = placed.places[column.key]
        if column.hidden:
            continue
        rows = (placed.first,) if column.group or placed.first - placed.header == 1 else (placed.header + 1, placed.first)
        if not any(cells.get((row, place + 1)) == column.label for row in rows):
            raise Unusable("W10", name, f"工作表“{placed.name}”第{placed.first}行的表头“{column.label}”被移动或改名",
                           "请恢复表头的位置和文字,或把数据粘贴到空白模板")


def _rows(layout, placed, cells, shift):
    typed = [column for column in placed.sheet.columns if column.typed]
    rows = []
    for row in range(placed.size):
        values = {column.key: _typed(layout.kind(column), cells.get((placed.first + row + 1, placed.places[column.key] + 1)), shift)
                  for column in typed}
        values["row"], values["number"] = row, row + 1
        values["active"] = any(values[column.key] is not None for column in typed if not column.default)
        rows.append(values)
    return rows


def _typed(kind, value, shift):
    """Return a value as its column means it: a serial number in a date column is a day, where it is one."""
    if kind == "date" and isinstance(value, (int, float)) and FIRST_SERIAL <= value + shift < PAST_LAST_SERIAL:
        return day_of(value + shift)
    return value


def _address(reference):
    """Return (row, column) of an absolute reference such as 校验!$C$4."""
    _, _, cell = reference.partition("!$")
    letters, _, number = cell.partition("$")
    return int(number), ord(letters) - ord("A") + 1

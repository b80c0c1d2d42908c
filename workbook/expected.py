"""The formulas that stand outside the rows of a table: 合计 rows and the standard sheets."""

from workbook import calendar_rows, column_formula, findings_sheet, parameter_state, policy_rows, self_check
from workbook.standing import FINDINGS


def formulas(layout, calls=None):
    """Return {sheet name: {(row, column): formula}}, rows and columns from 0; with `calls`, those of the UDF edition."""
    found = {}
    for placed in layout.sheets.values():
        if placed.sheet.total:
            totals = {placed.places[column.key]: column_formula.of_total(layout, placed, column)
                      for column in placed.sheet.columns}
            found[placed.name] = {(placed.first + placed.size, place): formula for place, formula in totals.items()
                                  if formula is not None}
    found[FINDINGS] = findings_sheet.formulas(layout)
    found[self_check.SHEET] = self_check.formulas(layout, calls)
    found[policy_rows.SHEET] = {(row - 1, ord(column) - ord("A")): made
                                for row, entry in enumerate(layout.policy_rows.rows, policy_rows.FIRST_ROW)
                                for column, made in parameter_state.formulas(layout.policy_rows, row, entry).items()}
    if layout.needs_calendar:
        found[calendar_rows.SHEET] = {(row - 1, 3 + place): formula for row, _, _, _, *made in layout.calendar_rows.rows()
                                      for place, (formula, _) in enumerate(made)}
    return found

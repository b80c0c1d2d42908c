"""计算说明 fits into a cell: no rule's explanation is a longer formula than Excel takes."""

import pytest

from tests.workbook.sentences import rules_under
from udfs import catalogue, load
from workbook import policy_rows
from workbook.addresses import address
from workbook.calendar_rows import SHEET
from workbook.cells import CalendarCells, Cells, called_rules
from workbook.formula import LARGEST, sentence

CALENDAR = CalendarCells(*(f"{SHEET}!${column}$6:${column}$9999" for column in "ADE"))


@pytest.mark.parametrize("name", [*catalogue(), None])
def test_every_sentence_fits(name):
    """Every rule under every notice, far down a sheet of 5,000 rows."""
    policy = name and load(name)
    references = policy_rows.PolicyRows(policy).references() if policy else {}
    for rule in rules_under(policy):
        asked = (*called_rules(rule), rule)
        inputs = dict.fromkeys(key for one in asked for key in one.inputs)
        cells = Cells(policy, {key: address(5000, place) for place, key in enumerate(inputs)},
                      {one.name: address(5000, 30 + place) for place, one in enumerate(asked)}, calendar=CALENDAR, **references)

        assert len("=" + sentence(rule, cells)) <= LARGEST, rule

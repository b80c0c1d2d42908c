"""Findings about a roster name the cell of the roster; computed columns go to the row of the person."""

import datetime

from macros import adopt
from tests.workbook.roster.odd import HEAD, STAYS, lawful, one, stay
from workbook.roster import judging, read
from workbook.roster.adopted import adopted

TODAY = datetime.date(2024, 12, 31)
LATE = {"admitted_on": datetime.date(2024, 12, 30), "discharged_on": datetime.date(2024, 1, 2)}


def side_by_side(folder):
    """Return a file with two tables beside each other; the second's first person goes home before coming."""
    return one(folder, [[*HEAD, None, *HEAD], [*stay(0), None, *stay(1, **LATE, total="1200左右")], [*stay(2), None, *stay(3)]])


def test_a_finding_names_the_cell_of_its_own_table(tmp_path):
    """Column U is 出院日期 of the table on the right, H of that on the left; a cell that is asked about is not found fault with again."""
    found = read(side_by_side(tmp_path), **STAYS)
    said = {(finding.code, finding.cell) for finding in judging.judged(found, TODAY).findings}

    assert {("C07", "V2"), ("Z07", "U2")} <= said and ("Z07", "H2") not in said and not {code for code, cell in said if cell in ("I2", "V2")} - {"C07"}


def test_computed_columns_stand_in_the_row_and_table_of_their_person(tmp_path):
    """Four people, each with the result for that person."""
    data = adopted(side_by_side(tmp_path), STAYS, today=TODAY)

    class Edit(dict):
        """Takes what would be written."""

        def set(self, sheet, cell, value, look):
            assert (sheet, cell) not in self
            self[sheet, cell] = value

        def widen(self, *_):
            """Widths are no matter here."""

    edit = Edit()
    adopt._columns(edit, data)

    assert [0, 0, 1, 1] == data["belongs"] and len(edit) == 2 * len(data["labels"]) * 3


def test_a_table_without_people_has_nothing_to_judge(tmp_path):
    """A header alone."""
    path = one(tmp_path, [HEAD])

    found = judging.judged(lawful(path, [HEAD]), TODAY).findings

    assert ([("C08", "没有“结算日期”这一列")], []) == ([(one.code, one.detail) for one in found], adopted(path, STAYS, today=TODAY)["rows"])


def test_what_is_asked_about_is_said_once_and_by_its_cell(tmp_path):
    """C07, with the label of the column and how to mend it."""
    rows = [HEAD, stay(0), stay(1, total="1200左右", asks=("total",))]
    findings = judging.judged(lawful(one(tmp_path, rows), rows), TODAY).findings

    assert [("C07", "I3")] == [(finding.code, finding.cell) for finding in findings if finding.cell == "I3"]
    assert all(finding.mend for finding in findings)

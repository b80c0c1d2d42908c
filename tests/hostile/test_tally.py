"""`python -m tests.hostile`: what is counted as a fault, and how the command ends."""

import subprocess
import sys

from tests.hostile import mutants
from tests.hostile.case import packed, refused, sound
from tests.hostile.door import Door, Outcome, verdict
from tests.hostile.oracle import disagreement
from tests.hostile.shelf import mutable
from tests.hostile.tally import Tally
from tests.workbook.xlsx import by_hand


def test_a_wrong_reading_and_a_file_let_in_are_faults(tmp_path):
    """The truth of a case decides: another cell, or a bomb that is read."""
    right = sound("正常", "right", lambda: packed(by_hand.parts(by_hand.row(("", "<v>1</v>")))), {"表": {(1, 1): 1}})
    path = right.placed(tmp_path)
    read, told = Outcome(None, "", 0.1, 30), Outcome("W08", "", 0.1, 30)

    assert [] == verdict(right, path, read) == verdict(right, path, told)
    assert verdict(sound("正常", "wrong", None, {"表": {(1, 1): 2}}), path, told)
    assert ["accepted"] == verdict(refused("压缩炸弹", "let in", None, "W06"), path, read)
    assert verdict(right, path, Outcome("W06", "", 0.1, 30))


def test_whatever_must_not_be_is_counted():
    """A traceback, a hang, a changed file, a bomb that takes its time, more than a gibibyte."""
    tally = Tally()
    tally.add("正常", "sound", Outcome(None, "", 0.1, 30))
    assert [] == tally.faults == tally.lines()
    for kind, outcome in (("正常", Outcome("W14", "", 1, 30, ("traceback: x",))), ("正常", Outcome("W13", "", 21, 30, ("hang: x",))),
                          ("压缩炸弹", Outcome("W06", "", 2.5, 30)), ("压缩炸弹", Outcome("W06", "", 1, 301)), ("正常", Outcome(None, "", 1, 1025))):
        before = len(tally.faults)
        tally.add(kind, "odd", outcome)
        assert before + 1 == len(tally.faults)


def test_the_oracle_disagrees_where_a_cell_differs(tmp_path):
    """20230115 in a cell of dates is #VALUE! for openpyxl, which is the known misreading: the corpus has it, the mutants' seeds have not."""
    path = tmp_path / "表.xlsx"
    path.write_bytes(packed(by_hand.parts('<row r="1"><c r="A1" s="0"><v>20230115</v></c></row>', styles=by_hand.formats(14))))

    assert disagreement(path)


def test_mutants_of_our_own_workbooks_and_of_other_tables_go_through_the_door(tmp_path):
    """Eight of each: no fault."""
    with Door() as door:
        for seed in mutable.seeds():
            path = tmp_path / f"变{seed.suffix}"
            for number in range(0 if seed.kind in mutants.seeds() else 8):
                path.write_bytes((mutants.mutant if seed.zipped else mutants.spoilt)(seed.content(), number))
                assert () == door.through(path).faults, (seed.kind, number)


def test_a_folder_of_files_is_run_by_the_command(tmp_path):
    """A sound one and a broken one; exit code 0, and the table counts two."""
    (tmp_path / "好.xlsx").write_bytes(packed(by_hand.parts("")))
    (tmp_path / "坏.xls").write_bytes(b"x")
    done = subprocess.run([sys.executable, "-m", "tests.hostile", "--files", str(tmp_path)], capture_output=True, text=True, check=False)

    assert 0 == done.returncode and "合计 2 种" in done.stdout, done.stdout + done.stderr

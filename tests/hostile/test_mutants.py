"""A thousand mutants of sound workbooks: each is refused in words or read, and what is read is what openpyxl reads too."""

import io

import pytest

from tests.hostile import mutants
from tests.hostile.refusals import read
from tests.workbook.xlsx.test_oracles import as_openpyxl, differences
from workbook.unusable import CODES, Unusable

EACH, LOTS = 500, 10


@pytest.mark.parametrize("lot", range(LOTS))
@pytest.mark.parametrize("name", mutants.seeds())
def test_a_mutant_is_refused_or_read_aright(tmp_path, name, lot):
    """No other exception comes out; where openpyxl reads it as well, no sheet and no cell differs."""
    path, content = tmp_path / "变.xlsx", mutants.seeds()[name]
    for seed in range(lot * EACH // LOTS, (lot + 1) * EACH // LOTS):
        path.write_bytes(mutants.mutant(content, seed))
        try:
            found = read(path)
        except Unusable as error:
            assert error.code in CODES
            continue
        theirs = by_openpyxl(path)
        if theirs is not None:
            assert (list(theirs), []) == (list(found.sheets), differences(found.sheets, theirs)), seed


def by_openpyxl(path):
    """Return openpyxl's reading, None where it dies of one of its thirteen exceptions."""
    try:
        return as_openpyxl(io.BytesIO(path.read_bytes()), True)  # it leaves a file open when it dies
    except Exception:
        return None

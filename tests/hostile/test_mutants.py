"""A thousand mutants of sound workbooks: each is refused in words or read, and what is read is what openpyxl reads too."""

import pytest

from tests.hostile import mutants
from tests.hostile.oracle import disagreement
from tests.hostile.refusals import read
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
            read(path)
        except Unusable as error:
            assert error.code in CODES
            continue
        assert [] == disagreement(path), seed

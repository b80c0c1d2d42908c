"""Another reader beside ours: where openpyxl reads an .xlsx as well, no sheet and no cell may differ."""

import io

from tests.hostile.door import cells
from tests.workbook.xlsx.test_oracles import as_openpyxl, differences

LARGEST = 2**20  # openpyxl takes its time


def by_openpyxl(path):
    """Return openpyxl's reading, None where it dies of one of its thirteen exceptions."""
    try:
        return as_openpyxl(io.BytesIO(path.read_bytes()), True)  # it leaves a file open when it dies
    except Exception:
        return None


def disagreement(path):
    """Return what openpyxl reads otherwise in the .xlsx at `path`, in words: [] where it agrees, dies, or there is nothing to compare."""
    ours = cells(path) if path.suffix == ".xlsx" else None
    theirs = by_openpyxl(path) if ours is not None and path.stat().st_size < LARGEST else None
    if theirs is None:
        return []
    if list(theirs) != list(ours):
        return [f"sheets {list(ours)[:5]} beside {list(theirs)[:5]}"]
    return [f"{sheet} {place}: {str(mine)[:40]!r} beside {str(other)[:40]!r}" for sheet, place, mine, other in differences(ours, theirs)[:3]]

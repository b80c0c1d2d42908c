"""Real .xls and .ods by LibreOffice from one small workbook: whole, renamed, cut, and with bytes changed."""

import functools
import random
import tempfile
from pathlib import Path

from tests.hostile.case import Case, OTHER_TABLE, packed
from tests.workbook.xlsx import by_hand
from workbook import recalculate

ROWS = "".join(by_hand.row((' t="inlineStr"', f"<is><t>测试{number:03d}</t></is>"), (' t="inlineStr"', "<is><t>11010519491231002X</t></is>"),
                           ("", f"<v>{number * 100.5}</v>"), ("", "<f>C1*2</f><v>201</v>"), number=number) for number in range(1, 30))
CODES = OTHER_TABLE | {"W06", "W12"}


@functools.cache
def saved(kind):
    """Return the bytes that LibreOffice saves as `kind`."""
    with tempfile.TemporaryDirectory(prefix="medaid-hostile-") as folder:
        (Path(folder) / "表.xlsx").write_bytes(packed(by_hand.parts(ROWS)))
        return recalculate.converted(Path(folder) / "表.xlsx", Path(folder) / "out", kind).read_bytes()


def damaged(kind, seed):
    """Return a function that gives the file with a tenth cut off, or with some bytes changed."""
    def content():
        made, dice = bytearray(saved(kind)), random.Random(seed)
        if seed % 2:
            return bytes(made[:int(len(made) * dice.uniform(0.1, 0.95))])
        for _ in range(20):
            made[dice.randrange(len(made))] ^= 1 << dice.randrange(8)
        return bytes(made)

    return content


def cases():
    """Yield each kind under its own name, as an .xlsx, and damaged."""
    for kind in ("xls", "ods"):
        for name in (f"表.{kind}", "表.xlsx"):
            yield Case(name, f".{kind}", f"saved by LibreOffice, named {name}", functools.partial(saved, kind), CODES, True)
        for seed in range(6):
            yield Case(f"表.{kind}", f".{kind}", f"damaged ({seed})", damaged(kind, seed), CODES, True)

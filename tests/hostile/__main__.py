"""`python -m tests.hostile [--mutants 10000] [--files DIR]`: the corpus, mutants, or any folder of files through the product's door.

Exit code 1 where anything is wrong: a traceback, a hang, a changed file, a wrong reading, a message that is not one.
"""

import argparse
import itertools
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from tests.hostile import mutants
from tests.hostile.corpus import CASES
from tests.hostile.door import READ, Door, verdict
from tests.hostile.oracle import disagreement
from tests.hostile.shelf import mutable
from tests.hostile.tally import Tally

TABLES = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".et", ".ods", ".ots", ".csv", ".xlsb")


def main():
    """Run what is asked for, print the table and the faults, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--mutants", type=int, default=0, metavar="N", help="so many mutants besides the corpus")
    parser.add_argument("--files", metavar="DIR", type=Path, help="instead: every table below this folder, without truths")
    asked = parser.parse_args()
    screen = Console()
    screen = screen if screen.is_terminal else Console(width=150)
    tally = Tally()
    with Door() as door, Progress(console=screen, transient=True) as progress, tempfile.TemporaryDirectory(prefix="medaid-hostile-") as folder:
        if asked.files:
            found = sorted(path for path in asked.files.rglob("*") if path.suffix.lower() in TABLES and path.is_file())
            for path in progress.track(found, description="正在读文件"):
                tally.add(path.suffix.lower(), str(path), door.through(path))
        else:
            for case in progress.track(CASES, description="正在读样本"):
                run(case, door, tally, folder)
            for kind, seed, path in progress.track(_mutants(asked.mutants, Path(folder)), total=asked.mutants, description="正在读变异文件"):
                outcome = door.through(path)
                tally.add(f"变异:{kind}", f"seed {seed}", outcome, disagreement(path) if outcome.code in READ else ())
    screen.print(tally.table())
    for line in tally.lines():
        screen.print(line, highlight=False, markup=False, soft_wrap=True)
    return 1 if tally.faults else 0


def run(case, door, tally, folder):
    """Take one Case through the door, in a folder of its own."""
    with tempfile.TemporaryDirectory(dir=folder) as own:
        path = case.placed(own)
        outcome = door.through(path)
        tally.add(case.kind, case.made, outcome, verdict(case, path, outcome))


def _mutants(count, folder):
    """Yield (kind, seed, path) of so many mutants, one after the other under one name; small seeds come more often than large ones."""
    place = folder / "变异"
    place.mkdir()
    seeds = list(mutable.seeds())
    cycle = itertools.cycle([seed for seed in seeds for _ in range(seed.share)])
    for number, seed in zip(range(count), cycle):
        path = place / f"变{seed.suffix}"
        for old in place.iterdir():
            old.unlink()
        path.write_bytes((mutants.mutant if seed.zipped else mutants.spoilt)(seed.content(), number))
        yield seed.kind, number, path


if __name__ == "__main__":
    sys.exit(main())

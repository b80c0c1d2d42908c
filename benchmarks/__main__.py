"""`python -m benchmarks [rules] [reading] [recalculation] [columns]`: the tables asked for, all of them by default."""

import argparse
import tempfile
from pathlib import Path

from rich.console import Console

from benchmarks import columns, reading, recalculation, rules
from benchmarks.workbooks import SIZES, built

TABLES = ("rules", "reading", "recalculation", "columns")


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("tables", nargs="*", metavar="table", help=", ".join(TABLES))
    wanted = parser.parse_args().tables or TABLES
    if unknown := set(wanted) - set(TABLES):
        parser.error(f"no table {', '.join(unknown)}; there are {', '.join(TABLES)}")
    screen = Console()
    screen = screen if screen.is_terminal else Console(width=130)
    with screen.status("") as status, tempfile.TemporaryDirectory(prefix="medaid-bench-") as folder:
        if "rules" in wanted:
            screen.print(rules.table(status.update))
        if set(wanted) == {"rules"}:
            return
        sizes = SIZES if set(wanted) - {"rules", "reading"} else SIZES[:1]
        workbooks = built(Path(folder), status.update, sizes)
        if "reading" in wanted:
            screen.print(reading.table(workbooks[SIZES[0]][0], Path(folder), status.update))
        if "recalculation" in wanted:
            screen.print(recalculation.table(workbooks, status.update))
        if "columns" in wanted:
            screen.print(columns.table(workbooks[SIZES[0]], workbooks[SIZES[-1]], status.update))


main()

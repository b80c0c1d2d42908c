"""`python -m tests.mutants [CASES.json …]`: one small change at a time; do the golden cases notice, do the boundaries?

Exit code 1 when fewer than 95 % are noticed, or when a survivor has no reason in equivalent.toml.
"""

import argparse
import sys
from pathlib import Path

from rich.console import Console

from tests.mutants.report import Result, left_by_golden, reasons
from tests.mutants.score import scored
from workbook import golden

CASES = Path(__file__).parents[1] / "golden" / "cases.json"


def main():
    """Judge every mutant, print, and tell by the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("cases", nargs="*", metavar="CASES.json", help="golden cases besides tests/golden/cases.json")
    parser.add_argument("--rule", action="append", metavar="NAME", help="only this rule; may be given several times")
    parser.add_argument("--left-by-golden", metavar="FILE.md", help="write a list of what the golden cases alone do not notice")
    asked = parser.parse_args()
    screen = Console()
    screen = screen if screen.is_terminal else Console(width=130)
    known_cases = [case for path in (CASES, *asked.cases) for case in golden.read(path)]
    with screen.status("") as status:
        mutants = scored(known_cases, asked.rule, status.update)
    result = Result(mutants, reasons())
    screen.print(result.table())
    for line in result.lines():
        screen.print(line, highlight=False, markup=False, soft_wrap=True)
    if asked.left_by_golden:
        Path(asked.left_by_golden).write_text(left_by_golden(mutants), encoding="utf-8")
    return 0 if result.is_enough else 1


if __name__ == "__main__":
    sys.exit(main())

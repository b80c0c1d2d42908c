"""How many mutants were noticed, by rule; who lives on, and why that may be."""

import tomllib
from collections import Counter
from pathlib import Path

from rich import box
from rich.table import Table

from tests.mutants.score import BOUNDARIES, GOLDEN, NO_MUTANT, NOBODY

REASONS = Path(__file__).with_name("equivalent.toml")
WANTED = 0.95


def reasons(path=REASONS):
    """Return {(rule, change): why nobody can notice it}."""
    entries = tomllib.loads(Path(path).read_text(encoding="utf-8")).get("mutant", [])
    return {(entry["rule"], entry["change"]): entry["reason"] for entry in entries}


class Result:
    """Mutants that were judged, and the reasons known for survivors. Those proven to change nothing are not counted."""

    def __init__(self, mutants, known):
        self.mutants = [mutant for mutant in mutants if mutant.killed_by != NO_MUTANT]
        self.proven = len(mutants) - len(self.mutants)
        self.survivors = [mutant for mutant in self.mutants if mutant.killed_by == NOBODY]
        self.known = known
        rules, alive = {mutant.rule for mutant in mutants}, {(mutant.rule, mutant.what) for mutant in self.survivors}
        self.unexplained = [mutant for mutant in self.survivors if (mutant.rule, mutant.what) not in known]
        self.outdated = [entry for entry in known if entry[0] in rules and entry not in alive]

    @property
    def rate(self):
        """The share that anybody noticed."""
        return 1 - len(self.survivors) / len(self.mutants) if self.mutants else 0.0

    @property
    def by_golden(self):
        """The share that the golden cases noticed alone."""
        return sum(mutant.killed_by == GOLDEN for mutant in self.mutants) / len(self.mutants) if self.mutants else 0.0

    @property
    def is_enough(self):
        """Tell whether enough were noticed, and every survivor has its reason."""
        return self.rate >= WANTED and not self.unexplained and not self.outdated

    def table(self):
        """Return the table by rule."""
        table = Table("rule", "mutants", "by golden cases", "with boundaries", "survivors", box=box.SIMPLE_HEAD)
        for column in table.columns[1:]:
            column.justify = "right"
        for name in dict.fromkeys(mutant.rule for mutant in self.mutants):
            table.add_row(name, *_figures([mutant for mutant in self.mutants if mutant.rule == name]))
        table.add_section()
        table.add_row("all", *_figures(self.mutants), style="bold")
        return table

    def lines(self):
        """Yield each survivor with its reason, and what else is to be said."""
        for mutant in self.survivors:
            why = self.known.get((mutant.rule, mutant.what), "NO REASON: add a case or a row")
            yield f"{mutant.rule}: {mutant.what}\n    {why}"
        for rule, what in self.outdated:
            yield f"{rule}: {what}\n    OUTDATED in {REASONS.name}: is noticed, or is no mutant any more"
        yield f"{self.proven} more were proven to change nothing and are not counted."


def _figures(mutants):
    by = Counter(mutant.killed_by for mutant in mutants)
    noticed = by[GOLDEN] + by[BOUNDARIES]
    return (str(len(mutants)), *(f"{count} ({count / len(mutants):.1%})" for count in (by[GOLDEN], noticed)), str(by[NOBODY]))


def left_by_golden(mutants):
    """Return a Markdown list of the mutants that no golden case notices, by rule."""
    lines = ["# Mutants that no golden case notices", ""]
    left = [mutant for mutant in mutants if mutant.killed_by in (BOUNDARIES, NOBODY)]
    for name in dict.fromkeys(mutant.rule for mutant in left):
        lines += [f"## {name}", "", *(f"- {mutant.what}{' (nor any boundary)' * (mutant.killed_by == NOBODY)}"
                                      for mutant in left if mutant.rule == name), ""]
    return "\n".join(lines)

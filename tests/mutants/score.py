"""Who notices a mutant: the golden cases alone, or the rows on the rule's boundaries."""

import copy
import functools
import json
from dataclasses import dataclass
from decimal import Decimal

from tests.engines.boundaries import boundaries, cases
from tests.mutants import figures, trees
from tests.mutants.equal import proven
from udfs import catalogue, load, rules
from udfs.batch import batch
from udfs.vocabulary import NAMES
from workbook import golden

GOLDEN, BOUNDARIES, NOBODY, NO_MUTANT = "golden", "boundaries", "nobody", "the same"


@dataclass
class Mutant:
    """A rule with one change; `killed_by` says who noticed first (`NO_MUTANT`: proven to change nothing)."""

    rule: str
    what: str
    killed_by: str


@dataclass
class Table:
    """Rows under one policy and what the rule is to give there; `same` compares an expected value with another."""

    policy: object
    columns: dict
    expected: list
    same: object

    def notices(self, rule, policy):
        """Tell whether a changed rule, or the rule under a changed policy, gives anything else; an error is something else."""
        try:
            got = batch(rule, self.columns, policy=policy)
        except (ArithmeticError, LookupError, TypeError, ValueError):
            return True
        return any(one != other and not self.same(one, other) for one, other in zip(self.expected, got, strict=True))


class Jury:
    """The golden cases and the boundaries of one rule."""

    def __init__(self, rule, known_cases):
        self.rule = rule
        self.golden = list(_golden(rule, known_cases))
        wrong = [table.policy for table in self.golden if table.notices(rule, table.policy)]
        if wrong:
            raise ValueError(f"{rule.name} does not give what its golden cases expect under {wrong}: mend that first")

    @functools.cached_property
    def boundaries(self):
        """The boundaries under every policy, county's figures and reading; expected is what the rule gives unchanged."""
        made = []
        for rule, policy in cases():
            if rule.name == self.rule.name:
                columns = _columns(rule, boundaries(rule, policy))
                made.append(Table(policy, columns, batch(rule, columns, policy=policy), lambda one, other: False))
        return made

    def all(self):
        """Return every mutant of the rule with who noticed it."""
        made, counted = [], {}
        found = [(what, _with_tree(self.rule, node), lambda policy: policy, None) for what, node in trees.mutants(self.rule.tree)]
        holding = [policy for policy in catalogue().values() if self.rule.takes_policy and self.rule.holds_under(policy)]
        found += [(what, self.rule, lambda policy, name=name, change=change: change(policy) if policy.id == name else None, key)
                  for name, key, what, change in figures.mutants(self.rule, holding)]
        for what, rule, change, figure in found:
            killed_by = self.judged(rule, change)
            if killed_by == NOBODY and self.is_proven(rule, change, figure):
                killed_by = NO_MUTANT
            if killed_by:
                counted[what] = counted.get(what, 0) + 1
                made.append(Mutant(self.rule.name, what + (f" #{counted[what]}" if counted[what] > 1 else ""), killed_by))
        return made

    def judged(self, rule, change):
        """Return who notices the changed rule under changed policies; None where no row stands under one that changes."""
        asked = 0
        for word, tables in ((GOLDEN, lambda: self.golden), (BOUNDARIES, lambda: self.boundaries)):
            for table in tables():
                policy = change(table.policy)
                asked += policy is not None or table.policy is None
                if (policy is not None or table.policy is None) and table.notices(rule, policy):
                    return word
        return NOBODY if asked else None

    def is_proven(self, rule, change, figure):
        """Tell whether the changed rule is the same as the rule under every policy that the change touches."""
        policies = [table.policy for table in self.boundaries if table.policy is not None]
        pairs = [(policy, change(policy)) for policy in policies if change(policy) is not None]
        return bool(pairs) and proven(self.rule.tree, rule.tree, pairs, figure)


def _with_tree(rule, node):
    made = copy.copy(rule)
    made.tree = node
    return made


def _columns(rule, rows):
    return {name: [row[name] for row in rows] for name in rule.inputs}


def _golden(rule, known_cases):
    """Yield the golden cases of a rule, one Table for each policy with its parameters."""
    groups = {}
    for case in known_cases:
        if rule.name in case["expect"]:
            told = (case["policy"], json.dumps(case.get("parameters", {}), default=float, sort_keys=True))
            groups.setdefault(told if rule.takes_policy else (None, "{}"), []).append(case)
    for (name, values), group in groups.items():
        policy = load(name) if name else None
        own = {key: value for key, value in json.loads(values).items() if policy and key in policy.parameters}
        rows = [{key: NAMES[key].written(_plain(case["inputs"][key])) for key in rule.inputs} for case in group]
        yield Table(policy and policy.with_values(**own), _columns(rule, rows), [case["expect"][rule.name] for case in group],
                    functools.partial(golden.same, rule))


def _plain(value):
    return float(value) if isinstance(value, Decimal) else value


def scored(known_cases, names=None, tell=lambda name: None):
    """Return the mutants of the rules called `names` (None: of all), each judged; `tell` hears each rule's name."""
    made = []
    for name, rule in rules().items():
        if names is None or name in names:
            tell(name)
            made += Jury(rule, known_cases).all()
    return made

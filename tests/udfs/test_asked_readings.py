"""A reading that a county can choose changes something, or its note says that it only tells how to fill a column."""

from pathlib import Path

import pytest

from udfs import catalogue, rules
from udfs import expression as tree

EXPLAINS = "只说明填报口径"
READINGS = [(policy.id, key) for policy in catalogue().values()
            for key, parameter in policy.parameters.items() if parameter.choices]
ROOT = Path(__file__).parents[2]
AGGREGATES = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "udfs/aggregates").glob("*.py")))
TEMPLATES = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "templates").glob("*.toml")))


def asked(policy):
    """Return the readings that some rule of the policy asks."""
    return {node.key for rule in rules().values() if rule.takes_policy and rule.holds_under(policy)
            for node in tree.walk(rule.tree) if isinstance(node, tree.Parameter) and policy.parameter(node.key).choices}


@pytest.mark.parametrize("policy, key", READINGS)
def test_a_reading_is_asked_or_only_explains(policy, key):
    """By a rule, by an aggregate, by a template; or its note says so. No fifth kind."""
    notice = catalogue()[policy]

    assert (key in asked(notice) or f".{key}" in AGGREGATES or f"@{key}" in TEMPLATES
            or notice.parameter(key).note.startswith(EXPLAINS))

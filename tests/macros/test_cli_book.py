"""`medaid rules`: the list of rules, and the book of rules."""

from tests.macros.commands import output, refused, said
from udfs import load, rules


def test_every_rule_is_listed():
    """By name, with its title, its unit and the notices that have it."""
    found = said("rules")

    assert list(rules()) == [entry["rule"] for entry in found]
    assert {"rule": "catalog_ratio", "title": "目录内费用占比", "unit": "比例", "inputs": ["in_catalog", "total"],
            "policies": ["guangxi-2019", "guangxi-2022"]} in found
    assert all(entry["title"] in output("rules") for entry in found[:5])


def test_the_rules_of_one_notice():
    """Those that hold under it, and none of no notice."""
    found = {entry["rule"] for entry in said("rules", "--policy", "yeji-2024")}

    assert found == {rule.name for rule in rules().values() if rule.takes_policy and rule.holds_under(load("yeji-2024"))}
    assert "guangxi-2021" in refused("rules", "--policy", "guangxi-2021")


def test_the_book_is_written_where_it_is_asked_for(tmp_path):
    """The file, and that it is there; a folder that is none is told."""
    target = tmp_path / "rules.md"

    assert "规则手册" in output("rules", "--doc", target)
    assert target.read_text(encoding="utf-8").startswith("# The rules\n")
    assert "写不进去" in refused("rules", "--doc", tmp_path / "none" / "rules.md")

"""The tool notices a real mutant, names an equivalent one as survivor, and finds the golden cases and boundaries sufficient."""

import json
from pathlib import Path

import pytest

from tests.mutants import figures, trees
from tests.mutants.__main__ import CASES
from tests.mutants.equal import proven
from tests.mutants.report import WANTED, Result, reasons
from tests.mutants.score import BOUNDARIES, GOLDEN, NO_MUTANT, NOBODY, Jury, Mutant, scored
from udfs import expression as tree
from udfs import load, rules
from workbook import golden

KNOWN = golden.read(CASES)
DUE = {"id": "1", "policy": "yeji-2024", "inputs": {"deductible": 600, "charged_in_chain": 400},
       "expect": {"deductible_due": 200}}


def judged(cases, name):
    """Return {change: who noticed} of a rule's mutants."""
    return {mutant.what: mutant.killed_by for mutant in scored(cases, [name])}


@pytest.fixture(scope="module")
def all_mutants():
    """Every mutant of every rule."""
    return scored(KNOWN)


def test_a_case_notices_what_changes_it():
    """600 less 400 is 200: a sum is noticed by the case; that nothing is left below 0, only by a boundary."""
    by = judged([DUE], "deductible_due")

    assert GOLDEN == by["deductible - charged_in_chain → deductible + charged_in_chain"]
    assert BOUNDARIES == by["max(deductible - charged_in_chain, 0) → deductible - charged_in_chain"]


def test_an_equivalent_change_survives():
    """On the limit of 90 % nothing is missing: whether the limit itself counts as reached, nobody can tell."""
    change = ("at_least(in_catalog, policy.catalog_ratio_floor * total) → "
              "exceeds(in_catalog, policy.catalog_ratio_floor * total)")

    assert NOBODY == judged([], "catalog_catch_up")[change]
    assert ("catalog_catch_up", change) in reasons()


def test_each_figure_is_moved_by_one():
    """90 % becomes 89 and 91 %; a list loses each word and gains each other one; the one under test is noticed."""
    rule, policy = rules()["catalog_verdict"], load("guangxi-2022")
    changes = {what: change(policy) for name, _, what, change in figures.mutants(rule, [policy])}

    assert [0.89, 0.91] == [changes["guangxi-2022: catalog_ratio_floor " + step].catalog_ratio_floor for step in ("-0.01", "+0.01")]
    assert "低保对象" not in changes["guangxi-2022: catalog_scope without 低保对象"].catalog_scope
    assert "普通参保居民" in changes["guangxi-2022: catalog_scope with 普通参保居民"].catalog_scope
    assert Jury(rule, []).judged(rule, lambda known: None) is None
    assert BOUNDARIES == Jury(rule, []).judged(rule, lambda known: changes["guangxi-2022: catalog_ratio_floor +0.01"])


def test_a_proof_is_of_what_is_the_same():
    """A tier's word added to the other tier changes no verdict; an amount is never below 0; a moved figure is no proof."""
    verdict, amount, policy = rules()["tilt_rescue_verdict"].tree, rules()["tilt_rescue"].tree, load("linxian-2023")
    changes = {what: change(policy) for _, _, what, change in figures.mutants(rules()["tilt_rescue"], [policy])}
    other_tier = changes["linxian-2023: tilt_a_scope with 监测对象"]
    nothing, total = tree.Figure(0), tree.Argument("total", "yuan")

    assert proven(verdict, verdict, [(policy, other_tier)], "tilt_a_scope")
    assert not proven(amount, amount, [(policy, other_tier)], "tilt_a_scope")
    assert not proven(amount, amount, [(policy, changes["linxian-2023: tilt_b_limit -0.01"])], "tilt_b_limit")
    assert proven(tree.Comparison("==", total, nothing), tree.Comparison("<=", total, nothing), [(policy, policy)])
    assert not proven(tree.Comparison("==", total, nothing), tree.Comparison(">=", total, nothing), [(policy, policy)])


def test_every_tree_is_changed_once():
    """No two mutants are the same tree, none is the rule itself; min, a sign and both ends of a choice are among them."""
    what = [what for what, _ in trees.mutants(rules()["backstop_amount"].tree)]

    assert "min(self_pay, self_pay_ceiling()) → max(self_pay, self_pay_ceiling())" in what
    assert "self_pay - min(self_pay, self_pay_ceiling()) → self_pay + min(self_pay, self_pay_ceiling())" in what
    assert len(what) == len(set(what))


def test_a_wrong_case_is_not_counted_as_notice():
    """A case that the rule itself does not satisfy stops the run."""
    with pytest.raises(ValueError, match="deductible_due does not give what its golden cases expect"):
        scored([{**DUE, "expect": {"deductible_due": 200.01}}], ["deductible_due"])


@pytest.mark.parametrize("killed, known, enough", [(95, True, True), (94, True, False), (95, False, False)])
def test_what_is_enough(killed, known, enough):
    """95 of 100 noticed, and a reason for each of the others; what is proven to be the same is not counted."""
    mutants = [Mutant("r", str(number), GOLDEN if number < killed else NOBODY) for number in range(100)]
    result = Result([*mutants, Mutant("r", "same", NO_MUTANT)],
                    {("r", str(number)): "why" for number in range(killed, 100)} if known else {})

    assert (killed / 100, enough) == (result.rate, result.is_enough)


def test_a_reason_for_what_is_noticed_is_outdated():
    """The list of reasons keeps to survivors."""
    assert not Result([Mutant("r", "1", GOLDEN)], {("r", "1"): "why"}).is_enough


def test_cases_and_boundaries_notice_the_mutants(all_mutants):
    """95 % or more, every survivor with its reason."""
    result = Result(all_mutants, reasons())

    assert ([], []) == (result.unexplained, result.outdated)
    assert result.rate >= WANTED
    assert {mutant.rule for mutant in all_mutants} == set(rules())


def test_other_case_files_count(tmp_path):
    """A file of cases is read as the own ones are."""
    path = Path(tmp_path, "more.json")
    path.write_text(json.dumps([DUE]), encoding="utf-8")

    assert GOLDEN in judged(golden.read(path), "deductible_due").values()

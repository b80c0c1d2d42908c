"""A cheap proof that a mutant is no mutant: with every membership and fixed word settled, both trees are the same.

What a notice fixes is settled by its figures; what a county fills in or reads otherwise stays open. A part that can only
be 0 or more is never below 0; what has no value on either branch has none.
"""

from itertools import combinations, product

from udfs import expression as tree
from udfs.expression import rebuild, walk
from udfs.rewrite import decided, expand, key
from udfs.vocabulary import NAMES

OPEN = ("workday", "workday_on_or_before", "workday_on_or_after")  # may be without a value: 待补节假日表


def proven(node, other, pairs, figure=None):
    """Tell whether two trees give the same under each pair (policy, changed policy); `figure` is what was changed in it."""
    node, other = (expand(part, lambda call: False) for part in (node, other))
    return all(_same(node, other, *pair, figure) for pair in pairs)


def _same(node, other, policy, changed, figure):
    scopes = {part.scope.key: part.item.name for one in (node, other) for part in walk(one)
              if isinstance(part, tree.Member) and _is_settled(policy, part.scope.key, figure)}
    return all(key(_settled(node, policy, people, figure, "")) == key(_settled(other, changed, people, figure, "'"))
               for people in _people(scopes, (policy, changed)))


def _is_settled(policy, name, figure):
    parameter = policy.parameter(name)
    return name == figure or not parameter.local and not parameter.choices


def _people(scopes, policies):
    """Yield every {input: set of words} that the lists of `scopes` (list → input) tell apart."""
    inputs, answers = sorted(set(scopes.values())), []
    for name in inputs:
        lists = [getattr(policy, scope) for policy in policies for scope, item in scopes.items() if item == name]
        alike = list({tuple(tuple.__contains__(known, word) for known in lists): word for word in NAMES[name].values}.values())
        most = len(alike) if NAMES[name].kind == "words" else 1
        answers.append([set(words) for count in range(1, most + 1) for words in combinations(alike, count)])
    for words in product(*answers):
        yield dict(zip(inputs, words))


def _settled(node, policy, people, figure, mark):
    def fixed(part):
        if isinstance(part, tree.Member) and part.item.name in people and _is_settled(policy, part.scope.key, figure):
            return tree.Truth(not people[part.item.name].isdisjoint(getattr(policy, part.scope.key)))
        if isinstance(part, tree.Comparison):
            return _comparison(part, policy, figure)
        if isinstance(part, tree.Parameter) and part.kind == "yesno" and _is_settled(policy, part.key, figure):
            return tree.Truth(getattr(policy, part.key))
        if isinstance(part, tree.Parameter) and part.key == figure:
            return tree.Parameter(part.key + mark, part.kind, part.entry)
        return None

    before = None
    node = rebuild(node, fixed)
    while before != key(node):
        before = key(node)
        node = _empty(decided(node), policy)
    return node


def _comparison(part, policy, figure):
    """Return what a comparison comes to: a reading that is settled, an amount against 0."""
    left, right = part.left, part.right
    if isinstance(left, tree.Parameter) and isinstance(right, tree.Word) and left.key == figure:
        return tree.Truth((getattr(policy, left.key) == right.text) == (part.operator == "=="))
    if isinstance(left, tree.Argument) and left.kind in ("yuan", "whole") and isinstance(right, tree.Figure) and right.value == 0:
        if part.operator in ("<", ">="):
            return tree.Truth(part.operator == ">=")
        return tree.Comparison("==", left, right) if part.operator == "<=" else None
    return None


def _empty(node, policy):
    """Return the tree without conditions that change nothing and without sums of nothing."""
    def open_(part):
        return any(isinstance(below, (tree.Missing, tree.Call)) or isinstance(below, tree.Apply) and below.primitive in OPEN
                   or isinstance(below, tree.Parameter) and (below.entry or policy.parameter(below.key.rstrip("'")).local)
                   for below in walk(part))

    def change(part):
        if isinstance(part, tree.Choose) and key(part.then) == key(part.otherwise) and not open_(part.condition):
            return _empty(part.then, policy)
        if isinstance(part, (tree.Arithmetic, tree.Apply)):
            operands = part.operands if isinstance(part, tree.Apply) else (part.left, part.right)
            for operand in operands:
                simple = _empty(operand, policy)
                if isinstance(simple, tree.Missing):
                    return simple
                if open_(simple):
                    return None
        return None

    return rebuild(node, change)

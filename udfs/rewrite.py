"""Changes to a rule's tree that leave its meaning: calls written out, conditions moved outside, answered questions dropped."""

from dataclasses import fields

from udfs.expression import Argument, Both, Call, Choose, Either, Node, Not, Truth, rebuild, walk


def substitute(node, arguments):
    """Return `node` with each Argument replaced by the node that `arguments` gives for its name."""
    return rebuild(node, lambda part: arguments.get(part.name, part) if isinstance(part, Argument) else None)


def key(node):
    """Return what tells nodes of the same meaning: equal for equal text, whichever nodes they are.

    >>> key(Argument("total", "yuan")) == key(Argument("total", "yuan"))
    True
    """
    if isinstance(node, Call):
        return ("Call", node.rule.name, *(part for name, value in node.arguments.items() for part in (name, key(value))))
    parts = [getattr(node, entry.name) for entry in fields(node)]
    return (type(node).__name__, *(key(part) if isinstance(part, Node) else tuple(map(key, part)) if isinstance(part, tuple)
                                   else part for part in parts))


def replace(node, old, new):
    """Return `node` with the part `old` replaced by `new`."""
    return rebuild(node, lambda part: new if part is old else None)


def expand(node, keep):
    """Return `node` with every Call written out as the called rule's tree, except those that `keep` holds for."""
    def change(part):
        if isinstance(part, Call) and not keep(part):
            arguments = {name: expand(value, keep) for name, value in part.arguments.items()}
            return expand(substitute(part.rule.tree, arguments), keep)
        return None

    return rebuild(node, change)


def is_own_verdict(call):
    """Tell whether `call` asks a verdict about the caller's own inputs: a sheet shows that in a column of its own."""
    return call.rule.kind == "word" and all(
        isinstance(value, Argument) and value.name == name for name, value in call.arguments.items())


def lift(node):
    """Return `node` with conditional operands moved outside, so that a Choose stands only above other Chooses."""
    if isinstance(node, Choose):
        inner = next((part for part in walk(node.condition) if isinstance(part, Choose)), None)
        if inner is None:
            return Choose(node.condition, lift(node.then), lift(node.otherwise), node.kind)
        answers = [Choose(replace(node.condition, inner, part), node.then, node.otherwise, node.kind)
                   for part in (inner.then, inner.otherwise)]
        return lift(decided(Choose(inner.condition, *answers, node.kind)))
    inner = next((part for part in walk(node) if isinstance(part, Choose)), None)
    if inner is None:
        return node
    then, otherwise = (replace(node, inner, part) for part in (inner.then, inner.otherwise))
    return lift(decided(Choose(inner.condition, then, otherwise, node.kind)))


def decided(node, known=None):
    """Return `node` without the questions that were answered on the way to them.

    >>> from udfs.expression import Figure
    >>> first = Argument("enrolled", "yesno")
    >>> inner = Choose(Argument("enrolled", "yesno"), Figure(1), Figure(0), "whole")
    >>> type(decided(Choose(first, inner, Figure(0), "whole")).then).__name__
    'Figure'
    """
    known = known or {}

    def change(part):
        if isinstance(part, Choose):
            condition = decided(part.condition, known)
            if isinstance(condition, Truth):
                return decided(part.then if condition.value else part.otherwise, known)
            answers = [decided(branch, known | {key(condition): holds})
                       for branch, holds in ((part.then, True), (part.otherwise, False))]
            return Choose(condition, *answers, part.kind)
        if isinstance(part, (Both, Either)):
            stops = isinstance(part, Either)
            left, right = decided(part.left, known), decided(part.right, known)
            if isinstance(left, Truth):
                return left if left.value == stops else right
            return left if isinstance(right, Truth) and right.value != stops else type(part)(left, right)
        if isinstance(part, Not):
            operand = decided(part.operand, known)
            return Truth(not operand.value) if isinstance(operand, Truth) else Not(operand)
        return Truth(known[key(part)]) if part.kind == "yesno" and key(part) in known else None

    return rebuild(node, change)

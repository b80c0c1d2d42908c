"""Every small change to a rule's tree: a sign, a branch, a membership, a word, a 0 or 1."""

from dataclasses import replace as changed

from tests.mutants.say import said
from udfs import expression as tree
from udfs.rewrite import key, replace

SIGNS = {"<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<"), "!=": ("==",), "==": ("!=",),
         "+": ("-",), "-": ("+",), "*": ("/",), "/": ("*",)}
PRIMITIVES = {"at_least": "exceeds", "exceeds": "at_least", "min": "max", "max": "min",
              "workday_on_or_before": "workday_on_or_after", "workday_on_or_after": "workday_on_or_before"}
OTHER = "另一词"


def mutants(node):
    """Yield (what is changed, the tree with the change), each different tree once; a part used twice is changed as one."""
    seen = {key(node)}
    for part in tree.walk(node):
        for what, instead in _changes(part):
            made = replace(node, part, instead)
            told = key(made)
            if told not in seen:
                seen.add(told)
                yield what, made


def _changes(part):
    """Yield (what is changed, what stands there instead)."""
    if isinstance(part, tree.Choose):
        yield f"if {said(part.condition)}: branches swapped", changed(part, then=part.otherwise, otherwise=part.then)
        yield f"if {said(part.condition)}: always true", part.then
        yield f"if {said(part.condition)}: always false", part.otherwise
        return
    for instead in _instead(part):
        yield f"{said(part)} → {said(instead)}", instead


def _instead(part):
    match part:
        case tree.Comparison() | tree.Arithmetic():
            signs = SIGNS[part.operator]
            ordered = part.operator == "==" and part.left.kind in (*tree.NUMBERS, "date")
            yield from (changed(part, operator=sign) for sign in (*signs, *("<=", ">=") * ordered))
        case tree.Apply():
            if part.primitive in PRIMITIVES:
                yield changed(part, primitive=PRIMITIVES[part.primitive])
            if part.primitive in ("min", "max", "yuan", "ceiling") or part.kind == "date":
                alike = ("date",) if part.kind == "date" else tree.NUMBERS
                yield from (operand for operand in part.operands if operand.kind in alike)
            if part.primitive in ("at_least", "exceeds", "days_between", "completed_years"):
                yield changed(part, operands=part.operands[::-1])
        case tree.Both() | tree.Either():
            yield (tree.Either if isinstance(part, tree.Both) else tree.Both)(part.left, part.right)
            yield from (part.left, part.right)
        case tree.Not():
            yield part.operand
        case tree.Member() | tree.IsBlank():
            yield from (tree.Truth(True), tree.Truth(False), tree.Not(part))
        case tree.Word():
            yield tree.Word(OTHER)
        case tree.Missing():
            yield tree.Missing(OTHER)
        case tree.Figure():
            yield tree.Figure(1 - part.value)
        case tree.Truth():
            yield tree.Truth(not part.value)

"""A part of a tree in one line, as its source would put it."""

from udfs import expression as tree

LONGEST = 160


def said(node):
    """Return the part as text, cut where it is long.

    >>> said(tree.Not(tree.Member(tree.Argument("category", "words"), tree.Parameter("scope", "list"))))
    'not category in policy.scope'
    """
    text = _said(node)
    return text if len(text) <= LONGEST else text[:LONGEST - 1] + "…"


def _said(node):
    match node:
        case tree.Argument():
            return node.name
        case tree.Parameter():
            return f"policy.{node.key}" + (f"[{_said(node.entry)}]" if node.entry else "")
        case tree.Word():
            return f"“{node.text}”"
        case tree.Missing():
            return node.word or "None"
        case tree.Figure() | tree.Truth():
            return str(node.value)
        case tree.Arithmetic() | tree.Comparison():
            left, right = (f"({_said(side)})" if isinstance(side, (tree.Arithmetic, tree.Choose)) else _said(side)
                           for side in (node.left, node.right))
            return f"{left} {node.operator} {right}"
        case tree.Member():
            return f"{_said(node.item)} in policy.{node.scope.key}"
        case tree.Both() | tree.Either():
            return f"({_said(node.left)} {'and' if isinstance(node, tree.Both) else 'or'} {_said(node.right)})"
        case tree.Not():
            return f"not {_said(node.operand)}"
        case tree.IsBlank():
            return f"{_said(node.operand)} is None"
        case tree.Choose():
            return f"{_said(node.then)} if {_said(node.condition)} else {_said(node.otherwise)}"
        case tree.Apply():
            return f"{node.primitive}({', '.join(map(_said, node.operands))})"
    return f"{node.rule.name}()"

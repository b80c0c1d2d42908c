"""The control flow of a formula: what may have no value is tested in front of the branch that needs it."""

from udfs import expression as tree
from udfs import rewrite
from udfs.primitives import PRIMITIVES
from udfs.state import DATA_ERROR, TO_FILL, to_fill
from udfs.vocabulary import NAMES
from workbook.expressions import Expressions, text
from workbook.parameter_state import BLANK, WRONG


class Guarded(Expressions):
    """Writes a tree with its missing values looked after, in the order in which the function would meet them.

    With the `result` cell known, a missing value has already been told by it, and no test is repeated.
    """

    # what may have no value, in order of evaluation

    def atoms(self, node, strict_only=False, until=None):
        """Yield what may have no value below `node`; with `strict_only`, only what is certainly evaluated, up to `until`."""
        if self.is_atom(node):
            yield node
        children = list(node.children())
        if strict_only and isinstance(node, (tree.Both, tree.Either, tree.Choose)):
            children = children[:1]
        for child in children:
            if child is until:
                return
            yield from self.atoms(child, strict_only, until)
            if until is not None and until in tree.walk(child):
                return
        if strict_only and isinstance(node, tree.Choose):
            yield from self.common(node.then, node.otherwise)

    def common(self, then, otherwise):
        """Return what both branches need in the same order: it is needed whichever way the condition goes."""
        there = {self.identity(atom): atom for atom in self.atoms(then, strict_only=True)}
        here = {self.identity(atom): atom for atom in self.atoms(otherwise, strict_only=True)}
        shared = [name for name in there if name in here]
        return [there[name] for name in shared] if shared == [name for name in here if name in there] else []

    def is_atom(self, node):
        if isinstance(node, tree.Call):
            return True
        if isinstance(node, tree.Parameter):
            return node.entry is not None or self.is_open(node)
        return isinstance(node, tree.Apply) and PRIMITIVES[node.primitive].may_be_unresolved

    def is_open(self, node):
        parameter = self.policy.parameter(node.key)
        return parameter.local and not parameter.optional

    def identity(self, atom):
        """Return what makes two atoms the same cell."""
        return atom.key if atom.kind == "bands" else self.expression(atom)

    def guards(self, atom):
        """Return pairs (test, what the cell then shows)."""
        if isinstance(atom, tree.Call):
            cell = self.cells.called(atom.rule)
            if atom.kind == "yesno":
                return []
            if atom.kind == "word":
                pairs = [(f'{cell}=""', '""')]
                return pairs + ([(f"LEFT({cell},{len(TO_FILL)})={text(TO_FILL)}", cell)] if self.may_be_open(atom.rule)
                                else [])
            return [(f"NOT(ISNUMBER({cell}))", cell)]
        if isinstance(atom, tree.Parameter):
            parameter, pairs = self.policy.parameter(atom.key), []
            if atom.entry is not None:
                entry = self.expression(atom.entry)
                pairs.append((f'{entry}=""', text(to_fill(NAMES[parameter.by].label))))
            if self.is_open(atom):
                state = self.cells.states[atom.key]
                pairs += [(f"{state}={text(BLANK)}", text(to_fill(parameter.label))), (f"{state}={text(WRONG)}", text(DATA_ERROR))]
            return pairs
        value = self.expression(atom)
        return [(f"NOT(ISNUMBER({value}))", value)]

    def may_be_open(self, rule):
        return any(isinstance(node, tree.Parameter) and (node.entry is not None or self.is_open(node))
                   for node in tree.walk(self.cells.expanded(rule.tree)))

    # control flow

    def guarded(self, node, known):
        """Return the formula of `node` with every missing value tested where it is first needed."""
        if isinstance(node, tree.Choose):
            return self.branch(node, known)
        if isinstance(node, (tree.Call, tree.Missing, tree.Word)):
            return self.expression(node)
        if isinstance(node, tree.Apply) and self.is_atom(node) and not any(
                isinstance(part, tree.Parameter) for part in self.atoms(node)):
            return self.expression(node)  # a day outside the calendar tells itself
        lifted = self.lifted(node, known)
        if lifted is not None:
            return self.guarded(lifted, known)
        missing = next((part for part in tree.walk(node) if isinstance(part, tree.Missing)), None)
        if missing is not None:
            return self.behind_guards(node, known, lambda _: text(missing.word), until=missing)
        return self.behind_guards(node, known, lambda _: self.expression(node))

    def branch(self, node, known):
        condition = node.condition
        if isinstance(condition, tree.Choose):
            inner = [tree.Choose(part, node.then, node.otherwise, node.kind)
                     for part in (condition.then, condition.otherwise)]
            return self.branch(tree.Choose(condition.condition, *inner, node.kind), known)
        if self.lazy(condition, known):
            if isinstance(condition, tree.Both):
                inner = tree.Choose(condition.right, node.then, node.otherwise, node.kind)
                return self.branch(tree.Choose(condition.left, inner, node.otherwise, node.kind), known)
            if isinstance(condition, tree.Either):
                inner = tree.Choose(condition.right, node.then, node.otherwise, node.kind)
                return self.branch(tree.Choose(condition.left, node.then, inner, node.kind), known)
            if isinstance(condition, tree.Not):
                return self.branch(tree.Choose(condition.operand, node.otherwise, node.then, node.kind), known)
            return self.branch(tree.Choose(self.lifted(condition, known), node.then, node.otherwise, node.kind), known)
        return self.behind_guards(condition, known, lambda known: (
            f"IF({self.expression(condition)},{self.guarded(node.then, known)},{self.guarded(node.otherwise, known)})"))

    def behind_guards(self, node, known, body, until=None):
        pairs, seen = [], set(known)
        for atom in self.atoms(node, strict_only=True, until=until):
            if atom is node and not isinstance(atom, tree.Parameter):
                continue
            if self.result is None and self.identity(atom) not in seen and not self.swallowed(atom, node):
                seen.add(self.identity(atom))
                pairs += self.guards(atom)
        formula = body(frozenset(seen))
        for test, shown in reversed(pairs):
            formula = f"IF({test},{shown},{formula})"
        return formula

    def swallowed(self, atom, node):
        """A working day counted from another one hands its missing calendar on by itself."""
        return isinstance(atom, tree.Apply) and any(
            isinstance(part, tree.Apply) and self.is_atom(part) and atom in part.operands for part in tree.walk(node))

    def lazy(self, node, known):
        if self.result is not None:
            return False
        strict = {self.identity(atom) for atom in self.atoms(node, strict_only=True)} | set(known)
        return any(self.identity(atom) not in strict for atom in self.atoms(node))

    def lifted(self, node, known):
        """Return `node` with its first conditional operand that may lack a value moved outside, None if there is none."""
        lazy = self.lazy(node, known)
        inner = next((part for part in tree.walk(node) if part is not node and isinstance(part, tree.Choose) and (
            lazy and list(self.atoms(part)) or any(isinstance(below, tree.Missing) for below in tree.walk(part)))), None)
        if inner is None:
            return None
        then, otherwise = (rewrite.replace(node, inner, part) for part in (inner.then, inner.otherwise))
        return tree.Choose(inner.condition, then, otherwise, node.kind)

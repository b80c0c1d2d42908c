"""From a rule's own source to its tree; whatever lies outside the small language is refused with the way to write it.

The language: inputs, `policy.<parameter>`, words in quotes, local names, if/elif/else, early return, conditional
expressions, and/or/not, chained comparisons, `in`, + - * /, min, max, 0 and 1, calls of other rules and primitives.
"""

import ast
import builtins
import inspect
import textwrap

from udfs import expression as tree
from udfs.language import COMPARISONS, OPERATORS, UNIT_KINDS, RuleError
from udfs.primitives import PRIMITIVES
from udfs.state import DATA_ERROR, NOT_APPLICABLE, to_fill
from udfs.vocabulary import NAMES


def parse(function, policies, is_rule):
    """Return (names of the inputs, takes a policy, tree) of `function`.

    `policies` are those under which the rule holds: a parameter must stand in each of them. `is_rule` tells whether a
    global of the function's module is another rule. Raises RuleError.
    """
    return _Parser(function, policies, is_rule).read()


class _Parser:
    def __init__(self, function, policies, is_rule):
        lines, first = inspect.getsourcelines(function)
        self.file, self.offset = inspect.getsourcefile(function), first - 1
        self.definition = ast.parse(textwrap.dedent("".join(lines))).body[0]
        self.function, self.policies, self.is_rule = function, policies, is_rule

    def refuse(self, node, what, how):
        raise RuleError(self.file, self.offset + getattr(node, "lineno", 1), what, how)

    def read(self):
        arguments = self.definition.args
        names, keywords = ([argument.arg for argument in kind] for kind in (arguments.args, arguments.kwonlyargs))
        if arguments.vararg or arguments.kwarg or arguments.posonlyargs or arguments.defaults or keywords not in ([], ["policy"]):
            self.refuse(self.definition, "unusual arguments", "write def rule(input, ..., *, policy)")
        for name in names:
            if name not in NAMES:
                self.refuse(self.definition, f"input {name!r} is not in the vocabulary",
                            "add it to vocabulary.toml or use one of " + ", ".join(NAMES))
        scope = {name: tree.Argument(name, NAMES[name].kind) for name in names}
        body = self.definition.body
        if isinstance(body[0], ast.Expr) and isinstance(getattr(body[0], "value", None), ast.Constant):
            body = body[1:]
        return names, bool(keywords), self.block(body, scope, self.definition)

    def block(self, statements, scope, end):
        if not statements:
            self.refuse(end, "a path without return", "every path ends in return <value>")
        first, rest = statements[0], statements[1:]
        if isinstance(first, ast.Return):
            return tree.Missing() if first.value is None else self.expression(first.value, scope)
        if isinstance(first, ast.If):
            condition = self.condition(first.test, scope)
            then = self.block(first.body + rest, scope, first)
            return self.choose(first, condition, then, self.block(first.orelse + rest, scope, first))
        if isinstance(first, ast.Assign) and len(first.targets) == 1 and isinstance(first.targets[0], ast.Name):
            return self.block(rest, {**scope, first.targets[0].id: self.expression(first.value, scope)}, first)
        self.refuse(first, f"unsupported statement {type(first).__name__}",
                    "a rule is made of name = value, if/elif/else and return")

    def choose(self, node, condition, then, otherwise):
        if {then.kind, otherwise.kind} - {"word"}:
            then, otherwise = self.missing(then), self.missing(otherwise)
        kinds = {then.kind, otherwise.kind} - {"blank"}
        if kinds <= set(tree.NUMBERS):
            kind = next((kind for kind in tree.NUMBERS if kind in kinds), "blank")
        elif len(kinds) == 1:
            kind = kinds.pop()
        else:
            self.refuse(node, f"branches give different kinds ({', '.join(sorted(kinds))})",
                        "let every branch give the same kind of value")
        return tree.Choose(condition, then, otherwise, kind)

    @staticmethod
    def missing(node):
        words = (DATA_ERROR, NOT_APPLICABLE)
        return tree.Missing(node.text) if isinstance(node, tree.Word) and node.text in words else node

    def condition(self, node, scope):
        test = self.expression(node, scope)
        if test.kind != "yesno":
            self.refuse(node, f"a condition of kind {test.kind}", "compare it: == '…', exceeds(a, b), at_least(a, b)")
        return test

    def expression(self, node, scope):
        reader = getattr(self, "on_" + type(node).__name__, None)
        if reader is None:
            self.refuse(node, f"unsupported expression {type(node).__name__}",
                        "use the small language (docs/maintainers.md)")
        return reader(node, scope)

    def on_Constant(self, node, scope):
        value = node.value
        if value is None or value == "":
            return tree.Missing()
        if isinstance(value, bool):
            return tree.Truth(value)
        if isinstance(value, str):
            return tree.Word(value)
        if value in (0, 1):
            return tree.Figure(value)
        self.refuse(node, f"the figure {value!r} is written in code",
                    "put it into the policy file with its article and write policy.<parameter>")

    def on_Name(self, node, scope):
        if node.id not in scope:
            self.refuse(node, f"unknown name {node.id!r}", "use an input, a local name or policy.<parameter>")
        return scope[node.id]

    def on_Attribute(self, node, scope):
        if not (isinstance(node.value, ast.Name) and node.value.id == "policy"):
            self.refuse(node, "an attribute of something else than policy", "write policy.<parameter>")
        if not self.policies:
            self.refuse(node, "a parameter in a rule of no notice", "name the notice's provision in source=")
        parameters = []
        for policy in self.policies:
            if node.attr not in policy.parameters:
                self.refuse(node, f"unknown parameter {node.attr!r} in {policy.id}",
                            f"add [parameter.{node.attr}] to policies/{policy.id}.toml")
            parameters.append(policy.parameters[node.attr])
        kind = UNIT_KINDS.get(parameters[0].unit, "whole")
        if kind == "blank":
            return tree.Missing(to_fill(parameters[0].label))
        return tree.Parameter(node.attr, "table" if parameters[0].by else kind)

    def on_Subscript(self, node, scope):
        table, entry = self.expression(node.value, scope), self.expression(node.slice, scope)
        if table.kind != "table" or entry.kind != "word":
            self.refuse(node, "a subscript that is no table of the policy", "write policy.<table>[<input word>]")
        unit = self.policies[0].parameters[table.key].unit
        return tree.Parameter(table.key, UNIT_KINDS.get(unit, "whole"), entry)

    def on_BinOp(self, node, scope):
        operator = OPERATORS.get(type(node.op))
        left, right = self.expression(node.left, scope), self.expression(node.right, scope)
        if operator is None or not {left.kind, right.kind} <= set(tree.NUMBERS):
            self.refuse(node, "arithmetic on something else than numbers", "use + - * / on amounts, ratios and counts")
        kinds = (left.kind, right.kind)
        if operator == "/":
            kind = "ratio" if kinds[0] == kinds[1] else kinds[0]
        else:
            kind = next(kind for kind in tree.NUMBERS if kind in kinds)
        return tree.Arithmetic(operator, left, right, kind)

    def on_BoolOp(self, node, scope):
        parts = [self.condition(value, scope) for value in node.values]
        joined = parts[-1]
        for part in reversed(parts[:-1]):
            joined = (tree.Both if isinstance(node.op, ast.And) else tree.Either)(part, joined)
        return joined

    def on_UnaryOp(self, node, scope):
        if not isinstance(node.op, ast.Not):
            self.refuse(node, "a sign in front of a value", "write 0 - value")
        return tree.Not(self.condition(node.operand, scope))

    def on_IfExp(self, node, scope):
        return self.choose(node, self.condition(node.test, scope), self.expression(node.body, scope),
                           self.expression(node.orelse, scope))

    def on_Compare(self, node, scope):
        left, parts = self.expression(node.left, scope), []
        for operator, comparator in zip(node.ops, node.comparators):
            right = self.expression(comparator, scope)
            parts.append(self.comparison(node, operator, left, right))
            left = right
        joined = parts[-1]
        for part in reversed(parts[:-1]):
            joined = tree.Both(part, joined)
        return joined

    def comparison(self, node, operator, left, right):
        if isinstance(operator, (ast.In, ast.NotIn)):
            if right.kind != "list" or left.kind not in ("word", "words"):
                self.refuse(node, "membership of something else than a list of the policy", "write x in policy.<list>")
            member = tree.Member(left, right)
            return member if isinstance(operator, ast.In) else tree.Not(member)
        if isinstance(operator, (ast.Is, ast.IsNot)) and isinstance(right, tree.Missing):
            if not (isinstance(left, tree.Argument) and NAMES[left.name].may_be_blank):
                self.refuse(node, "a blank that the language settles already",
                            "only an input with may_be_blank in vocabulary.toml can be tested with is None")
            blank = tree.IsBlank(left)
            return blank if isinstance(operator, ast.Is) else tree.Not(blank)
        symbol = COMPARISONS.get(type(operator))
        if symbol is None:
            self.refuse(node, f"unsupported comparison {type(operator).__name__}", "use == != < <= > >= or in")
        pair = {left.kind, right.kind}
        if symbol in ("==", "!=") and pair <= {"word", "blank"}:
            return tree.Comparison(symbol, left, right)
        computed = [side for side in (left, right)
                    if side.kind in ("yuan", "ratio") and not isinstance(side, (tree.Argument, tree.Parameter))]
        if pair <= set(tree.NUMBERS) and computed:
            self.refuse(node, "a computed amount is compared with " + symbol,
                        "write exceeds(a, b) or at_least(a, b), which are safe to a hundredth of a fen")
        if pair <= set(tree.NUMBERS) or pair == {"date"}:
            return tree.Comparison(symbol, left, right)
        self.refuse(node, f"a comparison of {left.kind} with {right.kind}", "compare words with words, numbers with numbers")

    def on_Call(self, node, scope):
        if not isinstance(node.func, ast.Name):
            self.refuse(node, "a call of something else than a rule or a primitive", "call it by its plain name")
        name = node.func.id
        target = self.function.__globals__.get(name)
        if self.is_rule(target):
            return self.rule_call(node, target, scope)
        if name not in PRIMITIVES:
            self.refuse(node, f"unknown rule {name!r}", "import the rule above, or use one of " + ", ".join(PRIMITIVES))
        primitive = PRIMITIVES[name]
        if target is not primitive.function and getattr(builtins, name, None) is not primitive.function:
            self.refuse(node, f"{name} is not imported", f"import {name} above")
        operands, wanted = [self.expression(argument, scope) for argument in node.args], len(primitive.takes)
        if node.keywords or len(operands) != wanted and not (name in ("min", "max") and len(operands) > wanted):
            self.refuse(node, f"{name} takes {wanted} values", f"write {name}({', '.join(primitive.takes)})")
        joined = operands[0]
        for operand in operands[1:] if len(operands) > wanted else ():
            joined = self.applied(node, primitive, (joined, operand))
        return joined if len(operands) > wanted else self.applied(node, primitive, tuple(operands))

    def applied(self, node, primitive, operands):
        name = primitive.name
        for operand, kind in zip(operands, primitive.takes):
            if not (operand.kind == kind or kind == "number" and operand.kind in tree.NUMBERS):
                self.refuse(node, f"{name} is given a {operand.kind} for a {kind}", "give it the right kind of value")
        gives = primitive.gives or next(kind for kind in tree.NUMBERS if kind in {part.kind for part in operands})
        return tree.Apply(name, operands, gives)

    def rule_call(self, node, rule, scope):
        given = dict(zip(rule.inputs, node.args))
        given.update({keyword.arg: keyword.value for keyword in node.keywords if keyword.arg != "policy"})
        passes = any(keyword.arg == "policy" and getattr(keyword.value, "id", "") == "policy" for keyword in node.keywords)
        if set(given) != set(rule.inputs) or passes != rule.takes_policy or len(node.args) > len(rule.inputs):
            form = ", ".join([*rule.inputs, *(["policy=policy"] if rule.takes_policy else [])])
            self.refuse(node, f"{rule.name} is called with other inputs than its own", f"write {rule.name}({form})")
        arguments = {name: self.expression(value, scope) for name, value in given.items()}
        for name, value in arguments.items():
            plain = isinstance(value, (tree.Argument, tree.Parameter)) or value.kind == "date"
            if not plain or value.kind != NAMES[name].kind:
                self.refuse(node, f"{rule.name} is given a computed {name}",
                            "pass an input or a parameter of the same kind as it is")
        return tree.Call(rule, arguments, rule.kind)

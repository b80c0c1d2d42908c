"""The batch reading: a rule over whole columns, by walking its tree with numpy.

>>> from udfs import catalog_excess
>>> batch(catalog_excess, dict(category="低保对象", institution_level="县级", single_disease=False,
...       special_case_approved=False, in_catalog=[8500, 9000, None], total=[10000, 10000, 100]), policy="guangxi-2022")
[500.0, 0.0, None]
"""

import datetime
import functools

import numpy as np

from udfs import expression as tree
from udfs import workdays
from udfs.columns import Column, Operations, Words, choose, first_state
from udfs.encode import DTYPES, EPOCH, encode
from udfs.policy import load
from udfs.state import BLANK, DATA_ERROR, NOT_APPLICABLE, is_unresolved, to_fill
from udfs.vocabulary import INVALID, NAMES

BLOCK = 16_384
ARITHMETIC = {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide}
COMPARE = {"==": np.equal, "!=": np.not_equal, "<": np.less, "<=": np.less_equal, ">": np.greater,
           ">=": np.greater_equal}


def batch(rule, columns, *, policy=None):
    """Return the list of `rule`'s values over `columns` (name → sequence, or one value for all rows)."""
    if set(columns) != set(rule.inputs):
        raise TypeError(f"{rule.name} takes {', '.join(rule.inputs)}; given {', '.join(columns) or 'nothing'}")
    sizes = [len(column) for column in columns.values() if _is_sequence(column)]
    size = sizes[0] if sizes else 1
    if any(other != size for other in sizes):
        raise ValueError(f"columns differ in length: {', '.join(map(str, sizes))}")
    policy = load(policy) if rule.takes_policy else None
    results = []
    for start in range(0, size, BLOCK):
        block = {name: column[start:start + BLOCK] if _is_sequence(column) else [column]
                 for name, column in columns.items()}
        results += _Evaluation(policy, min(BLOCK, size - start)).rule(rule, block)
    return results


def _is_sequence(column):
    return not isinstance(column, (str, bytes)) and hasattr(column, "__len__")


class _Evaluation:
    """One block of rows: words, calendar and every node's column."""

    def __init__(self, policy, size):
        self.policy, self.size = policy, size
        self.words = Words()
        self.operations = Operations(workdays.current(), self.words)

    def rule(self, rule, block):
        """Return the rule's values over the block, as Python objects."""
        inputs = {name: self.encode(NAMES[name], block[name]) for name in rule.inputs}
        with np.errstate(all="ignore"):
            result = self.value_of_rule(rule, inputs)
        return self.decode(rule.kind, result)

    def encode(self, name, values):
        """Return (column, blank mask, invalid mask) of an input."""
        stored, blank, invalid = encode(name, values, self.words)
        state = None
        if name.passes_on:
            state = np.array([self.words.code(value) if is_unresolved(value) and value else 0 for value in values])
        return Column(stored, state), blank, invalid

    def decode(self, kind, result):
        values = np.broadcast_to(result.values, (self.size,)).tolist()
        if kind == "word":
            values = [self.words.words[value] for value in values]
        elif kind == "date":
            values = [datetime.date.fromordinal(value + EPOCH) if value > -EPOCH else None for value in values]
        elif kind == "whole":
            values = [int(value) if value == value else None for value in values]
        if result.state is None:
            return values
        states = np.broadcast_to(result.state, (self.size,)).tolist()
        return [self.words.words[state] if state else value for value, state in zip(values, states)]

    def value_of_rule(self, rule, inputs):
        """Return a rule's column: what its prelude does not settle, its tree does."""
        applies = rule.holds_under(self.policy) if rule.takes_policy else True
        result = self.node(rule.tree, inputs, {}) if applies else self.word(rule.kind, NOT_APPLICABLE)
        if applies:
            result = self.over(rule, [inputs[name][2] for name in rule.own_inputs], DATA_ERROR, result)
        for name in rule.inputs:
            state = inputs[name][0].state if NAMES[name].passes_on else None
            if state is not None:
                result = choose(Column(state == 0), result, Column(np.zeros(1, np.int64), state))
        return self.over(rule, [inputs[name][1] for name in rule.inputs if not NAMES[name].may_be_blank], BLANK, result)

    def over(self, rule, masks, word, result):
        """Return `result` with `word` wherever one of `masks` holds."""
        mask = functools.reduce(np.logical_or, masks, np.zeros(1, bool))
        return choose(Column(mask), self.word(rule.kind, word), result) if np.any(mask) else result

    def word(self, kind, word):
        """Return a word where a value of `kind` is wanted: a value of verdicts, else a state."""
        code = np.array([self.words.code(word)])
        if kind == "word" and word is not BLANK:
            return Column(code)
        return Column(np.zeros(1, DTYPES.get(kind, np.float64)), code)

    def node(self, node, arguments, memo):
        """Return the column of a node, computed once."""
        if id(node) not in memo:
            memo[id(node)] = getattr(self, "on_" + type(node).__name__)(node, arguments, memo)
        return memo[id(node)]

    def on_Argument(self, node, arguments, memo):
        return arguments[node.name][0]

    def on_Word(self, node, arguments, memo):
        return Column(np.array([self.words.code(node.text)]))

    def on_Figure(self, node, arguments, memo):
        return Column(np.array([float(node.value)]))

    def on_Truth(self, node, arguments, memo):
        return Column(np.array([node.value]))

    def on_Missing(self, node, arguments, memo):
        return Column(np.zeros(1, np.int64), np.array([self.words.code(node.word)]))

    def on_Parameter(self, node, arguments, memo):
        parameter = self.policy.parameter(node.key)
        version = parameter.version(self.policy.day)
        if version is None and not parameter.optional or version is not None and version.value is INVALID:
            word = to_fill(parameter.label) if version is None else DATA_ERROR
            nothing = [[None, 0.0]] if node.kind == "bands" else np.zeros(1, np.int64)
            return Column(nothing, np.array([self.words.code(word)]))
        value = parameter.read(self.policy.day)
        if node.entry is not None:
            key = self.node(node.entry, arguments, memo)
            missing = np.where(key.values == 0, self.words.code(to_fill(NAMES[parameter.by].label)), 0)
            entries = self.words.lookup(lambda word: value.get(word, 0), np.float64)
            return Column(entries[key.values], first_state(key, Column(key.values, missing)))
        if isinstance(value, list):
            return Column(value)
        if isinstance(value, str):
            value = self.words.code(value)
        elif isinstance(value, datetime.date):
            value = value.toordinal() - EPOCH
        elif not isinstance(value, bool):
            value = float(value)
        return Column(np.array([value]))

    def on_Member(self, node, arguments, memo):
        item = self.node(node.item, arguments, memo)
        scope = getattr(self.policy, node.scope.key)
        return Column(self.words.lookup(lambda word: word in scope, bool)[item.values], item.state)

    def on_Arithmetic(self, node, arguments, memo):
        return self.pair(ARITHMETIC[node.operator], node, arguments, memo)

    def on_Comparison(self, node, arguments, memo):
        return self.pair(COMPARE[node.operator], node, arguments, memo)

    def pair(self, function, node, arguments, memo):
        left, right = self.node(node.left, arguments, memo), self.node(node.right, arguments, memo)
        return Column(function(left.values, right.values), first_state(left, right))

    def on_Both(self, node, arguments, memo):
        left, right = self.node(node.left, arguments, memo), self.node(node.right, arguments, memo)
        return choose(left, right, Column(np.zeros(1, bool)))

    def on_Either(self, node, arguments, memo):
        left, right = self.node(node.left, arguments, memo), self.node(node.right, arguments, memo)
        return choose(left, Column(np.ones(1, bool)), right)

    def on_IsBlank(self, node, arguments, memo):
        return Column(arguments[node.operand.name][1])

    def on_Not(self, node, arguments, memo):
        operand = self.node(node.operand, arguments, memo)
        return Column(~operand.values, operand.state)

    def on_Choose(self, node, arguments, memo):
        return choose(*(self.node(part, arguments, memo) for part in (node.condition, node.then, node.otherwise)))

    def on_Apply(self, node, arguments, memo):
        return self.operations.apply(node.primitive, [self.node(part, arguments, memo) for part in node.operands])

    def on_Call(self, node, arguments, memo):
        return self.value_of_rule(node.rule, {name: self.input(name, value, arguments, memo)
                                              for name, value in node.arguments.items()})

    def input(self, name, node, arguments, memo):
        """Return (column, blank mask, invalid mask) of what another rule is called with."""
        if isinstance(node, tree.Argument):
            return arguments[node.name]
        nothing = np.zeros(1, bool)
        return self.node(node, arguments, memo), nothing, nothing

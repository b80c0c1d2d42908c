"""The explanation: why a rule gives what it gives, in Chinese, with this person's figures and the article.

>>> from udfs import catalog_excess
>>> print(explain(catalog_excess, dict(category="低保对象", institution_level="县级", single_disease="否",
...     special_case_approved="否", in_catalog=8500, total=10000), policy="guangxi-2022").sentence)
目录费用占比判定为低于比例,(医疗费用总额10,000.00元-目录内费用8,500.00元)-目录外费用允许比例10%×医疗费用总额10,000.00元=500.00元
"""

import datetime
import operator
from dataclasses import dataclass

from udfs.money import MICRO, yuan
from udfs.phrase import DATA_ERROR_SENTENCE, told
from udfs.policy import load
from udfs.primitives import PRIMITIVES
from udfs.state import BLANK, DATA_ERROR, TO_FILL, Unresolved, is_unresolved
from udfs.vocabulary import INVALID, NAMES, NO, YES

OPERATORS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "==": operator.eq,
             "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}

@dataclass(frozen=True)
class Explanation:
    """A value, the sentence that leads to it, and where it is written."""

    title: str
    value: object
    sentence: str
    citation: str
    quotation: str
    in_force: str
    note: str = ""

    def lines(self):
        """Return the explanation as lines for a terminal or a document."""
        value = "(空白)" if self.value is BLANK else f"{self.value:.15g}" if isinstance(self.value, float) else self.value
        pairs = (("结果", value), ("计算", self.sentence), ("依据", self.citation), ("原文", self.quotation),
                 ("政策", self.in_force), ("提示", self.note))
        return [self.title, *(f"  {label}:{text}" for label, text in pairs if text not in ("", None))]


def explain(rule, inputs, *, policy=None):
    """Return the Explanation of `rule` for `inputs` (name → value)."""
    policy = load(policy) if rule.takes_policy else None
    value = rule(**inputs, **({"policy": policy} if rule.takes_policy else {}))
    provision = policy.provisions.get(rule.source_under(policy)) if policy else None
    in_force = ""
    if policy:
        until = "" if policy.window_until == datetime.date.max else f" 至 {policy.window_until}"
        in_force = f"{policy.issuer} {policy.number},自 {policy.window_from}{until}({policy.window})"
    note = f"{str(value)[len(TO_FILL):]}在文件中没有数值,由当地填写" if str(value).startswith(TO_FILL) else ""
    citation = policy.cite(provision.id) if provision else " ".join(rule.sources).replace("–", "国务院办公厅放假安排")
    return Explanation(rule.title, value, sentence(rule, inputs, policy), citation,
                       provision.text if provision else "", in_force, note)


def sentence(rule, inputs, policy=None):
    """Return the sum in words with its figures; empty where a blank input leaves nothing to say."""
    read = {name: NAMES[name].read(inputs[name]) for name in rule.inputs}
    if any(value is None and not NAMES[name].may_be_blank for name, value in read.items()):
        return ""
    for name in rule.inputs:
        if NAMES[name].passes_on and is_unresolved(inputs[name]):
            return inputs[name]
    if rule.takes_policy and not rule.holds_under(policy):
        return f"{policy.number}没有{rule.title}的规定"
    if any(read[name] is INVALID for name in rule.own_inputs):
        return DATA_ERROR_SENTENCE
    read = {name: inputs[name] if value is INVALID else value for name, value in read.items()}
    if rule.kind != "word" and rule(**inputs, **({"policy": policy} if rule.takes_policy else {})) == DATA_ERROR:
        return DATA_ERROR_SENTENCE
    try:
        return _Reading(read, policy).value(told(rule, policy.parameters if policy else {}))
    except Unresolved as missing:
        return missing.word or ""


class _Reading:
    """One person's values of a tree's nodes."""

    def __init__(self, read, policy):
        self.read, self.policy = read, policy

    def value(self, node):
        return getattr(self, "on_" + type(node).__name__)(node)

    def on_Phrase(self, node):
        return "".join(self.value(part) for part in node.parts)

    def on_Shown(self, node):
        return shown(node.form, self.value(node.node))

    def on_Argument(self, node):
        return self.read[node.name]

    def on_Word(self, node):
        return node.text

    def on_Figure(self, node):
        return node.value

    def on_Truth(self, node):
        return node.value

    def on_Missing(self, node):
        raise Unresolved(node.word)

    def on_Parameter(self, node):
        value = getattr(self.policy, node.key)
        return value[self.value(node.entry)] if node.entry is not None else value

    def on_Member(self, node):
        return self.value(node.item) in getattr(self.policy, node.scope.key)

    def on_Arithmetic(self, node):
        return OPERATORS[node.operator](self.value(node.left), self.value(node.right))

    on_Comparison = on_Arithmetic

    def on_Both(self, node):
        return self.value(node.left) and self.value(node.right)

    def on_Either(self, node):
        return self.value(node.left) or self.value(node.right)

    def on_IsBlank(self, node):
        return self.value(node.operand) is None

    def on_Not(self, node):
        return not self.value(node.operand)

    def on_Choose(self, node):
        return self.value(node.then if self.value(node.condition) else node.otherwise)

    def on_Apply(self, node):
        return PRIMITIVES[node.primitive].function(*map(self.value, node.operands))

    def on_Call(self, node):
        given = {name: self.value(value) for name, value in node.arguments.items()}
        value = node.rule(**given, **({"policy": self.policy} if node.rule.takes_policy else {}))
        if node.rule.passes_on(value):
            raise Unresolved(value)
        return value


def shown(form, value):
    """Return a value as people read it.

    >>> shown("money", 1234.5), shown("percent", 0.15), shown("share", 0.89996), shown("count", 3.0)
    ('1,234.50元', '15%', '89.99%', '3')
    """
    if form == "money":
        return f"{yuan(value):,.2f}元"
    if form == "percent":
        return f"{round(value * 100, 4):.15g}%"
    if form == "share":
        return f"{round(value * MICRO) // 100 / 100:.2f}%"
    if form == "count":
        return f"{value:.15g}"
    if form == "day":
        return value.isoformat()
    return {True: YES, False: NO}[value] if isinstance(value, bool) else value

"""The explanation: why a rule gives what it gives, in Chinese, with this person's figures and the article.

>>> from udfs import catalog_excess
>>> print(explain(catalog_excess, dict(category="低保对象", institution_level="县级", single_disease="否",
...     special_case_approved="否", in_catalog=8500, total=10000), policy="guangxi-2022").sentence)
目录费用占比判定为低于比例,(医疗费用总额10,000.00元-目录内费用8,500.00元)-目录外费用允许比例10%×医疗费用总额10,000.00元=500.00元
"""

import datetime
import math
import operator
from dataclasses import dataclass

from udfs import categories, expression
from udfs.money import yuan
from udfs.phrase import DATA_ERROR_SENTENCE, told
from udfs.policy import load
from udfs.primitives import PRIMITIVES
from udfs.state import BLANK, DATA_ERROR, NO_CALENDAR, TO_FILL, Unresolved, is_unresolved
from udfs.parameter import ELSEWHERE, NONE
from udfs.vocabulary import INVALID, NAMES, NO, YES

OPERATORS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "==": operator.eq,
             "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
STANDARDS = {"GB 11643": "GB 11643《公民身份号码》"}
BILLION = 1_000_000_000  # of a ratio, so that what is a hair below 90 % shows as 89.99 %
CALENDAR = "国务院办公厅放假安排"


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
    categories: str = ""

    def lines(self):
        """Return the explanation as lines for a terminal or a document."""
        value = "(空白)" if self.value is BLANK else f"{self.value:.15g}" if isinstance(self.value, float) else self.value
        pairs = (("结果", value), ("计算", self.sentence), ("人员类别", self.categories), ("依据", self.citation),
                 ("原文", self.quotation), ("政策", self.in_force), ("提示", self.note))
        return [self.title, *(f"  {label}:{text}" for label, text in pairs if text not in ("", None))]


def explain(rule, inputs, *, policy=None):
    """Return the Explanation of `rule` for `inputs` (name → value)."""
    policy = load(policy) if rule.takes_policy else None
    value = rule(**inputs, **({"policy": policy} if rule.takes_policy else {}))
    said, reading = _said(rule, inputs, policy)
    in_force = ""
    if policy:
        until = " 起" if policy.window_until == datetime.date.max else f" 至 {policy.window_until}"
        in_force = f"{policy.issuer} {policy.number},自 {policy.window_from}{until}({policy.window})"
    provisions = _provisions(rule, policy, value, reading)
    return Explanation(rule.title, value, said, _citation(rule, policy, provisions), ";".join(one.text for one in provisions),
                       in_force, _note(policy, value), categories.of_the_person(rule, inputs, policy))


def sentence(rule, inputs, policy=None):
    """Return the sum in words with its figures; empty where a blank input leaves nothing to say."""
    return _said(rule, inputs, policy)[0]


def _said(rule, inputs, policy):
    """Return the sentence, and the _Reading that knows which parameters it asked for (None where it came to none)."""
    read = {name: NAMES[name].read(inputs[name]) for name in rule.inputs}
    if any(value is None and not NAMES[name].may_be_blank for name, value in read.items()):
        return "", None
    for name in rule.inputs:
        if NAMES[name].passes_on and is_unresolved(inputs[name]):
            return inputs[name], None
    if rule.takes_policy and not rule.holds_under(policy):
        return f"{policy.number}没有{rule.title}的规定", None
    if any(read[name] is INVALID for name in rule.own_inputs):
        return DATA_ERROR_SENTENCE, None
    read = {name: inputs[name] if value is INVALID else value for name, value in read.items()}
    reading = _Reading(read, policy)
    if rule.kind != "word":
        value = rule(**inputs, **({"policy": policy} if rule.takes_policy else {}))
        if value == DATA_ERROR or is_unresolved(value):
            return DATA_ERROR_SENTENCE if value == DATA_ERROR else value or "", reading
    try:
        return reading.value(told(rule, policy.parameters if policy else {})), reading
    except Unresolved as missing:
        return missing.word or "", reading


def _to_fill(policy, value):
    """Return the parameter that a 待填 asks for, None where it asks for an input."""
    label = str(value).removeprefix(TO_FILL)
    known = policy.parameters.values() if policy and str(value).startswith(TO_FILL) else ()
    return next((parameter for parameter in known if parameter.label == label), None)


def _note(policy, value):
    if value == NO_CALENDAR:
        return "要数到的日子超出已公布的工作日历,补上节假日表后再算"
    if not str(value).startswith(TO_FILL):
        return ""
    parameter = _to_fill(policy, value)
    if parameter is None:
        return f"{value[len(TO_FILL):]}还没有填写"
    where = "由另外的文件规定" if parameter.unit == ELSEWHERE else "在文件中没有数值,由当地填写"
    told_more = ";".join(part for part in parameter.note.split(";") if not part.startswith("文件未给"))
    return f"{parameter.label}{where}" + (f":{told_more}" if told_more else "")


def _provisions(rule, policy, value, reading):
    """Return the provisions that decided: of the group that the person is in, and of the figure asked for last."""
    if not policy or not rule.holds_under(policy):
        return []
    wanted = _to_fill(policy, value)
    found = [wanted.source] if wanted else [key for key in (reading.decided_by() if reading else ())
                                            if key in rule.sources or not rule.source_under(policy)]
    found = [key for key in policy.provisions if key in found] or [rule.source_under(policy)]
    return [policy.provisions[key] for key in found if key]


def _citation(rule, policy, provisions):
    if policy:
        return f"{policy.number} {';'.join(dict.fromkeys(one.article for one in provisions))}" if provisions else ""
    standard = STANDARDS.get(" ".join(rule.sources))
    if standard:
        return standard
    counts = any(isinstance(part, expression.Apply) and PRIMITIVES[part.primitive].may_be_unresolved
                 for part in expression.walk(rule.tree))
    return CALENDAR if counts else ""


class _Reading:
    """One person's values of a tree's nodes."""

    def __init__(self, read, policy):
        self.read, self.policy = read, policy
        self.asked, self.belongs = [], []

    def decided_by(self):
        """Return the provisions of the list that the person was last found in and of the last parameter asked for."""
        return [self._source(keys[-1]) for keys in (self.belongs, self.asked) if keys]

    def _source(self, key):
        parameter = self.policy.parameter(key)
        version = parameter.version(self.policy.day)
        return version and version.source or parameter.source

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

    def on_Named(self, node):
        return self.value(node.node)

    def on_NoLimit(self, node):
        return self.value(node.parameter) == math.inf

    def on_Parameter(self, node):
        self.asked.append(node.key)
        value = getattr(self.policy, node.key)
        return value[self.value(node.entry)] if node.entry is not None else value

    def on_Member(self, node):
        belongs = self.value(node.item) in getattr(self.policy, node.scope.key)
        self.belongs += [node.scope.key] * (belongs and node.item.kind == "words")
        self.asked.append(node.scope.key)
        return belongs

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

    >>> shown("money", 1234.5), shown("percent", 0.15), shown("share", 0.89999995), shown("count", 3.0)
    ('1,234.50元', '15%', '89.99%', '3')
    >>> shown("bands", [[50000, 0.6], [None, 0.65]])
    '至50,000.00元60%,以上65%'
    """
    if form == "bands":
        ends = [f"至{upper:,.2f}元" for upper, _ in value[:-1]] + ["以上" * (len(value) > 1)]
        return ",".join(end + shown("percent", rate) for end, (_, rate) in zip(ends, value))
    if form == "money":
        return NONE if value == math.inf else f"{yuan(value):,.2f}元"
    if form in ("percent", "points"):
        return f"{round(value * 100, 4):.15g}{'%' if form == 'percent' else '个百分点'}"
    if form == "share":
        return f"{round(value * BILLION) // 100_000 / 100:.2f}%"
    if form == "count":
        return f"{value:.15g}"
    if form in ("day", "month"):
        return value.isoformat()[:10 if form == "day" else 7]
    return {True: YES, False: NO}[value] if isinstance(value, bool) else value

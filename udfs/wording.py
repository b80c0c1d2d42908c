"""Sums in words: every expression of a rule, its figures beside their labels."""

from dataclasses import dataclass

from udfs import expression as tree
from udfs import spoken
from udfs.vocabulary import NAMES

SIGNS = {"+": "+", "-": "-", "*": "×", "/": "÷"}
FORMS = {"yuan": "money", "ratio": "percent", "whole": "count", "date": "day", "bands": "bands"}
SIMPLE = (tree.Argument, tree.Parameter, tree.Figure, spoken.Named)


@dataclass(frozen=True, eq=False)
class Shown(tree.Node):
    """A value as people read it; `form` is money, percent, points, share, count, day, month, bands, or plain for words."""

    node: tree.Node
    form: str
    is_result: bool = False
    kind: str = "word"


class Wording:
    """Says expressions of `rule`; `parameters` gives the labels of the policy's figures."""

    def __init__(self, rule, parameters):
        self.rule, self.parameters = rule, parameters

    def label(self, node):
        if isinstance(node, tree.Argument):
            return NAMES[node.name].label
        return self.parameters[node.key].label

    def words(self, node, inside=None, first=False):
        """Return the parts that say an expression, its figures beside their labels."""
        if isinstance(node, (tree.Argument, tree.Parameter)):
            return [self.label(node), Shown(node, FORMS.get(node.kind, "plain"))]
        if isinstance(node, spoken.Named):
            return [node.title, Shown(node.node, FORMS[node.kind])]
        if isinstance(node, tree.Figure):
            return [str(node.value)]
        if isinstance(node, tree.Arithmetic):
            flat = isinstance(node.right, SIMPLE)  # a-b-c needs no brackets, (a-b)-c×d reads better with them
            parts = [*self.words(node.left, node.operator, flat), SIGNS[node.operator], *self.words(node.right, node.operator)]
            loose = inside and (node.operator in "+-" and not (first and inside in "+-") or inside == "/")
            return ["(", *parts, ")"] if loose else parts
        return getattr(self, "say_" + node.primitive)(*node.operands)

    def with_value(self, node):
        """Return the words of one of several amounts that are compared, with what it comes to."""
        return self.words(node) if isinstance(node, SIMPLE) else [*self.words(node), "=", Shown(node, FORMS[node.kind])]

    def say_min(self, left, right):
        whole = isinstance(right, SIMPLE) and any(
            isinstance(part, tree.Apply) and part.primitive == "banded" for part in tree.walk(left))
        said = self.words(left) if whole else self.with_value(left)  # the bands again would not fit into a cell
        return ["取较小者(", *said, ";", *self.with_value(right), ")"]

    def say_max(self, left, right):
        if spoken.is_zero(right):
            zero = "0" + {"yuan": "元", "whole": self.rule.unit}.get(left.kind, "")
            return ["(", *self.words(left), f",不足{zero}按{zero}计)"]
        return ["取较大者(", *self.with_value(left), ";", *self.with_value(right), ")"]

    def say_ceiling(self, number):
        return [Shown(tree.Apply("ceiling", (number,), "whole"), "count"), "(", *self.words(number), ",向上取整)"]

    def say_banded(self, amount, start, bands, increase):
        above = [] if spoken.is_zero(start) else ["超出", *self.words(start), "的部分"]
        raised = [] if spoken.is_zero(increase) else [f";各段{self.label(increase)}", Shown(increase, "points")]
        return [*self.words(amount, "*"), *above, f"按{self.label(bands)}(", Shown(bands, "bands"), *raised, ")计算"]

    def say_first_rate(self, bands, increase):
        rate = Shown(tree.Apply("first_rate", (bands, increase), "ratio"), "percent")
        raised = [] if spoken.is_zero(increase) else [f"(含{self.label(increase)}", Shown(increase, "points"), ")"]
        return [f"{self.label(bands)}第一段", rate, *raised]

    def term(self, node):
        """Return in brackets what the policy calls a number of days."""
        return [f"({self.label(node)})"] if isinstance(node, tree.Parameter) else []

    def say_days_after(self, day, days):
        return [*self.words(day), "之后第", Shown(days, "count"), "日", *self.term(days)]

    def say_months_after(self, day, months):
        return [*self.words(day), "之后", Shown(months, "count"), "个月", *self.term(months), "的对应日"]

    def say_workday(self, start, days):
        return [*self.words(start), "之后第", Shown(days, "count"), "个工作日", *self.term(days)]

    def say_workday_on_or_before(self, day):
        return [*self.words(day), "当日或此前最后一个工作日"]

    def say_workday_on_or_after(self, day):
        return [*self.words(day), "当日或此后第一个工作日"]

    def say_date_in_month(self, day, months, number):
        return [self.label(day), Shown(day, "month"), "的次月", Shown(number, "count"), "日", *self.term(number)]

    def say_completed_years(self, birth, day):
        return [*self.words(birth), "至", *self.words(day), "的周岁"]

    def say_birth_date_in(self, number):
        return [self.label(number), "第7至14位"]

    def say_days_between(self, first, last):
        return [*self.words(first), "至", *self.words(last), "的天数"]

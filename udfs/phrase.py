"""A rule in words: its tree with a Chinese phrase in place of every value it can give.

What is said on the way down: a comparison of amounts whichever way it went, a verdict asked of another rule, and any
other ground only where it decided. `explain` fills a phrase with a person's figures; `workbook.formula` writes it as a
formula for the 计算说明 column.
"""

from dataclasses import dataclass

from udfs import expression as tree
from udfs import rewrite
from udfs.vocabulary import NAMES, NO, YES

SIGNS = {"+": "+", "-": "-", "*": "×", "/": "÷"}
COMPARED = {"==": "为", "!=": "不为", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
AMOUNTS = {"at_least": ("≥", "<"), "exceeds": (">", "≤")}
GROUNDS = {"has_18_characters": ("是18位", "不是18位"), "has_id_characters": ("前17位都是数字", "含有数字和X以外的字符"),
           "has_birth_date": ("第7至14位是日期", "第7至14位不是日期"), "ends_in_000": ("末三位是000且校验码不符", "末三位不是000"),
           "check_digit_holds": ("校验码相符", "校验码不符"), "sequence_is_odd": ("第17位是奇数", "第17位是偶数")}
DATA_ERROR_SENTENCE = "填写的数据不可用,判为数据错误"
FORMS = {"yuan": "money", "ratio": "percent", "whole": "count", "date": "day"}


@dataclass(frozen=True, eq=False)
class Shown(tree.Node):
    """A value as people read it; `form` is money, percent, share, count, day, or plain for words."""

    node: tree.Node
    form: str
    is_result: bool = False
    kind: str = "word"


@dataclass(frozen=True, eq=False)
class Phrase(tree.Node):
    """Words and shown values in a row."""

    parts: tuple
    kind: str = "word"


def told(rule, parameters):
    """Return the tree of `rule` with a Phrase at every end; `parameters` gives labels (a policy's parameters)."""
    return _Teller(rule, parameters).told(rewrite.decided(rewrite.expand(rule.tree, rewrite.is_own_verdict)), ())


class _Teller:
    def __init__(self, rule, parameters):
        self.rule, self.parameters = rule, parameters

    def told(self, node, said):
        node = rewrite.lift(node)
        if isinstance(node, tree.Choose):
            then = self.told(node.then, said + self.ground(node.condition, True, node.then))
            otherwise = self.told(node.otherwise, said + self.ground(node.condition, False, node.otherwise))
            return tree.Choose(node.condition, then, otherwise, "word")
        end = self.end(node)
        if not end:
            return Phrase(())
        parts = [part for ground in said for part in (*ground, ",")]
        return Phrase(tuple(tree.Word(part) if isinstance(part, str) else part for part in parts + end))

    def end(self, node):
        missing = next((part for part in tree.walk(node) if isinstance(part, tree.Missing)), None)
        if missing is not None:
            return [f"判为{missing.word}"] if missing.word else []
        if isinstance(node, tree.Word):
            return [f"判为{node.text}"]
        unit = "%" if node.kind == "ratio" else self.rule.unit if self.rule.unit in "元岁人天" else ""
        if isinstance(node, tree.Figure):
            return [f"为{node.value}{unit}"]
        form = "share" if self.rule.kind == "ratio" else FORMS[node.kind]
        amount = node.operands[0] if isinstance(node, tree.Apply) and node.primitive == "yuan" else node
        return [*self.words(amount), "=", Shown(node, form, is_result=True)]

    def ground(self, condition, holds, branch):
        """Return what is said of a condition on the way to `branch`: a tuple of no or one list of parts."""
        amounts = any(isinstance(part, tree.Call) or isinstance(part, tree.Apply) and part.primitive in AMOUNTS
                      for part in tree.walk(condition))
        decides = not isinstance(rewrite.lift(branch), tree.Choose)
        of_the_policy = not _asks(condition)
        parts = self.condition(condition, holds) if amounts or decides and (holds or not of_the_policy) else None
        return (parts,) if parts else ()

    def condition(self, node, holds):
        if isinstance(node, tree.Not):
            return self.condition(node.operand, not holds)
        if isinstance(node, (tree.Both, tree.Either)):
            every = holds == isinstance(node, tree.Both)
            sides = [self.condition(side, holds) for side in (node.left, node.right) if _asks(side)]
            sides = [side for side in sides if side]
            if not every and len(sides) > 1:
                return None
            return [part for index, side in enumerate(sides) for part in (["且"] * bool(index) + side)]
        if isinstance(node, tree.Apply):
            return self.applied(node, holds)
        if isinstance(node, tree.Comparison):
            return self.comparison(node, holds)
        if isinstance(node, tree.IsBlank):
            return [f"{self.label(node.operand)}未填" if holds else f"{self.label(node.operand)}已填"]
        if isinstance(node, tree.Member):
            name = self.parameters[node.scope.key].label
            return [*self.words(node.item), f"属于{name}" if holds else f"不属于{name}"]
        return [f"{self.label(node)}为{YES if holds else NO}"] if isinstance(node, (tree.Argument, tree.Parameter)) else None

    def applied(self, node, holds):
        signs = AMOUNTS.get(node.primitive)
        if signs:
            return [*self.words(node.operands[0]), signs[not holds], *self.words(node.operands[1])]
        return [self.label(node.operands[0]), GROUNDS[node.primitive][not holds]] if node.primitive in GROUNDS else None

    def comparison(self, node, holds):
        if isinstance(node.left, tree.Call):
            return [node.left.rule.title, "为", Shown(node.left, "plain")]
        sign = COMPARED[node.operator if holds else OPPOSITE[node.operator]]
        if node.left.kind == "word" and isinstance(node.right, tree.Word):
            return [f"{self.label(node.left)}{sign}{node.right.text}"]
        return [*self.words(node.left), sign, *self.words(node.right)]

    def label(self, node):
        if isinstance(node, tree.Argument):
            return NAMES[node.name].label
        return self.parameters[node.key].label

    def words(self, node, inside=None):
        """Return the parts that say an expression, its figures beside their labels."""
        if isinstance(node, (tree.Argument, tree.Parameter)):
            return [self.label(node), Shown(node, FORMS.get(node.kind, "plain"))]
        if isinstance(node, tree.Figure):
            return [str(node.value)]
        if isinstance(node, tree.Arithmetic):
            parts = [*self.words(node.left, node.operator), SIGNS[node.operator], *self.words(node.right, node.operator)]
            loose = inside and (node.operator in "+-" or inside == "/")
            return ["(", *parts, ")"] if loose else parts
        return getattr(self, "say_" + node.primitive)(*node.operands)

    def say_ceiling(self, number):
        return ["向上取整(", *self.words(number), ")"]

    def say_banded(self, amount, start, bands, increase):
        above = [] if isinstance(start, tree.Figure) else ["超出", *self.words(start), "的部分"]
        raised = [] if isinstance(increase, tree.Figure) else [",比例提高", *self.words(increase)]
        return [*self.words(amount), *above, f"按{self.label(bands)}支付", *raised]

    def say_first_rate(self, bands, increase):
        raised = [] if isinstance(increase, tree.Figure) else ["提高", *self.words(increase)]
        return [f"{self.label(bands)}的第一段比例", *raised]

    def say_days_after(self, day, days):
        return [*self.words(day), "之后", *self.words(days), "日"]

    def say_months_after(self, day, months):
        return [*self.words(day), "之后", *self.words(months), "个月的对应日"]

    def say_workday(self, start, days):
        return [*self.words(start), "之后", *self.words(days), "个工作日"]

    def say_workday_on_or_before(self, day):
        return [*self.words(day), "当日或此前最后一个工作日"]

    def say_workday_on_or_after(self, day):
        return [*self.words(day), "当日或此后第一个工作日"]

    def say_date_in_month(self, day, months, number):
        return [*self.words(day), "次月", *self.words(number), "日"]

    def say_completed_years(self, birth, day):
        return [*self.words(birth), "至", *self.words(day), "的周岁"]

    def say_birth_date_in(self, number):
        return [self.label(number), "第7至14位"]

    def say_days_between(self, first, last):
        return [*self.words(first), "至", *self.words(last), "的天数"]

    def say_min(self, left, right):
        return ["取较小者(", *self.words(left), ";", *self.words(right), ")"]

    def say_max(self, left, right):
        return ["取较大者(", *self.words(left), ";", *self.words(right), ")"]


def _asks(node):
    """Tell whether a condition asks about the person, not only about the policy."""
    return any(isinstance(part, tree.Argument) for part in tree.walk(node))

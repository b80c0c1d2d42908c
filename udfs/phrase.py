"""A rule in words: its tree with a Chinese phrase in place of every value it can give.

What is said on the way down: a comparison of amounts whichever way it went, a verdict asked of another rule, and any
other ground only where it decided. `explain` fills a phrase with a person's figures; `workbook.formula` writes it as a
formula for the 计算说明 column.
"""

from dataclasses import dataclass

from udfs import expression as tree
from udfs import rewrite, spoken
from udfs.vocabulary import NO, YES
from udfs.wording import FORMS, SIMPLE, Shown, Wording

COMPARED = {"==": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
TURNED = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
AMOUNTS = {"at_least": ("≥", "<"), "exceeds": (">", "≤")}
GROUNDS = {"has_18_characters": ("是18位", "不是18位"), "has_id_characters": ("前17位都是数字", "含有数字和X以外的字符"),
           "has_birth_date": ("第7至14位是日期", "第7至14位不是日期"),
           "ends_in_000": ("末三位是000且校验码不符", "校验码不符,末三位不是000"),
           "check_digit_holds": ("校验码相符", "校验码不符"), "sequence_is_odd": ("第17位是奇数", "第17位是偶数")}
DATA_ERROR_SENTENCE = "填写的数据不可用,判为数据错误"
VERBS = {"提示": "提示", "性别": "性别为", "渠道": "资金渠道为"}  # how a rule gives its word, by the end of its title


@dataclass(frozen=True, eq=False)
class Phrase(tree.Node):
    """Words and shown values in a row."""

    parts: tuple
    kind: str = "word"


def told(rule, parameters):
    """Return the tree of `rule` with a Phrase at every end; `parameters` are those of the policy, {} for none."""
    whole = rewrite.decided(spoken.opened(rule.tree))
    return _Teller(rule, parameters).told(spoken.with_caps_chosen(whole, parameters), ())


class _Outside(list):
    """What is said of lists that the person is in none of."""


class _Teller(Wording):
    def __init__(self, rule, parameters):
        super().__init__(rule, parameters)
        self.verb = next((verb for end, verb in VERBS.items() if rule.title.endswith(end)), "判为")

    def told(self, node, said, outside=()):
        node = spoken.conditions_outside(spoken.lifted(node))
        return self.fork(node, said, outside) if isinstance(node, tree.Choose) else self.ending(node, said)

    def fork(self, node, said, outside):
        """Tell both ways of a choice; where one of several grounds suffices for an end, that one alone is told.

        `outside` are the lists that the person was not found in on the way here.
        """
        condition = node.condition
        for kind, holds in ((tree.Either, True), (tree.Both, False)):
            joined = spoken.terms(condition, kind)
            short, long = (node.then, node.otherwise) if holds else (node.otherwise, node.then)
            if len(joined) > 1 and all(map(spoken.asks, joined)) and not isinstance(spoken.lifted(short), tree.Choose):
                long = rewrite.decided(long, {rewrite.key(term): not holds for term in joined})
                made = self.told(long, said + self.ground(condition, not holds, long, short, outside), outside)
                for term in reversed(joined):
                    end = self.told(short, said + self.ground(term, holds, short, long, outside))
                    made = tree.Choose(term, *((end, made) if holds else (made, end)), "word")
                return made
        known = {rewrite.key(term): True for term in spoken.terms(condition, tree.Both)}
        ways = []
        for holds, branch, other in ((True, rewrite.decided(node.then, known), node.otherwise),
                                     (False, node.otherwise, node.then)):
            member, belongs = (condition.operand, not holds) if isinstance(condition, tree.Not) else (condition, holds)
            left, before = outside, said
            if isinstance(member, tree.Member):  # what is said of lists last says it all
                left = outside if belongs else (*outside, member)
                before = tuple(ground for ground in said if not isinstance(ground, _Outside))
            ways.append(self.told(branch, before + self.ground(condition, holds, branch, other, outside), left))
        return tree.Choose(condition, *ways, "word")

    def ending(self, node, said):
        end = self.end(spoken.plain(node))
        if not end:
            return Phrase(())
        parts = [part for ground in said for part in (*ground, ",")]
        return Phrase(tuple(tree.Word(part) if isinstance(part, str) else part for part in parts + end))

    def end(self, node):
        if isinstance(node, tree.Missing):
            return [f"判为{node.word}"] if node.word else []
        if isinstance(node, tree.Word):
            return [f"{self.verb}{node.text}"]
        unit = self.rule.unit if self.rule.unit in "元岁人天" else ""
        if isinstance(node, tree.Figure):
            return [f"{self.rule.title}为{node.value}{unit}"]
        amount = node.operands[0] if isinstance(node, tree.Apply) and node.primitive == "yuan" else node
        if isinstance(amount, SIMPLE):
            return ["取", *self.words(amount)]
        shown = Shown(node, "share" if self.rule.kind == "ratio" else FORMS[node.kind], is_result=True)
        if node.kind == "date":
            return [*self.words(amount), "为", shown]
        return [*self.words(amount), "=", shown, *([unit] if node.kind == "whole" and unit else [])]

    # grounds

    def ground(self, condition, holds, branch, other, outside=()):
        """Return what is said of a condition on the way to `branch`: a tuple of no or one list of parts."""
        if isinstance(condition, spoken.NoLimit):
            return ([f"{self.label(condition.parameter)}为无"],) if holds else ()
        if spoken.only_guards(condition, branch, other):
            return ()
        if isinstance(condition, tree.Not):
            return self.ground(condition.operand, not holds, branch, other, outside)
        always = isinstance(condition, tree.Argument) and holds and self.rule.kind == "word" or any(
            isinstance(part, tree.Call) or isinstance(part, tree.Apply) and part.primitive in AMOUNTS
            for part in tree.walk(condition))
        if not always and not (spoken.is_last_question(branch) and (holds or spoken.asks(condition))):
            return ()
        if isinstance(condition, tree.Member) and not holds:
            before = [node for node in outside if rewrite.key(node.item) == rewrite.key(condition.item)]
            return (self.member([*before, condition], holds),)
        parts = self.condition(condition, holds)
        return (parts,) if parts else ()

    def condition(self, node, holds):
        if isinstance(node, tree.Not):
            return self.condition(node.operand, not holds)
        if isinstance(node, (tree.Both, tree.Either)):
            return self.joined(spoken.terms(node, type(node)), holds == isinstance(node, tree.Both), holds)
        if isinstance(node, tree.Apply):
            return self.applied(node, holds)
        if isinstance(node, tree.Comparison):
            return self.comparison(node, holds)
        if isinstance(node, tree.IsBlank):
            return [f"{self.label(node.operand)}{'未填' if holds else '已填'}"]
        if isinstance(node, tree.Member):
            return self.member([node], holds)
        return [f"{self.label(node)}为{YES if holds else NO}"] if isinstance(node, (tree.Argument, tree.Parameter)) else None

    def joined(self, parts, every, holds):
        """Return what is said of several conditions: all of them, or nothing where any may have decided."""
        asking = [part for part in parts if spoken.asks(part)]
        if not every:
            return None
        outside = [part for part in asking if isinstance(part, tree.Member)]
        if not holds and len(outside) == len(asking) and len({rewrite.key(part.item) for part in outside}) == 1:
            return self.member(outside, holds)
        sides = [side for side in (self.condition(part, holds) for part in asking) if side]
        return [part for index, side in enumerate(sides) for part in (["且"] * bool(index) + side)]

    def member(self, nodes, holds):
        lists = "、".join(self.parameters[node.scope.key].label for node in nodes)
        return (list if holds else _Outside)([*self.words(nodes[0].item), f"{'属于' if holds else '不属于'}{lists}"])

    def applied(self, node, holds):
        signs = AMOUNTS.get(node.primitive)
        if signs:
            return [*self.words(node.operands[0]), signs[not holds], *self.words(node.operands[1])]
        return [self.label(node.operands[0]), GROUNDS[node.primitive][not holds]] if node.primitive in GROUNDS else None

    def comparison(self, node, holds):
        left, right, operator = node.left, node.right, node.operator if holds else OPPOSITE[node.operator]
        if isinstance(left, tree.Call):
            return [left.rule.title, "为", Shown(left, "plain")]
        if left.kind == "word" and isinstance(right, tree.Word):
            word = right.text if operator == "==" else Shown(left, "plain")
            is_reading = isinstance(left, tree.Parameter) and self.parameters[left.key].choices
            return [f"{self.label(left)}按“", word, "”"] if is_reading else [f"{self.label(left)}为", word]
        if spoken.is_zero(right) and operator == "==" and isinstance(left, tree.Argument):
            return [f"{self.label(left)}为0{'元' * (left.kind == 'yuan')}"]
        if isinstance(left, tree.Parameter) and isinstance(right, tree.Argument):
            left, right, operator = right, left, TURNED[operator]
        return [*self.words(left), COMPARED[operator], *self.words(right)]

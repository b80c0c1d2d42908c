"""Which of a person's categories decided, and what each of them alone would have given.

>>> from udfs import tilt_rescue
>>> case = dict(category="监测对象、低保对象", in_province="是", referred="是", qualifying_disease="是", burden_to_date=25000,
...             rescued_to_date=0)
>>> from udfs.policy import load
>>> of_the_person(tilt_rescue, case, load("linxian-2023"))
'按低保对象计算;单按监测对象为2,500.00元'
"""

import datetime

from udfs import expression as tree
from udfs.money import yuan
from udfs.parameter import Scope
from udfs.state import BLANK, DATA_ERROR
from udfs.vocabulary import JOINER, NAMES

CATEGORY = "category"


def of_the_person(rule, inputs, policy):
    """Return in words which category decided; empty for one category that the policy itself names, and for unsound inputs."""
    if CATEGORY not in rule.inputs or not policy or not rule.holds_under(policy):
        return ""
    read = NAMES[CATEGORY].read(inputs[CATEGORY])
    together = rule(**inputs, policy=policy)
    if not isinstance(read, str) or together in (BLANK, DATA_ERROR):
        return ""
    words = list(dict.fromkeys(read.split(JOINER)))
    nested = {word: around for word in words if (around := _around(rule, policy, word))}
    if len(words) == 1:
        return "".join(f"{word}属于{around}" for word, around in nested.items())
    alone = {word: rule(**{**inputs, CATEGORY: word}, policy=policy) for word in words}
    used = next((word for word in words if alone[word] == together), None)
    others = [f"单按{_called(word, nested)}{'同为' if alone[word] == together else '为'}{_shown(alone[word])}"
              for word in words if word != used]
    verb = "判定" if rule.kind == "word" else "计算"
    return ";".join([f"按{_called(used, nested) if used else '各类别合并'}{verb}", *others])


def _called(word, nested):
    return f"{word}(属于{nested[word]})" if word in nested else word


def _around(rule, policy, word):
    """Return the category of the notice's lists in this rule that takes in `word` by [nests], None where there is none."""
    scopes = [getattr(policy, key) for key in _scopes(rule)]
    return next((outer for outer, inner in policy.nests.items() if word in inner
                 and any(isinstance(scope, Scope) and word in scope and outer in scope for scope in scopes)), None)


def _scopes(rule):
    """Return the keys of the lists that `rule`, or a rule that it calls, looks a category up in."""
    keys = []
    for node in tree.walk(rule.tree):
        if isinstance(node, tree.Member) and isinstance(node.item, tree.Argument) and node.item.name == CATEGORY:
            keys.append(node.scope.key)
        elif isinstance(node, tree.Call):
            keys += _scopes(node.rule)
    return list(dict.fromkeys(keys))


def _shown(value):
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return f"{yuan(value):,.2f}元"
    return "(空白)" if value is BLANK else value

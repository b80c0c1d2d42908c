"""What a rule is as an Excel function: its arguments in order, each with the help that Excel's wizard shows.

The inputs of the rule come first; then 政策参数 where the rule asks a notice, 工作日历 where it counts working days, and the
days by which dated figures are picked. A blank column of days means the latest figures.
"""

from dataclasses import dataclass

from udfs import expression as tree
from udfs import rewrite
from udfs.vocabulary import JOINER, NAMES, NO, YES

POLICY, WORKDAYS, AS_OF = "policy", "workdays", "as_of"
LONGEST_HELP = 255  # what Excel takes
UNITS = {"yuan": "金额,元", "whole": "整数", "yesno": f"{YES}或{NO}", "date": "日期", "words": f"可用“{JOINER}”并列几项"}
HELP = {POLICY: "政策参数表从A1到值一列的区域,或政策编号;带上当地填写的数值和口径", WORKDAYS: "工作日历表的日期、星期、是否工作日三列;不给时按已公布的放假安排",
        AS_OF: "按哪一天的文件数值计算,整列或一格;不给时用最新数值"}


@dataclass(frozen=True)
class Argument:
    """One argument: `optional` ones may be left out from the right."""

    name: str
    help: str
    optional: bool = False


def arguments(rule):
    """Return the arguments of a rule as an Excel function.

    >>> from udfs import filing_due
    >>> [argument.name for argument in arguments(filing_due)]
    ['approved_on', 'policy', 'workdays', 'as_of']
    """
    made = [Argument(name, _help(NAMES[name])) for name in rule.inputs]
    if rule.takes_policy:
        made.append(Argument(POLICY, HELP[POLICY]))
    if counts_working_days(rule):
        made.append(Argument(WORKDAYS, HELP[WORKDAYS], optional=True))
    if rule.takes_policy:
        made.append(Argument(AS_OF, HELP[AS_OF], optional=True))
    return tuple(made)


def counts_working_days(rule):
    """Tell whether a rule, or one that it calls, counts working days.

    >>> from udfs import catalog_excess, push_due
    >>> counts_working_days(push_due), counts_working_days(catalog_excess)
    (True, False)
    """
    nodes = tree.walk(rewrite.expand(rule.tree, lambda call: False))
    return any(isinstance(node, tree.Apply) and node.primitive.startswith("workday") for node in nodes)


def description(rule):
    """Return what the wizard says of a rule.

    >>> from udfs import tilt_rescue
    >>> description(tilt_rescue)
    '倾斜救助金额(元);一格给一个结果,整列给整列结果'
    """
    unit = "" if rule.unit in ("文字", "日期") else f"({rule.unit})"
    return f"{rule.title}{unit};一格给一个结果,整列给整列结果"


def _help(name):
    said = f"{name.label}:{'、'.join(name.values)}" if name.values else name.label
    unit = f"({UNITS[name.kind]})" if name.kind in UNITS else ""
    return said[:LONGEST_HELP - len(unit)] + unit

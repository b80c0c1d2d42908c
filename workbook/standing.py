"""The checks that stand on every workbook: parameters to fill, the calendar's end, changed formulas."""

import re
from dataclasses import dataclass

from udfs import expression as tree
from udfs import rewrite, rules
from udfs.parameter import ELSEWHERE
from workbook import calendar_rows, policy_rows

FINDINGS = "校验"
ASKED = re.compile(r"\{@([a-z_]+)")  # the parameters that a template's own formula asks for
CALENDAR_NOTICE = 60  # days before the calendar's end from which 校验 asks for the next year


@dataclass(frozen=True)
class Standing:
    """A check of a standard sheet, on every workbook."""

    code: str
    sheet: str
    title: str
    mend: str


CHANGED = Standing("C03", "各表", "公式或明定数值被改写", "从上一行同列复制公式,或重新取用空白模板")
TO_FILL = Standing("C01", policy_rows.SHEET, "本地参数待填", "在黄色格填写当地数值;没有填时结果显示“待填”")
WRONG_VALUE = Standing("C04", policy_rows.SHEET, "当地数值填写有误", "按“说明”改正黄色格;改正前,要用到它的结果显示“数据错误”")
UNFIT = Standing("C05", policy_rows.SHEET, "当地数值不合文件要求", "核对当地文件;照填的数值计算,只作提示")
FOREIGN_CODE = Standing("C06", "代码", "夹带的代码与本程序不同", "先不要启用宏;向发来的人问明来历,用 medaid convert 转成公式版再用")
UNCERTAIN = Standing("C07", "原表", "看不准,没有读取", "")  # each question says itself how to mend it
NO_COLUMN = Standing("C08", "原表", "缺少必填的列", "在原表加上这一列;已有而名称不同的,请确认表头")
CALENDAR = Standing("C02", calendar_rows.SHEET, "工作日历即将用完", "放假安排公布后,在“工作日历”补填下一年")


def needed_parameters(layout):
    """Return the first row of every local parameter that the workbook needs, that can be filled in and may not stay blank."""
    used = set()
    for sheet in layout.template.sheets:
        for column in (*sheet.columns, *sheet.fields):
            if column.rule:
                nodes = tree.walk(rewrite.expand(rules()[column.rule].tree, lambda call: False))
                used |= {node.key for node in nodes if isinstance(node, tree.Parameter)}
            used |= {column.listed, *ASKED.findall(" ".join([column.formula, *map(str, (column.table or {}).values())]))}
    found = []
    for key in layout.policy_rows.places:
        parameter = layout.policy.parameters[key]
        if key in used and parameter.local and not parameter.optional and parameter.unit != ELSEWHERE:
            found.append(layout.policy_rows.places[key][-1][0])
    return found

"""docs/校验编号.md: every check of every workbook by its code, for who reads a code out on the phone."""

from workbook.template import names, template


def page():
    """Return the page, generated from the templates.

    >>> "| Z03 | 住院登记 | 身份证号有误 |" in page()
    True
    """
    lines = ["# 校验编号", "", "各工作簿“校验”表和“校验结果”里的编号。本页由模板生成;各工作簿都有的 C 开头的编号和文件用不了的 W 开头的编号见[使用手册](使用手册.md)。"]
    for name in names():
        made = template(name)
        lines += ["", f"## {name}", "", "| 编号 | 工作表 | 检查项 | 依据 | 怎么改 |", "|---|---|---|---|---|"]
        for sheet in made.sheets:
            for check in sheet.checks:
                article = made.policy.provisions[check.source].article if check.source else "表格填写要求"
                lines.append(f"| {check.code} | {sheet.name} | {check.title} | {article} | {check.mend} |")
    return "\n".join(lines) + "\n"

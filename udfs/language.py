"""The signs of the rule language, what a parameter's unit makes of it, and how a rule is refused."""

import ast

OPERATORS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
COMPARISONS = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
UNIT_KINDS = {"比例": "ratio", "元": "yuan", "名单": "list", "是否": "yesno", "口径": "word", "分段": "bands",
              "日期": "date", "另行规定": "blank"}


class RuleError(SyntaxError):
    """A rule that cannot be read; carries file, line, what is wrong and how to write it."""

    def __init__(self, file, line, what, how):
        super().__init__(f"{file}, line {line}: {what}; {how}")
        self.filename, self.lineno, self.what, self.how = file, line, what, how

    def __str__(self):
        return self.args[0]

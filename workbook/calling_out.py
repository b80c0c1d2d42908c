"""Formulas that reach beyond the workbook: to another file, another program, the network. None of them is ever written by us."""

import re

TEXT = re.compile(r'"(?:[^"]|"")*"')
OUTWARD = re.compile(
    r"\b(?:WEBSERVICE|FILTERXML|HYPERLINK|IMAGE|RTD|CALL|REGISTER|REGISTER\.ID|EXEC|SQL\.REQUEST|PY|DDE|STOCKHISTORY|CUBE[A-Z]+)\s*\("
    r"|\[[^\[\]]*\][^\[\]!]*!"  # [1]Sheet1!A1, '[别的.xlsx]Sheet1'!A1
    r"|[\w.]\|(?:'[^']*'|[\w.]+)!", re.IGNORECASE)  # cmd|'/c calc'!A1


def calls_out(formula):
    """Tell whether a formula reaches beyond its workbook.

    >>> [calls_out(text) for text in ('=WEBSERVICE(A1)', "=cmd|'/c calc'!A1", "='[别的.xlsx]表'!A1", '="WEBSERVICE("&A1', "=SUM(表[金额])", "=表!A1&A2")]
    [True, True, True, False, False, False]
    """
    return bool(OUTWARD.search(TEXT.sub('""', formula)))

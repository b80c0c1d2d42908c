"""Whether two formulas are the same after another program has saved them."""

import re

TOKEN = re.compile(r'"(?:[^"]|"")*"|\'((?:[^\']|\'\')+)\'!|\s+|[^"\'\s]+|.')


def normal(formula):
    """Return a formula without what programs change when they save: blanks, quoted sheet names, case, `_xlfn.`.

    >>> normal("= if(A1=\\"a b\\", '政策参数'!$D$6 ,1)")
    'IF(A1="a b",政策参数!$D$6,1)'
    """
    parts = []
    for found in TOKEN.finditer(formula.removeprefix("=")):
        token = found.group(0)
        if token.startswith('"'):
            parts.append(token)
        elif found.group(1):
            parts.append(found.group(1) + "!")
        elif not token.isspace():
            parts.append(token.upper().replace("_XLFN.", ""))
    return "".join(parts)

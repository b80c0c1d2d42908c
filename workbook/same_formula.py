"""Whether two formulas are the same after another program has saved them."""

import re

TOKEN = re.compile(r'"(?:[^"]|"")*"|\'((?:[^\']|\'\')+)\'!|\s+|[^"\'\s]+|.')
FIGURE = re.compile(r"(?<![\w$.!:])\d+(?:\.\d+)?(?:E[+-]?\d+)?(?![\w:(!])", re.IGNORECASE)
TRUTH = re.compile(r"\b(TRUE|FALSE)\(\)")


def normal(formula):
    """Return a formula without what programs change when they save.

    That is: blanks, quotes around sheet names, case, `_xlfn.`, TRUE() for TRUE, and how a figure is written.

    >>> normal("= if(A1=\\"a b\\", '政策参数'!$D$6 ,1.0)")
    'IF(A1="a b",政策参数!$D$6,1)'
    >>> normal("FALSE()+1E-10") == normal("FALSE+0.0000000001")
    True
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
    return "".join(part if part.startswith('"') else _plain(part) for part in parts)


def is_array(there, cells, formula):
    """Tell whether what stands in a cell is the array formula `formula` over `cells`.

    >>> from workbook.xlsx.formula_text import ArrayText
    >>> is_array(ArrayText("{=sum( B1 )}", "A1:A9"), "A1:A9", "SUM(B1)"), is_array("=SUM(B1)", "A1:A9", "SUM(B1)")
    (True, False)
    """
    return getattr(there, "ref", None) == cells and normal(there[1:-1]) == normal(formula)


def _plain(part):
    return FIGURE.sub(lambda found: f"{float(found.group(0)):.15g}", TRUTH.sub(r"\1", part))

"""Formulas as people write them and as the file spells them: newer functions carry a prefix there."""

import re

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter

from workbook.engine.errors import Unsupported

PREFIX = re.compile(r"_xl(?:fn|ws|udf)\.")
NEWER = frozenset("""ACOT ACOTH AGGREGATE ARABIC ARRAYTOTEXT BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV
BITAND BITLSHIFT BITOR BITRSHIFT BITXOR CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST
COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL ERF.PRECISE ERFC.PRECISE
EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FIELDVALUE FLOOR.MATH FLOOR.PRECISE FORECAST.ETS FORECAST.LINEAR FORMULATEXT
GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS HYPGEOM.DIST IFNA IFS IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN
ISFORMULA ISOMITTED ISOWEEKNUM LAMBDA LET LOGNORM.DIST LOGNORM.INV MAXIFS MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST
NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC
PERMUTATIONA PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC RANK.AVG RANK.EQ RRI SEC SECH SHEET SHEETS SKEW.P STDEV.P STDEV.S SWITCH
T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TEXTAFTER TEXTBEFORE TEXTJOIN UNICHAR UNICODE VALUETOTEXT VAR.P VAR.S
WEIBULL.DIST XLOOKUP XMATCH XOR Z.TEST ENCODEURL WEBSERVICE FILTERXML""".split())
SPILLING = frozenset("""BYCOL BYROW CHOOSECOLS CHOOSEROWS DROP EXPAND FILTER HSTACK MAKEARRAY MAP RANDARRAY SCAN SEQUENCE SORT
SORTBY TAKE TEXTSPLIT TOCOL TOROW UNIQUE VSTACK WRAPCOLS WRAPROWS GROUPBY PIVOTBY""".split())


def filed(formula):
    """Return a formula as the file spells it.

    Unsupported for functions whose result spills over other cells: openpyxl cannot mark them.

    >>> filed("=IFS(A1>1, RANK(A1,A:A))")
    '=_xlfn.IFS(A1>1, RANK(A1,A:A))'
    """
    tokens = Tokenizer(formula).items
    for token in tokens:
        if token.type == Token.FUNC and token.subtype == Token.OPEN:
            name = token.value[:-1].upper()
            if name in SPILLING:
                raise Unsupported("Range", "formula", f"{name} 的结果会溢出到别的单元格,openpyxl 写不出动态数组;"
                                                      "请在 Python 里算好再写值,或用 formula_array 写固定大小的数组公式")
            if name in NEWER:
                token.value = f"_xlfn.{token.value}"
    return "=" + "".join(token.value for token in tokens)


def read(formula):
    """Return a formula as Excel shows it.

    >>> read("=_xlfn.IFS(A1>1,1)")
    '=IFS(A1>1,1)'
    """
    return PREFIX.sub("", formula)


def moved(formula, row, column, to_row, to_column):
    """Return a formula as it reads after copying it to another cell: relative references follow.

    >>> moved("=A1*$B$1", 1, 3, 4, 3)
    '=A4*$B$1'
    """
    if (row, column) == (to_row, to_column):
        return formula
    origin = f"{get_column_letter(column)}{row}"
    return Translator(formula, origin=origin).translate_formula(f"{get_column_letter(to_column)}{to_row}")

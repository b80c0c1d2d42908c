"""The lint of the portable dialect: what Excel 2010, WPS, LibreOffice and formualizer all compute alike.

A function has to be on the list; anything else fails the build. What was measured to differ between engines is refused
by form: a text function over a range, LOOKUP, whole rows or columns, volatile functions outside the one day cell.
"""

import re

from workbook.rowwise import pieces

FUNCTIONS = frozenset(
    "ABS AND CHOOSE COUNT COUNTA COUNTIF COUNTIFS DATE DAY EDATE FIND HYPERLINK IF IFERROR INDEX INT ISERROR ISLOGICAL ISNA ISNUMBER ISTEXT LEFT "
    "LEN MATCH MAX MID MIN MOD MONTH N NOT OR RIGHT ROUND ROW SMALL SUBSTITUTE SUM SUMIFS SUMPRODUCT TEXT TODAY TRIM UPPER YEAR"
    .split())
TEXT_FUNCTIONS = ("FIND", "LEFT", "LEN", "MID", "RIGHT", "SUBSTITUTE", "TEXT", "TRIM", "UPPER")
COUNTING = ("COUNTIF", "COUNTIFS", "SUMIF", "SUMIFS", "AVERAGEIF", "AVERAGEIFS")
LONGEST, DEEPEST, MOST_ARGUMENTS = 8_192, 64, 255
REDUCING = ("COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "INDEX", "MATCH", "MAX", "MIN", "SMALL", "SUM", "SUMIFS", "SUMPRODUCT")
TEXTS = re.compile(r'"(?:[^"]|"")*"')
NAME = re.compile(r"([A-Za-z_][\w.]*)\s*$")
RANGE = re.compile(r"\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?\d+")
WHOLE = re.compile(r"\$?[A-Z]{1,3}:\$?[A-Z]{1,3}\b|(?<![A-Z\d$])\$?\d+:\$?\d+")


class DialectError(ValueError):
    """A formula outside the portable dialect."""


def faults(formula, id_ranges=(), may_be_volatile=False):
    """Return what is wrong with a formula (without `=`), in Chinese, as a list.

    >>> faults('XLOOKUP(A1,B:B,C:C)')
    ['函数 XLOOKUP 不在可用函数之列', '引用了整行或整列']
    >>> faults('IF(A1="XLOOKUP(",1,0)')
    []
    """
    found = []
    if len(formula) > LONGEST:
        found.append(f"公式长 {len(formula)} 字符,超过 {LONGEST}")
    bare = TEXTS.sub('""', formula)
    called = list(_calls(bare))
    for name in sorted({name for name, _ in called}):
        if name not in FUNCTIONS or name == "TODAY" and not may_be_volatile:
            found.append(f"函数 {name} 不在可用函数之列")
    if WHOLE.search(bare):
        found.append("引用了整行或整列")
    if "{" in bare:
        found.append("用了数组常量")
    found += [f"文本函数 {name} 用在区域上" for name, inside in called
              if name.upper() in TEXT_FUNCTIONS and ("{" in inside or RANGE.search(_without_reducing(inside)))]
    depth, widest = _shape(bare)
    if depth > DEEPEST:
        found.append(f"嵌套 {depth} 层,超过 {DEEPEST}")
    if widest > MOST_ARGUMENTS:
        found.append(f"参数 {widest} 个,超过 {MOST_ARGUMENTS}")
    found += [f"{name} 用在身份证号列上(会按15位比较)" for name, inside in called
              if name in COUNTING and any(place in inside for place in id_ranges)]
    return found


def _calls(bare):
    """Yield (function, what stands between its brackets), inner calls before outer ones."""
    opened = []
    for place, character in enumerate(bare):
        if character == "(":
            name = NAME.search(bare, 0, place)
            opened.append((name.group(1) if name else "", place))
        elif character == ")" and opened:
            name, start = opened.pop()
            if name:
                yield name, bare[start + 1:place]


def _without_reducing(inside):
    """Return arguments without the calls that make one value of a range."""
    reducing = sorted((inner for name, inner in _calls(inside) if name in REDUCING), key=len, reverse=True)
    for inner in reducing:
        inside = inside.replace(f"({inner})", "()")
    return inside


def _shape(bare):
    """Return (levels of nesting, most arguments of one function)."""
    depth = deepest = 0
    commas, widest = [0], 1
    for character in bare:
        if character == "(":
            depth += 1
            commas.append(1)
        elif character == ")":
            depth -= 1
            commas.pop()
        elif character == ",":
            commas[-1] += 1
        deepest, widest = max(deepest, depth), max(widest, *commas)
    return deepest, widest


class Lint:
    """Looks at every formula of one workbook once; formulas that differ in their rows alone count as one."""

    def __init__(self, id_ranges=()):
        self.id_ranges, self.seen = tuple(id_ranges), set()

    def require(self, sheet, formula, may_be_volatile=False):
        """Raise DialectError unless `formula` is in the dialect."""
        shape = tuple(part for part in pieces(formula) if isinstance(part, str))
        if shape in self.seen:
            return
        self.seen.add(shape)
        found = faults(formula, self.id_ranges, may_be_volatile)
        if found:
            raise DialectError(f"工作表“{sheet}”的公式超出可用范围:{';'.join(found)}\n  ={formula[:200]}")

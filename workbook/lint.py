"""The lint of the portable dialect: what Excel 2010, WPS, LibreOffice and formualizer all compute alike.

A function has to be on the list; anything else fails the build. What was measured to differ between engines is refused
by form: a text function over a range, LOOKUP, whole rows or columns, volatile functions outside the one day cell.
"""

import re

from workbook.rowwise import pieces

FUNCTIONS = frozenset(
    "ABS AND CHOOSE COUNT COUNTA COUNTIF COUNTIFS DATE DAY FIND HYPERLINK IF IFERROR INDEX INT ISERROR ISLOGICAL ISNA ISNUMBER ISTEXT LEFT "
    "LEN MATCH MAX MID MIN MOD MONTH N NOT OR RIGHT ROUND ROW SUBSTITUTE SUM SUMIFS SUMPRODUCT TEXT TODAY UPPER YEAR"
    .split())
TEXT_FUNCTIONS = ("FIND", "LEFT", "LEN", "MID", "RIGHT", "SUBSTITUTE", "TEXT", "UPPER")
COUNTING = ("COUNTIF", "COUNTIFS", "SUMIF", "SUMIFS", "AVERAGEIF", "AVERAGEIFS")
LONGEST, DEEPEST, MOST_ARGUMENTS = 8_192, 64, 255
TEXTS = re.compile(r'"(?:[^"]|"")*"')
CALLED = re.compile(r"([A-Z_a-z][\w.]*)\(")
RANGE = r"\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?\d+"
OVER_RANGE = re.compile(rf"\b({'|'.join(TEXT_FUNCTIONS)})\((?:[^()]*!)?{RANGE}")
WHOLE = re.compile(r"\$?[A-Z]{1,3}:\$?[A-Z]{1,3}\b|\$\d+:\$?\d+")


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
    for name in sorted(set(CALLED.findall(bare))):
        if name not in FUNCTIONS or name == "TODAY" and not may_be_volatile:
            found.append(f"函数 {name} 不在可用函数之列")
    if WHOLE.search(bare):
        found.append("引用了整行或整列")
    for called in OVER_RANGE.findall(bare):
        found.append(f"文本函数 {called} 用在区域上")
    depth, widest = _shape(bare)
    if depth > DEEPEST:
        found.append(f"嵌套 {depth} 层,超过 {DEEPEST}")
    if widest > MOST_ARGUMENTS:
        found.append(f"参数 {widest} 个,超过 {MOST_ARGUMENTS}")
    for name, inside in _counting(bare):
        if any(place in inside for place in id_ranges):
            found.append(f"{name} 用在身份证号列上(会按15位比较)")
    return found


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


def _counting(bare):
    for name in COUNTING:
        for found in re.finditer(rf"\b{name}\(([^()]*)\)", bare):
            yield name, found.group(1)


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

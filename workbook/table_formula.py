"""Aggregates as formulas: what `udfs.aggregates` reckons over a table, over the cells and columns of a sheet.

Every function takes references (`cell` of this row, `column` as an absolute range) and returns a formula without `=`.
People are told apart by a key that is text (`K` and the number), since programs compare bare numbers by 15 figures.
A ledger in order of settlement stands on a sheet of its own: it picks the rows of the typed one by their order number,
so that a year-to-date amount needs only the row above, and no formula runs in a circle.
"""

from udfs.roster_words import ADDED, CHANGED, DIRECTIONS, INSURED, LEFT, NEW, NOT_INSURED, REMOVED, SAME
from workbook.expressions import any_of, literal, text

WORDS = 4  # of a person's categories that are compared one by one
DAY_STEP, PERSON_STEP = "100000", "10000000000"  # rows under a day, days under a person


def rounded(amount):
    """Return the kernel of `udfs.money.yuan` over an expression.

    >>> rounded("A1+B1")
    'INT(ROUND((A1+B1)*1000000,0)/10000+0.5)/100'
    """
    return f"INT(ROUND(({amount})*1000000,0)/10000+0.5)/100"


def person_key(cell):
    """Return the text key of an identity number, blank for a blank.

    >>> person_key("D5")
    'IF(D5="","","K"&UPPER(D5))'
    """
    return f'IF({cell}="","","K"&UPPER({cell}))'


def joined(*cells):
    """Return the key of several cells together, blank where one is."""
    blank = any_of([f'{cell}=""' for cell in cells])
    return f'IF({blank},"",' + '&"|"&'.join(cells) + ")"


def is_first(key, keys, place):
    """Return 1 in the first row with this key, 0 in later ones; `place` counts the rows of the table from 1."""
    return f'IF({key}="","",IF(MATCH({literal(key)},{keys},0)={place},1,0))'


# ratios and ranks

def pooled_ratio(paid, costs):
    """Return the sum of the columns `paid` over the sum of the column `costs`; blank without any cost."""
    sums = "+".join(f"SUM({column})" for column in paid)
    return f'IF(ROUND(SUM({costs})*100,0)=0,"",({sums})/SUM({costs}))'


def person_ratio(first, key, keys, paid, costs):
    """Return a person's own ratio in the person's first row, blank elsewhere and without any cost."""
    cost = f"SUMIFS({costs},{keys},{key})"
    sums = "+".join(f"SUMIFS({column},{keys},{key})" for column in paid)
    return f'IF({first}=1,IF(ROUND({cost}*100,0)=0,"",({sums})/{cost}),"")'


def mean(column):
    """Return the mean of the numbers of a column; blank without any."""
    return f'IF(COUNT({column})=0,"",SUM({column})/COUNT({column}))'


def rank_key(cell, places=12):
    """Return a number as a whole one, so that rates that agree to twelve places (amounts: to two) tie in every program."""
    return f'IF(ISNUMBER({cell}),ROUND({cell}*{10 ** places},0),"")'


def shared_rank(key, keys, highest_first=True):
    """Return the rank from 1; equal keys share one. `highest_first` may be a condition."""
    sign = f'IF({highest_first},">","<")' if isinstance(highest_first, str) else text(">" if highest_first else "<")
    return f'IF(ISNUMBER({key}),1+COUNTIF({keys},{sign}&{key}),"")'


# lists against lists

def enrolment_status(key, insured_keys):
    """Return 已参保 or 未参保 for a person of the roster."""
    return f'IF({key}="","",IF(ISNUMBER(MATCH({literal(key)},{insured_keys},0)),{text(INSURED)},{text(NOT_INSURED)}))'


def category_change(key, category, other_keys, other_categories, last_month=False):
    """Return 新增, 类别变更 or 无变化 beside this month's row; with `last_month` 退出 or blank beside last month's."""
    found = f"MATCH({literal(key)},{other_keys},0)"
    if last_month:
        return f'IF({key}="","",IF(ISNUMBER({found}),"",{text(LEFT)}))'
    same = _same_words(category, f"INDEX({other_categories},{found})")
    return f'IF({key}="","",IF(ISNUMBER({found}),IF({same},{text(SAME)},{text(CHANGED)}),{text(NEW)}))'


def _same_words(one, other):
    """Return the test that two texts hold the same words joined by 、 in whatever order: as long, and the first four inside."""
    inside = [f'ISNUMBER(FIND("、"&{_word(one, place)}&"、","、"&{other}&"、"))' for place in range(1, WORDS + 1)]
    return f"AND(LEN({one})=LEN({other}),{','.join(inside)})"


def _word(cell, place):
    """Return the `place`-th word; the last one again where there are fewer."""
    padded = f'SUBSTITUTE({cell},"、","{" " * 60}")'
    count = f'LEN({cell})-LEN(SUBSTITUTE({cell},"、",""))+1'
    return f"TRIM(MID({padded},1+60*(MIN({place},{count})-1),60))"


# 附件4

def change_key(group, direction, who):
    """Return the key of a household's or a member's change in one direction."""
    return joined(group, direction, who)


def direction(kind):
    """Return 新增 or 减少 by the word of 动态调整工作类型; blank for any other word."""
    added, removed = (any_of([f"{kind}={text(word)}" for word, way in DIRECTIONS.items() if way == wanted]) for wanted in (ADDED, REMOVED))
    return f"IF({added},{text(ADDED)},IF({removed},{text(REMOVED)},{text(None)}))"


def counted(flags, groups, group, directions, way):
    """Return how many rows with flag 1 stand in a group and a direction."""
    return f"COUNTIFS({flags},1,{groups},{group},{directions},{text(way)})"


def wholly(first, key, keys, member_flags, size):
    """Return 1 in the first row of a household of which as many members are listed as it has, else 0; blank in other rows."""
    return f'IF({first}=1,IF(SUMIFS({member_flags},{keys},{key})>={size},1,0),"")'


# in order of settlement

def order_number(key, keys, day, place):
    """Return the number by which settlements sort: person, day, place in the table."""
    return (f'IF({key}="","",IF(ISNUMBER({day}),MATCH({literal(key)},{keys},0)*{PERSON_STEP}+INT({day})*{DAY_STEP}+{place},""))')


def source_row(orders, number):
    """Return which row of the typed table stands `number`-th in order of settlement, blank past the last."""
    return f'IF(COUNT({orders})<{number},"",MATCH(SMALL({orders},{number}),{orders},0))'


def picked(column, source):
    """Return the cell of the typed table in the row `source`; a blank stays blank."""
    return f'IF({source}="","",IF(INDEX({column},{source})="","",INDEX({column},{source})))'


def is_same_period(key, key_above, day, day_above):
    """Return 1 where the row above is of the same person and year, else 0."""
    return f'IF({key}="","",IF(AND({key}={key_above},ISNUMBER({day_above})),IF(YEAR({day})=YEAR({day_above}),1,0),0))'


def year_to_date(amount, same, above):
    """Return this amount and the year's sum of the row above, to the fen; blank where the amount is."""
    return f'IF(ISNUMBER({amount}),{rounded(f"{amount}+IF({same}=1,N({above}),0)")},"")'


def brought_before(same, to_date_above, value_above):
    """Return what the year brought before this row; blank where the row above has no value yet."""
    carried = f'IF(AND(ISNUMBER({to_date_above}),OR(ISNUMBER({value_above}),{value_above}="不适用")),'
    return f'IF({same}="","",IF({same}=1,{carried}{rounded(f"{to_date_above}+N({value_above})")},""),0))'


def unexplained(total, payers):
    """Return what the payers of a bill leave of it: 0 where they sum to it."""
    return rounded(f"{total}-{'-'.join(payers)}")

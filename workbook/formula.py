"""The formula reading: a rule's tree as a native formula of the portable dialect.

What has no value yet (a blank verdict, an unfilled local parameter, a day outside the calendar) is tested in front of
the branch that needs it, in the order in which the function would meet it; a branch not taken never blocks.

>>> from udfs import catalog_excess, load
>>> from workbook.cells import Cells
>>> cells = Cells(load("guangxi-2022"), {"in_catalog": "B2", "total": "A2", "category": "C2"},
...               {"catalog_verdict": "D2"}, parameters={"catalog_ratio_floor": "P!$B$1"})
>>> from udfs import catalog_ratio
>>> print(formula(catalog_ratio, cells))
IFERROR(IF(OR(B2="",A2=""),"",IF(OR(COUNT(B2,A2)<2,MIN(B2,A2)<0),"数据错误",IF(A2=0,"",B2/A2))),"数据错误")
"""

from udfs import expression as tree
from udfs import phrase, rewrite
from udfs.phrase import DATA_ERROR_SENTENCE
from udfs.state import DATA_ERROR, NO_CALENDAR, NOT_APPLICABLE, TO_FILL
from udfs.vocabulary import FIRST_DAY, JOINER, LAST_DAY, MOST_WHOLE, NAMES, NO, YES
from workbook.expressions import any_of, text
from workbook.guards import Guarded
from workbook.serial import serial

FIRST_SERIAL, PAST_LAST_SERIAL = serial(FIRST_DAY), serial(LAST_DAY) + 1
LARGEST = 8_192


def formula(rule, cells):
    """Return the formula of `rule` over `cells`, without the leading `=`."""
    return _behind_prelude(rule, cells, rule.tree, NOT_APPLICABLE, DATA_ERROR)


def sentence(rule, cells):
    """Return the formula of the rule's explanation (`udfs.explain.sentence`), without the leading `=`."""
    told = phrase.told(rule, cells.policy.parameters if cells.policy else {})
    refusal = f"{cells.policy.number}没有{rule.title}的规定" if cells.policy else ""
    result = cells.calls.get(rule.name)
    if result and rule.kind != "word":
        body = Guarded(cells, result).guarded(cells.expanded(told), frozenset())
        error = f"IF({result}={text(DATA_ERROR)},{text(DATA_ERROR_SENTENCE)},{result})"
        told_here = f"OR(ISNUMBER({result}),{result}={text(NOT_APPLICABLE)})" if _may_not_apply(rule) else f"ISNUMBER({result})"
        return f"IFERROR(IF({told_here},{body},{error}),{text(DATA_ERROR_SENTENCE)})"
    return _behind_prelude(rule, cells, told, refusal, DATA_ERROR_SENTENCE)


def _may_not_apply(rule):
    whole = rewrite.expand(rule.tree, lambda call: False)
    return any(isinstance(part, tree.Missing) and part.word == NOT_APPLICABLE for part in tree.walk(whole))


def _behind_prelude(rule, cells, node, refusal, error):
    applies = not rule.takes_policy or rule.holds_under(cells.policy)
    body = Guarded(cells).guarded(cells.expanded(node), frozenset()) if applies else text(refusal)
    looked_at = rule.own_inputs if applies and rule.follows in cells.calls else rule.inputs
    if applies:
        wrong = impossible(rule.own_inputs, cells)
        body = f"IF({any_of(wrong)},{text(error)},{body})" if wrong else body
    for name in looked_at:
        if NAMES[name].passes_on:
            cell = cells.argument(name)
            body = f"IF(OR({cell}={text(NO_CALENDAR)},LEFT({cell},{len(TO_FILL)})={text(TO_FILL)}),{cell},{body})"
    blank = [f'{cells.argument(name)}=""' for name in looked_at if not NAMES[name].may_be_blank]
    if blank and len(looked_at) < len(rule.inputs):
        blank.insert(0, f'{cells.calls[rule.follows]}=""')
    body = f'IF({any_of(blank)},"",{body})' if blank else body
    return f"IFERROR({body},{text(error)})"


def impossible(names, cells):
    """Return the tests of which one holds where an input is no possible value of its kind."""
    tests = []
    of_kind = {kind: [cells.argument(name) for name in names if NAMES[name].kind == kind]
               for kind in ("yuan", "whole", "date", "text", "name")}
    numbers = of_kind["yuan"] + of_kind["whole"]
    if numbers or of_kind["date"]:
        counted = numbers + of_kind["date"]
        blanks = "".join(f'-({cells.argument(name)}="")' for name in names
                         if NAMES[name].may_be_blank and cells.argument(name) in counted)
        tests.append(f"COUNT({','.join(counted)})<{len(counted)}{blanks}")
    if numbers:
        tests.append(f"MIN({','.join(numbers)})<0")
    if of_kind["date"]:
        dates = ",".join(of_kind["date"])
        tests += [f"MIN({dates})<{FIRST_SERIAL}", f"MAX({dates})>={PAST_LAST_SERIAL}"]
    tests += [f"N({cell})<>INT(N({cell}))" for cell in of_kind["whole"]]
    if of_kind["whole"]:
        tests.append(f"MAX({','.join(of_kind['whole'])})>{MOST_WHOLE}")
    tests += [f"NOT(ISTEXT({cell}))" for cell in of_kind["text"]]
    tests += [f'AND({cell}<>"",NOT(ISTEXT({cell})))' for cell in of_kind["name"]]
    for name in names:
        kind, cell = NAMES[name].kind, cells.argument(name)
        if kind in ("yesno", "word"):
            words = [f"{cell}<>{text(word)}" for word in NAMES[name].values or (YES, NO)]
            tests.append(f"AND({','.join([f'{cell}<>{text(None)}'] * NAMES[name].may_be_blank + words)})")
        elif kind == "words":
            tests.append(cells.outside_vocabulary(name) or unknown_words(cell, NAMES[name].values))
    return tests


def unknown_words(cell, words):
    """Return the test that holds where the words of `cell`, joined by 、, are not all among `words`.

    >>> unknown_words("C2", ["甲", "乙"])
    'SUBSTITUTE(SUBSTITUTE("、"&SUBSTITUTE(C2,"、","、、")&"、","、甲、",""),"、乙、","")<>""'
    """
    left = f'"{JOINER}"&SUBSTITUTE({cell},"{JOINER}","{JOINER * 2}")&"{JOINER}"'
    for word in words:
        left = f'SUBSTITUTE({left},"{JOINER}{word}{JOINER}","")'
    return left + '<>""'

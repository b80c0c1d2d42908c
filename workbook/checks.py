"""The kinds of check, each in two readings side by side: the test in a cell and the same test in Python.

`tests` gives (column, formula that holds where the cell is wrong); `faults` gives the columns that are wrong in a row
that was read. One suite runs both over the same rows.
"""

import datetime

from udfs.vocabulary import INVALID, JOINER, NAMES
from workbook import nested_words
from workbook.expressions import any_of, literal, same_text, text
from workbook.formula import FIRST_SERIAL, PAST_LAST_SERIAL
from workbook.layout import TODAY
from workbook.raw_cells import ErrorValue
from workbook.serial import serial

NUMBERS, WORDS = ("yuan", "whole"), ("word", "words", "yesno")
VALID_ID = "有效"
HASHED = 12
HASH_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-"  # CODE differs between programs
HASH_WEIGHTS = tuple(pow(37, place, 1_000_003) for place in range(1, HASHED + 1))


def columns(placed, check):
    """Return the columns that a check is about, in order."""
    if check.code not in placed.about:
        placed.about[check.code] = tuple(_columns(placed, check))
    return placed.about[check.code]


def _columns(placed, check):
    typed = [column for column in placed.sheet.columns if column.typed]
    chosen = {"missing": lambda column: column.required, "unsettled": lambda column: column.settled,
              "text_number": lambda column: column.kind in NUMBERS, "negative": lambda column: column.kind in NUMBERS,
              "text_date": lambda column: column.kind == "date", "impossible_date": lambda column: column.kind == "date",
              "error_value": lambda column: True,
              "unknown_word": lambda column: column.listed or column.kind in WORDS}
    if check.kind == "overwritten":
        return [column for column in placed.sheet.columns if f"expected:{column.key}" in placed.helpers]
    if check.columns:
        return [placed.sheet.column(key) for key in check.columns]
    return [column for column in typed if chosen[check.kind](column)]


def id_column(placed, check):
    """Return the column that holds the verdict on the identity number: the check's `other`, else the first there is."""
    return next(column for column in placed.sheet.columns if column.rule == "id_verdict" and check.other in ("", column.key))


def tests(layout, placed, check, row):
    """Return [(column key, test)]: the test holds where that cell of data row `row` is wrong."""
    about = columns(placed, check)
    cells = {column.key: placed.cell(column.key, row) for column in about}
    kind = check.kind
    if kind == "missing":
        return [(key, f'{cell}=""') for key, cell in cells.items()]
    if kind == "unsettled":
        return [(key, f'AND(COUNTA({",".join(cells.values())})>0,{cell}="")') for key, cell in cells.items()]
    if kind == "id":
        verdict = placed.cell(id_column(placed, check).key, row)
        return [(key, f'AND({verdict}<>"",{verdict}<>{text(VALID_ID)})') for key in cells]
    if kind in ("text_number", "text_date"):
        return [(key, f'OR(AND(ISTEXT({cell}),{cell}<>""),ISLOGICAL({cell}))') for key, cell in cells.items()]
    if kind == "error_value":
        return [(key, f"ISERROR({cell})") for key, cell in cells.items()]
    if kind == "impossible_date":
        return [(key, f"AND(ISNUMBER({cell}),OR(N({cell})<{FIRST_SERIAL},N({cell})>={PAST_LAST_SERIAL},"
                      f"INT(N({cell}))>{TODAY}))") for key, cell in cells.items()]
    if kind == "negative":
        return [(key, f"N({cell})<0") for key, cell in cells.items()]
    if kind == "order":
        return _order_tests(cells)
    if kind == "above":
        *parts, limit = cells.values()
        filled, together = ",".join(cells.values()), "+".join(parts)
        more = f"ROUND(({together}-{limit})*100,0)>0" if len(parts) > 1 else f"N({together})>N({limit})"
        return [(about[0].key, f"AND(COUNT({filled})={len(cells)},{more})")]
    if kind == "unbalanced":
        (key, whole), *parts = cells.items()
        filled = ",".join(cells.values())
        return [(key, f"AND(COUNT({filled})={len(cells)},ROUND(({whole}-{'-'.join(cell for _, cell in parts)})*100,0)<>0)")]
    if kind == "unknown_word":
        return [(column.key, _unknown(layout, placed, column, row)) for column in about]
    if kind == "duplicate":
        return [(about[0].key, _duplicate_test(placed, check, row))]
    if kind in ("unmatched", "also_in"):
        sheet, _, other = check.other.partition(".")
        keys, wrong = layout.sheets[sheet].range(f"text:{other}"), "ISNA" if kind == "unmatched" else "ISNUMBER"
        return [(key, f'AND({cell}<>"",{wrong}(MATCH({same_text(cell)},{keys},0)))') for key, cell in cells.items()]
    if kind == "not_among":
        other = placed.cell(check.other, row)
        return [(key, f'AND({cell}<>"",{other}<>"",NOT({nested_words.among_test(cell, other, layout.policy.nests)}))') for key, cell in cells.items()]
    if kind == "disagrees":
        other = placed.cell(check.other, row)
        (key, cell), = cells.items()
        pairs = [f"AND({','.join([f'{cell}={text(word)}', *(f'{other}<>{text(fitting)}' for fitting in allowed)])})"
                 for word, allowed in check.says.items()]
        return [(key, any_of(pairs))]
    if kind == "is":
        return [(key, any_of([f"{cell}={text(word)}" for word in check.words])) for key, cell in cells.items()]
    return [(key, f'{cell}<>{placed.cell(f"expected:{key}", row)}') for key, cell in cells.items()]


def _order_tests(cells):
    keys, found = list(cells), []
    for index, key in enumerate(keys[1:], 1):
        later = [f"AND(COUNT({cells[earlier]},{cells[key]})=2,INT(N({cells[key]}))<INT(N({cells[earlier]})))"
                 for earlier in keys[:index]]
        found.append((key, any_of(later)))
    return found


def _unknown(layout, placed, column, row):
    cell = placed.cell(column.key, row)
    if column.listed:
        words = layout.policy_rows.words(column.listed)
        return f'AND({cell}<>"",COUNTA({words})>0,ISNA(MATCH({same_text(cell)},{words},0)))'
    if column.kind == "words":
        return f'AND({cell}<>"",{placed.cell(f"unknown:{column.key}", row)}=1)'
    words = column.words or ("是", "否")
    return f"AND({cell}<>{text(None)},{','.join(f'{cell}<>{text(word)}' for word in words)})"


def key_formula(layout, placed, check, row):
    """Return the formula of the key by which rows are the same; blank where a part is blank."""
    about = columns(placed, check)
    cells = [placed.cell(column.key, row) for column in about]
    parts = [f"INT(N({cell}))" if column.kind == "date" else f"UPPER({cell})" for column, cell in zip(about, cells)]
    joined = "&{}&".format(text("|")).join(parts)
    return f'IFERROR(IF({any_of([f"{cell}={text(None)}" for cell in cells])},"","K"&{joined}),"")'


def _duplicate_test(placed, check, row):
    """Return the test that the key stood in an earlier row: by its number first, by its text only where that did."""
    code, number = check.code, placed.cell("number", row)
    cells = {kind: placed.cell(f"{kind}:{code}", row) for kind in ("hash", "key")}
    cells["key"] = literal(cells["key"])
    earlier = [f"MATCH({cell},{placed.range(f'{kind}:{code}')},0)<{number}" for kind, cell in cells.items()]
    return f'IF({placed.cell(f"hash:{code}", row)}=0,FALSE,IF({earlier[0]},{earlier[1]},FALSE))'


def hash_formula(placed, check, row):
    """Return a number made of the last characters of a row's key, which engines find much faster than its text."""
    key = placed.cell(f"key:{check.code}", row)
    padded = f'RIGHT("{" " * HASHED}"&{key},{HASHED})'
    terms = "".join(f'+IFERROR(FIND(MID({padded},{place},1),"{HASH_SIGNS}"),0)*{weight}'
                    for place, weight in enumerate(HASH_WEIGHTS, 1))
    return f'IF({key}="",0,1{terms})'


def blank(value):
    """Tell whether a cell that was read is blank."""
    return value is None or value == ""


def faults(placed, check, row, context):
    """Return the keys of the columns that are wrong in `row` (key → value; dates as dates).

    `context` gives what a row alone does not know: today, the keys seen in earlier rows, another sheet's column, the
    cells whose formula was changed.
    """
    about = columns(placed, check)
    keys = [column.key for column in about]
    values = {key: row.get(key) for key in keys}
    kind = check.kind
    if kind == "error_value":
        return [key for key in keys if isinstance(values[key], ErrorValue)]
    if any(isinstance(value, ErrorValue) for value in values.values()) and kind not in ("id", "is"):
        return []  # as the cell's own test, which an error stops
    if kind == "missing":
        return [key for key in keys if blank(values[key])]
    if kind == "unsettled":
        filled = any(not blank(value) for value in values.values())
        return [key for key in keys if filled and blank(values[key])]
    if kind == "id":
        return keys if row.get(id_column(placed, check).key) not in (None, "", VALID_ID) else []
    if kind in ("text_number", "text_date"):
        return [key for key in keys if isinstance(values[key], str) and values[key]]
    if kind == "impossible_date":
        return [key for key in keys if _is_number(values[key])
                or isinstance(values[key], datetime.date) and values[key] > context.today]
    if kind == "negative":
        return [key for key in keys if _is_number(values[key]) and values[key] < 0]
    if kind == "order":
        days = {key: _day_number(value) for key, value in values.items()}
        return [key for index, key in enumerate(keys) if days[key] is not None and any(
            days[earlier] is not None and days[key] < days[earlier] for earlier in keys[:index])]
    if kind == "above":
        *parts, limit = values.values()
        if not all(map(_is_number, values.values())):
            return []
        return keys[:1] if (round((sum(parts) - limit) * 100) > 0 if len(parts) > 1 else parts[0] > limit) else []
    if kind == "unbalanced":
        whole, *parts = values.values()
        return keys[:1] if all(map(_is_number, values.values())) and round((whole - sum(parts)) * 100) else []
    if kind == "unknown_word":
        return [column.key for column in about if not blank(values[column.key]) and _is_unknown(column, values[column.key], context)]
    if kind == "duplicate":
        return keys[:1] if context.seen(placed.sheet.key, check.code, row_key(about, values)) else []
    if kind in ("unmatched", "also_in"):
        known = context.column(check.other)
        return [key for key in keys if not blank(values[key]) and (as_text(values[key]).upper() in known) == (kind == "also_in")]
    if kind == "not_among":
        joined, nests = row.get(check.other), context.layout.policy.nests
        return [key for key in keys if joined and not blank(values[key]) and not nested_words.is_among(as_text(values[key]), as_text(joined), nests)]
    if kind == "disagrees":
        fitting = check.says.get(values[keys[0]])
        return keys if fitting is not None and (row.get(check.other) or "") not in fitting else []
    if kind == "is":
        return [key for key in keys if (values[key] or "") in check.words]
    return [key for key in keys if key in context.changed(placed.sheet.key, row["row"])]


def row_key(about, values):
    """Return the key by which rows are the same, None where a part is blank."""
    if any(blank(value) for value in values.values()):
        return None
    return tuple(value if column.kind == "date" else as_text(value).upper()
                 for column, value in zip(about, values.values()))


def as_text(value):
    """Return a value as `&""` makes it text."""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _day_number(value):
    """Return the serial number of a day or of a number in its place, None of anything else."""
    if isinstance(value, datetime.date):
        return serial(value)
    return value // 1 if _is_number(value) else None


def _is_unknown(column, value, context):
    if column.listed:
        words = context.listed(column.listed)
        return bool(words) and as_text(value).upper() not in words
    if column.kind == "word":
        return value not in column.words
    if column.kind == "words":
        return not isinstance(value, str) or any(word not in column.words for word in value.split(JOINER))
    return NAMES[column.input].read(value) is INVALID if column.input else value not in ("是", "否")

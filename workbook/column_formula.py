"""The formula of every computed cell: rule, lookup, pick, sentence, findings, helper column."""

from udfs import rules
from udfs.vocabulary import NAMES
from workbook import checks
from workbook.expressions import any_of, same_text, text
from workbook.formula import formula, sentence, unknown_words
from workbook.rowwise import Series
from workbook.steps import step_formula

RANKED = "number"


def series(layout, placed):
    """Return {column or helper key: Series} for everything that is computed on a sheet."""
    made = {column.key: Series(lambda row, column=column: of_column(layout, placed, column, row))
            for column in placed.sheet.columns}
    return made | {key: Series(lambda row, key=key: of_helper(layout, placed, key, row)) for key in placed.helpers}


def of_column(layout, placed, column, row):
    """Return the formula of a column's cell without `=`, None where staff type or a constant stands."""
    cell = lambda key: placed.cell(key, row)  # noqa: E731
    if column.rule:
        return formula(rules()[column.rule], layout.cells(placed, column, row))
    if column.table:
        return layout.reckoned(placed, column, row)
    if column.lookup:
        return _lookup(layout, column.lookup, cell)
    if column.pick:
        sheet, _, key = column.pick.partition(".")
        found = f"INDEX({layout.sheets[sheet].range(key)},{cell('place')})"
        return f'IFERROR(IF({cell(RANKED)}="","",IF({found}="","",{found})),"")'
    if column.kind == "rank":
        sheet, _, key = column.of.partition(".")
        rank = f"ROW()-{placed.first}"
        return f'IF(MAX({layout.sheets[sheet].range(key)})>={rank},{rank},"")'
    if column.kind == "sentence":
        return _sentences(layout, placed, column, row)
    if column.kind == "findings":
        flags = [f"MID({cell(key)},3,200)" for key, (kind, _) in placed.helpers.items() if kind == "flag"]
        return "&".join(flags)
    return layout.filled(placed, column.formula, row, column.key) if column.formula else None


def of_total(layout, placed, column):
    """Return the formula of a column's cell in the 合计 row, None where there is none."""
    if column.total:
        letter = placed.letter(column.key)
        return f"SUM({letter}{placed.first + 1}:{letter}{placed.first + placed.size})"
    return layout.filled(placed, column.total_formula, placed.size, column.key) if column.total_formula else None


def of_field(layout, placed, entry):
    """Return the formula of a field above a table, None where staff type."""
    if entry.rule:
        return formula(rules()[entry.rule], layout.cells(placed, entry, None))
    return layout.filled(placed, entry.formula, None, entry.key) if entry.formula else None


def of_helper(layout, placed, key, row):
    """Return the formula of a helper column's cell."""
    kind, subject = placed.helpers[key]
    cell = lambda key: placed.cell(key, row)  # noqa: E731
    if kind == "place":
        rank = next(column for column in placed.sheet.columns if column.kind == "rank")
        sheet, _, of = rank.of.partition(".")
        counted = layout.sheets[sheet].range(of)
        return f'IF({cell(rank.key)}="","",IFERROR(MATCH({cell(rank.key)}-1,{counted},1),0)+1)'
    if kind == "active":
        typed = [cell(column.key) for column in placed.sheet.columns if column.typed and not column.default]
        return f"IF(COUNTA({','.join(typed)})>0,1,0)"
    if kind == "unknown":
        return f"IFERROR(IF({unknown_words(cell(subject.key), NAMES[subject.input].values)},1,0),1)"
    if kind == "text":
        return f'IFERROR(UPPER({cell(subject.key)}&""),"")'
    if kind == "expected":
        return of_column(layout, placed, subject, row)
    if kind == "step":
        column, step = subject
        return step_formula(step, layout.cells(placed, column, row))
    if kind == "key":
        return checks.key_formula(layout, placed, subject, row)
    if kind == "hash":
        return checks.hash_formula(placed, subject, row)
    return _flag(layout, placed, subject, row)


def _lookup(layout, lookup, cell):
    other = layout.sheets[lookup["sheet"]]
    keys = other.range(f"text:{lookup['by']}")
    found = f'INDEX({other.range(lookup["value"])},MATCH({same_text(cell(lookup["by"]))},{keys},0))'
    return f'IFERROR(IF({cell(lookup["by"])}="","",IF({found}="","",{found})),"")'


def _sentences(layout, placed, column, row):
    parts = []
    for name in column.sentence:
        shown = next(other for other in placed.sheet.columns if other.rule == name)
        said = sentence(rules()[name], layout.cells(placed, shown, row))
        cell = placed.cell(shown.key, row)
        if not parts:
            articles = dict.fromkeys(layout.policy.provisions[source].article for source in rules()[name].sources
                                     if source in layout.policy.provisions)
            cited = f"(依据:{'、'.join(articles)})" if articles else ""
            parts += [said, f'IF({cell}="","",{text(cited)})']
        else:
            parts.append(f'IF(N({cell})=0,"",";"&{said})')
    return "&".join(parts)


def _flag(layout, placed, check, row):
    """Return the message of a check in this row, behind the two-figure place of the first column it is about."""
    tests = checks.tests(layout, placed, check, row)
    if not tests:
        return '""'
    place = text(f"{len(tests):02d}")
    for number in range(len(tests) - 1, 0, -1):
        place = f"IF({tests[number - 1][1]},{text(f'{number:02d}')},{place})"
    if check.kind == "id":
        named = placed.cell(checks.id_column(placed, check).key, row)
    elif len(tests) == 1:
        named = text(placed.sheet.column(tests[0][0]).label)
    else:
        labels = "&".join(f'IF({test},{text("、" + placed.sheet.column(key).label)},"")' for key, test in tests)
        named = f"MID({labels},2,200)"
    said = f"{place}&{text(f'[{check.code}]{check.title}:')}&{named}&{text(';')}"
    return f'IFERROR(IF({placed.cell("active", row)}=0,"",IF({any_of([test for _, test in tests])},{said},"")),"")'

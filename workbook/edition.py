"""The editions of a workbook: formulas alone (.xlsx), the same with buttons (.xlsm), or with functions in Python; the names by which macros find their way.

`medaid_table_3` is the body of the table on the third sheet, `medaid_results_3` its 校验结果; `medaid_total` is the number
of findings, `medaid_stamp` the cell where a macro writes what it did, `medaid_document_1` the sheet of the first document button;
`medaid_template` is the name of the template. `medaid_report` leads to the sheet that a check in place has written.
"""

from dataclasses import dataclass

from workbook import findings_sheet
from workbook.addresses import address
from workbook.expressions import text
from workbook.standing import FINDINGS

TEMPLATE, TOTAL, STAMP, REPORT, TABLE, RESULTS, DOCUMENT = (
    "medaid_template", "medaid_total", "medaid_stamp", "medaid_report", "medaid_table_{}", "medaid_results_{}", "medaid_document_{}")


@dataclass(frozen=True)
class Edition:
    """How a workbook is written besides its sheets: `key` and `suffix` tell editions apart, `modules` are its VBA.

    With `functions` the rules' columns call Python, and `carried` is the Python that the workbook brings along.
    """

    key: str = "xlsx"
    suffix: str = ".xlsx"
    modules: tuple = ()
    functions: bool = False
    carried: tuple = ()


FORMULAS = Edition()
FUNCTIONS = "udf"  # the key of the edition that calls Python


def names(layout):
    """Yield (name, reference) of what macros look for; sheets are counted from 使用说明 = 1."""
    place = lambda row, column: f"{FINDINGS}!{address(row, column, absolute=True)}"  # noqa: E731
    yield TEMPLATE, text(layout.template.name)
    yield TOTAL, place(*findings_sheet.TOTAL)
    yield STAMP, place(*findings_sheet.STAMP)
    for number, placed in enumerate(layout.sheets.values(), 2):
        first, last = placed.first, placed.first + placed.size - 1
        span = f"{placed.name}!{{}}:{{}}"
        if placed.sheet.is_ledger:
            yield TABLE.format(number), span.format(address(first, 0, absolute=True), address(last, placed.last_visible, absolute=True))
        for column in placed.sheet.columns:
            if column.kind == "findings":
                yield RESULTS.format(number), placed.range(column.key)
    for number, made in enumerate(layout.template.documents, 1):
        placed = layout.sheets[made["sheet"]]
        yield DOCUMENT.format(number), f"{placed.name}!{address(placed.first, 0, absolute=True)}"

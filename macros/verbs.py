"""Every verb over an open workbook, an `xw.Book` of whatever engine: what the buttons call, for scripts.

    import workbook.engine  # only where there is no Excel
    import xlwings as xw
    from macros.verbs import check_ratios, proof

    book = xw.Book("住院费用监测.xlsx")
    check_ratios(book)
"""

from macros.change_edition import to_formula_edition, to_udf_edition
from macros.check_ratios import check_ratios, clear_examples, next_finding
from macros.paperwork import card, document, list, notice, proof

__all__ = ["card", "check_ratios", "clear_examples", "document", "list", "next_finding", "notice", "proof", "to_formula_edition", "to_udf_edition"]

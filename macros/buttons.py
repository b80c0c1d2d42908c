"""What the buttons of an open workbook call, through xlwings: `import macros.buttons; macros.buttons.check_ratios()`.

Whatever goes wrong is told in Chinese in 核对记录; the button then does nothing more.
"""

import contextlib
import functools

import xlwings as xw

from macros import change_edition, crash, paperwork
from macros import check_ratios as checking
from macros.documents.paper import Refused
from macros.live import Unfit, stamp
from workbook.gate import Unusable


def told(verb):
    """Run a verb on the workbook that calls; a refusal is written into 核对记录."""

    @functools.wraps(verb)
    def run(*arguments):
        book = xw.Book.caller()
        try:
            return verb(book, *arguments)
        except (Unusable, Unfit, Refused, OSError) as error:
            why = str(error)
        except Exception as error:  # xlwings would show the traceback, and what it says, in a window
            why = crash.said(error, verb.__name__)
        with contextlib.suppress(Unfit):  # a workbook that is none of ours has no 核对记录 to tell it in
            stamp(book, f"没有完成:{why}")
        return None

    return run


check_ratios = told(checking.check_ratios)
next_finding = told(checking.next_finding)
clear_examples = told(checking.clear_examples)
document = told(paperwork.document)
to_formula_edition = told(change_edition.to_formula_edition)
to_udf_edition = told(change_edition.to_udf_edition)

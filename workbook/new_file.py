"""A new workbook written by XlsxWriter, whose words never become formulas or links of their own accord."""

import contextlib

from xlsxwriter.exceptions import FileCreateError

from workbook.plain_workbook import PlainWorkbook


@contextlib.contextmanager
def new_file(path):
    """Give the Workbook that is written to `path` at the end of the block; OSError where it cannot be, as when it is open in Excel."""
    try:
        with PlainWorkbook(path) as book:
            yield book
    except FileCreateError as error:  # which is no OSError, and holds one
        raise (error.args[0] if isinstance(error.args[0], OSError) else OSError(str(error))) from None

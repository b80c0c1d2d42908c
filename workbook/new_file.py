"""A new workbook written by XlsxWriter, whose words never become formulas or links of their own accord."""

import contextlib

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False}


@contextlib.contextmanager
def new_file(path):
    """Give the Workbook that is written to `path` at the end of the block; OSError where it cannot be, as when it is open in Excel."""
    try:
        with xlsxwriter.Workbook(path, AS_TEXT) as book:
            yield book
    except FileCreateError as error:  # which is no OSError, and holds one
        raise (error.args[0] if isinstance(error.args[0], OSError) else OSError(str(error))) from None

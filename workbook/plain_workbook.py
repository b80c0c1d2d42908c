"""An XlsxWriter workbook in which every text is a text.

XlsxWriter takes a text that begins with <r> and ends with </r> for rich text and writes it unescaped, so that it may end its string
and begin others, and it misspells a text that reads like two escapes. Texts are spelt here by the rule of the standard instead.
"""

import tempfile

import xlsxwriter
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings

from workbook.xlsx.text import spelt_out


class PlainWorkbook(xlsxwriter.Workbook):
    """A workbook to which texts are given as they came from others."""

    def __init__(self, path):
        self._drafts = tempfile.TemporaryDirectory(prefix="medaid-xlsx-")  # XlsxWriter writes parts there before it packs them
        super().__init__(path, {"strings_to_formulas": False, "strings_to_urls": False, "tmpdir": self._drafts.name})

    def close(self):
        """Write the file; what was drafted is gone afterwards, whether it could be written or not."""
        try:
            super().close()
        finally:
            self._drafts.cleanup()

    def _get_packager(self):
        return _Packager()


class _Packager(Packager):
    def _write_shared_strings_file(self):
        if self.workbook.str_table.count:
            texts = _Texts()
            texts.string_table = self.workbook.str_table
            texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            texts._assemble_xml_file()


class _Texts(SharedStrings):
    def _write_si(self, string):
        kept = "" if string == string.strip() else ' xml:space="preserve"'
        self.fh.write(f"<si><t{kept}>{self._escape_data(spelt_out(string))}</t></si>")

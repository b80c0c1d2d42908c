"""The VBA project of an .xlsm, written from text: modules with Chinese in their strings to the bytes of vbaProject.bin.

`docs/vba.md` says what is written and what nobody could verify without Excel.

>>> project([*document_modules(1), Module("Buttons", "standard", 'Sub Go()\\n  MsgBox "已核对"\\nEnd Sub')])[:4].hex()
'd0cf11e0'
"""

from workbook.vba.module import Module, document_modules, read
from workbook.vba.project import project
from workbook.vba.source import SourceError, ascii_source

__all__ = ["Module", "SourceError", "ascii_source", "document_modules", "project", "read"]

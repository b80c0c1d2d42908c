"""A whole VBA project as the vbaProject.bin of an .xlsm."""

import hashlib
import uuid

from workbook.vba.compound_file import compound_file
from workbook.vba.module import SHEET, WORKBOOK
from workbook.vba.source import SourceError
from workbook.vba.streams import streams


def project(modules):
    """Return vbaProject.bin with these modules, in this order; the same modules give the same bytes.

    Excel wants one module for the workbook and one for every sheet: begin with `document_modules`. SourceError for source that
    cannot be written in ASCII, for two modules of one name, and where the workbook's or the sheets' modules are missing.

    >>> from workbook.vba import Module, document_modules
    >>> len(project([*document_modules(1), Module("Buttons", "standard", "Sub Go()\\nEnd Sub")])) % 512
    0
    """
    modules = list(modules)
    _check(modules)
    texts = [module.text() for module in modules]
    return compound_file(streams(modules, texts, project_id(modules, texts)))


def project_id(modules, texts):
    """Return the project's GUID: two projects share it only if they are equal."""
    contents = hashlib.sha256()
    for module, text in zip(modules, texts):
        contents.update(f"{module.kind} {module.name} {len(text)}\r\n{text}".encode("ascii"))
    return "{" + str(uuid.uuid5(uuid.NAMESPACE_OID, contents.hexdigest())).upper() + "}"


def _check(modules):
    seen = {}
    for module in modules:
        other = seen.setdefault(module.name.lower(), module)
        if other is not module:
            raise SourceError(module.file, None, f"{other.file} is called alike", "give every module a name of its own")
    kinds = [module.kind for module in modules]
    if kinds[:1] != [WORKBOOK] or kinds.count(WORKBOOK) != 1 or SHEET not in kinds:
        raise SourceError("vbaProject.bin", None, "the module of the workbook or those of its sheets are missing",
                          "begin with document_modules(count of sheets)")

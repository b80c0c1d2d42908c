"""A module of a VBA project: its name, its kind, its source as it is written, and the lines Excel expects in front of it."""

import re
from dataclasses import dataclass
from pathlib import Path

from workbook.vba.source import SourceError, ascii_source

WORKBOOK, SHEET, STANDARD, CLASS = "workbook", "sheet", "standard", "class"
BASES = {  # what the object of a module derives from
    WORKBOOK: "0{00020819-0000-0000-C000-000000000046}",
    SHEET: "0{00020820-0000-0000-C000-000000000046}",
    CLASS: "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}",
}
KINDS = (*BASES, STANDARD)
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}")  # Excel repairs or refuses files with other names
TAKEN = ("vbaproject", "vba", "excel", "office", "stdole", "dir")  # the project, its libraries, and a stream beside the modules


@dataclass(frozen=True)
class Module:
    """A module: `name` is also its code name, `kind` one of workbook, sheet, standard and class.

    SourceError for a name that Excel would not open: over 31 characters, not ASCII, beginning with `_` or a digit.

    >>> Module("Buttons", "standard", "Sub Go()\\nEnd Sub").text().splitlines()
    ['Attribute VB_Name = "Buttons"', 'Sub Go()', 'End Sub']
    """

    name: str
    kind: str
    source: str = ""

    def __post_init__(self):
        if self.kind not in KINDS:
            raise SourceError(self.name, None, f"there is no module of kind {self.kind!r}", f"use one of {', '.join(KINDS)}")
        if not NAME.fullmatch(self.name):
            raise SourceError(self.file, None, f"{self.name!r} cannot name a module",
                              "begin with a letter and use at most 31 letters, digits and _, all ASCII")
        if self.name.lower() in TAKEN:
            raise SourceError(self.file, None, f"{self.name!r} is the name of something else in every project", "call the module otherwise")

    @property
    def file(self):
        """The name of the file that the source stands in."""
        return self.name + (".bas" if self.kind == STANDARD else ".cls")

    @property
    def is_document(self):
        """Whether the module belongs to the workbook or to one of its sheets."""
        return self.kind in (WORKBOOK, SHEET)

    def text(self):
        """Return what the module's stream holds: the attributes, then the source in ASCII; SourceError where it cannot be."""
        return "".join(line + "\r\n" for line in self._attributes()) + ascii_source(self.source, self.file)

    def _attributes(self):
        yield f'Attribute VB_Name = "{self.name}"'
        if self.kind in BASES:
            yield f'Attribute VB_Base = "{BASES[self.kind]}"'
            yield "Attribute VB_GlobalNameSpace = False"
            yield "Attribute VB_Creatable = False"
            yield f"Attribute VB_PredeclaredId = {self.is_document}"
            yield f"Attribute VB_Exposed = {self.is_document}"
            yield "Attribute VB_TemplateDerived = False"
            yield f"Attribute VB_Customizable = {self.is_document}"


def read(path):
    """Return the module of a file: Buttons.bas is the standard module Buttons, Basket.cls the class Basket.

    ThisWorkbook.cls and Sheet1.cls are the modules of the workbook and of its first sheet.
    """
    path = Path(path)
    kinds = {".bas": STANDARD, ".cls": CLASS}
    if path.suffix not in kinds:
        raise SourceError(path.name, None, "this is no file of a module", "end its name in .bas or .cls")
    kind = kinds[path.suffix]
    if kind == CLASS and (path.stem == "ThisWorkbook" or re.fullmatch(r"Sheet[1-9]\d*", path.stem)):
        kind = WORKBOOK if path.stem == "ThisWorkbook" else SHEET
    return Module(path.stem, kind, path.read_text(encoding="utf-8-sig"))


def document_modules(count, sources=None):
    """Return the modules every workbook of `count` sheets must have; `sources` is {name: source} of those with a program.

    >>> [module.name for module in document_modules(2)]
    ['ThisWorkbook', 'Sheet1', 'Sheet2']
    """
    sources = dict(sources or {})
    made = [Module("ThisWorkbook", WORKBOOK, sources.pop("ThisWorkbook", ""))]
    made += [Module(name, SHEET, sources.pop(name, "")) for name in (f"Sheet{number}" for number in range(1, count + 1))]
    if sources:
        raise SourceError(f"{min(sources)}.cls", None, "there is no such sheet", f"the sheets are Sheet1 to Sheet{count}")
    return made

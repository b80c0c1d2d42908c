"""The part of the workbook itself: its sheets, names and calculation settings, each changed by a splice."""

import re
from dataclasses import dataclass

from workbook.package.markup import appended, escaped, prefix, retagged, spliced, tree
from workbook.package.refused import malformed

RELATIONS = {"http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
             "http://purl.oclc.org/ooxml/spreadsheetml/main": "http://purl.oclc.org/ooxml/officeDocument/relationships"}
BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")
PLACE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::.*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Sheet:
    """A sheet as the workbook lists it."""

    name: str
    relation: str
    number: int


class BookPart:
    """The workbook part in `content`; every method that changes it keeps the rest byte for byte."""

    def __init__(self, content, part):
        self.part = part
        self._set(content)
        space = self.root.attributes.get("xmlns" + (":" + self.tag[:-1] if self.tag else ""))
        if space not in RELATIONS:
            raise malformed(part, "不是 Excel 工作簿")
        self.space, self.relations = space, RELATIONS[space]

    def _set(self, content):
        self.content, self.root = content, tree(content, self.part)
        self.tag = prefix(self.root.tag)

    def _put(self, *splices):
        self._set(spliced(self.content, splices))

    @property
    def sheets(self):
        """The sheets, in their order."""
        found = self.root.first("sheets")
        return [Sheet(one.attributes.get("name", ""), next((value for key, value in one.attributes.items() if key.endswith(":id")), ""),
                      int(one.attributes.get("sheetId", 0))) for one in (found.children if found else ())]

    @property
    def shift(self):
        """How many days a serial number is off, counted from 1904 instead of 1900."""
        found = self.root.first("workbookPr")
        return 1_462 if found and found.attributes.get("date1904", "0") in ("1", "true") else 0

    @property
    def structure_is_locked(self):
        """Tell whether sheets may not be added."""
        found = self.root.first("workbookProtection")
        return bool(found) and found.attributes.get("lockStructure", "0") in ("1", "true")

    def place_of(self, name):
        """Return (sheet, reference of the first cell) behind a defined name, None where there is none or it is lost."""
        found = self._name(name)
        place = PLACE.fullmatch(found.text.strip()) if found else None
        if not place:
            return None
        quoted, bare, column, row = place.groups()
        return (quoted or bare).replace("''", "'"), f"{column}{row}".upper()

    def add_sheet(self, name, relation):
        """List a sheet after the others."""
        held = self.root.first("sheets")
        number = max((one.number for one in self.sheets), default=0) + 1
        spelt, declared = self._relation_prefix()
        self._put(appended(self.content, held, (f'<{self.tag}sheet{declared} name="{escaped(name)}" sheetId="{number}" '
                                                f'{spelt}:id="{relation}"/>').encode()))

    def set_name(self, name, reference):
        """Define a hidden name for the whole workbook, in place of one that is called so."""
        entry = f'<{self.tag}definedName name="{escaped(name)}" hidden="1">{escaped(reference)}</{self.tag}definedName>'.encode()
        found, held = self._name(name), self.root.first("definedNames")
        if found:
            self._put((found.start, found.end, entry))
        elif held:
            self._put(appended(self.content, held, entry))
        else:
            at = max(one.end for one in self.root.all(*BEFORE_NAMES))
            self._put((at, at, f"<{self.tag}definedNames>".encode() + entry + f"</{self.tag}definedNames>".encode()))

    def calculate_on_load(self):
        """Let programs compute every formula when they open the workbook."""
        found = self.root.first("calcPr")
        if found and found.attributes.get("fullCalcOnLoad") not in ("1", "true"):
            self._put(retagged(self.content, found, fullCalcOnLoad=1))
        elif not found:
            at = max(one.end for one in self.root.all(*BEFORE_NAMES, "definedNames"))
            self._put((at, at, f'<{self.tag}calcPr fullCalcOnLoad="1"/>'.encode()))

    def _name(self, name):
        held = self.root.first("definedNames")
        return next((one for one in (held.children if held else ()) if one.attributes.get("name", "").lower() == name.lower()
                     and "localSheetId" not in one.attributes), None)

    def _relation_prefix(self):
        """Return the prefix of the relationships namespace, and its declaration where the root has none."""
        for key, value in self.root.attributes.items():
            if key.startswith("xmlns:") and value == self.relations:
                return key[6:], ""
        return "r", f' xmlns:r="{self.relations}"'

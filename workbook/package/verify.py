"""After an edit and before it replaces the old file: nothing has changed but what was to change."""

import hashlib
import re

from workbook.package.archive import CENTRAL, Archive
from workbook.package.cell_content import Stored
from workbook.package.column_widths import without
from workbook.package.markup import local, parsed, past_tag, reader
from workbook.package.refused import Fault
from workbook.package.sheet_map import name_of, place_of
from workbook.xlsx.package import part_name

ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
OFFSET = slice(CENTRAL.size - 4, CENTRAL.size)  # where an entry says where its member stands
AGAIN = "原文件没有改动;请把这个文件交给维护人员"


def verify(old, done, written):
    """Raise a Fault where the bytes `written` differ from the bytes `old` in anything but what the Done `done` says."""
    before, after = Archive(old), Archive(written)
    changed, dropped = {part_name(name) for name in done.changed}, {part_name(name) for name in done.dropped}
    expected = [member.name for member in before.members if part_name(member.name) not in dropped]
    if [member.name for member in after.members][:len(expected)] != expected or after.comment != before.comment:
        raise _wrong("部件的次序变了")
    for member in before.members:
        key = part_name(member.name)
        if key in changed or key in dropped:
            continue
        kept = after.keys[key]
        if before.segment(member) != after.segment(kept) or _entry(member) != _entry(kept):
            raise _wrong(f"部件“{member.name}”变了")
    for name, content in done.changed.items():
        if after.read(name) != content:
            raise _wrong(f"部件“{name}”没有写对")
        if name not in done.cells:
            parsed(reader(content, name), content, name)
    for part, cells in done.cells.items():
        old_part, widths = before.read(part), done.widened.get(part)
        if widths and without(widths.content, widths.added) != old_part:
            raise _wrong(f"部件“{part}”的列宽没有写对")
        _sheet(widths.content if widths else old_part, after.read(part), part, cells, done.expanded.get(part, ()))


def _entry(member):
    return member.entry[:OFFSET.start] + member.entry[OFFSET.stop:]


def _sheet(old, new, part, cells, expanded):
    apart = {*cells, *expanded}
    before, after = _Cells(old, part, apart), _Cells(new, part, apart)
    if before.digest() != after.digest():
        raise _wrong(f"部件“{part}”里别的单元格变了")
    if any(after.rows.get(row) != said for row, said in before.rows.items()):
        raise _wrong(f"部件“{part}”的行变了")
    for place, wanted in cells.items():
        was, found = (one.apart.get(place, Stored()) for one in (before, after))
        if found != (was if wanted is None else wanted):
            raise _wrong("读回来与写入的不同", name_of(place))
    for place in expanded:
        was, found = before.apart[place], after.apart[place]
        if (was.kind, was.text) != (found.kind, found.text) or not found.formula:
            raise _wrong("拆开共用公式后结果变了", name_of(place))


def _wrong(why, cell=None):
    return Fault("W23", f"写后核验:{why}", AGAIN, cell=cell)


class _Cells:
    """The cells of a worksheet: those `apart` by their content, all others as one digest."""

    def __init__(self, content, part, apart):
        self.content, self.places, self.apart, self.rows = content, apart, {}, {}
        self.touched = {row for row, _ in apart}
        self.hash, self.at, self.depth = hashlib.sha256(), 0, 0
        self.row = self.column = 0
        self.cell, self.text, self.cuts, self.whole = None, None, [0], False
        self.parser = reader(content, part)
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        parsed(self.parser, content, part)
        for start, end in zip(self.cuts[::2], [*self.cuts[1::2], len(content)]):  # what stands around the cells
            self.hash.update(content[start:end])

    def digest(self):
        """Return the digest of all that is not apart."""
        return self.hash.hexdigest()

    def start(self, tag, attributes):
        self.depth += 1
        if self.whole and self.depth > 3:
            return
        name = local(tag)
        if self.depth == 3 and name == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
            said = {key: value for key, value in attributes.items() if key not in ("spans", "r")}
            self.whole = self.row not in self.touched
            if self.whole:
                self.at = self.parser.CurrentByteIndex
            else:
                self.rows[self.row] = said
        elif self.depth == 4 and name == "c":
            self.column = place_of(attributes["r"])[1] if "r" in attributes else self.column + 1
            self.at = self.parser.CurrentByteIndex
            if (self.row, self.column) in self.places:
                self.cell, self.attributes, self.found = (self.row, self.column), attributes, {}
        elif self.cell and name in ("v", "f", "t"):
            self.text = []
            self.parser.CharacterDataHandler = self.text.append
        elif self.depth == 2 and name in ("sheetData", "dimension"):
            self.cuts.append(self.parser.CurrentByteIndex)

    def end(self, tag):
        if self.whole and self.depth > 3:
            self.depth -= 1
            return
        name, at = local(tag), self.parser.CurrentByteIndex
        if self.whole and self.depth == 3:
            self.hash.update(repr(self.row).encode() + self.content[self.at:at])
            self.whole = False
        elif self.depth == 4 and name == "c":
            if self.cell:
                kind = self.attributes.get("t", "")
                text = self.found.get("t") if kind == "inlineStr" else self.found.get("v")
                self.apart[self.cell] = Stored("" if kind == "n" else kind, unescaped(text), unescaped(self.found.get("f")))
                self.cell = None
            else:
                self.hash.update(repr((self.row, self.column)).encode() + self.content[self.at:at])
        elif self.text is not None:
            self.found[name] = self.found.get(name, "") + "".join(self.text)
            self.parser.CharacterDataHandler = self.text = None
        elif self.depth == 2 and name in ("sheetData", "dimension"):
            past, empty = past_tag(self.content, self.cuts[-1])
            self.cuts.append(past if empty else past_tag(self.content, at)[0])
        self.depth -= 1


def unescaped(text):
    """Return a string of ST_Xstring as it reads (ECMA-376 part 1, 22.9.2.19), halves of a pair apart, as they were written.

    >>> unescaped("a_x000D_b"), unescaped("_x005F_x000D_")
    ('a\\rb', '_x000D_')
    """
    return text and ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text)

"""Small files that grow: much of one thing, many things, things in one another, directories that lie."""

import io
import random
import struct
import zipfile

from tests.hostile.case import ONE, packed, refused, small
from tests.workbook.xlsx import by_hand

TREES = {  # parts that are read as a whole: what stands around the elements
    "[Content_Types].xml": ("<Types>", "</Types>"), "_rels/.rels": ("<Relationships>", "</Relationships>"),
    "xl/workbook.xml": (f'<workbook xmlns="{by_hand.MAIN[0]}">', "</workbook>"), "xl/_rels/workbook.xml.rels": ("<Relationships>", "</Relationships>"),
}
KIND = "压缩炸弹"
CELLS = [f'<c s="{style}"/>'.encode() for style in range(10)]
SHEET, STRINGS, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
MAIN = by_hand.MAIN[0]
SIZE = 2**26
HEADS = {SHEET: (f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">', "</row></sheetData></worksheet>"),
         STRINGS: (f'<sst xmlns="{MAIN}">', "</sst>"), STYLES: (f'<styleSheet xmlns="{MAIN}"><cellXfs>', "</cellXfs></styleSheet>"),
         BOOK: (f'<workbook xmlns="{MAIN}"><definedNames>', "</definedNames></workbook>"), "docProps/app.xml": ("<Properties>", "</Properties>"),
         "xl/media/image1.png": ("\x89PNG", "")}
GROWN = {
    "blanks": (SHEET, b" " * 1024), "blank cells": (SHEET, b"<c/>"), "cells of one": (SHEET, b"<c><v>1</v></c>"), "rows": (SHEET, b"<row/>"),
    "elements in one another": (SHEET, b"<x>"), "comments": (SHEET, b"<!-- -->"), "shared strings": (STRINGS, b"<si><t>a</t></si>"),
    "one shared string": (STRINGS, b"a" * 1024), "styles": (STYLES, b"<xf/>"), "defined names": (BOOK, b'<definedName name="a">A1</definedName>'),
    "a part nobody reads": ("docProps/app.xml", b"<x/>"), "a picture": ("xl/media/image1.png", b"\x00" * 1024),
}


def grown(part, unit, size=SIZE):
    """Return a function that packs a workbook with a part of `size` bytes made of `unit`."""
    def content():
        head, tail = HEADS[part]
        return packed(by_hand.parts(ONE) | {part: head.encode("latin-1") + unit * (size // len(unit)) + tail.encode()})

    return content


def lying(claimed):
    """Return a function that packs a part of 64 MB of which the directory says that it has `claimed` bytes."""
    def content():
        made = bytearray(grown(SHEET, b" " * 1024)())
        at = made.rindex(SHEET.encode()) - 46
        made[at + 24:at + 28] = struct.pack("<I", claimed)
        return bytes(made)

    return content


def overlapping(count=300):
    """Return a package of which many entries of the directory name one and the same packed part."""
    made = grown("docProps/app.xml", b"<x/>", 2**20)()
    file = zipfile.ZipFile(io.BytesIO(made))
    start, size = file.start_dir, len(made) - 22 - file.start_dir
    directory, name = made[start:start + size], b"docProps/app.xml"
    at = directory.index(name) - 46
    entry = directory[at:at + 46 + len(name)]
    more = b"".join(entry[:46] + f"docProps/{number:03d}.xml".encode() for number in range(count))
    total = len(file.infolist()) + count
    return made[:start] + directory + more + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, total, total, size + len(more), start, 0)


def russian_dolls():
    """Return a workbook that carries a zip in a zip in a zip, as 42.zip does: what is inside is never opened."""
    inner = bytes(2**20)
    for _ in range(4):
        inner = packed({f"{number}.zip": inner for number in range(4)})
    return packed(by_hand.parts(ONE) | {"xl/embeddings/a.zip": inner})


def many_members():
    """Return a package whose directory names half a million members."""
    made = packed(by_hand.parts(ONE))
    start = made.index(b"PK\x01\x02")
    entry = (b"PK\x01\x02" + bytes(24) + struct.pack("<H", 4) + bytes(16) + b"name") * 500_000
    return made[:start] + entry + b"PK\x05\x06" + bytes(4) + struct.pack("<HHIIH", 65535, 65535, len(entry), start, 0)


def many_cells():
    """Return a workbook with more cells than are read, no two rows alike."""
    dice = random.Random(15)
    rows = (b"<row>" + b"".join(dice.choices(CELLS, k=16_000)) + b"</row>" for _ in range(250))
    head, tail = HEADS[SHEET]
    return packed(by_hand.parts(ONE) | {SHEET: head.encode() + b"</row>" + b"".join(rows) + b"<row>" + b"<c/>" * 10_000 + tail.encode()})


def large_file():
    """Return 65 MB that begin as a zip file does."""
    return b"PK\x03\x04" + bytes(65 * 2**20)


def cases():
    """Yield the bombs, and what is only large."""
    for what, (part, unit) in GROWN.items():
        yield refused(KIND, f"64 MB of {what}", grown(part, unit), "W06")
    for claimed in (100, 2**20, 2**31):
        yield refused("说谎的目录", f"64 MB that claim to be {claimed} bytes", lying(claimed), "W05", "W06", "W12")
    yield refused("重叠的部件", "300 entries of one packed megabyte", overlapping, "W05", "W06", "W12")
    yield refused("部件过多", "half a million entries", many_members, "W12")
    yield refused("部件过多", "four thousand and one small parts", small(more={f"x/{number}.xml": "<x/>" for number in range(4_001)}), "W12")
    for part, (head, tail) in TREES.items():
        yield refused("标记过多", f"four million elements in {part}", small(more={part: head + "<a/>" * 4_000_000 + tail}), "W06")
    yield refused("标记过多", "a million cell formats", small(styles="<cellXfs>" + '<xf x="1"/>' * 1_000_000 + "</cellXfs>"), "W06")
    yield refused("公式过长", "a formula of 65,537 brackets", small(f'<row><c><f>{"[" * 65_537}</f><v>1</v></c></row>'), "W05")
    yield refused("公式过长", "forty thousand formulas of 8,000 characters, each of which stands for the first", small(
        f'<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A40000">{"1+" * 4_000}1</f><v>1</v></c></row>' + "".join(
            f'<row r="{row}"><c r="A{row}"><f t="shared" si="0"/><v>1</v></c></row>' for row in range(2, 40_001))), "W05")
    yield refused("公式过长", "the same, of two thousand references", small(
        f'<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A40000">{"B1+" * 2_000}1</f><v>1</v></c></row>' + "".join(
            f'<row r="{row}"><c r="A{row}"><f t="shared" si="0"/><v>1</v></c></row>' for row in range(2, 40_001))), "W05")
    yield refused("文件过大", "65 MB", large_file, "W03")
    yield refused(KIND, "four million blank cells in 16 MB", grown(SHEET, b"</row><row>" + b"<c/>" * 10_000, 16_400_000), "W06")
    yield refused("单元格过多", "four million and ten thousand blank cells of ten formats", many_cells, "W15")
    noise = random.Random(6).randbytes(2**20).hex() * 8
    yield refused("单个标记过长", "an attribute of 16 MB", small(more={SHEET: f'<worksheet xmlns="{MAIN}"><x y="{noise}"/><sheetData/></worksheet>'}), "W05")
    yield refused("嵌套过深", "a hundred thousand elements in one another as the workbook", small(more={BOOK: "<x>" * 100_000 + "</x>" * 100_000}), "W05")
    yield refused("嵌套过深", "the same as [Content_Types].xml", small(more={"[Content_Types].xml": "<x>" * 100_000 + "</x>" * 100_000}), "W05", "W07")
    yield refused("嵌套过深", "the same without an end", small(more={BOOK: "<x>" * 100_000}), "W05")


def harmless():
    """Yield what looks large and is not: it must be read."""
    from tests.hostile.case import ONE_CELLS, sound

    yield sound("套娃压缩包", "zips in one another, 256 MB in the end", russian_dolls, ONE_CELLS)
    yield sound("巨大尺寸", "a dimension of all cells", small(before='<dimension ref="A1:XFD1048576"/>'), ONE_CELLS)
    yield sound("巨大尺寸", "a cell in the last corner", small('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), {"表": {(1048576, 16384): 1}})
    yield sound("巨大尺寸", "merged, validated and coloured over all cells", small(after=(
        '<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells><conditionalFormatting sqref="A1:XFD1048576"/>'
        '<dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>')), ONE_CELLS)
    yield sound("样式过多", "sixty-five thousand cell formats", small(styles="<cellXfs>" + "".join(
        f'<xf numFmtId="{number % 60}"/>' for number in range(65_000)) + "</cellXfs>"), ONE_CELLS)
    yield sound("样式过多", "a hundred thousand number formats", small(styles="<numFmts>" + "".join(
        f'<numFmt numFmtId="{number}" formatCode="0.{"0" * (number % 9)}"/>' for number in range(200, 100_200)) + "</numFmts>"), ONE_CELLS)
    yield sound("名称过多", "fifty thousand defined names", small(names="<definedNames>" + "".join(
        f'<definedName name="n{number}">表!$A$1</definedName>' for number in range(50_000)) + "</definedNames>"), ONE_CELLS)
    yield sound("合并过多", "a hundred thousand merged ranges", small(after="<mergeCells>" + "".join(
        f'<mergeCell ref="C{number}:D{number}"/>' for number in range(1, 100_001)) + "</mergeCells>"), ONE_CELLS)
    yield sound("文字过长", "a text of a million characters", small(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>' + "长" * 1_000_000 + "</t></is></c></row>"), {"表": {(1, 1): "长" * 1_000_000}})
    yield sound("正则陷阱", "a number format of a hundred thousand quotes and brackets", small(
        '<row r="1"><c r="A1" s="0"><v>1</v></c></row>', styles='<numFmts><numFmt numFmtId="200" formatCode="' + '&quot;[' * 50_000
        + '"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>'), {"表": {(1, 1): 1}})
    yield sound("正则陷阱", "a shared formula of quotes and brackets, moved two hundred times", small("".join(
        f'<row r="{row}"><c r="A{row}"><f t="shared" si="0"{" ref=" + chr(34) + "A1:A200" + chr(34) if row == 1 else ""}>'
        f'{"[[" * 4_000 if row == 1 else ""}</f><v>{row}</v></c></row>' for row in range(1, 201))), {"表": {(row, 1): row for row in range(1, 201)}})

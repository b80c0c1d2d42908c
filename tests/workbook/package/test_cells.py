"""Cells set in worksheets that are spelt in every way the format allows: only the cell itself is spelt anew."""

import datetime
from decimal import Decimal

import pytest

from tests.workbook.package.by_hand import STRICT, TRANSITIONAL, part, workbook
from workbook.package import Formula, Look, Refused, edited, opened
from workbook.package.refused import Fault

DATA = "<sheetData>{}</sheetData>"
ROW = '<row r="2" spans="1:2" ht="20"><c r="A2" s="1"><v>1.50</v></c><c r="B2" t="s"><v>0</v></c></row>'
DAY = datetime.date(2025, 10, 15)
VALUES = {  # the value → the cell, by ECMA-376 part 1, 18.3.1.4
    "text": ("张三", '<c r="A1" t="inlineStr"><is><t xml:space="preserve">张三</t></is></c>'),
    "text with blanks": (" a\n", '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a\n</t></is></c>'),
    "no text": ("", '<c r="A1" t="inlineStr"><is><t xml:space="preserve"></t></is></c>'),
    "whole number": (12, '<c r="A1"><v>12</v></c>'),
    "number": (0.1, '<c r="A1"><v>0.1</v></c>'),
    "money": (Decimal("12.50"), '<c r="A1"><v>12.50</v></c>'),
    "truth": (True, '<c r="A1" t="b"><v>1</v></c>'),
    "blank": (None, '<c r="A1"/>'),
    "formula": (Formula('IF(B1<1,"a",2)'), '<c r="A1"><f>IF(B1&lt;1,&quot;a&quot;,2)</f></c>'),
    "formula with its result": (Formula("B1", 3), '<c r="A1"><f>B1</f><v>3</v></c>'),
    "formula with a word": (Formula("B1", "x"), '<c r="A1" t="str"><f>B1</f><v>x</v></c>'),
    "day": (DAY, '<c r="A1" s="3"><v>45945</v></c>'),
    "day and time": (datetime.datetime(2025, 10, 15, 12), '<c r="A1" s="3"><v>45945.5</v></c>'),
}


def after(sheet, change, **other):
    """Return the worksheet part after `change(edit)`."""
    return part(edited(workbook(sheet, **other), change))


def put(cell, value, **other):
    """Return the change that sets one cell."""
    return lambda edit: edit.set("Sheet1", cell, value, **other)


@pytest.mark.parametrize("kind", VALUES)
def test_each_kind_of_value_has_its_cell(kind):
    """Text is inline, a day a serial with a format of days, nothing is guessed from how a text looks."""
    value, cell = VALUES[kind]

    assert f'<row r="1">{cell}</row>' in after("<sheetData/>", put("A1", value))


SPELLINGS = {  # the sheet → what it becomes with 7 in B2
    "no row": ("<sheetData/>", '<sheetData><row r="2"><c r="B2"><v>7</v></c></row></sheetData>'),
    "rows before and after": (DATA.format('<row r="1"/><row r="9"/>'),
                              DATA.format('<row r="1"/><row r="2"><c r="B2"><v>7</v></c></row><row r="9"/>')),
    "an empty row": (DATA.format('<row r="2" ht="9" />'), DATA.format('<row r="2" ht="9"><c r="B2"><v>7</v></c></row>')),
    "a row in two tags": (DATA.format('<row r="2"></row>'), DATA.format('<row r="2"><c r="B2"><v>7</v></c></row>')),
    "between cells": (DATA.format('<row r="2"><c r="A2"/><c r="C2"/></row>'),
                      DATA.format('<row r="2"><c r="A2"/><c r="B2"><v>7</v></c><c r="C2"/></row>')),
    "over a cell with a style": (DATA.format('<row r="2"><c s="1" r="B2" t="s"><v>4</v></c></row>'),
                                 DATA.format('<row r="2"><c r="B2" s="1"><v>7</v></c></row>')),
    "over a rich value": (DATA.format('<row r="2"><c r="B2" cm="1" vm="2"><v>4</v></c></row>'),
                          DATA.format('<row r="2"><c r="B2"><v>7</v></c></row>')),
    "without references": (DATA.format("<row><c/></row><row><c><v>1</v></c><c s='2'/><c/></row>"),
                           DATA.format("<row><c/></row><row><c><v>1</v></c><c r=\"B2\" s=\"2\"><v>7</v></c><c/></row>")),
    "small letters": (DATA.format('<row r="2"><c r="b2"/></row>'), DATA.format('<row r="2"><c r="B2"><v>7</v></c></row>')),
    "spans too narrow": (DATA.format('<row r="2" spans="4:5"><c r="D2"/></row>'),
                         DATA.format('<row r="2" spans="2:5"><c r="B2"><v>7</v></c><c r="D2"/></row>')),
    "spans wide enough": (DATA.format("<row r='2' spans='1:5'/>"), DATA.format("<row r='2' spans='1:5'><c r=\"B2\"><v>7</v></c></row>")),
    "dimension too small": ('<dimension ref="C3"/>' + "<sheetData/>",
                            '<dimension ref="B2:C3"/>' + '<sheetData><row r="2"><c r="B2"><v>7</v></c></row></sheetData>'),
    "a style of the row": (DATA.format('<row r="2" s="1" customFormat="1"/>'),
                           DATA.format('<row r="2" s="1" customFormat="1"><c r="B2" s="1"><v>7</v></c></row>')),
    "a style of the column": ('<cols><col min="2" max="2" style="2"/></cols><sheetData/>',
                              '<cols><col min="2" max="2" style="2"/></cols><sheetData><row r="2"><c r="B2" s="2"><v>7</v></c></row></sheetData>'),
    "comments and entities": (DATA.format("<!-- > --><row r=\"2\"><c r=\"A2\" t='str'><v>&#x4E00;&gt;</v></c></row>"),
                              DATA.format("<!-- > --><row r=\"2\"><c r=\"A2\" t='str'><v>&#x4E00;&gt;</v></c><c r=\"B2\"><v>7</v></c></row>")),
}


@pytest.mark.parametrize("names", [TRANSITIONAL, STRICT], ids=["transitional", "strict"])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_only_the_cell_is_spelt_anew(spelling, names):
    """The expected part is written out by hand; every other byte is that of the part before."""
    before, wanted = SPELLINGS[spelling]

    assert f'<worksheet xmlns="{names[0]}">{wanted}</worksheet>' == after(before, put("B2", 7), names=names)


def test_a_prefix_is_kept():
    """Some programs write <x:row>: a cell put in has the prefix too."""
    main = TRANSITIONAL[0]
    sheet = f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>'
    content = workbook("", more={"xl/worksheets/sheet1.xml": sheet})

    assert sheet.replace("</x:row>", '<x:c r="B1" t="inlineStr"><x:is><x:t xml:space="preserve">好</x:t></x:is></x:c></x:row>') == part(
        edited(content, put("B1", "好")))


@pytest.mark.parametrize("start", ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n', "\ufeff", "<?xml version='1.0'?><!-- ' -->"])
def test_what_stands_before_the_root_is_kept(start):
    """Declaration, byte order mark, comment."""
    sheet = f'{start}<worksheet xmlns="{TRANSITIONAL[0]}"><sheetData/></worksheet>'

    assert part(edited(workbook("", more={"xl/worksheets/sheet1.xml": sheet}), put("A1", 1))).startswith(start + "<worksheet")


def test_a_marked_cell_keeps_what_it_holds():
    """Its style is a copy of the old one with the fill over it; nothing of the old styles is spelt anew."""
    content = workbook(DATA.format(ROW))
    made = edited(content, lambda edit: [edit.mark("Sheet1", "A2", Look(fill="FFC7CE")), edit.mark("Sheet1", "D2", Look(fill="FFC7CE"))])
    old, new = (part(one, "xl/styles.xml") for one in (content, made))

    assert DATA.format(ROW.replace('s="1"', 's="3"').replace("</row>", '<c r="D2" s="4"/></row>').replace('"1:2"', '"1:4"')) in part(made)
    assert '<xf numFmtId="4" fontId="0" fillId="1" borderId="0" applyFill="1"/>' in new
    assert '<fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/></patternFill></fill></fills>' in new
    assert old == new[:new.index("<fills")] + old[old.index("<fills"):]


def test_a_day_counts_from_1904_where_the_workbook_does():
    """15 October 2025 is 45945 - 1462 there; a style with a format of its own is kept."""
    content = workbook(DATA.format('<row r="1"><c r="A1" s="1"/></row>'), book='<workbookPr date1904="1"/>')

    assert '<c r="A1" s="1"><v>44483</v></c>' in part(edited(content, put("A1", DAY)))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), 110101199003072316, "长" * 32_768, datetime.date(1900, 1, 1)])
def test_what_no_cell_holds_is_refused(value):
    """18 digits would lose three of them; a longer text would be cut; days before March 1900 differ between programs."""
    with pytest.raises(Fault) as refused:
        edited(workbook("<sheetData/>"), put("A1", value))
    assert ("W24", "Sheet1", "A1") == (refused.value.code, refused.value.sheet, refused.value.cell)


def test_a_refused_edit_leaves_the_file_alone(tmp_path):
    """Not one byte, no backup, no other file; the message names file, sheet and cell."""
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(workbook("<sheetData/>"))
    before = path.read_bytes(), path.stat().st_mtime_ns
    with pytest.raises(Refused, match="^\\[W24\\] 花名册.xlsx 工作表“Sheet1”A1:不是有限的数。"), opened(path) as edit:
        edit.set("Sheet1", "A1", float("nan"))

    assert ([path], before) == (list(tmp_path.iterdir()), (path.read_bytes(), path.stat().st_mtime_ns))

"""One workbook with every feature that a program might lose: what XlsxWriter makes, and parts added by hand that it does not."""

import io
import struct
import zipfile
import zlib

import xlsxwriter

from tests.workbook.package import parts, written
from tests.workbook.package.by_hand import OFFICE, PACKAGE, TRANSITIONAL
from workbook.vba import document_modules, project

MAIN, RELATIONS = TRANSITIONAL
SHEETS = ("花名册", "图表", "控件", "表格")
FEATURES = {  # a feature → what stands in which part of the package
    "chart": ("xl/charts/chart1.xml", "<c:barChart>"),
    "picture": ("xl/media/image1.png", ""),
    "comment": ("xl/comments1.xml", "请核对"),
    "button": ("xl/drawings/vmlDrawing2.vml", "CheckRatios"),
    "macros": ("xl/vbaProject.bin", ""),
    "table": ("xl/tables/table1.xml", 'displayName="名册"'),
    "data validation": ("xl/worksheets/sheet1.xml", '<dataValidation type="list"'),
    "conditional format": ("xl/worksheets/sheet1.xml", '<cfRule type="cellIs"'),
    "data bar of 2010": ("xl/worksheets/sheet1.xml", "<x14:dataBar"),
    "sparkline": ("xl/worksheets/sheet1.xml", "<x14:sparkline>"),
    "rich text": ("xl/sharedStrings.xml", "<r><rPr><b/>"),
    "merged cells": ("xl/worksheets/sheet1.xml", '<mergeCell ref="F1:G2"/>'),
    "array formula": ("xl/worksheets/sheet1.xml", 't="array"'),
    "hyperlink": ("xl/worksheets/sheet1.xml", "<hyperlink "),
    "frozen panes": ("xl/worksheets/sheet1.xml", 'state="frozen"'),
    "print titles": ("xl/workbook.xml", "_xlnm.Print_Titles"),
    "defined names": ("xl/workbook.xml", '<definedName name="总额">'),
    "text box": ("xl/drawings/drawing1.xml", "<xdr:sp "),
    "ignored errors": ("xl/worksheets/sheet1.xml", "<ignoredErrors>"),
    "custom XML": ("customXml/item1.xml", "<备案/>"),
    "printer settings": ("xl/printerSettings/printerSettings1.bin", ""),
    "pivot table": ("xl/pivotTables/pivotTable1.xml", "<location "),
    "pivot cache": ("xl/pivotCache/pivotCacheDefinition1.xml", "<cacheSource "),
    "an unknown part": ("xl/unknown.bin", ""),
    "a property": ("docProps/custom.xml", "批次"),
}


def png():
    """Return a picture of one red point (PNG specification, 11.2)."""
    def chunk(kind, data):
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">2L5B", 1, 1, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
            + chunk(b"IEND", b""))


def workbook(path):
    """Write the workbook (.xlsm) to `path` and return it."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheets = [book.add_worksheet(name) for name in SHEETS]
        book.set_vba_name("ThisWorkbook")
        for number, sheet in enumerate(sheets, 1):
            sheet.set_vba_name(f"Sheet{number}")
        book.add_vba_project(io.BytesIO(project(document_modules(len(SHEETS)))), is_stream=True)
        book.set_custom_property("批次", "2025-09")
        book.define_name("总额", "=花名册!$B$2:$B$9")
        _roster(book, sheets[0])
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=花名册!$B$2:$B$9"})
        sheets[1].insert_chart("B2", chart)
        sheets[1].insert_image("B20", "点.png", {"image_data": io.BytesIO(png())})
        sheets[1].insert_textbox("F2", "文本框")
        sheets[2].insert_button("B2", {"macro": "CheckRatios", "caption": "核对"})
        sheets[3].add_table("A1:B4", {"name": "名册", "columns": [{"header": "姓名"}, {"header": "金额"}]})
    path.write_bytes(made.getvalue())
    return written(_by_hand(parts(path)), path)


def _roster(book, sheet):
    sheet.write_row("A1", ["姓名", "金额", "比例", "合计", "走势"])
    for row in range(1, 9):
        sheet.write_string(row, 0, f"某{row}")
        sheet.write_number(row, 1, row * 318.96000000000004)
        sheet.write_formula(row, 2, f"=B{row + 1}/100", None, row * 3.1896)
    sheet.write_rich_string("A10", book.add_format({"bold": True}), "合计", "(元)")
    sheet.write_formula("D2", "=SUM(总额)", None, 11482.56)
    sheet.write_array_formula("D3:D5", "{=B3:B5*2}", None, 1275.84)
    sheet.merge_range("F1:G2", "合并")
    sheet.write_url("H1", "internal:图表!A1")
    sheet.write_comment("B2", "请核对")
    sheet.data_validation("E2:E9", {"validate": "list", "source": ["是", "否"]})
    sheet.conditional_format("B2:B9", {"type": "cell", "criteria": ">", "value": 1000, "format": book.add_format({"bg_color": "#FFC7CE"})})
    sheet.conditional_format("C2:C9", {"type": "data_bar", "data_bar_2010": True})
    sheet.add_sparkline("E10", {"range": "花名册!B2:B9"})
    sheet.ignore_errors({"number_stored_as_text": "A1:A9"})
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)


def _by_hand(found):
    """Return the parts with custom XML, printer settings, a pivot table with its cache, and a part that nothing refers to."""
    relate(found, "_rels/.rels", f"{RELATIONS}/customXml", "customXml/item1.xml")
    found["customXml/item1.xml"] = "<备案/>".encode()
    relate(found, "xl/worksheets/_rels/sheet1.xml.rels", f"{RELATIONS}/printerSettings", "../printerSettings/printerSettings1.bin")
    found["xl/printerSettings/printerSettings1.bin"] = bytes(range(256)) * 4
    relate(found, "xl/worksheets/_rels/sheet2.xml.rels", f"{RELATIONS}/pivotTable", "../pivotTables/pivotTable1.xml")
    cache = relate(found, "xl/_rels/workbook.xml.rels", f"{RELATIONS}/pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")
    relate(found, "xl/pivotTables/_rels/pivotTable1.xml.rels", f"{RELATIONS}/pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
    found["xl/workbook.xml"] = found["xl/workbook.xml"].replace(
        b"</workbook>", f'<pivotCaches><pivotCache cacheId="1" r:id="{cache}"/></pivotCaches></workbook>'.encode())
    found["xl/pivotTables/pivotTable1.xml"] = (
        f'<pivotTableDefinition xmlns="{MAIN}" name="透视" cacheId="1" dataCaption="值"><location ref="H30:I32" firstHeaderRow="1" '
        'firstDataRow="1" firstDataCol="1"/><pivotFields count="2"><pivotField axis="axisRow" showAll="0"><items count="1">'
        '<item t="default"/></items></pivotField><pivotField dataField="1" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/></rowFields>'
        '<dataFields count="1"><dataField name="求和" fld="1"/></dataFields></pivotTableDefinition>').encode()
    found["xl/pivotCache/pivotCacheDefinition1.xml"] = (
        f'<pivotCacheDefinition xmlns="{MAIN}" refreshOnLoad="1"><cacheSource type="worksheet"><worksheetSource ref="A1:B9" sheet="花名册"/>'
        '</cacheSource><cacheFields count="2"><cacheField name="姓名"><sharedItems/></cacheField><cacheField name="金额"><sharedItems/></cacheField>'
        "</cacheFields></pivotCacheDefinition>").encode()
    found["xl/unknown.bin"] = b"\0\1\2unknown"
    types = "".join(f'<Override PartName="/{name}" ContentType="{OFFICE}spreadsheetml.{kind}+xml"/>' for name, kind in (
        ("xl/pivotTables/pivotTable1.xml", "pivotTable"), ("xl/pivotCache/pivotCacheDefinition1.xml", "pivotCacheDefinition")))
    found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(b"</Types>", types.encode() + b"</Types>")
    return found


def relate(found, name, kind, target):
    """Add a relationship to the parts; return its id."""
    empty = f'<Relationships xmlns="{PACKAGE}relationships"></Relationships>'.encode()
    content = found.get(name, empty)
    identity = f"rId{content.count(b'<Relationship ') + 90}"
    entry = f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"/>'.encode()
    found[name] = content.replace(b"</Relationships>", entry + b"</Relationships>")
    return identity


def raw(path):
    """Return {part: (header fields, name, extra, compressed bytes)} of a package, in order, as they stand in the file."""
    content, found = path.read_bytes(), {}
    with zipfile.ZipFile(path) as package:
        for info in package.infolist():
            name, extra = struct.unpack_from("<2H", content, info.header_offset + 26)
            start = info.header_offset + 30 + name + extra
            found[info.filename] = (content[info.header_offset:start], content[start:start + info.compress_size], info.compress_type,
                                    info.flag_bits, info.date_time, info.external_attr, info.create_system, info.extra, info.comment)
    return found

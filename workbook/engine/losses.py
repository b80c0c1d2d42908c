"""What of a file openpyxl would not write again; found in the file itself, so that nothing is lost unsaid.

Parts and elements that openpyxl writes are listed; everything else in the file is a loss. Left out on purpose, because nobody
typed it: the settings of a printer, the order of the last calculation, the preview picture and the fonts' hints.
"""

import re
import zipfile

import openpyxl.drawing.image

KEPT = re.compile(
    r"\[Content_Types\]\.xml|.*\.rels|docProps/(app|core|custom)\.xml|xl/workbook\.xml|xl/styles\.xml|xl/sharedStrings\.xml"
    r"|xl/theme/.*|xl/(worksheets|chartsheets)/[^/]*\.xml|xl/tables/.*|xl/comments.*|xl/drawings/.*\.(xml|vml)"
    r"|xl/charts/chart\d*\.xml|xl/externalLinks/.*|xl/vbaProject.*|xl/media/.*|.*/")
UNTYPED = re.compile(r"xl/printerSettings/.*|xl/calcChain\.xml|docProps/thumbnail\..*|docMetadata/.*")
NAMES = (  # (the part's name, what people call it)
    (r"xl/ctrlProps/|xl/activeX/", "窗体控件"), (r"xl/slicers/|xl/slicerCaches/", "切片器"), (r"xl/timelines|xl/timelineCaches", "日程表"),
    (r"xl/pivot", "数据透视表"), (r"xl/threadedComments/|xl/persons/", "批注对话"), (r"xl/embeddings/", "嵌入的对象"),
    (r"xl/richData/|xl/metadata\.xml", "动态数组或单元格内图片"), (r"xl/charts/|xl/chartEx", "图表的样式"),
    (r"xl/connections\.xml|xl/queryTables/|xl/model/", "数据连接"), (r"xl/xmlMaps\.xml|customXml/", "自定义 XML"),
    (r"xl/diagrams/", "SmartArt 图形"), (r"xl/webextensions/|_xmlsignatures/|customUI/|userCustomization/", "加载项、签名或功能区"),
    (r"xl/macrosheets/|xl/dialogsheets/", "宏表"), (r"xl/revisions/", "修订记录"), (r"xl/featurePropertyBag/", "复选框"))
SHEET_PARTS = (  # (element of a sheet, what people call it)
    ("x14:sparklineGroup", "迷你图"), ("x14:conditionalFormatting", "2010 版条件格式"), ("x14:dataValidation", "引用别的表的数据验证"),
    ("x14:slicerList", "切片器"), ("protectedRanges", "允许编辑区域"), ("ignoredErrors", "忽略错误的标记"), ("picture", "工作表背景"),
    ("legacyDrawingHF", "页眉页脚图片"), ("oleObjects", "嵌入的对象"), ("controls", "窗体控件"), ("customSheetViews", "自定义视图"))
CELL_PARTS = ((rb"<c [^>]*\b(?:cm|vm)=", "动态数组或单元格内图片"),)
SHAPES = re.compile(rb"<(?:\w+:)?(sp|grpSp|cxnSp|graphicFrame|contentPart)\b")
PICTURES = openpyxl.drawing.image.PILImage  # without Pillow openpyxl drops every picture


def losses(path):
    """Return, in Chinese and each once, what saving through openpyxl would drop from a file."""
    found = []
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        macros = "xl/vbaProject.bin" in names
        for name in names:
            found += _part(name)
            if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
                found += _sheet(package.read(name))
            elif re.fullmatch(r"xl/drawings/drawing[^/]*\.xml", name):
                found += _drawing(package.read(name))
            elif name.endswith(".vml") and not macros and b'ObjectType="Note"' not in package.read(name):
                found.append("窗体控件")
            elif name == "xl/sharedStrings.xml" and re.search(rb"<(\w+:)?rPh\b", package.read(name)):
                found.append("拼音标注")
    return list(dict.fromkeys(found))


def _part(name):
    if name.startswith("xl/pivot") or not (KEPT.fullmatch(name) or UNTYPED.fullmatch(name)):
        return [next((known for pattern, known in NAMES if re.match(pattern, name)), name)]
    return ["图片(没有安装 Pillow)"] if name.startswith("xl/media/") and not PICTURES else []


def _sheet(content):
    head, _, tail = content.partition(b"<sheetData")
    found = [known for element, known in SHEET_PARTS if re.search(rb"<(\w+:)?" + element.split(":")[-1].encode() + rb"[ />]", tail)
             and (not element.startswith("x14:") or b"extLst" in tail)]
    found = [known for known in found if known not in ("2010 版条件格式", "引用别的表的数据验证") or _extended(tail, known)]
    return found + [known for pattern, known in CELL_PARTS if re.search(pattern, tail)]


def _extended(tail, known):
    element = rb"conditionalFormatting" if known.startswith("2010") else rb"dataValidation"
    return re.search(rb"<x14:" + element, tail[tail.find(b"extLst"):])


def _drawing(content):
    kinds = {match[1] for match in SHAPES.finditer(content)}
    if b"/chart\"" in content:
        kinds.discard(b"graphicFrame")
    return ["文本框或形状"] if kinds else []

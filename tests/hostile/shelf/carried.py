"""What a workbook may carry that could run or call out: it is read, nothing of it is run, the cells are as they are."""

from tests.hostile.case import ONE, ONE_CELLS, edited, packed, small, sound
from tests.workbook.xlsx import by_hand

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NOWHERE = "http://127.0.0.1:9/canary"
FORMULAS = {
    "WEBSERVICE": f'WEBSERVICE("{NOWHERE}")', "HYPERLINK": f'HYPERLINK("{NOWHERE}","点我")', "IMAGE": f'_xlfn.IMAGE("{NOWHERE}")',
    "DDE": "cmd|'/c touch /canary'!A1", "an external reference": "[1]Sheet1!$A$1", "RTD": 'RTD("canary",,"x")', "CALL": 'CALL("kernel32","WinExec","JJJ","calc",0)',
    "FILTERXML": f'_xlfn.FILTERXML(WEBSERVICE("{NOWHERE}"),"//a")', "Python": '_xlfn._xlws.PY(0,0)', "EXEC as a name": 'canary()',
}
LINK = '<externalLink xmlns="{}" xmlns:r="{}">{}</externalLink>'
DDE = '<ddeLink ddeService="cmd" ddeTopic="/c touch /canary"><ddeItems><ddeItem name="A1" advise="1"/></ddeItems></ddeLink>'
OLE = '<oleLink r:id="rId1" progId="Excel.Sheet.8"/>'
BOOK = '<externalBook r:id="rId1"><sheetNames><sheetName val="Sheet1"/></sheetNames></externalBook>'
WPS = "http://www.wps.cn/officeDocument/2018/jdeExtension"
SCRIPT = ('<document version="2.0"><name>Project</name><codemodule name="Module1" id="1"><codetext>function Workbook_Open(){&#x0A;'
          'Shell("touch /canary");fetch("' + NOWHERE + '")}</codetext></codemodule></document>')


def related(arrows, mode=' TargetMode="External"'):
    """Return a part of relationships whose types are given in full."""
    return f'<Relationships xmlns="{by_hand.PACKAGE}relationships">' + "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"{mode}/>' for name, (kind, target) in arrows.items()) + "</Relationships>"


CARRIED = {  # what: (parts, relationships of the workbook)
    "宏": ({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Attribute VB_Name = \"ThisWorkbook\"\r\nSub Workbook_Open()\r\nShell \"calc\"\r\n" * 20},
          {"rIdM": ("http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")}),
    "XLM 宏表": ({"xl/macrosheets/sheet1.xml": '<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><sheetData><row r="1">'
               '<c r="A1"><f>EXEC("touch /canary")</f></c></row></sheetData></xm:macrosheet>'},
              {"rIdM": ("http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", "macrosheets/sheet1.xml")}),
    "WPS 宏": ({"xl/JDEData.bin": SCRIPT}, {"rIdM": (WPS, "JDEData.bin")}),
    "DDE": ({"xl/externalLinks/externalLink1.xml": LINK.format(by_hand.MAIN[0], OFFICE, DDE)}, {"rIdM": (f"{OFFICE}/externalLink", "externalLinks/externalLink1.xml")}),
    "OLE 链接": ({"xl/externalLinks/externalLink1.xml": LINK.format(by_hand.MAIN[0], OFFICE, OLE),
                "xl/externalLinks/_rels/externalLink1.xml.rels": related({"rId1": (f"{OFFICE}/oleObject", NOWHERE)})},
               {"rIdM": (f"{OFFICE}/externalLink", "externalLinks/externalLink1.xml")}),
    "外部链接": ({"xl/externalLinks/externalLink1.xml": LINK.format(by_hand.MAIN[0], OFFICE, BOOK),
              "xl/externalLinks/_rels/externalLink1.xml.rels": related({"rId1": (f"{OFFICE}/externalLinkPath", NOWHERE)})},
             {"rIdM": (f"{OFFICE}/externalLink", "externalLinks/externalLink1.xml")}),
    "数据连接": ({"xl/connections.xml": f'<connections xmlns="{by_hand.MAIN[0]}"><connection id="1" name="a" type="4" refreshOnLoad="1">'
              f'<webPr url="{NOWHERE}"/></connection></connections>'}, {"rIdM": (f"{OFFICE}/connections", "connections.xml")}),
    "嵌入对象": ({"xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1MZ" + bytes(500), "xl/embeddings/setup.exe": b"MZ" + bytes(500)}, {}),
    "ActiveX": ({"xl/activeX/activeX1.xml": "<ax:ocx xmlns:ax='urn:ax' ax:classid='{00000000-0000-0000-0000-000000000000}'/>", "xl/activeX/activeX1.bin": bytes(64)}, {}),
    "自定义 XML": ({"customXml/item1.xml": f'<x href="{NOWHERE}"><script>fetch("{NOWHERE}")</script></x>'}, {"rIdM": (f"{OFFICE}/customXml", "../customXml/item1.xml")}),
    "自定义功能区": ({"customUI/customUI.xml": '<customUI onLoad="canary" xmlns="http://schemas.microsoft.com/office/2006/01/customui"/>'}, {}),
    "网页加载项": ({"xl/webextensions/webextension1.xml": f'<we:webextension xmlns:we="urn:we"><we:reference store="{NOWHERE}"/></we:webextension>'}, {}),
    "数字签名": ({"_xmlsignatures/origin.sigs": b"", "_xmlsignatures/sig1.xml": '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'}, {}),
    "打印机设置": ({"xl/printerSettings/printerSettings1.bin": b"\\\\127.0.0.1\\canary\x00" * 20}, {}),
}


def into(parts, kind):
    """Return {part: bytes or text} of a workbook with what is carried put in."""
    more, arrows = CARRIED[kind]
    rels = "xl/_rels/workbook.xml.rels"
    text = parts[rels].decode() if isinstance(parts[rels], bytes) else parts[rels]
    return parts | more | {rels: text.replace("</Relationships>", "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, (kind, target) in arrows.items()) + "</Relationships>")}


def with_formula(formula):
    """Return a row with a formula that has a stored value."""
    formula = formula.replace("&", "&amp;").replace("<", "&lt;")
    return f'<row r="1"><c r="A1" t="str"><f>{formula}</f><v>旧值</v></c></row>'


def cases():
    """Yield a workbook for each thing that is carried and each formula that calls out."""
    for kind in CARRIED:
        yield sound(kind, "carried beside a table", lambda kind=kind: packed(into(by_hand.parts(ONE), kind)), ONE_CELLS,
                    name="表.xlsm" if "宏" in kind else "表.xlsx")
    for what, formula in FORMULAS.items():
        yield sound("外呼公式", what, small(with_formula(formula)), {"表": {(1, 1): "旧值"}})
    yield sound("外呼公式", "a hyperlink on a cell", edited({"xl/worksheets/sheet1.xml": lambda text: text.replace(
        "</sheetData>", f'</sheetData><hyperlinks><hyperlink ref="A1" r:id="rId1" xmlns:r="{OFFICE}"/></hyperlinks>')},
        more={"xl/worksheets/_rels/sheet1.xml.rels": related({"rId1": (f"{OFFICE}/hyperlink", NOWHERE)})}), ONE_CELLS)
    yield sound("XLM 宏表", "an Auto_Open that runs a hidden sheet", small(names=(
        '<definedNames><definedName name="_xlnm.Auto_Open" hidden="1">表!$A$1</definedName></definedNames>')), ONE_CELLS)
    yield sound("XLM 宏表", "the workbook lists it as a sheet", lambda: packed(into(by_hand.parts(ONE), "XLM 宏表") | {
        "xl/workbook.xml": by_hand.parts(ONE)["xl/workbook.xml"].replace("</sheets>", '<sheet name="宏1" sheetId="2" state="veryHidden" r:id="rIdM"/></sheets>')}), ONE_CELLS)

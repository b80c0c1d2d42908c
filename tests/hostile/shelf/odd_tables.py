"""Workbooks that are sound and that some reader misreads: each with what its cells hold, from the file's own text."""

from tests.hostile.case import ONE, ONE_CELLS, edited, small, sound
from tests.workbook.xlsx import by_hand
from workbook.raw_cells import ErrorValue

SHEET, BOOK, STRINGS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"
ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#GETTING_DATA")
CHINESE_DATES = (27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58)


def prefixed(text):
    """Return a part with every element of the main namespace under the prefix x."""
    import re

    head, body = text.split("?>", 1)
    return head + "?>" + re.sub(r"<(/?)(\w)", r"<\1x:\2", body).replace(' xmlns="', ' xmlns:x="', 1)


def cases():
    """Yield them by what is odd."""
    yield sound("正常", "one sheet, one text, one number", small(), ONE_CELLS)
    yield sound("正常", "an empty sheet", small(""), {"表": {}})
    yield sound("Strict", "ISO/IEC 29500 Strict", small(form=by_hand.STRICT), ONE_CELLS)
    yield sound("命名空间前缀", "x: before every element", edited({part: prefixed for part in (SHEET, BOOK, STRINGS)}), ONE_CELLS)
    for encoding in ("utf-16", "utf-8-sig"):
        yield sound("字符编码", f"the sheet in {encoding}", edited({SHEET: lambda text, encoding=encoding: text.replace(
            "UTF-8", encoding.upper().removesuffix("-SIG")).encode(encoding)}), ONE_CELLS)
    yield sound("字符编码", "the sheet in ISO-8859-1, Chinese as numbers", edited({SHEET: lambda text: text.replace("UTF-8", "ISO-8859-1").replace(
        "张三", "&#24352;&#19977;").encode("latin-1")}), ONE_CELLS)
    yield sound("缺引用", "no references at all", small('<row><c t="inlineStr"><is><t>张三</t></is></c><c><v>1</v></c></row><row><c><v>2</v></c></row>'),
                {"表": {(1, 1): "张三", (1, 2): 1, (2, 1): 2}})
    yield sound("缺引用", "references for some", small('<row><c r="B1"><v>1</v></c><c><v>2</v></c></row><row r="9"><c><v>3</v></c></row>'),
                {"表": {(1, 2): 1, (1, 3): 2, (9, 1): 3}})
    yield sound("小写引用", "b1 and $C$1", small('<row r="1"><c r="b1"><v>1</v></c><c r="$C$1"><v>2</v></c></row>'), {"表": {(1, 2): 1, (1, 3): 2}})
    for stated in ("A1", "A1:A1", "B5:C9", "", "XFD1:A1", "x"):
        yield sound("尺寸写错", f"dimension “{stated}”", small(before=f'<dimension ref="{stated}"/>'), ONE_CELLS)
    yield sound("1904", "days that count from 1904", small('<row r="1"><c r="A1" s="0"><v>43953</v></c></row>', settings='<workbookPr date1904="1"/>',
                                                         styles=by_hand.formats(14)), {"表": {(1, 1): 43953}})
    yield sound("中文日期格式", "the built-in formats of Chinese programs", small("<row>" + "".join(
        f'<c s="{style}"><v>45945</v></c>' for style in range(len(CHINESE_DATES))) + "</row>", styles=by_hand.formats(*CHINESE_DATES)),
        {"表": {(1, column): 45945 for column in range(1, len(CHINESE_DATES) + 1)}})
    yield sound("日期格里的整数", "20230115 in a cell of dates", small('<row r="1"><c r="A1" s="0"><v>20230115</v></c></row>', styles=by_hand.formats(14)),
                {"表": {(1, 1): 20230115}})
    yield sound("日期格里的整数", "-1, 0 and 1E+300 in cells of dates", small('<row><c s="0"><v>-1</v></c><c s="0"><v>0</v></c><c s="0"><v>1E+300</v></c></row>',
                                                               styles=by_hand.formats(14)), {"表": {(1, 1): -1, (1, 2): 0, (1, 3): 1e300}})
    yield sound("错误值", "every error there is", small("<row>" + "".join(f'<c t="e"><v>{word}</v></c>' for word in ERRORS) + "</row>"),
                {"表": {(1, column): ErrorValue(word) for column, word in enumerate(ERRORS, 1)}})
    yield sound("长数字", "18 digits in a number", small('<row r="1"><c r="A1"><v>110101199003072316</v></c><c r="B1"><v>1.10101199003072E+17</v></c></row>'),
                {"表": {(1, 1): 110101199003072316, (1, 2): 1.10101199003072e17}})
    yield sound("长数字", "318.96000000000004, 1E-320 and -0", small("<row><c><v>318.96000000000004</v></c><c><v>1E-320</v></c><c><v>-0</v></c></row>"),
                {"表": {(1, 1): 318.96000000000004, (1, 2): 1e-320, (1, 3): 0}})
    yield sound("文字转义", "_x000D_, _x005F_ and a lone one", small("<row>" + "".join(
        f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in ("a_x000D_b", "A_x005F_x0030_B", "_x00")) + "</row>"),
        {"表": {(1, 1): "a\rb", (1, 2): "A_x0030_B", (1, 3): "_x00"}})
    yield sound("文字转义", "half of a pair of surrogates", small('<row><c t="inlineStr"><is><t>_xD83D_</t></is></c></row>'), {"表": {(1, 1): "\ufffd"}})
    yield sound("富文本", "runs, and how they are read aloud", small('<row><c t="s"><v>0</v></c></row>', strings=(
        "<si><r><t>张</t></r><r><rPr><b/></rPr><t>三</t></r><rPh sb=\"0\" eb=\"1\"><t>zhang</t></rPh></si>")), {"表": {(1, 1): "张三"}})
    yield sound("首尾空格", "blanks that count and blanks that do not", small(
        '<row><c t="inlineStr"><is><t> a </t></is></c><c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c></row>'),
        {"表": {(1, 1): "a", (1, 2): " a "}})
    yield sound("CDATA", "a text in CDATA, a comment and an instruction between cells", small(
        '<row><!-- x --><c t="inlineStr"><is><t><![CDATA[<张>]]></t></is></c><?x y?><c><v>1</v></c></row>'), {"表": {(1, 1): "<张>", (1, 2): 1}})
    yield sound("逻辑值", "1 and 0", small('<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>'), {"表": {(1, 1): "TRUE", (1, 2): "FALSE"}})
    yield sound("ISO 日期", "2025-10-15 in a cell of its own kind", small('<row><c t="d"><v>2025-10-15</v></c><c t="d"><v>2025-10-15T12:00:00</v></c></row>'),
                {"表": {(1, 1): 45945, (1, 2): 45945.5}})
    yield sound("ISO 日期", "the year 0001 and the last second of 9999", small('<row><c t="d"><v>0001-01-01</v></c><c t="d"><v>9999-12-31T23:59:59</v></c></row>'),
                None)
    yield sound("共享公式", "moved to the right and down", small(
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*$C$1</f><v>2</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>'),
        {"表": {(1, 1): 2, (2, 1): 4}})
    yield sound("数组公式", "over two cells", small('<row><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>2</v></c></row>'), {"表": {(1, 1): 2}})
    yield sound("空值", "no value, an empty one, an empty text", small('<row><c/><c><v/></c><c t="inlineStr"><is/></c><c t="s"/><c><v>1</v></c></row>'),
                {"表": {(1, 5): 1}})
    yield sound("行号写法", "5.0 as a row's number", small('<row r="5.0"><c><v>1</v></c></row>'), {"表": {(5, 1): 1}})
    yield sound("样式写错", "a cell format that is not there, and one that is none", small('<row><c s="99"><v>1</v></c><c s="x"><v>2</v></c></row>'),
                {"表": {(1, 1): 1, (1, 2): 2}})
    yield sound("样式写错", "a broken number in a font, a font that is not there", small(styles=by_hand.formats(0).replace(
        "<font/>", '<font><sz val="NaN"/></font>').replace("<border/>", '<border><left style="none of these"/></border>')), ONE_CELLS)
    for part in ("xl/styles.xml", "xl/sharedStrings.xml"):
        yield sound("缺部件", f"{part} is gone and not needed", small(ONE, drop=(part,)), ONE_CELLS)
    yield sound("缺部件", "no dates, no authors, no theme: as it always is here", small(), ONE_CELLS)
    yield sound("绝对路径", "targets from the root", edited({"xl/_rels/workbook.xml.rels": lambda text: text.replace('Target="', 'Target="/xl/')}), ONE_CELLS)
    yield sound("绝对路径", "targets in capitals and with %20", edited({"xl/_rels/workbook.xml.rels": lambda text: text.replace(
        "worksheets/sheet1.xml", "WORKSHEETS/Sheet%31.xml")}), ONE_CELLS)
    yield sound("隐藏工作表", "very hidden", edited({BOOK: lambda text: text.replace("sheetId", 'state="veryHidden" sheetId')}), ONE_CELLS)
    yield sound("未知扩展", "an extension and a choice of the future", small(after=(
        '<extLst><ext uri="{0}"><z:x xmlns:z="urn:z"><z:c r="A1"><z:v>9</z:v></z:c></z:x></ext></extLst>')), ONE_CELLS)

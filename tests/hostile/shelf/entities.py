"""Document types: entities that multiply, that read files, that call out, in any part and any width of character."""

from tests.hostile.case import edited, refused, small, sound

LAUGHS = "<!DOCTYPE x [" + '<!ENTITY a "哈哈哈哈">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi")) + "]>"
QUADRATIC = f'<!DOCTYPE x [<!ENTITY a "{"哈" * 50_000}">]>'
TYPES = {
    "a thousand million laughs": LAUGHS,
    "one long entity, many times": QUADRATIC,
    "a file": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "an address": '<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/a">]>',
    "a parameter entity": '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd"> %a;]>',
    "an external subset": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/a.dtd">',
    "a public one": '<!DOCTYPE x PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://127.0.0.1:9/a.dtd">',
    "one without anything in it": "<!DOCTYPE x>",
    "one behind a comment": "<!-- 长 -->" * 10_000 + LAUGHS,
    "one behind an instruction": "<?x y?>" + LAUGHS,
}
PARTS = ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels",
         "[Content_Types].xml")
OTHERS = ("docProps/core.xml", "customXml/item1.xml", "xl/drawings/vmlDrawing1.vml", "xl/activeX/activeX1.xml", "xl/无后缀")


def cases():
    """Yield each document type in the sheet, one of them in each part, and in characters of every width."""
    for what, declared in TYPES.items():
        yield refused("XML 实体炸弹" if "laughs" in what or "long" in what else "外部实体", f"{what}, in the sheet", edited(
            {"xl/worksheets/sheet1.xml": lambda text, declared=declared: text.replace("?>", "?>" + declared, 1).replace("张三", "&i;&a;")}), "W06")
    for part in PARTS:
        yield refused("外部实体", f"a file, in {part}", edited({part: lambda text: text.replace("?>", "?>" + TYPES["a file"], 1)}), "W06")
    for part in OTHERS:
        yield refused("外部实体", f"a file, in {part}", small(more={part: TYPES["a file"] + "<x>&a;</x>"}), "W06")
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        text = f'<?xml version="1.0" encoding="{encoding}"?>{LAUGHS}<x>&i;</x>'
        yield refused("XML 实体炸弹", f"in {encoding}", small(more={"docProps/app.xml": text.encode(encoding)}), "W06")
    yield sound("貌似实体", "the words <!DOCTYPE and &amp;lol; in a cell", small(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&lt;!DOCTYPE x&gt;&amp;lol;</t></is></c></row>'), {"表": {(1, 1): "<!DOCTYPE x>&lol;"}})
    yield refused("未定义实体", "an entity that nobody declares", edited({"xl/worksheets/sheet1.xml": lambda text: text.replace("张三", "&lol;")}), "W05")
    yield refused("XInclude", "a passage that asks to be replaced by a file, in place of the sheets", edited({"xl/workbook.xml": lambda text: text.replace(
        "<sheets>", '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/><sheets x="').replace(
        "</sheets>", '"/>').replace('name="表" sheetId="1" r:id="rId1"', "")}), "W05")
    yield sound("XInclude", "the same beside the sheets", edited({"xl/workbook.xml": lambda text: text.replace(
        "<sheets>", '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/><sheets>')}),
        {"表": {(1, 1): "张三", (1, 2): 1}})

"""Workbooks whose parts contradict one another: refused rather than guessed at, sheet and cell named."""

from tests.hostile.case import ONE, edited, refused, small
from tests.workbook.xlsx import by_hand

SHEET, BOOK, RELS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
ROWS = {  # kind → [(what, rows)]
    "越界的格": [("column XFE", '<row r="1"><c r="XFE1"><v>1</v></c></row>'), ("row 1,048,577", '<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
             ("row 0", '<row r="0"><c r="A0"><v>1</v></c></row>'), ("row -1", '<row r="-1"><c><v>1</v></c></row>'),
             ("A", '<row r="1"><c r="A"><v>1</v></c></row>'), ("R1C1", '<row r="1"><c r="R1C1"><v>1</v></c></row>'),
             ("sixteen thousand cells and one more", "<row>" + "<c/>" * 16_384 + "<c><v>1</v></c></row>")],
    "重复的格": [("A1 twice", '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
             ("row 1 twice", '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>'),
             ("two values in one cell", "<row><c><v>1</v><v>2</v></c></row>"), ("a cell in a cell", '<row><c t="str"><c><v>1</v></c></c></row>'),
             ("a text written twice", '<row><c t="inlineStr"><is><t>甲</t><t>乙</t></is></c></row>')],
    "数值损坏": [("a word", "<row><c><v>一</v></c></row>"), ("1,5", "<row><c><v>1,5</v></c></row>"), ("NaN", "<row><c><v>NaN</v></c></row>"),
             ("1E400", "<row><c><v>1E400</v></c></row>"), ("four hundred and one digits", f"<row><c><v>{'9' * 401}</v></c></row>"),
             ("full-width digits", "<row><c><v>１２</v></c></row>"), ("true that is 2", '<row><c t="b"><v>2</v></c></row>'),
             ("a kind of cell that nobody knows", '<row><c t="z"><v>1</v></c></row>'), ("0x10", "<row><c><v>0x10</v></c></row>"),
             ("1_000", "<row><c><v>1_000</v></c></row>")],
    "文字索引越界": [("the fifth of none", '<row><c t="s"><v>5</v></c></row>'), ("-1", '<row><c t="s"><v>-1</v></c></row>'),
               ("4294967295", '<row><c t="s"><v>4294967295</v></c></row>'), ("a hundred thousand digits", f'<row><c t="s"><v>{"9" * 100_000}</v></c></row>'),
               ("１", '<row><c t="s"><v>１</v></c></row>')],
}
GONE = ("[Content_Types].xml", BOOK, RELS, SHEET)


def lists(*sheets):
    """Return the change of the workbook part that lists other sheets (name, relationship)."""
    listed = "".join(f'<sheet name="{name}" sheetId="{number}" r:id="{relation}"/>' for number, (name, relation) in enumerate(sheets, 1))
    return {BOOK: lambda text: text[:text.index("<sheets>")] + f"<sheets>{listed}</sheets></workbook>"}


def cases():
    """Yield them by what is broken."""
    for kind, rows in ROWS.items():
        for what, made in rows:
            yield refused(kind, what, small(made), "W05")
    for part in GONE:
        yield refused("缺部件", f"{part} is gone", small(drop=(part,)), "W05", "W07")
    yield refused("缺部件", "the shared strings are gone and needed", small('<row><c t="s"><v>0</v></c></row>', drop=("xl/sharedStrings.xml",)), "W05")
    for part in (BOOK, RELS, SHEET, "xl/sharedStrings.xml", "[Content_Types].xml", "_rels/.rels"):
        yield refused("空部件", f"{part} is empty", small('<row><c t="s"><v>0</v></c></row>', strings="<si><t>甲</t></si>", more={part: ""}), "W05", "W07")
        yield refused("半个部件", f"{part} ends in the middle", edited({part: lambda text: text[:len(text) * 2 // 3]}, '<row><c t="s"><v>0</v></c></row>',
                                                                 strings="<si><t>甲</t></si>"), "W05", "W07")
    yield refused("同名工作表", "表 twice", edited(lists(("表", "rId1"), ("表", "rId1"))), "W05")
    yield refused("同名工作表", "Sheet1 and SHEET1", edited(lists(("Sheet1", "rId1"), ("SHEET1", "rId1"))), "W05")
    yield refused("工作表无内容", "a relationship that is not there", edited(lists(("表", "rId9"))), "W05")
    yield refused("工作表无内容", "a relationship that leads out", edited({RELS: lambda text: text.replace(
        'Target="worksheets/sheet1.xml"', 'Target="http://127.0.0.1:9/sheet1.xml" TargetMode="External"')}), "W05")
    yield refused("工作表无内容", "a relationship to the styles", edited({RELS: lambda text: text.replace("worksheets/sheet1.xml", "styles.xml")}), "W05")
    yield refused("长名字", "a broken number on a sheet with a name of two hundred characters", edited({BOOK: lambda text: text.replace(
        'name="表"', f'name="{"长" * 200}"')}, "<row><c><v>x</v></c></row>"), "W05")
    yield refused("长名字", "a sheet in a part of three hundred characters that is not there", edited({RELS: lambda text: text.replace(
        "worksheets/sheet1.xml", "x" * 300)}), "W05")
    yield refused("长名字", "a reference that is written from right to left", small('<row><c r="\u202e1A"><v>1</v></c></row>'), "W05")
    yield refused("字符编码", "a declaration of GB18030, which is not allowed", edited({SHEET: lambda text: text.replace(
        "UTF-8", "GB18030").encode("gb18030")}), "W05")
    yield refused("字符编码", "bytes of GBK declared as UTF-8", edited({SHEET: lambda text: text.encode("gbk")}), "W05")
    yield refused("字符编码", "a NUL in a text", edited({SHEET: lambda text: text.replace("张三", "张\x00三")}), "W05")
    yield refused("另一种内容", "the workbook part is a page", small(more={BOOK: "<html><body/></html>"}), "W05")
    yield refused("另一种内容", "the sheet is of another namespace", edited({SHEET: lambda text: text.replace(by_hand.MAIN[0], "urn:x")}), "W05")
    yield refused("另一种内容", "two root elements", edited({SHEET: lambda text: text + "<x/>"}, ONE), "W05")

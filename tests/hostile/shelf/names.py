"""Names made to harm or only odd: of sheets, defined names, properties, titles, and of the file itself."""

from tests.hostile.case import ONE, ONE_CELLS, edited, refused, small, sound
from xml.sax.saxutils import quoteattr

SHEETS = ("=cmd|'/c calc'!A1", "it's", "a'!B1:C2", "<img src=x onerror=alert(1)>", "[/red]宏", "[link=file:///]", "😀🏳", "\u202e表xslx.", "长" * 200, " 表 ", "表\n2",
          "{0} %s", "CON", "../../表", "History", "12/5", "校验.py", "#REF!", "A1", "R1C1")
NAMES = ("_xlnm.Auto_Open", "=1+1", "A1", "a b", "é" * 300, "", "__proto__")
FILES = ("=1+1.xlsx", "-rf.xlsx", "--out.xlsx", "表 (1).xlsx", "表#1%20.xlsx", "[red]表[bold].xlsx", "it's \"表\".xlsx", "表;rm -rf $HOME`x`.xlsx", "😀.xlsx", "表\n第二行.xlsx",
         "\u202eslx.表.xlsx", "表.XLSX", "表", "长" * 80 + ".xlsx", " .xlsx", "表.xlsx.xlsx", "NUL.xlsx", "\x1b[2J.xlsx", "%s{0}.xlsx")


def titled(name):
    """Return a function that packs the small workbook with another name of its sheet."""
    return edited({"xl/workbook.xml": lambda text: text.replace('name="表"', f"name={quoteattr(name)}".replace(chr(10), "&#10;"))})


def cases():
    """Yield each name in its place."""
    for name in SHEETS:
        yield sound("工作表怪名", repr(name[:20]), titled(name), {name: ONE_CELLS["表"]})
    yield sound("工作表怪名", "none at all", edited({"xl/workbook.xml": lambda text: text.replace(' name="表"', "")}), {"": ONE_CELLS["表"]})
    for name in NAMES:
        yield sound("定义名称怪名", repr(name[:20]), small(names=(
            f"<definedNames><definedName name={quoteattr(name)}>表!$A$1</definedName></definedNames>")), ONE_CELLS)
    yield sound("定义名称怪名", "a formula that calls a program", small(names=(
        "<definedNames><definedName name=\"a\">cmd|'/c calc'!A1</definedName></definedNames>")), ONE_CELLS)
    yield sound("标题注入", "title and author", small(more={"docProps/core.xml": (
        '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:title>=cmd|x</dc:title><dc:creator>&lt;script&gt;</dc:creator></cp:coreProperties>')}), ONE_CELLS)
    for name in FILES:
        yield sound("文件怪名", repr(name[:20]), small(), ONE_CELLS, name=name)
    yield refused("临时文件", "what Excel leaves beside an open file", lambda: b"\x05LiSi " + bytes(150), "W02", name="~$表.xlsx")
    yield refused("临时文件", "a whole workbook under such a name", small(ONE), "W02", name="~$表.xlsx")
    yield sound("只读文件", "nobody may write to it", small(), ONE_CELLS, closed=True)
    yield refused("空文件", "no byte, read-only", lambda: b"", "W05", closed=True)

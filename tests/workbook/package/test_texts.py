"""Whatever text is set stays that text: in the part, for openpyxl and for LibreOffice; it is never a formula, a link or markup."""

import re
from xml.etree import ElementTree

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from tests.workbook.package.by_hand import TRANSITIONAL, part, workbook
from workbook import recalculate
from workbook.package import NewSheet, edited

PAYLOADS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "\uff1d1+1", " =1+1", "'=1+1", '"=1+1"', "{=1}", "=A1:A9",
    "=cmd|'/c calc'!A1", '=HYPERLINK("x","点")', '=WEBSERVICE("x")', "=DDE(\"soffice\",\"x\",\"y\")", "@echo", "mailto:a", "file:///etc",
    "=IMPORTXML(A1)", "=EXEC(1)", "=REGISTER.ID(1)", "=CALL(1)", "#REF!", "TRUE", "1e5", "2024-05-03", "00012", "110101199003072316", "{{a}}", "${a}",
    "]]>", "<![CDATA[x]]>", "</t></is></c><c r=\"B1\"><f>1+1</f></c>", "<f>1+1</f>", "&lt;", "&#61;1+1", "&amp;", "<!-- -->", "<?xml?>",
    "_x003D_1+1", "_x0000_", "_x005F_", "a\x00b",
    "\x01\x08\x0b\x0c\x1f", "\x7f\x85", "\ud83d", "\udc00x", "\ufffe\uffff", "😀𠮷㙍", "e\u0301\u200b\u202e",
    " 前后 ", "a\r\nb\rc\nd\te", "", " ", "'", '"', "长" * 32_767,
)
CELL = re.compile(rb"_x([0-9A-F]{4})_".decode())


def read(xml):
    """Return {reference: text} of the inline strings of a worksheet, by the standard library and the rule of ECMA-376 part 1, 22.9.2.19."""
    found = {}
    for cell in ElementTree.fromstring(xml).iter(f"{{{TRANSITIONAL[0]}}}c"):
        assert "inlineStr" == cell.get("t") and ["is"] == [child.tag.rpartition("}")[2] for child in cell]
        (text,) = cell.iter(f"{{{TRANSITIONAL[0]}}}t")
        found[cell.get("r")] = CELL.sub(lambda escape: chr(int(escape[1], 16)), text.text or "")
    return found


def filled(texts):
    """Return the bytes of a workbook with the texts down column A of Sheet1 and of a sheet of its own."""
    def change(edit):
        for row, text in enumerate(texts, 1):
            edit.set("Sheet1", f"A{row}", text)
        edit.add(NewSheet("新", [[(text, None)] for text in texts]))

    return edited(workbook("<sheetData/>"), change)


def test_a_payload_stays_text():
    """Sixty texts that programs take for formulas, links, numbers, escapes or markup, set in a sheet and written in a new one."""
    made = filled(PAYLOADS)
    wanted = {f"A{row}": text for row, text in enumerate(PAYLOADS, 1)}

    assert len(PAYLOADS) >= 55
    for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
        assert wanted == read(part(made, name))
        assert "<f" not in part(made, name) and "hyperlink" not in part(made, name)


@given(st.lists(st.text(st.characters(), max_size=40), min_size=1, max_size=5))
def test_any_text_stays_text(texts):
    """Any characters, lone surrogates and control characters among them."""
    assert {f"A{row}": text for row, text in enumerate(texts, 1)} == read(part(filled(texts)))


def test_other_programs_read_text_too(tmp_path):
    """openpyxl as it stands in the file; LibreOffice, which saves it again: no formula anywhere, every plain payload the same."""
    path = tmp_path / "文字.xlsx"
    path.write_bytes(filled(PAYLOADS))
    there = openpyxl.load_workbook(path)
    saved = recalculate.converted(path, tmp_path / "存")
    again = openpyxl.load_workbook(saved)
    plain = [row for row, text in enumerate(PAYLOADS, 1)
             if text and "_x" not in text and all(" " <= sign < "\x7f" or "一" <= sign < "龥" for sign in text)]

    assert len(plain) > 40
    for book in (there, again):
        for sheet in book:
            assert set() == {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink}
            assert [PAYLOADS[row - 1] for row in plain] == [sheet[f"A{row}"].value for row in plain]

"""A sheet of our own beside staff's, a property, styles: the lists of the package get one entry and keep all others."""

import io
import re
import zipfile

import openpyxl
import pytest

from tests.workbook.package.by_hand import OFFICE, PACKAGE, STRICT, TRANSITIONAL, packed, part, parts, workbook
from workbook.package import Look, NewSheet, edited
from workbook.package.edit import Edit

COMMENTED = (f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" Type="{TRANSITIONAL[1]}/comments" '
             'Target="../comments1.xml"/></Relationships>')
FORMS = pytest.mark.parametrize("names", [TRANSITIONAL, STRICT], ids=["transitional", "strict"])


def add(name="核对结果", rows=(), mark=None):
    """Return the change that adds a sheet."""
    return lambda edit: edit.add(NewSheet(name, list(rows)), mark)


def names(content):
    """Return the names of the parts."""
    return zipfile.ZipFile(io.BytesIO(content)).namelist()


@FORMS
def test_a_sheet_is_listed_three_times(names):
    """In the workbook, its relationships and the content types, each by one entry at the end, in the form that the file has."""
    content = workbook("<sheetData/>", names=names)
    made = edited(content, add())
    entry = f'<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{OFFICE}spreadsheetml.worksheet+xml"/>'

    assert part(content, "[Content_Types].xml").replace("</Types>", entry + "</Types>") == part(made, "[Content_Types].xml")
    assert part(content, "xl/_rels/workbook.xml.rels").replace("</Relationships>", (
        f'<Relationship Id="rId3" Type="{names[1]}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>')) == part(
            made, "xl/_rels/workbook.xml.rels")
    assert part(content, "xl/workbook.xml").replace(
        "</sheets>", '<sheet name="核对结果" sheetId="2" r:id="rId3"/></sheets>') == part(made, "xl/workbook.xml")
    assert f'<worksheet xmlns="{names[0]}">' in part(made, "xl/worksheets/sheet2.xml")
    assert part(content) == part(made)


def test_a_name_that_is_taken_gets_a_number():
    """Whatever its case, as Excel compares names."""
    made = edited(workbook("<sheetData/>"), lambda edit: [add("SHEET1")(edit), add("Sheet1")(edit)])

    assert ["Sheet1", "SHEET1(2)", "Sheet1(3)"] == openpyxl.load_workbook(io.BytesIO(made)).sheetnames


@pytest.mark.parametrize("name", ["", "a/b", "[a]", "长" * 32, "'a"])
def test_a_name_that_no_sheet_may_have(name):
    """A mistake of the caller, not of the file."""
    with pytest.raises(ValueError, match="cannot be the name"):
        edited(workbook("<sheetData/>"), add(name))


def test_a_marked_sheet_is_replaced():
    """Found again by a hidden name; nothing is listed twice."""
    once = edited(workbook("<sheetData/>"), add(rows=[[("旧", None)]], mark="medaid_report"))
    twice = edited(once, add(rows=[[("新", None)]], mark="medaid_report"))

    assert """<definedNames><definedName name="medaid_report" hidden="1">'核对结果'!$A$1</definedName></definedNames>""" in part(once, "xl/workbook.xml")
    assert names(once) == names(twice) and part(once, "xl/workbook.xml") == part(twice, "xl/workbook.xml")
    assert "旧" not in part(twice, "xl/worksheets/sheet2.xml") and "新" in part(twice, "xl/worksheets/sheet2.xml")


@pytest.mark.parametrize("change", [
    lambda found: found.update({"xl/workbook.xml": found["xl/workbook.xml"].replace('name="核对结果"', 'name="我的核对"').replace("'核对结果'", "我的核对")}),
    lambda found: found.update({"xl/workbook.xml": found["xl/workbook.xml"].replace("'核对结果'!$A$1", "Sheet1!$A$1")}),
    lambda found: found.update({"xl/workbook.xml": found["xl/workbook.xml"].replace("'核对结果'!$A$1", "#REF!")}),
    lambda found: found.update({"xl/worksheets/_rels/sheet2.xml.rels": COMMENTED}),
])
def test_a_sheet_that_is_no_longer_ours_is_left(change):
    """Renamed, or the mark leads elsewhere or nowhere, or somebody put comments on it: a new sheet is added and gets the mark."""
    once = edited(workbook("<sheetData/>"), add(rows=[[("旧", None)]], mark="medaid_report"))
    found = {name: part(once, name) for name in names(once)}
    change(found)
    twice = edited(packed(found), add(rows=[[("新", None)]], mark="medaid_report"))

    assert (part(once), part(once, "xl/worksheets/sheet2.xml")) == (part(twice), part(twice, "xl/worksheets/sheet2.xml"))
    assert "新" in part(twice, "xl/worksheets/sheet3.xml")
    assert 1 == part(twice, "xl/workbook.xml").count("medaid_report")


def test_a_workbook_with_prefixes_and_no_name_for_relations():
    """The entry declares what it needs."""
    main, relations = TRANSITIONAL
    book = (f'<x:workbook xmlns:x="{main}"><x:sheets><x:sheet name="Sheet1" sheetId="7" rr:id="rId1" xmlns:rr="{relations}"/>'
            "</x:sheets></x:workbook>")
    made = edited(workbook("<sheetData/>", more={"xl/workbook.xml": book}), add(mark="m"))

    assert book.replace("</x:sheets>", f'<x:sheet xmlns:r="{relations}" name="核对结果" sheetId="8" r:id="rId3"/></x:sheets>'
                                       "<x:definedNames><x:definedName name=\"m\" hidden=\"1\">'核对结果'!$A$1</x:definedName></x:definedNames>"
                        ) == part(made, "xl/workbook.xml")


@FORMS
def test_a_property_is_set_and_set_again(names):
    """The part is made with its relationship and content type, then only its entry changes; others keep theirs."""
    once = edited(workbook("<sheetData/>", names=names), lambda edit: edit.set_property("批次", "一&1"))
    twice = edited(once, lambda edit: [edit.set_property("批次", "二"), edit.set_property("核对", "=1")])
    texts = re.findall(r'pid="(\d+)" name="([^"]+)"><vt:lpwstr[^>]*>([^<]*)<', part(twice, "docProps/custom.xml"))

    assert [("2", "批次", "二"), ("3", "核对", "=1")] == texts
    assert 1 == part(twice, "_rels/.rels").count("docProps/custom.xml") and "一&amp;1" in part(once, "docProps/custom.xml")
    assert part(once, "_rels/.rels") == part(twice, "_rels/.rels")
    if names == TRANSITIONAL:
        assert {"批次": "二", "核对": "=1"} == {one.name: one.value for one in openpyxl.load_workbook(io.BytesIO(twice)).custom_doc_props.props}


def test_styles_are_made_where_there_are_none():
    """A workbook without that part shows every cell as the program likes; ours bring their own."""
    found = parts("<sheetData/>")
    del found["xl/styles.xml"]
    found["xl/_rels/workbook.xml.rels"] = re.sub('<Relationship Id="rId2"[^>]*>', "", found["xl/_rels/workbook.xml.rels"])
    found["[Content_Types].xml"] = re.sub('<Override PartName="/xl/styles.xml"[^>]*>', "", found["[Content_Types].xml"])
    look = Look(fill="FFC7CE", bold=True, border=True, wrap=True, number_format="0.00")
    made = edited(packed(found), lambda edit: edit.set("Sheet1", "A1", 1, look))
    cell = openpyxl.load_workbook(io.BytesIO(made))["Sheet1"]["A1"]

    assert ("FFFFC7CE", True, "thin", True, "0.00") == (
        cell.fill.fgColor.rgb, cell.font.b, cell.border.left.style, cell.alignment.wrap_text, cell.number_format)


def test_a_look_lies_over_what_is_there():
    """Bold in a cell of 黑体, 16 points, red, at the right: it stays all that; another font takes its family along."""
    found = parts('<sheetData><row r="1"><c r="A1" s="3"/></row></sheetData>')
    styles = found["xl/styles.xml"].replace("</font></fonts>", (
        '</font><font><i/><sz val="16"/><color rgb="FFFF0000"/><name val="黑体"/><family val="3"/></font></fonts>'))
    found["xl/styles.xml"] = styles.replace("</xf></cellXfs>", '</xf><xf fontId="1" numFmtId="4"><alignment horizontal="right"/></xf></cellXfs>')
    made = edited(packed(found), lambda edit: [edit.mark("Sheet1", "A1", Look(bold=True, wrap=True)), edit.mark("Sheet1", "A2", Look(font="宋体"))])

    assert '<font><b/><i/><sz val="16"/><color rgb="FFFF0000"/><name val="黑体"/><family val="3"/></font>' in part(made, "xl/styles.xml")
    assert '<xf fontId="2" numFmtId="4" applyFont="1" applyAlignment="1"><alignment horizontal="right" wrapText="1"/></xf>' in part(made, "xl/styles.xml")
    assert '<font><sz val="11"/><name val="宋体"/></font>' in part(made, "xl/styles.xml")


def test_a_mark_and_a_value_go_together():
    """In either order."""
    look = Look(fill="FFC7CE")
    first = edited(workbook("<sheetData/>"), lambda edit: [edit.mark("Sheet1", "A1", look), edit.set("Sheet1", "A1", 1)])
    last = edited(workbook("<sheetData/>"), lambda edit: [edit.set("Sheet1", "A1", 1), edit.mark("Sheet1", "A1", look)])

    assert first == last and '<c r="A1" s="3"><v>1</v></c>' in part(first)


def test_cells_of_a_sheet_that_is_written_whole():
    """Stand in the sheet that is given, and nowhere else."""
    with pytest.raises(ValueError, match="written whole"):
        edited(workbook("<sheetData/>"), lambda edit: edit.set(edit.add(NewSheet("新", [])), "A1", 1))


def test_a_look_is_made_once():
    """For any number of cells, and again in the next edit."""
    def change(edit):
        for row in range(1, 50):
            edit.set("Sheet1", f"A{row}", row, Look(fill="FFC7CE", bold=True, number_format="0.000"))

    once = edited(workbook("<sheetData/>"), change)
    twice = edited(once, lambda edit: edit.set("Sheet1", "B1", 1, Look(fill="FFC7CE", bold=True, number_format="0.000")))

    assert '<cellXfs count="4">' in part(once, "xl/styles.xml")
    assert part(once, "xl/styles.xml") == part(twice, "xl/styles.xml")


def test_the_names_of_a_workbook_lead_to_places():
    """Quoted sheets too; a name that is lost leads nowhere."""
    book = "<definedNames><definedName name=\"a\">'一''月'!$C$7</definedName><definedName name=\"b\">#REF!</definedName></definedNames>"
    edit = Edit(workbook("<sheetData/>", book=book))

    assert (("一'月", "C7"), None, None) == tuple(edit.place_of(name) for name in "abc")

"""The lint of the portable dialect: what it refuses, that both workbooks pass it, that a template which does not fails."""

import re

import pytest

from tests.workbook import package
from tests.workbook.sound import GUANGXI
from workbook import template as templates
from workbook.build import build
from workbook.lint import DialectError, faults

IDS = ("住院登记!$D$5:$D$54",)
REFUSED = {
    # newer than Excel 2010
    "XLOOKUP": ("XLOOKUP(A1,B1:B9,C1:C9)", "函数 XLOOKUP"),
    "IFS": ('IFS(A1=1,"a",TRUE,"b")', "函数 IFS"),
    "TEXTJOIN": ('TEXTJOIN("、",TRUE,A1:A9)', "函数 TEXTJOIN"),
    "LET": ("LET(x,A1,x+1)", "函数 LET"),
    "FILTER": ("FILTER(A1:A9,B1:B9>0)", "函数 FILTER"),
    "UNIQUE": ("UNIQUE(A1:A9)", "函数 UNIQUE"),
    "with its prefix": ("_xlfn.CONCAT(A1,B1)", "函数 _xlfn.CONCAT"),
    "with both prefixes": ("_xlfn._xlws.SORT(A1:A9)", "函数 _xlfn._xlws.SORT"),
    "in small letters": ("xlookup(A1,B1:B9,C1:C9)", "xlookup"),
    "with a blank before the bracket": ("XLOOKUP (A1,B1:B9,C1:C9)", "XLOOKUP"),
    "inside another function": ('IF(A1="",0,IFNA(A1,0))', "函数 IFNA"),
    "another program's own function": ("EVALUATE(A1)", "函数 EVALUATE"),
    "a function of a macro": ("CATALOG_EXCESS(A1,B1)", "函数 CATALOG_EXCESS"),
    # computed differently by the engines
    "LOOKUP": ("LOOKUP(2,1/(A1:A9=1),B1:B9)", "函数 LOOKUP"),
    "ISFORMULA": ("ISFORMULA(A1)", "函数 ISFORMULA"),
    "a length over a range": ("SUMPRODUCT((LEN(A1:A6)=2)*1)", "文本函数 LEN"),
    "a length over another sheet's range": ("SUMPRODUCT((LEN(住院登记!$B$5:$B$9)=2)*1)", "文本函数 LEN"),
    "FIND within a range": ('SUMPRODUCT(ISNUMBER(FIND("县",A1:A6))*1)', "文本函数 FIND"),
    "FIND of a range": ('SUMPRODUCT(ISNUMBER(FIND(住院登记!$A$1:$A$6,B2))*1)', "文本函数 FIND"),
    "MID at many places": ("SUMPRODUCT(MID(A2,{1,2,3},1)*{7,9,10})", "MID"),
    "a whole column": ("SUM(A:A)", "整行或整列"),
    "a whole column, fixed": ("SUM(住院登记!$A:$A)", "整行或整列"),
    "whole rows, fixed": ("SUMPRODUCT(ROW($1:$17))", "整行或整列"),
    "whole rows": ("SUMPRODUCT(ROW(1:17))", "整行或整列"),
    # volatile
    "TODAY in a row": ("IF(A1<TODAY(),1,0)", "函数 TODAY"),
    "NOW": ("NOW()", "函数 NOW"),
    "RAND": ("RAND()", "函数 RAND"),
    "OFFSET": ("SUM(OFFSET(A1,0,0,5))", "函数 OFFSET"),
    "INDIRECT": ('INDIRECT("A"&1)', "函数 INDIRECT"),
    # identity numbers compared as numbers
    "COUNTIF on identity numbers": ("COUNTIF(住院登记!$D$5:$D$54,D5)", "COUNTIF 用在身份证号列上"),
    "COUNTIFS on identity numbers": ("COUNTIFS(住院登记!$B$5:$B$54,B5,住院登记!$D$5:$D$54,D5)", "COUNTIFS 用在身份证号列上"),
    "COUNTIF on identity numbers, of an expression": ("COUNTIF(住院登记!$D$5:$D$54,UPPER(D5))", "COUNTIF 用在身份证号列上"),
    "SUMIFS on identity numbers, with brackets before": (
        "SUMIFS(住院登记!$K$5:$K$54,住院登记!$B$5:$B$54,UPPER(B5),住院登记!$D$5:$D$54,D5)", "SUMIFS 用在身份证号列上"),
    # sizes
    "too long": ("+".join(["A1"] * 2731) + "+1", "公式长 8194 字符"),
    "too deep": ("IF(A1," * 65 + "1" + ",0)" * 65, "嵌套 65 层"),
    "too wide": (f"SUM({','.join(['A1'] * 256)})", "参数 256 个"),
}
ALLOWED = {
    "words that look like functions": 'IF(A1="XLOOKUP(B:B)","NOW()","OFFSET(")',
    "a quote in words": 'IF(A1="a""TODAY()""b",1,0)',
    "64 levels": "IF(A1," * 64 + "1" + ",0)" * 64,
    "255 arguments": f"SUM({','.join(['A1'] * 255)})",
    "8,191 characters": "+".join(["A1"] * 2730) + "+1",
    "COUNTIF on other columns": "COUNTIF(住院登记!$G$5:$G$54,G5)",
    "a duplicate of an identity number by a key": 'MATCH("K"&D5,住院登记!$AD$5:$AD$54,0)',
    "a length of one cell": "LEN(住院登记!$B$5)",
    "rows and columns of a range": "INDEX(政策参数!$D$6:$D$9,MATCH(C5,政策参数!$C$6:$C$9,0))",
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_outside_the_dialect_is_named(what):
    """In Chinese, each fault by itself."""
    formula, said = REFUSED[what]

    assert any(said in fault for fault in faults(formula, IDS))


@pytest.mark.parametrize("what", ALLOWED)
def test_what_is_inside_the_dialect_passes(what):
    """Also what only looks as if it were outside, and what stands exactly at a limit."""
    assert [] == faults(ALLOWED[what], IDS)


def test_the_reference_day_alone_may_be_today():
    """TODAY stands in one cell of 校验; everything else refers to it."""
    assert ([], 1) == (faults("TODAY()", may_be_volatile=True), len(faults("TODAY()")))


def test_every_fault_of_a_formula_is_told():
    """Not only the first."""
    assert 3 == len(faults("XLOOKUP(A1,B:B,C:C)+NOW()"))


def test_every_formula_of_a_built_workbook_is_inside(empty):
    """Read from the file; TODAY() stands once, on 校验."""
    found = list(package.formulas(empty.path))
    ids = ["住院登记!$D$5:$D$54"]
    kinds = {re.sub(r"\d+", "1", formula): (sheet, address, formula) for sheet, address, formula in reversed(found)}
    wrong = [(sheet, address, faults(formula, ids)) for sheet, address, formula in kinds.values() if faults(formula, ids)]

    assert len(found) > 3000
    assert [("校验", "C4", ["函数 TODAY 不在可用函数之列"])] == wrong
    assert max(len(formula) for _, _, formula in found) < 8192


def test_every_conditional_format_is_inside(empty):
    """A condition is computed by the same programs as a cell, and Excel 2007 files let it see its own sheet only."""
    for part, content in package.parts(empty.path).items():
        if not part.startswith("xl/worksheets/sheet"):
            continue
        for block in re.findall(r"<conditionalFormatting.*?</conditionalFormatting>", content.decode(), re.S):
            for formula in re.findall(r"<formula>(.*?)</formula>", block):
                assert [] == faults(package.unescaped(formula)), (part, formula)


@pytest.mark.parametrize("formula", ["XLOOKUP(1,{admissions.listed},{admissions.listed})", "MAX({admissions.listed})+NOW()",
                                     "COUNTIF({admissions.id_number},\"4*\")", "SUM(A:A)", 'SUMPRODUCT(LEN({admissions.name}))'])
def test_a_template_outside_the_dialect_is_not_built(tmp_path, monkeypatch, formula):
    """The build stops at the formula, says which sheet and what, and leaves no workbook."""
    text = (templates.FOLDER / f"{GUANGXI}.toml").read_text(encoding="utf-8")
    place = "formula = 'MAX({admissions.listed})'"
    assert 1 == text.count(place)
    (tmp_path / "改坏的模板.toml").write_text(text.replace(place, f"formula = '{formula}'"), encoding="utf-8")
    monkeypatch.setattr(templates, "FOLDER", tmp_path)
    templates.template.cache_clear()

    with pytest.raises(DialectError, match="工作表“低于比例名单”的公式超出可用范围"):
        build("改坏的模板", tmp_path / "out.xlsx", rows=50)
    templates.template.cache_clear()
    assert not (tmp_path / "out.xlsx").exists()

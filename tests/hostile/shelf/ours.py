"""A workbook of our own with parts missing, renamed, moved, and with what nobody types: read, or refused with a word that helps."""

import functools
import re
import tempfile
from pathlib import Path

from tests.hostile.case import ours, packed
from tests.hostile.shelf import carried
from tests.workbook import package
from tests.workbook.sound import LINXIAN, TODAY, institutions, linxian
from workbook.build import build

PROPERTIES, BOOK = "docProps/custom.xml", "xl/workbook.xml"


@functools.cache
def built():
    """Return ({part: bytes}, names of the sheets) of a small 目录外控费 with two sound stays."""
    with tempfile.TemporaryDirectory(prefix="medaid-hostile-") as folder:
        path = Path(folder) / "表.xlsx"
        build(LINXIAN, path, rows=5, today=TODAY, data={"admissions": [linxian(number) for number in range(2)], "institutions": institutions()})
        dated = package.typed(path, Path(folder) / "日.xlsx", {"校验": {"C4": TODAY}})
        return package.parts(dated), package.sheet_names(dated)


def part_of(sheet):
    """Return the part of a sheet."""
    return f"xl/worksheets/sheet{built()[1].index(sheet) + 1}.xml"


def with_parts(changes=None, drop=(), more=None, sheets=None):
    """Return a function that packs the workbook with parts changed {part: function of its text}, or of a sheet by its name."""
    def content():
        found = dict(built()[0])
        for name, change in {**(changes or {}), **{part_of(sheet): change for sheet, change in (sheets or {}).items()}}.items():
            found[name] = change(found[name].decode()).encode()
        return packed({name: text for name, text in found.items() if name not in drop} | (more or {}))

    return content


def renamed(old, new):
    """Return the change of the workbook part that gives a sheet another name."""
    return {BOOK: lambda text: text.replace(f'<sheet name="{old}"', f'<sheet name="{new}"')}


def without_sheet(text):
    """Take 机构名单 off the list."""
    return re.sub(r'<sheet name="机构名单"[^>]*/>', "", text)


def property_of(name, value):
    """Return the change of the properties that gives one another text."""
    return {PROPERTIES: lambda text: re.sub(rf'(name="{name}"[^>]*><vt:lpwstr>)[^<]*', rf"\g<1>{value}", text)}


def cell(address, content):
    """Return the change of a sheet that gives a cell another content."""
    def change(text):
        start, end = package.cell(text, address)
        return text[:start] + f'<c r="{address}"{content}</c>' + text[end:]

    return change


def cases():
    """Yield the workbook sound, then each thing that can befall it."""
    yield ours("本套工作簿", "sound", with_parts())
    for kind in carried.CARRIED:
        yield ours("本套工作簿带夹带", kind, lambda kind=kind: packed(carried.into(built()[0], kind)))
    yield ours("本套工作簿缺表", "机构名单 is gone", with_parts({BOOK: without_sheet}), "W09")
    for sheet in ("住院登记", "校验", "政策参数", "自检"):
        yield ours("本套工作簿缺表", f"{sheet} has another name", with_parts(renamed(sheet, "表1")), "W09")
    yield ours("本套工作簿缺表", "a name with a blank behind it", with_parts(renamed("住院登记", "住院登记 ")), "W09")
    yield ours("本套工作簿", "使用说明 has another name", with_parts(renamed("使用说明", "说明")))
    yield ours("版本信息被改", "no properties, and fewer rows than by default", with_parts(drop=(PROPERTIES,)), "W08")
    for value in ("没有这个模板", "../../etc/passwd", "=1+1", ""):
        yield ours("版本信息被改", f"the template is “{value}”", with_parts(property_of("medaid_template", value)), "W08")
    yield ours("版本信息被改", "the template is another one of ours", with_parts(property_of("medaid_template", "监测预警")), "W09")
    for value in ("0", "-1", "5001", "五", "1e3", "9" * 5_000):
        yield ours("版本信息被改", f"{value[:9]} rows", with_parts(property_of("medaid_rows", value)), "W08")
    yield ours("版本信息被改", "another policy", with_parts(property_of("medaid_policy", "guangxi-2022")), "W08")
    yield ours("本套工作簿", "fewer rows than there are", with_parts(property_of("medaid_rows", "2")))
    yield ours("本套工作簿", "four thousand rows more than there are", with_parts(property_of("medaid_rows", "4005")), "W08")
    yield ours("表头被改", "every shared string is another", with_parts({"xl/sharedStrings.xml": lambda text: text.replace("身份证号", "证件号")}), "W10")
    yield ours("表头被改", "住院登记 is empty", with_parts(sheets={"住院登记": lambda text: re.sub(
        "<sheetData>.*</sheetData>", "<sheetData/>", text, flags=re.DOTALL)}), "W10")
    yield ours("本套工作簿", "校验 and 自检 are empty", with_parts(sheets={sheet: lambda text: re.sub(
        "<sheetData>.*</sheetData>", "<sheetData/>", text, flags=re.DOTALL) for sheet in ("校验", "自检")}))
    yield ours("本套工作簿", "政策参数 is empty", with_parts(sheets={"政策参数": lambda text: re.sub(
        "<sheetData>.*</sheetData>", "<sheetData/>", text, flags=re.DOTALL)}))
    for value in ("1e300", "-1", "2958465", "0.5"):
        yield ours("本套工作簿怪值", f"{value} as the day of reference", with_parts(sheets={"校验": cell("C4", f"><v>{value}</v>")}))
    for value in ("1e300", "-1e300", "20230115", "0"):
        yield ours("本套工作簿怪值", f"{value} in place of 8,000 yuan", with_parts(sheets={"住院登记": lambda text, value=value: text.replace(
            "<v>8000</v>", f"<v>{value}</v>")}))
    yield ours("本套工作簿", "days that count from 1904", with_parts({BOOK: lambda text: text.replace("<workbookPr", '<workbookPr date1904="1"', 1)}))
    yield ours("本套工作簿", "no calculation chain, no theme, no printer", with_parts(drop=("xl/theme/theme1.xml", "xl/calcChain.xml")))
    yield ours("本套工作簿夹带代码", "a sheet of Python", with_parts({BOOK: lambda text: text.replace(
        "</sheets>", "<sheet name=\"[/x]'.py\" sheetId=\"99\" r:id=\"rId1\"/></sheets>")}))

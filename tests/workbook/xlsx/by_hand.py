"""A workbook written by hand, part by part, in either form of ECMA-376: what no library writes can be in it."""

import zipfile

from workbook.xlsx.namespaces import MAIN, RELATIONS

PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TRANSITIONAL, STRICT = 0, 1


def parts(rows, strings="", styles="", settings="", form=TRANSITIONAL, before="", after="", names=""):
    """Return {part: text} of a workbook with one sheet, 表, whose `<sheetData>` is `rows`."""
    main, relations = MAIN[form], RELATIONS[form]
    overrides = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "sharedStrings": "sharedStrings", "styles": "styles"}
    return {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{PACKAGE}content-types">'
                               '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                               + "".join(f'<Override PartName="/xl/{part}.xml" ContentType="{TYPE}{kind}+xml"/>'
                                         for part, kind in overrides.items()) + "</Types>",
        "_rels/.rels": related({"rId1": ("officeDocument", "xl/workbook.xml")}, relations),
        "xl/workbook.xml": f'{DECLARATION}<workbook xmlns="{main}" xmlns:r="{relations}">{settings}'
                           f'<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets>{names}</workbook>',
        "xl/_rels/workbook.xml.rels": related({"rId1": ("worksheet", "worksheets/sheet1.xml"), "rId2": ("sharedStrings", "sharedStrings.xml"),
                                               "rId3": ("styles", "styles.xml")}, relations),
        "xl/worksheets/sheet1.xml": f'{DECLARATION}<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>',
        "xl/sharedStrings.xml": f'{DECLARATION}<sst xmlns="{main}">{strings}</sst>',
        "xl/styles.xml": f'{DECLARATION}<styleSheet xmlns="{main}">{styles or formats(0)}</styleSheet>',
    }


def related(arrows, relations):
    """Return a part of relationships {id: (kind, target)}."""
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}relationships">' + "".join(
        f'<Relationship Id="{name}" Type="{relations}/{kind}" Target="{target}"/>' for name, (kind, target) in arrows.items()) + "</Relationships>"


def formats(*numbers, own=()):
    """Return the inside of a styles part with a cell format for each number format; `own` are (number, code)."""
    made = "".join(f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in own)
    return (f"<numFmts>{made}</numFmts>" if own else "") + "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>" \
        "<cellStyleXfs><xf/></cellStyleXfs><cellXfs>" + "".join(f'<xf numFmtId="{number}"/>' for number in numbers) \
        + '</cellXfs><cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'


def written(found, target):
    """Write {part: text or bytes} as a package to `target`; return it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in found.items():
            package.writestr(name, content)
    return target


def row(*cells, number=1):
    """Return a row of cells given as (attributes, inside), the references A1, B1 … added."""
    return f'<row r="{number}">' + "".join(f'<c r="{chr(65 + place)}{number}"{attributes}>{inside}</c>'
                                           for place, (attributes, inside) in enumerate(cells)) + "</row>"

"""A check written into the checked file itself: 核对记录 says when and how many, the sheet 核对结果 lists every finding.

The old file is kept beside it; all else of the file stays byte for byte.
"""

import datetime

from workbook import findings_sheet, package
from workbook.addresses import address, on_sheet
from workbook.edition import REPORT, STAMP
from workbook.looks import FONT, HEAD, TITLE_FONT
from workbook.report import HEADERS, MOST_LISTED, WIDTHS, counted
from workbook.standing import FINDINGS

SHEET = "核对结果"
HEAD_ROW = 3
TITLE = package.Look(font=TITLE_FONT, size=16, bold=True, align="center")
HEADING = package.Look(font=FONT, size=10, bold=True, fill=HEAD.lstrip("#"), border=True, wrap=True, align="center")
PLAIN = package.Look(font=FONT, size=10, border=True, wrap=True)
LINK = package.Look(font=FONT, size=10, border=True, colour="0563C1", underline=True)
LINE = package.Look(font=FONT, size=10)


def checked(path, check, now=None, disk=None):
    """Return (Report of `check(path)`, name of the sheet it was written to, path of the backup).

    workbook.gate.Unusable where it cannot be checked, workbook.package.Refused where it cannot be written into; then the file
    is as it was.
    """
    now = now or datetime.datetime.now()
    with package.opened(path, disk=disk, now=now) as edit:
        report = check(path)
        sheet = edit.add(written(report, now), mark=REPORT)
        if not report.reading:  # a table in a layout of its own has no 核对记录
            place = edit.place_of(STAMP) or (FINDINGS, address(*findings_sheet.STAMP))
            edit.set(*place, f"{now:%Y-%m-%d %H:%M} 县级核对:{len(report.findings)}处问题,见工作表“{sheet}”")
    return report, sheet, edit.backup


def written(report, now):
    """Return the sheet 核对结果 of a Report."""
    said = (f"共核对 {report.rows} 行,{'发现 ' + counted(report) if report.findings else '没有发现问题 ✔'};"
            f"基准日期 {report.today},核对时间 {now:%Y-%m-%d %H:%M}。再次核对时本表会重写,请不要在本表填写。")
    rows = [[(f"{report.template} 核对结果", TITLE)], [(said, LINE)], [(header, HEADING) for header in HEADERS]]
    links = {}
    for number, finding in enumerate(report.findings[:MOST_LISTED], 1):
        rows.append([(number, PLAIN), (finding.code, PLAIN), (finding.sheet, PLAIN), (finding.cell, LINK), *(
            (text, PLAIN) for text in (finding.title, finding.detail, finding.article, finding.mend))])
        links[len(rows), 4] = on_sheet(finding.sheet, finding.cell)
    last = address(0, len(HEADERS) - 1)[:-1]
    return package.NewSheet(SHEET, rows, WIDTHS, {1: 30}, (f"A1:{last}1", f"A2:{last}2"), links, HEAD_ROW)

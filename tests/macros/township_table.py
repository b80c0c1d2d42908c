"""A month's table as a township keeps it: two levels of headers, words of its own, a sum and a signature below."""

import datetime

import xlsxwriter

from tests.rosters.people import population

HEADERS = ("序号", "患者姓名", "身份证号码", "救助对象类别", "就诊医院", "医院级别", "住院号", "入院时间", "出院时间", "结算时间")
KEYS = ("name", "id_number", "category", "institution", "institution_level", "admission_no", "admitted_on", "discharged_on", "settled_on")
FIRST = 5  # row of the first person, from 1


def people(count=4):
    """Return so many sound rows."""
    return [dict(row) for row in population()[:count]]


def written(path, rows, spelt=None):
    """Write the table of `rows` to `path`; `spelt` {(row, key): text or number} are cells as the township writes them."""
    spelt = spelt or {}
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet, day = book.add_worksheet("九月"), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.merge_range("A1:L1", "青石镇困难群众住院费用登记表", book.add_format({"bold": True}))
        sheet.write("A2", "填报单位:青石镇卫生院")
        for column, header in enumerate(HEADERS):
            sheet.merge_range(2, column, 3, column, header, None)
        sheet.merge_range("K3:L3", "费用(元)", None)
        sheet.write_row("K4", ("总费用", "目录内"))
        sheet.merge_range("M3:M4", "开户行", None)
        for number, row in enumerate(rows):
            at = FIRST - 1 + number
            values = [number + 1, *(spelt.get((number, key), row[key]) for key in (*KEYS, "total", "in_catalog")), "信用社"]
            for column, value in enumerate(values):
                if isinstance(value, datetime.date):
                    sheet.write_datetime(at, column, datetime.datetime.combine(value, datetime.time()), day)
                elif isinstance(value, str):
                    sheet.write_string(at, column, value)
                else:
                    sheet.write_number(at, column, value)
        end = FIRST - 1 + len(rows)
        sheet.write_row(end, 0, ("合计", "", "", "", "", "", "", "", "", ""))
        sheet.write_formula(end, 10, f"=SUM(K{FIRST}:K{end})", None, sum(row["total"] for row in rows))
        sheet.write(end + 1, 0, "制表人:韦秀兰    审核人:")
        sheet.write_comment("B3", "按身份证上的姓名填写")
    return path

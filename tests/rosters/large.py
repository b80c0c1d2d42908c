"""A roster of a whole county: 100,000 stays in one sheet, and what checking it takes."""

import random
import resource
import time

import xlsxwriter

from tests.rosters.people import population
from workbook.confined import Checker

HEADERS = ("序号", "患者姓名", "身份证号码", "救助对象类别", "就诊医院", "医院级别", "住院号", "入院时间", "出院时间", "结算时间", "总费用", "目录内费用", "备注")
KEYS = ("name", "id_number", "category", "institution", "institution_level", "admission_no", "admitted_on", "discharged_on", "settled_on", "total", "in_catalog")


def written(path, count):
    """Write a roster of so many stays to `path`, days as the text 2024.5.3 in one of ten rows; return it."""
    dice, rows = random.Random(5), population()
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet, day = book.add_worksheet("全县"), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write(0, 0, "困难群众住院费用登记表")
        sheet.write_row(1, 0, HEADERS)
        for number in range(count):
            row = rows[number % len(rows)] | {"admission_no": f"ZY{number:07d}"}
            spelt = dice.random() < 0.1
            sheet.write_number(number + 2, 0, number + 1)
            for column, key in enumerate(KEYS, 1):
                value = row[key]
                if key.endswith("_on"):
                    sheet.write_string(number + 2, column, f"{value.year}.{value.month}.{value.day}") if spelt else sheet.write_datetime(number + 2, column, value, day)
                elif isinstance(value, str):
                    sheet.write_string(number + 2, column, value)
                else:
                    sheet.write_number(number + 2, column, value)
    return path


def measured(path, memory=2**30):
    """Return (Report, seconds, highest memory of any process begun here in MB, [(rows done, of)]) of checking a file within `memory` [bytes]."""
    steps, begun = [], time.perf_counter()
    with Checker(memory=memory) as checker:
        report = checker.check(path, track=lambda done, of: steps.append((done, of)))
    return report, time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, steps

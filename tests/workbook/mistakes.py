"""One mistake a row, and what it is called: {check code: headers of the wrong cells}. Everything else in the row is sound.

A mistake that is two mistakes by the notices' own words (a stay settled in the future is outside the stated window too)
lists both.
"""

import datetime

from tests.workbook import ledgers
from tests.workbook.sound import GUANGXI, LINXIAN, guangxi, identity, institutions, linxian, review
from workbook.template import template as spec


def day(text):
    """Return the day of an ISO date."""
    return datetime.date.fromisoformat(text)


STAY = {  # in both workbooks; {paid} is 目录内费用 or 目录外费用
    "a name left out": ({"name": None}, {"Z01": ["姓名"]}),
    "a category left out": ({"category": None}, {"Z01": ["人员类别"]}),
    "an identity number left out": ({"id_number": None}, {"Z01": ["身份证号"]}),
    "an institution left out": ({"institution": None}, {"Z01": ["医疗机构"]}),
    "a stay without its number": ({"admission_no": None}, {"Z01": ["住院号"]}),
    "no day of admission": ({"admitted_on": None}, {"Z01": ["入院日期"]}),
    "no name and no day of admission": ({"name": None, "admitted_on": None}, {"Z01": ["姓名", "入院日期"]}),
    "settled without a day of discharge": ({"discharged_on": None}, {"Z02": ["出院日期"]}),
    "settled without a day of settlement": ({"settled_on": None}, {"Z02": ["结算日期"]}),
    "settled without a total": ({"total": None}, {"Z02": ["医疗费用总额"]}),
    "only a total": ({"discharged_on": None, "settled_on": None, "paid": None}, {"Z02": ["出院日期", "结算日期", "{paid}"]}),
    "an identity number of 15 figures": ({"id_number": "450000600101012"}, {"Z03": ["身份证号"]}),
    "an identity number cut to …000": ({"id_number": "110105194912310000"}, {"Z03": ["身份证号"]}),
    "an identity number typed as a number": ({"id_number": 450000196001010000}, {"Z03": ["身份证号"]}),
    "an identity number with a wrong check character": ({"id_number": "110105194912310020"}, {"Z03": ["身份证号"]}),
    "an identity number born on 30 February": ({"id_number": identity(1, "19600230")}, {"Z03": ["身份证号"]}),
    "an identity number with a letter inside": ({"id_number": "11010519491231OO2X"}, {"Z03": ["身份证号"]}),
    "a total with its unit": ({"total": "12,500元"}, {"Z04": ["医疗费用总额"]}),
    "a total as text": ({"total": "10000"}, {"Z04": ["医疗费用总额"]}),
    "an amount that is a blank": ({"paid": " "}, {"Z04": ["{paid}"]}),
    "a settlement typed 2025.9.3": ({"settled_on": "2025.9.3"}, {"Z05": ["结算日期"]}),
    "a discharge typed as text": ({"discharged_on": "2025-09-10"}, {"Z05": ["出院日期"]}),
    "an admission typed 9月1日": ({"admitted_on": "9月1日"}, {"Z05": ["入院日期"]}),
    "an admission tomorrow": ({"admitted_on": day("2026-01-11"), "discharged_on": None, "settled_on": None, "total": None,
                               "paid": None}, {"Z06": ["入院日期"]}),
    "a discharge before the admission": ({"discharged_on": day("2025-08-31")}, {"Z07": ["出院日期"]}),
    "a settlement before the discharge": ({"settled_on": day("2025-09-09")}, {"Z07": ["结算日期"]}),
    "a settlement before both": ({"settled_on": day("2025-08-01")}, {"Z07": ["结算日期"]}),
    "a refund": ({"total": -10, "paid": -20}, {"Z08": ["医疗费用总额", "{paid}"]}),
    "a negative amount": ({"paid": -0.01}, {"Z08": ["{paid}"]}),
    "more than the whole bill by a fen": ({"total": 500, "paid": 500.01}, {"Z09": ["{paid}"]}),
    "a category in other words": ({"category": "低保户"}, {"Z10": ["人员类别"]}),
    "categories joined by a comma": ({"category": "低保对象,脱贫人口"}, {"Z10": ["人员类别"]}),
    "a category with a stray joiner": ({"category": "低保对象、"}, {"Z10": ["人员类别"]}),
    "the same person on the same day": ({"id_number": identity(901)}, {}, {"id_number": identity(901)}, {"Z11": ["身份证号"]}),
    "the same person, x for X": ({"id_number": "11010519491231002X"}, {}, {"id_number": "11010519491231002x"}, {"Z11": ["身份证号"]}),
    "the same number of a stay": ({"admission_no": "AA1"}, {}, {"admission_no": "AA1"}, {"Z12": ["住院号"]}),
    "the same number in small letters": ({"admission_no": "BB1"}, {}, {"admission_no": "bb1"}, {"Z12": ["住院号"]}),
    "the same number, once as text": ({"admission_no": "7001"}, {}, {"admission_no": 7001}, {"Z12": ["住院号"]}),
}
OF_GUANGXI = {
    "a level left out": ({"institution_level": None}, {"Z01": ["机构级别"]}),
    "settled after the window": ({"settled_on": day("2026-01-05")}, {"Z14": ["期间提示"]}),
    "settled before the window": ({"admitted_on": day("2021-12-01"), "discharged_on": day("2021-12-30"),
                                   "settled_on": day("2021-12-31")}, {"Z14": ["期间提示"]}),
    "discharged and settled tomorrow": ({"discharged_on": day("2026-01-11"), "settled_on": day("2026-01-11")},
                                        {"Z06": ["出院日期", "结算日期"], "Z14": ["期间提示"]}),
    "a level in other words": ({"institution_level": "二级"}, {"Z10": ["机构级别"]}),
    "a yes in other words": ({"single_disease": "有"}, {"Z10": ["单病种付费"]}),
    "approved without a review": ({"special_case_approved": "是"}, {"Z13": ["特殊病例已批准"]}),
    "a ratio overwritten": ({"catalog_ratio": 0.95}, {"Z15": ["目录内占比"]}),
    "a verdict overwritten": ({"in_catalog": 8000, "catalog_verdict": "达标"}, {"Z15": ["判定"]}),
    "an amount overwritten": ({"catalog_excess": 88.88}, {"Z15": ["机构承担(元)"]}),
    "two computed cells overwritten": ({"catalog_catch_up": 7, "catalog_note": "无"}, {"Z15": ["达标尚需目录内(元)", "级别提示"]}),
}
TWICE_LISTED = "a sound stay at an institution that is listed twice"
OF_LINXIAN = {
    "an institution left out": ({"institution": None}, {"Z01": ["医疗机构"], "Z16": ["判定"]}),
    "settled before the notice": ({"admitted_on": day("2023-08-01"), "discharged_on": day("2023-09-01"),
                                   "settled_on": day("2023-09-03")}, {"Z14": ["期间提示"]}),
    "discharged and settled tomorrow": ({"discharged_on": day("2026-01-11"), "settled_on": day("2026-01-11")},
                                        {"Z06": ["出院日期", "结算日期"]}),
    "a province in other words": ({"in_province": "省内"}, {"Z10": ["省域内就医"]}),
    "an institution outside the list, nobody protected": ({"institution": "某诊所", "category": "监测对象"}, {"Z13": ["医疗机构"]}),
    "an institution outside the list": ({"institution": "某诊所"}, {"Z13": ["医疗机构"], "Z16": ["判定"]}),
    "an institution that waits for its class": ({"institution": "新建医院"}, {"Z16": ["判定"]}),
    TWICE_LISTED: ({"institution": "省肿瘤医院", "out_of_catalog": 2400}, {}),
    "a cap overwritten": ({"out_of_catalog_cap": 5000}, {"Z15": ["目录外控制额(元)"]}),
    "a verdict overwritten": ({"out_of_catalog": 2000, "out_of_catalog_verdict": "未超"}, {"Z15": ["判定"]}),
}
REVIEWS = {  # (changes of the stay, changes of the review, what is wrong in the review, what in the stay)
    "a review without its stay's number": ({"special_case_approved": "否"}, {"admission_no": None}, {"S01": ["住院号"]}, {}),
    "a review without route": ({}, {"route": None}, {"S01": ["申报情形"]}, {}),
    "a review without day of receipt": ({}, {"received_on": None}, {"S01": ["接到申报日期"]}, {}),
    "a review of no stay": ({"special_case_approved": "否"}, {"admission_no": "无此号"}, {"S02": ["住院号"]}, {}),
    "a panel as text": ({}, {"members": "3人"}, {"S04": ["专家组人数"], "S09": ["表决结果"], "S12": ["批复结论"]}, {}),
    "an approval typed 2025.8.22": ({}, {"approved_on": "2025.8.22"}, {"S05": ["批复日期"]}, {}),
    "an application in the future": ({}, {"applied_on": day("2026-01-11")}, {"S06": ["家属申请日期"], "S07": [
        "接到申报日期", "批复日期", "备案日期"]}, {}),
    "a feedback in the future": ({}, {"feedback_on": day("2026-01-11")}, {"S06": ["收到反馈日期"]}, {}),
    "decided before it was received": ({}, {"approved_on": day("2025-08-20")}, {"S07": ["批复日期"]}, {}),
    "filed before it was decided": ({}, {"filed_on": day("2025-08-21")}, {"S07": ["备案日期"]}, {}),
    "a route in other words": ({}, {"route": "口头"}, {"S08": ["申报情形"]}, {}),
    "more approvals than members": ({"special_case_approved": "否"}, {"approvals": 4, "conclusion": None, "filed_on": None},
                                    {"S09": ["表决结果"]}, {}),
    "no members": ({"special_case_approved": "否"}, {"members": 0, "approvals": 0, "conclusion": None, "filed_on": None},
                   {"S09": ["表决结果"]}, {}),
    "decided after the discharge": ({}, {"received_on": day("2025-09-11"), "approved_on": day("2025-09-12"),
                                         "filed_on": day("2025-09-15")}, {"S10": ["审批时间"]}, {}),
    "applied too late": ({}, {"feedback_on": day("2025-08-01")}, {"S11": ["补申报情况"]}, {}),
    "decided too late": ({}, {"approved_on": day("2025-08-27"), "filed_on": day("2025-09-01")}, {"S11": ["批复情况"]}, {}),
    "filed too late": ({}, {"filed_on": day("2025-09-01")}, {"S11": ["备案情况"]}, {}),
    "approved against the vote": ({}, {"approvals": 1}, {"S12": ["批复结论"]}, {}),
    "refused, but entered as approved": ({}, {"approvals": 1, "conclusion": "不同意", "filed_on": None}, {},
                                         {"Z13": ["特殊病例已批准"]}),
    "approved, but not entered": ({"special_case_approved": "否"}, {}, {}, {"Z13": ["特殊病例已批准"]}),
    "a deadline overwritten": ({}, {"decision_due": day("2025-12-31")}, {"S13": ["批复期限"]}, {}),
}
TWICE_REVIEWED = {"S03": ["住院号"]}
LISTED = {
    "an institution without name": ({"institution": None, "charge_class": "三类", "note": "待查"}, {"J01": ["医疗机构"]}),
    "an institution without class": ({"institution": "新建医院"}, {"J02": ["收费标准类别"]}),
    "a class in other words": ({"institution": "二级医院", "charge_class": "二级"}, {"J03": ["收费标准类别"]}),
    "an institution twice": ({"institution": "省肿瘤医院", "charge_class": "三类"}, {"J04": ["医疗机构"]}),
}


def planted(template):
    """Return (data, [(what, sheet, row, {code: headers})]): every row of `data`, sound ones included, is in the list."""
    return _guangxi() if template == GUANGXI else _linxian()


def _further(template, of, data, found, numbers):
    """Add the rows of the further ledgers; `numbers` gives the admission numbers of the stays of each kind."""
    for sheet, row, wrong in ledgers.rows(of):
        if isinstance(row.get("admission_no"), tuple):
            kind, place = row["admission_no"]
            row["admission_no"] = numbers[kind][place]
        there = data.setdefault(sheet, [])
        found.append((f"{'、'.join(wrong) or 'a sound row'} of {sheet}", spec(template).sheet(sheet).name, len(there), wrong))
        there.append(row)
    return data, found


def _stays(make, paid, mistakes, rows, found):
    for what, entry in mistakes.items():
        for changes, wrong in zip(entry[::2], entry[1::2]):
            changes = {paid if key == "paid" else key: value for key, value in changes.items()}
            label = {"in_catalog": "目录内费用", "out_of_catalog": "目录外费用"}[paid]
            wrong = {code: [header.format(paid=label) for header in headers] for code, headers in wrong.items()}
            found.append((what, "住院登记", len(rows), wrong))
            rows.append(make(len(rows), **changes))


def _guangxi():
    rows, reviews, found = [], [], []
    _stays(guangxi, "in_catalog", STAY | OF_GUANGXI, rows, found)
    for what, (stay, changes, wrong, of_stay) in REVIEWS.items():
        found.append((what, "特殊病例审批台账", len(reviews), wrong))
        reviews.append(review(len(reviews), f"ZY{len(rows):04d}", changes))
        found.append((what, "住院登记", len(rows), of_stay))
        rows.append(guangxi(len(rows), **{"special_case_approved": "是", "in_catalog": 8000, **stay}))
    found.append(("a stay reviewed twice", "特殊病例审批台账", len(reviews), TWICE_REVIEWED))
    reviews.append(review(len(reviews), reviews[-1]["admission_no"]))
    numbers = {}
    for kind, changes, vote in (("below", {}, None), ("reached", {"in_catalog": 9000}, None), ("reviewed", {"special_case_approved": "是"}, {}),
                                ("refused", {}, {"approvals": 1, "conclusion": "不同意", "filed_on": None})):
        for _ in range(ledgers.cases(ledgers.OF_GUANGXI, kind)):
            stay = guangxi(len(rows), **{"in_catalog": 8000, **changes})
            numbers.setdefault(kind, []).append(stay["admission_no"])
            found.append((f"a sound stay, {kind}", "住院登记", len(rows), {}))
            rows.append(stay)
            if vote is not None:
                found.append((f"a sound review, {kind}", "特殊病例审批台账", len(reviews), {}))
                reviews.append(review(len(reviews), stay["admission_no"], vote))
    return _further(GUANGXI, ledgers.OF_GUANGXI, {"admissions": rows, "reviews": reviews}, found, numbers)


def _linxian():
    rows, listed, found = [], [], []
    _stays(linxian, "out_of_catalog", STAY | OF_LINXIAN, rows, found)
    for entry in institutions():
        found.append(("an institution of every class", "机构名单", len(listed), {}))
        listed.append(entry)
    for what, (entry, wrong) in LISTED.items():
        found.append((what, "机构名单", len(listed), wrong))
        listed.append(entry)
    numbers = {}
    for kind, paid in (("over", 1300), ("within", 1200)):
        for _ in range(ledgers.cases(ledgers.OF_LINXIAN, kind)):
            numbers.setdefault(kind, []).append(f"LX{len(rows):04d}")
            found.append((f"a sound stay, {kind}", "住院登记", len(rows), {}))
            rows.append(linxian(len(rows), out_of_catalog=paid))
    return _further(LINXIAN, ledgers.OF_LINXIAN, {"admissions": rows, "institutions": listed}, found, numbers)

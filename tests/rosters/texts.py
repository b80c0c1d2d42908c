"""Rosters that come as text: exported by a system, or saved as CSV by an office program."""

from tests.rosters import spelling
from tests.rosters.draft import Draft
from tests.rosters.people import people
from tests.rosters.spelling import asked, said


def exported_by_the_system():
    """Header in the first line, a tab behind every number so that no program shortens it, days with their time."""
    draft = Draft("住院费用监测", "admissions")
    page = draft.page()
    page.table("A1", [("人员姓名", "name"), ("证件号码", "id_number"), ("人员类别", "category"), ("定点医药机构名称", "institution"), ("住院号", "admission_no"),
                      ("入院日期", "admitted_on"), ("出院日期", "discharged_on"), ("结算时间", "settled_on"), ("医疗费总额", "total"),
                      ("目录内费用", "in_catalog"), ("个人账户支出", None, "none")]).fill(
        people(12, 20), {"id_number": spelling.with_blanks("\t"), "admission_no": spelling.with_blanks("\t"),
                         "admitted_on": spelling.dashed, "discharged_on": spelling.dashed, "settled_on": lambda day: said(f"{day} 16:20:31", day)})
    return draft


def saved_with_title():
    """Title and unit stand above, 合计 and 制表人 below, every line with as many commas."""
    draft = Draft("监测预警", "costs")
    page = draft.page()
    page.say("A1", "个人负担医疗费用登记表"), page.say("A2", "填报单位:沙塘镇"), page.say("E2", "单位:元")
    rows = [{**person, "paid_on": person["settled_on"], "burden": person["paid"], "burden_in_policy": person["assistance"]} for person in people(8, 35)]
    table = page.table("A3", [("序号", None, "number"), ("姓名", None, "name"), ("身份证号", "id_number"), ("支付日期", "paid_on"), ("个人负担", "burden"),
                              ("其中政策范围内", "burden_in_policy"), ("就诊机构", "institution"), ("备注", "note", "none")])
    table.fill(rows, {"burden": spelling.with_commas})
    table.line("合计", None, None, None, f"{sum(row['burden'] for row in rows):,.2f}")
    table.line("制表人:农福")
    return draft


def numbers_as_formulas():
    """Identity numbers as ="450921…", a trick against shortening; and one that was shortened before."""
    draft = Draft("监测预警", "insured", given=True)
    page = draft.page()
    page.table("A1", [("姓名", "name"), ("身份证号", "id_number"), ("险种", None, "sex"), ("备注", "note", "none")]).fill(
        people(9, 50), {"id_number": lambda number: said(f'="{number}"', number)}, {(5, "id_number"): asked("4.50921E+17")})
    return draft


def semicolons():
    """Fields apart by semicolons, days as 20240503."""
    draft = Draft("参保与资助(临县)", "insured", given=True)  # three editions have this ledger
    page = draft.page()
    rows = [{**person, "insurance": ("居民医保", "职工医保")[place % 2], "place": "县本级", "paid_on": person["marked_on"]}
            for place, person in enumerate(people(9, 65))]
    page.table("A1", [("身份证号码", "id_number"), ("参保险种", "insurance"), ("参保地", "place"), ("缴费日期", "paid_on"), ("备注", "note", "none")]).fill(
        rows, {"paid_on": spelling.compact})
    return draft


def unicode_text():
    """What Excel calls Unicode 文本: UTF-16, fields apart by tabs, days as 2024年5月3日."""
    draft = Draft("网格包保与住院分析", "stays")
    page = draft.page()
    page.say("A1", "困难群众住院信息按月反馈表")
    rows = [{**person, "hospital": person["institution"], "area": ("区内", "区外")[place % 2], "diagnosis": person["disease"],
             "fund": round(person["basic"] + person["serious"], 2), "own": person["paid"]} for place, person in enumerate(people(8, 75))]
    page.table("A2", [("身份证号码", "id_number"), ("患者姓名", None, "name"), ("医疗机构", "hospital"), ("就诊地", "area"), ("主要诊断", "diagnosis"),
                      ("入院日期", "admitted_on"), ("出院日期", "discharged_on"), ("结算日期", "settled_on"), ("医疗费用总额(元)", "total"),
                      ("基金支出(元)", "fund"), ("个人负担(元)", "own")]).fill(
        rows, {"admitted_on": spelling.chinese, "discharged_on": spelling.chinese, "settled_on": spelling.chinese})
    return draft


def levels_in_text():
    """Two levels of headers in a text: the group stands over its first column alone, the rest is blank."""
    draft = Draft("兜底结算与门慢", "settlements")
    page = draft.page()
    page.say("A1", "先行垫付结算单")
    rows = [{**person, "bill_no": person["settlement_no"], "in_county": "是", "care": "住院", "self_pay": person["paid"], "paid": person["assistance"],
             "second": 0} for person in people(7, 100)]
    page.table("A2", [("身份证号", "id_number"), ("就医", [("结算单号", "bill_no"), ("医疗机构", "institution"), ("机构级别", "institution_level"),
                                                  ("县域内", "in_county"), ("就医类型", "care"), ("结算日期", "settled_on")]),
                      ("费用(万元)", [("医疗费用总额", "total"), ("基本医保", "basic"), ("大病保险", "serious"), ("二次报销", "second"), ("医疗救助", "assistance")]),
                      ("个人(元)", [("个人自付", "self_pay"), ("患者实交", "paid")])], merged=False).fill(
        rows, {**{key: spelling.ten_thousands_text for key in ("total", "basic", "serious", "assistance")}, "settled_on": spelling.slashed})
    return draft

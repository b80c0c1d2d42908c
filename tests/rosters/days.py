"""Rosters whose days are spelled in every way: those that are certain, and those that somebody must be asked about."""

import datetime

from tests.rosters import spelling
from tests.rosters.draft import Draft
from tests.rosters.people import people
from tests.rosters.spelling import as_format, asked, said

STAYS = [("姓名", "name"), ("身份证号", "id_number"), ("人员类别", "category"), ("医疗机构", "institution"), ("机构级别", "institution_level"),
         ("住院号", "admission_no"), ("入院日期", "admitted_on"), ("出院日期", "discharged_on"), ("结算日期", "settled_on"), ("医疗费用总额", "total"),
         ("目录内费用", "in_catalog")]
DAY = datetime.date(2024, 5, 3)


def certain():
    """One column with a spelling in every row; the others in 2024.05.03, and in numbers such as 20240503."""
    draft = Draft("住院费用监测", "admissions")
    page = draft.page("日期")
    page.say("A1", "困难群众住院费用登记表(各村汇总,日期格式不一)", "K1")
    spellings = [spelling.dotted, spelling.dotted_with_zeros, spelling.chinese, spelling.slashed, spelling.dashed, spelling.compact,
                 spelling.compact_number, spelling.bare_serial, as_format("yyyy/m/d"), as_format('yyyy"年"m"月"d"日"'), as_format("m/d")]
    sources = ["２０２４年５月３日", "2024。5。3", "2024．5．3", "2024年5月3号", "2024 年 5 月 3 日", " 2024-5-3 ", "2024.5.3.", "2024-05-03 00:00:00",
               "2024/5/3 9:30", "2024年05月03日\n"]
    rows = people(len(spellings) + len(sources) + 2, 360)
    odd = {(place, "admitted_on"): spelled(rows[place]["admitted_on"]) for place, spelled in enumerate(spellings)}
    odd |= {(place, "admitted_on"): said(source, DAY) for place, source in enumerate(sources, start=len(spellings))}
    odd[len(rows) - 2, "admitted_on"] = said(45415.4375, DAY, "yyyy/m/d h:mm")
    odd[len(rows) - 1, "admitted_on"] = said(20240503, DAY, "yyyy/m/d")  # a program shows ######## here: the figures are a day all the same
    page.table("A2", STAYS).fill(rows, {"discharged_on": spelling.dotted_with_zeros, "settled_on": spelling.compact_number}, odd)
    return draft


def uncertain():
    """Days that nobody can be sure of: a part is missing, or two are in one cell, or there is no such day."""
    draft = Draft("住院费用监测", "reviews")
    page = draft.page("审批台账")
    page.say("A1", "特殊病例审批台账", "K1")
    sources = ["5.3", 5.3, "2024.5", "24.5.3", "5月3日", "2024年2月30日", 20240532, "2024.13.5", "03/05/2024", "2024.5.3-5.10", "2024年5月", 2024, "至今",
               "5月初", "待定", "2024.5.3、2024.5.9"]
    rows = [{**person, "route": "事前申报", "members": 7, "approvals": 6, "conclusion": "同意", "review_no": f"SP{place:03d}",
             "applied_on": person["admitted_on"], "received_on": person["admitted_on"], "approved_on": person["discharged_on"],
             "filed_on": person["settled_on"]} for place, person in enumerate(people(len(sources) + 2, 390))]
    odd = {(place, "received_on"): asked(source) for place, source in enumerate(sources)}
    odd |= {(0, "filed_on"): said("-", None), (1, "filed_on"): said("/", None), (2, "filed_on"): said("\u3000", None)}
    page.table("A2", [("审批编号", "review_no"), ("住院号", "admission_no"), ("申报情形", "route"), ("家属申请日期", "applied_on"),
                      ("接到申报日期", "received_on"), ("专家组人数", "members"), ("同意人数", "approvals"), ("批复日期", "approved_on"),
                      ("批复结论", "conclusion"), ("备案日期", "filed_on")]).fill(rows, {"applied_on": spelling.slashed}, odd)
    return draft


def chinese_formats():
    """The number formats that a Chinese program has built in, which others take for plain numbers: 31, 57, 58 and 14."""
    draft = Draft("目录外控费", "admissions")
    page = draft.page("控费登记")
    page.say("A1", "困难群众住院目录外费用登记表", "J1")
    table = page.table("A3", [("姓名", "name"), ("人员类别", "category"), ("身份证号", "id_number"), ("医疗机构", "institution"), ("住院号", "admission_no"),
                              ("入院日期", "admitted_on"), ("出院日期", "discharged_on"), ("结算日期", "settled_on"), ("医疗费用总额", "total"),
                              ("目录外费用", "out_of_catalog")])
    table.fill(people(6, 410), {"admitted_on": as_format(31), "discharged_on": as_format(57), "settled_on": as_format(58)},
               {(5, "admitted_on"): said(DAY, DAY, 14)})
    return draft


def of_1904():
    """A book that counts its days from 1904: serials fall short of the usual ones by 1,462."""
    draft = Draft("医疗救助待遇", "roster", given=True)
    page = draft.page("名单")
    page.say("A1", "困难群众人员名单", "G1")
    page.table("A2", [("姓名", "name"), ("身份证号", "id_number"), ("人员类别", "category"), ("乡镇", "township"), ("村", "village"),
                      ("认定日期", "marked_on"), ("备注", "note", "none")]).fill(people(8, 420), odd={(3, "marked_on"): spelling.dotted(DAY)})
    return draft

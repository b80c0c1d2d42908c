"""Rosters by household: 户主 and address merged over the members, two columns called 身份证号码, 同上."""

from tests.rosters.draft import Draft
from tests.rosters.people import households, people
from tests.rosters.spelling import said


def head_and_members():
    """附件2 as the notice prints it: 户主 with a number, each member with another, merged over the household."""
    draft = Draft("重点救助对象动态管理", "roster")
    page = draft.page("附件2")
    page.say("A1", "附件2"), page.say("A2", "××县医疗救助重点救助对象名单", "J2")
    page.say("A3", "填报单位(公章):        填报人:        联系电话:        填报时间:  年  月  日", "J3")
    table = page.table("A4", [("序号", None, "number"), ("对象类别", "category"), ("乡(镇)", "town", "township"), ("行政村", "village"),
                              ("户主姓名", "head_name"), ("身份证号码", "head_id"), ("家庭人口数", "household_size"), ("家庭成员姓名", "member_name", "name"),
                              ("身份证号码", "id_number"), ("备注", "note", "none")])
    kinds = ("低保", "特困", "重点优抚", "低保", "五保户")
    for number, members in enumerate(households(3, 1, 2, 4, 1, start=20)):
        word = kinds[number]
        looks = {"category": lambda word: said(word, {"五保户": "特困"}.get(word, word)), "household_size": lambda size: said(f"{size}人", size)}
        rows = table.fill([{**member, "category": word} for member in members], looks)
        table.join(rows, "number", "category", "township", "village", "head_name", "head_id", "household_size")
    table.line("注:家庭成员含户主本人。", merged=True)
    return draft


def joined_and_left():
    """附件3: one row a person, the kind of change in other order, who confirms it besides."""
    draft = Draft("重点救助对象动态管理", "changes")
    page = draft.page("附件3")
    page.say("A1", "××县2024年第三季度医疗救助重点救助对象动态调整名单", "K1")
    kinds = ("新识别", "自然增加", "自然减少")
    rows = [{**member, "category": "低保", "adjustment": kinds[number % 3], "adjusted_on": member["marked_on"]}
            for number, members in enumerate(households(1, 2, 1, 1, 3, start=60)) for member in members]
    page.table("A2", [("序号", None, "number"), ("对象类别", "category"), ("乡镇", "town", "township"), ("行政村", "village"),
                      ("户主姓名", "head_name"), ("户主身份证号码", "head_id"), ("家庭人口数", "household_size"), ("家庭成员姓名", "member_name", "name"),
                      ("家庭成员身份证号码", "id_number"), ("动态调整类型", "adjustment"), ("动态调整时间", "adjusted_on"), ("确认人", None, "none")]).fill(rows)
    return draft


def same_as_above():
    """Township and village are written once for many rows, merged, and 同上 stands for a hospital."""
    draft = Draft("住院费用监测", "admissions")
    page = draft.page()
    page.say("A1", "困难群众住院费用登记表", "J1")
    table = page.table("A2", [("乡镇", None, "township"), ("救助对象姓名", "name"), ("身份证号", "id_number"), ("困难群众类别", "category"),
                              ("定点医疗机构", "institution"), ("住院号", "admission_no"), ("入院时间", "admitted_on"), ("出院时间", "discharged_on"),
                              ("医疗费总额", "total"), ("其中目录内费用", "in_catalog")])
    rows = people(9, 345)
    for place in range(0, 9, 3):
        part = [{**row, "township": "石龙镇", "institution": rows[place]["institution"]} for row in rows[place:place + 3]]
        above = said("同上", part[0]["institution"])
        filled = table.fill(part, odd={(place + 1, "institution"): above, (place + 2, "institution"): above if place else said("〃", above.value)})
        table.join(filled, "township")
    return draft

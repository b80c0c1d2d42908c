"""Rosters whose amounts are the difficulty: spelled in every way, reckoned by formulas, broken, shared by a household."""

from tests.rosters import spelling
from tests.rosters.draft import Draft
from tests.rosters.people import households, people
from tests.rosters.spelling import Broken, Formula, asked, said

ADMISSIONS = ("住院费用监测", "admissions")
BILLS = [("姓名", "name"), ("身份证号码", "id_number"), ("人员类别", "category"), ("医疗机构", "institution"), ("住院号", "admission_no"),
         ("入院日期", "admitted_on"), ("医疗总费用(元)", "total"), ("目录内费用(元)", "in_catalog")]


def spelled():
    """Amounts as text: signs, commas, capitals of the bank, 万; and those that are no amount."""
    draft = Draft("监测预警", "costs")
    page = draft.page("费用")
    page.say("A1", "个人负担医疗费用登记表", "F1"), page.say("A2", "单位:元")
    cells = [spelling.with_yuan(1200.0), spelling.with_sign(12850.5), said("¥3,045.20", 3045.2), spelling.with_commas(128500.75),
             spelling.text_number(6400.0), spelling.full_width(1200.5), said("1200元整", 1200), said("1，200.50", 1200.5), said("人民币3200元", 3200),
             said("壹仟贰佰元整", 1200), said("叁万伍仟零陆拾元伍角", 35060.5), said("1.2万元", 12000), said("1.2万", 12000), said(" 2300.00\u00a0", 2300),
             said("RMB 4500", 4500), said("0", 0), said(0, 0), said("-", None), said("/", None), said("——", None), said("无", None), asked("1200左右"),
             asked("约1200"), asked("1200+300"), asked("1200/800"), asked("12OO"), asked("12,00"), asked("一千多"), asked("见发票"), asked("(1200)"),
             said("-350", -350), asked("1200-1500")]
    rows = [{**person, "paid_on": person["settled_on"], "burden": person["total"], "burden_in_policy": person["in_policy"]}
            for person in people(len(cells), 430)]
    page.table("A3", [("身份证号码", "id_number"), ("支付日期", "paid_on"), ("医疗机构", "institution"), ("个人负担", "burden"),
                      ("其中政策范围内", "burden_in_policy"), ("备注", "note", "none")]).fill(
        rows, odd={(place, "burden"): cell for place, cell in enumerate(cells)})
    return draft


def in_the_wrong_unit():
    """Among thousands of 元 stand amounts below 1, as if in 万元; and 万元 that are 元."""
    draft = Draft(*ADMISSIONS)
    page = draft.page()
    page.say("A1", "困难群众住院费用登记表", "H1"), page.say("G2", "单位:元")
    page.table("A3", BILLS).fill(people(12, 465), odd={(4, "total"): asked(1.85), (4, "in_catalog"): asked(1.62), (9, "total"): asked("0.86")})
    return draft


def reckoned():
    """Formulas with what they had come to, and cells that hold an error; two notices have sheets with these headers, so it is named."""
    draft = Draft(*ADMISSIONS, given=True)
    page = draft.page()
    page.say("A1", "困难群众住院费用登记表", "I1")
    rows = people(8, 480)
    odd = {(place, "total"): said(Formula(f"=H{3 + place}+I{3 + place}", row["total"]), row["total"]) for place, row in enumerate(rows)}
    odd |= {(2, "total"): asked(Broken("#N/A")), (5, "in_catalog"): asked(Broken("#REF!")), (6, "name"): asked(Broken("#N/A")),
            (6, "admitted_on"): asked(Broken("#REF!")), (7, "category"): said(Formula('=IF(1,"低保对象","")', "低保对象"), "低保对象")}
    table = page.table("A2", [("序号", None, "number"), *BILLS[:6], ("目录内费用(元)", "in_catalog"), ("目录外费用(元)", None, "out_of_catalog"),
                              ("医疗总费用(元)", "total")])
    table.fill(rows, odd=odd)
    table.line("合计", *[None] * 6, Formula("=SUM(H3:H10)", 1), Formula("=SUM(I3:I10)", 1), Formula("=SUM(J3:J10)", 1))
    return draft


def never_reckoned():
    """Formulas with nothing stored beside them: a program made the file and none has reckoned it."""
    draft = Draft(*ADMISSIONS)
    page = draft.page("导出")
    rows = people(6, 490)
    odd = {(place, "total"): asked(Formula(f"=H{2 + place}+1000")) for place in range(0, 6, 2)}
    odd |= {(1, "admission_no"): asked(Formula('="ZY"&ROW()')), (3, "name"): said("=韦大山", "=韦大山")}
    page.table("A1", BILLS).fill(rows, odd=odd)
    return draft


def shared_by_a_household():
    """One amount merged over the rows of a household: whose it is, nobody can say; address and 户主 are everybody's."""
    draft = Draft(*ADMISSIONS)
    page = draft.page()
    page.say("A1", "困难群众住院费用(按户)", "J1")
    table = page.table("A2", [("户号", None, "number"), ("家庭住址", None, "village"), *BILLS])
    for place, members in enumerate(households(1, 3, 2, start=500)):
        shared = place == 1
        rows = table.fill(members, odd={(table.count, "total"): asked(members[0]["total"]), (table.count, "in_catalog"): asked(members[0]["in_catalog"])}
                          if shared else None)
        table.join(rows, "number", "village", *(("total", "in_catalog") if shared else ()))
    return draft

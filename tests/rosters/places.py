"""Layouts whose difficulty is where the rows stand: totals, sections, pages, several tables, blank rows and columns."""

from tests.rosters.draft import Draft
from tests.rosters.people import people
from tests.rosters.spelling import dashed, said

ADMISSIONS = ("住院费用监测", "admissions")
SHORT = [("序号", None, "number"), ("姓名", "name"), ("身份证号", "id_number"), ("人员类别", "category"), ("医疗机构", "institution"),
         ("住院号", "admission_no"), ("入院日期", "admitted_on"), ("出院日期", "discharged_on"), ("医疗费用总额(元)", "total"),
         ("目录内费用(元)", "in_catalog")]


def sums(rows):
    """Return the two amounts of a line of totals under SHORT."""
    return [None] * 6 + [round(sum(row[key] for row in rows), 2) for key in ("total", "in_catalog")]


def totals_and_sections():
    """One section a village with 小计 under it, 合计 at the end, then notes and signatures."""
    draft = Draft(*ADMISSIONS)
    page = draft.page("分村")
    page.say("A1", "古木村、新联村困难群众住院费用", "J1")
    table, rows = page.table("A2", SHORT), people(9, 170)
    for title, part in (("一、古木村", rows[:4]), ("二、新联村(含移民点)", rows[4:7]), ("三、外出务工人员", rows[7:])):
        table.line(title, merged=True)
        table.fill(part)
        table.line("小计", None, *sums(part))
    table.line(None, "合  计", *sums(rows))
    table.line("注:1.本表每月8日前报县医保局;2.附结算单复印件。", merged=True)
    table.line("    3.入院日期以结算单为准。", merged=True)
    table.line("单位负责人:          审核:          经办人:莫国庆          2024年11月5日", merged=True)
    return draft


def from_d7():
    """The table begins at D7, with a blank column inside, blank rows between the rows and a remark far to the right."""
    draft = Draft(*ADMISSIONS)
    page = draft.page("Sheet3")
    page.say("D3", "困难群众住院费用登记"), page.say("D5", "截至10月底"), page.say("T2", "内部资料")
    table, rows = page.table("D7", [*SHORT[:4], ("", None, "none"), *SHORT[4:]]), people(7, 200)
    table.fill(rows[:3])
    table.gap()
    table.fill(rows[3:5])
    table.gap(3)
    table.fill(rows[5:])
    return draft


def sheet_a_village():
    """Three sheets with the same table, one with a column more, and a hidden sheet with the words of the lists."""
    draft = Draft(*ADMISSIONS)
    for start, village in enumerate(("凤凰村", "大王村", "古木村")):
        page = draft.page(village)
        page.say("A1", f"{village}困难群众住院费用登记表", "J1")
        heads = SHORT if start != 1 else [*SHORT[:2], ("性别", None, "sex"), *SHORT[2:]]
        page.table("A2" if start else "A3", heads).fill(people(4 + start, 210 + 10 * start))
    page = draft.page("参数")
    page.state = "hidden"
    for row, word in enumerate(("类别", "低保对象", "特困人员", "脱贫人口"), start=1):
        page.say(f"A{row}", word)
    return draft


def header_on_every_page():
    """Title and header again at the top of each printed page, 本页小计 at the foot."""
    draft = Draft(*ADMISSIONS)
    page = draft.page()
    page.say("A1", "困难群众住院费用登记表", "J1")
    table, rows = page.table("A2", SHORT), people(12, 240)
    for number in range(0, 12, 4):
        if number:
            table.line("困难群众住院费用登记表", merged=True)
            table.head()
        table.fill(rows[number:number + 4])
        table.line("本页小计", None, *sums(rows[number:number + 4]))
        table.line(f"第{number // 4 + 1}页,共3页", merged=True)
    table.line("总计", None, *sums(rows))
    return draft


def two_tables_below_each_other():
    """Two townships on one sheet, the second with its columns in another order; between them a small summary."""
    draft = Draft(*ADMISSIONS)
    page = draft.page("汇总")
    page.say("A1", "石龙镇", "J1")
    page.table("A2", SHORT).fill(people(5, 260))
    page.say("A9", "分类汇总", "C9")
    summary = page.table("A10", [("类别", None, "category"), ("人次", None, "number"), ("金额", None, "total")])
    for category, persons, amount in (("低保对象", 3, 50120.4), ("特困人员", 2, 18004)):
        summary.line(category, persons, amount)
    page.say("A15", "沙塘镇", "J15")
    page.table("A16", [SHORT[0], SHORT[2], SHORT[1], SHORT[3], *reversed(SHORT[4:])]).fill(people(4, 270))
    return draft


def two_tables_side_by_side():
    """A name list printed in two halves: the same three columns left and right."""
    draft = Draft("监测预警", "last", given=True)
    page = draft.page("上月名单")
    page.say("A1", "特殊人群名单(2024年9月)", "I1")
    heads = [("序号", None, "number"), ("姓名", "name"), ("身份证号", "id_number"), ("人员类别", "category")]
    rows = people(11, 280)
    page.table("A2", heads).fill(rows[:6])
    page.table("F2", heads).fill(rows[6:])
    return draft


def summary_beside():
    """A summary by category stands to the right of the rows, its header level with theirs."""
    draft = Draft(*ADMISSIONS)
    page = draft.page()
    page.say("A1", "困难群众住院费用登记表", "J1")
    page.table("A2", SHORT).fill(people(8, 300))
    beside = page.table("M2", [("人员类别", None, "category"), ("人次", None, "number"), ("医疗费用总额", None, "total")])
    for category, persons, amount in (("低保对象", 5, 80120.4), ("特困人员", 2, 18004), ("合计", 7, 98124.4)):
        beside.line(category, persons, amount)
    return draft


def hidden_and_extra():
    """Hidden columns and rows, bank cards, addresses and two columns called 备注."""
    draft = Draft("待遇明白卡", "people", given=True)
    page = draft.page("明白卡发放")
    page.say("A1", "困难群众医疗保障待遇享受清单", "L1")
    table = page.table("A2", [("编号", None, "number"), ("姓名", "name"), ("性别", None, "sex"), ("身份证号码", "id_number"), ("身份类别", "category"),
                              ("所属乡镇", "township"), ("所属村(社区)", "village"), ("村民小组", None, "group"), ("联系电话", "phone"),
                              ("银行卡号", None, "card"), ("签收", None, "none"), ("备注", "note", "none")])
    rows = table.fill(people(9, 320), odd={(4, "none"): said("外出务工", "外出务工")})
    page.hidden_columns |= {3, 4}
    page.hidden_rows |= {rows[2], rows[3]}
    return draft


def blank_forms_behind():
    """The rows of a form filled here and there: numbers of blank rows stand between filled ones."""
    draft = Draft("待遇明白卡", "received")
    page = draft.page()
    page.say("A1", "医疗保障待遇享受台账", "G1"), page.say("G2", "单位:元")
    table = page.table("A3", [("序号", None, "number"), ("身份证号", "id_number"), ("待遇项目", "item"), ("医疗机构", "institution"),
                              ("享受日期", "settled_on"), ("金额", "amount", "assistance"), ("备注", "note", "none")])
    rows = [{**person, "item": item} for person, item in zip(people(6, 340), ("资助参保", "基本医保", "大病保险", "直接救助", "倾斜救助", "其他"))]
    for place, row in enumerate(rows):
        table.fill([{**row, "number": 2 * place + 1}], {"settled_on": dashed})
        table.line(2 * place + 2)
    return draft

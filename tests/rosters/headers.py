"""Layouts whose header is the difficulty: levels, units, blanks, numbers, marks, other words for the same column."""

from tests.rosters.draft import Draft
from tests.rosters.people import people
from tests.rosters.spelling import as_format, asked, dotted, said, ten_thousands

ADMISSIONS = ("住院费用监测", "admissions")


def one_level():
    """Title, a line of unit and date, one row of headers, signatures below; forty blank rows already numbered."""
    draft = Draft(*ADMISSIONS)
    page = draft.page("住院登记")
    page.say("A1", "石龙镇困难群众住院费用登记表", "O1")
    page.say("A2", "填报单位:石龙镇医疗保障服务所"), page.say("G2", "填报日期:2024年11月5日"), page.say("N2", "单位:元")
    table = page.table("A3", [("序号", None, "number"), ("姓名", "name"), ("人员类别", "category"), ("身份证号", "id_number"),
                              ("医疗机构", "institution"), ("机构级别", "institution_level"), ("住院号", "admission_no"),
                              ("入院日期", "admitted_on"), ("出院日期", "discharged_on"), ("结算日期", "settled_on"),
                              ("医疗费用总额", "total"), ("目录内费用", "in_catalog"), ("单病种付费", "single_disease"),
                              ("特殊病例已批准", "special_case_approved"), ("备注", None, "none")])
    table.fill(people(8))
    for number in range(9, 20):
        table.line(number)
    table.line("负责人:", None, None, "审核人:", None, None, "填表人:", None, None, "联系电话:")
    return draft


def two_levels():
    """Groups merged over their columns, 序号 merged down, other words for most columns, 性别 and 年龄 besides."""
    draft = Draft(*ADMISSIONS)
    page = draft.page("Sheet1")
    page.say("A1", "2024年1-10月困难群众住院情况统计表", "Q1")
    table = page.table("A2", [
        ("序号", None, "number"),
        ("基本情况", [("患者姓名", "name"), ("性别", None, "sex"), ("年龄", None, "age"), ("公民身份号码", "id_number"), ("救助对象类别", "category")]),
        ("就诊情况", [("就诊医院", "institution"), ("医院级别", "institution_level"), ("住院号", "admission_no"), ("入院时间", "admitted_on"),
                  ("出院时间", "discharged_on"), ("结算时间", "settled_on")]),
        ("费用情况(元)", [("住院总费用", "total"), ("其中:目录内费用", "in_catalog")]),
        ("是否单病种付费", "single_disease"), ("特殊病例是否已批准", "special_case_approved"), ("备注", None, "none")])
    table.fill(people(9, 20), {"admitted_on": dotted, "discharged_on": dotted, "settled_on": dotted})
    return draft


def three_levels():
    """Who pays, under 支付情况, under the money: three rows of headers and a row of column numbers below them."""
    draft = Draft("医疗救助待遇", "settlements")
    page = draft.page("结算")
    page.say("A1", "沙塘镇困难群众医疗保障待遇结算台账", "P1")
    page.say("A2", "填报单位(盖章):"), page.say("O2", "单位:元")
    table = page.table("A3", [
        ("序号", None, "number"), ("结算单号", "settlement_no"), ("姓名", None, "name"), ("身份证号码", "id_number"),
        ("就医信息", [("就医类型", "care"), ("定点医疗机构", "institution"), ("时间", [("入院", "admitted_on"), ("出院", "discharged_on"), ("结算", "settled_on")])]),
        ("费用及支付", [("医疗费用", [("总额", "total"), ("政策范围内", "in_policy"), ("目录外", "out_of_catalog")]),
                   ("各方支付", [("基本医保", "basic"), ("大病保险", "serious"), ("医疗救助", "assistance"), ("个人支付", "paid")])])])
    table.line("栏次", *range(1, 16))
    table.fill([{**person, "care": "住院"} for person in people(8, 40)])
    return draft


def unit_above():
    """单位:万元 stands above the table and in no header; one amount is in 元 all the same."""
    draft = Draft(*ADMISSIONS)
    page = draft.page("万元")
    page.say("A1", "大平镇困难群众住院费用明细", "I1")
    page.say("A2", "填报单位:大平镇"), page.say("H2", "单位:万元")
    table = page.table("A3", [("姓名", "name"), ("身份证号码", "id_number"), ("身份类别", "category"), ("医院名称", "institution"),
                              ("住院号", "admission_no"), ("入院日期", "admitted_on"), ("出院日期", "discharged_on"), ("医疗总费用", "total"),
                              ("医保目录内费用", "in_catalog")])
    table.fill(people(10, 60), {"total": ten_thousands, "in_catalog": ten_thousands}, {(6, "total"): asked(28650.4), (6, "in_catalog"): asked(25110)})
    return draft


def unit_in_header():
    """总费用 in 万元, 目录内 in 元, each said in its own header, though 单位:元 stands above."""
    draft = Draft(*ADMISSIONS)
    page = draft.page()
    page.say("A1", "困难群众住院费用监测表", "J1"), page.say("J2", "单位:元")
    table = page.table("A4", [("序号", None, "number"), ("姓名", "name"), ("证件号码", "id_number"), ("人员类别", "category"),
                              ("住院总费用(万元)", "total"), ("目录内费用(元)", "in_catalog"), ("个人自费(元)", None, "out_of_catalog"),
                              ("就医机构", "institution"), ("住院编号", "admission_no"), ("入院日期", "admitted_on")])
    table.fill(people(7, 80), {"total": ten_thousands}, {(3, "total"): said("1.2万元", 12000)})
    return draft


def unit_below():
    """The unit has a row of its own under the header, as if it were a second level; 合计 stands first, 以下空白 last."""
    draft = Draft(*ADMISSIONS)
    page = draft.page()
    page.say("A1", "住院费用统计", "H1")
    table = page.table("A2", [("姓名", "name"), ("身份证号", "id_number"), ("类别", "category"), ("医疗机构名称", "institution"),
                              ("住院号", "admission_no"), ("入院日期", "admitted_on"), ("住院总费用", [("(万元)", "total")]),
                              ("目录内费用", [("(元)", "in_catalog")])])
    rows = people(6, 95)
    table.line("合计", f"{len(rows)}人次", None, None, None, None, round(sum(row["total"] for row in rows) / 10_000, 6),
               round(sum(row["in_catalog"] for row in rows), 2))
    table.fill(rows, {"total": ten_thousands})
    table.line("以下空白")
    return draft


def broken_words():
    """Headers typed with blanks and line breaks to fill a narrow column, required ones with a star."""
    draft = Draft(*ADMISSIONS)
    page = draft.page("表一")
    page.say("A1", "困 难 群 众 住 院 登 记 表", "N1")
    table = page.table("A3", [("序\n号", None, "number"), ("*姓  名", "name"), ("*身 份\n证 号", "id_number"), ("*人 员\n类 别", "category"),
                              ("*医疗\n机构", "institution"), ("*机构\n级别", "institution_level"), ("*住院\n\u3000号", "admission_no"),
                              ("*入院\n日期", "admitted_on"), ("出院\n日期", "discharged_on"), ("结算\n日期", "settled_on"),
                              ("医疗费用\n总额(元)", "total"), ("目录内\n费用(元)", "in_catalog"), ("*单病种\n付费", "single_disease"),
                              ("*特殊病例\n已批准", "special_case_approved")])
    table.fill(people(6, 110))
    return draft


def numbered_words():
    """Every header begins with its number; a question mark and a hint stand behind some."""
    draft = Draft(*ADMISSIONS)
    page = draft.page()
    table = page.table("A1", [("1.姓名", "name"), ("2.身份证号码", "id_number"), ("3.困难群众类别", "category"), ("4.联系电话", None, "phone"),
                              ("5.就诊医疗机构(全称)", "institution"), ("6.住院号(必填)", "admission_no"), ("7.入院时间(年月日)", "admitted_on"),
                              ("8.出院时间(年月日)", "discharged_on"), ("9.医疗总费用(元)", "total"), ("10.目录内费用(元)", "in_catalog"),
                              ("11.是否单病种付费(是/否)", "single_disease")])
    table.fill(people(7, 120), {"admitted_on": as_format("yyyy年m月d日"), "discharged_on": as_format("yyyy年m月d日")})
    return draft


def near_words():
    """Columns that look like ours and are not: 户主, 政策范围内, 个人自付, 病案号, 出生日期 and a phone of a relative."""
    draft = Draft(*ADMISSIONS)
    page = draft.page("上报")
    page.say("A1", "困难群众住院情况", "O1")
    table = page.table("A2", [("户主姓名", None, "head_name"), ("户主身份证号", None, "head_id"), ("患者姓名", "name"), ("患者身份证号", "id_number"),
                              ("出生日期", None, "birth"), ("人员类别", "category"), ("病案号", None, "settlement_no"), ("住院号", "admission_no"),
                              ("就诊医院", "institution"), ("入院日期", "admitted_on"), ("出院日期", "discharged_on"), ("住院天数", None, "days"),
                              ("总费用", "total"), ("政策范围内费用", None, "in_policy"), ("目录内费用", "in_catalog"), ("个人自付", None, "paid"),
                              ("家属联系电话", None, "phone"), ("开户行账号", None, "card")])
    rows = people(9, 130)
    table.fill([{**row, "head_name": rows[place // 3 * 3]["name"], "head_id": rows[place // 3 * 3]["id_number"]} for place, row in enumerate(rows)])
    return draft

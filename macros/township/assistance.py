"""住院救助与单病种 filled for 2025: stays with their payers, bills of the 26 diseases, grants, subsidised enrolment, the fund.

People and institutions are those of the fictitious township. The ratio, limits and bands in `policy` and the fees are made up: the notice leaves them to
the city and to the year's own notices.
"""

import datetime
import random
from functools import lru_cache

from macros.township.hospitals import HOSPITALS
from macros.township.mistakes import Mistakes
from macros.township.people import DAY, YEAR, people
from udfs import id_verdict, load

DATE = datetime.date
TEMPLATE, SEED = "住院救助与单病种", 20250707
SCOPES = ("key_scope", "registered_scope", "city_defined_scope")
FEE, SUBSIDY = 400, 700
DESIGNATED = ("云岭县人民医院", "云岭县中医医院", "临江市第一人民医院", "省示例肿瘤医院")
LIMITS = {"乳腺癌": 18000, "胃癌": 20000, "肺癌": 22000, "急性心肌梗塞": 26000, "脑梗死": 9000, "终末期肾病": 12000, "重性精神疾病": 6000, "甲亢": 5000}


def policy():
    """Return the notice with the city's made-up ratio, limit, deductible, bands and ceiling."""
    return load("shanxi-2019").with_values(ratio=0.75, annual_limit=20000, deductible=2000, cap=15000, bands=[[10000, 0.5], [30000, 0.6], [None, 0.7]])


@lru_cache
def groups():
    """Return the categories of the notice in the order in which a person of several is booked."""
    notice = load("shanxi-2019")
    return tuple(word for key in SCOPES for word in getattr(notice, key))


def booked(person):
    """Return the category under which a person's money is asked for, None for others."""
    return next((word for word in groups() if word in person.category.split("、")), None)


@lru_cache
def helped():
    """Return whom the workbook concerns: every sixth person of 低保, all of the other groups."""
    return tuple(person for number, person in enumerate(people()) if booked(person) and (booked(person) != "低保对象" or number % 6 == 0))


def roster():
    """Return the rows of 人员名单."""
    return [{"name": person.name, "category": person.category, "id_number": person.id_number, "township": person.township, "village": person.village,
             "fund_category": booked(person)} for person in helped()]


def hospitals():
    """Return the rows of 定点医疗机构名单."""
    return [{"institution": one.name, "in_county": one.in_county, "designated": one.name in DESIGNATED, "agreement_no": f"DD2025-{number:02d}",
             "signed_on": DATE(YEAR, 1, 2), "expires_on": DATE(YEAR, 12, 31)} for number, one in enumerate(HOSPITALS, 1)]


def stays():
    """Return the rows of 住院救助登记, in order of admission number: some people come several times in the year."""
    dice, rows = random.Random(SEED), []
    often = dice.sample(helped(), 90)
    for number in range(200):
        person = dice.choice(often)
        admitted = DATE(YEAR, 1, 3) + DAY * dice.randrange(330)
        left = admitted + DAY * dice.randrange(3, 20)
        cost = dice.randrange(200_000, 6_000_000)
        basic = cost * dice.choice((55, 60, 65, 70)) // 100
        serious = (cost - basic) * dice.choice((0, 0, 10, 30)) // 100
        others = {"supplementary": dice.choice((0, 0, 0, 30_000)), "commercial": dice.choice((0, 0, 0, 50_000)),
                  "veterans": 20_000 if "在乡重点优抚对象" in person.category else 0, "mutual_aid": dice.choice((0, 0, 0, 10_000))}
        fen = {"in_policy": cost, "basic": basic, "serious": serious, **{key: min(part, (cost - basic - serious) // 5) for key, part in others.items()}}
        rows.append({"id_number": person.id_number, "institution": dice.choice(HOSPITALS[:9]).name, "admission_no": f"ZY2025{number + 1:05d}",
                     "admitted_on": admitted, "discharged_on": left, "settled_on": left + DAY * dice.randrange(3), **{key: part / 100 for key, part in fen.items()}})
    return [row for place, row in enumerate(rows) if (row["id_number"], row["admitted_on"]) not in {
        (one["id_number"], one["admitted_on"]) for one in rows[:place]}]


def single():
    """Return the rows of 单病种结算表: bills below, at and above the limit."""
    dice, rows = random.Random(SEED + 1), []
    scope = [person for person in helped() if booked(person) not in load("shanxi-2019").registered_scope]
    for number, person in enumerate(dice.sample(scope, 45)):
        disease = dice.choice(list(LIMITS))
        limit = LIMITS[disease]
        total = limit if number % 9 == 0 else round(limit * dice.uniform(0.4, 1.4), 2)
        rows.append({"id_number": person.id_number, "institution": dice.choice(DESIGNATED), "admission_no": f"DB2025{number + 1:05d}",
                     "settled_on": DATE(YEAR, 1, 10) + DAY * dice.randrange(350), "disease": disease, "disease_limit": limit, "total": total})
    return rows


def grants():
    """Return the rows of 大病关怀登记: paid, not of the 24 diseases, not in the last stage, paid in an earlier year."""
    dice, rows = random.Random(SEED + 2), []
    scope = [person for person in helped() if booked(person) not in load("shanxi-2019").city_defined_scope]
    for number, person in enumerate(dice.sample(scope, 24)):
        certified = DATE(YEAR, 1, 15) + DAY * dice.randrange(320)
        row = {"id_number": person.id_number, "disease": dice.choice(("肺癌晚期", "胃癌晚期", "终末期肾病", "肝癌晚期")), "disease_listed": number % 6 != 1,
               "terminal": number % 6 != 2, "certified_by": "临江市第一人民医院", "certified_on": certified, "already_granted": number % 6 == 3}
        rows.append(row | ({"paid_on": certified + DAY * 12} if number % 6 not in (1, 2, 3) else {}))
    return rows


def enrolment():
    """Return the rows of 资助参保矩阵: everybody once, fifteen of them added in mid-year."""
    dice, rows = random.Random(SEED + 3), []
    notice = load("shanxi-2019")
    for number, person in enumerate(helped()):
        row = {"id_number": person.id_number, "personal_fee": FEE, "enrolled": person.insured, "subsidised_on": DATE(YEAR, 1, 20) + DAY * dice.randrange(20)}
        group = booked(person)
        if group in notice.entry_scope and number % 20 == 7:
            rows.append(row | {"added": "是", "fiscal_subsidy": SUBSIDY, "enrolled": number % 40 == 7, "subsidised_on": DATE(YEAR, 8, 1)})
        elif not set(person.category.split("、")) & set(notice.registered_scope):
            rows.append(row | {"allowance": FEE if group == "特困人员" else 280 if group in notice.enrolment_allowance_scope else None})
        else:
            rows.append(row)
    return rows


def fund():
    """Return the rows of 基金结余 since 2019: the balance of one year is carried into the next."""
    rows, carried = [], 812_345.67
    for year, raised, share in zip(range(2019, YEAR + 1), (9_800_000, 10_400_000, 10_900_000, 11_300_000, 11_900_000, 12_300_000, 12_600_000),
                                   (0.149, 0.132, 0.118, 0.104, 0.126, 0.15, 0.097)):
        balance = round(raised * share, 2)
        rows.append({"year": year, "carried": carried, "raised": raised, "spent": round(carried + raised - balance, 2), "balance": balance})
        carried = balance
    return rows


def agreements():
    """Return the rows of 先诊疗后付费协议登记: stays in the county, one in eight without an agreement."""
    known = {one.name: one for one in HOSPITALS}
    rows = []
    for number, stay in enumerate(row for row in stays() if known[row["institution"]].in_county):
        signed = {} if number % 8 == 5 else {"agreement_no": f"XZ2025-{number + 1:03d}", "signed_on": stay["admitted_on"]}
        rows.append({"id_number": stay["id_number"], "institution": stay["institution"], "admission_no": stay["admission_no"], "fits": "是", "card": "是", **signed,
                     "discharged_on": stay["discharged_on"], "paid_on": stay["settled_on"], "owed": 300.0})
    return rows[:40]


def data():
    """Return sound rows of every sheet, with the third quarter chosen for the request of money."""
    return {"people": roster(), "stays": stays(), "single": single(), "grants": grants(), "enrolment": enrolment(), "fund": fund(), "hospitals": hospitals(),
            "agreements": agreements(), "appropriation:fields": {"year": YEAR, "quarter": 3}}


def with_mistakes():
    """Return the data and, for each planted mistake, (check code, sheet key, row, what was done)."""
    mistakes = Mistakes(data())
    filled, planted, plant = mistakes.rows, mistakes.planted, mistakes.plant
    named = {row["id_number"] for key in ("stays", "single", "grants", "agreements") for row in filled[key]}
    free = iter([number for number, row in enumerate(filled["people"]) if row["id_number"] not in named])

    plant("A01", "people", next(free), "姓名漏填", name=None)
    row = next(number for number in free if filled["people"][number]["fund_category"] == "低保对象")
    plant("A12", "people", row, "拨款归类写成特困人员", fund_category="特困人员")
    filled["people"].append(dict(filled["people"][next(free)]))
    planted.append(("A11", "people", len(filled["people"]) - 1, "同一人登记两次"))
    plant("B02", "stays", 3, "大病保险支付漏填", serious=None)
    plant("B04", "stays", 6, "费用写成1.2万元", in_policy="1.2万元")
    plant("B05", "stays", 9, "日期写成2025.9.3", settled_on="2025.9.3")
    plant("B07", "stays", 12, "出院早于入院", discharged_on=filled["stays"][12]["admitted_on"] - DAY)
    plant("B08", "stays", 15, "社会互助帮困为负", mutual_aid=-100.0)
    plant("B09", "stays", 18, "基本医保支付多录一位", basic=filled["stays"][18]["in_policy"] * 10)
    plant("B12", "stays", 21, "住院号重复", admission_no=filled["stays"][20]["admission_no"])
    plant("B14", "stays", 24, "机构写成县医院", institution="县医院")
    plant("B15", "stays", 27, "自负费用的公式被数字盖掉", compliant_self_pay=8888.0)
    stranger = next(person for person in people() if not booked(person))
    plant("B13", "stays", 30, "不在人员名单中", id_number=stranger.id_number)
    plant("D10", "single", 2, "病种写成先心病", disease="先心")
    plant("D16", "single", 5, "机构不是重特大疾病定点", institution="青溪镇中心卫生院")
    filled["grants"].append({**filled["grants"][0], "certified_on": DATE(YEAR, 12, 1), "paid_on": DATE(YEAR, 12, 20)})
    planted.append(("E11", "grants", len(filled["grants"]) - 1, "同一人领两次"))
    plant("E13", "grants", 4, "没有填是否属于24类", disease_listed=None)
    row = next(number for number, row in enumerate(filled["enrolment"]) if row.get("allowance"))
    plant("F13", "enrolment", row, "资助多录一位", allowance=4000)
    plant("G12", "fund", 3, "结余超过比例", balance=round(filled["fund"][3]["raised"] * 0.2, 2))
    row = next(row for row in range(len(filled["enrolment"])) if id_verdict(filled["enrolment"][row]["id_number"][:15] + "000") != "有效" and row > 40)
    plant("F03", "enrolment", row, "身份证号末三位变成000", id_number=filled["enrolment"][row]["id_number"][:15] + "000")
    planted.append(("F12", "enrolment", row, "这个号码不在人员名单中"))
    return filled, planted

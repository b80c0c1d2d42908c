"""网格包保与住院分析 of the fictitious township in 2025: a roster, who looks after whom, visits, referrals, stays, appraisal.

The policy's figures that the notice leaves open are made up here (`policy`), only so that every column shows something.
"""

import datetime
import random

from macros.township.hospitals import HOSPITALS
from macros.township.mistakes import Mistakes
from macros.township.people import DAY, SURNAMES, TOWNSHIPS, YEAR, identity_number, of_categories
from udfs import load

TEMPLATE, ROWS, SEED = "网格包保与住院分析", 600, 20250705
GROUPS = ("特困人员", "孤儿", "事实无人抚养儿童", "低保对象", "返贫致贫人口", "监测对象", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户")
GRADES = ("健康", "一般慢病", "重点慢病", "重疾")
DISEASES = {"健康": "无", "一般慢病": "高血压", "重点慢病": "糖尿病", "重疾": "恶性肿瘤"}
ITEMS = (("包保覆盖", 30), ("走访落实", 30), ("转诊规范", 20), ("费用控制", 20))
INSIDE = tuple(hospital.name for hospital in HOSPITALS if hospital.in_county)
OUTSIDE = tuple(hospital.name for hospital in HOSPITALS if not hospital.in_county)
CHAINS = ((("青溪镇中心卫生院", 200), ("云岭县人民医院", 600), ("青溪镇中心卫生院", 200)), (("云岭县中医医院", 500), ("南屏镇卫生院", 200)),
          (("白石乡卫生院", 200), ("云岭县人民医院", 600)), (("云岭县人民医院", 600),))  # deductibles made up, too


def policy():
    """Return the notice with figures of a county that does not exist."""
    return load("yeji-2024").with_values(
        health_grades=list(GRADES), visit_interval_days=90, large_cost_threshold=30_000, continuous_care_gap_days=15,
        referral_whitelist=list(OUTSIDE[:2]), application_screening_threshold=10_000, visiting_expert_subsidy=2_000, dialysis_subsidy=50,
        special_disease_subsidy=300, appraisal_weights=[item for item, _ in ITEMS], feedback_day=10)


def day(dice, first=1, last=360):
    """Return a day of the year."""
    return datetime.date(YEAR, 1, 1) + DAY * dice.randrange(first, last)


def team():
    """Return {role: {township: names}} of two officials and two doctors for each township, one cadre for each village."""
    names = iter([surname + "例" + given for given in "甲乙丙丁" for surname in SURNAMES])
    return {role: {township: [next(names) for _ in (villages if role == "村干部" else range(2))] for township, villages in TOWNSHIPS.items()}
            for role in ("乡镇街干部", "村干部", "家庭签约医生")}


def data():
    """Return sound rows for every sheet."""
    dice, people, staff = random.Random(SEED), of_categories(*GROUPS), team()
    return {"roster": [_basics(dice, person) for person in people],
            "team": [{"name": name, "role": role, "township": township, "unit": f"{township}{'卫生院' if role.endswith('医生') else ''}"}
                     for role, places in staff.items() for township, names in places.items() for name in names],
            "grid": [_looked_after(dice, staff, person) for person in people], "visits": _visits(dice, people),
            "referrals": _referrals(dice, people), "deductibles": _chains(dice, people), "screening": _screening(dice, people),
            "subsidies": _subsidies(dice, people), "purchases": _purchases(dice, people), "stays": _stays(dice, people),
            "appraisal": _appraisal(dice), "ranking:fields": {"month_on": datetime.date(YEAR, 9, 1)},
            "duties": [{"person": SURNAMES[place] + "例戊"} for place in range(6)]}


def _basics(dice, person):
    grade = dice.choices(GRADES, (40, 35, 15, 10))[0]
    return {"name": person.name, "category": person.category, "id_number": person.id_number, "township": person.township,
            "village": person.village, "phone": person.phone, "source_unit": dice.choice(("民政", "农业农村")), "insured": "是" if person.insured else "否",
            "residence": dice.choices(("本村(社区)", "本乡镇街", "区内其他乡镇街", "区外"), (80, 8, 6, 6))[0], "treated_at": dice.choice(INSIDE),
            "health_grade": grade, "severe": "是" if grade == "重疾" else "否", "diseases": DISEASES[grade], "surveyed_on": day(dice, 1, 60)}


def _looked_after(dice, staff, person):
    village = TOWNSHIPS[person.township].index(person.village)
    return {"id_number": person.id_number, "town_official": dice.choice(staff["乡镇街干部"][person.township]),
            "village_official": staff["村干部"][person.township][village], "family_doctor": dice.choice(staff["家庭签约医生"][person.township]),
            "area_manager": staff["乡镇街干部"][person.township][0], "started_on": day(dice, 60, 75)}


def _visits(dice, people):
    rows = []
    for person in dice.sample(people, 300):
        first = day(dice, 80, 200)
        for visited in (first, first + DAY * dice.randrange(60, 120))[:dice.choice((1, 1, 2))]:
            outside, needs = dice.random() < 0.1, dice.random() < 0.15
            rows.append({"id_number": person.id_number, "visited_on": visited, "visitor": dice.choice(SURNAMES) + "例己",
                         "occasion": "区外就医上门走访" if outside else "日常走访", "out_of_area": "是" if outside else "否",
                         "cost": round(dice.uniform(0, 50_000), 2) if dice.random() < 0.4 else None, "situation": "身体状况平稳",
                         "needs_care": "是" if needs else "否", "reported_on": visited + DAY if needs else None})
    return rows


def _referrals(dice, people):
    rows = []
    for person in dice.sample(people, 60):
        direction = dice.choice(("上转", "下转", "外转"))
        ends = {"上转": (INSIDE[3], INSIDE[0]), "下转": (INSIDE[0], INSIDE[3]), "外转": (INSIDE[0], dice.choice(OUTSIDE))}[direction]
        referred = direction != "外转" or ends[1] != OUTSIDE[-1]
        rows.append({"id_number": person.id_number, "referred_on": (on := day(dice)), "direction": direction, "from_hospital": ends[0],
                     "to_hospital": ends[1], "reason": "病情需要", "priority": "优先住院" if direction == "上转" else None,
                     "patient_kind": "术后恢复期患者" if direction == "下转" else None, "referred": "是" if referred else "否",
                     "filed_on": on + DAY * 2 if referred else None})
    return rows


def _chains(dice, people):
    rows = []
    for number, person in enumerate(dice.sample(people, 50), 1):
        admitted, highest = day(dice, 1, 250), 0
        for place, (hospital, amount) in enumerate(dice.choice(CHAINS)):
            way = "首次入院" if place == 0 else "上转" if amount > rows[-1]["deductible"] else "下转"
            rows.append({"chain_no": f"LX{number:03d}", "id_number": person.id_number, "hospital": hospital, "direction": way, "admitted_on": admitted,
                         "discharged_on": admitted + DAY * 8, "deductible": amount, "charged": max(amount - highest, 0)})
            admitted, highest = admitted + DAY * 10, max(highest, amount)
    dice.shuffle(rows)  # the sheet goes by the days of admission, not by the order in which rows were typed
    return rows


def _screening(dice, people):
    return [{"name": person.name, "id_number": person.id_number, "township": person.township, "village": person.village,
             "period_on": datetime.date(YEAR, dice.randrange(1, 9), 1), "compliant": round(dice.uniform(4_000, 30_000), 2), "visited_on": (on := day(dice, 250, 300)),
             "visitor": dice.choice(SURNAMES) + "例庚", "identity": "已是困难群众", "helped": "是", "applied_on": on + DAY * 3, "outcome": "已救助",
             "closed_on": on + DAY * 20} for person in dice.sample(people, 40)]


def _subsidies(dice, people):
    return [{"name": person.name, "id_number": person.id_number, "township": person.township, "subject": (subject := dice.choice(
             ("外请专家", "血透患者", "特殊疾病专项"))), "disease": "尿毒症" if subject == "血透患者" else "恶性肿瘤", "hospital": INSIDE[0],
             "month_on": datetime.date(YEAR, month := dice.randrange(1, 11), 1), "times": 1 if subject == "外请专家" else dice.randrange(1, 13),
             "paid_on": datetime.date(YEAR, month + 1, 20)} for person in dice.sample(people, 40)]


def _purchases(dice, people):
    return [{"name": person.name, "id_number": person.id_number, "township": person.township, "disease": "恶性肿瘤", "drug": "示例药片 10mg×30片",
             "ordered_on": (on := day(dice, 1, 330)), "quantity": dice.randrange(1, 7), "price": round(dice.uniform(20, 900), 2),
             "delivery": "配送至乡镇卫生院(社区)", "delivered_on": on + DAY * 5, "receiver": person.name} for person in dice.sample(people, 30)]


def _stays(dice, people):
    rows = []
    for person in dice.sample(people, 180):
        admitted = day(dice, 60, 245)
        for _ in range(dice.choice((1, 1, 1, 2, 3))):
            hospital = dice.choice(HOSPITALS)
            left, total = admitted + DAY * dice.randrange(3, 15), round(dice.uniform(900, 60_000), 2)
            fund = round(total * dice.uniform(0.5, 0.9), 2)
            rows.append({"id_number": person.id_number, "hospital": hospital.name, "area": "区内" if hospital.in_county else "区外", "diagnosis": "示例诊断",
                         "admitted_on": admitted, "discharged_on": left, "settled_on": left, "total": total, "fund": fund, "own": round(total - fund, 2)})
            admitted = left + DAY * dice.randrange(1, 50)
    return rows


def _appraisal(dice):
    units = [INSIDE[0], *(f"{township}卫生院" for township in TOWNSHIPS)]
    return [{"month_on": datetime.date(YEAR, month, 1), "unit": unit, "item": item, "weight": weight, "score": weight - dice.randrange(0, 6) / 2}
            for month in (8, 9) for unit in units for item, weight in ITEMS]


def with_mistakes():
    """Return the data and, for each planted mistake, (check code, sheet key, row, what was done)."""
    mistakes = Mistakes(data())
    rows, planted, plant, add = mistakes.rows, mistakes.planted, mistakes.plant, mistakes.add
    dice = random.Random(SEED + 1)
    stranger = identity_number(dice, datetime.date(1970, 1, 1), "男")

    plant("A01", "roster", 3, "姓名漏填", name=None)
    plant("A05", "roster", 6, "摸底日期写成2025.3.1", surveyed_on="2025.3.1")
    plant("A10", "roster", 9, "类别写成低保户", category="低保户")
    plant("A10", "roster", 12, "分级不在区里定的分级之内", health_grade="良好")
    add("A11", "roster", "同一人登记两次", 15)
    planted.append(("A16", "roster", len(rows["grid"]) - 1, "最后一人没有列入台账"))
    rows["grid"].pop()
    add("B11", "team", "同一名包保人员登记两次", 2)
    plant("D14", "grid", 20, "没有家庭签约医生", family_doctor=None)
    plant("D13", "grid", 23, "村干部不在名册中", village_official="查无此人")
    plant("D15", "grid", 26, "包保情况的公式被改写", grid_verdict="已落实")
    add("D12", "grid", "台账里的人不在基本信息表中", 29, id_number=stranger)
    plant("E07", "visits", 2, "反馈早于走访", needs_care="是", reported_on=rows["visits"][2]["visited_on"] - DAY)
    plant("E16", "visits", 5, "区外就医只作日常走访", out_of_area="是", occasion="日常走访")
    add("E11", "visits", "同一人同日走访两次", 8)
    plant("F10", "referrals", 4, "转诊类型写成转上级", direction="转上级")
    plant("G04", "deductibles", 1, "起付线写成600元", deductible="600元")
    plant("G07", "deductibles", 6, "出院早于入院", discharged_on=rows["deductibles"][6]["admitted_on"] - DAY)
    plant("H03", "screening", 2, "身份证号末三位变成000", id_number="450000198808082000")
    plant("H08", "screening", 5, "费用为负", compliant=-50.0)
    plant("I06", "subsidies", 3, "发放日期在未来", paid_on=datetime.date(2099, 1, 1))
    plant("L16", "stays", 4, "三项金额不平", own=rows["stays"][4]["own"] + 100)
    add("L11", "stays", "同一次住院登记两次", 10)
    plant("M09", "appraisal", 5, "得分高于分值", score=99)
    return rows, planted

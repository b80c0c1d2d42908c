"""The year 2025 of 医疗救助待遇: who was treated, what the three payers gave, who paid no deposit.

The county's own figures (deductible, bands and cap of 大病保险, shares of the basic insurance and of 直接救助) are made up:
the notice gives none.
"""

import datetime
import random

from macros.township.hospitals import HOSPITALS
from macros.township.people import DAY, YEAR, of_categories
from udfs import load, serious_illness_payment

TEMPLATE = "医疗救助待遇"
ROWS = 250
TREATED, UNTREATED, SEED = 105, 35, 20250305
GROUPS = ("特困人员", "孤儿", "事实无人抚养儿童", "低保对象", "返贫致贫人口", "监测对象", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户", "脱贫人口",
          "因病致贫家庭重病患者")
OFFICES = {"监测对象": "乡村振兴", "脱贫不稳定户": "乡村振兴", "边缘易致贫户": "乡村振兴", "突发严重困难户": "乡村振兴", "返贫致贫人口": "乡村振兴", "脱贫人口": "乡村振兴"}
FAILING = {"referred": 0.08, "qualifying_disease": 0.1}  # how often a patient with a heavy disease misses a condition
CAP_SHARES = (0.05, 0.09, 0.12, 0.15, 0.18, 0.24)  # of a bill outside the catalogue


def policy():
    """Return the notice with a county's figures for 大病保险 and 直接救助, all of them made up."""
    return load("linxian-2023").with_values(deductible=10_000, bands=[[50_000, 0.6], [100_000, 0.65], [None, 0.75]], cap=400_000,
                                            direct_assistance_threshold=0, direct_assistance_ratio=0.7, direct_assistance_limit=15_000)


def data():
    """Return sound rows for every sheet that staff type, and the fields above the lists."""
    dice = random.Random(SEED)
    people = [person for person in of_categories(*GROUPS) if person.insured]
    people = dice.sample(people, TREATED + UNTREATED)
    settlements = _settlements(dice, people[:TREATED])
    people.sort(key=lambda person: (person.township, person.village, person.household))
    return {"roster": [_on_roster(dice, person) for person in people], "institutions": institutions(), "settlements": settlements,
            "deposits": _deposits(dice, settlements), "outside:fields": {"month_on": None},
            "ratio:fields": {"from_on": datetime.date(YEAR, 1, 1), "to_on": datetime.date(YEAR, 12, 31)}}


def institutions():
    """Return 机构名单: price class and place of every institution."""
    return [{"institution": one.name, "charge_class": one.charge_class, "inside": "是" if one.in_province else "否",
             "within_city": "是" if one.within_city else "否"} for one in HOSPITALS]


def _on_roster(dice, person):
    return {"name": person.name, "id_number": person.id_number, "category": person.category, "township": person.township,
            "village": person.village, "marked_on": max(datetime.date(2021, 6, 1) + DAY * dice.randrange(1200), person.birth),
            "office": OFFICES.get(person.category.split("、")[0], "民政")}


def _settlements(dice, people):
    """Return the year's settlements in the order in which slips come in: nearly by day, not quite."""
    stays = []
    for person in people:
        heavy = dice.random() < 0.3
        for _ in range(dice.choice((2, 3, 4, 6)) if heavy else dice.choice((1, 1, 1, 2))):
            stays.append((datetime.date(YEAR, 1, 1) + DAY * dice.randrange(335), dice.randrange(9), len(stays), person, heavy))
    stays.sort(key=lambda stay: (stay[0] + DAY * stay[1], stay[2]))
    return [_settlement(dice, number, *stay) for number, stay in enumerate(stays, 1)]


def _settlement(dice, number, admitted, late, place, person, heavy):
    outpatient = heavy and dice.random() < 0.2
    hospital = dice.choices(HOSPITALS, (8, 5, 2, 3, 3, 2, 2, 6, 4, 2) if heavy else (8, 5, 2, 5, 5, 3, 3, 2, 1, 1))[0]
    discharged = admitted if outpatient else admitted + DAY * dice.randrange(3, 20)
    total = dice.randrange(1_500_000, 9_000_000) if heavy and not outpatient else dice.randrange(90_000, 1_200_000)
    outside = int(total * dice.choice(CAP_SHARES))
    in_policy = total - outside - int(total * dice.uniform(0.01, 0.06))
    basic = int(in_policy * dice.uniform(0.42, 0.66))
    burden = in_policy - basic
    category = "边缘易致贫户" if person.category == "低保对象" and heavy and admitted.month < 4 else person.category
    due = round(serious_illness_payment(category, burden / 100, policy=policy()) * 100)
    route = "一站式"
    if not hospital.in_county and due:
        route = dice.choices(("一站式", "大病已补结", "大病未结"), (12, 3, 3))[0]
    serious = 0 if route == "大病未结" else due
    share = 0.9 if category == "特困人员" else 0.2 if heavy else 0.55
    assistance = 0 if category in ("脱贫人口", "返贫致贫人口", "因病致贫家庭重病患者") else int((burden - due) * share)
    row = {"settlement_no": f"JS2025{number:05d}", "id_number": person.id_number, "care": "门诊特殊慢性病" if outpatient else "住院",
           "institution": hospital.name, "admitted_on": None if outpatient else admitted, "discharged_on": None if outpatient else discharged,
           "settled_on": discharged + DAY * dice.randrange(3), "route": route,
           **{key: fen / 100 for key, fen in (("total", total), ("in_policy", in_policy), ("out_of_catalog", outside), ("basic", basic),
                                             ("serious", serious), ("assistance", assistance), ("paid", total - basic - serious - assistance),
                                             ("compliant_burden", burden))},
           **{key: "是" if (heavy or key == "referred") and dice.random() >= chance else "否" for key, chance in FAILING.items()}}
    if route == "大病未结" and dice.random() < 0.6:
        row["reminded_on"] = row["settled_on"] + DAY * dice.randrange(1, 9)
    if not hospital.in_province and heavy:
        row["outcome"] = "已认定,按省内标准审核"
    if category != person.category:
        row["category_then"] = category
    return row


def _deposits(dice, settlements):
    """Return stays in whose beginning a deposit was waived, or rightly taken."""
    inside = {hospital.name: hospital.within_city for hospital in HOSPITALS}
    waived = [person.id_number for person in of_categories(*GROUPS) if person.category not in ("脱贫人口", "因病致贫家庭重病患者")]
    found = []
    for row in dice.sample([row for row in settlements if row["care"] == "住院"], 60):
        referred = dice.random() < 0.7
        free = referred and inside[row["institution"]] and row["id_number"] in waived
        found.append({"id_number": row["id_number"], "institution": row["institution"], "admitted_on": row["admitted_on"],
                      "first_visit_referral": "是" if referred else "否", "charged": "否" if free or dice.random() < 0.5 else "是",
                      "agreement_no": f"MY2025-{len(found) + 1:03d}" if free else None})
    return found


def with_mistakes():
    """Return the year's data and, for each planted mistake, (check code, sheet key, row, what was done)."""
    made, planted = data(), []
    rows = made["settlements"]
    treated = {row["id_number"] for row in rows}
    spare = [place for place, person in enumerate(made["roster"]) if person["id_number"] not in treated]
    stays = [place for place, row in enumerate(rows) if row["care"] == "住院" and row["route"] == "一站式" and row["serious"] == 0][::3]

    def plant(sheet, row, what, *codes, **changes):
        made[sheet][row].update(changes)
        planted.extend((code, sheet, row, what) for code in codes)

    def append(sheet, what, *codes, **row):
        planted.extend((code, sheet, len(made[sheet]), what) for code in codes)
        made[sheet].append(row)

    plant("roster", spare[0], "乡镇漏填", "R01", township=None)
    plant("roster", spare[1], "身份证号末三位变成000", "R03", id_number="450000198808082000")
    plant("roster", spare[2], "类别写成低保户", "R10", category="低保户")
    append("roster", "同一人列入两次", "R11", **made["roster"][spare[3]])
    append("institutions", "县级医院没有填收费标准类别", "J16", institution="云岭县示例骨科医院", inside="是", within_city="是")
    append("institutions", "省外的医院填成市域内", "J12", institution="外省示例第二医院", inside="否", within_city="是")
    at = iter(stays)
    plant("settlements", next(at), "医疗机构漏填", "B01", institution=None)
    plant("settlements", next(at), "基本医保支付漏填", "B02", basic=None)
    plant("settlements", next(at), "身份证号错一位,名单中也就没有", "B03", "B11", id_number="450000199001010045")
    plant("settlements", next(at), "金额录成文本", "B04", total="12,500元")
    plant("settlements", next(at), "日期写成2025.9.3", "B05", settled_on="2025.9.3")
    plant("settlements", next(at), "结算日期在未来", "B06", settled_on=datetime.date(2099, 1, 1))
    row = next(at)
    plant("settlements", row, "出院早于入院", "B07", discharged_on=rows[row]["admitted_on"] - DAY)
    plant("settlements", next(at), "目录外费用为负", "B08", out_of_catalog=-50.0)
    plant("settlements", next(at), "结算方式写成一站式结算", "B10", route="一站式结算")
    row = next(at)
    plant("settlements", row, "结算号与上一次相同", "B12", settlement_no=rows[row - 1]["settlement_no"])
    plant("settlements", next(at), "医院用了简称", "B13", institution="县医院")
    plant("settlements", next(at), "文件印发前的结算", "B14", admitted_on=datetime.date(2023, 8, 20), discharged_on=datetime.date(2023, 8, 30),
          settled_on=datetime.date(2023, 8, 30))
    plant("settlements", next(at), "机构承担的公式被数字盖掉", "B15", out_of_catalog_excess=88.88)
    row = next(at)
    plant("settlements", row, "目录外费用抄成了总费用", "B16", out_of_catalog=rows[row]["total"])
    row = next(at)
    plant("settlements", row, "个人支付少抄一百元", "B17", paid=round(rows[row]["paid"] - 100, 2))
    row = next(at)
    plant("settlements", row, "个人支付并入了医疗救助", "B18", assistance=round(rows[row]["assistance"] + rows[row]["paid"], 2), paid=0)
    row = next(at)
    append("settlements", "同一张结算单登记两次", "B19", **{**rows[row], "settlement_no": "JS2025补001"})
    plant("settlements", next(at), "合规个人负担大于总费用", "B20", compliant_burden=10_000_000)
    free = [place for place, entry in enumerate(made["deposits"]) if entry["agreement_no"]]
    plant("deposits", free[0], "应免押金而收取", "Y16", charged="是")
    plant("deposits", free[1], "退还早于入院", "Y07", refunded_on=made["deposits"][free[1]]["admitted_on"] - DAY)
    plant("deposits", free[2], "是否首诊转诊漏填", "Y01", first_visit_referral=None)
    append("deposits", "同一人同日登记两次", "Y11", **made["deposits"][free[3]])
    return made, planted

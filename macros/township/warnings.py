"""The year 2025 of 监测预警 up to November: payments, whose year became too expensive, who joined or left the groups.

Days of the month and answers of the departments are made up: the notice says 每月 and no more.
"""

import datetime
import random

from macros.township.hospitals import HOSPITALS
from macros.township.people import DAY, YEAR, identity_number, people
from udfs import high_cost_verdict, load

TEMPLATE = "监测预警"
ROWS = 200
SPECIAL, ORDINARY, SEED = 110, 20, 20250815
MONTH = datetime.date(YEAR, 11, 1)
LAST_DAY = datetime.date(YEAR, 11, 30)
OTHERS = {"低保对象": "低保边缘对象", "脱贫人口": "低保对象", "边缘易致贫户": "突发严重困难户", "低保对象、脱贫人口": "脱贫人口"}
FOCUS = ("就业不稳定", "易地搬迁人员", "流动人口")
NEW, GONE, OTHER = 6, 5, 6  # who joined, left, changed category in November


def policy():
    """Return the notice with the county's days of the month, all of them made up."""
    return load("linxian-2023").with_values(unenrolled_list_day=5, category_change_day=3, high_cost_push_day=10)


def data():
    """Return sound rows for every sheet that staff type, and the fields above the lists."""
    dice = random.Random(SEED)
    everybody = people()
    special = dice.sample([person for person in everybody if person.category != "普通参保居民"], SPECIAL)
    ordinary = dice.sample([person for person in everybody if person.category == "普通参保居民" and person.insured], ORDINARY)
    new, gone = special[:NEW], special[NEW:NEW + GONE]
    other = [person for person in special[NEW + GONE:] if person.category in OTHERS][:OTHER]
    costs = [cost for person in special + ordinary for cost in _costs(dice, person)]
    costs.sort(key=lambda cost: cost["paid_on"])
    last = [{"name": person.name, "id_number": person.id_number, "category": OTHERS[person.category] if person in other else person.category,
             "township": person.township, "unmarked_on": MONTH + DAY * 4 if person in gone[1:] else None} for person in special if person not in new]
    home = sorted(special + ordinary, key=lambda person: (person.township, person.village, person.household))
    return {"roster": [_on_roster(dice, person, new[1:] + other, new, gone) for person in home],
            "last": last, "insured": [{"name": person.name, "id_number": person.id_number} for person in home if person.insured],
            "costs": costs, "feedback": _feedback(dice, special + ordinary, costs),
            "changes:fields": {"month_on": MONTH}, "push:fields": {"month_on": MONTH}}


def _on_roster(dice, person, marked, new, gone):
    row = {"name": person.name, "id_number": person.id_number, "category": person.category, "township": person.township, "village": person.village}
    if person.category == "普通参保居民":
        return row
    row["focus"] = "动态调整" if person in marked or person in new else dice.choice(FOCUS) if dice.random() < 0.2 else None
    row["marked_on"] = MONTH + DAY * dice.randrange(2, 9) if person in marked else None if person in new else datetime.date(2024, 1, 10)
    row["left_on"] = MONTH + DAY * 2 if person in gone else None
    return row


def _costs(dice, person):
    heavy = dice.random() < (0.6 if person.category == "普通参保居民" else 0.3)
    most = 900_000 if person.category == "普通参保居民" else 300_000
    found = []
    for _ in range(dice.randrange(3, 9) if heavy else dice.randrange(3)):
        fen = dice.randrange(50_000, most) if heavy else dice.randrange(3_000, 90_000)
        found.append({"id_number": person.id_number, "paid_on": datetime.date(YEAR, 1, 1) + DAY * dice.randrange((LAST_DAY - datetime.date(YEAR, 1, 1)).days + 1),
                      "institution": dice.choice(HOSPITALS).name, "burden": fen / 100, "burden_in_policy": int(fen * dice.uniform(0.6, 0.95)) / 100})
    return found


def first_months(persons, costs):
    """Return {identity number: month} of those whose year went above the threshold, by the rule itself."""
    found = {}
    for person in persons:
        for month in range(1, 13):
            fen = sum(round(cost["burden"] * 100) for cost in costs if cost["id_number"] == person.id_number and cost["paid_on"].month <= month)
            if high_cost_verdict(person.category, fen / 100, policy=policy()) == "预警":
                found[person.id_number] = month
                break
    return found


def _feedback(dice, persons, costs):
    """Return what came back of those who were told of for the first time, month by month; November is still being looked at."""
    found = []
    for number, month in sorted(first_months(persons, costs).items(), key=lambda pair: pair[1]):
        pushed = datetime.date(YEAR, month + 1, 10)
        row = {"id_number": number, "month_on": datetime.date(YEAR, month, 1), "pushed_on": pushed}
        if month < MONTH.month:
            civil, revival = dice.choice(("符合", "不符合")), dice.choice(("符合", "不符合", "不符合"))
            row |= {"civil": civil, "revival": revival, "verified_on": pushed + DAY * dice.randrange(5, 20)}
            if "符合" in (civil, revival) and dice.random() < 0.8:
                row["included_on"] = row["verified_on"] + DAY * dice.randrange(1, 15)
        found.append(row)
    return found


def with_mistakes():
    """Return the months' data and, for each planted mistake, (check code, sheet key, row, what was done)."""
    made, planted = data(), []
    costs, feedback = made["costs"], made["feedback"]
    paying = {cost["id_number"] for cost in costs}
    spare = [place for place, row in enumerate(made["roster"]) if row["id_number"] not in paying and row["category"] != "普通参保居民"]
    stranger = identity_number(random.Random(1), datetime.date(1970, 3, 3), "男")

    def plant(sheet, row, what, *codes, **changes):
        made[sheet][row].update(changes)
        planted.extend((code, sheet, row, what) for code in codes)

    def append(sheet, what, *codes, **row):
        planted.extend((code, sheet, len(made[sheet]), what) for code in codes)
        made[sheet].append(row)

    plant("roster", spare[0], "乡镇漏填", "R01", township=None)
    plant("roster", spare[1], "身份证号末三位变成000", "R03", id_number="450000198808082000")
    plant("roster", spare[2], "退出早于标识", "R07", marked_on=datetime.date(2025, 3, 5), left_on=datetime.date(2025, 3, 1))
    plant("roster", spare[3], "类别写成五保户", "R10", category="五保户")
    append("roster", "同一人列入两次", "R11", **made["roster"][spare[4]])
    append("last", "上月名单贴了两遍中的一行", "L11", **made["last"][7])
    plant("last", 9, "类别漏填", "L01", category=None)
    plant("insured", 12, "身份证号是15位", "N03", id_number="450000900101004")
    append("insured", "同一人参保两次", "N11", **made["insured"][20])
    plant("costs", 3, "金额漏填", "F01", burden=None)
    plant("costs", 8, "身份证号错一位,名单中也就没有", "F03", "F11", id_number="450000199001010045")
    plant("costs", 13, "金额录成文本", "F04", burden="三百元")
    plant("costs", 18, "日期写成2025.9.3", "F05", paid_on="2025.9.3")
    plant("costs", 23, "支付日期在未来", "F06", paid_on=datetime.date(2099, 1, 1))
    plant("costs", 28, "退费记成负数", "F08", burden_in_policy=-20.0)
    plant("costs", 33, "政策范围内大于全部", "F09", burden_in_policy=costs[33]["burden"] + 100)
    plant("costs", 38, "不在名单中的人", "F11", id_number=stranger)
    append("costs", "同一笔登记两次", "F12", **costs[43])
    plant("feedback", 0, "推送日期漏填", "V01", pushed_on=None)
    plant("feedback", 2, "核查早于推送", "V07", verified_on=feedback[2]["pushed_on"] - DAY, included_on=None)
    plant("feedback", 4, "核查结果写成同意", "V10", civil="同意")
    plant("feedback", 6, "不在名单中的人", "V11", id_number=stranger)
    append("feedback", "同一人同月登记两次", "V12", **feedback[8])
    return made, planted

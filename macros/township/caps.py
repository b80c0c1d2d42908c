"""目录外控费 of the fictitious township in 2025: a year of stays, the institutions' classes, what is charged back, marks of identity."""

import datetime
import random

from macros.township.hospitals import HOSPITALS
from macros.township.mistakes import Mistakes
from macros.township.people import DAY, YEAR, of_categories
from udfs import out_of_catalog_excess, out_of_catalog_verdict

TEMPLATE, ROWS, SEED = "目录外控费", 300, 20250323
GROUPS = ("特困人员", "孤儿", "事实无人抚养儿童", "低保对象", "返贫致贫人口", "监测对象", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户", "因病致贫家庭重病患者")
STAYS, OTHERS = 220, 60
CLASSES = {hospital.name: hospital.charge_class for hospital in HOSPITALS if hospital.charge_class}
MONTH = datetime.date(YEAR, 9, 1)
FILED = datetime.date(YEAR, 1, 10)


def data():
    """Return sound rows for every sheet."""
    dice, protected = random.Random(SEED), of_categories(*GROUPS)
    patients = dice.sample(protected, STAYS + OTHERS)
    stays = [_stay(dice, number, person) for number, person in enumerate(patients[:STAYS], 1)]
    over = [stay for stay in stays if _verdict(stay) == "超控"]
    roster = [{"name": person.name, "category": person.category, "id_number": person.id_number, "township": person.township, "village": person.village,
               "source_unit": "民政", "valid_from": datetime.date(2023, 9, 4)} for person in patients]
    unmarked = set(dice.sample(range(len(roster)), 6))
    return {"admissions": stays, "institutions": [{"institution": name, "charge_class": word} for name, word in CLASSES.items()],
            "list:fields": {"month_on": MONTH}, "summary:fields": {"month_on": None},
            "deductions": [{"admission_no": stay["admission_no"], "notified_on": (on := stay["settled_on"] + DAY * 15), "deducted": _excess(stay),
                            "deducted_on": on + DAY * 30} for stay in over],
            "people": roster, "marked": [{"name": row["name"], "category": row["category"], "id_number": row["id_number"], "marked_on": FILED}
                                         for place, row in enumerate(roster) if place not in unmarked]}


def _stay(dice, number, person):
    admitted = datetime.date(YEAR, 2, 1) + DAY * dice.randrange(240)
    discharged = admitted + DAY * dice.randrange(3, 20)
    total = round(dice.uniform(800, 60_000), 2)
    return {"name": person.name, "category": person.category, "id_number": person.id_number, "institution": dice.choice(list(CLASSES)),
            "in_province": "是", "admission_no": f"LX{YEAR}{number:05d}", "admitted_on": admitted, "discharged_on": discharged, "settled_on": discharged,
            "total": total, "out_of_catalog": round(total * dice.choice((0.05, 0.1, 0.12, 0.15, 0.18, 0.25, 0.33)), 2)}


def _verdict(stay, rule=out_of_catalog_verdict):
    return rule(stay["category"], stay["in_province"], CLASSES[stay["institution"]], stay["out_of_catalog"], stay["total"], policy="linxian-2023")


def _excess(stay):
    return _verdict(stay, out_of_catalog_excess)


def with_mistakes():
    """Return the data and, for each planted mistake, (check code, sheet key, row, what was done)."""
    mistakes = Mistakes(data())
    rows, planted, plant, add = mistakes.rows, mistakes.planted, mistakes.plant, mistakes.add

    within = next(row["admission_no"] for row in rows["admissions"] if _verdict(row) == "未超")
    plant("Z03", "admissions", 30, "身份证号末三位变成000", id_number="450000198808082000")
    plant("Z05", "admissions", 60, "结算日期写成2025.9.3", settled_on="2025.9.3")
    plant("Z08", "admissions", 90, "目录外费用为负", out_of_catalog=-5.0)
    plant("Z10", "admissions", 120, "类别写成低保户", category="低保户")
    plant("Z15", "admissions", 150, "控制额被改写", out_of_catalog_cap=1.0)
    add("J04", "institutions", "同一机构登记两次")
    plant("D05", "deductions", 2, "通知日期写成2025.9", notified_on="2025.9")
    plant("D07", "deductions", 5, "扣付早于通知", deducted_on=datetime.date(YEAR, 1, 2))
    add("D16", "deductions", "没有超控的病例也扣付", admission_no=within)
    add("D12", "deductions", "扣付没有住院登记", admission_no="无此号")
    plant("A07", "people", 4, "退出早于起始", valid_until=datetime.date(2023, 1, 1))
    add("A11", "people", "名单中同一人两行")
    plant("B06", "marked", 7, "标记日期在未来", marked_on=datetime.date(2099, 1, 1))
    add("B11", "marked", "系统导出同一人两行")
    return rows, planted

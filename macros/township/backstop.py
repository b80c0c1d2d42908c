"""兜底结算与门慢 of the fictitious township in 2025: bills advanced by institutions, chronic diseases recognised, village clinics.

The fee of a visit, the patient's part of it and the names of the diseases are made up here (`policy`): the notice gives none.
"""

import datetime
import random
from collections import Counter

from macros.township.hospitals import HOSPITALS
from macros.township.mistakes import Mistakes
from macros.township.people import DAY, SURNAMES, TOWNSHIPS, YEAR, identity_number, of_categories
from udfs import backstop_amount, catalog_excess, load

TEMPLATE, ROWS, SEED = "兜底结算与门慢", 300, 20250608
DISEASES = tuple(f"示例病种{number:02d}" for number in range(1, 30))
FEE, PATIENT = 10, 5
COUNTY = tuple(hospital for hospital in HOSPITALS if hospital.in_county)
RECOGNISING = tuple(hospital.name for hospital in COUNTY if hospital.level == "县级")
SUPPORT = ("未脱贫", "两年继续扶持期内", "已过继续扶持期")


def policy():
    """Return the notice with figures of a county that does not exist."""
    return load("guangxi-2019").with_values(chronic_diseases=list(DISEASES), general_consultation_fee=FEE, village_clinic_self_pay=PATIENT)


def day(dice, last=330):
    """Return a day of the year."""
    return datetime.date(YEAR, 1, 1) + DAY * dice.randrange(last)


def data():
    """Return sound rows for every sheet."""
    dice, people = random.Random(SEED), of_categories("建档立卡贫困人口")
    support = {person.id_number: dice.choices(SUPPORT, (40, 50, 10))[0] for person in people}
    visits, month = _clinic_visits(dice, people), {"month_on": datetime.date(YEAR, 9, 1)}
    recognitions = _recognitions(dice, people)
    return {"roster": [_on_roster(dice, person, support[person.id_number]) for person in people],
            "settlements": [_settlement(dice, number, dice.choice(people), support) for number in range(1, 221)],
            "settlement_summary:fields": month, "recognitions": recognitions, "recognition_report:fields": month,
            "cancellations": [{"recognition_no": row["recognition_no"], "cancelled_on": row["recognised_on"] + DAY * 30, "reason": "不符合诊断标准",
                               "refused": round(dice.uniform(100, 900), 2)} for row in recognitions[::12]],
            "clinic_visits": visits, "clinic_report:fields": month, "fee_payments": _fee_payments(visits)}


def _on_roster(dice, person, support):
    left = None if support == "未脱贫" else datetime.date(2024 if support == "两年继续扶持期内" else 2021, 12, 1)
    return {"name": person.name, "category": person.category, "id_number": person.id_number, "township": person.township,
            "village": person.village, "support": support, "left_on": left}


def _settlement(dice, number, person, support):
    """Return one bill whose payers, patient and institution sum to it, in fen."""
    care = "门诊特殊慢性病" if support[person.id_number] == "已过继续扶持期" or dice.random() < 0.4 else "住院"
    place = dice.choice(COUNTY if care != "住院" else [hospital for hospital in HOSPITALS if hospital.in_province])
    total = dice.randrange(8_000, 150_000) if care != "住院" else dice.randrange(90_000, 4_000_000)
    listed = round(total * dice.choice((0.97, 0.95, 0.92, 0.9, 0.86))) if care == "住院" else None
    approved = "是" if care == "住院" and listed < 0.9 * total and dice.random() < 0.3 else "否"
    inputs = {"category": person.category, "institution_level": place.level, "single_disease": "否", "special_case_approved": approved,
              "in_catalog": listed and listed / 100, "total": total / 100}
    excess = round((catalog_excess(**inputs, policy="guangxi-2019") or 0) * 100)
    paid = [round(total * share) for share in (0.6, dice.choice((0, 0.06)), dice.choice((0, 0.02)), dice.choice((0.05, 0.1, 0.15)))]
    own = total - sum(paid) - excess
    backstop = round(backstop_amount(care, total / 100, own / 100, policy="guangxi-2019") * 100)
    settled = day(dice)
    return {"id_number": person.id_number, "bill_no": f"DF{YEAR}{number:04d}", "institution": place.name, "institution_level": place.level,
            "in_county": "是" if place.in_county else "否", "care": care, "settled_on": settled, **{key: fen / 100 for key, fen in zip(
                ("basic", "serious", "second", "assistance"), paid)}, "total": total / 100, "self_pay": own / 100, "paid": (own - backstop) / 100,
            "received_on": settled + DAY * 25 if settled.month < 11 else None, "in_catalog": inputs["in_catalog"], "special_case_approved": approved}


def _recognitions(dice, people):
    rows = []
    for number, person in enumerate(dice.sample(people, 48), 1):
        recognised = day(dice, 300)
        rows.append({"recognition_no": f"MT{YEAR}-{number:03d}", "id_number": person.id_number, "diagnosis": dice.choice(DISEASES), "recognised_on": recognised,
                     "institution": dice.choice(RECOGNISING), "level": "二级(县级)", "specialty": "内科", "physician": dice.choice(SURNAMES) + "例医甲",
                     "physician_title": "主任医师", "second": dice.choice(SURNAMES) + "例医乙", "second_title": dice.choice(("主治医师", "副主任医师")),
                     "entered_on": recognised + DAY, "filed_on": recognised + DAY * 20})
    return rows


def _clinic_visits(dice, people):
    rows = []
    for _ in range(200):
        person = dice.choice(people)
        place = next(hospital.name for hospital in COUNTY if hospital.level == "乡镇" and (
            person.township[:2] in hospital.name or person.township in ("东岭乡", "临江街道")))
        rows.append({"name": person.name, "id_number": person.id_number, "visited_on": day(dice, 273), "centre": place, "clinic": f"{person.village}卫生室",
                     "direct": "是" if person.village == TOWNSHIPS[person.township][0] else "否", "cost": round(dice.uniform(5, 80), 2), "paid": PATIENT})
    return rows


def _fee_payments(visits):
    counts = Counter((row["visited_on"].replace(day=1), row["centre"]) for row in visits)
    return [{"month_on": month, "centre": centre, "declared": count * FEE, "declared_on": (on := (month + DAY * 31).replace(day=8)),
             "received_on": on + DAY * 12, "passed_on": on + DAY * 20} for (month, centre), count in sorted(counts.items())]


def with_mistakes():
    """Return the data and, for each planted mistake, (check code, sheet key, row, what was done)."""
    mistakes = Mistakes(data())
    rows, planted, plant, add = mistakes.rows, mistakes.planted, mistakes.plant, mistakes.add
    stranger = identity_number(random.Random(SEED + 1), datetime.date(1970, 1, 1), "女")
    bills = {care: iter([place for place, row in enumerate(rows["settlements"]) if row["care"] == care]) for care in ("住院", "门诊特殊慢性病")}

    def bill(code, kind, what, **changes):
        plant(code, "settlements", next(bills[kind]), what, **changes)

    plant("A05", "roster", 5, "脱贫日期写成2024年12月", left_on="2024年12月")
    bill("B01", "住院", "结算单号漏填", bill_no=None)
    bill("B04", "住院", "总费用录成文本", total="12,500元")
    bill("B06", "住院", "结算日期在未来", settled_on=datetime.date(2099, 1, 1), received_on=None)
    bill("B08", "住院", "二次报销为负", second=-10.0)
    bill("B09", "门诊特殊慢性病", "个人自付大于总费用", self_pay=99_999.0)
    bill("B10", "住院", "就医类型写成门诊", care="门诊")
    bill("B15", "住院", "兜底金额的公式被数字盖掉", backstop_amount=88.88)
    bill("B17", "门诊特殊慢性病", "门诊特殊慢性病在县域外就医", in_county="否")
    bill("B18", "住院", "目录内费用大于总费用", in_catalog=99_999.0)
    past = next(row["id_number"] for row in rows["roster"] if row["support"] == "已过继续扶持期")
    add("B16", "settlements", "过了继续扶持期的人住院兜底", id_number=past, bill_no="DF2025-9001", care="住院")
    add("B12", "settlements", "不在名册中的人", id_number=stranger, bill_no="DF2025-9002")
    add("B11", "settlements", "同一张结算单登记两次")
    plant("D07", "recognitions", 2, "认定之前已录入系统", entered_on=rows["recognitions"][2]["recognised_on"] - DAY)
    plant("D10", "recognitions", 5, "病种不在名单之内", diagnosis="感冒")
    plant("D16", "recognitions", 8, "住院医师参加认定", second_title="住院医师")
    plant("D17", "recognitions", 11, "乡镇卫生院作的认定", level="二级以下", institution="白石乡卫生院")
    add("D11", "recognitions", "同一人同一病种认定两次", recognition_no="MT2025-901")
    add("E12", "cancellations", "取消的编号没有登记", recognition_no="MT2025-999")
    plant("F03", "clinic_visits", 4, "身份证号末三位变成000", id_number="450000198808082000")
    plant("G07", "fee_payments", 3, "支付早于拨付", passed_on=rows["fee_payments"][3]["received_on"] - DAY)
    add("G11", "fee_payments", "同一卫生院同月申报两次")
    return rows, planted

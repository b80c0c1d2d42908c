"""住院费用监测 of the fictitious township in 2025: a year of stays, and every ledger of special cases, filing, pushing and mending."""

import datetime
import random

from macros.township.hospitals import HOSPITALS
from macros.township.mistakes import Mistakes
from macros.township.people import DAY, SURNAMES, YEAR, people
from udfs import catalog_verdict, load, push_due

TEMPLATE, ROWS, SEED = "住院费用监测", 300, 20250222
POLICY = "guangxi-2022"
STAYS, OTHERS = 220, 60  # admissions; people on the lists who were not in hospital
OFFICES = ("市级卫生健康委", "同级乡村振兴部门", "同级医保部门")
MONTH = datetime.date(YEAR, 9, 1)


def data():
    """Return sound rows for every sheet."""
    dice, scope = random.Random(SEED), load(POLICY).catalog_scope
    protected = [person for person in people() if person.category in scope]
    patients = dice.sample(protected, STAYS + OTHERS)
    stays = [_stay(dice, number, person) for number, person in enumerate(patients[:STAYS], 1)]
    below = [stay for stay in stays if _verdict(stay) == "低于比例"]
    special, rest = below[::4], [stay for place, stay in enumerate(below) if place % 4]
    for stay in special:
        stay["special_case_approved"] = "是"
    reviews = [_review(number, stay) for number, stay in enumerate(special, 1)]
    roster = [_listed(person) for person in patients]
    return {"admissions": stays, "list:fields": {"month_on": MONTH, "received_on": datetime.date(YEAR, 10, 10)}, "reviews": reviews,
            "summary:fields": {"month_on": None}, "people": roster, "marked": _marked(dice, roster, protected, patients),
            "pushes": _pushes(rest), "applications": [_application(stay, review) for stay, review in zip(special, reviews)],
            "opinions": [{"admission_no": review["admission_no"], "expert": f"{SURNAMES[place]}例专", "title": "主任医师", "opinion": "符合特殊病例",
                          "grounds": "病情需要", "given_on": review["applied_on"]} for review in reviews for place in range(3)],
            "calls": [_call(review) for review in reviews[:3]], "filings": [_filing(review, office) for review in reviews for office in OFFICES],
            "library": [{"admission_no": review["admission_no"], "disease": "示例病种", "situation": "目录外用药确需", "listed_on": review["filed_on"],
                         "reported_on": review["filed_on"] + DAY * 20} for review in reviews],
            "rectifications": [_rectification(stay) for stay in rest[:40]], **_others(dice)}


def _stay(dice, number, person):
    hospital = dice.choice(HOSPITALS[:9])
    admitted = datetime.date(YEAR, 2, 1) + DAY * dice.randrange(240)
    discharged = admitted + DAY * dice.randrange(3, 20)
    total = round(dice.uniform(800, 60_000), 2)
    return {"name": person.name, "category": person.category, "id_number": person.id_number, "institution": hospital.name,
            "institution_level": hospital.level, "admission_no": f"ZY{YEAR}{number:05d}", "admitted_on": admitted, "discharged_on": discharged,
            "settled_on": discharged, "total": total, "in_catalog": round(total * dice.choice((0.97, 0.95, 0.93, 0.91, 0.9, 0.88, 0.82)), 2),
            "single_disease": "是" if dice.random() < 0.05 else "否", "special_case_approved": "否"}


def _verdict(stay):
    inputs = ("category", "institution_level", "single_disease", "special_case_approved", "in_catalog", "total")
    return catalog_verdict(**{name: stay[name] for name in inputs}, policy=POLICY)


def _review(number, stay):
    """Return an approval asked for, received, decided and filed in the four working days before the discharge or admission."""
    received = stay["admitted_on"] - DAY * 20
    return {"review_no": f"TS{YEAR}-{number:03d}", "admission_no": stay["admission_no"], "route": "应急补办" if number <= 3 else "事前申报",
            "applied_on": received - DAY, "received_on": received, "members": 5, "approvals": 4, "approved_on": received + DAY,
            "conclusion": "同意", "filed_on": received + DAY * 3}


def _listed(person):
    return {"name": person.name, "category": person.category, "id_number": person.id_number, "township": person.township,
            "village": person.village, "source_unit": "乡村振兴" if "脱贫" in person.category else "民政",
            "valid_from": max(datetime.date(2022, 1, 1), person.birth)}


def _marked(dice, roster, protected, patients):
    """Return the system's marks: five of the list missing, four with another category, three of no list."""
    picked = dice.sample(range(len(roster)), 9)
    rows = [{"name": row["name"], "id_number": row["id_number"], "marked_on": datetime.date(YEAR, 1, 10),
             "category": "特困人员、孤儿" if place in picked[5:] else row["category"]} for place, row in enumerate(roster) if place not in picked[:5]]
    strangers = [person for person in protected if person not in patients][:3]
    return rows + [{"name": person.name, "id_number": person.id_number, "category": person.category, "marked_on": datetime.date(YEAR, 1, 10)}
                   for person in strangers]


def _pushes(rest):
    found = {}
    for stay in rest:
        key = stay["settled_on"].replace(day=1), stay["institution"]
        found[key] = found.get(key, 0) + 1
    rows = []
    for (month, institution), cases in sorted(found.items()):
        received = (month + DAY * 31).replace(day=9)
        rows.append({"list_on": month, "institution": institution, "cases": cases, "received_on": received,
                     "pushed_on": push_due(received, policy=POLICY), "receiver": "例接收"})
    return rows


def _application(stay, review):
    return {"admission_no": stay["admission_no"], "applicant": stay["name"][0] + "例属", "relation": "子女", "applied_on": review["applied_on"],
            "reason": "病情确需目录外药品", "expected_total": stay["total"], "expected_out": round(stay["total"] - stay["in_catalog"], 2)}


def _call(review):
    return {"admission_no": review["admission_no"], "called_on": review["applied_on"], "called_at": "21:30", "caller": "例医生", "leader": "例领导 局长",
            "reason": "病情危急需立即用药", "answer": "同意", "recorder": "例记录", "made_up_on": review["received_on"]}


def _filing(review, office):
    return {"admission_no": review["admission_no"], "office": office, "filed_on": review["filed_on"],
            "forwarded_on": review["filed_on"] + DAY * 10 if office == OFFICES[0] else None}


def _rectification(stay):
    found = stay["settled_on"] + DAY * 20
    return {"admission_no": stay["admission_no"], "problem": "目录外费用超过10%", "measure": "规范用药,核减费用", "found_on": found,
            "due_on": found + DAY * 30, "done_on": found + DAY * 25, "person": "例责任"}


def _others(dice):
    kinds = ("过度检查", "过度治疗", "过度用药", "分解收费", "超标准收费", "重复收费")
    days = [datetime.date(YEAR, month, 15) for month in range(1, 11)]
    return {"behaviours": [{"institution": dice.choice(HOSPITALS[:7]).name, "behaviour": dice.choice(kinds), "found_on": on, "amount": round(dice.uniform(50, 900), 2),
                            "details": "示例", "handled_on": on + DAY * 10, "result": "退还费用"} for on in days],
            "training": [{"held_on": on, "kind": dice.choice(("培训", "宣传")), "subject": "目录费用占比和特殊病例审批", "organiser": "例县医保局",
                          "audience": "医务人员", "people": dice.randrange(10, 60), "place": "会议室"} for on in days],
            "contacts": [{"name": f"{SURNAMES[place]}例甲", "unit": "例县卫生健康局", "duty": duty, "phone": f"139000000{place:02d}", "since_on": datetime.date(YEAR, 1, 5)}
                         for place, duty in enumerate(("名单推送", "特殊病例审批", "信息备案", "整改督促"))]}


def with_mistakes():
    """Return the data and, for each planted mistake, (check code, sheet key, row, what was done)."""
    mistakes = Mistakes(data())
    rows, planted, plant, add = mistakes.rows, mistakes.planted, mistakes.plant, mistakes.add
    late = datetime.date(YEAR, 12, 20)

    reached = next(row["admission_no"] for row in rows["admissions"] if _verdict(row) == "达标")
    plant("Z04", "admissions", 100, "总费用录成文本", total="3,000元")
    plant("A10", "people", 2, "类别写成低保户", category="低保户")
    add("A11", "people", "名单中同一人两行")
    plant("A07", "people", 8, "退出早于起始", valid_until=datetime.date(2021, 1, 1))
    plant("B03", "marked", 5, "系统导出的身份证号末三位变成000", id_number="450000198808082000")
    plant("D16", "pushes", 1, "推送晚于期限", pushed_on=late)
    plant("D15", "pushes", 3, "推送期限被改写", push_due=late)
    plant("D04", "pushes", 5, "例数写成3例", cases="3例")
    plant("E09", "applications", 1, "预计目录外大于总费用", expected_out=999_999.0)
    add("E12", "applications", "申请没有住院登记", admission_no="无此号")
    plant("F10", "opinions", 4, "意见写成同意", opinion="同意")
    add("F11", "opinions", "同一专家鉴定两次")
    plant("G07", "calls", 1, "补办早于通话", made_up_on=rows["calls"][1]["called_on"] - DAY)
    plant("H16", "filings", 4, "备案晚于5个工作日", filed_on=late, forwarded_on=None)
    add("H12", "filings", "没有审批就备案", admission_no=reached, filed_on=None, forwarded_on=None)
    plant("I05", "library", 2, "入库日期写成2025.6", listed_on="2025.6")
    plant("K16", "rectifications", 3, "整改逾期", done_on=late)
    add("K17", "rectifications", "达标的病例也列入整改", admission_no=reached)
    plant("L08", "behaviours", 2, "金额为负", amount=-20.0)
    plant("M06", "training", 3, "日期在未来", held_on=datetime.date(2099, 1, 1))
    plant("N01", "contacts", 1, "联系电话漏填", phone=None)
    return rows, planted

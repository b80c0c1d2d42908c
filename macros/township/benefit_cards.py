"""待遇明白卡 filled for the fictitious township: what people received in 2025, screening, refusals, 两病, problems.

The amounts that the notice leaves to the county are made up here, so that nothing says 待填; they are nobody's figures.
"""

import datetime
import random

from macros.township.hospitals import HOSPITALS
from macros.township.mistakes import Mistakes
from macros.township.people import identity_number, people
from udfs import load

TEMPLATE = "待遇明白卡"
ROWS = 1300  # the room that everybody needs on one sheet
SEED = 20250310
DAY = datetime.timedelta(days=1)
FIRST = datetime.date(2025, 1, 6)
MADE_UP = {"enrolment_subsidy_special_hardship": 400, "enrolment_subsidy_minimum_living": 280, "enrolment_subsidy_monitored": 240,
           "enrolment_subsidy_lifted_from_poverty": 120, "direct_assistance_threshold": 500, "direct_assistance_ratio": 0.7,
           "direct_assistance_limit": 30000}
SUBSIDIES = {"特困人员": 400, "低保对象": 280, "脱贫人口": 120}
PROMPT = ("恶性肿瘤门诊治疗", "器官移植抗排异治疗", "尿毒症透析")
OFFICIALS = ("干部示例", "干部样本", "村干测甲", "村干测乙")
PROBLEMS = (("慢特病办理时限偏长", "压缩办理环节,下沉受理窗口"), ("部分群众不了解资助参保政策", "逐户发放明白卡并讲解"), ("未参保名单推送不及时", "每月固定日期推送"),
            ("待遇享受台账更新滞后", "按月比对,及时补登"), ("慢病初筛覆盖不全", "按村排出初筛计划"), ("身份标识与名单不一致", "逐人核对后更新标识"))


def policy():
    """Return the notice with the made-up figures of a county.

    >>> policy().direct_assistance_limit
    30000
    """
    return load("linxian-2023").with_values(**MADE_UP)


def data(count=None):
    """Return the sound rows of every sheet, of the first `count` people.

    >>> len(data()["people"])
    1200
    """
    dice, everybody = random.Random(SEED), people()[:count]
    roster = [{"name": person.name, "id_number": person.id_number, "category": person.category, "township": person.township,
               "village": person.village, "phone": person.phone} for person in everybody]
    screening = _screening(dice, everybody)
    refused = _refused(dice, everybody)
    return {"people": roster, "received": _received(dice, everybody), "screening": screening, "refused": refused,
            "two_diseases": _two_diseases(dice, screening, refused), "issues": _issues(dice),
            "people:fields": {"year": 2025},
            "card:fields": {"id_number": _example(everybody).id_number, "issued_on": datetime.date(2025, 12, 1), "phone": "0000-0000000"}}


def _example(everybody):
    return next(person for person in everybody if person.category == "低保对象")


def _received(dice, everybody):
    rows, seen = [], set()

    def add(person, item, amount, institution=None):
        day = FIRST + DAY * dice.randrange(340)
        if (person.id_number, item, day) not in seen:
            seen.add((person.id_number, item, day))
            rows.append({"id_number": person.id_number, "item": item, "institution": institution, "settled_on": day, "amount": amount})

    for person in everybody:
        subsidy = next((amount for word, amount in SUBSIDIES.items() if word in person.category), None)
        if subsidy and dice.random() < 0.3:
            add(person, "资助参保", subsidy)
    example = _example(everybody)
    for person in [example, *dice.sample(everybody, len(everybody) // 6)]:
        place = dice.choice(HOSPITALS[:9]).name
        add(person, "基本医保", round(dice.uniform(600, 20000), 2), place)
        if person is example or dice.random() < 0.4:
            add(person, "大病保险", round(dice.uniform(200, 9000), 2), place)
        if any(word in person.category for word in ("特困人员", "低保对象", "返贫致贫人口")):
            add(person, "直接救助", round(dice.uniform(100, 4000), 2), place)
            add(person, "倾斜救助", round(dice.uniform(200, 8000), 2), place)
            add(person, "倾斜救助", round(dice.uniform(200, 8000), 2), place)
    return rows


def _screening(dice, everybody):
    rows = []
    for person in dice.sample(everybody, len(everybody) // 3):
        day = FIRST + DAY * dice.randrange(300)
        row = {"id_number": person.id_number, "screened_on": day, "result": dice.choice(("未见异常",) * 6 + ("疑似", "疑似", "已确诊")),
               "measured": f"血压{dice.randrange(105, 175)}/{dice.randrange(65, 105)}"}
        if row["result"] != "未见异常":
            row["disease"] = dice.choice(("高血压", "糖尿病", "冠心病"))
            if dice.random() < 0.8:
                row |= {"referred_to": "云岭县人民医院", "referred_on": day + DAY * dice.randrange(1, 15),
                        "outcome": dice.choice(("认定慢特病", "不符合慢特病", "纳入两病", "办理中"))}
        rows.append(row)
    return rows


def _refused(dice, everybody):
    rows = []
    for number, person in enumerate(dice.sample(everybody, 24)):
        applied = FIRST + DAY * dice.randrange(280)
        rows.append({"id_number": person.id_number, "disease": dice.choice(("高血压", "糖尿病", "冠心病", "慢性阻塞性肺疾病", *PROMPT[:1])), "applied_on": applied,
                     "institution": "云岭县人民医院", "decided_on": applied + DAY * dice.randrange(3, 20), "reason": "检查结果未达到准入条件",
                     "notice_no": f"告知2025-{number + 1:03d}", "delivery": dice.choice(("当面送达", "村干部转交"))})
        rows[-1]["noticed_on"] = rows[-1]["decided_on"] + DAY * dice.randrange(0, 6)
        rows[-1]["two_disease"] = "是" if rows[-1]["disease"] in ("高血压", "糖尿病") else "否"
    return rows


def _two_diseases(dice, screening, refused):
    rows, seen = [], set()
    found = [(row["id_number"], row["disease"], "慢特病不符合", row["noticed_on"]) for row in refused if row["two_disease"] == "是"]
    found += [(row["id_number"], row["disease"], "初筛发现", row["referred_on"]) for row in screening
              if row.get("outcome") == "纳入两病" and row["disease"] != "冠心病"]
    for number, disease, source, day in found:
        if number not in seen:
            seen.add(number)
            reported = day + DAY * dice.randrange(1, 8)
            rows.append({"id_number": number, "disease": disease, "found_by": source, "reported_on": reported,
                         "listed_on": reported + DAY * dice.randrange(2, 12) if dice.random() < 0.9 else None})
    return rows


def _issues(dice):
    rows = []
    for number in range(18):
        problem, measure = PROBLEMS[number % len(PROBLEMS)]
        found = FIRST + DAY * (15 * number + dice.randrange(10))
        due = found + DAY * 60
        rows.append({"source": dice.choice(("国考反馈", "省考反馈", "自查发现")), "problem": problem, "found_on": found, "measure": measure,
                     "owner": f"{dice.choice(('青溪镇', '白石乡', '县医保中心'))} {dice.choice(OFFICIALS)}", "due_on": due,
                     "closed_on": due - DAY * dice.randrange(0, 30), "evidence": "整改报告、照片"})
    for row in rows[-3:]:  # still open, and not yet due at the turn of the year
        row |= {"due_on": datetime.date(2026, 3, 31), "closed_on": None, "evidence": None}
    return rows


def with_mistakes(count=None):
    """Return the rows with mistakes and, for each planted one, (check code, sheet key, row, what was done)."""
    mistakes = Mistakes(data(count))
    made, planted, plant, add = mistakes.rows, mistakes.planted, mistakes.plant, mistakes.add

    used = {row["id_number"] for sheet in ("received", "screening", "refused", "two_diseases") for row in made[sheet]}
    free = iter([row for row, person in enumerate(made["people"]) if person["id_number"] not in used])
    stranger = identity_number(random.Random(SEED), datetime.date(1966, 6, 6), "女", {person.id_number for person in people()})
    plant("P01", "people", next(free), "村名漏填", village=None)
    plant("P03", "people", next(free), "身份证号错一位", id_number="450000199001010045")
    plant("P10", "people", next(free), "类别写成五保户", category="五保户")
    add("P11", "people", "同一人登记两行", 2)
    plant("B04", "received", 3, "金额带单位", amount="1,200元")
    plant("B08", "received", 5, "金额为负", amount=-50.0)
    plant("B10", "received", 7, "项目不在下拉表中", item="二次报销")
    plant("B11", "received", 9, "身份证号不在清单", id_number=stranger)
    add("B12", "received", "同一笔登记两次", 11)
    plant("Q02", "screening", next(row for row, entry in enumerate(made["screening"]) if not entry.get("referred_on")), "有转介机构没有日期",
          referred_to="云岭县人民医院", referred_on=None)
    plant("Q05", "screening", 1, "日期写成2025.9.3", screened_on="2025.9.3")
    plant("Q07", "screening", next(row for row, entry in enumerate(made["screening"]) if row > 1 and entry.get("referred_on")), "转介早于初筛",
          referred_on=datetime.date(2024, 12, 1))
    plant("F12", "refused", 2, "没有书面告知", noticed_on=None, notice_no=None)
    plant("F13", "refused", next(row for row, entry in enumerate(made["refused"]) if row > 2 and entry["two_disease"] == "否"), "两病患者没有纳入", two_disease="是")
    plant("F07", "refused", 0, "认定早于申请", decided_on=made["refused"][0]["applied_on"] - DAY)
    add("L12", "two_diseases", "同一人纳入两次", 0)
    plant("G11", "issues", 4, "到期没有销号", closed_on=None)
    plant("G01", "issues", 5, "没有整改措施", measure=None)
    plant("G06", "issues", 6, "销号日期在未来", closed_on=datetime.date(2099, 1, 1))
    planted.append(("G11", "issues", 6, "未来的销号也晚于时限"))
    return made, planted

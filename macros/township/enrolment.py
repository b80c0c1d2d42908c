"""参保与资助 filled for the fictitious township, in its three editions: sound rows, and rows with the mistakes that staff make.

The amounts that the notices leave to the county are made up here, so that nothing says 待填; they are nobody's figures.
"""

import datetime
import random
from dataclasses import replace

from macros.township.mistakes import Mistakes
from macros.township.people import identity_number, of_categories, people
from udfs import load

LINXIAN, GUANGXI, SHANXI = "参保与资助(临县)", "参保与资助(广西2019)", "参保与资助(山西)"
POLICIES = {LINXIAN: "linxian-2023", GUANGXI: "guangxi-2019", SHANXI: "shanxi-2019"}
CATEGORIES = {GUANGXI: ("建档立卡贫困人口",), SHANXI: ("特困人员", "低保对象", "建档立卡贫困人口", "在乡重点优抚对象", "低收入救助对象", "因病致贫家庭重病患者")}
MADE_UP = {
    LINXIAN: {"personal_fee_standard": 400, "enrolment_subsidy_special_hardship": 400, "enrolment_subsidy_minimum_living": 280,
              "enrolment_subsidy_monitored": 240, "enrolment_subsidy_lifted_from_poverty": 120, "unenrolled_list_day": 20},
    GUANGXI: {"enrolment_target_residents": 0.95},
    SHANXI: {"personal_fee_standard": 400, "fiscal_subsidy_standard": 670, "enrolment_subsidy_minimum_living": 280,
             "enrolment_subsidy_veterans": 200, "enrolment_city_subsidy": 150}}
ROWS = 1300  # the room that everybody needs on one sheet
SEED = 20250210
DAY = datetime.timedelta(days=1)
REASONS = ("户籍迁出", "死亡", "现役军人", "婚出", "农转非", "判刑收监", "出国定居", "失踪")
EVIDENCE = {"户籍迁出": "户籍迁出证明", "死亡": "死亡证明", "现役军人": "入伍通知书", "婚出": "结婚证、户籍证明", "农转非": "户口簿", "判刑收监": "判决书",
            "出国定居": "村委会证明、护照复印件", "失踪": "公安机关证明"}
WHY_NOT = ("外出务工未回", "认为费用高", "身体好不愿参保", "已在外地参保未办转移", "")
OFFICIALS = ("干部示例", "干部样本", "村干测甲", "村干测乙")


def policy(edition=LINXIAN):
    """Return the edition's policy with the made-up figures of a county.

    >>> policy().personal_fee_standard
    400
    """
    return load(POLICIES[edition]).with_values(**MADE_UP[edition])


def population(edition=LINXIAN, count=None):
    """Return the people whom the edition's notice is about, the first `count` of them.

    >>> len(population()), {person.category for person in population(GUANGXI)}
    (1200, {'建档立卡贫困人口'})
    """
    return (list(people()) if edition == LINXIAN else of_categories(*CATEGORIES[edition]))[:count]


def who(person):
    """Return the cells that say who somebody is."""
    return {"name": person.name, "id_number": person.id_number, "category": person.category, "township": person.township,
            "village": person.village}


def data(edition=LINXIAN, count=None):
    """Return the sound rows of every sheet.

    >>> sound = data()
    >>> len(sound["roster"]) + len(sound["excluded"])
    1200
    """
    dice, everybody = random.Random(SEED), population(edition, count)
    gone = dice.sample(everybody, max(8, len(everybody) // 50))
    excluded = [{**who(person), **_grounds(dice, number)} for number, person in enumerate(gone)]
    staying = [person for person in everybody if person not in gone]
    if edition == GUANGXI:  # so few that all of them would be insured
        staying = [replace(person, insured=number % 9 != 4) for number, person in enumerate(staying)]
    roster = [{**who(person), "household_no": f"H{person.household:04d}", "head_name": person.head_name, "phone": person.phone} for person in staying]
    made = {"roster": roster, "excluded": excluded, "insured": _insured(dice, staying), "mobilise": _visits(dice, staying),
            "training": _events(dice), "uninsured:fields": {"month_on": datetime.date(2025, 11, 1), "pushed_on": datetime.date(2025, 11, 20),
                                                             "pushed_to": "各乡镇人民政府"},
            "report:fields": {"month_on": datetime.date(2025, 11, 1)}}
    if edition == LINXIAN:
        for row in dice.sample(roster, len(roster) // 6):
            row["focus"] = dice.choice(("动态调整", "就业不稳定", "易地搬迁人员", "流动人口"))
        made |= {"subsidy": _subsidies(dice, staying), "marks": _marks(dice, staying)}
    if edition == SHANXI:
        made["subsidy"] = _channels(dice, staying)
    return made


def _grounds(dice, number):
    reason = REASONS[number % len(REASONS)]
    elsewhere = dice.choice(("已在外地参保", "不详")) if reason in ("婚出", "农转非", "户籍迁出") else "未在外地参保"
    return {"reason": reason, "evidence": EVIDENCE[reason], "checked_on": datetime.date(2025, 3, 1) + DAY * dice.randrange(60),
            "checked_by": dice.choice(OFFICIALS), "elsewhere": elsewhere}


def _insured(dice, staying):
    return [{"id_number": person.id_number, "insurance": "职工医保" if dice.random() < 0.04 else "居民医保",
             "place": "邻县" if dice.random() < 0.03 else "云岭县", "paid_on": datetime.date(2024, 10, 8) + DAY * dice.randrange(75)}
            for person in dice.sample(staying, len(staying)) if person.insured]


def _visits(dice, staying):
    """Visit most of those who are not insured, and a few who have paid since."""
    rows = []
    paid = [person for person in staying if person.insured]
    for person in [person for person in staying if not person.insured and dice.random() < 0.8] + dice.sample(paid, min(6, len(paid))):
        visited = datetime.date(2024, 11, 1) + DAY * dice.randrange(200)
        row = {"id_number": person.id_number, "reason": dice.choice(WHY_NOT) or None, "visited_on": visited, "way": dice.choice(("入户", "入户", "电话")),
               "visited_by": dice.choice(OFFICIALS), "result": "已参保" if person.insured else dice.choice(("同意参保", "暂不参保", "联系不上"))}
        if dice.random() < 0.6:
            row |= {"revisited_on": visited + DAY * dice.randrange(5, 40), "revisit": dice.choice(("已讲清政策", "本周缴费", "仍在外地,电话回访"))}
        rows.append(row)
    return rows


def _subsidies(dice, staying):
    """Enter everybody of the four groups but a few, each under one channel."""
    nested = {"孤儿": "特困人员", "事实无人抚养儿童": "特困人员", "脱贫不稳定户": "监测对象", "边缘易致贫户": "监测对象", "突发严重困难户": "监测对象"}
    channels = ("特困人员", "低保对象", "监测对象", "脱贫人口")
    rows = []
    for person in staying:
        own = {nested.get(word, word) for word in person.category.split("、")}
        channel = next((word for word in channels if word in own), None)
        if channel and dice.random() < 0.99:
            granted = datetime.date(2024, 12, 1) + DAY * dice.randrange(60)
            rows.append({"id_number": person.id_number, "channel": channel, "payer": "医疗救助资金" if channel in channels[:2] else "财政资金",
                         "granted_on": granted, "sent_on": granted + DAY * dice.randrange(1, 20)})
    return rows


def _channels(dice, staying):
    """Enter, under the Shanxi notice, nearly everybody for the year, every twelfth of the key groups as added in mid-year."""
    rows = []
    for number, person in enumerate(staying[:-5]):
        granted = datetime.date(2025, 1, 10) + DAY * dice.randrange(40)
        row = {"id_number": person.id_number, "case": "年度资助", "granted_on": granted}
        if "低收入救助对象" in person.category:
            row["city_kind"] = dice.choice(("丧失劳动能力的残疾人", "低收入家庭六十周岁以上的老年人", "低收入家庭未成年人"))
        elif number % 12 == 0:
            row |= {"case": "动态新增", "proof_on": granted + DAY * 60, "enrolled": "否" if number % 36 else "是", "granted_on": granted + DAY * 75}
        if "因病致贫" not in person.category:
            rows.append(row)
    return rows


def _marks(dice, staying):
    rows = []
    for person in dice.sample(staying, len(staying) // 8):
        words = person.category.split("、")
        mark = "、".join(reversed(words)) if dice.random() < 0.9 else dice.choice(("低保对象", "脱贫人口", "普通参保居民"))
        marked = datetime.date(2025, 1, 6) + DAY * dice.randrange(300)
        rows.append({"id_number": person.id_number, "mark": mark, "marked_on": marked, "sent_on": marked + DAY * dice.randrange(1, 15)})
    return rows


def _events(dice):
    return [{"held_on": datetime.date(2025, 1, 10) + DAY * (25 * number + dice.randrange(10)), "form": dice.choice(("集中宣讲", "入户宣传", "业务培训", "发放资料")),
             "township": place, "venue": f"{place}文化站", "topic": dice.choice(("居民医保参保缴费政策", "资助参保和医疗救助政策", "门诊慢特病办理")),
             "audience": dice.choice(("困难群众", "村级医保协管员", "驻村干部")), "persons": dice.randrange(12, 90), "copies": dice.randrange(0, 200),
             "speaker": dice.choice(OFFICIALS)} for number, place in enumerate(("青溪镇", "白石乡", "南屏镇", "东岭乡", "临江街道", "西坪镇", "青溪镇", "西坪镇"))]


def with_mistakes(edition=LINXIAN, count=None):
    """Return the rows with mistakes and, for each planted one, (check code, sheet key, row, what was done)."""
    mistakes = Mistakes(data(edition, count))
    made, planted, plant = mistakes.rows, mistakes.planted, mistakes.plant

    roster, excluded, insured, visits = (made[key] for key in ("roster", "excluded", "insured", "mobilise"))
    insured[:] = [row for row in insured if row["id_number"] != visits[2]["id_number"]]  # for V13
    dice = random.Random(SEED + 1)
    stranger = identity_number(dice, datetime.date(1970, 5, 5), "男", {person.id_number for person in people()})
    touched = {row["id_number"] for row in (*visits, *made.get("subsidy", ()), *made.get("marks", ()))}
    spare = iter([row for row, entry in enumerate(roster) if row > 4 and entry["id_number"] not in touched])
    plant("R01", "roster", next(spare), "村名漏填", village=None)
    plant("R03", "roster", next(spare), "身份证号末三位变成000", id_number="450000198808082000")
    plant("R03", "roster", next(spare), "身份证号是15位", id_number="450000700101004")
    plant("R10", "roster", next(spare), "类别写成贫困户", category="贫困户")
    roster.append(dict(roster[1]))
    planted.append(("R11", "roster", len(roster) - 1, "同一人登记两行"))
    roster.append({**roster[4], **{key: excluded[1][key] for key in who(people()[0])}})
    planted.append(("R12", "roster", len(roster) - 1, "列入花名册后没有从名单清除"))
    insured.append(dict(insured[7]))
    planted.append(("D11", "insured", len(insured) - 1, "同一人有两条参保数据"))
    plant("D05", "insured", 9, "缴费日期写成2024.11.3", paid_on="2024.11.3")
    plant("E01", "excluded", 2, "没有证明材料", evidence=None)
    plant("E06", "excluded", 3, "核对日期在未来", checked_on=datetime.date(2099, 1, 1))
    insured.append({"id_number": excluded[4]["id_number"]})
    planted.append(("E12", "excluded", 4, "列为不符合,却已参保"))
    plant("E13", "excluded", 5, "乡镇写成简称", township="青溪")
    plant("V07", "mobilise", 0, "回访早于动员", revisited_on=visits[0]["visited_on"] - DAY, revisit="已讲清政策")
    plant("V11", "mobilise", 1, "身份证号不在名单", id_number=stranger, result="同意参保")
    plant("V13", "mobilise", 2, "没有缴费却填已参保", result="已参保")
    visits.append(dict(visits[3]))
    planted.append(("V12", "mobilise", len(visits) - 1, "同一人两行"))
    plant("T04", "training", 1, "人数写成约60人", persons="约60人")
    if edition == LINXIAN:
        plant("S13", "subsidy", 5, "类别选错", channel="脱贫人口" if "脱贫" not in made["subsidy"][5]["channel"] else "特困人员")
    if edition == SHANXI:
        plant("S13", "subsidy", 5, "新增没有填是否已参保", case="动态新增", proof_on=None, enrolled=None)
    if "subsidy" in made:
        made["subsidy"].append(dict(made["subsidy"][8]))
        planted.append(("S12", "subsidy", len(made["subsidy"]) - 1, "同一人资助两次"))
    if "marks" in made:
        plant("M07", "marks", 4, "推送早于标识", sent_on=made["marks"][4]["marked_on"] - DAY)
    return made, planted

"""重点救助对象动态管理 filled for 2025: the rosters, a year of households that come, go, split and merge, applications and refusals.

People are those of the fictitious township; the days of public notice in `policy` are made up, since the notice gives none.
"""

import datetime
import random
from functools import lru_cache

from macros.township.mistakes import Mistakes
from macros.township.people import DAY, SURNAMES, YEAR, identity_number, people
from udfs import id_verdict, load

TEMPLATE, SEED = "重点救助对象动态管理", 20250805
GROUPS = {"特困人员": "特困", "低保对象": "低保", "在乡重点优抚对象": "重点优抚"}
APPLICANTS = ("低收入救助对象", "因病致贫家庭重病患者")
POSTED_DAYS = 7
ROSTER_DAY = datetime.date(2024, 12, 20)
DATE = datetime.date


def policy():
    """Return the notice with the county's made-up days of public notice."""
    return load("shanxi-2019").with_values(publicity_days=POSTED_DAYS)


def group_of(person):
    """Return the person's group on the rosters, None for those on none."""
    return next((group for word, group in GROUPS.items() if word in person.category.split("、")), None)


def households():
    """Return the households of the rosters: lists of people, head first."""
    found = {}
    for person in people():
        if group_of(person):
            found.setdefault(person.household, []).append(person)
    return list(found.values())


def line(person, **changes):
    """Return a person's row as both annexes have it."""
    return {"category": group_of(person), "town": person.township, "village": person.village, "head_name": person.head_name, "head_id": person.head_id,
            "household_size": person.household_size, "member_name": person.name, "id_number": person.id_number, **changes}


def newborn(dice, family, taken):
    """Return the row of a child born into a family in the year."""
    birth = DATE(YEAR, 1, 5) + DAY * dice.randrange(30)
    number = identity_number(dice, birth, dice.choice("男女"), taken)
    taken.add(number)
    return line(family[0], household_size=len(family) + 1, member_name=family[0].name[0] + "例新", id_number=number)


def moved(members, head, size):
    """Return the rows of members who now belong to the household of `head`."""
    return [line(person, head_name=head.name, head_id=head.id_number, household_size=size) for person in members]


def event(dice, number, families, taken):
    """Return (rows of one event: kind, row), using up families: natural changes of one person, whole households, splits, merges."""
    family = families.pop()
    if number % 6 == 0:
        return [("自然增加", newborn(dice, family, taken))]
    if number % 6 == 1:
        return [("自然减少", line(family[-1]))]
    if number % 6 == 2:
        return [("自然减少", line(person)) for person in family]
    if number % 6 == 3:
        while len(family) < 4:
            family = families.pop()
        leaving = family[-2:]
        return [*(("自然减少", line(person)) for person in leaving), *(("自然增加", row) for row in moved(leaving, leaving[0], 2))]
    if number % 6 == 4:
        while len(family) > 2:
            family = families.pop()
        other = next(one for one in reversed(families) if group_of(one[0]) == group_of(family[0]))
        families.remove(other)
        together = len(family) + len(other)
        return [*(("自然减少", line(person)) for person in family), *(("自然增加", row) for row in moved(family, other[0], together))]
    return [("新识别", line(person)) for person in family]


@lru_cache
def _events():
    """Return (rows of 附件3 by day, the identity numbers of those newly found, who are not on the year's first roster)."""
    dice, families, rows, found = random.Random(SEED), households(), [], set()
    dice.shuffle(families)
    taken = {person.id_number for person in people()}
    for number in range(36):
        day = DATE(YEAR, 1, 10) + DAY * (number * 9 + dice.randrange(9))
        for kind, row in event(dice, number, families, taken):
            rows.append({**row, "adjustment": kind, "adjusted_on": day})
            if kind == "新识别":
                found.add(row["id_number"])
    rows.sort(key=lambda row: row["adjusted_on"])
    return rows, found


def roster():
    """Return the rows of 附件2: who stood on the lists when the year began."""
    _, found = _events()
    return [line(person) for family in households() for person in family if person.id_number not in found]


def changes():
    """Return the rows of 附件3 of the year, by day."""
    return [dict(row) for row in _events()[0]]


def proof_day(day):
    """Return when the proof of a quarter was drawn up: the 8th after its end."""
    quarter = (day.month + 2) // 3
    return DATE(day.year + quarter // 4, quarter % 4 * 3 + 1, 8)


def entitlement():
    """Return the rows of 救助资格: those found anew, with a settlement before or after the proof, and those who left."""
    dice, rows = random.Random(SEED + 1), []
    twice = [row["id_number"] for row in changes()]
    for row in changes():
        if row["adjusted_on"] >= DATE(YEAR, 10, 1) or twice.count(row["id_number"]) > 1:
            continue
        proof = proof_day(row["adjusted_on"])
        if row["adjustment"] == "自然减少":
            days = {"proof_on": ROSTER_DAY, "exit_on": row["adjusted_on"], "settled_on": row["adjusted_on"] + DAY * dice.randrange(-30, 30)}
        else:
            days = {"proof_on": proof, "settled_on": proof + DAY * dice.randrange(-20, 60)}
        rows.append({"id_number": row["id_number"], **days})
    return rows


def applications():
    """Return the rows of 依申请救助台账: low incomes and poverty by illness, and people added or gone whose treatment abroad was not filed."""
    dice, known = random.Random(SEED + 2), {row["id_number"]: row for row in entitlement()}
    low = [person for person in people() if set(person.category.split("、")) & set(APPLICANTS)]
    rows = []
    for person in [*dice.sample(low, 30), *[person for person in people() if person.id_number in known][:14]]:
        applied = DATE(YEAR, 2, 10) + DAY * dice.randrange(220)
        visited, posted = applied + DAY * dice.randrange(2, 7), applied + DAY * 8
        until = posted + DAY * POSTED_DAYS
        row = {"name": person.name, "category": person.category, "id_number": person.id_number, "town": person.township, "village": person.village,
               "applied_on": applied, "in_area": "是", "filed": "否", "diagnosis": "是", "receipts": "是", "history": "是", "reimbursement": "是",
               "visited_on": visited, "visitor": dice.choice(SURNAMES) + "调查", "visit_result": "情况属实", "posted_on": posted, "posted_until": until,
               "decided_on": until + DAY * 3}
        settled = known.get(person.id_number, {}).get("settled_on")
        agreed = dice.random() < 0.75
        if settled:
            row |= {"in_area": "否", "settled_on": settled}
            agreed = entitled(known[person.id_number])
        if agreed:
            row |= {"conclusion": "同意", "amount": round(dice.uniform(500, 9000), 2), "county_posted_on": until + DAY * 4, "county_posted_until": until + DAY * 11}
        else:
            row |= {"conclusion": "不同意"}
        rows.append(row)
    return rows


def entitled(row):
    """Tell whether a person was entitled on the day of settlement: from the proof on, before the exit."""
    return row["proof_on"] <= row["settled_on"] and not ("exit_on" in row and row["settled_on"] >= row["exit_on"])


def notices():
    """Return the rows of 告知书登记: one for every refusal, in order of issue."""
    rows = []
    for row in applications():
        if row["conclusion"] == "不同意":
            issued = row["decided_on"] + DAY * 2
            clauses = ("SX-14 (十)", None) if "settled_on" in row else ("SX-01 (一)(二)(三)(四)", "SX-02 (三)")
            rows.append({"name": row["name"], "id_number": row["id_number"], "applied_on": row["applied_on"],
                         "clause_one": clauses[0], "clause_two": clauses[1],
                         "issued_on": issued, "office": f"{row['town']}人民政府" if row["town"][-2:] != "街道" else f"{row['town']}办事处",
                         "delivered_on": issued + DAY * 4, "receiver": row["name"]})
    return sorted(rows, key=lambda row: row["issued_on"])


def data():
    """Return sound rows of every sheet, with the third quarter chosen for the proof."""
    return {"roster": roster(), "roster:fields": {"unit": "云岭县民政局", "filter": "低保", "day": DATE(YEAR, 1, 6)},
            "changes": changes(), "changes:fields": {"unit": "云岭县民政局", "day": DATE(YEAR, 10, 8)},
            "proof": [{"reported_on": DATE(YEAR, 10, 11), "proof_on": DATE(YEAR, 10, 8)} for _ in GROUPS],
            "proof:fields": {"year": YEAR, "mode": "季度", "part": 3},
            "entitlement": entitlement(), "applications": applications(), "notices": notices(), "letter:fields": {"chosen": 1}}


def with_mistakes():
    """Return the data and, for each planted mistake, (check code, sheet key, row, what was done)."""
    mistakes = Mistakes(data())
    filled, planted, plant = mistakes.rows, mistakes.planted, mistakes.plant
    touched = {row["id_number"] for row in filled["changes"]} | {row["head_id"] for row in filled["changes"]}
    free = iter([number for number, row in enumerate(filled["roster"]) if number > 3 and not {row["id_number"], row["head_id"]} & touched])
    asked = {row["id_number"] for row in filled["notices"]}

    plant("A01", "roster", next(free), "户主姓名漏填", head_name=None)
    row = next(row for row in free if id_verdict(filled["roster"][row]["id_number"][:15] + "000") != "有效")
    plant("A03", "roster", row, "成员身份证号末三位变成000", id_number=filled["roster"][row]["id_number"][:15] + "000")
    row = next(free)
    plant("A12", "roster", row, "户主身份证号少一位", head_id=filled["roster"][row]["head_id"][:17])
    plant("A04", "roster", next(free), "人口数写成3人", household_size="3人")
    plant("A10", "roster", next(free), "类别写成低保户", category="低保户")
    row = next(free)
    filled["roster"].append(dict(filled["roster"][row]))
    planted.append(("A11", "roster", len(filled["roster"]) - 1, "同一人登记两次"))
    come = [number for number, row in enumerate(filled["changes"]) if row["adjustment"] == "新识别"]
    plant("B10", "changes", come[0], "类型写成复核退出", adjustment="复核退出")
    plant("B05", "changes", come[1], "时间写成8月", adjusted_on="2025年8月")
    plant("B06", "changes", come[2], "时间在未来", adjusted_on=DATE(2099, 8, 1))
    filled["changes"].append({**filled["changes"][come[3]]})
    planted.append(("B11", "changes", len(filled["changes"]) - 1, "同一条调整登记两次"))
    stranger = line(next(person for person in people() if not group_of(person)), category="低保", adjustment="自然减少", adjusted_on=DATE(YEAR, 11, 3))
    filled["changes"].append(stranger)
    planted.append(("B13", "changes", len(filled["changes"]) - 1, "减少了名单中没有的人"))
    filled["entitlement"].append({"id_number": filled["roster"][next(free)]["id_number"], "proof_on": DATE(YEAR, 4, 8)})
    planted.append(("G12", "entitlement", len(filled["entitlement"]) - 1, "名单没有调整过他"))
    row = next(number for number, row in enumerate(filled["entitlement"]) if "exit_on" in row and row["id_number"] not in {
        row["id_number"] for row in filled["applications"]})
    plant("G07", "entitlement", row, "退出写在证明之前", exit_on=filled["entitlement"][row]["proof_on"] - DAY)
    clean = iter([number for number, row in enumerate(filled["applications"]) if row["id_number"] not in asked and "settled_on" not in row])
    plant("E11", "applications", next(clean), "缺病史材料", history="否")
    row = next(clean)
    plant("E07", "applications", row, "入户早于申请", visited_on=filled["applications"][row]["applied_on"] - DAY)
    row = next(number for number, row in enumerate(filled["applications"]) if "settled_on" in row and row["conclusion"] == "同意")
    plant("E13", "applications", row, "证明出具前的就医审批同意", settled_on=ROSTER_DAY - DAY)
    row = next(clean)
    filled["notices"].append({**filled["notices"][0], "id_number": filled["applications"][row]["id_number"], "name": filled["applications"][row]["name"]})
    planted.append(("F13", "notices", len(filled["notices"]) - 1, "审批同意的人收到告知书"))
    plant("F07", "notices", 1, "送达早于告知", delivered_on=filled["notices"][1]["issued_on"] - DAY)
    plant("F01", "notices", 2, "没有选条款", clause_one=None)
    return filled, planted

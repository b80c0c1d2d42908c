"""The demonstration: 300 fictitious admissions with the mistakes that staff really make.

Names, numbers and institutions are made up; region codes 45xx00 belong to no county.
"""

import datetime
import random

from udfs.identity_number import CHECK_CHARACTERS, WEIGHTS

TEMPLATE = "住院费用监测"
PEOPLE, SEED = 300, 20250903
INSTITUTIONS = (("云岭县人民医院", "县级"), ("云岭县中医医院", "县级"), ("云岭县妇幼保健院", "县级"), ("青溪镇中心卫生院", "乡镇"),
                ("白石乡卫生院", "乡镇"), ("南屏镇卫生院", "乡镇"), ("临江市第一人民医院", "市级"), ("自治区示例医院", "自治区级"))
CATEGORIES = ("特困人员", "孤儿", "低保对象", "低保边缘对象", "监测对象", "脱贫不稳定户", "脱贫人口", "低保对象、脱贫人口", "普通参保居民")
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", ("示例", "样本", "测甲", "测乙", "演示", "试丙", "试丁", "例戊")
DAY = datetime.timedelta(days=1)


def identity_number(dice):
    """Return a fictitious number with a right check character."""
    birth = datetime.date(1940, 1, 1) + DAY * dice.randrange(24_000)
    body = f"45{dice.randrange(10, 20)}00{birth:%Y%m%d}{dice.randrange(1, 999):03d}"
    return body + CHECK_CHARACTERS[sum(weight * int(figure) for weight, figure in zip(WEIGHTS, body)) % 11]


def admissions(people=PEOPLE, seed=SEED):
    """Return sound rows of 住院登记."""
    dice, rows = random.Random(seed), []
    for number in range(people):
        institution, level = dice.choice(INSTITUTIONS)
        admitted = datetime.date(2025, 6, 1) + DAY * dice.randrange(130)
        discharged = admitted + DAY * dice.randrange(2, 20)
        total = round(dice.uniform(800, 60_000), 2)
        share = dice.choice((0.97, 0.95, 0.93, 0.92, 0.91, 0.9, 0.9, 0.88, 0.82))
        rows.append({
            "name": dice.choice(SURNAMES) + dice.choice(GIVEN), "category": dice.choice(CATEGORIES),
            "id_number": identity_number(dice), "institution": institution, "institution_level": level,
            "admission_no": f"ZY2025{number + 1:05d}", "admitted_on": admitted, "discharged_on": discharged,
            "settled_on": discharged + DAY * dice.randrange(2), "total": total, "in_catalog": round(total * share, 2),
            "single_disease": "是" if dice.random() < 0.05 else "否", "special_case_approved": "否"})
    return rows


def reviews(rows):
    """Approve a few cases below the ratio, in time, and return their rows of 特殊病例审批台账."""
    found = []
    for row in [row for row in rows if row["in_catalog"] < row["total"] * 0.85][:6]:
        row["special_case_approved"] = "是"
        received = row["admitted_on"] - DAY * 20
        found.append({"review_no": f"TS2025-{len(found) + 1:03d}", "admission_no": row["admission_no"], "route": "事前申报",
                      "applied_on": received - DAY, "received_on": received, "members": 5, "approvals": 4,
                      "approved_on": received + DAY, "conclusion": "同意", "filed_on": received + DAY * 3})
    return found


def with_mistakes():
    """Return the demonstration's data and, for each planted mistake, (check code, sheet key, row, what was done)."""
    rows = admissions()
    approvals = reviews(rows)
    planted = []

    def plant(code, row, what, **changes):
        rows[row].update(changes)
        planted.append((code, "admissions", row, what))

    plant("Z01", 3, "姓名漏填", name=None)
    plant("Z01", 5, "人员类别漏填", category=None)
    plant("Z02", 8, "总费用漏填", total=None)
    plant("Z03", 11, "身份证号末三位变成000", id_number="450000198808082000")
    plant("Z03", 14, "身份证号错一位", id_number="450000199001010045")
    plant("Z03", 17, "身份证号是15位", id_number="450000900101004")
    plant("Z04", 20, "金额录成文本", total="12,500元")
    plant("Z05", 23, "日期写成2025.9.3", settled_on="2025.9.3")
    plant("Z07", 26, "出院早于入院", discharged_on=rows[26]["admitted_on"] - DAY)
    plant("Z06", 29, "结算日期在未来", settled_on=datetime.date(2099, 1, 1))
    planted.append(("Z14", "admissions", 29, "未来的日期也在文件期间之外"))
    plant("Z09", 32, "目录内大于总费用", in_catalog=rows[32]["total"] + 100)
    plant("Z08", 35, "目录内费用为负", in_catalog=-50.0)
    plant("Z10", 38, "类别写成低保户", category="低保户")
    plant("Z10", 41, "级别写成二级", institution_level="二级")
    plant("Z11", 44, "同一人同日登记两次", id_number=rows[43]["id_number"], admitted_on=rows[43]["admitted_on"],
          discharged_on=rows[43]["discharged_on"], settled_on=rows[43]["settled_on"])
    plant("Z12", 47, "住院号重复", admission_no=rows[46]["admission_no"])
    plant("Z13", 50, "填了已批准,台账没有", special_case_approved="是")
    plant("Z14", 53, "结算在文件期间之外", settled_on=datetime.date(2026, 1, 5))
    plant("Z15", 56, "机构承担的公式被数字盖掉", catalog_excess=88.88)

    untouched = iter([row for row in rows[100:] if row["special_case_approved"] == "否"])

    def review(code, what, admission=None, **changes):
        admission = admission or next(untouched)
        entry = {"review_no": f"TS2025-{len(approvals) + 1:03d}", "admission_no": admission["admission_no"],
                 "route": "事前申报", "received_on": admission["admitted_on"] - DAY * 20, "members": 5, "approvals": 2,
                 "approved_on": admission["admitted_on"] - DAY * 19, "conclusion": "不同意", **changes}
        planted.append((code, "reviews", len(approvals), what))
        approvals.append(entry)

    review("S02", "审批没有住院登记", admission_no="ZY2025-99999")
    review("S03", "同一例审批两次", admission_no=approvals[0]["admission_no"], approvals=2, conclusion="不同意")
    admission = next(untouched)
    admission["special_case_approved"] = "是"
    review("S10", "批复晚于出院", admission, route="应急补办", received_on=admission["discharged_on"],
           approved_on=admission["discharged_on"] + DAY, filed_on=admission["discharged_on"] + DAY * 2, approvals=4,
           conclusion="同意")
    review("S11", "接到申报后一直没有批复", approved_on=None, conclusion=None)
    review("S09", "同意人数多于专家组人数", members=3, approvals=5, conclusion=None)
    admission = next(untouched)
    admission["special_case_approved"] = "是"
    review("S12", "表决没有通过却批复同意", admission, approvals=2, conclusion="同意", filed_on=admission["admitted_on"] - DAY * 18)
    data = {"admissions": rows, "reviews": approvals, "list:fields": {"month_on": datetime.date(2025, 9, 1),
                                                                       "received_on": datetime.date(2025, 10, 10),
                                                                       "feedback_on": datetime.date(2025, 10, 14)}}
    return data, planted

"""Fictitious people and a stay in hospital of each: the sound rows from which every roster is spelled."""

import datetime
import random
from functools import lru_cache

REGION = "450921"
SURNAMES = "韦覃蒙莫农卢岑甘梁黄陆邓"
GIVEN = ("大山", "桂兰", "秀", "春梅", "强", "美玉", "国庆", "小燕", "福", "建国", "丽", "阿妹", "振华", "水生", "平", "玉珍")
VILLAGES = {"石龙镇": ("凤凰村", "大王村"), "沙塘镇": ("古木村", "新联村"), "大平镇": ("六蓬村", "平山社区")}
HOSPITALS = (("石龙镇卫生院", "乡镇"), ("县人民医院", "县级"), ("县中医医院", "县级"), ("市第一人民医院", "市级"), ("自治区人民医院", "自治区级"))
CATEGORIES = ("低保对象", "特困人员", "脱贫人口", "监测对象", "低保边缘对象", "孤儿")
DISEASES = ("脑梗死", "肺炎", "胆囊结石", "冠心病", "股骨骨折")


def identity_number(birth, sequence, region=REGION):
    """Return the number that GB 11643-1999 gives to a birthday and a sequence: the last character by ISO 7064, MOD 11-2.

    >>> identity_number(datetime.date(1949, 12, 31), 2, "110105")
    '11010519491231002X'
    """
    body = f"{region}{birth:%Y%m%d}{sequence:03d}"
    weighed = sum(int(figure) * 2 ** (17 - place) for place, figure in enumerate(body))
    return body + "0123456789X"[(12 - weighed) % 11]


@lru_cache
def population():
    """Return 600 rows, every one with all that any roster asks for; money to the fen, no blank."""
    dice, found = random.Random(20240503), []
    for number in range(600):
        birth = datetime.date(1940, 1, 1) + datetime.timedelta(days=dice.randrange(365 * 75))
        township = dice.choice(list(VILLAGES))
        admitted = datetime.date(2024, 1, 3) + datetime.timedelta(days=dice.randrange(300))
        discharged = admitted + datetime.timedelta(days=dice.randrange(3, 25))
        hospital, level = dice.choice(HOSPITALS)
        total = dice.randrange(180_000, 6_000_000)
        in_catalog, in_policy = total * dice.randrange(84, 99) // 100, total * dice.randrange(75, 83) // 100
        basic, serious, assistance = in_policy * 6 // 10, in_policy // 10, in_policy // 10
        surname = SURNAMES[number % len(SURNAMES)]
        found.append({
            "name": surname + dice.choice(GIVEN), "id_number": identity_number(birth, number + 101), "category": dice.choice(CATEGORIES),
            "sex": "男" if (number + 101) % 2 else "女", "birth": birth, "age": 2024 - birth.year, "township": township,
            "village": dice.choice(VILLAGES[township]), "group": f"{dice.randrange(1, 12)}组", "phone": f"139{dice.randrange(10 ** 8):08d}",
            "card": f"621700{dice.randrange(10 ** 13):013d}", "institution": hospital, "institution_level": level,
            "admission_no": f"ZY{2024000000 + number * 37}", "settlement_no": f"JS{240000 + number * 13}", "admitted_on": admitted,
            "discharged_on": discharged, "settled_on": discharged + datetime.timedelta(days=dice.randrange(3)), "total": total / 100,
            "in_catalog": in_catalog / 100, "out_of_catalog": (total - in_catalog) / 100, "in_policy": in_policy / 100, "basic": basic / 100,
            "serious": serious / 100, "assistance": assistance / 100, "paid": (total - basic - serious - assistance) / 100,
            "single_disease": dice.choice(("是", "否", "否")), "special_case_approved": dice.choice(("否", "否", "是")),
            "in_province": dice.choice(("是", "是", "否")), "disease": dice.choice(DISEASES), "days": (discharged - admitted).days, "none": None,
            "household_no": f"H{1000 + number // 3}", "marked_on": datetime.date(2023, 1, 1) + datetime.timedelta(days=dice.randrange(360)),
        })
    return tuple(found)


def people(count, start=0):
    """Return `count` rows of the population from number `start` on, each with its 序号 from 1."""
    return [{**row, "number": place} for place, row in enumerate(population()[start:start + count], start=1)]


def households(*sizes, start=0):
    """Return households of the given sizes, each a list of rows with the first as 户主."""
    found, rows = [], people(sum(sizes), start)
    for number, size in enumerate(sizes, start=1):
        members, rows = rows[:size], rows[size:]
        head = members[0]
        found.append([{**member, "number": number, "head_name": head["name"], "head_id": head["id_number"], "household_size": size,
                       "township": head["township"], "village": head["village"], "household_no": f"H{2000 + number}"} for member in members])
    return found

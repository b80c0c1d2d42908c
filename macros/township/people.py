"""1,200 people in their households: who lives where, who belongs to which category, who is insured."""

import datetime
import random
from dataclasses import dataclass
from functools import lru_cache

from udfs.identity_number import CHECK_CHARACTERS, WEIGHTS

PEOPLE, SEED = 1200, 20250101
TOWNSHIPS = {"青溪镇": ("上溪村", "下溪村", "石桥村", "枫林村"), "白石乡": ("白石村", "云坪村", "高坡村"), "南屏镇": ("南屏村", "竹园村", "河湾村", "新塘村"),
             "东岭乡": ("东岭村", "松坪村"), "临江街道": ("江滨社区", "桥头社区", "新城社区"), "西坪镇": ("西坪村", "茶山村", "大塘村")}
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"
GIVEN = ("示例", "样本", "测甲", "测乙", "演示", "试丙", "试丁", "例戊", "拟己", "拟庚", "设辛", "设壬")
# How many in a hundred belong to which category; the rest are ordinary residents.
SHARES = (("特困人员", 6), ("孤儿", 1), ("事实无人抚养儿童", 1), ("低保对象", 20), ("低保边缘对象", 5), ("返贫致贫人口", 3), ("脱贫不稳定户", 4), ("边缘易致贫户", 4),
          ("突发严重困难户", 3), ("脱贫人口", 18), ("建档立卡贫困人口", 6), ("在乡重点优抚对象", 4), ("低收入救助对象", 4), ("因病致贫家庭重病患者", 3),
          ("低保对象、脱贫人口", 5), ("监测对象、低保对象", 2), ("普通参保居民", 11))
CHILDREN = ("孤儿", "事实无人抚养儿童")
YEAR = 2025
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Person:
    """One resident; `head` is the number of the household's head, who is the first of its members."""

    name: str
    id_number: str
    sex: str
    birth: datetime.date
    township: str
    village: str
    category: str
    household: int
    household_size: int
    head_name: str
    head_id: str
    insured: bool
    phone: str


def identity_number(dice, birth, sex, taken=()):
    """Return a fictitious number with a right check character, not among `taken`."""
    while True:
        sequence = dice.randrange(1, 998)
        sequence += (sequence % 2 == 0) == (sex == "男")
        body = f"45{dice.randrange(10, 20)}00{birth:%Y%m%d}{sequence:03d}"
        number = body + CHECK_CHARACTERS[sum(weight * int(figure) for weight, figure in zip(WEIGHTS, body)) % 11]
        if number not in taken:
            return number


@lru_cache
def people(count=PEOPLE, seed=SEED):
    """Return the population, household by household.

    >>> len(people()), len({person.id_number for person in people()})
    (1200, 1200)
    """
    dice, found, taken, household = random.Random(seed), [], set(), 0
    words, weights = zip(*SHARES)
    while len(found) < count:
        household += 1
        township = dice.choice(list(TOWNSHIPS))
        village, surname = dice.choice(TOWNSHIPS[township]), dice.choice(SURNAMES)
        category = dice.choices(words, weights)[0]
        size = 1 if category in ("特困人员", *CHILDREN) else dice.choice((1, 2, 2, 3, 3, 4, 5))
        size = min(size, count - len(found))
        members = []
        for place in range(size):
            sex = dice.choice("男女")
            age = dice.randrange(4, 15) if category in CHILDREN else dice.randrange(30, 86) if place == 0 else dice.randrange(1, 80)
            birth = datetime.date(YEAR - age, 1, 1) + DAY * dice.randrange(365)
            number = identity_number(dice, birth, sex, taken)
            taken.add(number)
            own = "普通参保居民" if category == "因病致贫家庭重病患者" and place else category
            members.append((surname + dice.choice(GIVEN), number, sex, birth, own, dice.random() < 0.97, f"139{dice.randrange(10 ** 8):08d}"))
        head = members[0]
        found += [Person(name, number, sex, birth, township, village, own, household, size, head[0], head[1], insured, phone)
                  for name, number, sex, birth, own, insured, phone in members]
    return tuple(found)


def of_categories(*categories):
    """Return the people who have one of the categories.

    >>> all("低保对象" in person.category for person in of_categories("低保对象"))
    True
    """
    return [person for person in people() if set(person.category.split("、")) & set(categories)]

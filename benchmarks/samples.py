"""Columns as they are read from sheets: lists of text and figures, the same ones on every machine."""

import random

from macros.demo import identity_number
from udfs.vocabulary import NAMES, NO, YES

CATEGORIES = ("特困人员", "低保对象", "监测对象", "脱贫不稳定户", "返贫致贫人口", "普通参保居民", "低保对象、脱贫人口")
SEED = 20250903


def columns(rule, size):
    """Return {input: list of `size` values} for a rule; no blanks and no impossible values."""
    dice = random.Random(SEED)
    made = {name: [_value(dice, NAMES[name]) for _ in range(size)] for name in rule.inputs}
    for part in {"in_catalog", "out_of_catalog"} & set(made):
        made[part] = [_part(dice, total, part) for total in made["total"]]
    return made


def _value(dice, name):
    if name.name == "category":
        return dice.choice(CATEGORIES)
    if name.name == "id_number":
        return _number(dice)
    if name.kind == "word":
        return dice.choice(name.values)
    if name.kind == "yesno":
        return YES if dice.random() < 0.1 else NO
    return round(dice.uniform(800, 60_000), 2)


def _part(dice, total, part):
    """Return a share of a bill near the limits of the notices."""
    inside = dice.choice((0.97, 0.92, 0.9, 0.9, 0.88, 0.84, 0.7))
    return round(total * (inside if part == "in_catalog" else 1 - inside), 2)


def _number(dice):
    """Return an identity number, one in ten with one of the faults that `id_verdict` tells apart."""
    number = identity_number(dice)
    if dice.random() > 0.1:
        return number
    other = "0" if number[-1] != "0" else "1"
    return dice.choice((number[:-1] + other, number[:15] + "000", number[:6] + number[8:17], number[:-1] + "A",
                        number[:10] + "1340" + number[14:], number[:10] + "0229" + number[14:]))

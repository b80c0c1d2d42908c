"""Floats give what exact fractions give, to the fen: 20,000 bills a rule (5,000 for those that came later), most of them on a tie or a fen beside one."""

import random
from fractions import Fraction

import pytest

from tests.engines.exact import exactly, half_up
from tests.engines.local_values import LOCAL
from udfs import load, rules
from udfs.money import at_least, exceeds, yuan
from udfs.vocabulary import NAMES

COUNT, FEWER = 20_000, 5_000
LARGEST = 10 ** 10  # fen: 100 million yuan
WORDS = {"category": ("低保对象", "特困人员", "建档立卡贫困人口", "普通参保居民", "低收入救助对象", "监测对象"),
         "institution_level": ("县级", "乡镇", "市级", "区外"), "single_disease": (False, False, False, True), "special_case_approved": (False, True), "in_province": (True, True, False),
         "care": ("住院", "门诊特殊慢性病"), "charge_class": ("省内一类", "省市级二类", "县级二类", "三类")}
EDGES = (500_000, 1_000_000, 2_000_000, 2_000_001, 5_000_000, 7_000_000, 10_000_000, 33_333, 33_334)  # fen: deductibles, thresholds, bands
CATALOG = ("catalog_verdict", "catalog_beyond", "catalog_excess", "catalog_approved_excess", "catalog_catch_up")
CAPS = ("out_of_catalog_verdict", "out_of_catalog_cap", "out_of_catalog_excess")
CASES = [("guangxi-2022", {}, name) for name in CATALOG]
CASES += [("guangxi-2022", {"excess_reading": reading}, "catalog_excess") for reading in ("全部目录外费用", "恢复比例所需核减额")]
CASES += [(policy, values, name) for policy, name in (("linxian-2023", "serious_illness_payment"), ("shanxi-2019", "inpatient_assistance"))
          for values in LOCAL[policy] if {"cap", "deductible"} <= set(values)]
CASES += [("linxian-2023", {}, "tilt_rescue"), *(("shanxi-2019", {}, f"single_disease_{share}") for share in ("fund", "assistance", "patient", "institution")),
          *(("shanxi-2019", {}, f"enrolment_subsidy_{payer}") for payer in ("province", "county")), ("guangxi-2019", {}, "backstop_amount"),
          ("shanxi-2019", {}, "compliant_self_pay"), ("yeji-2024", {}, "deductible_due")]
CASES += [("guangxi-2019", {}, "catalog_excess"), *(("linxian-2023", {}, name) for name in CAPS)]


def bills(count, seed):
    """Yield (total, listed, not listed) in fen: exact 90, 30, 20, 15 % shares, a fen to either side, half-fen ties, any."""
    chance = random.Random(seed)
    for _ in range(count):
        total = chance.randint(0, 10 ** chance.randint(1, 10))
        if chance.random() < 0.6:
            total -= total % 10  # a multiple of 0.10 yuan: 90 % of it is a whole fen
        elif chance.random() < 0.5:
            total += (5 - total) % 10  # 0.05 more: a tenth of it ends in half a fen
        aim = chance.random()
        listed = total * 9 // 10 + chance.choice((-1, 0, 0, 1)) if aim < 0.7 else chance.randint(0, total)
        beside = total * chance.choice((30, 20, 15)) // 100 + chance.choice((-1, 0, 0, 1))
        beside = beside if aim < 0.7 else chance.randint(0, total)
        yield total, min(max(listed, 0), total), min(max(beside, 0), total)


def inputs(rule, count=COUNT):
    """Yield rows of the rule's inputs, amounts in fen."""
    chance = random.Random(rule.name)
    for total, listed, beside in bills(count, rule.name):
        amounts = {"total": total, "in_catalog": listed, "out_of_catalog": beside}
        yield {name: amounts[name] if name in amounts else chance.choice(WORDS[name]) if name in WORDS
               else min(total, chance.choice((beside, total, chance.randint(0, total), *EDGES))) if NAMES[name].kind == "yuan"
               else chance.random() < 0.9 for name in rule.inputs}


def in_yuan(row, number):
    """Return the row with its fen as yuan: number(fen, 100)."""
    return {name: number(value, 100) if isinstance(value, int) and not isinstance(value, bool) else value
            for name, value in row.items()}


@pytest.mark.parametrize("policy, readings, name", CASES)
def test_floats_are_exact_to_the_fen(policy, readings, name):
    """Amounts up to 100 million yuan: the float function and the exact fractions never differ."""
    rule, policy = rules()[name], load(policy).with_values(**readings)
    wrong = []
    for row in inputs(rule, COUNT if name in (*CATALOG, *CAPS) else FEWER):
        expected = exactly(rule, in_yuan(row, Fraction), policy)
        got = rule(**in_yuan(row, lambda fen, parts: fen / parts), policy=policy)
        if got != (float(expected) if isinstance(expected, Fraction) else expected):
            wrong.append((row, expected, got))

    assert [] == wrong[:3]


def test_the_bills_stand_on_ties():
    """Among 20,000 bills thousands have exactly 90 % listed, and thousands a tenth that ends in half a fen."""
    made = list(bills(COUNT, "ties"))

    assert sum(listed * 10 == total * 9 and total > 0 for total, listed, _ in made) > 3_000
    assert sum(total % 10 == 5 for total, _, _ in made) > 2_000
    assert max(total for total, _, _ in made) > 9 * 10 ** 9
    assert all(0 <= listed <= total <= LARGEST + 5 for total, listed, _ in made)


def test_half_a_fen_goes_up():
    """Every half fen of the first 100 yuan, and around 100 million: the next fen; a thousandth of a fen less: the fen below."""
    for fen in [*range(10_000), *range(LARGEST - 1_000, LARGEST)]:
        half = Fraction(2 * fen + 1, 200)
        below = half - Fraction(1, 100_000)

        assert (fen + 1) / 100 == yuan(float(half)) == float(half_up(half))
        assert fen / 100 == yuan(float(below)) == float(half_up(below))


def test_products_round_as_on_paper():
    """Money to the fen times a rate to the hundredth, 50,000 products: where floats alone go wrong, the kernel does not."""
    chance, naive = random.Random(7), 0
    for _ in range(50_000):
        fen, rate = chance.randint(0, 10 ** chance.randint(2, 10)), chance.randint(1, 99)
        on_paper = half_up(Fraction(fen, 100) * Fraction(rate, 100))

        assert float(on_paper) == yuan(fen / 100 * (rate / 100))
        naive += round(fen / 100 * (rate / 100), 2) != float(on_paper)
    assert naive > 100


def test_comparisons_hold_on_the_fen():
    """A fen amount against a rate of another: 50,000 pairs at, and a fen beside, equality."""
    chance, naive = random.Random(9), 0
    for _ in range(50_000):
        total, rate = chance.randint(0, 10 ** chance.randint(2, 10)), chance.randint(1, 99)
        fen = max(0, total * rate // 100 + chance.choice((-1, 0, 0, 1)))
        exact = Fraction(fen, 100) - Fraction(total, 100) * Fraction(rate, 100)
        amount, limit = fen / 100, rate / 100 * (total / 100)

        assert (exact >= 0, exact > 0) == (at_least(amount, limit), exceeds(amount, limit))
        naive += (amount >= limit) != (exact >= 0)
    assert naive > 100

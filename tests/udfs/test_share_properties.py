"""What several payers share adds up to the fen: 兜底 (广西 2019), 单病种、参保资助、住院救助 (山西 2019)."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from udfs import (backstop_amount, compliant_self_pay, enrolment_subsidy_county, enrolment_subsidy_province, entry_subsidy,
                  fund_balance_verdict, inpatient_assistance, load, self_pay_ceiling, single_disease_assistance,
                  single_disease_base, single_disease_fund, single_disease_institution, single_disease_patient)

SHANXI = load("shanxi-2019")
FEN = st.integers(0, 10 ** 10) | st.integers(0, 200)
HALF = Fraction(1, 2)
TENTHS = {"低保对象": 2, "特困人员": 2, "在乡重点优抚对象": 2, "低收入救助对象": 1, "因病致贫家庭重病患者": 1}
BASES, HARDSHIP = ("实际费用", "限额定额"), ("患者负担", "医疗救助保障")
READINGS = [(base, hardship) for base in BASES for hardship in HARDSHIP]
PARTS = (single_disease_fund, single_disease_assistance, single_disease_patient, single_disease_institution)


def fen(yuan):
    """Return an amount in whole fen."""
    whole = round(100 * yuan)
    assert abs(100 * yuan - whole) < 1e-3
    return whole


def half_up(rounded, exact):
    """Tell whether `rounded` is `exact` rounded half up."""
    return -HALF < rounded - exact <= HALF


def shares(category, limit, total, base, hardship):
    """Return in fen the base and the four shares."""
    policy = SHANXI.with_values(single_disease_base_reading=base, single_disease_special_hardship_reading=hardship)
    return [fen(rule(category, True, limit / 100, total / 100, policy=policy)) for rule in (single_disease_base, *PARTS)]


@given(st.sampled_from([("住院", 10), ("门诊特殊慢性病", 5)]), FEN, FEN)
@example(("住院", 10), 87655, 8767)
def test_the_ceiling_and_the_backstop_make_up_the_own_share(care, total, own):
    """What the patient pays (the own share, at most the ceiling) and what is advanced are the own share, to the fen."""
    kind, part = care
    ceiling = fen(self_pay_ceiling(kind, total / 100, policy="guangxi-2019"))
    advanced = fen(backstop_amount(kind, total / 100, own / 100, policy="guangxi-2019"))

    assert half_up(ceiling, Fraction(total, part))
    assert own == min(own, ceiling) + advanced


@pytest.mark.parametrize("base, hardship", READINGS)
@given(st.sampled_from(sorted(TENTHS)), FEN, FEN)
def test_four_shares_sum_to_the_bill(base, hardship, category, limit, total):
    """To the fen, under both readings of the base and of the specially poor."""
    counted, *parts = shares(category, limit, total, base, hardship)

    assert total == sum(parts)
    assert counted == (min(limit, total) if base == "实际费用" else limit) == sum(parts[:3])


@pytest.mark.parametrize("base, hardship", READINGS)
@given(st.sampled_from(sorted(TENTHS)), FEN, FEN)
def test_each_share_is_its_tenths(base, hardship, category, limit, total):
    """Seven tenths, then two or one, half up; the patient keeps the rest, which is never negative."""
    counted, fund, assisted, patient, institution = shares(category, limit, total, base, hardship)

    assert half_up(fund, Fraction(7 * counted, 10))
    if category == "特困人员" and hardship == "医疗救助保障":
        assert (patient, assisted) == (0, counted - fund)
    else:
        assert half_up(assisted, Fraction(TENTHS[category] * counted, 10))
        assert patient >= 0 and abs(patient - Fraction((3 - TENTHS[category]) * counted, 10)) <= 1
    assert institution >= 0 or base == "限额定额"


@given(FEN, FEN)
def test_a_better_group_never_pays_more(limit, total):
    """The patient's part: 特困人员 under 医疗救助保障 ≤ 低保对象 ≤ 低收入救助对象."""
    parts = [shares(category, limit, total, "实际费用", "医疗救助保障")[3] for category in ("特困人员", "低保对象", "低收入救助对象")]

    assert sorted(parts) == parts


@given(FEN)
@example(35055)
def test_province_and_county_pay_the_fee(fee):
    """Seven tenths half up, and the rest."""
    province, county = (fen(rule("建档立卡贫困人口", fee / 100, policy="shanxi-2019"))
                        for rule in (enrolment_subsidy_province, enrolment_subsidy_county))

    assert fee == province + county
    assert half_up(province, Fraction(7 * fee, 10)) and county >= 0


@given(FEN, FEN)
def test_who_joins_uninsured_is_paid_both_parts(fee, subsidy):
    """Fee and subsidy, to the fen."""
    assert fee + subsidy == fen(entry_subsidy("特困人员", False, fee / 100, subsidy / 100, policy="shanxi-2019"))


@given(FEN, st.lists(FEN, min_size=6, max_size=6), st.randoms())
def test_all_payers_and_what_is_left_make_up_the_cost(cost, payers, chance):
    """Unless they paid more than the cost; the order of the payers does not matter."""
    left = fen(compliant_self_pay(cost / 100, *(payer / 100 for payer in payers), policy="shanxi-2019"))
    shuffled = chance.sample(payers, 6)

    assert left + sum(payers) == max(cost, sum(payers))
    assert left == fen(compliant_self_pay(cost / 100, *(payer / 100 for payer in shuffled), policy="shanxi-2019"))


@given(FEN, FEN, st.integers(0, 10_000), FEN)
def test_assistance_by_ratio_within_the_year(own, before, share, limit):
    """The ratio's part, half up, or what is left of the limit; never more than the cost itself, never below 0."""
    policy = SHANXI.with_values(ratio=share / 10_000, annual_limit=limit / 100)
    paid = fen(inpatient_assistance("低保对象", own / 100, before / 100, policy=policy))
    part = Fraction(share * own, 10_000)

    assert 0 <= paid <= own
    assert paid == max(limit - before, 0) if part > limit - before else half_up(paid, part)


@given(FEN, FEN, st.integers(700, 1000), st.sampled_from(["限额之外", "限额之内"]))
def test_the_specially_poor_never_get_less(own, before, thousandths, reading):
    """特困人员 ≥ 低保对象, outside the limit and within it."""
    policy = SHANXI.with_values(ratio=thousandths / 1000, annual_limit=15000, special_hardship_limit_reading=reading)
    special, key = (inpatient_assistance(words, own / 100, before / 100, policy=policy) for words in ("特困人员", "低保对象"))

    assert special >= key
    assert special == inpatient_assistance("低保对象、特困人员", own / 100, before / 100, policy=policy)


@given(FEN, st.integers(1, 10 ** 10), st.sampled_from([-1, 0, 1, None]))
def test_the_balance_on_whole_fen(balance, raised, beside):
    """超过 where 100 × balance > 15 × raised, exactly at the limit and a fen beside it too."""
    if beside is not None:
        balance = max(15 * raised // 100 + beside, 0)

    assert ("超过" if 100 * balance > 15 * raised else "未超") == fund_balance_verdict(balance / 100, raised / 100,
                                                                                policy="shanxi-2019")


def test_a_ratio_that_could_not_be_exact_is_refused():
    """Five decimals of a fen are finer than the rounding: 0.66667 × 499.85 = 333.2349995 is no 333.24."""
    with pytest.raises(ValueError, match="0.66667"):
        SHANXI.with_values(ratio=0.66667)

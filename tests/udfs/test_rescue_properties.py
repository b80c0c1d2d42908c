"""What holds for every tilt rescue (临县 2023 三、工作内容之二第二项): amounts as exact fen."""

import math
from fractions import Fraction
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from udfs import deductible_due, tilt_rescue, tilt_rescue_verdict
from udfs.vocabulary import NAMES

TIERS = {"返贫致贫人口": (10_000_00, 30_000_00), "边缘易致贫户": (20_000_00, 20_000_00)}  # threshold and limit in fen
BURDENS = st.integers(0, 10_000_000) | st.sampled_from([edge + fen for edge in (1_000_000, 2_000_000, 6_000_000, 7_000_000)
                                                        for fen in (-2, -1, 0, 1, 2)])
CATEGORIES = st.lists(st.sampled_from(NAMES["category"].values), min_size=1, max_size=3).map("、".join)
YESNO = st.booleans()


def brought(category, burden, before=0, conditions=(True, True, True)):
    """Return in fen what this settlement brings."""
    return round(100 * tilt_rescue(category, *conditions, burden / 100, before / 100, policy="linxian-2023"))


def entitlement(category, burden):
    """Return in fen, rounded half up, what a year's burden entitles to."""
    threshold, limit = TIERS[category]
    return math.floor(min(max(Fraction(burden - threshold), 0) / 2, limit) + Fraction(1, 2))


@pytest.mark.parametrize("category", TIERS)
@given(BURDENS)
def test_half_of_what_lies_beyond_the_threshold(category, burden):
    """Up to the limit; half a fen goes up."""
    assert entitlement(category, burden) == brought(category, burden)


@given(CATEGORIES, BURDENS, st.integers(0, 5_000_000))
def test_never_more_than_the_limit_nor_than_the_burden_beyond(category, burden, before):
    """At most 30,000 in the year, at most what lies beyond 10,000, never below 0."""
    now = brought(category, burden, before)

    assert 0 <= now <= max(burden - 1_000_000, 0)
    assert now == 0 or before + now <= 3_000_000


@given(BURDENS, st.integers(0, 5_000_000))
def test_the_first_tier_never_gives_less_than_the_second(burden, before):
    """Lower threshold, higher limit; both words together give the first."""
    first, second = (brought(category, burden, before) for category in TIERS)

    assert first >= second
    assert first == brought("、".join(TIERS), burden, before) == brought("、".join(reversed(TIERS)), burden, before)


@pytest.mark.parametrize("category", TIERS)
@given(st.lists(st.integers(0, 3_000_000), min_size=1, max_size=8))
def test_settlement_after_settlement_sums_to_the_years_entitlement(category, burdens):
    """However the year's burden is split, the payments together are what the whole burden entitles to, to the fen."""
    paid = 0
    for burden in accumulate(burdens):
        paid += brought(category, burden, paid)

        assert entitlement(category, burden) == paid


@given(st.sampled_from(sorted(TIERS)), BURDENS, st.integers(0, 1_000_000), st.integers(0, 4_000_000))
def test_more_burden_never_brings_less(category, burden, more, before):
    """Monotonic in the burden; what was paid before is taken off fen by fen."""
    assert brought(category, burden, before) <= brought(category, burden + more, before)
    assert brought(category, burden, before) == max(brought(category, burden) - before, 0)


@given(CATEGORIES, YESNO, YESNO, YESNO, BURDENS)
def test_nothing_without_the_verdict(category, in_province, referred, disease, burden):
    """符合 and all three conditions, or 0."""
    conditions = (in_province, referred, disease)
    verdict = tilt_rescue_verdict(category, *conditions, policy="linxian-2023")

    assert (verdict == "符合") == (all(conditions) and verdict != "不适用")
    assert verdict == "符合" or brought(category, burden, conditions=conditions) == 0


@given(st.lists(st.integers(0, 500_000), min_size=1, max_size=8))
def test_a_chain_is_charged_its_highest_deductible(deductibles):
    """叶集 2024 第四条: however the stays follow each other, the charges sum to the highest deductible."""
    highest, charged = 0, 0
    for deductible in deductibles:
        charged += round(100 * deductible_due(deductible / 100, highest / 100, policy="yeji-2024"))
        highest = max(highest, deductible)

        assert highest == charged

"""What holds for every band schedule: payments as exact fen, bands summed stretch by stretch of half a fen."""

import math
from fractions import Fraction
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from udfs import inpatient_assistance, load, serious_illness_payment

LINXIAN, SHANXI = load("linxian-2023"), load("shanxi-2019")
HALF = Fraction(1, 2)
TILTED, OTHER = "低保对象", "监测对象"
OWN_BANDS = dict(freed_band_reading="按所在分段比例")
FROM_0 = dict(band_base_reading="零元")


@st.composite
def schedules(draw, widest):
    """Bands [[upper end in fen, rate in thousandths], …, [None, rate]]."""
    ends = [*accumulate(draw(st.lists(st.integers(1, widest), max_size=4)))]
    return [[end, draw(st.integers(0, 1000))] for end in [*ends, None]]


SMALL = dict(amount=st.integers(0, 250), deductible=st.integers(0, 200), bands=schedules(60))
LARGE = dict(amount=st.integers(0, 10 ** 9), deductible=st.integers(0, 10 ** 7), bands=schedules(10 ** 7))


def in_yuan(bands):
    """Return a schedule as a county writes it."""
    return [[end and end / 100, rate / 1000] for end, rate in bands]


def illness(category, amount, deductible, bands, cap="无", **reading):
    """Return in fen what the serious illness insurance pays."""
    policy = LINXIAN.with_values(deductible=deductible / 100, bands=in_yuan(bands), cap=cap, **reading)
    return round(100 * serious_illness_payment(category, amount / 100, policy=policy))


def assistance(amount, deductible, bands, cap="无", before=0, **reading):
    """Return in fen what the assistance fund pays by bands."""
    policy = SHANXI.with_values(deductible=deductible / 100, bands=in_yuan(bands), cap=cap, **reading)
    return round(100 * inpatient_assistance("低收入救助对象", amount / 100, before / 100, policy=policy))


def rate_at(halves, bands, more=0):
    """Return the rate of the stretch from `halves` to `halves` + 1 half fen, never over 1."""
    thousandths = next(rate for end, rate in bands if end is None or halves < 2 * end)
    return min(Fraction(thousandths, 1000) + Fraction(more, 1000), 1)


def half_up(fen):
    """Round half up to whole fen."""
    return math.floor(fen + HALF)


def straight(start, end, bands, more=0):
    """Return in fen what the half fens from `start` to `end` (in half fens) bring, one after the other."""
    return sum((rate_at(halves, bands, more) for halves in range(start, end)), Fraction(0)) / 2


@given(**SMALL)
def test_a_payment_is_the_sum_over_all_its_fen(amount, deductible, bands):
    """Each half fen above the deductible at the rate of its own band; bands count from 0."""
    assert half_up(straight(2 * deductible, 2 * amount, bands)) == illness(OTHER, amount, deductible, bands)


@given(**SMALL)
def test_a_tilted_payment_starts_at_half_the_deductible(amount, deductible, bands):
    """By its own bands: each half fen above half the deductible at its rate + 5 points."""
    assert half_up(straight(deductible, 2 * amount, bands, more=50)) == illness(TILTED, amount, deductible, bands, **OWN_BANDS)


@given(**SMALL)
def test_the_freed_part_takes_the_first_rate(amount, deductible, bands):
    """Each half fen between half and the whole deductible at the first rate + 5 points, the rest at its own."""
    freed = max(min(2 * amount, 2 * deductible) - deductible, 0) * rate_at(0, bands, 50) / 2
    beyond = straight(2 * deductible, 2 * amount, bands, more=50)

    assert half_up(freed + beyond) == illness(TILTED, amount, deductible, bands)


@given(**SMALL)
def test_assistance_counts_its_bands_from_the_deductible_or_from_0(amount, deductible, bands):
    """The first band begins at the deductible, or at 0 yuan with nothing paid below the deductible."""
    beyond = max(amount - deductible, 0)

    assert half_up(straight(0, 2 * beyond, bands)) == assistance(amount, deductible, bands)
    assert half_up(straight(2 * deductible, 2 * amount, bands)) == assistance(amount, deductible, bands, **FROM_0)


@given(**LARGE)
def test_a_schedule_is_a_sum_of_steps(amount, deductible, bands):
    """Another way to count: from each band's beginning on, all that lies above is paid the step from the rate before."""
    beginnings = [0, *(end for end, _ in bands[:-1])]
    rates = [0, *(rate for _, rate in bands)]
    exact = sum(Fraction(new - old, 1000) * max(amount - max(beginning, deductible), 0)
                for beginning, old, new in zip(beginnings, rates[:-1], rates[1:], strict=True))

    assert half_up(exact) == illness(OTHER, amount, deductible, bands) == assistance(amount, deductible, bands, **FROM_0)


@given(**LARGE)
def test_never_more_than_the_amount_itself(amount, deductible, bands):
    """At most what lies above the deductible, or above half of it (an odd fen rounds up)."""
    beyond = max(amount - deductible, 0)

    assert 0 <= illness(OTHER, amount, deductible, bands) <= beyond
    assert 0 <= assistance(amount, deductible, bands) <= beyond
    for reading in ({}, OWN_BANDS):
        assert 0 <= illness(TILTED, amount, deductible, bands, **reading) <= half_up(max(amount - deductible * HALF, 0))


@given(**LARGE, more=st.integers(0, 10 ** 8))
def test_more_burden_never_brings_less(amount, deductible, bands, more):
    """Monotonic, and what is added brings no more than itself."""
    for rule, reading in ((assistance, {}), (assistance, FROM_0)):
        step = rule(amount + more, deductible, bands, **reading) - rule(amount, deductible, bands, **reading)
        assert 0 <= step <= more
    for category in (TILTED, OTHER):
        for reading in ({}, OWN_BANDS):
            assert illness(category, amount, deductible, bands, **reading) <= illness(category, amount + more, deductible, bands,
                                                                                      **reading)


@given(**LARGE, cap=st.integers(0, 10 ** 8))
@pytest.mark.parametrize("reading", [{}, OWN_BANDS])
def test_a_tilted_group_never_gets_less(reading, amount, deductible, bands, cap):
    """Half the deductible, five points more and no cap: never less than another person at the same burden."""
    other = illness(OTHER, amount, deductible, bands, cap / 100)

    assert other <= cap
    assert other <= illness(TILTED, amount, deductible, bands, cap / 100, **reading)


@given(**LARGE, before=st.integers(0, 10 ** 8), cap=st.integers(0, 10 ** 8))
def test_a_year_never_brings_more_than_the_cap(amount, deductible, bands, before, cap):
    """What was paid and what is paid now stay within the cap, unless it was exceeded before; without a cap it is the same."""
    now = assistance(amount, deductible, bands, cap / 100, before)

    assert now == 0 or before + now <= cap
    assert now == max(0, min(assistance(amount, deductible, bands), cap - before))


def test_a_rate_that_could_not_be_exact_is_refused():
    """Half an odd fen times four decimals is finer than the rounding: (35.02 - 0.005) × 0.6333 = 22.1749995 is no 22.18."""
    for policy in (LINXIAN, SHANXI):
        with pytest.raises(ValueError, match="0.5833"):
            policy.with_values(bands=[[None, 0.5833]])

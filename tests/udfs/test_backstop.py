"""个人自付上限与兜底: 广西 2019 二、(六). Each sum stands beside its case."""

import pytest

from udfs import backstop_amount, self_pay_ceiling

IN, OUT = "住院", "门诊特殊慢性病"


def ceiling(care, total):
    """Return the most that the patient pays."""
    return self_pay_ceiling(care, total, policy="guangxi-2019")


def advanced(care, total, self_pay):
    """Return what the institution advances."""
    return backstop_amount(care, total, self_pay, policy="guangxi-2019")


def test_a_tenth_in_hospital_a_fifth_outside():
    """“不高于住院医疗费用总额的10%”, “不高于门诊医疗费用总额20%”: of 6,400."""
    assert [640, 1280] == [ceiling(care, 6400) for care in (IN, OUT)]


@pytest.mark.parametrize("care, total, expected", [
    (IN, 876.55, 87.66),   # 87.655, half up
    (IN, 876.54, 87.65),   # 87.654
    (IN, 0.05, 0.01),      # 0.005, half up
    (IN, 0.04, 0.00),      # 0.004
    (OUT, 0.03, 0.01),     # 0.006
    (OUT, 0.02, 0.00),     # 0.004
    (OUT, 1234.56, 246.91),  # 246.912
    (IN, 0, 0.00),
])
def test_the_ceiling_is_rounded_half_up(care, total, expected):
    """To the fen."""
    assert expected == ceiling(care, total)


def test_the_ceiling_itself_may_be_paid():
    """“不高于”: of 12,000 in hospital 1,200 is the patient's; the fen beyond is not."""
    assert [0, 0, 0.01] == [advanced(IN, 12000, own) for own in (1199.99, 1200, 1200.01)]


def test_all_beyond_the_ceiling_is_advanced():
    """4,400 - 0.1 × 27,350 = 1,665; 1,200 - 0.2 × 3,650.40 = 469.92."""
    assert 1665 == advanced(IN, 27350, 4400)
    assert 469.92 == advanced(OUT, 3650.40, 1200)


def test_the_rest_is_taken_from_the_rounded_ceiling():
    """0.1 × 876.55 prints as 87.66: of 87.66 nothing is left, of 87.67 one fen, so that both parts make up the whole."""
    assert [0, 0.01] == [advanced(IN, 876.55, own) for own in (87.66, 87.67)]


def test_who_has_nothing_to_pay_needs_no_backstop():
    """0 - min(0, 900) = 0; without a bill there is no ceiling to stay under either: 5 - 0 = 5."""
    assert 0 == advanced(IN, 9000, 0)
    assert 5 == advanced(IN, 0, 5)


def test_other_notices_have_no_ceiling():
    """No catch-all ceiling in the four others."""
    for policy in ("guangxi-2022", "linxian-2023", "shanxi-2019", "yeji-2024"):
        assert "不适用" == self_pay_ceiling(IN, 9000, policy=policy)
        assert "不适用" == backstop_amount(IN, 9000, 1500, policy=policy)

"""特殊病例审批: 广西 2022 附件第四条(二)."""

import datetime

import pytest

from udfs import special_case_timing, special_case_vote


@pytest.mark.parametrize("members, needed", [(1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (6, 4), (7, 5), (9, 6), (999, 666)])
def test_two_thirds_of_the_members_pass(members, needed):
    """“三分之二及以上”: the smallest whole number of approvals that is at least 2/3 of the members; one fewer fails."""
    assert 3 * needed >= 2 * members > 3 * (needed - 1)
    assert "通过" == special_case_vote(members, needed, policy="guangxi-2022")
    assert "不通过" == special_case_vote(members, needed - 1, policy="guangxi-2022")


@pytest.mark.parametrize("members, approvals", [(0, 0), (3, 4), (3, -1), (-3, 0), (3, 1.5), (2.5, 1), ("三", 2), (3, True)])
def test_an_impossible_vote(members, approvals):
    """No panel, more approvals than members, negative, broken or written numbers."""
    assert "数据错误" == special_case_vote(members, approvals, policy="guangxi-2022")


def test_whole_numbers_may_come_as_floats():
    """A sheet knows floats only."""
    assert "通过" == special_case_vote(3.0, 2.0, policy="guangxi-2022")


@pytest.mark.parametrize("approved, discharged, expected", [
    ("2025-09-19", "2025-09-20", "按期"), ("2025-09-20", "2025-09-20", "按期"), ("2025-09-21", "2025-09-20", "补办"),
    ("2024-12-31", "2025-01-01", "按期"), ("2025-01-01", "2024-12-31", "补办")])
def test_approval_comes_before_discharge(approved, discharged, expected):
    """“审批工作应在困难群众出院前完成”: up to the day of discharge itself."""
    days = map(datetime.date.fromisoformat, (approved, discharged))

    assert expected == special_case_timing(*days, policy="guangxi-2022")


def test_who_is_still_in_hospital_has_no_verdict():
    """Blank while not discharged."""
    assert None is special_case_timing(datetime.date(2025, 9, 21), None, policy="guangxi-2022")


def test_other_notices_have_no_panel():
    """The procedure is the annex of 2022."""
    day = datetime.date(2025, 9, 21)

    for policy in ("guangxi-2019", "linxian-2023", "shanxi-2019", "yeji-2024"):
        assert ["不适用"] * 2 == [special_case_vote(3, 2, policy=policy), special_case_timing(day, day, policy=policy)]

"""The window that each notice states for itself: outside it rules compute, and the note says so."""

import datetime

import pytest

from udfs import catalog_excess, window_note

NOTE = "超出文件载明期间,请核对现行文件"


@pytest.mark.parametrize("policy, day, expected", [
    ("guangxi-2022", "2021-12-31", NOTE), ("guangxi-2022", "2022-01-01", None), ("guangxi-2022", "2025-12-31", None),
    ("guangxi-2022", "2026-01-01", NOTE), ("guangxi-2019", "2019-05-08", NOTE), ("guangxi-2019", "2019-05-09", None),
    ("guangxi-2019", "2026-11-22", None), ("linxian-2023", "2023-09-03", NOTE), ("linxian-2023", "2023-09-04", None),
    ("linxian-2023", "2026-11-22", None), ("shanxi-2019", "2019-06-24", NOTE), ("shanxi-2019", "2019-06-25", None),
    ("yeji-2024", "2024-05-22", NOTE), ("yeji-2024", "2024-05-23", None), ("yeji-2024", "2099-12-31", None)])
def test_the_note_stands_outside_the_window_only(policy, day, expected):
    """过渡期(2022-2025年): both its first and its last day lie inside; a notice without an end runs on."""
    assert expected == window_note(datetime.date.fromisoformat(day), policy=policy)


def test_the_last_evening_is_inside():
    """The time of day does not count."""
    assert None is window_note(datetime.datetime(2025, 12, 31, 23, 59), policy="guangxi-2022")


def test_after_the_window_the_latest_figures_hold(guangxi):
    """10,000 - 8,500 - 1,000 = 500, also on a day of 2026."""
    case = ("低保对象", "县级", "否", "否", 8500, 10000)

    assert 500 == catalog_excess(*case, policy=guangxi.on(datetime.date(2026, 6, 1)))


def test_before_the_first_day_a_figure_is_refused(guangxi):
    """No figure of the notice holds on 31 December 2021."""
    case = ("低保对象", "县级", "否", "否", 8500, 10000)

    with pytest.raises(LookupError, match="自 2022-01-01 起才有值,不能用于 2021-12-31"):
        catalog_excess(*case, policy=guangxi.on(datetime.date(2021, 12, 31)))

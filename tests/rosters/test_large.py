"""A large roster is checked in one go, within the memory that the product allows, and tells how far it is."""

from tests.rosters import large

ROWS = 5_000


def test_a_large_roster_is_checked_within_the_limits(tmp_path):
    """5,000 stays in 160 MB; a hundred thousand take 1 GiB at most, which `python -m tests.rosters --large` shows."""
    report, _, _, steps = large.measured(large.written(tmp_path / "全县.xlsx", ROWS), 160 * 2**20)

    assert ROWS == report.rows and (ROWS, ROWS) in steps and any(done < ROWS for done, _ in steps)
    assert all(before.count(".") == 2 for _, _, _, before, _, _ in report.reading["conversions"]) and report.reading["conversions"]

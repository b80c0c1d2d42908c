"""The sweep after a run finds what it looks for, and nothing where there is nothing."""

from tests.privacy.after import traces
from tests.workbook.sound import identity

NUMBER = identity(5)
BUILT = "1234567890"  # ten figures are nobody's number


def test_a_number_in_a_name_a_log_or_a_crash_report_is_found(tmp_path):
    """A sound one of eighteen characters: no time of day, no counter, no digest."""
    folder = tmp_path / "所有"
    folder.mkdir()
    (folder / f"{BUILT}.xlsx").write_text(NUMBER, encoding="utf-8")
    (folder / "x.log").write_text("2025-09-01 12:00:00 123456789012345678", encoding="utf-8")
    assert [] == traces(folder)

    (folder / "y.log").write_text(f"号码{NUMBER}", encoding="utf-8")
    (folder / "medaid故障报告_20260110-083000.txt").write_text(NUMBER, encoding="utf-8")
    assert 2 == len(traces(folder))

    named = folder / f"明白卡_{NUMBER}.docx"
    named.touch()
    try:
        assert [f"a number in the name of a file: {named}"] == [line for line in traces(folder) if line.startswith("a number in the name")]
    finally:
        for path in folder.iterdir():  # the sweep after this very run is not to find them
            path.unlink()

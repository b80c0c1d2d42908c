"""The window that a notice states for itself: outside it a rule still computes, and says so."""

from udfs.rule import rule


@rule(title="文件期间提示", unit="文字", source="all")
def window_note(day_on, *, policy):
    """Return a note for a day outside the notice's stated window.

    >>> import datetime
    >>> window_note(datetime.date(2026, 1, 1), policy="guangxi-2022")
    '超出文件载明期间,请核对现行文件'
    """
    if policy.window_from <= day_on <= policy.window_until:
        return None
    return "超出文件载明期间,请核对现行文件"


__all__ = ["window_note"]

"""特殊病例审批: the panel's vote and whether the approval came before discharge (广西 2022, annex).

>>> special_case_vote(3, 2, policy="guangxi-2022")
'通过'
"""

from udfs.rule import rule


@rule(title="特殊病例表决结果", unit="文字", source="G22-07")
def special_case_vote(members, approvals, *, policy):
    """Return 通过 from two thirds of the members on.

    >>> special_case_vote(999, 665, policy="guangxi-2022")
    '不通过'
    """
    if members == 0 or approvals > members:
        return "数据错误"
    if policy.special_case_out_of * approvals >= policy.special_case_in_favour * members:
        return "通过"
    return "不通过"


@rule(title="审批时间", unit="文字", source="G22-13")
def special_case_timing(approved_on, discharged_on, *, policy):
    """Return 按期 for an approval up to the day of discharge, else 补办.

    >>> import datetime
    >>> special_case_timing(datetime.date(2025, 9, 21), datetime.date(2025, 9, 20), policy="guangxi-2022")
    '补办'
    """
    if approved_on <= discharged_on:
        return "按期"
    return "补办"


__all__ = ["special_case_timing", "special_case_vote"]

"""Deadlines in working days: the State Council's calendar and the periods of the Guangxi 2022 annex.

>>> import datetime
>>> workday_after(datetime.date(2025, 9, 25), 10)
datetime.date(2025, 10, 15)
"""

from udfs.rule import rule
from udfs.workdays import date_in_month, days_after, days_between, months_after, workday, workday_on_or_after, workday_on_or_before


@rule(title="若干工作日之后", unit="日期", source="–")
def workday_after(start_on, days):
    """Return the day `days` working days after `start_on`, which is not counted itself.

    >>> import datetime
    >>> workday_after(datetime.date(2026, 12, 31), 1)
    '待补节假日表'
    """
    return workday(start_on, days)


@rule(title="期限起算日", unit="日期", source="G22-D2 SX-D2")
def counted_from(start_on, *, policy):
    """Return the day after which a period counts, by the chosen reading of a day received on a rest day.

    >>> import datetime
    >>> counted_from(datetime.date(2025, 10, 4), policy="guangxi-2022")
    datetime.date(2025, 10, 4)
    """
    if policy.rest_day_trigger_reading == "视为次一工作日收到":
        return workday_on_or_after(start_on)
    return start_on


@rule(title="每月名单发送期限", unit="日期", source="G22-D1")
def monthly_list_due(month_on, reading, *, policy):
    """Return by when last month's list goes out: the 10th, or the working day that `reading` makes of it.

    >>> import datetime
    >>> monthly_list_due(datetime.date(2024, 1, 31), "提前", policy="guangxi-2022")
    datetime.date(2024, 2, 9)
    """
    due = date_in_month(month_on, 1, policy.monthly_list_day)
    if reading == "提前":
        return workday_on_or_before(due)
    if reading == "顺延":
        return workday_on_or_after(due)
    return due


@rule(title="名单推送期限", unit="日期", source="G22-D2")
def push_due(received_on, *, policy):
    """Return by when the health office passes the list on to the institutions.

    >>> import datetime
    >>> push_due(datetime.date(2025, 10, 10), policy="guangxi-2022")
    datetime.date(2025, 10, 14)
    """
    return workday(counted_from(received_on, policy=policy), policy.push_days)


@rule(title="补申报期限", unit="日期", source="G22-D3")
def late_application_due(feedback_on, *, policy):
    """Return by when an institution that lacked the person's identity may still apply.

    >>> import datetime
    >>> late_application_due(datetime.date(2025, 9, 25), policy="guangxi-2022")
    datetime.date(2025, 10, 15)
    """
    return workday(counted_from(feedback_on, policy=policy), policy.late_application_days)


@rule(title="批复期限", unit="日期", source="G22-D4")
def decision_due(received_on, *, policy):
    """Return by when the county decides on a special case.

    >>> import datetime
    >>> decision_due(datetime.date(2026, 2, 11), policy="guangxi-2022")
    datetime.date(2026, 2, 14)
    """
    return workday(counted_from(received_on, policy=policy), policy.decision_days)


@rule(title="备案期限", unit="日期", source="G22-D5")
def filing_due(approved_on, *, policy):
    """Return by when an approval is filed with the city and the other offices.

    >>> import datetime
    >>> filing_due(datetime.date(2024, 9, 30), policy="guangxi-2022")
    datetime.date(2024, 10, 12)
    """
    return workday(counted_from(approved_on, policy=policy), policy.filing_days)


@rule(title="动态调整名单报送期限", unit="日期", source="SX-D2")
def adjustment_report_due(adjusted_on, *, policy):
    """Return by when the names added and removed go to the insurance and finance offices.

    >>> import datetime
    >>> adjustment_report_due(datetime.date(2025, 9, 30), policy="shanxi-2019")
    datetime.date(2025, 10, 14)
    """
    return workday(counted_from(adjusted_on, policy=policy), policy.adjustment_report_days)


@rule(title="行政复议期限", unit="日期", source="SX-D6")
def reconsideration_due(received_on, *, policy):
    """Return the last day for an administrative review of a refusal, moved past a rest day.

    >>> import datetime
    >>> reconsideration_due(datetime.date(2025, 8, 5), policy="shanxi-2019")
    datetime.date(2025, 10, 9)
    """
    due = days_after(received_on, policy.reconsideration_days)
    return workday_on_or_after(due)


@rule(title="行政诉讼期限", unit="日期", source="SX-D7")
def litigation_due(received_on, *, policy):
    """Return the last day for a lawsuit against a refusal: the corresponding day, moved past a rest day.

    >>> import datetime
    >>> litigation_due(datetime.date(2025, 8, 31), policy="shanxi-2019")
    datetime.date(2026, 2, 28)
    """
    return workday_on_or_after(months_after(received_on, policy.litigation_months))


@rule(title="备案起算日", unit="日期", source="G22-D5")
def filing_start(conclusion, approved_on, *, policy):
    """Return the day of approval; blank where the case was refused: only approved cases are filed.

    >>> import datetime
    >>> filing_start("不同意", datetime.date(2024, 9, 30), policy="guangxi-2022") is None
    True
    """
    if conclusion == "同意":
        return approved_on
    return None


@rule(title="办理情况", unit="文字", source="–")
def deadline_verdict(due_on, done_on, today_on):
    """Return 按期 or 逾期 for what is done, 未到期 or 逾期 for what is not.

    >>> import datetime
    >>> deadline_verdict(datetime.date(2025, 9, 30), None, datetime.date(2025, 9, 30))
    '未到期'
    """
    if done_on is None:
        return "逾期" if today_on > due_on else "未到期"
    return "按期" if done_on <= due_on else "逾期"


@rule(title="距期限天数", unit="天", source="–")
def days_left(due_on, done_on, today_on):
    """Return the calendar days left until the deadline, negative when it is over; blank once it is done.

    >>> import datetime
    >>> days_left(datetime.date(2025, 9, 30), None, datetime.date(2025, 9, 28))
    2
    """
    if done_on is None:
        return days_between(today_on, due_on)
    return None


__all__ = ["adjustment_report_due", "counted_from", "days_left", "deadline_verdict", "decision_due", "filing_due",
           "filing_start", "late_application_due", "litigation_due", "monthly_list_due", "push_due",
           "reconsideration_due", "workday_after"]

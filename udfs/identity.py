"""The citizen identity number (GB 11643) and age.

>>> id_verdict("11010519491231002X"), id_sex("11010519491231002X")
('有效', '女')
"""

from udfs.identity_number import (
    birth_date_in,
    check_digit_holds,
    ends_in_000,
    has_18_characters,
    has_birth_date,
    has_id_characters,
    sequence_is_odd,
)
from udfs.rule import rule
from udfs.workdays import completed_years


@rule(title="身份证号校验", unit="文字", source="GB 11643")
def id_verdict(id_number):
    """Return the first fault that holds, or 有效.

    >>> id_verdict("450000199912314000"), id_verdict("45000019900101004")
    ('疑似被截断', '位数错误')
    """
    if not has_18_characters(id_number):
        return "位数错误"
    if not has_id_characters(id_number):
        return "含非法字符"
    if not has_birth_date(id_number):
        return "出生日期错误"
    if check_digit_holds(id_number):
        return "有效"
    if ends_in_000(id_number):
        return "疑似被截断"
    return "校验码错误"


@rule(title="出生日期", unit="日期", source="GB 11643")
def id_birth_date(id_number):
    """Return the day of birth; blank where the number is not valid.

    >>> id_birth_date("11010519491231002X")
    datetime.date(1949, 12, 31)
    """
    if id_verdict(id_number) != "有效":
        return None
    return birth_date_in(id_number)


@rule(title="性别", unit="文字", source="GB 11643")
def id_sex(id_number):
    """Return 男 or 女; blank where the number is not valid.

    >>> id_sex("450000199001010070")
    '男'
    """
    if id_verdict(id_number) != "有效":
        return None
    if sequence_is_odd(id_number):
        return "男"
    return "女"


@rule(title="周岁", unit="岁", source="SX-02")
def age_on(birth_on, day_on, *, policy):
    """Return completed years; blank before birth.

    >>> import datetime
    >>> age_on(datetime.date(2000, 2, 29), datetime.date(2025, 2, 28), policy="shanxi-2019")
    24
    """
    if day_on < birth_on:
        return None
    return completed_years(birth_on, day_on)


__all__ = ["age_on", "id_birth_date", "id_sex", "id_verdict"]

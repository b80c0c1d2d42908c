"""目录外控费: how much of a bill may lie outside the catalogue, by the institution's price class (临县 2023).

>>> out_of_catalog_excess("低保对象", "是", "三类", 1500, 8000, policy="linxian-2023")
300.0
"""

from udfs.money import exceeds, yuan
from udfs.rule import rule


@rule(title="目录外控费判定", unit="文字", source="LX-05")
def out_of_catalog_verdict(category, in_province, charge_class, out_of_catalog, total, *, policy):
    """Return the first word that holds, from 数据错误 to 超控.

    >>> out_of_catalog_verdict("低保对象", "是", None, 4000, 8000, policy="linxian-2023")
    '待填:收费标准类别'
    """
    if out_of_catalog > total:
        return "数据错误"
    if total == 0:
        return "不计算"
    if category not in policy.out_of_catalog_scope:
        return "不适用"
    if not in_province:
        return "不适用"
    if exceeds(out_of_catalog, policy.out_of_catalog_cap_rate[charge_class] * total):
        return "超控"
    return "未超"


@rule(title="目录外费用控制额", unit="元", source="LX-05")
def out_of_catalog_cap(charge_class, total, *, policy):
    """Return the most that may lie outside the catalogue.

    >>> out_of_catalog_cap("县级二类", 333.30, policy="linxian-2023")
    50.0
    """
    return yuan(policy.out_of_catalog_cap_rate[charge_class] * total)


@rule(title="机构承担的超控费用", unit="元", source="LX-05", follows="out_of_catalog_verdict")
def out_of_catalog_excess(category, in_province, charge_class, out_of_catalog, total, *, policy):
    """Return what the institution bears; 0 unless 超控.

    >>> out_of_catalog_excess("低保对象", "是", "县级二类", 50, 333.30, policy="linxian-2023")
    0.01
    """
    if out_of_catalog_verdict(category, in_province, charge_class, out_of_catalog, total, policy=policy) != "超控":
        return 0
    return yuan(out_of_catalog - policy.out_of_catalog_cap_rate[charge_class] * total)


__all__ = ["out_of_catalog_cap", "out_of_catalog_excess", "out_of_catalog_verdict"]

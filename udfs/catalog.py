"""目录内费用占比: what share of a hospital bill must lie inside the insurance catalogue (广西 2022, 2019).

>>> catalog_excess("低保对象", "县级", "否", "否", 8500, 10000, policy="guangxi-2022")
500.0
"""

from udfs.money import at_least, yuan
from udfs.rule import rule


@rule(title="目录内费用占比", unit="比例", source="G22-01 G19-04")
def catalog_ratio(in_catalog, total, *, policy):
    """Return the plain quotient, unrounded; blank for a bill of 0.

    >>> catalog_ratio(9000, 10000, policy="guangxi-2022")
    0.9
    """
    if total == 0:
        return None
    return in_catalog / total


@rule(title="目录费用占比判定", unit="文字", source="G22-01 G22-03 G22-04 G22-06 G19-04")
def catalog_verdict(category, institution_level, single_disease, special_case_approved, in_catalog, total, *, policy):
    """Return the first word that holds, from 数据错误 to 低于比例.

    >>> catalog_verdict("低保对象", "县级", "否", "否", 900.18, 1000.20, policy="guangxi-2022")
    '达标'
    """
    if in_catalog > total:
        return "数据错误"
    if total == 0:
        return "不计算"
    if not (category in policy.catalog_scope or category in policy.catalog_scope_added):
        return "不适用"
    if institution_level in policy.levels_outside:
        return "不适用"
    if policy.levels_reading == "仅县级及以下" and institution_level in policy.levels_to_confirm:
        return "不适用"
    if single_disease and policy.single_disease_excluded and policy.single_disease_reading == "整条规定除外":
        return "单病种除外"
    if at_least(in_catalog, policy.catalog_ratio_floor * total):
        return "达标"
    if special_case_approved:
        return "已批准"
    return "低于比例"


@rule(title="超出允许比例的费用", unit="元", source="G22-02 G19-04")
def catalog_beyond(in_catalog, total, *, policy):
    """Return what a bill below the limit has beyond it, by the chosen reading of 超出部分.

    >>> catalog_beyond(8500, 10000, policy="guangxi-2022")
    500.0
    """
    if policy.excess_reading == "全部目录外费用":
        return yuan(total - in_catalog)
    if policy.excess_reading == "恢复比例所需核减额":
        return yuan(total - in_catalog / policy.catalog_ratio_floor)
    return yuan((total - in_catalog) - policy.out_of_catalog_allowance * total)


@rule(title="机构承担的超出费用", unit="元", source="G22-02 G19-04", follows="catalog_verdict")
def catalog_excess(category, institution_level, single_disease, special_case_approved, in_catalog, total, *, policy):
    """Return what the institution bears; 0 unless 低于比例.

    >>> catalog_excess("低保对象", "县级", "否", "否", 1100, 1234.45, policy="guangxi-2022")
    11.01
    """
    verdict = catalog_verdict(category, institution_level, single_disease, special_case_approved, in_catalog, total,
                              policy=policy)
    if verdict != "低于比例":
        return 0
    if single_disease and policy.single_disease_excluded:
        return 0
    return catalog_beyond(in_catalog, total, policy=policy)


@rule(title="已批准的超出费用", unit="元", source="G22-05 G19-04", follows="catalog_verdict")
def catalog_approved_excess(category, institution_level, single_disease, special_case_approved, in_catalog, total, *,
                            policy):
    """Return the excess of an approved special case, which the institution does not bear; 0 unless 已批准.

    >>> catalog_approved_excess("低保对象", "县级", "否", "是", 48000, 60000, policy="guangxi-2022")
    6000.0
    """
    verdict = catalog_verdict(category, institution_level, single_disease, special_case_approved, in_catalog, total,
                              policy=policy)
    if verdict != "已批准":
        return 0
    return catalog_beyond(in_catalog, total, policy=policy)


@rule(title="达标尚需目录内费用", unit="元", source="G22-08")
def catalog_catch_up(in_catalog, total, *, policy):
    """Return how much more listed cost would bring the ratio back to the limit (information only).

    >>> catalog_catch_up(8500, 10000, policy="guangxi-2022")
    5000.0
    """
    if in_catalog > total:
        return 0
    if at_least(in_catalog, policy.catalog_ratio_floor * total):
        return 0
    return yuan((policy.catalog_ratio_floor * total - in_catalog) / (1 - policy.catalog_ratio_floor))


@rule(title="机构级别提示", unit="文字", source="G22-06 G19-04")
def catalog_note(institution_level, *, policy):
    """Return a note where the notice leaves the level of the institution open.

    >>> catalog_note("市级", policy="guangxi-2022")
    '级别待当地确认'
    """
    if institution_level in policy.levels_to_confirm:
        return "级别待当地确认"
    return None


__all__ = ["catalog_approved_excess", "catalog_beyond", "catalog_catch_up", "catalog_excess", "catalog_note",
           "catalog_ratio", "catalog_verdict"]

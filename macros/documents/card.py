"""待遇明白卡: what a person's categories open, with the notice's figures, on one page of A5 (临县 2023)."""

import datetime

from macros.documents.paper import Paper, Refused, basis, masked, said
from udfs.explain import shown
from udfs.money import yuan
from udfs.state import TO_FILL

TEMPLATE, SHEET = "待遇明白卡", "people"
OFFICE = "____县医疗保障局"
TILT = "倾斜救助"


def papers(filled, *, village=None, number=None, row=None, full=False, made_on=None):
    """Return a card for everybody on 待遇享受清单, for a village, or for the person with the identity number `number`.

    The identity number is masked unless `full`, and stands nowhere else in the file: `row` finds the person again. A row that cannot be printed is a Refused in its place.
    """
    rows = [one for one in filled.rows[SHEET] if one["active"] and (village is None or one.get("village") == village)
            and (number is None or str(one.get("id_number")).upper() == number.upper()) and row in (None, one["row"] + 1)]
    if not rows:
        raise Refused(f"“待遇享受清单”没有{f'村(社区)“{village}”' if village else '这个身份证号'}的人员")
    return [_paper(filled, one, full, made_on or datetime.date.today()) for one in rows]


def _paper(filled, row, full, made_on):
    if not row.get("name") or not row.get("category") or not row.get("id_number"):
        return Refused(f"“待遇享受清单”第{row['row'] + 1}行缺少姓名、身份证号或人员类别,明白卡没有打印")
    policy = filled.policy
    benefits = [{"item": item, "benefit": benefit, "source": policy.provisions[source].article} for item, benefit, source in _benefits(filled, row)]
    words = {"name": said(row["name"]), "category": row["category"], "id_number": said(row["id_number"]) if full else masked(row["id_number"]),
             "township": said(row.get("township")), "village": said(row.get("village")), "benefits": benefits, "unit": OFFICE,
             "phone": said(filled.fields["card"].get("phone")) or TO_FILL.rstrip(":"), "made_on": said(made_on)}
    chosen = {"row": row["row"] + 1, "full": full, "made_on": made_on.isoformat()}
    return Paper("待遇明白卡", f"明白卡_{said(row.get('village'))}_{row['row'] + 1:04d}_{said(row['name'])}", words,
                 (basis(policy, "tilt_rescue", TILT, "见上"),), chosen)


def _benefits(filled, row):
    """Yield (item, what it gives, provision) of every benefit that the person's categories open."""
    policy, category = filled.policy, row["category"]
    if category in policy.enrolment_subsidy_scope:
        yield "资助参保", "个人缴费按当年标准给予资助", "LX-11"
    if category in policy.serious_illness_scope:
        removed = ",取消封顶线" if policy.serious_illness_cap_removed else ""
        yield ("大病保险倾斜", f"起付线降低{shown('percent', policy.serious_illness_deductible_cut)},报销比例提高"
               f"{round(policy.serious_illness_rate_increase * 100, 4):g}个百分点{removed}", "LX-03")
    if category in policy.direct_assistance_scope:
        yield "直接救助", f"政策范围内个人自付按比例救助;比例{_local(policy, 'direct_assistance_ratio', 'percent')}", "LX-06"
    for tier, scopes in (("a", ("tilt_a_scope",)), ("b", ("tilt_b_scope", "tilt_b_scope_added"))):
        if any(category in getattr(policy, scope) for scope in scopes):
            threshold, rate, limit = (getattr(policy, f"tilt_{tier}_{part}") for part in ("threshold", "rate", "limit"))
            used = _used(filled, row)
            yield (TILT, f"规范转诊且在省域内就医,本年政策范围内个人自付超过{said(threshold, 'money')}元的部分按{shown('percent', rate)}救助,"
                   f"年度限额{said(limit, 'money')}元;本年已享受{said(used, 'money')}元,还可享受{said(yuan(max(limit - used, 0)), 'money')}元",
                   policy.parameter(f"tilt_{tier}_limit").source)
            break
    if category in policy.out_of_catalog_scope:
        rates = "、".join(f"{word}{shown('percent', rate)}" for word, rate in policy.out_of_catalog_cap_rate.items())
        yield "目录外费用控制", f"省内住院目录外费用占比不超过:{rates};超出的由医疗机构承担", "LX-05"
    if category in policy.deposit_waiver_scope:
        yield "免住院押金", "经基层首诊转诊至市域内定点医疗机构住院,先诊疗后付费,不交押金", "LX-07"


def _local(policy, key, form):
    version = policy.parameter(key).version()
    return shown(form, version.value) if version else f"{TO_FILL}{policy.parameter(key).label}"


def _used(filled, row):
    """Return what 待遇享受台账 has of the tilt rescue in the year of the list, to the fen."""
    year = filled.fields[SHEET].get("year") or filled.today and filled.today.year
    mine = [entry for entry in filled.rows["received"] if entry["active"] and entry.get("item") == TILT
            and str(entry.get("id_number")).upper() == str(row["id_number"]).upper()
            and isinstance(entry.get("settled_on"), datetime.date) and entry["settled_on"].year == year and isinstance(entry.get("amount"), (int, float))]
    return sum(round(entry["amount"] * 100) for entry in mine) / 100


__all__ = ["papers"]

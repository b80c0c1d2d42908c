"""特殊病例申报审批表: one approval, one page, as the county signs it (广西 2022, annex 四)."""

from macros.documents.paper import Paper, Refused, basis, said
from udfs.explain import shown

TEMPLATE, SHEET = "住院费用监测", "reviews"
DATES = ("admitted_on", "discharged_on", "applied_on", "received_on", "decision_due", "approved_on", "filing_due")
PLAIN = ("review_no", "name", "category", "id_number", "admission_no", "institution", "route", "members", "approvals",
         "special_case_vote", "conclusion", "special_case_timing")
RULES = (("special_case_vote", "表决结果"), ("decision_due", "批复期限"), ("filing_due", "备案期限"))


def papers(filled, *, number=None):
    """Return a page for every approval of 特殊病例审批台账, or for that with the number `number`.

    A row that cannot be printed is a Refused in its place: one bad row never stops the rest.
    """
    admissions = {str(row["admission_no"]).upper(): row for row in filled.rows["admissions"] if row.get("admission_no")}
    found = []
    for row in filled.rows[SHEET]:
        if row["active"] and (number is None or row.get("review_no") == number):
            found.append(_paper(filled.policy, row, admissions.get(str(row.get("admission_no")).upper())))
    if number is not None and not found:
        raise Refused(f"“特殊病例审批台账”没有编号为 {number} 的审批")
    return found


def _paper(policy, row, admission):
    named = f"“特殊病例审批台账”第{row['row'] + 1}行"
    if not row.get("review_no"):
        return Refused(f"{named}没有审批编号,请先编号")
    if admission is None:
        return Refused(f"{named}({row['review_no']})的住院号在“住院登记”中找不到,请核对")
    known = {**admission, **{key: value for key, value in row.items() if value is not None}}
    words = {key: said(known.get(key)) for key in (*PLAIN, *DATES)}
    words |= {key: said(known.get(key), "money") for key in ("total", "in_catalog", "catalog_approved_excess")}
    ratio = known.get("catalog_ratio")
    words["catalog_ratio"] = shown("share", ratio) if isinstance(ratio, float) else said(ratio)
    lines = [basis(policy, name, what, words[name]) for name, what in RULES]
    lines.append(basis(policy, "catalog_approved_excess", "超出允许比例的费用", words["catalog_approved_excess"]))
    return Paper("特殊病例申报审批表", f"特殊病例申报审批表_{row['review_no']}", words, tuple(lines), {"number": row["review_no"]})

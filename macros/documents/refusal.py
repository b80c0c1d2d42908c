"""附件5 不符合医疗救助条件书面告知书 with its 送达回执: one for each row of 告知书登记 (山西 2019)."""

import datetime
import re

from macros.documents.paper import Basis, Paper, Refused, basis, said

TEMPLATE, SHEET = "重点救助对象动态管理", "notices"
CLAUSE = re.compile(r"([A-Z]+-[0-9A-Z]+)\b")
PLAIN_OFFICE = "____乡镇人民政府(街道办事处)"


def papers(filled, *, number=None):
    """Return a notice for every row of 告知书登记, or for that with the number `number` ([2025]第3号).

    Numbers run within a year in the order of the register, as on the sheet: they are those of the rows and never given out anew.
    """
    found, counts = [], {}
    for row in filled.rows[SHEET]:
        if not row["active"]:
            continue
        issued = row.get("issued_on")
        if isinstance(issued, datetime.date):
            counts[issued.year] = counts.get(issued.year, 0) + 1
        if number is None or isinstance(issued, datetime.date) and number == f"[{issued.year}]第{counts[issued.year]}号":
            found.append(_paper(filled.policy, row, counts))
    if number is not None and not found:
        raise Refused(f"“告知书登记”没有文号 {number}")
    return found


def _paper(policy, row, counts):
    named = f"“告知书登记”第{row['row'] + 1}行"
    missing = [label for key, label in (("issued_on", "告知日期"), ("applied_on", "申请日期")) if not isinstance(row.get(key), datetime.date)]
    missing += [label for key, label in (("name", "申请人"), ("clause_one", "不符合的规定(一)")) if not row.get(key)]
    if missing:
        return Refused(f"{named}缺少{'、'.join(missing)},告知书没有打印")
    clauses = [_clause(policy, row.get(key)) for key in ("clause_one", "clause_two") if row.get(key)]
    if None in clauses:
        return Refused(f"{named}的条款不在政策文件中,请从下拉表重新选择")
    year, count = str(row["issued_on"].year), str(counts[row["issued_on"].year])
    words = {"year": year, "number": count, "name": said(row["name"]), "applied_on": said(row["applied_on"]), "unit": said(row.get("office")) or PLAIN_OFFICE,
             "clauses": ";".join(f"{one.text}" for one in clauses), "made_on": said(row["issued_on"])}
    words |= {key: said(row.get(key)) for key in ("delivered_on", "reconsideration_due", "litigation_due")}
    lines = [Basis("不符合的规定", "", "", policy.cite(one.id), f"{policy.starts}起") for one in clauses]
    lines += [basis(policy, "reconsideration_due", "申请行政复议截止", words["reconsideration_due"]),
              basis(policy, "litigation_due", "提起诉讼截止", words["litigation_due"])]
    return Paper("不符合医疗救助条件书面告知书", f"告知书_{year}_{int(count):03d}_{said(row['name'])}", words, tuple(lines),
                 {"number": f"[{year}]第{count}号"})


def _clause(policy, said_there):
    found = CLAUSE.match(str(said_there))
    return policy.provisions.get(found.group(1)) if found else None

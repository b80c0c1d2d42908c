"""未参保名单 for a township, and 月参保通报 over all of them (临县 2023 LX-01 LX-09, 广西 2019 G19-01 G19-03)."""

import datetime

from macros.documents.paper import Paper, Refused, basis, masked, said
from udfs import enrolment_gap, enrolment_verdict
from udfs.explain import shown
from workbook.serial import day_of

TEMPLATES = ("参保与资助(临县)", "参保与资助(广西2019)")
OFFICE = "____县医疗保障局"
SPECIAL = "特殊群体"


def people(filled):
    """Return the roster's people once each, with `due` and `enrolled` (True or False)."""
    insured, excluded = ({str(row["id_number"]).upper() for row in filled.rows[key] if row.get("id_number")} for key in ("insured", "excluded"))
    found = {}
    for row in filled.rows["roster"]:
        number = str(row.get("id_number") or "").upper()
        if row["active"] and number and number not in found:
            found[number] = {**row, "due": number not in excluded, "enrolled": number in insured}
    return list(found.values())


def unenrolled(filled, *, township=None, full=False, made_on=None):
    """Return the list of those who should be insured and are not, of one township or of each.

    Identity numbers are masked unless `full`; there is no column for illness.
    """
    missing = [row for row in people(filled) if row["due"] and not row["enrolled"]]
    places = [township] if township else sorted({str(row["township"]) for row in missing if row.get("township")})
    known = {str(row["township"]) for row in filled.rows["roster"] if row.get("township")}
    if township and township not in known:
        raise Refused(f"“参保名单”没有乡镇(街道)“{township}”;现有:{'、'.join(sorted(known))}")
    return [_list(filled, place, [row for row in missing if row.get("township") == place], full, made_on) for place in places]


def _list(filled, place, rows, full, made_on):
    policy, made_on = filled.policy, made_on or datetime.date.today()
    words = {"township": place, "unit": OFFICE, "made_on": said(made_on), "rows": [
        {"number": str(number), "township": said(row["township"]), "village": said(row.get("village")), "name": said(row["name"]),
         "id_number": said(row["id_number"]) if full else masked(row["id_number"]), "category": said(row.get("category")), "note": ""}
        for number, row in enumerate(rows, 1)]}
    chosen = {"township": place, "full": full, "made_on": made_on.isoformat()}
    return Paper("未参保名单", f"未参保名单_{place}", words, (basis(policy, "enrolment_verdict", "未参保人数", f"{len(rows)}人"),), chosen)


def bulletin(filled, *, month=None, made_on=None):
    """Return the month's bulletin: townships ranked by their rate, whole persons judged, ties sharing a rank."""
    typed = filled.fields["report"].get("month_on")
    month = month or (day_of(typed) if isinstance(typed, (int, float)) else typed)
    if not isinstance(month, datetime.date):
        raise Refused("没有写明月份:在“月参保通报”表填写“通报月份”,或用 --month 2025-09 指明")
    policy, made_on = filled.policy, made_on or datetime.date.today()
    scope = "居民" if filled.fields["report"].get("scope") == "居民" else SPECIAL
    excluded = {str(row["id_number"]).upper(): row for row in filled.rows["excluded"] if row.get("id_number")}
    counted = [row for row in people(filled) if scope == "居民" or row.get("category") and row["category"] in policy.enrolment_special_scope]
    rows = []
    for place in dict.fromkeys(str(row["township"]) for row in filled.rows["roster"] if row.get("township")):
        here = [row for row in counted if row["due"] and row.get("township") == place]
        enrolled = sum(row["enrolled"] for row in here)
        left = sum(row.get("township") == place and (scope == "居民" or bool(row.get("category")) and row["category"] in policy.enrolment_special_scope)
                   for row in excluded.values())
        rows.append({"township": place, "due": len(here), "excluded": left, "enrolled": enrolled})
    due, enrolled = (sum(row[key] for row in rows) for key in ("due", "enrolled"))
    if not due:
        raise Refused(f"“参保名单”没有{scope}的应参保人员")
    words = {"year": str(month.year), "month": str(month.month), "unit": OFFICE, "made_on": said(made_on), "due_count": str(due), "enrolled_count": str(enrolled),
             "missing": str(due - enrolled), "rate": shown("share", enrolled / due), "verdict": said(enrolment_verdict(scope, enrolled, due, policy=policy)),
             "rows": [_line(row, rows, scope, policy) for row in sorted(rows, key=lambda row: _rank(row, rows))]}
    lines = (basis(policy, "enrolment_verdict", f"{scope}参保率判定", words["verdict"]),
             basis(policy, "enrolment_gap", "缺口人数", f"{said(enrolment_gap(scope, enrolled, due, policy=policy))}人"))
    return [Paper("月参保通报", f"月参保通报_{month:%Y%m}", words, lines, {"month": f"{month:%Y-%m}", "made_on": made_on.isoformat()})]


def _rank(row, rows):
    """Return the rank by rate on whole numbers: 3 of 4 and 6 of 8 share one."""
    return 1 + sum(other["enrolled"] * row["due"] > row["enrolled"] * other["due"] for other in rows if other["due"]) if row["due"] else len(rows) + 1


def _line(row, rows, scope, policy):
    rate = shown("share", row["enrolled"] / row["due"]) if row["due"] else ""
    return {"rank": str(_rank(row, rows)) if row["due"] else "", "township": row["township"], "due_count": str(row["due"]), "excluded": str(row["excluded"]),
            "enrolled_count": str(row["enrolled"]), "missing": str(row["due"] - row["enrolled"]), "rate": rate,
            "verdict": said(enrolment_verdict(scope, row["enrolled"], row["due"], policy=policy))}

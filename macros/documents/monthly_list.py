"""低于比例名单: a month's admissions below the ratio, as it goes to the health office (广西 2022, G22-09)."""

import datetime

from macros.documents.paper import Paper, Refused, basis, masked, said
from udfs.explain import shown
from workbook.serial import day_of

TEMPLATE, SHEET, LISTED = "住院费用监测", "admissions", "低于比例"


def papers(filled, *, month=None, full=False, made_on=None):
    """Return the list of the month of the day `month`; by default the month chosen on 低于比例名单.

    Identity numbers are masked unless `full`. Raises Refused where no month is chosen.
    """
    typed = filled.fields["list"].get("month_on")
    month = month or (day_of(typed) if isinstance(typed, (int, float)) else typed)
    if not isinstance(month, datetime.date):
        raise Refused("没有写明月份:在“低于比例名单”表填写“名单所属月份”,或用 --month 2025-09 指明")
    policy = filled.policy
    by = "discharged_on" if policy.month_reading == "出院日期" else "settled_on"
    rows = [row for row in filled.rows[SHEET] if row.get("catalog_verdict") == LISTED and isinstance(row.get(by), datetime.date)
            and (row[by].year, row[by].month) == (month.year, month.month)]
    words = {"year": str(month.year), "month": str(month.month), "floor": shown("percent", policy.catalog_ratio_floor),
             "unit": _unit(filled), "made_on": said(made_on or datetime.date.today()), "rows": [_row(number, row, full) for number, row in enumerate(rows, 1)]}
    total = sum(round(row["catalog_excess"] * 100) for row in rows) / 100
    lines = (basis(policy, "catalog_verdict", "名单例数", f"{len(rows)}例"), basis(policy, "catalog_excess", "机构承担合计", said(total, "money")))
    chosen = {"month": f"{month:%Y-%m}", "full": full, "made_on": (made_on or datetime.date.today()).isoformat()}
    return [Paper("低于比例名单", f"低于比例名单_{month:%Y%m}", words, lines, chosen)]


def _unit(filled):
    return str(filled.cells["低于比例名单"].get((2, 3)) or "") if "低于比例名单" in filled.cells else ""


def _row(number, row, full):
    return {"number": str(number), "name": said(row["name"]), "category": said(row["category"]),
            "id_number": said(row["id_number"]) if full else masked(row["id_number"]), "institution": said(row["institution"]),
            "admission_no": said(row["admission_no"]), "settled_on": row["settled_on"].isoformat(), "total": said(row["total"], "money"),
            "in_catalog": said(row["in_catalog"], "money"), "catalog_ratio": shown("share", row["catalog_ratio"]),
            "catalog_excess": said(row["catalog_excess"], "money")}

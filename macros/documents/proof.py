"""附件4 情况证明: households and persons added and removed in a period, with the 附件3 list attached (山西 2019, SX-13)."""

import datetime

import pandas as pd

from macros.documents.paper import Basis, Paper, Refused, basis, said
from udfs.aggregates import adjustment_counts
from udfs.roster_words import ADDED, DIRECTIONS, REMOVED

TEMPLATE, SHEET = "重点救助对象动态管理", "changes"
MONTHS = {"季度": 3, "月": 1}
OFFICE = "____县××局"


def papers(filled, *, year=None, mode=None, part=None, made_on=None):
    """Return a proof for every category with changes in the period; by default the period chosen on 附件4情况证明.

    A category whose rows cannot be counted is a Refused in its place.
    """
    chosen = filled.fields["proof"]
    year, mode, part = year or chosen.get("year"), mode or chosen.get("mode") or "季度", part or chosen.get("part")
    if not year or not part or mode not in MONTHS or not 1 <= int(part) <= 12 // MONTHS[mode]:
        raise Refused("没有写明哪一期:在“附件4情况证明”表填写年度、周期和第几季度(月),或用 --period 2025-3 --mode 季度 指明")
    year, part = int(year), int(part)
    since = datetime.date(year, (part - 1) * MONTHS[mode] + 1, 1)
    until = (since.replace(day=28) + datetime.timedelta(days=31 * (MONTHS[mode] - 1) + 4)).replace(day=1) - datetime.timedelta(days=1)
    held = [row for row in filled.rows[SHEET] if row["active"] and isinstance(row.get("adjusted_on"), datetime.date)
            and since <= row["adjusted_on"] <= until]
    if not held:
        raise Refused(f"“附件3动态调整”没有{year}年第{part}{mode}的人员")
    lists = dict(zip(filled.policy.roster_categories, filled.policy.proof_categories))
    period = {"year": str(year), "mode": mode, "part": part, "since": since, "until": until,
              "made_on": made_on or datetime.date.today()}
    return [_paper(filled, category, lists, [row for row in held if row.get("category") == category], period)
            for category in lists if any(row.get("category") == category for row in held)]


def _paper(filled, category, lists, rows, period):
    wrong = [row for row in rows if row.get("adjustment") not in DIRECTIONS or not row.get("head_id") or not row.get("id_number")]
    if wrong:
        return Refused(f"“附件3动态调整”第{'、'.join(str(row['row'] + 1) for row in wrong)}行缺少身份证号码或动态调整工作类型,{category}的证明没有出具")
    frame = pd.DataFrame([{"group": category, "head_id": row["head_id"], "household_size": row["household_size"], "member_id": row["id_number"],
                           "adjustment": row["adjustment"], "adjusted_on": row["adjusted_on"]} for row in rows])
    counted = adjustment_counts(frame, period["since"], period["until"], policy=filled.policy).set_index("direction")
    figures = {f"{way}_{what}": str(int(counted.loc[word, what])) for way, word in (("added", ADDED), ("removed", REMOVED))
               for what in ("households", "persons")}
    name = f"第{period['part']}{'季度' if period['mode'] == '季度' else '月'}" if period["mode"] == "季度" else f"{period['part']}月"
    unit = str(filled.fields[SHEET].get("unit") or OFFICE)
    words = {**figures, "year": period["year"], "period": name, "county": "", "office": unit, "made_on": said(period["made_on"]),
             "boxes": "".join(f"{word}{'■' if roster == category else '□'}" for roster, word in lists.items()),
             "list_boxes": "".join(f"{roster}{'■' if roster == category else '□'}" for roster in lists), "rows": [_row(row) for row in rows]}
    source = filled.policy.parameter("household_reading").source
    counts = Basis("新增、减少的户数和人数", f"{figures['added_households']}户{figures['added_persons']}人;{figures['removed_households']}户{figures['removed_persons']}人",
                   f"户数按“{filled.policy.household_reading}”", filled.policy.cite(source), f"{filled.policy.starts}起")
    due = basis(filled.policy, "adjustment_report_due", "名单报送期限", said(_due(filled, period["until"])))
    chosen = {"year": int(period["year"]), "mode": period["mode"], "part": period["part"], "made_on": period["made_on"].isoformat(), "category": category}
    return Paper("动态调整情况证明", f"动态调整情况证明_{period['year']}年{name}_{category}", words, (counts, due), chosen)


def _due(filled, until):
    from udfs import adjustment_report_due

    return adjustment_report_due(until, policy=filled.policy)


def _row(row):
    return {"township": said(row.get("town")), "village": said(row.get("village")), "head_name": said(row.get("head_name")), "head_id": said(row["head_id"]),
            "household_size": said(row.get("household_size")), "member_name": said(row.get("member_name")), "member_id": said(row["id_number"]),
            "adjustment": row["adjustment"], "adjusted_on": row["adjusted_on"].isoformat()}

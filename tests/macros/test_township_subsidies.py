"""参保与资助: who pays whose fee, the eight reasons, marks in the system, what the county has not filled in."""

from collections import Counter

from macros.township import enrolment
from tests.macros import enrolment_books as books
from udfs import load
from workbook.template import template


def test_who_pays_in_linxian():
    """The standard of each channel, never more than the fee; sums by township; who is not in the ledger yet."""
    shown, data = books.linxian()
    policy, rows = enrolment.policy(), len(data["subsidy"])
    standards = {"特困人员": 400, "低保对象": 280, "监测对象": 240, "脱贫人口": 120}
    township = {row["id_number"]: row["township"] for row in data["roster"]}
    by_place = Counter()
    for row in data["subsidy"]:
        by_place[township[row["id_number"]]] += standards[row["channel"]]
    places = [value for value in shown.column("subsidies", "township", 30) if value and value != "合计"]

    assert [standards[row["channel"]] for row in data["subsidy"]] == shown.column("subsidy", "granted", rows)
    assert [policy.personal_fee_standard - standards[row["channel"]] for row in data["subsidy"]] == shown.column("subsidy", "own", rows)
    assert [by_place[place] for place in places] == shown.column("subsidies", "granted", len(places))
    assert sum(by_place.values()) == shown.total("subsidy", "granted") == shown.total("subsidies", "granted")
    due = {row["id_number"] for row in data["roster"] if set(row["category"].split("、")) & set(policy.enrolment_subsidy_scope)}
    assert len(due) == shown.total("subsidies", "due")
    assert len(due & {row["id_number"] for row in data["subsidy"]}) == shown.total("subsidies", "registered")


def test_what_the_county_has_not_filled_in_is_said():
    """Without the county's figures: 待填 with their names, no amount."""
    shown, data = books.linxian(load("linxian-2023"))
    channel = data["subsidy"][0]["channel"]

    assert [f"待填:{channel}资助参保标准", "待填:个人缴费标准", None] == [shown.column("subsidy", key, 1)[0] for key in ("standard", "personal_fee", "granted")]
    assert "待填:未参保名单推送日" == shown.field("uninsured", "push_day")


def test_one_channel_in_shanxi():
    """建档立卡 before everything: 280 and 120 of 400; then who was added in mid-year, then the year's channel of each group."""
    _, data, shown, _ = books.sound(enrolment.SHANXI)
    words = {row["id_number"]: set(row["category"].split("、")) for row in data["roster"]}
    expected = []
    for row in data["subsidy"]:
        own = words[row["id_number"]]
        if "建档立卡贫困人口" in own:
            expected.append(("财政专项", 280, 120, None, 400))
        elif row["case"] == "动态新增":
            payer = "优抚对象医疗补助资金" if own == {"在乡重点优抚对象"} else "医疗救助资金"
            expected.append((payer, "不适用", "不适用", amount := 0 if row["enrolled"] == "是" else 1070, amount))
        else:
            channel, amount = next(pair for word, pair in (("特困人员", ("医疗救助(全额)", 400)), ("低保对象", ("医疗救助", 280)), (
                "在乡重点优抚对象", ("优抚对象医疗补助", 200)), ("低收入救助对象", ("医疗救助(市定补贴)", 150))) if word in own)
            expected.append((channel, "不适用", "不适用", None, amount))

    keys = ("channel", "enrolment_subsidy_province", "enrolment_subsidy_county", "entry_subsidy", "granted")
    assert expected == list(zip(*(shown.column("subsidy", key, len(expected)) for key in keys)))
    assert sum(row[-1] for row in expected) == shown.total("subsidies", "granted") == shown.total("subsidy", "granted")
    assert {"财政专项", "医疗救助资金", "优抚对象医疗补助资金"} < {row[0] for row in expected}


def test_the_eight_reasons_of_guangxi():
    """The drop-down is the notice's list, and one word for what its 等 leaves open."""
    edition, data, _, _ = books.sound(enrolment.GUANGXI)

    assert (*load("guangxi-2019").enrolment_exclusions, "其他") == template(edition).sheet("excluded").column("reason").words
    assert set(load("guangxi-2019").enrolment_exclusions) == {row["reason"] for row in data["excluded"]}


def test_marks_are_compared_word_by_word():
    """Another order of words is the same mark; another word is not; who is on no list is said so."""
    roster = enrolment.data(count=40)["roster"]
    two = {**roster[1], "category": "低保对象、脱贫人口"}
    marks = [{"id_number": two["id_number"], "mark": "脱贫人口、低保对象"}, {"id_number": roster[0]["id_number"], "mark": "特困人员"},
             {"id_number": "11010519491231002X", "mark": "低保对象"}]
    shown, _ = books.linxian(roster=[roster[0], two, *roster[2:]], marks=marks)

    assert ["一致", "不一致", "不在名单"] == shown.column("marks", "agreement", 3)

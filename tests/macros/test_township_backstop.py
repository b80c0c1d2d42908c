"""兜底结算与门慢 filled with the fictitious township: sound data, planted mistakes, and what the sheets reckon."""

from collections import Counter, defaultdict

import pytest

from macros.township import backstop as township
from tests.macros.summaries import rows
from tests.macros.township_book import computes_without_error, filled, finds_what_was_planted
from tests.workbook import grid
from workbook import recalculate
from workbook.check import check



@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The year of the township without a mistake: (path, data, values)."""
    data = township.data()
    path = filled(tmp_path_factory.mktemp("sound"), township, data, policy=township.policy())
    return path, data, recalculate.cached(path)


@pytest.mark.parametrize("engine", recalculate.ENGINES)
def test_no_error_and_every_case_right(sound, engine):
    """In both engines, which agree with what is stored."""
    path, _, stored = sound

    computes_without_error(path, stored, engine)


def test_nothing_is_found_in_sound_data(sound):
    """Neither by `check` nor on 校验."""
    path, _, stored = sound

    assert [] == check(path).findings
    assert {} == grid.counts(stored)


def test_what_is_found_is_what_was_planted(tmp_path):
    """Check, sheet and row of each planted mistake, and not one finding more; on 校验 the same counts."""
    data, planted = township.with_mistakes()
    path = filled(tmp_path, township, data, policy=township.policy())
    report = check(path)

    finds_what_was_planted(township, report, recalculate.cached(path), planted)
    assert len({code for code, *_ in planted}) >= 20


def test_a_bill_is_split_to_the_fen(sound):
    """Payers, patient, backstop and institution sum to the bill; the patient pays at most 10 or 20 % of it (G19-05, G19-06)."""
    _, data, stored = sound
    cells, kinds = stored["先行垫付结算单"], Counter()
    for number, row in enumerate(data["settlements"]):
        shown = {label: round((grid.value_of(cells, label, number) or 0) * 100) for label in ("患者实交", "垫付应收", "机构承担(元)", "兜底金额")}
        total = round(row["total"] * 100)
        assert total == shown["患者实交"] + shown["垫付应收"] + shown["机构承担(元)"], number
        assert 100 * shown["患者实交"] <= (10 if row["care"] == "住院" else 20) * total + 50, number
        assert ("相符", "相符") == tuple(grid.value_of(cells, label, number) for label in ("实交核对", "收支核对"))
        kinds[row["care"], shown["兜底金额"] > 0, grid.value_of(cells, "判定", number)] += 1

    assert {("住院", True, "达标"), ("住院", True, "低于比例"), ("门诊特殊慢性病", True, None)} <= set(kinds)


def test_the_month_of_every_institution(sound):
    """September: what was advanced and what has come in, by an independent sum in fen."""
    _, data, stored = sound
    advanced, received = defaultdict(int), defaultdict(int)
    for row in data["settlements"]:
        if row["settled_on"].month == 9:
            ceiling = round(row["total"] * (10 if row["care"] == "住院" else 20) + 1e-6) / 100
            fen = sum(round(row[key] * 100) for key in ("basic", "serious", "second", "assistance")) + max(0, round((row["self_pay"] - ceiling) * 100))
            advanced[row["institution"]] += fen
            received[row["institution"]] += fen * (row["received_on"] is not None)
    shown = {name: (round(out * 100), round(there * 100)) for name, out, there in rows(stored["垫付月度汇总"], "医疗机构", "垫付应收", "已到账")}

    assert {name: (advanced[name], received[name]) for name in shown} == shown
    assert sum(advanced.values()) > 0 and len(shown) >= 8


def test_the_months_recognitions(sound):
    """Name, diagnosis and day of those recognised in September, in the order of the register, and nothing else."""
    _, data, stored = sound
    people = {row["id_number"]: row["name"] for row in data["roster"]}
    month = [row for row in data["recognitions"] if row["recognised_on"].month == 9]
    shown = rows(stored["门特慢认定月报"], "姓名", "身份证号", "疾病诊断")

    assert month and [(people[row["id_number"]], row["id_number"], row["diagnosis"]) for row in month] == shown
    states = Counter(grid.value_of(stored["门特慢认定登记"], "待遇状态", number) for number in range(len(data["recognitions"])))
    assert {"享受中": 44, "已取消": 4} == states
    assert {"符合"} == {grid.value_of(stored["门特慢认定登记"], "认定条件", number) for number in range(len(data["recognitions"]))}


def test_the_fees_of_village_clinics(sound):
    """Ten yuan a visit in this county: by clinic for September, by centre and month as declared."""
    _, data, stored = sound
    visits = Counter(row["clinic"] for row in data["clinic_visits"] if row["visited_on"].month == 9)
    shown = rows(stored["一般诊疗费月报"], "村卫生室", "就诊人次", "一般诊疗费(元)")

    assert {(name, visits[name], 10 * visits[name]) for name, *_ in shown} == set(shown) and set(visits) <= {name for name, *_ in shown}
    assert {"相符"} == {grid.value_of(stored["一般诊疗费申报拨付"], "申报核对", number) for number in range(len(data["fee_payments"]))}
    account = [round(row["cost"] * 100) + 1000 - 500 for row in data["clinic_visits"]]
    assert account == [round(grid.value_of(stored["村卫生室记账单"], "记账金额", number) * 100) for number in range(len(account))]


def test_recognition_wants_two_physicians_and_a_listed_disease(tmp_path):
    """One name twice, a title too low, a small institution, a disease of no list; without the list 待填, and no fee without its figure (G19-08)."""
    sound = township.data()["recognitions"][:1]
    cases = [{}, {"second": sound[0]["physician"]}, {"second_title": "住院医师"}, {"level": "二级以下"}, {"diagnosis": "感冒"}]
    data = {"recognitions": [{**sound[0], **case} for case in cases], "clinic_visits": township.data()["clinic_visits"][:1]}
    (tmp_path / "open").mkdir()
    shown, waiting = (recalculate.cached(filled(folder, township, data, policy=policy)) for folder, policy in (
        (tmp_path, township.policy()), (tmp_path / "open", township.policy().with_values(chronic_diseases=None, general_consultation_fee=None))))

    assert ["符合", "主治及以上医师不足", "主治及以上医师不足", "机构级别不够", "不在病种名单之内"] == [
        grid.value_of(shown["门特慢认定登记"], "认定条件", number) for number in range(5)]
    assert "待填:29种门诊特殊慢性病病种" == grid.value_of(waiting["门特慢认定登记"], "认定条件", 0)
    assert ("待填:一般诊疗费标准", None) == tuple(grid.value_of(waiting["村卫生室记账单"], label, 0) for label in ("一般诊疗费", "记账金额"))
    assert 2 == grid.counts(waiting)["C01"]

"""住院救助、救助资格、基金结余: 山西 2019 (七)(十)(十四). The city's own figures are made up; each sum stands beside its case."""

import datetime

import pytest

from udfs import assistance_entitlement, compliant_self_pay, fund_balance_verdict, inpatient_assistance, load

DAY = datetime.date.fromisoformat
KEY = dict(ratio=0.72, annual_limit=18000)
LOW = dict(deductible=1500, bands=[[10000, 0.3], [30000, 0.4], [None, 0.5]], cap=12000)
OTHER_NOTICES = ("guangxi-2022", "guangxi-2019", "linxian-2023", "yeji-2024")


def assisted(category, own, before=0, **city):
    """Return what the assistance fund pays."""
    return inpatient_assistance(category, own, before, policy=load("shanxi-2019").with_values(**city))


def entitled(settled, exit_on="2025-09-01", proof="2025-03-12", **readings):
    """Return the verdict on a settlement day."""
    policy = load("shanxi-2019").with_values(**readings)
    return assistance_entitlement(DAY(proof), exit_on and DAY(exit_on), DAY(settled), policy=policy)


def test_six_payers_come_first():
    """基本、大病、补充、商业、优抚、互助: 48,000 - 28,800 - 4,300 - 1,200 - 900 - 600 - 200 = 12,000."""
    assert 12000 == compliant_self_pay(48000, 28800, 4300, 1200, 900, 600, 200, policy="shanxi-2019")


@pytest.mark.parametrize("place", range(6))
def test_each_payer_is_taken_off_and_never_below_0(place):
    """100 - 40 = 60; a payer who paid it all, or a fen more, leaves nothing."""
    def left(amount):
        payers = [0] * 6
        payers[place] = amount
        return compliant_self_pay(100, *payers, policy="shanxi-2019")

    assert [100, 60, 0.01, 0, 0] == [left(amount) for amount in (0, 40, 99.99, 100, 100.01)]


def test_fen_are_subtracted_exactly():
    """0.70 - 6 × 0.10 = 0.10, where floats leave 0.0999…"""
    assert 0.1 == compliant_self_pay(0.7, *[0.1] * 6, policy="shanxi-2019")


@pytest.mark.parametrize("words", ["低保对象", "在乡重点优抚对象", "低收入救助对象、低保对象", "普通参保居民、在乡重点优抚对象"])
@pytest.mark.parametrize("own, before, expected", [
    (0, 0, 0), (10000, 0, 7200), (10000, 3000, 7200),
    (25000, 0, 18000),            # 0.72 × 25,000, the limit itself
    (24999.99, 0, 17999.99),      # 17,999.9928
    (25000.01, 0, 18000),         # cut
    (10000, 10800, 7200),         # just enough is left
    (10000, 10800.01, 7199.99), (10000, 18000, 0), (10000, 18000.01, 0),
])
def test_a_ratio_within_the_yearly_limit(words, own, before, expected):
    """“在年度救助限额内按不低于70%的比例给予救助”; a better word beside is better."""
    assert expected == assisted(words, own, before, **KEY)


def test_a_ratio_under_the_floor_computes():
    """0.6 × 10,000; that it is under 70 % is said on 政策参数, not here."""
    assert 6000 == assisted("低保对象", 10000, ratio=0.6, annual_limit=9000)


def test_all_for_the_specially_poor():
    """“由医疗救助给予保障”: all of it, with no figure of the city's, whatever the year has brought."""
    assert [33333.33, 33333.33] == [assisted(words, 33333.33, 99999) for words in ("特困人员", "低保对象、特困人员")]


@pytest.mark.parametrize("before, expected", [(0, 18000), (17999.99, 0.01), (18000, 0), (18000.01, 0)])
def test_the_specially_poor_within_the_limit(before, expected):
    """The other reading: all, but within 18,000; it waits for the limit only."""
    within = dict(special_hardship_limit_reading="限额之内")

    assert expected == assisted("特困人员", 33333.33, before, **KEY, **within)
    assert "待填:住院救助年度限额" == assisted("特困人员", 33333.33, before, **within)
    assert 500 == assisted("特困人员", 500, annual_limit=18000, **within)


def test_orphans_count_by_the_roster_only():
    """The notice does not name them: only where the roster also says 特困人员."""
    assert ["不适用", "不适用", 700] == [assisted(words, 700, **KEY) for words in ("孤儿", "事实无人抚养儿童", "孤儿、特困人员")]


@pytest.mark.parametrize("words", ["建档立卡贫困人口", "建档立卡贫困人口、特困人员", "低保对象、建档立卡贫困人口", "普通参保居民、建档立卡贫困人口"])
def test_the_registered_have_a_scheme_of_their_own(words):
    """“含已纳入低保、特困供养范围的”: no choice; the scheme is not supplied."""
    assert "待填:建档立卡住院救助标准" == assisted(words, 20000, **KEY, **LOW)


@pytest.mark.parametrize("words", ["低收入救助对象", "因病致贫家庭重病患者", "因病致贫家庭重病患者、脱贫人口"])
@pytest.mark.parametrize("own, before, expected, from_0", [
    (1499.99, 0, 0, 0), (1500, 0, 0, 0),
    (1500.01, 0, 0, 0),                # 0.003
    (1500.02, 0, 0.01, 0.01),          # 0.006
    (11500, 0, 3000, 3150),            # 10,000 × 0.3 | 8,500 × 0.3 + 1,500 × 0.4
    (31500, 0, 11000, 11300),          # + 20,000 × 0.4 | 2,550 + 8,000 + 1,500 × 0.5
    (33500, 0, 12000, 12000),          # + 2,000 × 0.5, the cap itself | 12,300, cut
    (33499.98, 0, 11999.99, 12000),
    (31500, 11000, 1000, 1000),        # 12,000 - 11,000 are left
    (31500, 12000, 0, 0), (31500, 12000.01, 0, 0),
])
def test_the_others_band_by_band(words, own, before, expected, from_0):
    """Above the deductible of 1,500; the other reading counts the bands from 0 yuan."""
    assert expected == assisted(words, own, before, **LOW)
    assert from_0 == assisted(words, own, before, **LOW, band_base_reading="零元")


def test_a_city_without_cap_or_deductible():
    """11,000 + 18,500 × 0.5 = 20,250 with the cap 无; 4,000 × 0.3 from the first yuan."""
    assert 20250 == assisted("低收入救助对象", 50000, 40000, **{**LOW, "cap": "无"})
    assert 1200 == assisted("低收入救助对象", 4000, **{**LOW, "deductible": 0})


@pytest.mark.parametrize("words, filled, said", [
    ("低保对象", {}, "待填:住院救助比例"), ("低保对象", dict(ratio=0.7), "待填:住院救助年度限额"),
    ("在乡重点优抚对象", dict(annual_limit=15000), "待填:住院救助比例"), ("低保对象", LOW, "待填:住院救助比例"),
    ("低收入救助对象", KEY, "待填:低收入住院救助起付线"), ("低收入救助对象", {**LOW, "deductible": None}, "待填:低收入住院救助起付线"),
    ("低收入救助对象", dict(deductible=0), "待填:低收入住院救助分段比例"), ("低收入救助对象", {**LOW, "cap": None}, "待填:低收入住院救助封顶线")])
def test_what_is_not_filled_in_is_named(words, filled, said):
    """The first of the person's own figures that is missing; others' figures are not asked for."""
    assert said == assisted(words, 20000, **filled)


def test_what_others_need_never_blocks():
    """低收入救助对象 do not wait for the ratio, 低保对象 not for the bands, nobody outside for anything."""
    assert [3000, 8280] == [assisted("低收入救助对象", 11500, **LOW), assisted("低保对象", 11500, **KEY)]
    assert {"不适用"} == {assisted(words, 20000) for words in ("普通参保居民", "监测对象、脱贫人口", "低保边缘对象", "返贫致贫人口")}


@pytest.mark.parametrize("settled, expected", [("2025-03-11", "不享受"), ("2025-03-12", "享受"), ("2025-08-31", "享受"),
                                               ("2025-09-01", "不享受"), ("2025-09-02", "不享受")])
def test_from_the_proofs_day_until_the_exit(settled, expected):
    """“证明之日起……享受”, “自退出之日起不再享受”: the first day counts, the day of exit does not."""
    assert expected == entitled(settled)


def test_without_an_exit_it_goes_on():
    """A blank exit ends nothing."""
    assert ["不享受", "享受", "享受"] == [entitled(day, exit_on=None) for day in ("2025-03-11", "2025-03-12", "2039-01-01")]


@pytest.mark.parametrize("start, end, expected", [
    ("含当日", "含当日", "-++--"), ("次日起", "含当日", "--+--"), ("含当日", "次日起", "-+++-"), ("次日起", "次日起", "--++-")])
def test_the_readings_of_the_two_days(start, end, expected):
    """The day before the proof, the proof's day, the day before the exit, the exit's day, the day after."""
    readings = dict(entitlement_start_reading=start, entitlement_end_reading=end)
    days = ("2025-03-11", "2025-03-12", "2025-08-31", "2025-09-01", "2025-09-02")

    assert expected == "".join({"享受": "+", "不享受": "-"}[entitled(day, **readings)] for day in days)


def test_in_and_out_on_one_day():
    """The exit takes the day away, unless it ends only on the next; an exit before the proof is a mistake."""
    assert ["不享受", "享受"] == [entitled("2025-03-12", exit_on="2025-03-12", entitlement_end_reading=word)
                             for word in ("含当日", "次日起")]
    assert {"数据错误"} == {entitled(day, exit_on="2025-03-11") for day in ("2025-03-10", "2025-03-12", "2025-09-01")}


@pytest.mark.parametrize("balance, raised, expected", [
    (1799999.99, 12000000, "未超"), (1800000, 12000000, "未超"), (1800000.01, 12000000, "超过"),
    (49.99, 333.30, "未超"), (50, 333.30, "超过"),   # 49.995
    (0.01, 0.10, "未超"), (0.02, 0.10, "超过"),      # 0.015
    (0, 500000, "未超"), (500, 0, None), (0, 0, None)])
def test_the_balance_against_15_percent(balance, raised, expected):
    """“一般应不超过当年筹集基金总额的15%”, unrounded; nothing raised, no verdict."""
    assert expected == fund_balance_verdict(balance, raised, policy="shanxi-2019")


def test_other_notices_say_nothing_of_this():
    """Shanxi's rules."""
    for policy in OTHER_NOTICES:
        assert "不适用" == compliant_self_pay(*[1] * 7, policy=policy)
        assert "不适用" == inpatient_assistance("低保对象", 1, 0, policy=policy)
        assert "不适用" == assistance_entitlement(DAY("2025-03-12"), None, DAY("2025-03-12"), policy=policy)
        assert "不适用" == fund_balance_verdict(1, 1, policy=policy)

"""What holds for every bill and every day, whatever the figures: amounts as exact fen, days counted by hand."""

import datetime
from fractions import Fraction

import chinese_calendar
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from udfs import (age_on, catalog_approved_excess, catalog_beyond, catalog_catch_up, catalog_excess, catalog_verdict,
                  counted_from, decision_due, filing_due, late_application_due, monthly_list_due, out_of_catalog_cap,
                  out_of_catalog_excess, out_of_catalog_verdict, push_due, special_case_vote, workday_after)
from udfs.vocabulary import NAMES

ONE = datetime.timedelta(days=1)
LARGEST = 10 ** 10  # fen
CATEGORIES = st.lists(st.sampled_from(NAMES["category"].values), min_size=1, max_size=3).map("、".join)
PUBLISHED = st.dates(datetime.date(2004, 1, 2), datetime.date(2026, 12, 31))
COUNTED = st.dates(datetime.date(2004, 1, 1), datetime.date(2026, 11, 15))
CAPS = {"省内一类": 30, "省市级二类": 20, "县级二类": 15, "三类": 15}


@st.composite
def bills(draw):
    """A bill in fen: (total, a part of it), often exactly at 90 % or a fen beside."""
    total = draw(st.integers(1, LARGEST))
    part = draw(st.integers(0, total) | st.sampled_from((total * 9 // 10, -(-total * 9 // 10), max(0, total * 9 // 10 - 1))))
    return total, part


def excess(total, listed, approved=False, rule=catalog_excess):
    """Return in fen what a rule makes of a bill in fen."""
    return round(100 * rule("低保对象", "县级", False, approved, listed / 100, total / 100, policy="guangxi-2022"))


@given(bills())
@example((1_234_45, 1_100_00))
def test_the_excess_is_what_exceeds_a_tenth_rounded_half_up(bill):
    """In fen: total - listed - total ÷ 10, within half a fen; exactly half a fen goes up."""
    total, listed = bill
    beyond = Fraction(total - listed) - Fraction(total, 10)

    difference = excess(total, listed) - max(beyond, 0)
    assert -Fraction(1, 2) < difference <= Fraction(1, 2)


@given(bills(), st.integers(0, LARGEST))
def test_more_outside_the_catalogue_never_lowers_the_excess(bill, more):
    """At the same total, every fen that moves out of the catalogue leaves the excess as it is or raises it."""
    total, listed = bill
    fewer = max(0, listed - more)

    assert excess(total, fewer) >= excess(total, listed)


@given(bills())
def test_the_excess_never_exceeds_what_is_outside(bill):
    """The institution never bears more than what lies outside the catalogue, and never a negative amount."""
    total, listed = bill

    assert 0 <= excess(total, listed) <= total - listed


@given(bills(), CATEGORIES, st.sampled_from(NAMES["institution_level"].values), st.booleans(), st.booleans())
def test_the_institution_and_the_approval_never_both_have_an_excess(bill, category, level, single, approved):
    """The excess of a case is the institution's or approved, never both; and only where the verdict says so."""
    total, listed = (fen / 100 for fen in bill)
    case = (category, level, single, approved, listed, total)
    verdict, borne, accepted = (rule(*case, policy="guangxi-2022")
                                for rule in (catalog_verdict, catalog_excess, catalog_approved_excess))

    assert 0 == min(borne, accepted)
    assert (borne == 0 or verdict == "低于比例") and (accepted == 0 or verdict == "已批准")


@given(bills())
def test_approval_moves_the_excess_and_does_not_change_it(bill):
    """What the approval takes from the institution is what it approves."""
    total, listed = bill

    assert excess(total, listed) == excess(total, listed, approved=True, rule=catalog_approved_excess)
    assert 0 == excess(total, listed, approved=True)


@given(bills())
def test_the_ratio_holds_where_ten_times_listed_is_nine_times_total(bill):
    """The verdict on whole fen: 10 × listed ≥ 9 × total."""
    total, listed = bill
    verdict = catalog_verdict("孤儿", "乡镇", False, False, listed / 100, total / 100, policy="guangxi-2022")

    assert ("达标" if 10 * listed >= 9 * total else "低于比例") == verdict


@given(bills())
def test_catching_up_brings_the_ratio_to_the_limit(bill):
    """With the further listed cost the share is 90 % exactly; with a fen less it is still below."""
    total, listed = bill
    further = round(100 * catalog_catch_up(listed / 100, total / 100, policy="guangxi-2022"))

    assert 10 * (listed + further) >= 9 * (total + further)
    assert further == 0 or 10 * (listed + further - 1) < 9 * (total + further - 1)


@given(bill=bills())
def test_restoring_the_ratio_takes_a_ninth_more(bill, guangxi):
    """total - listed ÷ 0.9 is ten ninths of total - listed - 0.1 × total, each within half a fen."""
    total, listed = bill
    assume(10 * listed < 9 * total)
    policy = guangxi.with_values(excess_reading="恢复比例所需核减额")
    write_off = round(100 * catalog_beyond(listed / 100, total / 100, policy=policy))

    assert abs(write_off - Fraction(10, 9) * (Fraction(total - listed) - Fraction(total, 10))) <= Fraction(1, 2)


@given(bills(), st.sampled_from(sorted(CAPS)))
def test_over_the_cap_or_not_on_whole_fen(bill, charge_class):
    """超控 where 100 × outside > rate × total; the excess is what is over, half up."""
    total, outside = bill
    case = ("低保对象", True, charge_class, outside / 100, total / 100)
    over = Fraction(outside) - Fraction(CAPS[charge_class] * total, 100)
    borne = round(100 * out_of_catalog_excess(*case, policy="linxian-2023"))

    assert ("超控" if over > 0 else "未超") == out_of_catalog_verdict(*case, policy="linxian-2023")
    assert -Fraction(1, 2) < borne - max(over, 0) <= Fraction(1, 2)


@given(bills(), st.sampled_from(sorted(CAPS)))
def test_the_cap_and_the_excess_make_up_what_is_outside(bill, charge_class):
    """Over the cap, cap + excess is what lies outside, or a fen more where both end in half a fen."""
    total, outside = bill
    cap = round(100 * out_of_catalog_cap(charge_class, total / 100, policy="linxian-2023"))
    borne = round(100 * out_of_catalog_excess("孤儿", True, charge_class, outside / 100, total / 100, policy="linxian-2023"))
    ties = CAPS[charge_class] * total % 100 == 50

    assert borne == 0 or cap + borne - outside in ((0, 1) if ties else (0,))


@given(st.integers(1, 1_000), st.integers(0, 1_000))
def test_more_approvals_never_undo_a_vote(members, approvals):
    """A vote passes from ⌈2n/3⌉ approvals on."""
    assume(approvals <= members)
    needed = -(-2 * members // 3)

    assert ("通过" if approvals >= needed else "不通过") == special_case_vote(members, approvals, policy="guangxi-2022")


def working_days(after, until):
    """Count the working days after `after` up to `until`, one calendar day after another."""
    return sum(chinese_calendar.is_workday(after + ONE * step) for step in range(1, (until - after).days + 1))


@pytest.mark.parametrize("rule, days", [(push_due, 3), (late_application_due, 10), (decision_due, 3), (filing_due, 5)])
@given(received=COUNTED)
def test_a_deadline_is_a_working_day_and_just_so_many_later(rule, days, received):
    """From the day after receipt on, exactly 3, 10, 3, 5 working days, the last of them the deadline."""
    due = rule(received, policy="guangxi-2022")

    assert chinese_calendar.is_workday(due)
    assert days == working_days(received, due)


@given(COUNTED, st.integers(0, 20), st.integers(1, 10))
def test_counting_on_from_a_working_day(start, days, more):
    """n working days and then m more are n + m working days."""
    assert workday_after(start, days + more) == workday_after(workday_after(start, days), more)


@given(COUNTED, st.integers(0, 40), st.integers(1, 15))
def test_a_later_start_is_never_due_earlier(start, shift, days):
    """Who receives later is due no earlier."""
    assert workday_after(start, days) <= workday_after(start + ONE * shift, days)


@given(PUBLISHED.filter(lambda day: day < datetime.date(2026, 12, 1)))
def test_the_monthly_list_and_its_two_movements(month):
    """提前 ≤ the 10th ≤ 顺延; all equal on a working day; between them lie rest days only."""
    before, tenth, after = (monthly_list_due(month, reading, policy="guangxi-2022") for reading in ("提前", "本日", "顺延"))

    assert 10 == tenth.day
    assert (tenth - month.replace(day=1)).days in range(28 + 9, 31 + 10)
    assert before <= tenth <= after
    assert chinese_calendar.is_workday(before) and chinese_calendar.is_workday(after)
    assert (before == after) == chinese_calendar.is_workday(tenth)
    assert before == after or working_days(before, after) == 1


@given(day=PUBLISHED)
def test_a_day_received_on_a_rest_day_counts_as_the_next_working_day(day, guangxi):
    """Of the two readings the second begins on the first working day on or after the receipt."""
    moved = counted_from(day, policy=guangxi.with_values(rest_day_trigger_reading="视为次一工作日收到"))

    assert day == counted_from(day, policy=guangxi)
    assert moved == "待补节假日表" or chinese_calendar.is_workday(moved)
    assert moved == "待补节假日表" or working_days(day - ONE, moved) == 1


@given(st.dates(datetime.date(1900, 3, 2), datetime.date(2100, 12, 31)), st.integers(0, 120))
def test_a_birthday_completes_a_year(birth, years):
    """On the birthday (1 March for 29 February in a common year) a year is completed, the day before it is not."""
    try:
        birthday = birth.replace(year=birth.year + years)
    except ValueError:
        birthday = datetime.date(birth.year + years, 3, 1)

    assert years == age_on(birth, birthday, policy="shanxi-2019")
    assert (years - 1 if years else None) == age_on(birth, birthday - ONE, policy="shanxi-2019")

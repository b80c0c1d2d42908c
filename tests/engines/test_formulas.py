"""The native formula gives what the function gives, to the fen, the letter and the day, in two spreadsheet engines."""

import datetime
import functools

import pytest

from tests.engines.local_values import LOCAL
from tests.engines.rows import rows
from tests.engines.spreadsheets import Asked, by_function, differences
from tests.size import size
from udfs import load, rules
from workbook.scratch import Group

COUNTS = {"formualizer": size(900, 5_000), "libreoffice": size(400, 5_000)}
POLICIES = ("guangxi-2022", "guangxi-2019", "linxian-2023", "shanxi-2019", "yeji-2024", None)
READINGS = ({"excess_reading": "全部目录外费用", "rest_day_trigger_reading": "视为次一工作日收到", "single_disease_reading": "仅承担除外"},
            {"excess_reading": "恢复比例所需核减额", "levels_reading": "仅县级及以下", "catalog_scope_added": ["返贫致贫人口"]})


def holding(policy):
    """Return the rules that hold under a policy; for None those of no notice."""
    return [rule for rule in rules().values()
            if (rule.takes_policy and rule.holds_under(policy) if policy else not rule.takes_policy)]


def elsewhere(policy):
    """Return the rules of other notices."""
    return [rule for rule in rules().values() if not rule.holds_under(policy)]


@pytest.fixture(scope="session")
def asked(tmp_path_factory):
    """Return for an engine its workbook, written once: all rules of a policy on a sheet; other readings and notices on fewer rows."""
    return functools.cache(lambda engine: Asked(groups(COUNTS[engine]), tmp_path_factory.mktemp(engine)))


def groups(count):
    """Return what is asked, `count` rows of every rule under every policy first."""
    made, fewer = rows(count, seed=20230904), rows(300, seed=2019)
    guangxi = load("guangxi-2022")
    found = [Group(name and load(name), holding(name and load(name)), made) for name in POLICIES]
    found += [Group(guangxi.with_values(**reading), holding(guangxi), fewer) for reading in READINGS]
    found += [Group(load(name).with_values(**values), holding(load(name)), made[:1000])
              for name, filled in LOCAL.items() for values in filled]
    found += [Group(load("shanxi-2019").with_spoilt("ratio", "cap"), holding(load("shanxi-2019")), fewer)]
    found += [Group(load(name), elsewhere(load(name)), fewer[:60]) for name in POLICIES if name]
    evening = [{"start_on": 45925.75, "days": days, "day_on": 46022.75} for days in (10, 0)]  # 18:00 on 2025-09-25, 2025-12-31
    return [*found, Group(guangxi, [rules()["workday_after"], rules()["window_note"]], evening)]


@pytest.mark.parametrize("number, policy", list(enumerate(POLICIES)))
def test_thousands_of_rows(number, policy, asked, spreadsheet):
    """Every rule of the policy, and those of no notice: ties, blanks, bad words, days around 调休, ends of the calendar."""
    asked = asked(spreadsheet)
    group, values = asked.groups[number], asked.values(spreadsheet)[number]

    assert group.rules
    for rule in group.rules:
        assert [] == differences(rule, group.rows, by_function(rule, group.policy, group.rows), values[rule.name])[:3], rule


def test_local_figures_other_readings_and_other_notices(asked, spreadsheet):
    """A county's own figures, readings and added groups, spoilt figures, and rules under notices that do not have them."""
    asked = asked(spreadsheet)
    for group, values in list(zip(asked.groups, asked.values(spreadsheet)))[len(POLICIES):-1]:
        for rule in group.rules:
            expected = by_function(rule, group.policy, group.rows)

            assert [] == differences(rule, group.rows, expected, values[rule.name])[:3], (group.policy, rule)


def test_the_time_of_day_does_not_count(asked, spreadsheet):
    """18:00 on 25 September 2025 and 10 working days: 15 October; 0 days: that day; 18:00 on the window's last day is inside."""
    values = asked(spreadsheet).values(spreadsheet)[-1]

    assert [datetime.date(2025, 10, 15), datetime.date(2025, 9, 25)] == values["workday_after"]
    assert [None, None] == values["window_note"]


def test_every_rule_is_asked():
    """No rule is left out."""
    assert set(rules()) == {rule.name for group in groups(1) for rule in group.rules}


def test_no_cell_shows_a_spreadsheet_error(asked, spreadsheet):
    """Neither #N/A nor #VALUE! nor Err:502 anywhere."""
    shown = {value for values in asked(spreadsheet).values(spreadsheet) for column in values.values() for value in column
             if isinstance(value, str)}

    assert set() == {word for word in shown if word.startswith(("#", "Err:"))}

"""Year-to-date ledgers in order of settlement: pandas, and the sheet that sorts, picks and carries by formula."""

import datetime
import random

import pandas as pd
import pytest

from tests.engines.formula_table import FormulaTable, computed
from udfs import load, rules
from udfs.aggregates import assistance_ledger, tilt_ledger, year_to_date
from workbook import policy_rows, scratch, steps
from workbook import table_formula as made
from workbook.cells import Cells
from workbook.formula import formula

DAY = datetime.date
TILT = ("category", "in_province", "referred", "qualifying_disease")
WORDS = {True: "是", False: "否"}


def settlements(seed, count=90):
    """Return a year and a half of settlements of twelve people, unsorted: refunds, changes of category, a gate closed now and then."""
    chance, rows = random.Random(seed), []
    for _ in range(count):
        person = chance.randrange(12)
        day = DAY(2025, 1, 1) + datetime.timedelta(days=chance.randrange(500))
        burden = chance.choice((chance.randint(1, 3_000_000), chance.randint(1, 300_000), 1_000_000, 999_999))
        rows.append({"id_number": f"4501021990010{person:04d}X", "settled_on": day, "burden": burden / 100,
                     "category": chance.choice(("低保对象", "监测对象", "监测对象、特困人员", "脱贫人口") if person % 3 == 0 else ("低保对象",)),
                     "in_province": chance.random() < 0.9, "referred": chance.random() < 0.9, "qualifying_disease": chance.random() < 0.9})
        if chance.random() < 0.1:
            rows.append({**rows[-1], "settled_on": day + datetime.timedelta(days=chance.randrange(9)), "burden": -burden / 100})
    return pd.DataFrame(rows)


def sorted_sheets(rows, amount, extra):
    """Return the typed sheet with its order numbers, and the sheet that holds its rows in order of settlement."""
    typed = FormulaTable("登记", {key: [WORDS.get(value, value) if isinstance(value, bool) else value for value in values]
                                for key, values in rows.to_dict("list").items()}, {
        "key": lambda table, row: made.person_key(table.cell("id_number", row)),
        "order": lambda table, row: made.order_number(table.cell("key", row), table.column("key"), table.cell("settled_on", row), str(row + 1))})
    picked = {name: lambda table, row, name=name: made.picked(typed.column(name), table.cell("source", row))
              for name in ("key", "settled_on", amount, *extra)}
    return typed, FormulaTable("台账", {"number": range(1, len(rows) + 1)}, {
        "source": lambda table, row: made.source_row(typed.column("order"), table.cell("number", row)), **picked,
        "same": lambda table, row: made.is_same_period(table.cell("key", row), table.cell("key", row - 1), table.cell("settled_on", row),
                                                       table.cell("settled_on", row - 1)) if row else "0"}, len(rows))


def add(table, name, make):
    """Add a formula column."""
    table.made[name] = make
    table.places[name] = len(table.places)


def rule_column(table, rule, policy, parameters):
    """Add a rule's column over the columns of the same names, with its steps."""
    def cells(row):
        return Cells(policy, {name: table.cell(name, row) for name in table.places}, {name: table.cell(name, row) for name in table.places
                                                                                     if name in rules()}, **parameters.references())

    table.places[rule.name] = len(table.places)
    cut = steps.steps(rule, cells(1))
    for step in cut:
        add(table, step.name, lambda table, row, step=step: steps.step_formula(step, cells(row)))
    table.made[rule.name] = lambda table, row: formula(rule, steps.with_steps(cells(row), cut, lambda step: table.cell(step.name, row)))


def ledger_of(rows, amount, rule, to_date, policy, extra, path, engine):
    """Return by typed row what the sheets reckon: {column: [values]}."""
    parameters = policy_rows.PolicyRows(policy, sheet="参数")
    typed, ledger = sorted_sheets(rows, amount, extra)
    if rule.follows:
        add(ledger, "burden_to_date", lambda table, row: made.year_to_date(
            table.cell(amount, row), table.cell("same", row), table.cell("burden_to_date", row - 1) if row else "0"))
        rule_column(ledger, rules()[rule.follows], policy, parameters)
    add(ledger, to_date, lambda table, row: made.brought_before(
        table.cell("same", row), *((table.cell(name, row - 1) if row else "0") for name in (to_date, rule.name))))
    rule_column(ledger, rule, policy, parameters)
    cells = computed(path, engine, typed, ledger, before=lambda book: scratch.write_parameters(book.add_worksheet("参数"), parameters))
    sources = ledger.read(cells, "source")
    found = {name: dict(zip(sources, ledger.read(cells, name))) for name in ledger.places}
    return {name: [column.get(number) for number in range(1, len(rows) + 1)] for name, column in found.items()}


def plain(values):
    """Return a column's values, blanks as None."""
    return [None if value is None or value != value else value for value in values]


@pytest.mark.parametrize("seed", [11, 12])
def test_the_tilt_ledger(seed, spreadsheet, tmp_path):
    """Burden and rescue of the year so far, the rescue of every settlement, in order of settlement (LX-04)."""
    rows, policy = settlements(seed), load("linxian-2023")
    expected = tilt_ledger(rows)
    got = ledger_of(rows, "burden", rules()["tilt_rescue"], "rescued_to_date", policy, TILT, tmp_path / "tilt.xlsx", spreadsheet)

    for name in ("burden_to_date", "tilt_rescue_verdict", "rescued_to_date", "tilt_rescue"):
        assert plain(expected[name]) == got[name], name
    assert sum(value > 0 for value in got["tilt_rescue"] if isinstance(value, (int, float))) > 10


@pytest.mark.parametrize("seed, values", [(13, {"ratio": 0.7, "annual_limit": 15000}), (14, {"ratio": 0.75})])
def test_the_assistance_ledger(seed, values, spreadsheet, tmp_path):
    """The limit partly used, 特困人员 outside it, others 不适用; without a limit everything that needs it waits (SX-06, SX-07)."""
    rows = settlements(seed).query("burden > 0").drop(columns=list(TILT[1:])).rename(columns={"burden": "compliant_self_pay"}).reset_index(drop=True)
    policy = load("shanxi-2019").with_values(**values)
    expected = assistance_ledger(rows, policy=policy)
    got = ledger_of(rows, "compliant_self_pay", rules()["inpatient_assistance"], "assisted_to_date", policy, ("category",),
                    tmp_path / "assistance.xlsx", spreadsheet)

    for name in ("assisted_to_date", "inpatient_assistance"):
        assert plain(expected[name]) == got[name], name


def test_a_year_by_hand():
    """50 % above 10,000: 15,000 brings 2,500; 5,000 more 2,500; a refund of 6,000 nothing; 8,000 more the rest of (22,000 - 10,000) ÷ 2."""
    days = [DAY(2025, 6, 1), DAY(2025, 2, 1), DAY(2025, 9, 1), DAY(2025, 7, 1), DAY(2026, 1, 1)]
    rows = pd.DataFrame({"id_number": ["甲"] * 5, "settled_on": days, "burden": [5000, 15000, 8000, -6000, 12000],
                         "category": ["低保对象"] * 5, "in_province": [True] * 5, "referred": [True] * 5, "qualifying_disease": [True] * 5})
    ledger = tilt_ledger(rows)

    assert [20000, 15000, 22000, 14000, 12000] == ledger["burden_to_date"].tolist()
    assert [2500, 0, 5000, 5000, 0] == ledger["rescued_to_date"].tolist()
    assert [2500, 2500, 1000, 0, 1000] == ledger["tilt_rescue"].tolist()


def test_a_category_that_changes_within_the_year():
    """As 监测对象 (25,000 - 20,000) ÷ 2 = 2,500; from then on as 低保对象 (26,000 - 10,000) ÷ 2 - 2,500 = 5,500."""
    rows = pd.DataFrame({"id_number": ["甲"] * 2, "settled_on": [DAY(2025, 3, 1), DAY(2025, 8, 1)], "burden": [25000, 1000],
                         "category": ["监测对象", "低保对象"], "in_province": [True] * 2, "referred": [True] * 2, "qualifying_disease": [True] * 2})

    assert [2500, 5500] == tilt_ledger(rows)["tilt_rescue"].tolist()


def test_a_limit_partly_used_by_hand():
    """70 % of 20,000 = 14,000; of the next 5,000 only 1,000 is left of 15,000; then nothing, until the new year."""
    rows = pd.DataFrame({"id_number": ["甲"] * 4, "settled_on": [DAY(2025, 1, 5), DAY(2025, 2, 5), DAY(2025, 3, 5), DAY(2026, 1, 5)],
                         "category": ["低保对象"] * 4, "compliant_self_pay": [20000, 5000, 100, 100]})
    ledger = assistance_ledger(rows, policy=load("shanxi-2019").with_values(ratio=0.7, annual_limit=15000))

    assert [14000, 1000, 0, 70] == ledger["inpatient_assistance"].tolist()
    assert [0, 14000, 15000, 0] == ledger["assisted_to_date"].tolist()


def test_what_waits_holds_up_what_comes_after():
    """Without the county's ratio nothing is known of the year: 待填 first, blanks after it."""
    rows = pd.DataFrame({"id_number": ["甲"] * 2, "settled_on": [DAY(2025, 1, 5), DAY(2025, 2, 5)], "category": ["低保对象"] * 2,
                         "compliant_self_pay": [20000, 5000]})
    ledger = assistance_ledger(rows)

    assert ["待填:住院救助比例", None] == plain(ledger["inpatient_assistance"])
    assert plain(ledger["assisted_to_date"]) == [0, None]


def test_an_amount_below_a_fen_is_refused():
    """A sum of thousandths would not be a sum of payments: the row is named."""
    rows = pd.DataFrame({"id_number": ["甲", "甲"], "settled_on": [DAY(2025, 1, 5)] * 2, "burden": [1, 0.005]})

    with pytest.raises(ValueError, match="第2行的金额0.005不足一分"):
        year_to_date(rows, "burden")

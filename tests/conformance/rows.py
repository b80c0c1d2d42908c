"""What the conformance workbook asks: every rule of every policy, with and without a county's own figures."""

from pathlib import Path

from tests.engines.local_values import LOCAL
from tests.engines.rows import rows
from tests.engines.spreadsheets import by_function, differences
from udfs import catalogue, rules
from workbook import recalculate, scratch
from workbook.serial import day_of

COUNT, SEED = 120, 20261123
COVER = "说明"
STEPS = ("1. 打开本文件;有“启用编辑”就点。", "2. 按 Ctrl+Alt+F9 全部重算(WPS:公式—重算工作簿)。", "3. 原名保存(.xlsx),关闭。",
         "4. 把文件交给维护人员,写明程序名称和版本,如“Excel 2019 16.0”“WPS 12.1”。", "各表是虚构的算例,不含任何人的信息。")


def groups():
    """Return a Group of every policy's rules, then of each with a county's figures; the rules of no policy last."""
    made = rows(COUNT, seed=SEED)
    found = []
    for name in catalogue():
        policy = catalogue()[name]
        for values in ({}, *LOCAL.get(name, ())):
            held = [rule for rule in rules().values() if rule.takes_policy and rule.holds_under(policy)]
            found.append(scratch.Group(policy.with_values(**values), held, made))
    return [*found, scratch.Group(None, [rule for rule in rules().values() if not rule.takes_policy], made)]


def write(path):
    """Write the workbook to `path`, its steps for the person at the machine on the first sheet."""
    scratch.write(groups(), path, cover=_cover)


def _cover(book):
    sheet = book.add_worksheet(COVER)
    sheet.set_column(0, 0, 80)
    for row, said in enumerate(STEPS):
        sheet.write_string(row, 0, said)


def wrong(path):
    """Return (policy, rule, inputs, by the rule, in the file) wherever a saved workbook differs."""
    sheets, found = recalculate.cached(path), []
    asked = groups()
    for number, (group, places) in enumerate(zip(asked, scratch.places(asked))):
        cells = sheets.get(f"例{number}", {})
        for rule in group.rules:
            stored = [_read(rule.kind, cells.get((row + 2, places[rule.name] + 1))) for row in range(len(group.rows))]
            for inputs, one, other in differences(rule, group.rows, by_function(rule, group.policy, group.rows), stored):
                found.append((group.policy and group.policy.id, rule.name, inputs, one, other))
    return found


def _read(kind, value):
    if kind == "date" and isinstance(value, (int, float)):
        return day_of(value)
    return value or None if isinstance(value, str) else value


def saved():
    """Return the workbooks that came back."""
    return sorted(Path(__file__).with_name("saved").glob("*.xlsx"))

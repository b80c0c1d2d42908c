"""README: every block, figure, command and file that it names is what a reader gets."""

import re

import openpyxl
import pytest

from macros.demo_command import example
from macros.township import benefit_cards, roster_changes
from macros.township.workbooks import FILLINGS
from tests.docs.pages import PAGES, README, ROOT, blocks, commands, medaid, run_session, table
from udfs import catalogue, rules
from tests.workbook import package
from workbook.build import build
from workbook.layout import Layout
from workbook.template import template

TEXT = README.read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
LARGEST_PICTURE = 150_000
CASE = '[{"id": "1", "policy": null, "inputs": {"id_number": "11010519491231002X"}, "expect": {"id_sex": "%s"}, "why": "–"}]'


def test_the_source_of_the_rule_is_the_source():
    """What README shows of catalog_excess stands in udfs/catalog.py, to the letter."""
    (shown,) = blocks(README, "python")

    assert shown.text in (ROOT / "udfs/catalog.py").read_text(encoding="utf-8")


def test_the_interactive_blocks_give_what_they_show():
    """Every >>> line of README, run in order."""
    attempted, wrong = run_session(README)

    assert (4, "") == (attempted, wrong)


def test_the_formula_is_that_of_the_cell(tmp_path):
    """The native formula of README, put on one line again, stands in the first row of 机构承担(元)."""
    (shown,) = blocks(README, "text")
    layout = build("住院费用监测", tmp_path / "blank.xlsx", rows=50, cached=False)
    sheet = openpyxl.load_workbook(tmp_path / "blank.xlsx")["住院登记"]

    assert "机构承担(元)" == layout.template.sheet("admissions").column("catalog_excess").label
    assert sheet[layout.sheets["admissions"].cell("catalog_excess", 0)].value == re.sub(r"\n\s*", "", shown.text)


@pytest.mark.parametrize("arguments, printed", commands(README), ids=lambda part: part[0] if isinstance(part, list) else "")
def test_the_terminal_blocks_print_what_they_show(arguments, printed):
    """Every `$ medaid` of README, run."""
    assert (0, printed) == medaid(*arguments)


def test_what_the_demonstration_leaves(demonstration):
    """Both workbooks, one filled with 300 admissions, and its report; nothing else."""
    folder, code, said = demonstration
    left = sorted(re.sub(r"_\d{8}\.xlsx$", "_….xlsx", path.name) for path in folder.iterdir())
    row = next(line for line in TEXT.splitlines() if line.startswith("| `make demo`")).replace("\\_", "_")

    assert 0 == code
    assert "虚构住院300例" in "".join(said.split()) and "300 fictitious admissions" in row
    assert sorted(["文书", "住院费用监测(示例)_核对结果_….xlsx", *(f"{name}(示例).xlsx" for name in ("住院费用监测", *(filling.template for filling in FILLINGS)))]) == left
    assert "(示例).xlsx" in row and "…_核对结果_….xlsx" in row and "文书" in row


def test_the_commands_and_their_exit_codes(demonstration, tmp_path, monkeypatch):
    """Each command of the table ends with each code that the table gives it, and there is no other command."""
    monkeypatch.chdir(tmp_path)
    folder = demonstration[0]
    (tmp_path / "good.json").write_text(CASE % "女", encoding="utf-8")
    (tmp_path / "bad.json").write_text(CASE % "男", encoding="utf-8")
    (tmp_path / "bad.toml").write_text("[policy]\n", encoding="utf-8")
    for name, headers, values in (("good", "医院名称,收费标准类别", "县人民医院,三类"), ("short", "医院名称,收费标准类别", "县人民医院,四类")):
        (tmp_path / f"{name}.csv").write_text(f"{headers}\n{values}\n", encoding="utf-8")
    number, book = ["id_sex", "id_number=11010519491231002X"], folder / "住院费用监测(示例).xlsx"
    changes, cards = (example(folder, name) for name in ("重点救助对象动态管理", "待遇明白卡"))
    spoilt, blank = tmp_path / "spoilt.xlsx", tmp_path / "blank.xlsx"
    placed = Layout(template("重点救助对象动态管理"), 500).sheets["changes"]
    rows = {group: next(place for place, row in enumerate(roster_changes.data()["changes"]) if row["category"] == group
                        and row["adjusted_on"].isoformat()[:7] in ("2025-04", "2025-05", "2025-06")) for group in ("低保", "特困")}
    package.typed(changes, spoilt, {placed.name: {placed.cell("head_id", rows["低保"]): None, placed.cell("member_name", rows["特困"]): "改名"}})
    known = Layout(template("待遇明白卡"), benefit_cards.ROWS).sheets["people"]
    person = next(place for place, row in enumerate(benefit_cards.data()["people"]) if row["village"] == "上溪村")
    package.typed(cards, blank, {known.name: {known.cell("category", person): None}})
    package.typed(cards, tmp_path / "changed.xlsx", {known.name: {known.cell("id_verdict", person): "有效"}})
    tried = {
        "build": [["目录外控费", "--rows", "50", "--out", "made"], ["无此模板"]],
        "adopt": [[f"{name}.csv", "--template", "目录外控费/机构名单", "--rows", "50"] for name in ("good", "short")] + [["good.json"]],
        "check": [["made/目录外控费.xlsx"], [folder / "住院费用监测(示例).xlsx", "--out", tmp_path], ["good.json"]],
        "convert": [["made/目录外控费.xlsx", "--edition", "xlsm"], ["changed.xlsx", "--edition", "xlsm"], ["good.json", "--edition", "udf"]],
        "demo": [["--help"]],
        "eval": [number, ["id_sex", "号码=1"]],
        "explain": [number, ["id_sexx", "id_number=1"]],
        "golden": [["good.json", "--engine", "python"], ["bad.json", "--engine", "python"], ["none.json"]],
        "rules": [["--policy", "guangxi-2022"], ["--policy", "guangxi-2021"]],
        "card": [[cards, "--id", benefit_cards.data()["people"][0]["id_number"], "--out", tmp_path], [blank, "--village", "上溪村", "--out", tmp_path],
                 [cards, "--village", "无此村"]],
        "proof": [[changes, "--period", "2025-2", "--out", tmp_path], [spoilt, "--period", "2025-2", "--out", tmp_path / "second"], [book]],
        "list": [["低于比例名单", book, "--month", "2025-09", "--out", tmp_path], ["无此名单", book]],
        "notice": [["特殊病例申报审批表", book, "--number", "TS2025-001", "--out", tmp_path],
                   ["特殊病例申报审批表", book, "--out", tmp_path], ["特殊病例申报审批表", book, "--number", "无"]],
        "verify": [["低于比例名单_202509.docx", book], ["动态调整情况证明_2025年第2季度_特困.docx", spoilt], ["good.json", book]],
        "pages": [[tmp_path]],
        "policy show": [["guangxi-2022"], ["guangxi-2021"]],
        "policy lint": [[], ["bad.toml"]],
    }
    said = {re.match(r"`medaid ([a-z]+(?: (?:show|lint))?)", row[0]).group(1): [int(code) for code in re.findall(r"\b\d\b", row[2])]
            for row in table(COMMANDS, "command")}

    assert said == {command: [medaid(*command.split(), *arguments)[0] for arguments in calls] for command, calls in tried.items()}
    assert {command.split()[0] for command in said} == set(re.findall(r"^│ ([a-z]+) ", medaid("--help")[1], re.MULTILINE))


def test_json_is_there_where_it_is_promised():
    """All commands but demo and pages take --json."""
    with_json = [command for command in ("adopt", "build", "card", "check", "convert", "demo", "eval", "explain", "golden", "list", "notice", "pages", "proof", "rules", "policy show", "policy lint", "verify")
                 if "--json" in medaid(*command.split(), "--help")[1]]

    assert "All but `demo` and `pages` take `--json`." in COMMANDS
    assert ["adopt", "build", "card", "check", "convert", "eval", "explain", "golden", "list", "notice", "proof", "rules", "policy show", "policy lint", "verify"] == with_json


def test_the_figures_of_what_is_here():
    """The number of rules, and the five policies by name."""
    assert f"- {len(rules())} rules:" in TEXT
    assert list(catalogue()) == re.findall(r"`([a-z]+-\d{4})`", TEXT.partition("## What is here")[2])


def test_the_targets_of_make_exist():
    """make demo, make test and make help."""
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

    assert set(re.findall(r"`make ([a-z]+)`", TEXT)) <= set(targets)


def test_readme_is_short():
    """At most 130 lines."""
    assert len(TEXT.splitlines()) <= 130


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    """Every link and picture of every page is a file of the product; pictures are small."""
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).is_file(), target
        assert not target.endswith(".png") or (page.parent / target).stat().st_size < LARGEST_PICTURE, target


@pytest.mark.parametrize("page", [*PAGES, ROOT / "docs/images/redraw.sh"], ids=lambda page: page.name)
def test_pages_name_no_host_and_no_machine(page):
    """No address of the net, of a person, or of a folder on somebody's machine."""
    text = page.read_text(encoding="utf-8").removeprefix("#!/usr/bin/env bash")

    assert [] == re.findall(r"\w+://\S+|\b[\w-]+\.(?:org|com|net|io|dev|cn)\b|\S+@\S+\.\w+", text.replace("file://$", ""))
    assert [] == re.findall(r"(?<![\w.$}])/(?:home|root|tmp|work|usr|opt|var|mnt|Users)\b\S*|\b[A-Z]:\\\S*", text)

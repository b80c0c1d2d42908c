"""docs/rules.md is what `medaid rules --doc` writes today, and has every rule."""

import re
from pathlib import Path

from tests.docs.pages import ROOT, blocks, medaid, table
from udfs import rules

PAGE = ROOT / "docs/rules.md"
TEXT = PAGE.read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL))


def test_the_page_is_up_to_date(tmp_path):
    """`medaid rules --doc docs/rules.md` was run after the last change of a rule, a figure or the writing of formulas."""
    code, said = medaid("rules", "--doc", tmp_path / "rules.md")

    assert 0 == code, said
    assert (tmp_path / "rules.md").read_text(encoding="utf-8") == TEXT


def test_every_rule_has_an_entry_and_a_line_in_the_table():
    """The table of contents leads to each entry, in the same order."""
    listed = [re.fullmatch(r"\[(\w+)\]\(#\1\)", row[0]).group(1) for row in table(TEXT, "rule")]

    assert list(SECTIONS) == listed
    assert sorted(rules()) == sorted(listed)


def test_an_entry_holds_what_the_rule_is():
    """Provisions with their document, every input with its label, the source, a formula that fits into a cell, an example."""
    for name, rule in rules().items():
        text = SECTIONS[name]
        assert rule.title in text and rule.excel_name in text
        assert all(source in text for source in rule.sources if source not in ("all", "–")), name
        assert [f"`{key}`" for key in rule.inputs] == [row[0] for row in table(text, "input")], name
        assert {"Provisions", "Inputs", "Python", "Formula", "Example"} <= set(re.findall(r"^\*\*(\w+)\*\*", text, re.MULTILINE))


def test_no_formula_is_longer_than_a_cell_holds():
    """8,192 characters with the equals sign; long ones stand in steps."""
    formulas = [line.partition(" = ")[2] for block in blocks(PAGE, "text") for line in block.text.splitlines()
                if re.match(r"[A-Z]+2 = ", line)]

    assert len(formulas) >= len(rules())
    assert max(map(len, formulas)) < 8_192


def test_the_source_is_the_source():
    """What is shown of a rule stands in its file."""
    for name, shown in zip(SECTIONS, blocks(PAGE, "python"), strict=True):
        source = Path(rules()[name].function.__code__.co_filename).read_text(encoding="utf-8")
        text = "\n".join(line.strip() for line in source.splitlines())
        assert "\n".join(line.strip() for line in shown.text.splitlines()) in text, name

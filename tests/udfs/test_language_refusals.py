"""The rule language refuses what it does not know: with file, line, what is wrong and the way to write it."""

from pathlib import Path

import pytest

from tests.udfs.rule_source import HEAD, refusal, written

INPUTS = "category, total, id_number, *, policy"


def refused():
    """Return {heading: (body, what is wrong, how to write it)} of refused.txt."""
    found = {}
    text = Path(__file__).with_name("refused.txt").read_text(encoding="utf-8")
    for section in text.split("\n== ")[1:]:
        heading, _, rest = section.strip().partition("\n")
        body, what, how = rest.replace("\nwrite: ", "\nwrong: ").split("\nwrong: ")
        found[heading] = (body, what, how)
    return found


REFUSED = refused()


@pytest.mark.parametrize("heading", REFUSED)
def test_what_lies_outside_the_language_is_refused_where_it_stands(heading, tmp_path, registry):
    """The refusal names the file, the very line, what is wrong and how to write it."""
    body, what, how = REFUSED[heading]

    error, line = refusal(written(body, INPUTS), tmp_path)

    assert (str(tmp_path / "tried.py"), line, what) == (error.filename, error.lineno, error.what)
    assert how in error.how
    assert f"{error.filename}, line {line}: {error.what}; {error.how}" in str(error)


@pytest.mark.parametrize("inputs, what, how", [
    ("totle, *, policy", "input 'totle' is not in the vocabulary", "add it to vocabulary.toml or use one of "),
    ("*totals, policy", "unusual arguments", "write def rule(input, ..., *, policy)"),
    ("total, **others", "unusual arguments", "write def rule(input, ..., *, policy)"),
    ("total, /, *, policy", "unusual arguments", "write def rule(input, ..., *, policy)"),
    ("total, *, policy, day_on", "unusual arguments", "write def rule(input, ..., *, policy)"),
    ("total=0, *, policy", "unusual arguments", "write def rule(input, ..., *, policy)"),
])
def test_inputs_are_plain_names_of_the_vocabulary(inputs, what, how, tmp_path, registry):
    """Anything else in the argument list is refused on the line of the def."""
    text = written("return 0", inputs).replace(f"({inputs}):", f"({inputs}):  # here")

    error, line = refusal(text, tmp_path)

    assert (line, what) == (error.lineno, error.what)
    assert error.how.startswith(how)


PARTICULARS = {
    'title="", unit="元", source="G22-01"': ("tried has no title", "write @rule(title=…)"),
    'unit="元", source="G22-01"': ("tried has no title", "write @rule(title=…)"),
    'title="试写", source="G22-01"': ("tried has no unit", "write @rule(unit=…)"),
    'title="试写", unit="元"': ("tried has no source", "write @rule(source=…)"),
    'title="试写", unit="万元", source="G22-01"': ("unknown unit '万元'", "use one of 元 比例 日期 文字 人 岁 天"),
    'title="试写", unit="元", source="G22-77"': ("source G22-77 stands in no policy file",
                                             "add [provision.G22-77] with article and text"),
}


@pytest.mark.parametrize("particulars", PARTICULARS)
def test_title_unit_and_source_are_required(particulars, tmp_path, registry):
    """A rule without its particulars, or with unknown ones, is refused on the line of its decorator."""
    text = HEAD + f"@rule({particulars})  # here\ndef tried(total, *, policy):\n    return yuan(total)\n"

    error, line = refusal(text, tmp_path)

    assert (line, *PARTICULARS[particulars]) == (error.lineno, error.what, error.how)


def test_a_refused_rule_is_not_registered(tmp_path, registry):
    """What was refused stands in no catalogue."""
    before = list(registry)

    refusal(written("return total * 0.9  # here", "total, *, policy"), tmp_path)

    assert before == list(registry)


@pytest.mark.parametrize("unit, body", [
    ("元", "return '达标'"), ("文字", "return yuan(total)"), ("日期", "return yuan(total)")])
def test_a_rule_gives_what_its_unit_says(unit, body, tmp_path, registry):
    """A rule of amounts cannot give a verdict, nor a rule of words or days an amount."""
    error, _ = refusal(written(body + "  # here", "total, *, policy", unit=unit), tmp_path)

    assert unit in str(error)

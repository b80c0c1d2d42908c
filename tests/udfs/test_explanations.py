"""What the explanation of each rule says, whole: read by eye once, and the same since.

`explanations/` has a file for each file of rules: a command, below it all that it prints. After a change that was meant,
`python -m tests.udfs.test_explanations` writes the files anew; the difference is to be read before it is committed.
"""

import shlex
from pathlib import Path

import pytest

from macros.rule_commands import read_call
from udfs import rules
from udfs.explain import explain

FOLDER = Path(__file__).with_name("explanations")
FILES = sorted(FOLDER.glob("*.txt"))
PROMPT = "$ medaid explain "


def commands(text):
    """Return the commands of a file."""
    return [line for line in text.splitlines() if line.startswith(PROMPT)]


def asked(command):
    """Return (rule, policy, inputs) of a command, read as `medaid` reads it."""
    name, *pairs = shlex.split(command.removeprefix(PROMPT))
    policy = pairs.pop() if "--policy" in pairs else None
    return read_call(name, policy, [pair for pair in pairs if pair != "--policy"])


def told(text):
    """Return a file as the explanations of today write it."""
    blocks = []
    for command in commands(text):
        rule, policy, inputs = asked(command)
        blocks.append("\n".join([command, *explain(rule, inputs, policy=policy).lines()]))
    return "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_explanations_read_as_they_were_read(path):
    """Sum, article, the notice's words, dates, what is to fill in: letter by letter."""
    text = path.read_text(encoding="utf-8")

    assert text == told(text)


def test_every_rule_is_explained_in_the_file_of_its_own_name():
    """catalog.txt has the rules of udfs/catalog.py, and so on; no rule is left out."""
    named = {path.stem: {asked(command)[0].name for command in commands(path.read_text(encoding="utf-8"))} for path in FILES}
    there = {}
    for rule in rules().values():
        there.setdefault(Path(rule.function.__code__.co_filename).stem, set()).add(rule.name)

    assert there == named


if __name__ == "__main__":
    for file in FILES:
        file.write_text(told(file.read_text(encoding="utf-8")), encoding="utf-8")

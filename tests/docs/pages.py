"""The pages of the product as the tests see them: fenced blocks, the terminal's side of them, tables."""

import doctest
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from macros.cli import app

ROOT = Path(__file__).resolve().parents[2]
README, MAINTAINERS, MANUAL = ROOT / "README.md", ROOT / "docs/maintainers.md", ROOT / "docs/使用手册.md"
PAGES = (README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))
FENCE = re.compile(r"^```(\w*) ?(.*)\n((?:.*\n)*?)```$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block: the first word behind the fence, the rest of that line, what stands inside."""

    language: str
    label: str
    text: str


def blocks(page, language=None, label=""):
    """Return the blocks of a page: of one language if named, whose label begins with `label`."""
    found = [Block(*match.groups()) for match in FENCE.finditer(page.read_text(encoding="utf-8"))]
    return [block for block in found if language in (None, block.language) and block.label.startswith(label)]


def commands(page):
    """Return [(arguments of medaid, what it prints)] of the page's terminal blocks."""
    found = []
    for block in blocks(page, "console"):
        first, _, printed = block.text.partition("\n")
        assert first.startswith("$ medaid "), first
        found.append((shlex.split(first)[2:], plain(printed)))
    return found


def medaid(*arguments):
    """Return (exit code, what the command prints) of `medaid`, run in this process."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, plain(result.output)


def plain(text):
    """Return a text without blanks at the ends of its lines."""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


def session(page):
    """Return all interactive blocks of a page as one text for doctest."""
    return "\n\n".join(block.text for block in blocks(page, "pycon"))


def run_session(page):
    """Run a page's interactive blocks in this process; return (how many were tried, what went wrong)."""
    said = []
    test = doctest.DocTestParser().get_doctest(session(page), {}, page.name, str(page), 0)
    result = doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    return result.attempted, "".join(said)


def table(text, header):
    """Return the rows of the table whose first header cell is `header`, each a list of cells."""
    found, inside = [], False
    for line in text.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] if line.startswith("|") else []
        if cells and cells[0] == header:
            inside = True
        elif not cells:
            inside = False
        elif inside and not set(cells[0]) <= set("-: "):
            found.append(cells)
    return found

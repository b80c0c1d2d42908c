"""Rules written as text into a module of their own: what a maintainer may type, and where it is refused."""

import importlib.util

from udfs.parse import RuleError

MARK = "# here"
HEAD = """\
from udfs import catalog_beyond, catalog_ratio, catalog_verdict, id_sex, workday_after
from udfs.money import at_least, exceeds, yuan
from udfs.rule import rule

"""
DECORATOR = '@rule(title="试写", unit="{unit}", source="{source}")'


def written(body, inputs="in_catalog, total, *, policy", unit="文字", source="G22-01"):
    """Return the text of a module with one rule `tried`, whose body is `body`."""
    lines = [DECORATOR.format(unit=unit, source=source), f"def tried({inputs}):"]
    return HEAD + "\n".join(lines + ["    " + line for line in body.splitlines()]) + "\n"


def loaded(text, folder):
    """Write `text` to a module in `folder`, import it, return its rule `tried`."""
    path = folder / "tried.py"
    path.write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("tried", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.tried


def refusal(text, folder):
    """Return (the RuleError that `text` meets, the number of the line that bears the mark)."""
    marked = [number for number, line in enumerate(text.splitlines(), 1) if line.endswith(MARK)]
    assert len(marked) == 1, "one line of the text bears the mark"
    try:
        loaded(text, folder)
    except RuleError as error:
        return error, marked[0]
    raise AssertionError("the rule was accepted:\n" + text)

"""Which members of xlwings the engine answers: the table of docs/engine.md, `python -m workbook.engine.coverage` writes it."""

import importlib
import inspect
from pathlib import Path

from xlwings import base_classes

from workbook.engine import refusals, refused

PAGE = Path(__file__).resolve().parents[2] / "docs" / "engine.md"
BEGIN, END = "<!-- coverage: begin -->", "<!-- coverage: end -->"
HOMES = ("apps", "books", "sheets", "sheet_page", "drawings", "ranges", "looks", "names", "tables", "table_parts", "notes", "validation")


def kinds():
    """Return {class name: the engine's class or None} for every class of `base_classes`."""
    modules = [importlib.import_module(f"workbook.engine.{home}") for home in HOMES]
    return {name: next((kind for module in modules if inspect.isclass(kind := vars(module).get(name)) and issubclass(kind, value)),
                       None) for name, value in vars(base_classes).items()
            if inspect.isclass(value) and value.__module__ == base_classes.__name__ and not name.startswith("_")}


def rows():
    """Yield (class, member, "" if it is answered, else why it is refused)."""
    for name, kind in kinds().items():
        for member, sort in refusals.members(name).items():
            if kind is not None and refusals.written(kind, name, member):
                yield name, member, ""
            else:
                yield name, member, refusals.reason(name, member, sort)


def table():
    """Return the coverage table as Markdown: a line per class, asynchronous members left out."""
    lines = ["| class | answered | refused: why, and what to do instead |", "|---|---|---|"]
    found = {}
    for name, member, why in rows():
        if why != refused.ASYNC:
            found.setdefault(name, []).append((member, why))
    for name, members in found.items():
        answered = " ".join(f"`{member}`" for member, why in members if not why) or "–"
        reasons = {}
        for member, why in members:
            if why:
                reasons.setdefault(why, []).append(f"`{member}`")
        whole = answered == "–" and len(reasons) == 1
        told = [why if whole else f"{' '.join(names)}: {why}" for why, names in reasons.items()]
        lines.append(f"| {name} | {answered} | {'<br>'.join(told) or '–'} |")
    return "\n".join(lines)


def page():
    """Return docs/engine.md with its table made anew."""
    text = PAGE.read_text(encoding="utf-8")
    before, after = text[:text.index(BEGIN)], text[text.index(END):]
    return f"{before}{BEGIN}\n{table()}\n{after}"


def count():
    """Return (how many synchronous members are answered, how many there are)."""
    found = [why for _, _, why in rows() if why != refused.ASYNC]
    return found.count(""), len(found)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

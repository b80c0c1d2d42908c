"""The Python that a workbook carries: one very hidden sheet a file, one line a row, and a digest of it all.

xlwings writes such sheets to a folder and imports them. Nothing here runs a line of what a workbook carries: its text is
compared with this program's own, no more. A line beginning with = stays a text.
"""

import ast
import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENTRY = "macros.udf_server"
DATA = ("udfs/vocabulary.toml", "udfs/policies")  # what the rules read beside their code
SUFFIX, CONFIG = ".py", "xlwings.conf"
MODULES, MAP = "UDF MODULES", "RELEASE_EMBED_CODE_MAP"
LONGEST_MAP = 32_767  # characters of a cell


@dataclass(frozen=True)
class Carried:
    """One file: its path below the packages, the sheet that holds it, its lines."""

    path: str
    sheet: str
    lines: tuple


@lru_cache
def own(entry=ENTRY):
    """Return what a workbook has to carry for the functions: `entry`, all that it imports of these packages, and their data.

    >>> [part.path for part in own() if part.sheet == "f01.py"], len(own()) < 100
    (['macros/__init__.py'], True)
    """
    paths = sorted({*_imported(entry), *_data()})
    return tuple(Carried(path, f"f{number:02d}{SUFFIX}", _lines((ROOT / path).read_text(encoding="utf-8")))
                 for number, path in enumerate(paths, 1))


def settings(carried):
    """Return the rows of the sheet xlwings.conf: where the functions are, and which sheet is which file."""
    sheets = json.dumps({part.sheet: part.path for part in carried}, ensure_ascii=False)
    if len(sheets) > LONGEST_MAP:
        raise ValueError(f"{MAP} 超过 {LONGEST_MAP} 个字符")
    return ((MODULES, ENTRY), (MAP, sheets))


def digest(carried):
    """Return the SHA-256 of paths and lines.

    >>> digest([Carried("a.py", "f01.py", ("x = 1",))])[:12], digest([Carried("a.py", "f02.py", ("x = 1", ""))])[:12]
    ('e8555e78e323', 'e8555e78e323')
    """
    found = hashlib.sha256()
    for part in sorted(carried, key=lambda part: part.path):
        found.update("\n".join((part.path, *_lines("\n".join(part.lines)), "\0")).encode())
    return found.hexdigest()


def read(cells):
    """Return what a workbook carries, from {sheet: {(row, column): value}}: empty where there is no such sheet.

    A sheet that xlwings.conf does not name is carried under its own name, as xlwings would write it.
    """
    names = _settings(cells).get(MAP, "")
    try:
        paths = json.loads(names) if names else {}
    except ValueError:
        paths = {}
    paths = paths if isinstance(paths, dict) else {}
    return tuple(Carried(str(paths.get(name, name)), name, _column(held)) for name, held in cells.items() if name.lower().endswith(SUFFIX))


def digest_of(cells):
    """Return the digest of what a workbook carries, None where it carries nothing."""
    carried = read(cells)
    return digest(carried) if carried else None


def differences(cells):
    """Yield (sheet, cell, words) of everything in which the carried code is not this program's own."""
    carried = read(cells)
    if not carried:
        return
    mine, theirs = {part.path: part for part in own()}, {part.path: part for part in carried}
    for part in carried:
        if part.path not in mine or theirs[part.path] is not part:
            yield part.sheet, "A1", f"{part.path} 不是本程序的代码"
        elif part.lines != mine[part.path].lines:
            row = next((row for row, (there, here) in enumerate(zip(part.lines, mine[part.path].lines), 1) if there != here),
                       min(len(part.lines), len(mine[part.path].lines)) + 1)
            yield part.sheet, f"A{row}", f"{part.path} 第{row}行与本程序的代码不同"
    for path in sorted(set(mine) - set(theirs)):
        yield CONFIG, "A1", f"缺少 {path}"
    if _settings(cells).get(MODULES) != ENTRY:
        yield CONFIG, "A1", f"{MODULES} 不是 {ENTRY}"


def _settings(cells):
    held, row, found = cells.get(CONFIG, {}), 1, {}
    while (row, 1) in held:
        found[str(held[row, 1]).upper()] = str(held.get((row, 2), ""))
        row += 1
    return found


def _column(held):
    last = max((row for row, _ in held), default=0)
    beside = {row for row, column in held if column > 1}
    return _lines("\n".join(str(held.get((row, 1), "")) + ("\N{REPLACEMENT CHARACTER}" if row in beside else "") for row in range(1, last + 1)))


def _lines(text):
    return tuple(text.rstrip("\n").split("\n"))


def _data():
    for name in DATA:
        place = ROOT / name
        yield from (str(path.relative_to(ROOT).as_posix()) for path in (sorted(place.glob("*.toml")) if place.is_dir() else [place]))


def _imported(entry):
    """Return the paths of a module, the packages above it, and all that it imports of ours, however deep."""
    found, waiting = {}, [entry]
    while waiting:
        name = waiting.pop()
        for depth in range(1, name.count(".") + 2):
            module = ".".join(name.split(".")[:depth])
            path = _file(module)
            if path and module not in found:
                found[module] = path
                waiting += _names(ast.parse(path.read_text(encoding="utf-8")))
    return [path.relative_to(ROOT).as_posix() for path in found.values()]


def _names(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _file(module):
    place = ROOT / module.replace(".", "/")
    return next((path for path in (place / "__init__.py", place.with_suffix(".py")) if path.is_file()), None)

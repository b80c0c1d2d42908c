"""One file of the corpus: what it is, how it is made, and what the product may say of it."""

import io
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.workbook.xlsx import by_hand

FOREIGN = frozenset({"W08"})  # sound, and not our template
OTHER_TABLE = frozenset({"W04", "W05", "W07", "W08"})  # sound, and no .xlsx


@dataclass(frozen=True)
class Case:
    """A file `name` of a `kind`, `made` in words, its bytes by `content()`.

    `codes` are the refusals allowed; it must be refused unless it `may_be_read`. `cells` {sheet: {(row, column): value}} are what
    `workbook.raw_cells.read` must find where it is given, neither more nor less. `closed` is a file that nobody may write to.
    """

    name: str
    kind: str
    made: str
    content: Callable
    codes: frozenset
    may_be_read: bool = False
    cells: dict | None = None
    closed: bool = False

    @property
    def title(self):
        """Kind and making, for a list of them."""
        return f"{self.kind}: {self.made}"

    def placed(self, folder):
        """Write the file into a folder of its own and return its path."""
        path = Path(folder) / self.name
        path.write_bytes(self.content())
        if self.closed:
            path.chmod(0o444)
        return path


def refused(kind, made, content, *codes, name="表.xlsx", **more):
    """Return the Case of a file that must be refused with one of `codes`."""
    return Case(name, kind, made, content, frozenset(codes), **more)


def sound(kind, made, content, cells, name="表.xlsx", **more):
    """Return the Case of a sound workbook that is none of ours, with what its cells hold."""
    return Case(name, kind, made, content, FOREIGN, True, cells, **more)


def ours(kind, made, content, *codes, name="表.xlsx", **more):
    """Return the Case of a workbook of ours: it must be read where no code is given."""
    return Case(name, kind, made, content, frozenset(codes), not codes, **more)


def packed(parts, more=(), method=zipfile.ZIP_DEFLATED):
    """Return the bytes of a package of {part: content}, then `more` parts [(name, content)] even where one stands already."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method, compresslevel=1) as package:
        for name, content in (*parts.items(), *more):
            with warnings.catch_warnings(action="ignore"):  # of a name that stands twice
                package.writestr(zipfile.ZipInfo(name, (2026, 1, 10, 0, 0, 0)), content, method)
    return file.getvalue()


ONE = by_hand.row((' t="inlineStr"', "<is><t>张三</t></is>"), ("", "<v>1</v>"))
ONE_CELLS = {"表": {(1, 1): "张三", (1, 2): 1}}


def small(rows=ONE, more=(), drop=(), rename=None, **made):
    """Return a function that packs a small workbook of one sheet, 表: `made` goes to by_hand.parts, `more` {part: content} is added or
    laid over, parts in `drop` are left out, `rename` is a function of part names."""
    def content():
        found = by_hand.parts(rows, **made) | {part: text for part, text in dict(more).items() if text is not None}
        return packed({(rename(part) if rename else part): text for part, text in found.items() if part not in drop})

    return content


def edited(changes, rows=ONE, more=(), **made):
    """Return a function that packs a small workbook with parts changed {part: function of its text}."""
    def content():
        found = by_hand.parts(rows, **made)
        return packed(found | {part: change(found[part]) for part, change in changes.items()} | dict(more))

    return content

"""Relationships: which part of a package a part points to, and as what."""

import posixpath
from dataclasses import dataclass

from workbook.xlsx.namespaces import plain


@dataclass(frozen=True)
class Relationship:
    """One arrow: its kind is the last word of its type, the same in Transitional and Strict."""

    kind: str
    target: str
    external: bool


def relationships(package, part=""):
    """Return {id: Relationship} of a part, of the package itself by default; {} where it has none."""
    folder, name = posixpath.split(part)
    stored = package.find(posixpath.join(folder, "_rels", f"{name}.rels"))
    found = {}
    for entry in package.tree(stored) if stored else ():
        if plain(entry.tag) == "Relationship":
            external = entry.get("TargetMode") == "External"
            target = entry.get("Target", "")
            found[entry.get("Id")] = Relationship(entry.get("Type", "").rpartition("/")[2],
                                                  target if external else resolved(folder, target), external)
    return found


def resolved(folder, target):
    """Return the part that a target means, seen from the folder of the part that points to it.

    >>> resolved("xl", "worksheets/sheet1.xml"), resolved("xl", "/xl/a.xml"), resolved("xl", "..\\\\docProps\\\\app.xml")
    ('xl/worksheets/sheet1.xml', 'xl/a.xml', 'docProps/app.xml')
    """
    return posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")


def of_kind(found, kind):
    """Return the target of the first inner relationship of a kind, None where there is none."""
    return next((arrow.target for arrow in found.values() if arrow.kind == kind and not arrow.external), None)

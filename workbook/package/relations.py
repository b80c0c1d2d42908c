"""The lists that hold a package together, [Content_Types].xml and the .rels, with single entries put in and taken out."""

import posixpath
from urllib.parse import unquote

from workbook.package.markup import appended, escaped, prefix, spliced, tree
from workbook.package.refused import malformed
from workbook.xlsx.package import part_name

CONTENT_TYPES, ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
EMPTY_RELATIONS = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                   f'<Relationships xmlns="{PACKAGE}relationships"></Relationships>').encode()


def relations_of(part):
    """Return the name of the part that holds the relationships of a part.

    >>> relations_of("xl/worksheets/sheet1.xml")
    'xl/worksheets/_rels/sheet1.xml.rels'
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


def kind(relation):
    """Return the last word of a relationship's type, in which Transitional and Strict agree."""
    return relation.attributes.get("Type", "").rpartition("/")[2]


class Relations:
    """The relationships of `part`, in `content`."""

    def __init__(self, content, part):
        self.part, self.content = part, content or EMPTY_RELATIONS
        self.name = relations_of(part) if part else ROOT_RELATIONS
        self.root = tree(self.content, self.name)

    def all(self, *kinds):
        """Return the relationships of these kinds to parts within the package."""
        return [one for one in self.root.all("Relationship") if kind(one) in kinds and one.attributes.get("TargetMode") != "External"]

    def by_id(self, identity):
        """Return the relationship of an id; Fault where there is none."""
        for one in self.root.all("Relationship"):
            if one.attributes.get("Id") == identity:
                return one
        raise malformed(self.name, f"没有关系 {identity}")

    def target(self, relation):
        """Return the name of the part that a relationship leads to."""
        said = unquote(relation.attributes.get("Target", "").replace("\\", "/"))
        folder = posixpath.dirname(self.part) if self.part else ""
        return said.lstrip("/") if said.startswith("/") else posixpath.normpath(posixpath.join(folder, said))

    def added(self, type_, target):
        """Return (bytes with one more relationship, its id)."""
        taken = {one.attributes.get("Id") for one in self.root.all("Relationship")}
        number = next(number for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        entry = f'<{prefix(self.root.tag)}Relationship Id="rId{number}" Type="{escaped(type_)}" Target="{escaped(target)}"/>'
        self._set(spliced(self.content, [appended(self.content, self.root, entry.encode())]))
        return self.content, f"rId{number}"

    def without(self, relation):
        """Return the bytes without a relationship."""
        self._set(spliced(self.content, [(relation.start, relation.end, b"")]))
        return self.content

    def _set(self, content):
        self.content, self.root = content, tree(content, self.name)


def typed(content, name, content_type):
    """Return [Content_Types].xml with an entry for a part."""
    root = tree(content, CONTENT_TYPES)
    entry = f'<{prefix(root.tag)}Override PartName="/{escaped(name)}" ContentType="{content_type}"/>'
    return spliced(content, [appended(content, root, entry.encode())])


def untyped(content, name):
    """Return [Content_Types].xml without the entry of a part."""
    return spliced(content, [(one.start, one.end, b"") for one in tree(content, CONTENT_TYPES).all("Override")
                             if part_name(one.attributes.get("PartName", "")) == part_name(name)])


def free_name(names, pattern):
    """Return the first part name of a pattern that is not taken.

    >>> free_name({"xl/worksheets/sheet1.xml"}, "xl/worksheets/sheet{}.xml")
    'xl/worksheets/sheet2.xml'
    """
    taken, number = {part_name(name) for name in names}, 1
    while part_name(pattern.format(number)) in taken:
        number += 1
    return pattern.format(number)

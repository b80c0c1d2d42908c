"""What a program would obey in a file: formulas, links, names, fields; read with the standard library alone."""

import re
import zipfile
from collections import Counter
from xml.etree import ElementTree

ORDERS = ("f", "formula", "formula1", "formula2", "hyperlink", "definedName", "oddHeader", "oddFooter", "ddeLink", "oleObject", "webPublishItem",
          "calculatedColumnFormula", "externalReference", "connection", "control", "cfvo")
IN_WORDS = ("fldSimple", "instrText", "hyperlink", "object", "altChunk", "fldChar", "subDoc", "attachedTemplate", "p", "tbl", "tr", "tc")
VALUES = re.compile(r"\{[^}]*\}")


def local(tag):
    """Return a name without its namespace."""
    return VALUES.sub("", tag)


def parts(path):
    """Yield (name, root) of every part that is XML; one that is not well formed fails the test."""
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                yield name, ElementTree.fromstring(package.read(name))


def orders(path):
    """Return every formula, link, name, header and outside relation of a workbook, with its cell, and the names of its parts."""
    found = Counter()
    for name, root in parts(path):
        found["part", name] += 1
        cell = ""
        for element in root.iter():
            tag = local(element.tag)
            cell = element.get("r") if tag == "c" else cell
            if tag in ORDERS:
                found[name, tag, cell if tag == "f" else "", element.text, tuple(sorted(element.attrib.items()))] += 1
            elif tag == "Relationship" and element.get("TargetMode") == "External":
                found[name, tag, element.get("Target")] += 1
    return found


def fields(path):
    """Return how often a document holds each element that is an order or a block, and its outside relations."""
    found = Counter()
    for name, root in parts(path):
        for element in root.iter():
            tag = local(element.tag)
            if tag in IN_WORDS:
                found[name, tag] += 1
            elif tag == "Relationship" and element.get("TargetMode") == "External":
                found[name, element.get("Target")] += 1
    return found

"""The names of ECMA-376 in its two forms: Transitional, which programs write by default, and Strict (ISO/IEC 29500)."""

MAIN = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
RELATIONS = ("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
             "http://purl.oclc.org/ooxml/officeDocument/relationships")
CUSTOM_PROPERTIES = ("http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
                     "http://purl.oclc.org/ooxml/officeDocument/customProperties")
SEPARATOR = "}"  # between namespace and name, as expat is asked to write them
SPACE = f"http://www.w3.org/XML/1998/namespace{SEPARATOR}space"


def main(tag, name):
    """Return the namespace of a part whose root element `tag` is a spreadsheet's `name`, None where it is another.

    >>> main("urn:a}sst", "sst"), main(MAIN[1] + "}sst", "sst") == MAIN[1]
    (None, True)
    """
    return next((space for space in MAIN if tag.lstrip("{") == space + SEPARATOR + name), None)


def plain(tag):
    """Return the name of an element or attribute without its namespace.

    >>> plain("{urn:a}sheet"), plain("sheet")
    ('sheet', 'sheet')
    """
    return tag.rpartition("}")[2]


def relation(attributes, name="id"):
    """Return the attribute `name` of the relationships namespace, in either form."""
    return next((attributes[key] for key in (f"{{{space}}}{name}" for space in RELATIONS) if key in attributes), None)

"""The workbook's own properties (文件—信息—属性—自定义), docProps/custom.xml, with one text set."""

from workbook.package.cell_content import spelt
from workbook.package.markup import appended, escaped, prefix, spliced, tree

PART = "docProps/custom.xml"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
FORMS = {  # Strict? → the last word of the relationship's type, the namespace of the part and that of its values
    False: ("custom-properties", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
            "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
    True: ("customProperties", "http://purl.oclc.org/ooxml/officeDocument/customProperties",
           "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes"),
}
FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the property set of custom properties, MS-OLEPS 2.26
FIRST = 2  # 0 and 1 belong to the property set itself
NEW = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="{}"></Properties>'


def with_text(content, name, text, strict=False):
    """Return the part (None where there is none yet) with a property set to a text."""
    _, space, values = FORMS[strict]
    content = content or NEW.format(space).encode()
    root = tree(content, PART)
    tag = prefix(root.tag)
    held = root.all("property")
    found = next((one for one in held if one.attributes.get("name", "").lower() == name.lower()), None)
    number = found.attributes["pid"] if found else max([FIRST - 1, *(int(one.attributes.get("pid", 0)) for one in held)]) + 1
    entry = (f'<{tag}property fmtid="{FORMAT}" pid="{number}" name="{escaped(name)}">'
             f'<vt:lpwstr xmlns:vt="{values}">{spelt(text)}</vt:lpwstr></{tag}property>').encode()
    return spliced(content, [(found.start, found.end, entry) if found else appended(content, root, entry)])

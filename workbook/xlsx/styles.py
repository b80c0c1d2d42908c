"""The styles part, of which only the number formats matter to what a cell says."""

from workbook.xlsx.namespaces import plain
from workbook.xlsx.number_formats import FORMATS, GENERAL

BUILT_IN = {str(number): code for number, code in FORMATS.items()}


def cell_formats(package, part):
    """Return the number format code of every cell format, in the order in which cells count them."""
    own, formats = {}, []
    for group in package.tree(part):
        if plain(group.tag) == "numFmts":
            own |= {entry.get("numFmtId"): entry.get("formatCode", GENERAL) for entry in group}
        elif plain(group.tag) == "cellXfs":
            formats = [entry.get("numFmtId", "0") for entry in group]
    return [own.get(number) or BUILT_IN.get(number, GENERAL) for number in formats]

"""The custom document properties of a package."""

from workbook.xlsx.namespaces import plain


def read(package, part):
    """Return {name: text} of a part of custom properties, whatever type each is of."""
    return {entry.get("name"): "".join(entry.itertext()) for entry in package.tree(part)
            if plain(entry.tag) == "property" and entry.get("name")}

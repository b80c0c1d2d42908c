"""The widths of columns that nobody has set: `<col>` elements put in, none that is there touched."""

from dataclasses import dataclass, field

from workbook.package.markup import local, parsed, past_tag, prefix, reader, spliced


@dataclass
class Widened:
    """A worksheet with widths put in: `content`, and what was put in, [(offset in the old bytes, bytes)]."""

    content: bytes
    added: list


@dataclass
class _Columns:
    tag: str = ""
    data: int | None = None
    close: int | None = None
    known: list = field(default_factory=list)  # (first, last, offset)


def widened(content, part, widths):
    """Return the Widened worksheet; `widths` are {column from 1: characters}. A column that has a `<col>` already keeps it."""
    found = _columns(content, part)
    free = {column: width for column, width in sorted(widths.items()) if not any(first <= column <= last for first, last, _ in found.known)}
    if not free or found.data is None or found.known and found.close is None:
        return Widened(content, [])
    made = {column: f'<{found.tag}col min="{column}" max="{column}" width="{width}" customWidth="1"/>'.encode() for column, width in free.items()}
    if not found.known:
        whole = f"<{found.tag}cols>".encode() + b"".join(made.values()) + f"</{found.tag}cols>".encode()
        added = [(found.data, whole)]
    else:
        added = {}
        for column, element in made.items():
            at = next((start for first, _, start in found.known if first > column), found.close)
            added[at] = added.get(at, b"") + element
        added = sorted(added.items())
    return Widened(spliced(content, [(at, at, element) for at, element in added]), added)


def without(content, added):
    """Return the bytes of a worksheet before `added` was put in; None where it is not there.

    >>> without(b"<cols><col/><col/></cols>", [(6, b"<col/>")])
    b'<cols><col/></cols>'
    """
    for at, element in added:  # in order: each stands where it stood before the ones behind it were put in
        if content[at:at + len(element)] != element:
            return None
        content = content[:at] + content[at + len(element):]
    return content


def _columns(content, part):
    found, depth = _Columns(), 0
    parser = reader(content, part)

    def start(tag, attributes):
        nonlocal depth
        name = local(tag)
        if depth == 1 and name == "sheetData":
            found.data, found.tag = parser.CurrentByteIndex, prefix(tag)
        elif depth == 2 and name == "col" and found.data is None:
            found.known.append((int(attributes["min"]), int(attributes["max"]), parser.CurrentByteIndex))
        depth += 1

    def end(tag):
        nonlocal depth
        depth -= 1
        if depth == 1 and local(tag) == "cols" and not past_tag(content, parser.CurrentByteIndex)[1]:
            found.close = parser.CurrentByteIndex

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parsed(parser, content, part)
    return found

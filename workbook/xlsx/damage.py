"""What is wrong with a package, by part and cell."""

from xml.parsers.expat import errors

NO_MEMORY = errors.codes[errors.XML_ERROR_NO_MEMORY]


LONGEST_NAME = 31  # of a sheet, in Excel


def shown(name, most=LONGEST_NAME):
    """Return a name out of a file as a message may show it: one short line of printable signs.

    >>> shown("表\\n1"), len(shown("长" * 200))
    ('表?1', 32)
    """
    found = "".join(sign if sign.isprintable() else "?" for sign in name[:most])
    return found + "…" * (len(name) > most)


class Damaged(Exception):
    """A package that cannot be read to the letter: why (Chinese), and the part, sheet and cell where they are known."""

    def __init__(self, why, part=None, sheet=None, cell=None):
        super().__init__(why)
        self.why, self.part, self.sheet, self.cell = why, part, sheet, cell

    def __str__(self):
        place = f"工作表“{shown(self.sheet)}”" if self.sheet else f"部件“{shown(self.part)}”" if self.part else ""
        return f"{place}{f'单元格 {self.cell} ' if self.cell else ''}{self.why}"


class Malformed(Damaged):
    """A part that is no XML, or ends in the middle."""


class TooLarge(Damaged):
    """A package with more in it than is read."""


class DocumentType(Damaged):
    """A part that declares a document type, the ground of entity attacks; no office program writes one."""


def malformed(error, part):
    """Return what to raise where a parser says `error`: Malformed, but for want of memory, which is no fault of the part."""
    return MemoryError() if getattr(error, "code", None) == NO_MEMORY else Malformed("内容已损坏或不完整", part)

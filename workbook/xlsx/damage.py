"""What is wrong with a package, by part and cell."""


class Damaged(Exception):
    """A package that cannot be read to the letter: why (Chinese), and the part, sheet and cell where they are known."""

    def __init__(self, why, part=None, sheet=None, cell=None):
        super().__init__(why)
        self.why, self.part, self.sheet, self.cell = why, part, sheet, cell

    def __str__(self):
        place = f"工作表“{self.sheet}”" if self.sheet else f"部件“{self.part}”" if self.part else ""
        return f"{place}{f'单元格 {self.cell} ' if self.cell else ''}{self.why}"


class Malformed(Damaged):
    """A part that is no XML, or ends in the middle."""


class TooLarge(Damaged):
    """A package with more in it than is read."""


class DocumentType(Damaged):
    """A part that declares a document type, the ground of entity attacks; no office program writes one."""

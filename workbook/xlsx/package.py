"""A package: the parts in a zip file, found by the names that relationships give, and counted while they are inflated."""

import zipfile
import zlib
from urllib.parse import unquote
from xml.etree import ElementTree

from workbook.xlsx.damage import Damaged, TooLarge, malformed
from workbook.xlsx.prolog import root

LARGEST_INFLATED = 512 * 2**20
MOST_TAGS = 300_000  # of a part that is read as a tree; fifty thousand defined names have a third of them
BLOCK = 2**18
# zipfile says of a way of packing that it does not know NotImplementedError, of a password RuntimeError
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def part_name(name):
    """Return the name of a part as parts are compared: without case, with slashes, from the root.

    >>> part_name("/xl\\\\Workbook.XML")
    'xl/workbook.xml'
    """
    return name.replace("\\", "/").lstrip("/").lower()


class Package:
    """The parts of the zip file at `path` (or a file object); Damaged where it is none, TooLarge past `limit` bytes inflated."""

    def __init__(self, path, limit=LARGEST_INFLATED):
        self.limit, self.inflated = limit, 0
        self._file = path if hasattr(path, "read") else open(path, "rb")  # closed by us even where a part is still being read
        try:
            self._zip = zipfile.ZipFile(self._file)
        except BROKEN:
            self._file.close()
            raise Damaged("文件已损坏") from None
        self.members = self._zip.infolist()
        self.parts = {part_name(member.filename): member for member in self.members}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._zip.close()
        self._file.close()

    def find(self, name):
        """Return the name under which a part is stored, None where there is none."""
        return next((found for found in (part_name(name), part_name(unquote(name))) if found in self.parts), None)

    def blocks(self, name):
        """Yield the bytes of a part; Damaged where they are missing, cut off or changed."""
        for block in self.opening(name):
            self.inflated += len(block)
            if self.inflated > self.limit:
                raise TooLarge(f"展开后超过 {self.limit // 2**20} MB", name)
            yield block

    def opening(self, name):
        """Yield the bytes of a part without counting them, for who reads the beginning only."""
        stored = self.find(name)
        if stored is None:
            raise Damaged("缺失", name)
        try:
            with self._zip.open(self.parts[stored]) as file:
                while block := file.read(BLOCK):
                    yield block
        except BROKEN:
            raise Damaged("传输不完整或已损坏", name) from None

    def tree(self, name):
        """Return the root element of a small part; no document type is let in."""
        content = b"".join(self.blocks(name))
        root([content], name)
        if content.count(b"<") > MOST_TAGS:
            raise TooLarge(f"里的标记超过 {MOST_TAGS:,} 个", name)
        try:
            return ElementTree.fromstring(content)
        except (ElementTree.ParseError, ValueError) as error:
            raise malformed(error, name) from None

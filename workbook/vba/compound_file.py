"""The compound file of MS-CFB, version 3: storages and streams in sectors of 512 bytes, as one .bin.

Streams under 4,096 bytes share the mini stream, in sectors of 64 bytes. The names of a storage form a red-black tree; Excel
follows it to find a stream, and a tree in a wrong order loses modules.
"""

import struct

SECTOR, MINI_SECTOR, MINI_CUTOFF, ENTRY = 512, 64, 4096, 128
FREE, END_OF_CHAIN, FAT_SECTOR, NO_STREAM = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
STORAGE, STREAM, ROOT = 1, 2, 5
RED, BLACK = 0, 1
FAT_SECTORS_IN_HEADER = 109  # more would need DIFAT sectors: 6.8 MB, beyond any project of text
LONGEST_NAME = 31
FORBIDDEN = set("/\\:!")


class CompoundFileError(ValueError):
    """Streams that no compound file of this kind can hold."""


class _Entry:
    """A line of the directory: a storage (its `children` by name) or a stream (its `content`)."""

    def __init__(self, name, kind, children=None, content=b""):
        self.name, self.kind, self.children, self.content = name, kind, children or {}, content
        self.colour, self.left, self.right, self.child = BLACK, NO_STREAM, NO_STREAM, NO_STREAM
        self.start, self.size = (END_OF_CHAIN if kind == STREAM else 0), len(content)

    def packed(self):
        name = self.name.encode("utf-16-le") + b"\0\0"
        return struct.pack("<64sHBBIII16xI8x8xIQ", name, len(name), self.kind, self.colour, self.left, self.right, self.child, 0,
                           self.start, self.size)


def compound_file(tree):
    """Return the bytes of a compound file that holds `tree`: {name: bytes of a stream, or a dict for a storage}.

    CompoundFileError for a name of more than 31 characters, with / \\ : or !, or of the same letters as another; and for more
    than 6.8 MB.

    >>> compound_file({"PROJECT": b"ID=", "VBA": {"dir": b"..."}})[:8].hex()
    'd0cf11e0a1b11ae1'
    """
    entries = _directory(tree)
    mini_stream, mini_fat = _mini_stream(entries)
    entries[0].start, entries[0].size = END_OF_CHAIN, len(mini_stream)

    sectors, fat = [], []
    for entry in entries:
        if entry.kind == STREAM and entry.size >= MINI_CUTOFF:
            entry.start = _placed(entry.content, sectors, fat)
    entries[0].start = _placed(mini_stream, sectors, fat)
    mini_fat_start = _placed(_numbers(mini_fat), sectors, fat, FREE)
    directory_start = len(sectors)
    _placed(_packed(entries), sectors, fat)
    fat_sectors = _fat_sectors(sectors, fat)
    return _header(directory_start, mini_fat_start, -(-len(mini_fat) * 4 // SECTOR), fat_sectors) + b"".join(sectors)


def _directory(tree):
    """Return every entry, the root first, each storage's children linked as a tree."""
    entries = [_Entry("Root Entry", ROOT, tree)]
    for entry in entries:  # grows as storages are met
        first = len(entries)
        names = sorted(entry.children, key=_order)
        _check(names)
        for name in names:
            held = entry.children[name]
            entries.append(_Entry(name, STORAGE, held) if isinstance(held, dict) else _Entry(name, STREAM, content=held))
        entry.child = _linked(entries, first, len(entries), depth=0, last_full=(len(names) + 1).bit_length() - 2)
    return entries


def _order(name):
    """Return what MS-CFB 2.6.4 sorts by: shorter names first, then capitals by code."""
    return len(name.encode("utf-16-le")), name.upper()


def _check(names):
    for name in names:
        if not 0 < len(name.encode("utf-16-le")) // 2 <= LONGEST_NAME or FORBIDDEN & set(name):
            raise CompoundFileError(f"no stream can be called {name!r}: use 1 to {LONGEST_NAME} characters without / \\ : !")
    for name, following in zip(names, names[1:]):
        if _order(name) == _order(following):
            raise CompoundFileError(f"{name!r} and {following!r} differ in capitals alone: rename one")


def _linked(entries, first, behind, depth, last_full):
    """Link entries `first` up to `behind` as a balanced tree and return its root.

    Every level is full but the deepest; what stands on that one is red, so that all ways down pass the same number of blacks.
    """
    if first == behind:
        return NO_STREAM
    middle = (first + behind) // 2
    entry = entries[middle]
    entry.colour = RED if depth > last_full else BLACK
    entry.left = _linked(entries, first, middle, depth + 1, last_full)
    entry.right = _linked(entries, middle + 1, behind, depth + 1, last_full)
    return middle


def _mini_stream(entries):
    """Return the mini stream of all small streams and its chains."""
    content, chains = bytearray(), []
    for entry in entries:
        if entry.kind == STREAM and 0 < entry.size < MINI_CUTOFF:
            entry.start = len(chains)
            content += _filled(entry.content, MINI_SECTOR)
            _chain(chains, -(-entry.size // MINI_SECTOR))
    return bytes(content), chains


def _placed(content, sectors, fat, filling=0):
    """Put `content` into new sectors and return the first one's number."""
    if not content:
        return END_OF_CHAIN
    start = len(sectors)
    content = _filled(content, SECTOR, filling & 0xFF)
    sectors += [content[place:place + SECTOR] for place in range(0, len(content), SECTOR)]
    _chain(fat, len(sectors) - start)
    return start


def _chain(fat, length):
    fat += [*range(len(fat) + 1, len(fat) + length), END_OF_CHAIN]


def _filled(content, size, filling=0):
    return content + bytes([filling]) * (-len(content) % size)


def _numbers(values):
    return struct.pack(f"<{len(values)}I", *values)


def _packed(entries):
    blank = struct.pack("<68xIII48x", NO_STREAM, NO_STREAM, NO_STREAM)
    return b"".join(entry.packed() for entry in entries) + blank * (-len(entries) % (SECTOR // ENTRY))


def _fat_sectors(sectors, fat):
    """Append the FAT, which has lines for its own sectors too; return their numbers."""
    count = 0
    while count * SECTOR // 4 < len(fat) + count:
        count += 1
    if count > FAT_SECTORS_IN_HEADER:
        raise CompoundFileError(f"{len(sectors) * SECTOR} bytes are more than a project can have: split it")
    numbers = range(len(sectors), len(sectors) + count)
    fat += [FAT_SECTOR] * count
    whole = _filled(_numbers(fat), SECTOR, 0xFF)
    sectors += [whole[place:place + SECTOR] for place in range(0, len(whole), SECTOR)]
    return numbers


def _header(directory_start, mini_fat_start, mini_fat_count, fat_sectors):
    located = [*fat_sectors] + [FREE] * (FAT_SECTORS_IN_HEADER - len(fat_sectors))
    minor, major, byte_order, sector_shift, mini_shift = 0x3E, 3, 0xFFFE, 9, 6
    return (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16)
            + struct.pack("<5H6x", minor, major, byte_order, sector_shift, mini_shift)
            + struct.pack("<IIIIIIIII", 0, len(fat_sectors), directory_start, 0, MINI_CUTOFF, mini_fat_start, mini_fat_count,
                          END_OF_CHAIN, 0)
            + _numbers(located))

"""A zip file in memory, rewritten member by member: what is not changed keeps its bytes, headers and place (APPNOTE 4.3)."""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

from workbook.package.refused import SAVE_AS, Fault, malformed
from workbook.xlsx.package import part_name

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
LOCAL_SIGN, CENTRAL_SIGN, END_SIGN = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
UTF8, DESCRIPTOR, ENCRYPTED = 0x800, 0x8, 0x1
FULL_16, FULL_32 = 0xFFFF, 0xFFFFFFFF  # in their place stands a zip64 record
VERSION, DEFLATED, STORED = 20, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED
FIRST_DAY = 0x21  # 1 January 1980, which Excel gives its parts
LEVEL = 6
# zipfile says of a way of packing that it does not know NotImplementedError, of a password RuntimeError
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True)
class Member:
    """One part: its name, its entry in the directory, and where its header and data stand in the file."""

    name: str
    entry: bytes
    start: int
    end: int

    @property
    def fields(self):
        """The fixed fields of the entry."""
        return CENTRAL.unpack_from(self.entry)


class Archive:
    """The zip file in `content`; Fault where it is of a kind that cannot be copied member by member."""

    def __init__(self, content):
        self.content = content
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self.members = self._members()
        except BROKEN:
            raise Fault("W22", "压缩包目录异常", SAVE_AS) from None
        self.keys = {}
        for member in self.members:
            if self.keys.setdefault(part_name(member.name), member) is not member:
                raise Fault("W22", f"有两个同名部件“{member.name}”", SAVE_AS)

    def __contains__(self, name):
        return part_name(name) in self.keys

    def read(self, name):
        """Return the bytes of a part, whatever the case of its name."""
        try:
            return self._zip.read(self._zip.infolist()[self.members.index(self.keys[part_name(name)])])
        except KeyError:
            raise malformed(name, "缺失") from None
        except BROKEN:
            raise malformed(name, "已损坏") from None

    def segment(self, member):
        """Return header, data and whatever follows up to the next member, as stored."""
        return self.content[member.start:member.end]

    def rewritten(self, changed, dropped=()):
        """Return the bytes of the file with `changed` {name: content} in place of, or after, what there was, without `dropped`."""
        waiting = {part_name(name): (name, content) for name, content in changed.items()}
        gone = {part_name(name) for name in dropped}
        places, made = {}, io.BytesIO()
        made.write(self.content[:self.first])
        for member in sorted(self.members, key=lambda member: member.start):
            key = part_name(member.name)
            if key in gone:
                continue
            start = made.tell()
            if key in waiting:
                header, entry = _packed(waiting.pop(key)[1], member)
                made.write(header)
            else:
                made.write(self.segment(member))
                entry = member.entry
            places[key] = _at(entry, start)
        directory = [places[part_name(member.name)] for member in self.members if part_name(member.name) not in gone]
        for name, content in waiting.values():
            start = made.tell()
            header, entry = _packed(content, name=name)
            made.write(header)
            directory.append(_at(entry, start))
        start = made.tell()
        made.write(b"".join(directory))
        made.write(END.pack(END_SIGN, 0, 0, len(directory), len(directory), made.tell() - start, start, len(self.comment)) + self.comment)
        return made.getvalue()

    def _members(self):
        content = self.content
        end = content.rfind(END_SIGN)
        _, disk, directory_disk, here, count, size, start, length = END.unpack_from(content, end)
        self.comment = content[end + END.size:]
        if (disk or directory_disk or here != count or count == FULL_16 or FULL_32 in (size, start)
                or start + size != end or length != len(self.comment)):
            raise ValueError("zip64, several disks, or bytes where none belong")
        entries, at = [], start
        for _ in range(count):
            fields = CENTRAL.unpack_from(content, at)
            past = at + CENTRAL.size + sum(fields[10:13])
            header = fields[16]
            if (fields[0] != CENTRAL_SIGN or FULL_32 in fields[8:10] or header == FULL_32 or fields[3] & ENCRYPTED
                    or content[header:header + 4] != LOCAL_SIGN or header >= start):
                raise ValueError("an entry that names no member")
            entries.append((content[at:past], header, fields[8]))
            at = past
        infos = self._zip.infolist()
        if at != end or len(infos) != count:
            raise ValueError("a directory of another length")
        headers = sorted(header for _, header, _ in entries)
        if len(set(headers)) != count:
            raise ValueError("two entries of one member")
        following = dict(zip(headers, [*headers[1:], start]))
        self.first = headers[0] if headers else start
        for _, header, packed in entries:
            fields = LOCAL.unpack_from(content, header)
            if header + LOCAL.size + fields[9] + fields[10] + packed > following[header]:
                raise ValueError("members lie over one another")
        return [Member(info.filename, entry, header, following[header]) for info, (entry, header, _) in zip(infos, entries)]


def _packed(content, member=None, name=None):
    """Return (local header and data, directory entry) of a part, new or in place of `member`."""
    if member:
        fields = member.fields
        stored_name = member.entry[CENTRAL.size:CENTRAL.size + fields[10]]
        comment = member.entry[CENTRAL.size + fields[10] + fields[11]:]
        made_by, flags, time, day, inner, outer = fields[1], fields[3] & ~DESCRIPTOR, fields[5], fields[6], fields[14], fields[15]
        method = STORED if fields[4] == STORED else DEFLATED
    else:
        stored_name, comment = name.encode(), b""
        made_by, flags, time, day, inner, outer = VERSION, 0 if name.isascii() else UTF8, 0, FIRST_DAY, 0, 0
        method = DEFLATED
    data, check = content, zlib.crc32(content)
    if method == DEFLATED:
        packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        data = packer.compress(content) + packer.flush()
    sizes = (check, len(data), len(content))
    header = LOCAL.pack(LOCAL_SIGN, VERSION, flags, method, time, day, *sizes, len(stored_name), 0) + stored_name
    entry = CENTRAL.pack(CENTRAL_SIGN, made_by, VERSION, flags, method, time, day, *sizes,
                         len(stored_name), 0, len(comment), 0, inner, outer, 0) + stored_name + comment
    return header + data, entry


def _at(entry, start):
    return entry[:CENTRAL.size - 4] + struct.pack("<L", start) + entry[CENTRAL.size:]

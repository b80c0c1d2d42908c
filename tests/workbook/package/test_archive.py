"""Zip files as different programs write them: a member that is not touched keeps its bytes, whatever they are."""

import io
import struct
import zipfile

import pytest

from tests.workbook.package.by_hand import parts
from workbook.package import edited
from workbook.package.archive import Archive
from workbook.package.refused import Fault


class Stream(io.BytesIO):
    """A stream that cannot go back, so that zipfile writes sizes behind the data, as Java programs do."""

    def seekable(self):
        """Tell that it cannot."""
        return False

    def seek(self, *_):
        """Refuse to."""
        raise OSError("no going back")

    def tell(self):
        """Refuse to say where it is."""
        raise OSError("no places")


def written(target, method=zipfile.ZIP_DEFLATED, comment=b"", change=lambda name, info: None, folders=False):
    """Return the bytes of a workbook in a zip file of some kind."""
    with zipfile.ZipFile(target, "w", method) as package:
        for number, (name, content) in enumerate({**({"xl/": ""} if folders else {}), **parts("<sheetData/>"), "备注/甲.xml": "<a/>"}.items()):
            info = zipfile.ZipInfo(name, (2025, 9, 1 + number, 8, 30, 2))
            info.compress_type, info.external_attr = method, 0o100644 << 16
            change(name, info)
            package.writestr(info, content)
        package.comment = comment
    return target.getvalue()


def extra(_, info):
    """Give a member the time of NTFS and a comment of its own."""
    info.extra, info.comment = struct.pack("<HHL", 0x000A, 4, 7), "说明".encode()


KINDS = {
    "deflated": written(io.BytesIO()),
    "stored": written(io.BytesIO(), zipfile.ZIP_STORED),
    "sizes behind the data": written(Stream()),
    "a comment": written(io.BytesIO(), comment=b"made by somebody PK"),
    "extra fields and comments of members": written(io.BytesIO(), change=extra),
    "folders": written(io.BytesIO(), folders=True),
    "parts in another case": written(io.BytesIO()).replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/Sheet1.XML"),
}


def members(content):
    """Return [(name, raw data and header, what the directory says but for the place)] of a zip file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        places = [info.header_offset for info in package.infolist()] + [package.start_dir]
        return package.comment, [(info.filename, content[info.header_offset:min(place for place in places if place > info.header_offset)],
                                  info.flag_bits, info.compress_type, info.date_time, info.external_attr, info.extra, info.comment, info.CRC)
                                 for info in package.infolist()]


@pytest.mark.parametrize("kind", KINDS)
def test_members_keep_their_bytes(kind):
    """All but the one that is edited; that one keeps name, time, rights, comment and way of packing."""
    made = edited(KINDS[kind], lambda edit: edit.set("Sheet1", "A1", "好"))
    (comment, before), (kept_comment, after) = members(KINDS[kind]), members(made)
    touched = next(number for number, member in enumerate(before) if member[0].lower().endswith("sheet1.xml"))

    assert comment == kept_comment
    assert before[:touched] + before[touched + 1:] == after[:touched] + after[touched + 1:]
    assert [before[touched][at] for at in (0, 3, 4, 5, 7)] == [after[touched][at] for at in (0, 3, 4, 5, 7)]
    assert zipfile.ZipFile(io.BytesIO(made)).testzip() is None


def test_nothing_changed_is_the_same_file():
    """Byte for byte, of every kind."""
    for kind, content in KINDS.items():
        assert content == Archive(content).rewritten({}), kind


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06", KINDS["deflated"][:-1], KINDS["deflated"] + b"\0", b"\0" + KINDS["deflated"],
                                     KINDS["deflated"].replace(b"PK\x03\x04", b"PK\x03\x05")])
def test_what_is_no_whole_zip_file_is_refused(content):
    """Cut, with bytes before or behind, without headers."""
    with pytest.raises(Fault) as refused:
        Archive(content)
    assert "W22" == refused.value.code


def test_two_entries_of_one_member_are_refused():
    """A bomb gives one member many names."""
    content = KINDS["deflated"]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        first, second = (struct.pack("<L", info.header_offset) for info in package.infolist()[1:3])
        start = package.start_dir
    at = content.index(second, start)

    with pytest.raises(Fault):
        Archive(content[:at] + first + content[at + 4:])

"""The zip file itself: names that climb out, parts twice, damage in transit, and what is odd but allowed."""

import zipfile
import zlib

from tests.hostile.case import ONE, ONE_CELLS, packed, refused, small, sound
from tests.workbook.xlsx import by_hand

CLIMBING = ("../表.xml", "..\\表.xml", "/etc/cron.d/x", "\\\\server\\share", "C:\\Windows\\x.xml", "c:x.xml", "xl/../../x.xml", "xl//x.xml",
            "./x.xml", "x" * 300, "/".join("x" * 20))
TWICE = ("xl/workbook.xml", "XL/WORKBOOK.XML", "xl\\workbook.xml", "[content_types].XML")


def sound_bytes():
    """Return the small workbook as it is before anything happens to it."""
    return packed(by_hand.parts(ONE))


def changed(change):
    """Return a function that gives `change(bytearray of the small workbook)`."""
    return lambda: bytes(change(bytearray(sound_bytes())))


def with_bits(at, bit):
    """Return a change that sets a bit of the flags or of the method in the first entry of the directory."""
    def change(made):
        made[made.index(b"PK\x01\x02") + at] |= bit
        return made

    return change


def with_wrong_checksum(made):
    """Change the checksum of the sheet in the directory."""
    at = made.rindex(b"xl/worksheets/sheet1.xml") - 46 + 16
    made[at] ^= 0xFF
    return made


def flipped(made):
    """Change a byte inside the packed sheet."""
    made[made.index(b"xl/worksheets/sheet1.xml") + 24 + 40] ^= 0x55
    return made


def nul(made):
    """Put a NUL into a name."""
    return made.replace(b"xl/sharedStrings.xml", b"xl/shared\x00trings.xml")


def described():
    """Return the workbook with sizes behind the data, as a program writes that cannot go back."""
    class Forward:
        def __init__(self):
            self.made = b""

        def write(self, block):
            self.made += bytes(block)
            return len(block)

        def flush(self):
            pass

    target = Forward()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in by_hand.parts(ONE).items():
            package.writestr(name, content)
    return target.made


def cases():
    """Yield packages that are broken, dressed up, or only odd."""
    for name in CLIMBING:
        shown = name if len(name) < 40 else f"{name[:8]}… ({len(name)})"
        yield refused("路径异常", f"a part {shown}", small(more={name: "<x/>"}), "W12")
    for name in TWICE:
        yield refused("部件重名", f"{name} beside the one there is", lambda name=name: packed(by_hand.parts(ONE), [(name, "<x/>")]), "W12")
    yield refused("路径异常", "a NUL in a name", changed(nul), "W12", "W05")
    yield refused("部件加密", "the flag of a zip password", changed(with_bits(8, 1)), "W04")
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        yield refused("压缩方式异常", f"method {method}", lambda method=method: packed(by_hand.parts(ONE), method=method), "W12")
    yield refused("压缩方式异常", "method 99", changed(with_bits(10, 99)), "W12", "W05")
    for share in (0.02, 0.2, 0.5, 0.8, 0.97, 0.999):
        yield refused("传输中断", f"the first {share:.1%}", lambda share=share: sound_bytes()[:int(len(sound_bytes()) * share)], "W05")
    yield refused("传输中断", "the first ten bytes are gone", lambda: sound_bytes()[10:], "W05")
    yield refused("传输中断", "a kilobyte of zeros in the middle", lambda: sound_bytes()[:300] + bytes(1024) + sound_bytes()[1324:], "W05")
    yield refused("校验和不符", "another checksum in the directory", changed(with_wrong_checksum), "W05")
    yield refused("校验和不符", "another byte in the packed sheet", changed(flipped), "W05")
    yield refused("校验和不符", "a carriage return before every 0x0A, as FTP does in text mode", lambda: sound_bytes().replace(b"\x0a", b"\x0d\x0a")
                  .replace(b"PK\x01\x02", b"\x0dPK\x01\x02", 1), "W05")
    yield refused("空压缩包", "no member", lambda: b"PK\x05\x06" + bytes(18), "W05")
    yield sound("打包方式少见", "not packed at all", lambda: packed(by_hand.parts(ONE), method=zipfile.ZIP_STORED), ONE_CELLS)
    yield sound("打包方式少见", "sizes behind the data", described, ONE_CELLS)
    yield sound("打包方式少见", "backslashes between folders", small(rename=lambda name: name.replace("/", "\\")), ONE_CELLS)
    yield sound("打包方式少见", "part names in capitals", small(rename=str.upper), ONE_CELLS)
    yield sound("打包方式少见", "entries for folders", small(more={"xl/": "", "xl/worksheets/": ""}), ONE_CELLS)
    yield sound("打包方式少见", "the parts in the opposite order", lambda: packed(dict(reversed(by_hand.parts(ONE).items()))), ONE_CELLS)
    yield sound("打包方式少见", "a comment behind the directory", lambda: sound_bytes()[:-2] + b"\x05\x00hello", ONE_CELLS)
    yield sound("打包方式少见", "a thousand blanks behind the end", lambda: sound_bytes() + b" " * 1000, ONE_CELLS)
    yield refused("打包方式少见", "something before the beginning", lambda: b"MZ" + bytes(510) + sound_bytes(), "W05")
    yield refused("打包方式少见", "packed once more by zlib", lambda: zlib.compress(sound_bytes()), "W05")

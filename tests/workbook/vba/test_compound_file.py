"""The compound file of MS-CFB: olefile reads every stream without a complaint, and the directory is a red-black tree."""

import io

import olefile
import pytest

from workbook.vba.compound_file import CompoundFileError, compound_file

NONE = 0xFFFFFFFF
SHEETS = [*range(1, 61), 180]


def tree(sheets, size=300):
    """Return what a project of so many sheets would hold, each stream of another size."""
    return {"PROJECT": b"P" * 5000, "PROJECTwm": b"w" * 20 * sheets,
            "VBA": {"dir": b"d" * (500 + 60 * sheets), "_VBA_PROJECT": b"1234567", "ThisWorkbook": b"", "Buttons": b"B" * 40_000}
            | {f"Sheet{number}": bytes([number % 256]) * (size + number) for number in range(1, sheets + 1)}}


def opened(content):
    """Open a compound file, every defect an error."""
    return olefile.OleFileIO(io.BytesIO(content), raise_defects=olefile.DEFECT_UNSURE)


def children(ole, root):
    """Return {name: entry} below a storage, checking the tree that its children form."""
    def walk(number, above_is_red):
        if number == NONE:
            return [], 1
        entry = ole.direntries[number]
        red = entry.color == 0
        assert not (red and above_is_red), f"{entry.name}: red below red"
        left, blacks = walk(entry.sid_left, red)
        right, others = walk(entry.sid_right, red)
        assert blacks == others, f"{entry.name}: {blacks} and {others} blacks below"
        return [*left, entry, *right], blacks + (not red)

    found, _ = walk(root.sid_child, False)
    assert ole.direntries[root.sid_child].color == 1
    order = [(len(entry.name), entry.name.upper()) for entry in found]
    assert sorted(set(order)) == order, "children out of order"
    return {entry.name: entry for entry in found}


@pytest.mark.parametrize("sheets", SHEETS)
def test_every_stream_comes_back(sheets):
    """As olefile reads it, with no defect however small."""
    held = tree(sheets)
    with opened(compound_file(held)) as ole:
        flat = {("PROJECT",): held["PROJECT"], ("PROJECTwm",): held["PROJECTwm"]} | {
            ("VBA", name): content for name, content in held["VBA"].items()}

        assert [] == ole.parsing_issues
        assert flat == {tuple(path): ole.openstream(path).read() for path in ole.listdir()}


@pytest.mark.parametrize("sheets", SHEETS)
def test_the_directory_is_a_red_black_tree(sheets):
    """Ordered by length, then by capitals; no red below red; as many blacks on every way down (MS-CFB 2.6.4)."""
    with opened(compound_file(tree(sheets))) as ole:
        root = children(ole, ole.root)

        assert {"PROJECT", "PROJECTwm", "VBA"} == set(root)
        assert set(tree(sheets)["VBA"]) == set(children(ole, root["VBA"]))


def test_the_first_sector_is_what_the_specification_asks():
    """MS-CFB 2.2: version 3, sectors of 512 and 64 bytes, streams under 4,096 bytes in the mini stream; whole sectors."""
    content = compound_file(tree(2))

    assert (0x3E, 3, 0xFFFE, 9, 6) == tuple(int.from_bytes(content[at:at + 2], "little") for at in range(24, 34, 2))
    assert 4096 == int.from_bytes(content[56:60], "little")
    assert 0 == len(content) % 512


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 4095, 4096, 4097, 65_024, 500_000, 6_000_000])
def test_a_stream_of_any_size(size):
    """At the edges of sectors, of the mini stream, of the FAT; half a megabyte and more."""
    content = bytes(range(256)) * (size // 256) + bytes(size % 256)
    with opened(compound_file({"PROJECT": content})) as ole:
        assert content == ole.openstream("PROJECT").read()


@pytest.mark.parametrize("held, said", [
    ({"a" * 32: b""}, "1 to 31 characters"), ({"a/b": b""}, "without / "), ({"": b""}, "1 to 31"),
    ({"VBA": {"dir": b"", "Dir": b""}}, "differ in capitals alone"), ({"PROJECT": bytes(7_200_000)}, "split it")])
def test_what_cannot_be_held_is_refused(held, said):
    """Names and sizes that MS-CFB or the header's own table of the FAT do not allow."""
    with pytest.raises(CompoundFileError, match=said):
        compound_file(held)

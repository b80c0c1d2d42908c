"""What the check after an edit sees: every change that was not asked for, however it came about."""

import io
import zipfile

import pytest

from tests.workbook.package.by_hand import part, workbook
from workbook.package import Look, Refused, opened
from workbook.package.archive import Archive
from workbook.package.disk import Disk
from workbook.package.edit import Edit
from workbook.package.refused import Fault
from workbook.package.verify import verify

SHEET = ('<sheetData><row r="1" ht="20"><c r="A1" s="1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1</f><v>1</v></c></row>'
         '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><f t="shared" si="0"/><v>5</v></c><c r="D2" t="s"><v>0</v></c></row>'
         '<row r="3"><c r="B3"><f t="shared" si="0"/><v>6</v></c></row></sheetData><pageMargins left="1"/>')
OLD = workbook(SHEET, more={"xl/media/picture.png": b"\x89PNG" * 20})
NAME = "xl/worksheets/sheet1.xml"
CHANGES = {  # in the part of the sheet as the edit leaves it: (what stands there, what a fault would leave there)
    "another value": ('<c r="A1" s="1"><v>1</v>', '<c r="A1" s="1"><v>2</v>'),
    "another style": ('<c r="A1" s="1">', '<c r="A1" s="0">'),
    "a cell moved": ('<c r="D2" t="s">', '<c r="E2" t="s">'),
    "a cell lost": ('<c r="D2" t="s"><v>0</v></c>', ""),
    "a row moved": ('<row r="3">', '<row r="4">'),
    "a height lost": (' ht="20"', ""),
    "a margin": ('left="1"', 'left="2"'),
    "the cell itself": ("<v>7</v>", "<v>8</v>"),
    "the cell as text": ("<v>7</v>", "<f>7</f>"),
    "the result beside a formula taken apart": ("<v>5</v>", "<v>4</v>"),
    "a formula taken apart and lost": ("<f>A2</f>", ""),
    "markup": ("</sheetData>", ""),
}


def done():
    """Return the Done of an edit that sets B1, the master of a shared formula, and marks A2."""
    edit = Edit(OLD)
    edit.set("Sheet1", "B1", 7)
    edit.mark("Sheet1", "A2", Look(fill="FFC7CE"))
    return edit.done()


def code(made, written):
    """Return the code of the fault that the check finds, None where it finds none."""
    try:
        verify(OLD, made, written)
    except Fault as fault:
        return fault.code
    return None


def test_a_right_edit_passes():
    """Else nothing could be saved."""
    made = done()

    assert code(made, made.content) is None


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_in_the_sheet_is_seen(what):
    """Even where the writer itself made it and believes it to be right."""
    made, (before, after) = done(), CHANGES[what]
    assert before in part(made.content)
    made.changed[NAME] = part(made.content).replace(before, after, 1).encode()

    assert code(made, Archive(OLD).rewritten(made.changed)) in ("W22", "W23")


def test_a_bit_that_the_disk_turns_is_seen(tmp_path):
    """Nothing replaces the old file, and nothing is left beside it."""
    class Turning(Disk):
        def write(self, number, block):
            return super().write(number, bytes([block[0] ^ 1]) + block[1:])

    path = tmp_path / "表.xlsx"
    path.write_bytes(OLD)
    with pytest.raises(Refused, match="W23.*读回来的与写入的不同"), opened(path, disk=Turning()) as edit:
        edit.set("Sheet1", "A1", 2)

    assert ([path], OLD) == (list(tmp_path.iterdir()), path.read_bytes())


def test_a_file_cut_short_is_seen():
    """As a full disk may leave it."""
    made = done()

    assert {"W22"} == {code(made, made.content[:length]) for length in range(0, len(made.content), 101)}


@pytest.mark.parametrize("change", [lambda found: found.pop("xl/media/picture.png"), lambda found: found.update({"xl/media/picture.png": b"other"}),
                                    lambda found: found.update({"[Content_Types].xml": found.pop("[Content_Types].xml")})])
def test_a_part_lost_changed_or_moved_is_seen(change):
    """The package packed anew around the right sheet."""
    made, found = done(), {}
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        found = {name: package.read(name) for name in package.namelist()}
    change(found)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in found.items():
            package.writestr(name, content)

    assert "W23" == code(made, packed.getvalue())

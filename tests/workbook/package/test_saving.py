"""A workbook replaced on the disk: who holds it, what changed meanwhile, the dated copy, links and rights."""

import datetime
import os

import pytest

from tests.workbook.package.by_hand import part, workbook
from workbook.package import Refused, opened
from workbook.package.holders import Lock
from workbook.package.refused import Fault

CONTENT = workbook("<sheetData/>")
NOW = datetime.datetime(2026, 11, 23, 15, 30)


@pytest.fixture
def path(tmp_path):
    """A workbook in a folder of its own."""
    made = tmp_path / "花名册.xlsx"
    made.write_bytes(CONTENT)
    return made


def save(path, value=1, **other):
    """Set a cell and return where the old file is kept."""
    with opened(path, now=NOW, **other) as edit:
        edit.set("Sheet1", "A1", value)
    return edit.backup


def refused(path, **other):
    """Return what is said; the workbook keeps its bytes and no other file appears."""
    before = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    with pytest.raises(Refused) as said:
        save(path, **other)
    assert before == {one.name: one.read_bytes() for one in path.parent.iterdir()}
    return str(said.value)


@pytest.mark.parametrize("mark, program", [("~$花名册.xlsx", "Excel 或 WPS"), (".~花名册.xlsx", "WPS"), (".~lock.花名册.xlsx#", "LibreOffice")])
def test_a_file_that_a_program_has_open_is_refused(path, mark, program):
    """By the file that each leaves beside it; which to remove when it is stale."""
    path.with_name(mark).write_bytes(b"")

    assert f"[W17] 花名册.xlsx:正被 {program} 打开。请关闭后再试;确已关闭仍提示的,删除同一文件夹里的“{mark}”" == refused(path)


def test_a_read_only_file_is_refused(path):
    """Though its folder would let it be replaced."""
    path.chmod(0o444)

    assert refused(path).startswith("[W20] 花名册.xlsx:文件是只读的")


def test_a_file_that_another_run_is_writing_is_refused(path):
    """After some patience; and once that run is done, it is not."""
    with Lock(path), pytest.raises(Refused, match="W17.*另一个 medaid 正在改写"):
        save(path, patience=0)

    assert save(path, patience=0)
    assert not [one for one in path.parent.iterdir() if one.name.startswith(".medaid-")]


@pytest.mark.parametrize("other", [workbook('<sheetData><row r="1"/></sheetData>'), CONTENT[:-1] + b"\1"])
def test_a_file_that_was_changed_meanwhile_is_not_written_over(path, other):
    """Even where its size and its time are the same as before."""
    seen = path.stat()
    with pytest.raises(Refused, match="W18.*处理期间被别的程序改动,没有写入"), opened(path) as edit:
        edit.set("Sheet1", "A1", 1)
        path.write_bytes(other)
        os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))

    assert ([path], other) == (list(path.parent.iterdir()), path.read_bytes())


def test_a_file_that_is_gone_meanwhile_is_told(path):
    """In words."""
    with pytest.raises(Refused, match="W18.*被移走"), opened(path) as edit:
        path.unlink()
        edit.set("Sheet1", "A1", 1)


def test_each_old_file_is_kept_under_a_name_of_its_own(path):
    """The minute, and a number within it; a backup is never written over."""
    path.with_name("花名册_备份_20261123-1530.xlsx").write_bytes("别的文件".encode())
    kept = [save(path, value) for value in (1, 2, 3)]

    assert [f"花名册_备份_20261123-1530({number}).xlsx" for number in (2, 3, 4)] == [one.name for one in kept]
    assert CONTENT == kept[0].read_bytes() and ["<v>1</v>" in part(one.read_bytes()) for one in kept] == [False, True, False]
    assert "别的文件".encode() == path.with_name("花名册_备份_20261123-1530.xlsx").read_bytes()


def test_an_edit_that_changes_nothing_writes_nothing(path):
    """The file keeps its time, and there is no backup."""
    save(path)
    before = path.stat().st_mtime_ns, sorted(path.parent.iterdir())

    assert save(path) is None
    assert before == (path.stat().st_mtime_ns, sorted(path.parent.iterdir()))


def test_what_a_killed_run_left_is_cleared(path):
    """Of this workbook only; what another left of another workbook may still be written."""
    save(path)
    lock = Lock(path).path
    stale = lock.with_name(lock.name.replace(".lock", "-0badcafe.tmp"))
    foreign = path.with_name(".medaid-0000000000000000-0badcafe.tmp")
    for one in (stale, foreign, lock):
        one.write_bytes(b"half")
    save(path, 2)

    assert (False, True, False) == (stale.exists(), foreign.exists(), lock.exists())


def test_a_link_stays_a_link(path, tmp_path):
    """The file that it leads to is edited, and kept beside that file."""
    (tmp_path / "桌面").mkdir()
    link = tmp_path / "桌面" / "快捷.xlsx"
    link.symlink_to(path)
    kept = save(link)

    assert link.is_symlink() and "<v>1</v>" in part(path.read_bytes()) and path.parent == kept.parent


def test_the_rights_of_a_file_stay(path):
    """Of the new file and of the kept one."""
    path.chmod(0o640)
    kept = save(path)

    assert (0o640, 0o640) == (path.stat().st_mode & 0o777, kept.stat().st_mode & 0o777)


def test_the_kept_file_has_the_time_of_the_old(path):
    """So that it sorts where it belongs."""
    os.utime(path, ns=(10**18, 10**18))

    assert 10**18 == save(path).stat().st_mtime_ns


def test_a_long_name_leaves_room_for_the_date(tmp_path):
    """83 characters of three bytes fill a name of 255 bytes."""
    path = tmp_path / ("名" * 83 + ".xlsx")
    path.write_bytes(CONTENT)
    kept = save(path)

    assert kept.name.endswith("名_备份_20261123-1530.xlsx") and CONTENT == kept.read_bytes()


def test_a_lock_is_waited_for(path):
    """A writer that comes second has its turn when the first is done, and does not lock a file that is gone."""
    first = Lock(path)
    with first, pytest.raises(Fault, match="另一个 medaid"):
        Lock(path, patience=0.1).__enter__()
    with Lock(path, patience=0), pytest.raises(Fault):
        Lock(path, patience=0).__enter__()
    assert not first.path.exists()

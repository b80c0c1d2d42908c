"""Who holds a file: Excel, WPS or LibreOffice by the files they leave beside it, or another run of this program by a lock."""

import contextlib
import hashlib
import os
import time

from workbook.package.refused import Fault

PREFIX = ".medaid-"  # of all that this program leaves beside a workbook while it writes: recognised, and cleared away next time
OWNERS = (("~$", "", "Excel 或 WPS"), (".~", "", "WPS"), (".~lock.", "#", "LibreOffice"))
PATIENCE, PAUSE = 5.0, 0.05
SHARING_VIOLATION, LOCK_VIOLATION = 32, 33  # of Windows


def key(path):
    """Return the beginning of the names of all that is put beside a workbook; the name itself could grow too long."""
    return PREFIX + hashlib.sha256(os.path.normcase(path.name).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def refuse_open(path, disk):
    """Raise the Fault of a file that another program holds, or that may not be written."""
    for before, after, program in OWNERS:
        mark = path.with_name(before + path.name + after)
        if os.path.lexists(mark):  # False too where the mark's name would be too long to be there
            raise Fault("W17", f"正被 {program} 打开", f"请关闭后再试;确已关闭仍提示的,删除同一文件夹里的“{mark.name}”")
    if not disk.is_writable(path):
        raise Fault("W20", "文件是只读的", "请取消“只读”属性,或复制一份再试")
    disk.close(disk.open(path))


class Lock:
    """A lock among the runs of this program that write the same workbook; it goes when the program does, however that ends."""

    def __init__(self, path, patience=PATIENCE):
        self.path, self.patience, self.file = path.with_name(key(path) + ".lock"), patience, None

    def __enter__(self):
        until = time.monotonic() + self.patience
        while not self._taken():
            if time.monotonic() > until:
                raise Fault("W17", "另一个 medaid 正在改写", "请等它做完再试")
            time.sleep(PAUSE)
        return self

    def __exit__(self, *_):
        with contextlib.suppress(OSError):  # a lock file that stays is taken by the next run
            if os.name != "nt":  # while it is held: who waits for it sees that it is gone and makes a new one
                self.path.unlink()
        os.close(self.file)
        with contextlib.suppress(OSError):
            if os.name == "nt":
                self.path.unlink()

    def _taken(self):
        file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(file)
            seen, named = os.fstat(file), os.stat(self.path)
            if os.name != "nt" and (seen.st_dev, seen.st_ino) != (named.st_dev, named.st_ino):
                raise BlockingIOError
        except (BlockingIOError, FileNotFoundError):
            os.close(file)
            return False
        except BaseException:
            os.close(file)
            raise
        self.file = file
        return True


def _lock(file):
    if os.name == "nt":
        import msvcrt

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            raise BlockingIOError from None
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""The new content of a workbook put in the place of the old: whole or not at all, with the old one kept beside it."""

import contextlib
import datetime
import errno
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from workbook.package.disk import Disk, write_all
from workbook.package.holders import LOCK_VIOLATION, SHARING_VIOLATION, Lock, key, refuse_open
from workbook.package.refused import Fault

LONGEST_NAME = 255  # bytes, of most disks
KEPT, NEW = "原文件没有改动", "新内容已写入,旧文件在“{}”"
FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@dataclass(frozen=True)
class Original:
    """A workbook as it was when it was read: nothing is written over a file that is not this one any more."""

    path: Path
    content: bytes
    size: int
    changed: int

    @property
    def digest(self):
        """The SHA-256 of the content."""
        return hashlib.sha256(self.content).digest()


def original(path, disk=None):
    """Read the workbook at `path`."""
    path = Path(path).resolve()  # a link stays a link
    with faults():
        return Original(path, *(disk or Disk()).read(path))


def save(old, content, verified, disk=None, now=None, patience=None):
    """Replace the Original `old` on the disk by `content` and return the path of the backup; `verified(bytes)` looks at it before.

    None where nothing has changed: then nothing is written, and what a run that was killed has left is cleared away all the same.
    """
    disk = disk or Disk()
    path = old.path
    with faults(), Lock(path, *([] if patience is None else [patience])):
        refuse_open(path, disk)
        _clear(path, disk)
        _refuse_changed(old, disk)
        if content == old.content:
            return None
        temporary = path.with_name(f"{key(path)}-{secrets.token_hex(4)}.tmp")
        try:
            write_all(disk, temporary, content)
            disk.copy_mode(path, temporary)
            written = disk.read(temporary)[0]
            if written != content:
                raise Fault("W23", f"写后核验:读回来的与写入的不同({KEPT})", "请检查磁盘、U盘或网络连接,复制到本机后再试")
            verified(written)
            backup = _kept(old, disk, now or datetime.datetime.now())
            refuse_open(path, disk)
            _refuse_changed(old, disk)
        except BaseException:
            with contextlib.suppress(OSError):
                disk.remove(temporary)
            raise
        _replaced(temporary, path, backup, disk)
    return backup


def save_new(path, content, disk=None):
    """Write a file that is not there yet: whole or not at all."""
    disk, path = disk or Disk(), Path(path)
    temporary = path.with_name(f"{key(path)}-{secrets.token_hex(4)}.tmp")
    with faults():
        try:
            write_all(disk, temporary, content)
            disk.name_anew(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                disk.remove(temporary)
            raise
        disk.sync_folder(path.parent)


def save_text(path, text, disk=None):
    """Put a small text file in the place of what is there: whole or not at all. OSError as the disk gives it."""
    disk, path = disk or Disk(), Path(path)
    temporary = path.with_name(f"{key(path)}-{secrets.token_hex(4)}.tmp")
    try:
        write_all(disk, temporary, text.encode())
        disk.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            disk.remove(temporary)
        raise


@contextlib.contextmanager
def faults(standing=KEPT):
    """Tell what goes wrong on the disk as a Fault that says in which state the file is."""
    try:
        yield
    except OSError as error:
        raise fault(error, standing) from error


def fault(error, standing=KEPT):
    """Return the Fault of an OSError.

    >>> fault(OSError(errno.ENOSPC, "")).code, fault(OSError(errno.EROFS, "")).code, fault(OSError(errno.EIO, "")).code
    ('W19', 'W20', 'W25')
    """
    if getattr(error, "winerror", None) in (SHARING_VIOLATION, LOCK_VIOLATION):
        return Fault("W17", f"正被别的程序打开({standing})", "请关闭 Excel 或 WPS 后再试")
    if error.errno == errno.ENOENT:
        return Fault("W18", f"处理期间文件或文件夹被移走({standing})", "请找到文件后重新核对")
    if error.errno in FULL:
        return Fault("W19", f"磁盘空间不够({standing})", "请清理磁盘,或复制到空间够的磁盘再试")
    if error.errno in FORBIDDEN:
        return Fault("W20", f"没有写入权限({standing})", "请取消文件或文件夹的只读,或复制到自己的文件夹再试")
    return Fault("W25", f"磁盘读写出错({standing})", "请检查磁盘、U盘或网络连接,复制到本机后再试")


def _refuse_changed(old, disk):
    if disk.state(old.path) != (old.size, old.changed) or hashlib.sha256(disk.read(old.path)[0]).digest() != old.digest:
        raise Fault("W18", "处理期间被别的程序改动,没有写入", "请关闭别的程序后重新核对")


def _replaced(temporary, path, backup, disk):
    """Put the new file in the place of the old; a fault tells which of them stands there."""
    try:
        disk.replace(temporary, path)
    except OSError as error:
        if not temporary.exists():  # a share may report an error of what it has done
            raise fault(error, NEW.format(backup.name)) from error
        with contextlib.suppress(OSError):
            disk.remove(temporary)
        raise
    with faults(NEW.format(backup.name)):
        disk.sync_folder(path.parent)


def _clear(path, disk):
    """Remove what a run that was killed left behind: nobody else makes such names while we hold the lock."""
    begins = key(path)
    for name in disk.names(path.parent):
        if name.startswith(begins) and name.endswith(".tmp"):
            disk.remove(path.with_name(name))


def _kept(old, disk, now):
    """Keep the old content under a dated name, one that holds it already where there is one; return its path."""
    path = old.path
    stem, number = _stem(path), 1
    for name in sorted(disk.names(path.parent)):
        if name.startswith(f"{stem}_备份_") and name.endswith(path.suffix):
            known = path.with_name(name)
            if disk.state(known)[0] == old.size and disk.read(known)[0] == old.content:
                return known
    temporary = path.with_name(f"{key(path)}-{secrets.token_hex(4)}.tmp")
    try:
        write_all(disk, temporary, old.content)
        os.utime(temporary, ns=(old.changed, old.changed))
        disk.copy_mode(path, temporary)
        while True:
            counted = f"({number})" if number > 1 else ""
            backup = path.with_name(f"{stem}_备份_{now:%Y%m%d-%H%M}{counted}{path.suffix}")
            try:
                disk.name_anew(temporary, backup)
                break
            except FileExistsError:
                number += 1
    except BaseException:
        with contextlib.suppress(OSError):
            disk.remove(temporary)
        raise
    disk.sync_folder(path.parent)
    return backup


def _stem(path):
    """Return the name without its suffix, short enough to be followed by a date."""
    stem, room = path.stem, LONGEST_NAME - len(f"_备份_20261123-1530(99){path.suffix}".encode())
    while len(os.fsencode(stem)) > room:
        stem = stem[:-1]
    return stem

"""Every step that an edit takes on the disk, one method a step, so that a test can let any of them fail."""

import contextlib
import os
import stat

BLOCK = 2**16


class Disk:
    """The disk of this machine."""

    def read(self, path):
        """Return (bytes, size, time of change) of a file."""
        with open(path, "rb") as file:
            content = file.read()
            seen = os.fstat(file.fileno())
        return content, seen.st_size, seen.st_mtime_ns

    def state(self, path):
        """Return (size, time of change) of a file."""
        seen = os.stat(path)
        return seen.st_size, seen.st_mtime_ns

    def is_writable(self, path):
        """Tell whether a file is not marked as read-only."""
        return bool(os.stat(path).st_mode & stat.S_IWUSR) and os.access(path, os.W_OK)

    def open(self, path):
        """Open a file for reading and writing, as a program does that wants to hold it; return the number of the open file."""
        return os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))

    def create(self, path, mode=0o600):
        """Create a file that must not be there yet; return the number of the open file."""
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)

    def write(self, number, block):
        """Write a block, or its beginning; return how many bytes."""
        return os.write(number, block)

    def sync(self, number):
        """Have a file's content on the disk."""
        os.fsync(number)

    def close(self, number):
        """Close an open file."""
        os.close(number)

    def copy_mode(self, source, target):
        """Give a file the rights of another."""
        os.chmod(target, stat.S_IMODE(os.stat(source).st_mode))

    def name_anew(self, source, target):
        """Give a file a name that must not be taken."""
        try:
            os.link(source, target)
        except FileExistsError:
            raise
        except (OSError, AttributeError, NotImplementedError):  # a disk without links, such as a USB stick
            if os.path.exists(target):
                raise FileExistsError(target) from None
            os.rename(source, target)
        else:
            os.unlink(source)

    def replace(self, source, target):
        """Put a file in the place of another, in one step."""
        os.replace(source, target)

    def sync_folder(self, folder):
        """Have the names in a folder on the disk, where the system can do that."""
        if os.name == "nt":
            return
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)

    def remove(self, path):
        """Remove a file; one that is gone already is no fault."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)

    def names(self, folder):
        """Return the names in a folder."""
        return os.listdir(folder)


def write_all(disk, path, content):
    """Create a file with this content and have it on the disk."""
    number = disk.create(path)
    try:
        at = 0
        while at < len(content):
            at += disk.write(number, content[at:at + BLOCK])
        disk.sync(number)
    finally:
        disk.close(number)

"""A disk one of whose steps fails, or during one of whose steps the program is killed."""

import os
import signal

from workbook.package.disk import Disk

STEPS = ("read", "state", "is_writable", "open", "create", "write", "sync", "close",
         "copy_mode", "name_anew", "replace", "sync_folder", "remove", "names")
KILL = "kill"


class FaultyDisk(Disk):
    """The disk of this machine, but step number `at` (from 1) fails with the error `happening`, or the program dies there.

    A write that fails has written half of its block; `after` lets the fault come when the step is done.
    """

    def __init__(self, at=0, happening=KILL, after=False):
        self.at, self.happening, self.after, self.count, self.taken = at, happening, after, 0, []

    def step(self, name, *arguments):
        """Take a step, or fail in it."""
        self.count += 1
        self.taken.append(name)
        act = getattr(super(), name)
        if self.count != self.at:
            return act(*arguments)
        if self.after:
            act(*arguments)
        elif name == "write":
            act(arguments[0], arguments[1][:len(arguments[1]) // 2])
        if self.happening == KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        if name == "close" and not self.after:
            act(*arguments)  # the system closes a file even where it reports an error
        raise OSError(self.happening, os.strerror(self.happening))


def _stepping(name):
    return lambda self, *arguments: self.step(name, *arguments)


for _name in STEPS:
    setattr(FaultyDisk, _name, _stepping(_name))

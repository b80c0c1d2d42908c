"""Editing an .xlsx or .xlsm in place without loss: cells, a sheet of our own, a property; all else stays byte for byte.

    with opened("花名册.xlsx") as edit:
        edit.set("Sheet1", "B2", "已核对")
    edit.backup

The file is read once, and replaced at the end of the block by what was verified; a block that raises leaves it as it is.
"""

import contextlib

from workbook.gate import admit
from workbook.package.cell_content import Formula
from workbook.package.edit import Edit
from workbook.package.new_sheet import NewSheet
from workbook.package.refused import CODES, SAVE_AS, Fault, Refused
from workbook.package.saving import original, save, save_new
from workbook.package.styles import Look
from workbook.package.verify import verify

__all__ = ["CODES", "Edit", "Formula", "Look", "NewSheet", "Refused", "edited", "edited_copy", "opened"]


@contextlib.contextmanager
def opened(path, disk=None, now=None, patience=None):
    """Give an Edit of the workbook at `path`, saved at the end of the block; `edit.backup` then is where the old file is kept.

    workbook.gate.Unusable where the file may not be opened, Refused where it may not be edited or cannot be written.
    """
    path = admit(path)
    try:
        old = original(path, disk)
        edit = _structured(Edit, old.content)
        edit.backup = None
        yield edit
        done = _structured(edit.done)
        edit.backup = save(old, done.content, lambda written: verify(old.content, done, written), disk, now, patience)
    except Fault as fault:
        raise fault.of(path.name) from fault


def edited(content, change):
    """Return the bytes of a workbook after `change(edit)`, verified; for who keeps files otherwise than on a disk."""
    edit = _structured(Edit, content)
    change(edit)
    done = _structured(edit.done)
    verify(content, done, done.content)
    return done.content


def edited_copy(path, target, change, disk=None):
    """Write the workbook at `path` with `change(edit)` made in it to `target`, where nothing may stand; verified as `opened` does.

    workbook.gate.Unusable and Refused as there.
    """
    path = admit(path)
    try:
        save_new(target, edited(original(path, disk).content, change), disk)
    except Fault as fault:
        raise fault.of(path.name) from fault


def _structured(step, *arguments):
    """Take a step that reads what others wrote; a number that is none, or a word that is not in its list, is a fault of the file."""
    try:
        return step(*arguments)
    except (ValueError, LookupError, AttributeError, OverflowError) as error:
        raise Fault("W22", "内部结构异常", SAVE_AS) from error

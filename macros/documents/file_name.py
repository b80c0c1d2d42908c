"""The name of a document's file, made of what stands in cells: no number of a person, no sign that a system refuses or that deceives the eye."""

import re

from workbook.masking import masked

UNFIT = re.compile(r'[\\/:*?"<>|]')
LONGEST = 60  # characters; systems allow 255 bytes, and the folder before it counts in Windows


def file_name(stem, suffix, taken=()):
    """Return a name that is not among `taken`, compared without case as Windows does.

    >>> file_name("告知书_2025_001_=1+1/x", ".docx"), file_name("明白卡_11010519491231002X", ".docx")
    ('告知书_2025_001_=1+1_x.docx', '明白卡_______________002X.docx')
    >>> file_name("审批表_a", ".docx", {"审批表_A.docx"})
    '审批表_a(2).docx'
    """
    plain = "".join(sign if sign.isprintable() else "_" for sign in UNFIT.sub("_", masked(stem)))
    plain = plain[:LONGEST].rstrip(". ")
    held, name, number = {one.casefold() for one in taken}, f"{plain}{suffix}", 1
    while name.casefold() in held:
        number += 1
        name = f"{plain}({number}){suffix}"
    return name

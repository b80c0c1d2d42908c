"""The streams of a VBA project, MS-OVBA 2.3: what says which modules there are, and the modules themselves.

No compiled program is written: `_VBA_PROJECT` names a version that no Office has, so every Office compiles the source.
"""

from workbook.vba.compression import compress
from workbook.vba.encryption import encrypted
from workbook.vba.module import STANDARD

PROJECT_NAME = "VBAProject"
CODE_PAGE = 936  # all text is ASCII; whoever edits the modules on a Chinese system types in this one
US_ENGLISH = 0x0409  # MS-OVBA 2.3.4.2.1.3 allows no other
WIN32 = 1
VERSION = (1_361_024_421, 6)  # any; these are read by every Excel since 2007 from the files of others
COOKIE = b"\xff\xff"
NOT_PROTECTED, NO_PASSWORD, VISIBLE = bytes(4), b"\0", b"\xff"
NO_COMPILED_PROGRAM = bytes.fromhex("CC61FFFF000000")


def streams(modules, texts, project_id):
    """Return the tree of storages and streams of a project; `texts` are the modules' own."""
    project, names = _project(modules, project_id), _project_wm(modules)
    return {
        "PROJECT": project,
        "PROJECTwm": names,
        "VBA": {"_VBA_PROJECT": NO_COMPILED_PROGRAM, "dir": compress(_dir(modules))}
        | {module.name: compress(text.encode("ascii")) for module, text in zip(modules, texts)},
    }


def _record(number, content=b""):
    return number.to_bytes(2, "little") + len(content).to_bytes(4, "little") + content


def _number(value, size=4):
    return value.to_bytes(size, "little")


def _twice(number, number_utf16, words):
    """Return words as two records, once in the code page and once in UTF-16."""
    return _record(number, words.encode("ascii")) + _record(number_utf16, words.encode("utf-16-le"))


def _dir(modules):
    major, minor = VERSION
    return b"".join([
        _record(0x01, _number(WIN32)),
        _record(0x02, _number(US_ENGLISH)),
        _record(0x14, _number(US_ENGLISH)),
        _record(0x03, _number(CODE_PAGE, 2)),
        _record(0x04, PROJECT_NAME.encode("ascii")),
        _twice(0x05, 0x40, ""),  # description
        _record(0x06) + _record(0x3D),  # help file
        _record(0x07, _number(0)),  # help topic
        _record(0x08, _number(0)),  # library flags
        _number(0x09, 2) + _number(4) + _number(major) + _number(minor, 2),  # the size is not that of what follows
        _twice(0x0C, 0x3C, ""),  # constants for conditional compilation
        _record(0x0F, _number(len(modules), 2)),
        _record(0x13, COOKIE),
        *(_module(module) for module in modules),
        _record(0x10),
    ])


def _module(module):
    return b"".join([
        _twice(0x19, 0x47, module.name),
        _twice(0x1A, 0x32, module.name),  # name of the stream
        _twice(0x1C, 0x48, ""),  # description
        _record(0x31, _number(0)),  # the source begins at once, nothing compiled stands before it
        _record(0x1E, _number(0)),  # help topic
        _record(0x2C, COOKIE),
        _record(0x21 if module.kind == STANDARD else 0x22),
        _record(0x2B),
    ])


def _project(modules, project_id):
    kinds = {"standard": "Module={}", "class": "Class={}"}
    lines = [
        f'ID="{project_id}"',
        *(kinds.get(module.kind, "Document={}/&H00000000").format(module.name) for module in modules),
        f'Name="{PROJECT_NAME}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{encrypted(NOT_PROTECTED, project_id, seed=7)}"',  # the seeds of MS-OVBA 3.1.6
        f'DPB="{encrypted(NO_PASSWORD, project_id, seed=14)}"',
        f'GC="{encrypted(VISIBLE, project_id, seed=21)}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
    ]
    return "".join(line + "\r\n" for line in lines).encode("ascii")


def _project_wm(modules):
    names = (module.name for module in modules)
    return b"".join(name.encode("ascii") + b"\0" + name.encode("utf-16-le") + b"\0\0" for name in names) + b"\0\0"

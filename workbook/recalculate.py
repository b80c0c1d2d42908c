"""Recalculating a workbook without Excel: formualizer in the process, LibreOffice as a second office program.

Both give values only; a file that LibreOffice has saved is never handed out (it drops freeze panes and more).
"""

import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from workbook import raw_cells

ENGINES = ("formualizer", "libreoffice")
TIMEOUT = 900
SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
INLINE = re.compile(rb't="inlineStr"([^>]*)><is><t[^>]*>([-+.,\dEe]+)</t></is></c>')  # formualizer 0.13 takes figures in an inline text for a number
PLAIN = rb't="str"\1><v>\2</v></c>'
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
</oor:items>
"""


class EngineMissing(RuntimeError):
    """An engine that is not installed on this machine; says what to install."""


def libreoffice():
    """Return the path of LibreOffice; EngineMissing where there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if not found:
        raise EngineMissing("没有找到 LibreOffice(soffice):请安装 libreoffice-calc")
    return found


def converted(path, target, kind="xlsx"):
    """Let LibreOffice open `path`, recalculate everything and save it as `kind` in folder `target`; return the file.

    A kind may name its filter and options after a colon, as `--convert-to` takes them.
    """
    with tempfile.TemporaryDirectory(prefix="medaid-office-") as profile:
        user = Path(profile, "user")
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        command = [libreoffice(), f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
                   "--convert-to", kind, "--outdir", str(target), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    made = Path(target, Path(path).stem + "." + kind.partition(":")[0])
    if not made.exists():
        raise RuntimeError(f"LibreOffice 没有转换 {Path(path).name}:{done.stderr.strip() or done.stdout.strip()}")
    return made


def values(path, engine="formualizer"):
    """Return {sheet: {(row, column): value}} of `path` after a full recalculation by `engine`.

    Rows and columns count from 1; blank cells are left out, an error is its text (`#N/A`).
    """
    if engine == "formualizer":
        return _formualizer(path)
    with tempfile.TemporaryDirectory(prefix="medaid-values-") as folder:
        return cached(converted(path, folder))


def cached(path):
    """Return {sheet: {(row, column): value}} of the values stored in `path`; a day is its serial number."""
    sheets = raw_cells.read(path).sheets
    return {name: {place: str(value) if isinstance(value, raw_cells.ErrorValue) else value
                   for place, value in cells.items()} for name, cells in sheets.items()}


def _formualizer(path):
    with tempfile.TemporaryDirectory(prefix="medaid-values-") as folder:
        return cached(formualized(path, Path(folder, "recalculated.xlsx")))


def formualized(path, target):
    """Write `path` as formualizer recalculates it to `target`, and return that."""
    import formualizer

    with tempfile.TemporaryDirectory(prefix="medaid-strings-") as folder:
        copy = Path(folder, "copy.xlsx")
        with zipfile.ZipFile(path) as package, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as written:
            for part in package.infolist():
                written.writestr(part.filename, INLINE.sub(PLAIN, package.read(part)) if SHEET_PART.fullmatch(part.filename) else package.read(part))
        formualizer.recalculate_file(str(copy), str(target))
    return target

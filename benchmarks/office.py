"""LibreOffice timed from inside, so that neither its start nor opening and saving the file count."""

import os
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from workbook.recalculate import TIMEOUT, libreoffice

MACRO = Path(__file__).with_name("measure.bas")
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">{}
</script:module>
"""


def calculations(path, columns=()):
    """Return the seconds of calculating `path`, then of each column alone: (sheet, column, first row, last row), from 0."""
    with tempfile.TemporaryDirectory(prefix="medaid-office-") as folder:
        job, answer = Path(folder, "job.txt"), Path(folder, "answer.txt")
        copy = shutil.copy(path, folder)  # LibreOffice changes it and leaves its lock beside it
        job.write_text("\n".join([copy, *(" ".join(map(str, column)) for column in columns)]), encoding="utf-8")
        command = [libreoffice(), f"-env:UserInstallation=file://{folder}", "--headless", "--norestore"]
        _run([*command, "--terminate_after_init"])  # makes the profile into which the macro goes
        module = Path(folder, "user", "basic", "Standard", "Module1.xba")
        module.write_text(MODULE.format(escape(MACRO.read_text(encoding="utf-8"))), encoding="utf-8")
        _run([*command, "macro:///Standard.Module1.Measure"], MEDAID_JOB=str(job), MEDAID_ANSWER=str(answer))
        lines = answer.read_text(encoding="utf-8").splitlines()
    if len(lines) != len(columns) + 2 or lines[-1].startswith("failed"):
        raise RuntimeError(f"LibreOffice stopped after {len(lines)} timings: {lines[-1] if lines else 'nothing'}")
    whole, frozen, *alone = (statistics.median(map(float, line.split())) / 1000 for line in lines)
    return whole, [max(seconds - frozen, 0) for seconds in alone]


def _run(command, **variables):
    subprocess.run(command, env=os.environ | variables, capture_output=True, timeout=TIMEOUT, check=True)

"""A virtual screen with LibreOffice Calc on it: open a workbook, press its buttons with the mouse, see what became of it."""

import json
import os
import shutil
import subprocess
import time
import uuid
from pathlib import Path

from workbook.recalculate import libreoffice

SIZE = "1600x1000x24"
SYSTEM_PYTHON = "/usr/bin/python3"  # python3-uno belongs to it
INSIDE = Path(__file__).with_name("inside.py")
NEEDED = ("Xvfb", "xdotool", "import")
TRUSTING = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="SecureURL" oor:op="fuse"><value><it>file://{folder}</it></value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="LastCompatibilityCheckID" oor:op="fuse"><value>never</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.9</value></prop></item>
</oor:items>
"""


class Desktop:
    """A screen of its own with `path` open in Calc, macros allowed in its folder alone; a context manager."""

    def __init__(self, path, folder):
        missing = [name for name in NEEDED if not shutil.which(name)]
        assert not missing, f"install {missing} (xvfb, xdotool, imagemagick): a click needs them"
        self.path, self.folder, self.pipe = Path(path), Path(folder), f"medaid{uuid.uuid4().hex}"

    def __enter__(self):
        read, write = os.pipe()
        self.screen = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp"],
                                       pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        self.environment = {**os.environ, "DISPLAY": f":{number}", "SAL_USE_VCLPLUGIN": "gen"}
        profile = self.folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(TRUSTING.format(folder=self.path.parent), encoding="utf-8")
        self.office = subprocess.Popen([libreoffice(), f"-env:UserInstallation=file://{profile}", "--norestore", "--nologo", "--nolockcheck",
                                        f"--accept=pipe,name={self.pipe};urp;", "--calc", str(self.path)],
                                       env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        self.state = self.ask("state")
        return self

    def __exit__(self, *_):
        os.killpg(self.office.pid, 9)
        self.office.wait()
        self.screen.terminate()
        self.screen.wait()

    def ask(self, *command):
        """Return what the office answers."""
        done = subprocess.run([SYSTEM_PYTHON, INSIDE, self.pipe, *map(str, command)], env=self.environment, capture_output=True, text=True,
                              timeout=180, check=False)
        assert 0 == done.returncode, done.stderr
        return json.loads(done.stdout)

    def xdotool(self, *arguments):
        """Move the mouse, press keys."""
        return subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, capture_output=True, text=True, check=True).stdout

    def press(self, caption):
        """Click the button with that caption, the mouse at its middle, as soon as the sheet shows it."""
        deadline = time.monotonic() + 30
        while not (found := sorted((area, x, y) for name, x, y, area in self.ask("buttons") if name == caption and area)):
            assert time.monotonic() < deadline, f"no button {caption} on the sheet that shows: {self.picture(self.folder / 'screen.png')}"
            time.sleep(0.3)
        window = self.xdotool("search", "--onlyvisible", "--name", "Calc").split()[-1]
        self.xdotool("windowfocus", "--sync", window)
        self.xdotool("mousemove", *found[-1][1:], "click", 1)

    def answer(self, title, key):
        """Press a key in the dialog with that title, once it is there."""
        window = self.xdotool("search", "--sync", "--onlyvisible", "--name", title).split()[-1]
        self.xdotool("windowfocus", "--sync", window)
        self.xdotool("key", key)

    def until(self, fits, seconds=60):
        """Return the state once it is as `fits` says; fails when it never is."""
        deadline = time.monotonic() + seconds
        while not fits(found := self.ask("state")):
            assert time.monotonic() < deadline, f"still {found}: {self.picture(self.folder / 'screen.png')}"
            time.sleep(0.3)
        return found

    def picture(self, path):
        """Keep what the screen shows; return the path."""
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True)
        return path

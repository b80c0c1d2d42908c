"""LibreOffice as a reader of VBA: opens a workbook without a window, lists its modules, runs a macro, reads cells."""

import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from workbook import recalculate

TIMEOUT = 300
MODULE, TEXT = "\x01", "\x02"
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library">
<library:library library:name="Standard" library:link="false"/>
</library:libraries>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
<library:element library:name="Witness"/>
</library:library>
"""
WITNESS = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Witness" script:language="StarBasic">%s</script:module>
"""
BASIC = """
Sub Main(book As String, report As String, macro As String)
    On Error Goto Failed
    files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
    said = createUnoService("com.sun.star.io.TextOutputStream")
    said.setOutputStream(files.openFileWrite(report))
    said.setEncoding("UTF-8")
    Dim how(1) As New com.sun.star.beans.PropertyValue
    how(0).Name = "Hidden": how(0).Value = True
    how(1).Name = "MacroExecutionMode": how(1).Value = 4
    opened = StarDesktop.loadComponentFromURL(book, "_blank", 0, how())
    library = opened.BasicLibraries.getByName("VBAProject")
    For Each name In library.ElementNames
        said.writeString(Chr(1) & name & Chr(2) & library.getByName(name))
    Next
    script = opened.ScriptProvider.getScript("vnd.sun.star.script:VBAProject." & macro & "?language=Basic&location=document")
    script.invoke(Array(), Array(), Array())
    For row = 1 To 9
        said.writeString(Chr(1) & "D" & row & Chr(2) & opened.Sheets.getByIndex(0).getCellByPosition(3, row - 1).String)
    Next
    said.closeOutput()
    StarDesktop.terminate()
    Exit Sub
Failed:
    said.writeString(Chr(1) & "error" & Chr(2) & Error)
    said.closeOutput()
    StarDesktop.terminate()
End Sub
"""


def witnessed(path, macro):
    """Return ({module: source}, {cell of column D of the first sheet: text}) after `macro` has run; an error fails the test."""
    with tempfile.TemporaryDirectory(prefix="medaid-office-") as folder:
        standard, report = Path(folder, "user/basic/Standard"), Path(folder, "report.txt")
        standard.mkdir(parents=True)
        for place, content in (("user/registrymodifications.xcu", SETTINGS), ("user/basic/script.xlc", LIBRARIES),
                               ("user/basic/Standard/script.xlb", LIBRARY),
                               ("user/basic/Standard/Witness.xba", WITNESS % escape(BASIC))):
            Path(folder, place).write_text(content, encoding="utf-8")
        call = f'macro:///Standard.Witness.Main("{Path(path).as_uri()}","{report.as_uri()}","{macro}")'
        done = subprocess.run([recalculate.libreoffice(), f"-env:UserInstallation=file://{folder}", "--headless", "--norestore", call],
                              capture_output=True, text=True, timeout=TIMEOUT, check=False)
        assert report.exists(), done.stderr
        found = dict(part.split(TEXT, 1) for part in report.read_bytes().decode("utf-8").split(MODULE)[1:])
    assert "error" not in found, found["error"]
    cells = {name: text for name, text in found.items() if name[0] == "D" and name[1:].isdigit()}
    return {name: text for name, text in found.items() if name not in cells}, cells

"""An xlwings engine over openpyxl: after `import workbook.engine`, xlwings scripts run where there is no Excel.

The engine registers itself; it becomes the active one where xlwings has found no Excel. `docs/engine.md` says what it answers.
"""

import sys

import xlwings

from workbook.engine.core import Engine
from workbook.engine.errors import NAME, EngineError, NotFound, Unsupported, WouldLose

__all__ = ["NAME", "EngineError", "NotFound", "Unsupported", "WouldLose", "calculate", "engine"]



def _has_a_program():
    """Tell whether xlwings' active engine can work; on Windows it activates its own even where no Excel is installed."""
    active = xlwings.engines.active
    if active is None or active.name != "excel" or sys.platform != "win32":
        return active is not None
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, "Excel.Application"))
    except OSError:
        return False
    return True


engine = xlwings.Engine(impl=Engine())
xlwings.engines.add(engine)
if not _has_a_program():
    engine.activate()


def calculate(book, program=None):
    """Compute all formulas of an xlwings Book now, by `formualizer` (in the process) or `libreoffice` (must be installed).

    Without a program: the one that `book.app.impl.engine_for_calculation` names. Raises EngineError for another word,
    recalculate.EngineMissing where LibreOffice is not installed.
    """
    book.impl.calculate(program)

"""An xlwings engine over openpyxl: after `import workbook.engine`, xlwings scripts run where there is no Excel.

The engine registers itself; it becomes the active one where xlwings has found no Excel. `docs/engine.md` says what it answers.
"""

import xlwings

from workbook.engine.core import Engine
from workbook.engine.errors import NAME, EngineError, NotFound, Unsupported, WouldLose

__all__ = ["NAME", "EngineError", "NotFound", "Unsupported", "WouldLose", "calculate", "engine"]

engine = xlwings.Engine(impl=Engine())
xlwings.engines.add(engine)
if xlwings.engines.active is None:
    engine.activate()


def calculate(book, program=None):
    """Compute all formulas of an xlwings Book now, by `formualizer` (in the process) or `libreoffice` (must be installed).

    Without a program: the one that `book.app.impl.engine_for_calculation` names. Raises EngineError for another word,
    recalculate.EngineMissing where LibreOffice is not installed.
    """
    book.impl.calculate(program)

"""The editions of a workbook, each built from the same template: formulas (.xlsx), the same with buttons (.xlsm), or calling Python (udf)."""

from pathlib import Path

from macros import udf_wrappers
from workbook import embedded_code, vba
from workbook.edition import FORMULAS, FUNCTIONS, Edition

SOURCES = Path(__file__).parent / "vba"


def with_buttons():
    """Return the edition whose sheets have buttons.

    >>> with_buttons().suffix, [module.name for module in with_buttons().modules]
    ('.xlsm', ['Buttons'])
    """
    return Edition("xlsm", ".xlsm", _modules(SOURCES))


def with_functions():
    """Return the edition whose computed columns call Python, with the Python itself.

    >>> [module.name for module in with_functions().modules], with_functions().suffix
    (['Buttons', 'Editions', 'FunctionHelp', 'XLPy', 'xlwings_udfs'], '(函数版).xlsm')
    """
    wrappers = vba.Module(udf_wrappers.NAME, "standard", udf_wrappers.source())
    return Edition(FUNCTIONS, "(函数版).xlsm", (*_modules(SOURCES), *_modules(SOURCES / "udf"), wrappers), True, embedded_code.own())


def _modules(folder):
    return tuple(vba.read(path) for path in sorted(folder.glob("*.bas")))


EDITIONS = {"xlsx": lambda: FORMULAS, "xlsm": with_buttons, FUNCTIONS: with_functions}

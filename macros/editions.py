"""The editions of a workbook, each built from the same template: formulas (.xlsx), the same with buttons (.xlsm)."""

from pathlib import Path

from workbook import vba
from workbook.edition import FORMULAS, Edition

SOURCES = Path(__file__).parent / "vba"


def with_buttons():
    """Return the edition whose sheets have buttons.

    >>> with_buttons().suffix, [module.name for module in with_buttons().modules]
    ('.xlsm', ['Buttons'])
    """
    return Edition("xlsm", ".xlsm", tuple(vba.read(path) for path in sorted(SOURCES.glob("*.bas"))))


EDITIONS = {"xlsx": lambda: FORMULAS, "xlsm": with_buttons}

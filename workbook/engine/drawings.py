"""What is drawn on a sheet: openpyxl carries charts and pictures along; the engine counts them and refuses to edit them."""

from xlwings import base_classes

from workbook.engine.errors import Unsupported
from workbook.engine.refusals import refusing

KEPT = "openpyxl 只能原样带着它;请在 Excel 里修改,或用 sheet.api 直接调用 openpyxl"


class Counted:
    """A collection that can be counted and looked through for nothing more."""

    def __init__(self, sheet, drawn):
        self.parent, self.drawn = sheet, list(drawn)

    api = property(lambda self: self.drawn)

    def __len__(self):
        return len(self.drawn)

    def __contains__(self, key):
        return False

    def __iter__(self):
        if self.drawn:
            raise Unsupported(type(self).__name__, "__iter__", KEPT)
        return iter(())

    def __call__(self, key):
        raise Unsupported(type(self).__name__, "__call__", KEPT)


@refusing
class Charts(Counted, base_classes.Charts):
    """The charts of a sheet."""


@refusing
class Pictures(Counted, base_classes.Pictures):
    """The pictures of a sheet."""


class Shapes(Counted, base_classes.Collection):
    """Charts and pictures; text boxes and other shapes are not read by openpyxl and stop a save in place."""


@refusing
class PivotTables(Counted, base_classes.PivotTables):
    """The pivot tables of a sheet."""

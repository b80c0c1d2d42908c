"""Notes: the yellow slips of a cell (Excel's 批注), openpyxl's comments; threaded comments are another thing."""

from copy import copy

from openpyxl.comments import Comment
from xlwings import base_classes

from workbook.engine import cells
from workbook.engine.errors import EngineError
from workbook.engine.refusals import refusing


@refusing
class Note(base_classes.Note):
    """The note of one cell."""

    def __init__(self, location):
        self.location = location

    location = None

    @property
    def api(self):
        cell = cells.make(self.location.ws, self.location.row, self.location.column)
        if cell.comment is None:
            raise EngineError(f"{self.location.address} 上的批注已经删除")
        return cell.comment

    @property
    def text(self):
        return self.api.text

    @text.setter
    def text(self, value):
        cell = cells.make(self.location.ws, self.location.row, self.location.column)
        if cell.comment is None:
            cell.comment = Comment(value, "")
        else:
            made = copy(cell.comment)
            made.text = value
            cell.comment = made

    author = property(lambda self: self.api.author or "")

    def delete(self):
        cells.make(self.location.ws, self.location.row, self.location.column).comment = None

"""A worksheet written whole: what the product adds beside staff's own sheets."""

from dataclasses import dataclass, field

from workbook.package.cell_content import spelt, stored, xml
from workbook.package.sheet_map import name_of

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
FORBIDDEN, LONGEST_NAME = set("[]:*?/\\"), 31


@dataclass
class NewSheet:
    """A sheet to be added: `rows` hold (value, Look or None) for each cell, a value None with no Look being no cell.

    `links` are {(row, column): reference within the workbook}, rows and columns from 1; the first `frozen` rows stay in view and
    are repeated in print.
    """

    name: str
    rows: list
    widths: tuple = ()
    heights: dict = field(default_factory=dict)
    merges: tuple = ()
    links: dict = field(default_factory=dict)
    frozen: int = 0

    def written(self, space, styles, shift):
        """Return the bytes of the part, in the namespace `space`, its looks appended to `styles`."""
        last = max((len(row) for row in self.rows), default=1)
        parts = [HEAD, f'<worksheet xmlns="{space}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
                       f'<dimension ref="A1:{name_of((max(len(self.rows), 1), max(last, 1)))}"/><sheetViews><sheetView workbookViewId="0">']
        if self.frozen:
            below = name_of((self.frozen + 1, 1))
            parts.append(f'<pane ySplit="{self.frozen}" topLeftCell="{below}" activePane="bottomLeft" state="frozen"/>'
                         f'<selection pane="bottomLeft" activeCell="{below}" sqref="{below}"/>')
        parts.append('</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>')
        if self.widths:
            columns = "".join(f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(self.widths, 1))
            parts.append(f"<cols>{columns}</cols>")
        parts += ["<sheetData>", *(self._row(number, row, styles, shift) for number, row in enumerate(self.rows, 1)), "</sheetData>"]
        if self.merges:
            merged = "".join(f'<mergeCell ref="{one}"/>' for one in self.merges)
            parts.append(f'<mergeCells count="{len(self.merges)}">{merged}</mergeCells>')
        if self.links:
            linked = "".join(f'<hyperlink ref="{name_of(place)}" location="{spelt(target)}" display="{spelt(target)}"/>'
                             for place, target in self.links.items())
            parts.append(f"<hyperlinks>{linked}</hyperlinks>")
        parts.append('<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
                     '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
                     "<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>")
        return "".join(parts).encode()

    def _row(self, number, row, styles, shift):
        cells = []
        for column, (value, look) in enumerate(row, 1):
            if value is None and look is None:
                continue
            kind, inner = xml(stored(value, shift), "")
            style = f' s="{styles.derived(None, look)}"' if look else ""
            cells.append(f'<c r="{name_of((number, column))}"{style}{kind}>{inner}</c>')
        height = f' ht="{self.heights[number]}" customHeight="1"' if number in self.heights else ""
        return f'<row r="{number}"{height}>{"".join(cells)}</row>'



def usable_name(name):
    """Tell whether a sheet may be called so.

    >>> usable_name("核对结果"), usable_name("a/b"), usable_name("'a"), usable_name("长" * 32)
    (True, False, False, False)
    """
    return 0 < len(name) <= LONGEST_NAME and not FORBIDDEN & set(name) and name.strip("'") == name and name.isprintable()

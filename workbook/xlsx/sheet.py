"""A worksheet part: its cells in one pass, value and formula, as they are written; then its merged ranges.

Cells are the most frequent elements of all, so as little as can be is told of each: one that holds a number or a shared
string is settled when the next element starts, without being told that it ends. Any other is followed to its end.
"""

from workbook.xlsx.cell import NUMBER, TEXT, Cell, stored, style_number
from workbook.xlsx.damage import Damaged, TooLarge, shown
from workbook.xlsx.formula_text import FormulaText
from workbook.xlsx.namespaces import SPACE
from workbook.xlsx.part_stream import parsed
from workbook.xlsx.references import COLUMNS, LAST_COLUMN, LAST_ROW, place, reference
from workbook.xlsx.text import BLANKS, TWICE

MOST_CELLS = 4_000_000
STYLES = {str(number): number for number in range(1_000)} | {None: 0}


class Sheet:
    """A worksheet part: iterate over its cells once. Afterwards `merges` are its merged ranges, `counted` its cells, blank ones too.

    Cells without a reference follow the one before; what `<dimension>` says is not asked. Damaged names part and cell,
    TooLarge comes past `most` cells.
    """

    def __init__(self, package, part, strings=(), most=MOST_CELLS):
        self.part, self.merges, self.counted = part, [], 0
        self._package, self._strings, self._most, self._found = package, strings, most, []

    def __iter__(self):
        found = self._found
        for _ in parsed(self._package, self.part, "worksheet", self._begin):
            yield from found
            found.clear()
            if self.counted > self._most:
                raise TooLarge(f"单元格超过 {self._most:,} 个", self.part)
        self._settle()
        yield from found

    def _begin(self, parser, space, _):
        C, ROW, V, F, IS, R, T, PHONETIC, MERGE = (
            space + name for name in ("c", "row", "v", "f", "is", "r", "t", "rPh", "mergeCell"))
        strings, take, make, formulas, pieces, sheet = self._strings, self._found.append, tuple.__new__, FormulaText(), [], self
        row, row_text, row_length, column, at = 0, "0", 1, 0, None  # `at` is the row of the open cell, None outside
        kind = style = value = formula = runs = described = keeps = base = None
        pending = careful = aside = written_out = False  # a simple cell to settle; one followed to its end; in a phonetic run; a text is over

        def start(tag, attributes):
            nonlocal row, row_text, row_length, column, at, kind, style, value, runs, described, keeps, base, pending, aside, written_out
            if careful:
                if tag == V or tag == F:
                    pieces.clear()
                    described, keeps = attributes, attributes.get(SPACE)
                elif tag == T:
                    pieces.clear()
                    keeps = attributes.get(SPACE, base)
                elif tag == IS:
                    runs, base, written_out = [], attributes.get(SPACE), False
                elif tag == R:
                    written_out = False
                elif tag == PHONETIC:
                    aside = True
                elif tag == C or tag == ROW:
                    broken("里又有单元格")
                return
            if pending:
                if tag == V:
                    broken("有两个值")
                settle()
            if tag == C:
                sheet.counted += 1
                at, value, written = row, None, attributes.get("r")
                if written is None:
                    column += 1
                elif written[-row_length:] == row_text and (known := COLUMNS.get(written[:-row_length])):
                    column = known
                else:
                    at = None
                    at, column = place(written) or broken(f"里的 {shown(written, 12)} 不是单元格地址")
                if not at or column > LAST_COLUMN:
                    at = None
                    broken("里有单元格在行列之外")
                kind, style = attributes.get("t", NUMBER), attributes.get("s")
                if kind != NUMBER and kind != TEXT:
                    follow()
            elif tag == V:
                if at is not None:
                    if value is not None:
                        broken("有两个值")
                    pieces.clear()
                    pending = True
            elif tag == ROW:
                row, column, at = row_number(attributes.get("r"), row), 0, None
                row_text = str(row)
                row_length = len(row_text)
                if not row:
                    broken(f"里的 {shown(attributes.get('r', ''), 12)} 不是行号")
            elif tag == F or tag == IS:
                if at is not None:
                    if value is not None:
                        broken("的值写在公式前面")
                    follow()
                    start(tag, attributes)
            elif tag == MERGE:
                sheet.merges.append(attributes.get("ref", ""))

        def settle():
            nonlocal value, pending
            pending, value = False, (pieces[0] if len(pieces) == 1 else "".join(pieces)).strip(BLANKS)
            if value:
                if kind == NUMBER:
                    take(make(Cell, (at, column, kind, value, STYLES.get(style) or style_number(style), None)))
                else:
                    emit()

        def follow():
            nonlocal careful, value, formula, runs, base
            careful, value, formula, runs, base = True, None, None, None, None
            parser.EndElementHandler = end

        def end(tag):
            nonlocal value, formula, careful, aside, written_out
            if tag == V:
                if value is not None:
                    broken("有两个值")
                value = "".join(pieces)
            elif tag == F:
                try:
                    formula = formulas.read("".join(pieces), described, at, column)
                except ValueError as why:
                    broken(str(why))
            elif tag == T:
                if not aside and runs is not None:
                    if written_out:
                        broken(TWICE)
                    written_out = True
                    runs.append(("".join(pieces), keeps == "preserve"))
            elif tag == PHONETIC:
                aside = False
            elif tag == C:
                emit()
                careful, formula, parser.EndElementHandler = False, None, None

        def emit():
            try:
                read, text = stored(kind, value, keeps == "preserve", runs, strings)
            except ValueError as why:
                broken(str(why))
            if text is not None or formula is not None:
                take(make(Cell, (at, column, read, text, STYLES.get(style) or style_number(style), formula)))

        def broken(why):
            raise Damaged(why, sheet.part, cell=reference(at, column) if at else None)

        def finish():
            if pending:
                settle()

        self._settle = finish
        parser.StartElementHandler, parser.CharacterDataHandler = start, pieces.append


def row_number(written, before):
    """Return the number of a row by its attribute `r`, the one after `before` without it; 0 where it is none.

    >>> row_number("7", 1), row_number(None, 1), row_number("5.0", 1), row_number("0", 1), row_number("x", 1)
    (7, 2, 5, 0, 0)
    """
    whole, _, rest = (written or str(before + 1))[:20].partition(".")  # some programs write 5.0
    number = int(whole) if whole.isascii() and whole.isdigit() and not rest.strip("0") else 0
    return number if number <= LAST_ROW else 0

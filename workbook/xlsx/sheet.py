"""The cells of a worksheet in one pass: value and formula, as they are written."""

from typing import NamedTuple

from workbook.xlsx.damage import Damaged, TooLarge
from workbook.xlsx.formula_text import FormulaText
from workbook.xlsx.namespaces import SPACE
from workbook.xlsx.part_stream import parsed
from workbook.xlsx.references import COLUMNS, LAST_COLUMN, LAST_ROW, place, reference
from workbook.xlsx.text import BLANKS, joined, unescaped

NUMBER, TEXT, BOOLEAN, ERROR, DATE = "n", "s", "b", "e", "d"
STRINGS = ("s", "str", "inlineStr")
TRUTHS = {"1": "1", "true": "1", "0": "0", "false": "0"}
MOST_CELLS = 4_000_000


class Cell(NamedTuple):
    """One cell that holds something. `text` is what stands in the file, to the last digit: None where only a formula does.

    `kind` is NUMBER, TEXT (whichever way it is stored), BOOLEAN ("1", "0"), ERROR or DATE (ISO 8601); `style` counts the
    cell formats of the styles part from 0.
    """

    row: int
    column: int
    kind: str
    text: str | None
    style: int
    formula: str | None


class Sheet:
    """A worksheet part: iterate over its cells once. Afterwards `merges` are its merged ranges, `counted` its cells, blank ones too.

    Cells without a reference follow the one before; what `<dimension>` says is not asked. Damaged names part and cell.
    """

    def __init__(self, package, part, strings=(), most=MOST_CELLS):
        self.part, self.merges, self.counted = part, [], 0
        self._package, self._strings, self._most = package, strings, most
        self._found = []

    def __iter__(self):
        found = self._found
        for _ in parsed(self._package, self.part, "worksheet", self._begin):
            yield from found
            found.clear()
            if self.counted > self._most:
                raise TooLarge(f"单元格超过 {self._most:,} 个", self.part)

    def _begin(self, parser, space, attributes):
        data, merge = space + "sheetData", space + "mergeCell"

        def start(tag, attributes):
            if tag == data:
                parser.StartElementHandler, parser.EndElementHandler = self._data(parser, space, outside, attributes)
            elif tag == merge:
                self.merges.append(attributes.get("ref", ""))

        def outside():
            parser.StartElementHandler, parser.EndElementHandler = start, None

        outside()
        self._whole = attributes.get(SPACE)

    def _data(self, parser, space, leave, attributes):
        C, ROW, V, F, T, PHONETIC, INLINE, DATA = (
            space + name for name in ("c", "row", "v", "f", "t", "rPh", "is", "sheetData"))
        part, strings, take, whole = self.part, self._strings, self._found.append, attributes.get(SPACE, self._whole)
        formulas, pieces, runs, styles = FormulaText(), [], [], {str(number): number for number in range(1_000)}
        row, row_text, row_length, column, at_row = 0, "0", 1, 0, 0
        kind = style = value = formula = kept = described = None
        inside = aside = inline = False

        def start(tag, attributes):
            nonlocal row, row_text, row_length, column, at_row, kind, style, value, formula, kept, described, inside, aside, inline
            if tag == C:
                if inside:
                    raise Damaged("单元格内又有单元格", part)
                inside, value, formula, inline = True, None, None, False
                self.counted += 1
                written, at_row = attributes.get("r"), row
                if written is None:
                    column += 1
                elif written[-row_length:] == row_text and (known := COLUMNS.get(written[:-row_length])):
                    column = known
                else:
                    at_row, column = place(written) or broken(f"{written[:20]} 不是单元格地址")
                if column > LAST_COLUMN or not at_row:
                    broken("单元格在工作表之外")
                kind, style = attributes.get("t", NUMBER), attributes.get("s")
            elif tag == V or tag == F or tag == T:
                pieces.clear()
                kept, described = attributes.get(SPACE, whole), attributes
            elif tag == ROW:
                written, column = attributes.get("r"), 0
                row = row + 1 if written is None else row_number(written)
                row_text = str(row)
                row_length = len(row_text)
                if row > LAST_ROW:
                    broken("行在工作表之外")
            elif tag == PHONETIC:
                aside = True
            elif tag == INLINE:
                inline = True
                runs.clear()

        def end(tag):
            nonlocal value, formula, inside, aside
            if tag == V:
                if value is not None:
                    broken("有两个值")
                value = "".join(pieces)
                if kind == "str":
                    value = unescaped(value if kept == "preserve" else value.strip(BLANKS))
            elif tag == C:
                inside = False
                if value is not None or formula is not None or inline:
                    text = stored()
                    if text is not None or formula is not None:
                        take(Cell(at_row, column, TEXT if kind in STRINGS else kind, text, styles.get(style) or style_number(style), formula))
            elif tag == F:
                formula = formulas.read("".join(pieces), described, at_row, column)
            elif tag == T:
                if not aside:
                    runs.append(("".join(pieces), kept == "preserve"))
            elif tag == PHONETIC:
                aside = False
            elif tag == DATA:
                parser.CharacterDataHandler = None
                leave()

        def stored():
            if kind == NUMBER:
                return (value and value.strip(BLANKS)) or None
            if kind == "inlineStr":
                return joined(runs) if inline else value
            if kind == "str":
                return value
            written = (value or "").strip(BLANKS)
            if not written:
                return None
            if kind == "s":
                return strings[int(written)] if written.isascii() and written.isdigit() and int(written) < len(strings) else broken(
                    "所指的文字不存在")
            if kind == BOOLEAN:
                return TRUTHS.get(written) or broken("的是非值无法读取")
            return written if kind in (ERROR, DATE) else broken("的类型无法识别")

        def broken(why):
            raise Damaged(why, part, cell=reference(at_row, column) if at_row and 1 <= column <= LAST_COLUMN else None)

        def row_number(written):
            try:
                number = float(written)
            except ValueError:
                number = 0
            return int(number) if number >= 1 and number == int(number) else broken(f"{written[:20]} 不是行号")

        parser.CharacterDataHandler = pieces.append
        return start, end


def style_number(written):
    """Return the number of a cell format; a format that is none is the first, which changes how a cell looks and nothing else."""
    return int(written) if written and written.isascii() and written.isdigit() else 0

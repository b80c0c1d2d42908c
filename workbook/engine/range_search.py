"""Cells of a Range found, replaced, sorted and freed of duplicates."""

import re

from workbook.engine import areas, cells, stored
from workbook.engine import columns as size
from workbook.engine.errors import EngineError
from workbook.engine.sheet_copy import look


class Search:
    """The part of a Range that looks through its cells."""

    def find(self, text, whole, direction, order, match_case):
        matches, read = _matcher(text, whole, match_case), self._reader()
        found = [(cell.row, cell.column) for cell in cells.existing(self.ws, self.area)
                 if cells.filled(cell) and matches(_shown(read(cell.row, cell.column)))]
        found.sort(key=lambda place: place if order == "rows" else place[::-1], reverse=direction == "backward")
        return self._range(*found[0], 1, 1) if found else None

    def replace_all(self, old, new, whole, match_case):
        matches = _matcher(old, whole, match_case)
        pattern = re.compile(re.escape(old), 0 if match_case else re.IGNORECASE)
        for row, column in [(cell.row, cell.column) for cell in cells.existing(self.ws, self.area) if cells.filled(cell)]:
            cell = self._range(row, column, 1, 1)
            text = cell.formula
            if matches(text):
                made = pattern.sub(lambda _: new, text)
                cell._write(_number(made) if not isinstance(cells.at(self.ws, row, column).value, str) else made)

    def get_special_cells(self, cell_type, value_type):
        """Return the areas of blanks, constants, formulas or visible cells inside what is used of the sheet."""
        row, column, rows, columns = self.area
        used = self.sheet.used_range.area
        bottom, right = min(row + rows, used[0] + used[2]), min(column + columns, used[1] + used[3])
        read, ws = self._reader(), self.ws

        def wanted(down, across):
            cell = cells.at(ws, down, across)
            if cell_type == "visible":
                return size.height(ws, down) > 0 and size.width(ws, across) > 0
            if cell_type == "blanks" or not cells.filled(cell):
                return cell_type == "blanks" and not cells.filled(cell)
            return (cell.data_type == "f") == (cell_type == "formulas") and value_type in (None, _kind(read(down, across)))

        return [self._range(*area) for area in areas.blocks(
            (down, across) for down in range(max(row, used[0]), bottom) for across in range(max(column, used[1]), right)
            if wanted(down, across))]

    def sort(self, keys, ascending, has_headers):
        """Sort rows of values; Excel's order: numbers, text, FALSE, TRUE, errors, and blanks last either way."""
        first, rows = self._rows_to_sort(has_headers, "sort")
        read = self._reader()
        for key, up in reversed(list(zip(keys, ascending))):
            column = self.column + key - 1
            filled = [row for row in rows if read(row[0], column) is not None]
            blank = [row for row in rows if read(row[0], column) is None]
            rows = sorted(filled, key=lambda row: _order(read(row[0], column)), reverse=not up) + blank
        self._put_rows(first, rows)

    def remove_duplicates(self, columns, has_headers):
        """Keep the first of rows that agree in `columns`, letter case aside; the rest moves up inside the range."""
        first, rows = self._rows_to_sort(has_headers, "remove_duplicates")
        read, seen, kept = self._reader(), set(), []
        for row in rows:
            key = tuple(_same(read(row[0], self.column + column - 1)) for column in columns)
            if key not in seen:
                seen.add(key)
                kept.append(row)
        self._put_rows(first, kept)

    def _rows_to_sort(self, has_headers, member):
        area = self._bounded_area()
        first = area[0] + bool(has_headers)
        for cell in cells.existing(self.ws, area):
            if cell.data_type == "f":
                raise EngineError(f"Range.{member}:{cell.coordinate} 里是公式,移动后引用会错;请先把公式变成值")
        if cells.merged(self.ws, area):
            raise EngineError(f"Range.{member}:区域里有合并单元格,请先取消合并")
        rows = []
        for row in range(first, area[0] + area[2]):
            line = [cells.make(self.ws, row, area[1] + place) for place in range(area[3])]
            rows.append((row, [(cell._value, cell.data_type, cell) for cell in line]))
        return first, rows

    def _put_rows(self, first, rows):
        width, last = self._bounded_area()[3], sum(self._bounded_area()[:3:2])
        styles = {row: [_Styled(cell) for _, _, cell in line] for row, line in rows}
        for place in range(first, last):
            source = rows[place - first] if place - first < len(rows) else None
            for across in range(width):
                made = cells.make(self.ws, place, self.column + across)
                made._value, made.data_type = source[1][across][:2] if source else (None, "n")
                if source:
                    look(styles[source[0]][across], made, True)
        self._touched()


class _Styled:
    """The looks of a cell at one moment."""

    def __init__(self, cell):
        self._style, self.has_style = cell._style, True


def _matcher(text, whole, match_case):
    """Return a function that tells whether text matches; ? and * stand for any sign and any signs, as in Excel."""
    parts = re.split(r"(~[~*?]|[*?])", text)
    pattern = "".join({"*": ".*", "?": "."}.get(part) or re.escape(part[1:] if re.fullmatch(r"~[~*?]", part) else part)
                      for part in parts)
    compiled = re.compile(pattern, re.DOTALL | (0 if match_case else re.IGNORECASE))
    return lambda shown: bool(compiled.fullmatch(shown) if whole else compiled.search(shown))


def _shown(value):
    if isinstance(value, bool):
        return str(value).upper()
    return f"{value:.15g}" if isinstance(value, float) else str("" if value is None else value)


def _kind(value):
    if isinstance(value, stored.ErrorValue):
        return "errors"
    return "logical" if isinstance(value, bool) else "text" if value is None or isinstance(value, str) else "numbers"


def _number(text):
    try:
        return float(text)
    except ValueError:
        return text


def _order(value):
    if isinstance(value, stored.ErrorValue):
        return 3, 0
    if isinstance(value, bool):
        return 2, value
    if isinstance(value, str):
        return 1, value.casefold().encode("gb18030")  # common Chinese characters stand in the order of pinyin there
    return 0, stored.serial(value, None)[0] if not isinstance(value, float) else value


def _same(value):
    return value.casefold() if isinstance(value, str) else value

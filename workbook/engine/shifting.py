"""Cells inserted and deleted: what lies behind moves, and every reference, merge, table, rule and name moves along."""

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.formula import ArrayFormula

from workbook.engine import areas, ignored_errors, references
from workbook.engine.errors import EngineError, Unsupported


class Shift:
    """`count` rows or columns inserted (or deleted, below 0) before place `at`, within the band `first` to `last` of the other axis."""

    def __init__(self, ws, down, at, count, first, last):
        self.ws, self.down, self.at, self.count, self.first, self.last = ws, down, at, count, first, last
        self.whole = (first, last) == (1, areas.COLUMNS if down else areas.ROWS)

    def moved(self, area):
        """Return where an area lies afterwards, None if it was deleted."""
        row, column, rows, columns = area
        begin, size, low, high = (row, rows, column, column + columns - 1) if self.down else (column, columns, row, row + rows - 1)
        limit = areas.ROWS if self.down else areas.COLUMNS
        if low < self.first or high > self.last or size == limit:
            return area
        end = begin + size - 1
        if self.count > 0:
            begin, end = begin + self.count * (begin >= self.at), min(end + self.count * (end >= self.at), limit)
        else:
            gone = -self.count
            behind = self.at + gone
            if self.at <= begin and end < behind:
                return None
            begin = begin - gone if begin >= behind else min(begin, self.at)
            end = end - gone if end >= behind else min(end, self.at - 1)
        if begin > limit:
            return None
        return (begin, column, end - begin + 1, columns) if self.down else (row, begin, rows, end - begin + 1)

    def text(self, reference):
        """Return an A1 reference as it reads afterwards, `#REF!` if what it meant was deleted."""
        area = areas.parse(reference)
        if area is None:
            return reference
        new = self.moved(area)
        if new == area:
            return reference
        return "#REF!" if new is None else _like(reference, new)


def shift(book, change):
    """Carry out a Shift on a book.

    Unsupported where charts, pictures or pivot tables stand in the way; EngineError where a merge, a table or an array would tear.
    """
    ws = change.ws
    if ws._images or ws._charts or ws._pivots:
        raise Unsupported("Range", "insert/delete", f"「{ws.title}」上有图表、图片或数据透视表,不会跟着移动;请在 Excel 里插入或删除")
    _check(book, change)
    _move_cells(change)
    title = ws.title.casefold()

    def changed(home, sheet, reference):
        own = home is ws if not sheet else sheet.casefold() == title
        text = change.text(reference) if own else reference
        return text if text == "#REF!" else references.joined(sheet, text)

    references.rewrite(book.wb, changed)
    _move_the_rest(change)
    element = book.ignored.pop(ws, None)
    if element and (element := ignored_errors.moved(element, lambda text: _several(change, text))):
        book.ignored[ws] = element
    book.results.pop(ws, None)
    book.touch(ws)
    from workbook.engine.calculation import formulas

    book.unknown.update((ws, row, column) for row, column, _ in formulas(ws))


def _check(book, change):
    ws = change.ws
    held = [(area, "数组公式") for area in book.arrays(ws).values()]
    held += [(areas.parse(merge.coord), "合并单元格") for merge in ws.merged_cells.ranges]
    held += [(areas.parse(table.ref), "表格") for table in ws.tables.values()]
    for area, kind in held:
        low, high = (area[1], area[1] + area[3] - 1) if change.down else (area[0], area[0] + area[2] - 1)
        end = area[0] + area[2] - 1 if change.down else area[1] + area[3] - 1
        torn = end >= change.at and high >= change.first and low <= change.last and not (low >= change.first and high <= change.last)
        new = area if torn else change.moved(area)
        torn = torn or kind == "数组公式" and new is not None and new[2:] != area[2:]
        if torn or kind == "表格" and (new is None or not change.down and new[3] != area[3]):
            raise EngineError(f"会撕开{kind} {areas.written(area, False, False)};请插入或删除整行整列,或先取消它")
    edge = max((place[0 if change.down else 1] for place, cell in ws._cells.items() if cell.value is not None), default=0)
    if edge + change.count > (areas.ROWS if change.down else areas.COLUMNS):
        raise EngineError("插入以后最后的内容会掉出工作表")


def _move_cells(change):
    ws, moved, kept = change.ws, {}, {}
    for place, cell in ws._cells.items():
        new = change.moved((*place, 1, 1))
        if new is None:
            continue
        (moved if new[:2] != place else kept)[new[:2]] = cell
        cell.row, cell.column = new[:2]
        if isinstance(cell.value, ArrayFormula):
            cell.value.ref = change.text(cell.value.ref)
        if cell.hyperlink is not None:
            cell.hyperlink.ref = cell.coordinate
    ws._cells = {**kept, **moved}
    ws._current_row = max((row for row, _ in ws._cells), default=0)
    if change.whole:
        _move_stripes(change)


def _move_stripes(change):
    from workbook.engine import columns

    ws = change.ws
    if not change.down:
        used = max((group.max or 0 for group in ws.column_dimensions.values() if not group.reindex()), default=0)
        for column in range(change.at, min(used, 1_000) + 1):
            if columns.dimension(ws, column) is not None:
                columns.own(ws, column)
    holder = ws.row_dimensions if change.down else ws.column_dimensions
    entries = [(entry.index if change.down else areas.parse(f"{key}:{key}")[1], entry) for key, entry in holder.items()]
    holder.clear()
    for place, entry in entries:
        new = change.moved((place, 1, 1, 1) if change.down else (1, place, 1, 1))
        if new is None:
            continue
        key = new[0] if change.down else areas.written((1, new[1], 1, 1), False, False)[:-1]
        entry.index = key
        if not change.down and entry.min == entry.max:
            entry.min = entry.max = new[1]
        holder[key] = entry


def _move_the_rest(change):
    ws = change.ws
    merges = [change.moved(areas.parse(merge.coord)) for merge in ws.merged_cells.ranges]
    ws.merged_cells = MultiCellRange([CellRange(areas.written(area, False, False)) for area in merges if area and area[2] * area[3] > 1])
    for table in ws.tables.values():
        table.ref = change.text(table.ref)
        if table.autoFilter is not None:
            table.autoFilter.ref = change.text(table.autoFilter.ref)
    if ws.auto_filter.ref:
        text = change.text(ws.auto_filter.ref)
        ws.auto_filter.ref = None if text == "#REF!" else text
    for validation in list(ws.data_validations.dataValidation):
        validation.sqref = MultiCellRange(_several(change, validation.sqref))
        if not validation.sqref.ranges:
            ws.data_validations.dataValidation.remove(validation)
    rules, ws.conditional_formatting = ws.conditional_formatting, ConditionalFormattingList()
    for entry in rules:
        where = _several(change, entry.sqref)
        for rule in entry.rules if where else ():
            ws.conditional_formatting.add(where, rule)
    if ws.print_area:
        parts = [change.text(part.rpartition("!")[2]) for part in ws.print_area.split(",")]
        ws.print_area = [part for part in parts if part != "#REF!"] or None


def _several(change, sqref):
    texts = (change.text(str(part)) for part in str(sqref).split())
    return " ".join(text for text in texts if text != "#REF!")


def _like(reference, area):
    """Return an area written with the dollar signs of a reference."""
    row, column, rows, columns = area
    first, _, last = reference.partition(":")
    corners = [(first, row, column), (last, row + rows - 1, column + columns - 1)] if last else [(first, row, column)]
    written = []
    for old, down, across in corners:
        letters = areas.written((1, across, 1, 1), False, False)[:-1] if any(map(str.isalpha, old)) else ""
        digits = str(down) if any(map(str.isdigit, old)) else ""
        column_sign = "$" if old.startswith("$") and letters else ""
        row_sign = "$" if "$" in old.lstrip("$" if letters else "") or not letters and old.startswith("$") else ""
        written.append(f"{column_sign}{letters}{row_sign if digits else ''}{digits}")
    return ":".join(written)

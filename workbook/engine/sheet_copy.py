"""A sheet copied with what stands on it, inside its book or into another one."""

from copy import copy, deepcopy

from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.formula import ArrayFormula

from workbook.engine.errors import Unsupported
from workbook.engine.references import joined, rewritten

COPIED = ("sheet_format", "sheet_properties", "page_margins", "page_setup", "print_options", "protection", "auto_filter",
          "oddHeader", "oddFooter", "HeaderFooter", "row_breaks", "col_breaks", "data_validations")
LOOKS = ("font", "fill", "border", "alignment", "protection", "number_format")


def copied(sheet, book, place):
    """Return the openpyxl worksheet of a copy of `sheet`, put into `book` at `place`.

    Unsupported where pictures, charts or pivot tables stand on the sheet, or formulas reach sheets that `book` has not.
    """
    source, same = sheet.ws, sheet.book is book
    if source._charts or source._images or source._pivots:
        raise Unsupported("Sheet", "copy", f"「{source.title}」上有图表、图片或数据透视表,复制会丢失;请在 Excel 里复制")
    if not same:
        _within(sheet, book)
    target = book.wb.create_sheet(_title(source.title, book.wb), place)
    for (row, column), cell in source._cells.items():
        if isinstance(cell, MergedCell):
            continue
        made = target.cell(row, column)
        made._value, made.data_type = _value(cell.value), cell.data_type
        look(cell, made, same)
        if cell.hyperlink is not None:
            made._hyperlink = copy(cell.hyperlink)
        if cell.comment is not None:
            made.comment = copy(cell.comment)
    for merged in source.merged_cells.ranges:
        target.merge_cells(merged.coord)
    _dimensions(source, target, same)
    for field in COPIED:
        if hasattr(source, field):
            setattr(target, field, deepcopy(getattr(source, field)))
    target.views = deepcopy(source.views)
    target.sheet_view.tabSelected = False
    for area, rules in source.conditional_formatting._cf_rules.items():
        for rule in rules:
            target.conditional_formatting.add(str(area.sqref), copy(rule))
    target.freeze_panes = source.freeze_panes
    target.print_title_rows, target.print_title_cols = source.print_title_rows, source.print_title_cols
    if source.print_area:
        target.print_area = [part.rpartition("!")[2] for part in source.print_area.split(",")]
    for key, name in source.defined_names.items():
        target.defined_names[key] = copy(name)
        target.defined_names[key].attr_text = _moved(name.attr_text, source.title, target.title)
    for table in source.tables.values():
        target.add_table(_table(table, book.wb))
    return target


def look(cell, made, same):
    """Give a cell the looks of another one, of the same workbook or not."""
    if not cell.has_style:
        return
    if same:
        made._style = copy(cell._style)
    else:
        for field in LOOKS:
            setattr(made, field, copy(getattr(cell, field)))


def _value(value):
    return ArrayFormula(value.ref, value.text) if isinstance(value, ArrayFormula) else copy(value)


def _title(title, wb):
    taken, number = {name.casefold() for name in wb.sheetnames}, 2
    if title.casefold() not in taken:
        return title
    while f"{title[:31 - len(f' ({number})')]} ({number})".casefold() in taken:
        number += 1
    return f"{title[:31 - len(f' ({number})')]} ({number})"


def _dimensions(source, target, same):
    for holder in ("row_dimensions", "column_dimensions"):
        for key, dimension in getattr(source, holder).items():
            made = copy(dimension)
            made.worksheet = made.parent = target
            if not same:
                made._style = type(made._style)()
            getattr(target, holder)[key] = made


def _moved(text, old, new):
    return rewritten(f"={text}", lambda sheet, reference: joined(new if sheet == old else sheet, reference))[1:]


def _table(table, wb):
    taken = {name.casefold() for ws in wb.worksheets for name in ws.tables}
    number = 1
    while f"{table.displayName}_{number}".casefold() in taken:
        number += 1
    made = deepcopy(table)
    made.id, made.name, made.displayName = 1, f"{table.displayName}_{number}", f"{table.displayName}_{number}"
    return made


def _within(sheet, book):
    from workbook.engine.references import texts

    def check(name, reference):
        if name and name not in book.sheets:
            raise Unsupported("Sheet", "copy", f"公式引用了目标工作簿没有的工作表「{name}」;请先把值写下来再复制")
        return joined(name, reference)

    for ws, text, _ in texts(sheet.book.wb):
        if ws is sheet.ws:
            rewritten(text, check)

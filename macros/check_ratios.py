"""校验占比, 下一问题 and 清空示例: what the buttons do, over an open workbook."""

from macros.live import RED, colour_tab, copied, named, results, stamp, template_of, total
from workbook.check import check
from workbook.edition import TABLE, TOTAL

SHEETS_NAMED = 3  # in 核对记录; Buttons.bas says as many


def check_ratios(book, today=None):
    """Recalculate `book`, redden the tabs with findings, bring up 校验 with the count, and return the Report of `medaid check`."""
    book.app.calculate()
    with copied(book) as path:
        report = check(path, today)
    where = mark_sheets(book)
    place = named(book, TOTAL)
    place.sheet.activate()
    place.select()
    stamp(book, f"校验占比:{total(book)}处问题{where}")
    return report


def mark_sheets(book):
    """Redden the tab of every sheet whose 校验结果 says anything, take the colour from the others; return the sheets and rows in words."""
    said = []
    for sheet, cells in results(book):
        rows = sum(bool(word) for word in _words(cells))
        colour_tab(sheet, RED if rows else None)
        said += [f";{sheet.name} {rows}行"] if rows else []
    return "".join(said[:SHEETS_NAMED]) + (f"等{len(said)}张表" if len(said) > SHEETS_NAMED else "")


def next_finding(book):
    """Select the next 校验结果 that says anything, after the selected row, over all sheets; return its range, None where there is none."""
    places = list(results(book))
    sheets = [sheet.name for sheet in book.sheets]
    start, row = sheets.index(book.sheets.active.name), book.selection.row if book.selection else 0
    later = [(sheet, cells) for sheet, cells in places if sheets.index(sheet.name) > start]
    here = [(sheet, cells) for sheet, cells in places if sheet.name == sheets[start]]
    earlier = [(sheet, cells) for sheet, cells in places if sheets.index(sheet.name) < start]
    rounds = [(*one, row + 1) for one in here] + [(*one, 0) for one in (*later, *earlier, *here)]
    for sheet, cells, first in rounds:
        for number, said in enumerate(_words(cells)):
            if said and cells.row + number >= first:
                sheet.activate()
                cells[number, 0].select()
                return cells[number, 0]
    named(book, TOTAL).sheet.activate()
    named(book, TOTAL).select()
    stamp(book, "下一问题:各登记表没有发现问题")
    return None


def clear_examples(book):
    """Empty what staff typed into the tables; formulas, 政策参数 and 工作日历 stay."""
    made = template_of(book)
    for number, sheet in enumerate(book.sheets, 1):
        keys = [one for one in made.sheets if one.name == sheet.name]
        if TABLE.format(number) in [one.name for one in book.names]:
            table = named(book, TABLE.format(number))
            for place, column in enumerate(column for column in keys[0].columns if not column.hidden):
                if column.typed:
                    table[:, place].clear_contents()
    book.app.calculate()
    stamp(book, f"已清空示例{mark_sheets(book)}")


def _words(cells):
    found = cells.options(ndim=1).value
    return [one if isinstance(one, str) else "" for one in found]

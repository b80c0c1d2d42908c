"""A workbook in another edition: built anew from its template, with every cell that was typed put back, and proved so.

The new workbook is the builder's own, so what staff cannot type is not carried over: notes beside the tables, sheets of
their own, colours and widths, formulas and stated figures that somebody changed. A formula that somebody typed becomes its value: what
was received from others computes nothing in a workbook of ours. `Converted.lost` names what can be named.
"""

from dataclasses import dataclass
from pathlib import Path

from macros.editions import EDITIONS
from udfs.workdays import DAY
from workbook import function_sheets, raw_cells, self_check, typed_cells
from workbook.addresses import address
from workbook.build import Unwritable, build
from workbook.check import check
from workbook.embedded_code import CONFIG, SUFFIX
from workbook.masking import quoted
from workbook.read import read
from workbook.serial import ORIGIN
from workbook.standing import CHANGED
from workbook.standard_sheets import guide_parts

NAMES = {"xlsx": "-公式版.xlsx", "xlsm": "-按钮版.xlsm", "udf": "-函数版.xlsm"}
OWN_WORDS = (guide_parts()["title"], self_check.SHEET, function_sheets.HELP, function_sheets.BOTH, CONFIG)  # sheets that nobody fills in
MAC_DATES = "{} 使用 1904 日期系统,转换会改动日期;请在 Excel 选项中取消“使用 1904 日期系统”并核对日期后再转换"


class Inconvertible(ValueError):
    """A workbook that cannot be converted: why, and what to do."""


@dataclass(frozen=True)
class Converted:
    """The new workbook, and [(sheet, cell, words)] of what it does not hold any more."""

    path: Path
    lost: list


def target_of(path, edition):
    """Return where the converted workbook is written: beside the old one, with the edition in its name.

    >>> target_of("报表/九月.xlsx", "udf").name, target_of("报表/九月-函数版.xlsm", "xlsx").name
    ('九月-函数版.xlsm', '九月-公式版.xlsx')
    """
    path = Path(path)
    stem = path.stem
    for known in NAMES.values():
        stem = stem.removesuffix(Path(known).stem)
    return path.with_name(stem + NAMES[edition])


def convert(path, edition, target=None):
    """Write the workbook at `path` as another edition to `target`; return Converted.

    Unusable for a file that cannot be read, Inconvertible for one whose days count from 1904. `path` is left as it is.
    """
    filled = read(path)
    if filled.shift:
        raise Inconvertible(MAC_DATES.format(filled.name))
    target = Path(target or target_of(path, edition))
    if target.resolve() == Path(path).resolve():
        raise Inconvertible(f"不能写到原文件 {filled.name} 上,请另取文件名")
    day = typed_cells.reference_day(filled)
    try:
        build(filled.layout.template.name, target, rows=filled.layout.rows, typed=typed_cells.of(filled), edition=EDITIONS[edition](),
              today=None if day is None else ORIGIN + DAY * int(day))
    except Unwritable as error:
        raise Inconvertible(f"{filled.name} {error}") from None
    made, places = read(target), list(typed_cells.unlocked(target))
    prove(filled, made, places)
    return Converted(target, [*_computed(filled, places), *_lost(path, filled, made)])


def prove(old, new, places):
    """Raise RuntimeError unless the cells that can be typed into hold the values of the old workbook, and no formula of it."""
    then, now = typed_cells.of(old), typed_cells.of(new)
    for sheet, row, column in places:
        (typed, before), (formula, after) = then.content(sheet, row, column), now.content(sheet, row, column)
        if typed_cells.is_own(sheet, row, column, typed):  # it shows another day every day
            same = typed_cells.is_own(sheet, row, column, formula)
        elif isinstance(before, raw_cells.ErrorValue):
            same = str(before) == str(after) and formula in (None, f"={before}")
        else:
            same = before == after and formula is None
        if not same:
            raise RuntimeError(f"{sheet}!{address(row - 1, column - 1)} 没有照原样转换:{quoted(before)} → {quoted(after)}")


def _computed(old, places):
    """Yield every formula that somebody typed, of which the new workbook has the value alone, and errors that are none of Excel's."""
    then = typed_cells.of(old)
    for sheet, row, column in places:
        formula, value = then.content(sheet, row, column)
        unknown = isinstance(value, raw_cells.ErrorValue) and value.text not in typed_cells.ERRORS
        if formula is not None and not typed_cells.is_own(sheet, row, column, formula) and formula != f"={value}":
            became = "没有存下的值,这一格留空,请补填" if value is None else f"已换成它的值 {quoted(value)}"
            yield sheet, address(row - 1, column - 1), f"公式“{quoted(formula)}”{became}"
        elif unknown:
            yield sheet, address(row - 1, column - 1), f"错误值“{quoted(value)}”已换成文字"


def _lost(path, old, new):
    """Yield what stands in the old workbook and not in the new one, beside what could be typed."""
    overwritten = {one.code for sheet in old.layout.template.sheets for one in sheet.checks if one.kind == "overwritten"}
    for finding in check(path).findings:
        if finding.code == CHANGED.code or finding.code in overwritten:
            yield finding.sheet, finding.cell, f"{finding.detail},已恢复"
    for sheet in old.cells:
        if sheet not in new.cells and not sheet.lower().endswith(SUFFIX) and sheet not in OWN_WORDS:
            yield sheet, "A1", "自己加的工作表没有带过来"
    for sheet in set(old.cells) & set(new.cells) - set(OWN_WORDS):
        for (row, column), value in old.cells[sheet].items():
            if not any((row, column) in cells for cells in (old.formulas[sheet], new.cells[sheet], new.formulas[sheet])):
                yield sheet, address(row - 1, column - 1), f"表外的内容“{quoted(value, 20)}”没有带过来"

"""The values of formulas: from the file when it is opened, from a calculation on a copy when something has changed."""

import tempfile
from pathlib import Path

import openpyxl
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from workbook import recalculate
from workbook.engine import areas, files
from workbook.engine.errors import EngineError
from workbook.engine.stored import ErrorValue

ENGINES = recalculate.ENGINES


def formulas(ws):
    """Yield (row, column, area of its array or None) of every cell of a sheet that shows the value of a formula."""
    for (row, column), cell in list(ws._cells.items()):
        if cell.data_type == "f":
            if isinstance(cell.value, (ArrayFormula, DataTableFormula)) and cell.value.ref:
                top, left, rows, columns = area = areas.parse(cell.value.ref)
                yield from ((top + down, left + across, area) for down in range(rows) for across in range(columns))
            else:
                yield row, column, None


def stored(path, wb):
    """Return {sheet: {(row, column): value}} of the formulas of `wb` as the file `path` carries them."""
    return _picked(files.load(path, data_only=True), wb)


def computed(wb, engine):
    """Return {sheet: {(row, column): value}} of the formulas of `wb`, computed by `engine` on a copy.

    Raises EngineError where the engine is unknown or refuses the book, recalculate.EngineMissing where it is not installed.
    """
    if engine not in ENGINES:
        raise EngineError(f"没有叫「{engine}」的计算程序,可用的是 {'、'.join(ENGINES)}")
    with tempfile.TemporaryDirectory(prefix="medaid-engine-") as folder:
        copy = Path(folder, "copy.xlsx")
        _write_copy(wb, copy, spread=engine == "formualizer")
        if engine == "libreoffice":
            target = Path(folder, "computed")
            target.mkdir()
            return _picked(files.load(recalculate.converted(copy, target), data_only=True), wb)
        return _picked(files.load(_formualizer(copy), data_only=True), wb)


def _formualizer(copy):
    import formualizer

    target = copy.with_name("computed.xlsx")
    try:
        formualizer.recalculate_file(str(copy), str(target))
    except Exception as error:  # its exceptions have no common class
        raise EngineError(f"formualizer 算不了这个工作簿:{error};可以改用 "
                          'workbook.engine.calculate(book, "libreoffice")') from error
    return target


def _write_copy(wb, path, spread):
    """Write a copy for the calculation; `spread` gives every cell of an array its own formula, which formualizer needs."""
    drawn = [(ws, ws._images, ws._charts) for ws in wb.worksheets]
    arrays = [(cell, cell.value) for ws in wb.worksheets for cell in ws._cells.values()
              if spread and isinstance(cell.value, ArrayFormula)]
    members = []
    try:
        for ws in wb.worksheets:
            ws._images, ws._charts = [], []
        for cell, array in arrays:
            top, left, rows, columns = areas.parse(array.ref)
            for down in range(rows):
                for across in range(columns):
                    member = cell.parent.cell(top + down, left + across)
                    members.append((member, member._value, member.data_type))
                    member._value, member.data_type = f"=INDEX({array.text[1:]},{down + 1},{across + 1})", "f"
        files.write(wb, path)
    finally:
        for cell, value, kind in reversed(members):
            cell._value, cell.data_type = value, kind
        for ws, images, charts in drawn:
            ws._images, ws._charts = images, charts


def _picked(values, wb):
    """Return the values, taken from a workbook of values, that stand where `wb` has formulas."""
    found = {}
    for ws, source in zip(wb.worksheets, values.worksheets):
        cells, found[ws] = source._cells, {}
        for row, column, _ in formulas(ws):
            cell = cells.get((row, column))
            if cell is not None and cell.value is not None:
                found[ws][row, column] = ErrorValue(cell.value) if cell.data_type == "e" else cell.value
    return found


def must_calculate(wb):
    """Tell whether a file, as opened, wants a calculation: Excel was told to do one at the next opening."""
    settings = wb.calculation
    return bool(isinstance(settings, openpyxl.workbook.properties.CalcProperties) and settings.fullCalcOnLoad)

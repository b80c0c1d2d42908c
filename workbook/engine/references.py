"""Every place of a workbook where a formula stands, and formulas rewritten when a sheet gets another name or goes."""

import re

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.formula import ArrayFormula

BARE = re.compile(r"[^\W\d][\w.]*")


def texts(wb):
    """Yield (sheet or None, formula with its "=", a function that sets another one) of everything that holds a formula."""
    for ws in (None, *wb.worksheets):
        for name in (ws or wb).defined_names.values():
            yield ws, f"={name.attr_text}", _setter(name, "attr_text")
    for ws in wb.worksheets:
        for cell in list(ws._cells.values()):
            if cell.data_type == "f":
                holder, field = (cell.value, "text") if isinstance(cell.value, ArrayFormula) else (cell, "_value")
                text = getattr(holder, field)
                if isinstance(text, str):
                    yield ws, text, _setter(holder, field, keep=True)
            if cell.hyperlink is not None and cell.hyperlink.location:
                yield ws, f"={cell.hyperlink.location}", _setter(cell.hyperlink, "location")
        for validation in ws.data_validations.dataValidation:
            for field in ("formula1", "formula2"):
                text = getattr(validation, field)
                if text and not text.startswith('"'):
                    yield ws, f"={text}", _setter(validation, field)
        for rules in ws.conditional_formatting._cf_rules.values():
            for rule in rules:
                for place, text in enumerate(rule.formula):
                    yield ws, f"={text}", lambda new, rule=rule, place=place: rule.formula.__setitem__(place, new[1:])
        for table in ws.tables.values():
            for column in table.tableColumns:
                if column.calculatedColumnFormula is not None and column.calculatedColumnFormula.attr_text:
                    yield (ws, f"={column.calculatedColumnFormula.attr_text}",
                           _setter(column.calculatedColumnFormula, "attr_text"))
        for chart in ws._charts:
            for series in chart.series:
                yield from ((ws, f"={reference.f}", _setter(reference, "f")) for reference in _plotted(series))


def rewritten(formula, change):
    """Return a formula whose references are what `change(sheet name or None, reference)` makes of them.

    >>> rewritten("=SUM('a b'!A1:B2)+C3", lambda sheet, text: joined(sheet and "c", text))
    '=SUM(c!A1:B2)+C3'
    """
    tokens = Tokenizer(formula).items
    for token in tokens:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            sheet, reference = split(token.value)
            if not (sheet and (":" in sheet or "[" in sheet)):
                token.value = change(sheet, reference)
    return "=" + "".join(token.value for token in tokens)


def split(text):
    """Return (sheet name or None, reference).

    >>> split("'it''s'!A1"), split("B2")
    (("it's", 'A1'), (None, 'B2'))
    """
    prefix, mark, reference = text.rpartition("!")
    if not mark:
        return None, text
    return (prefix[1:-1].replace("''", "'") if prefix.startswith("'") else prefix), reference


def joined(sheet, reference):
    """Return a reference with its sheet in front, quoted where that is needed."""
    if not sheet:
        return reference
    return f"{sheet if BARE.fullmatch(sheet) and sheet.isascii() else quote_sheetname(sheet)}!{reference}"


def rewrite(wb, change):
    """Rewrite every reference of a workbook with `change(sheet that holds it, sheet name or None, reference)`."""
    for ws, text, put in list(texts(wb)):
        new = rewritten(text, lambda sheet, reference, ws=ws: change(ws, sheet, reference))
        if new != text:
            put(new)


def rename_sheet(wb, old, new):
    """Let every reference follow a sheet to its new name."""
    rewrite(wb, lambda ws, sheet, text: joined(new if sheet and sheet.casefold() == old.casefold() else sheet, text))


def drop_sheet(wb, gone):
    """Turn every reference to a sheet that goes into #REF!, as Excel does."""
    rewrite(wb, lambda ws, sheet, text: "#REF!" if sheet and sheet.casefold() == gone.casefold() else joined(sheet, text))


def _setter(holder, field, keep=False):
    return lambda new: setattr(holder, field, new if keep else new[1:])


def _plotted(series):
    for field in ("tx", "cat", "val", "xVal", "yVal", "bubbleSize"):
        holder = getattr(series, field, None)
        for kind in ("numRef", "strRef", "multiLvlStrRef"):
            reference = getattr(holder, kind, None)
            if reference is not None and reference.f:
                yield reference

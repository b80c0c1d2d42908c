"""Buttons on the sheets of the .xlsm, and the VBA project behind them."""

import io
from dataclasses import dataclass

from workbook import vba
from workbook.standing import FINDINGS

HEIGHT, GAP = 28, 6
TITLE_CHARACTER = 22  # pixels of a character of the title, which stands in the middle of the row of the buttons


@dataclass(frozen=True)
class Button:
    """One button: its caption, the macro that it calls, its width in pixels."""

    caption: str
    macro: str
    width: int = 84


CHECK, NEXT = Button("校验占比", "CheckRatios"), Button("下一问题", "NextFinding")
CLEAR = Button("清空示例", "ClearExamples")
TURN = (Button("转成公式", "ToFormulaEdition"), Button("转成函数", "ToUdfEdition"))


def documents(template):
    """Return the buttons of the documents that are made from a template's workbook."""
    return tuple(Button(made["caption"], f"Document{number}", 24 + 15 * len(made["caption"]))
                 for number, made in enumerate(template.documents, 1))


def attach(writer):
    """Give every sheet its code name, put the buttons on 校验 and on the tables, and add the project."""
    book, layout = writer.book, writer.layout
    sheets = book.worksheets()
    book.set_vba_name("ThisWorkbook")
    for number, sheet in enumerate(sheets, 1):
        sheet.set_vba_name(f"Sheet{number}")
    findings = book.get_worksheet_by_name(FINDINGS)  # no button over the edge of a column: LibreOffice would stretch it
    place(findings, (CHECK, NEXT), row=4, column=6)
    place(findings, (CLEAR,), row=6, column=6)
    place(findings, documents(layout.template), row=4, column=7)
    place(findings, TURN if writer.edition.functions else (), row=6, column=7)
    for placed in layout.sheets.values():  # 下一问题 first: the frozen columns keep it in sight when 校验结果 is far to the right
        own = [button for button, made in zip(documents(layout.template), layout.template.documents) if made["sheet"] == placed.sheet.key]
        shown = (*((NEXT, CHECK) if any(column.kind == "findings" for column in placed.sheet.columns) else ()), *own)
        if shown and _room(placed) > sum(button.width + GAP for button in shown):
            place(book.get_worksheet_by_name(placed.name), shown, row=0, column=0)
    project = vba.project((*vba.document_modules(len(sheets)), *writer.edition.modules))
    book.add_vba_project(io.BytesIO(project), is_stream=True)


def _room(placed):
    """Return the pixels to the left of the title."""
    width = sum(5 + 7 * column.width for column in placed.sheet.columns if not column.hidden and placed.places[column.key] <= placed.first_page_end)
    return (width - TITLE_CHARACTER * len(placed.sheet.title)) / 2


def place(sheet, shown, row, column):
    """Put buttons side by side from a cell on."""
    left = GAP
    for button in shown:
        sheet.insert_button(row, column, {"macro": button.macro, "caption": button.caption, "width": button.width, "height": HEIGHT,
                                          "x_offset": left, "y_offset": 6})
        left += button.width + GAP

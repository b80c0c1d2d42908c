"""A workbook with a VBA project, as the product makes one, and its modules."""

import io

import xlsxwriter

from workbook.vba import Module, document_modules, project

LONG = "医疗救助" * 400  # as many characters as the continuations of one statement hold
BUTTONS = '''Option Explicit

' 核对比例: writes the findings
Public Sub CheckRatios()
    Dim found As Long
    found = WorksheetFunction.CountIf(Sheet1.Range("A1:A9"), "<0.85")
    Sheet1.Range("D2") = "已核对,发现 " & found & " 处低于下限" ' 写在 D2
    Sheet1.Range("D3") = "他说""好"":㙍𠮷" & vbCrLf & _
        "第二行"
    Sheet1.Range("D4") = New_Basket()
    Sheet1.Range("D5") = "LONG"
End Sub

Private Function New_Basket() As String
    Dim one As New Basket
    one.Word = "篮子"
    New_Basket = one.Word
End Function
'''.replace("LONG", LONG)
BASKET = 'Option Explicit\n\nPublic Word As String\n'
OPENED = 'Option Explicit\n\nPrivate Sub Workbook_BeforePrint(Cancel As Boolean)\n    Sheet1.Calculate\nEnd Sub\n'
RATIOS = (0.9, 0.8, 0.85, 0.2)


def modules(sheets):
    """Return the modules of a workbook of so many sheets, with a program behind the workbook, in a class and in a module."""
    return [*document_modules(sheets, {"ThisWorkbook": OPENED}), Module("Buttons", "standard", BUTTONS),
            Module("Basket", "class", BASKET)]


def written(path, sheets):
    """Write an .xlsm of so many sheets with a button on the first; return its path."""
    with xlsxwriter.Workbook(path) as book:
        book.set_vba_name("ThisWorkbook")
        for number in range(1, sheets + 1):
            sheet = book.add_worksheet(f"第{number}张")
            sheet.set_vba_name(f"Sheet{number}")
            if number == 1:
                sheet.write_column("A1", RATIOS)
                sheet.insert_button("F2", {"macro": "CheckRatios", "caption": "核对比例"})
        book.add_vba_project(io.BytesIO(project(modules(sheets))), is_stream=True)
    return path

Option Explicit
' Turns the workbook to native formulas where there is no Python, and back. The sheet named below, very hidden, lists for every
' computed column: the sheet, the cells, array or each, the native formula of the first cell, the call of Python.

Private Const NATIVE As Long = 4
Private Const PYTHON As Long = 5

Public Sub ToFormulaEdition()
    On Error GoTo Failed
    If MsgBox("将把由Python计算的各列改成公式,填的内容不动。要不要继续?", vbYesNo + vbQuestion, "转成公式") <> vbYes Then Exit Sub
    Turn NATIVE, "xlsm"
    Application.Calculate
    Stamp "已转成公式版,不需要Python"
    Exit Sub
Failed:
    MsgBox "转成公式没有完成:" & Err.Description & "。请把文件交县级维护人员,用 medaid convert 转换。", vbExclamation, "转成公式"
End Sub

Public Sub ToUdfEdition()
    On Error GoTo Failed
    If MsgBox("将把各列改由Python计算,本机要装好xlwings。填的内容不动。要不要继续?", vbYesNo + vbQuestion, "转成函数") <> vbYes Then Exit Sub
    Turn PYTHON, "udf"
    Stamp "已转成函数版,由Python计算"
    Exit Sub
Failed:
    MsgBox "转成函数没有完成:" & Err.Description & "。请点“转成公式”恢复。", vbExclamation, "转成函数"
End Sub

Private Sub Turn(wanted As Long, edition As String)
    Dim list As Object
    Dim row As Long
    Set list = ThisWorkbook.Worksheets("公式对照")
    row = 2
    Do While Len(list.Cells(row, 1).Value) > 0
        Rewrite ThisWorkbook.Worksheets(list.Cells(row, 1).Value), list.Cells(row, 2).Value, list.Cells(row, wanted).Value, wanted = PYTHON And list.Cells(row, 3).Value = "array"
        row = row + 1
    Loop
    NoteEdition edition
End Sub

Private Sub NoteEdition(edition As String)
    On Error GoTo Unknown
    ThisWorkbook.CustomDocumentProperties("medaid_edition").Value = edition
    Exit Sub
Unknown:
    ' LibreOffice keeps no such property; what stands in the cells tells as well
End Sub

Private Sub Rewrite(sheet As Object, place As String, formula As String, whole As Boolean)
    Dim guarded As Boolean
    guarded = sheet.ProtectContents
    If guarded Then sheet.Unprotect
    If whole Then
        sheet.Range(place).FormulaArray = formula
    Else
        sheet.Range(place).Formula = formula
    End If
    If guarded Then Guard sheet
End Sub

Private Sub Guard(sheet As Object)
    On Error GoTo Plain
    sheet.Protect AllowFormattingCells:=True, AllowFormattingColumns:=True, AllowFormattingRows:=True, AllowSorting:=True, AllowFiltering:=True
    Exit Sub
Plain:
    sheet.Protect
End Sub

Private Sub Stamp(said As String)
    ThisWorkbook.Names("medaid_stamp").RefersToRange.Value = Format$(Now, "yyyy-mm-dd hh:nn") & " " & said
End Sub

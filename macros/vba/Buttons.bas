Option Explicit
' What the buttons do. Every button hands over to Python where the xlwings add-in is open and Python answers,
' and does the same in the sheet where not. All that a button does can also be done by hand: see the first sheet.
' The names medaid_... are written by the builder: medaid_table_3 and medaid_results_3 belong to the third sheet.

Public Sub CheckRatios()
    On Error GoTo Failed
    If Not DoneByPython("check_ratios()") Then CheckInSheet
    Exit Sub
Failed:
    Refuse "校验占比"
End Sub

Public Sub NextFinding()
    On Error GoTo Failed
    If Not DoneByPython("next_finding()") Then NextInSheet
    Exit Sub
Failed:
    Refuse "下一问题"
End Sub

Public Sub ClearExamples()
    On Error GoTo Failed
    If MsgBox("将清空各表黄色格里已填的内容(公式、政策参数和工作日历不动)。清空后不能撤消,要不要继续?", vbYesNo + vbQuestion, "清空示例") = vbYes Then ClearInSheet
    Exit Sub
Failed:
    Refuse "清空示例"
End Sub

Public Sub Document1()
    MakeDocument 1
End Sub

Public Sub Document2()
    MakeDocument 2
End Sub

Public Sub Document3()
    MakeDocument 3
End Sub

Private Sub MakeDocument(number As Long)
    On Error GoTo Failed
    Dim target As Object
    Set target = Named("medaid_document_" & number)
    If AddinIsOpen() Then
        If MsgBox("将在本工作簿旁边的“文书”文件夹生成 Word 文书,同名的旧文件会被替换。要不要继续?", vbYesNo + vbQuestion, "生成文书") <> vbYes Then Exit Sub
        If DoneByPython("document(" & number & ")") Then Exit Sub
    End If
    Application.Calculate
    target.Worksheet.Activate
    target.Select
    Stamp "已备好“" & target.Worksheet.Name & "”,请选好本表上方的月份或编号,按 Ctrl+P 打印"
    Exit Sub
Failed:
    Refuse "生成文书"
End Sub

Private Sub CheckInSheet()
    Dim total As Object
    Dim where As String
    Application.Calculate
    Set total = Named("medaid_total")
    where = MarkSheets()
    total.Worksheet.Activate
    total.Select
    Stamp "校验占比:" & total.Value & "处问题" & where
End Sub

Private Function MarkSheets() As String
    Dim number As Long, rows As Long, sheets As Long
    Dim said As String
    For number = 1 To ThisWorkbook.Worksheets.Count
        If HasName("medaid_results_" & number) Then
            rows = RowsWithWords(Named("medaid_results_" & number))
            ColourTab ThisWorkbook.Worksheets(number), rows > 0
            If rows > 0 Then
                sheets = sheets + 1
                If sheets <= 3 Then said = said & ";" & ThisWorkbook.Worksheets(number).Name & " " & rows & "行"
            End If
        End If
    Next number
    If sheets > 3 Then said = said & "等" & sheets & "张表"
    MarkSheets = said
End Function

Private Sub ColourTab(sheet As Object, hasFindings As Boolean)
    On Error Resume Next ' LibreOffice knows no tabs in VBA; the words of the stamp are enough there
    If hasFindings Then
        sheet.Tab.Color = RGB(192, 0, 0)
    Else
        sheet.Tab.ColorIndex = xlColorIndexNone
    End If
    On Error GoTo 0
End Sub

Private Sub NextInSheet()
    Dim count As Long, start As Long, steps As Long, number As Long, after As Long, found As Long
    Dim results As Object
    count = ThisWorkbook.Worksheets.Count
    start = ActiveSheet.Index
    after = ActiveCell.Row
    For steps = 0 To count
        number = (start - 1 + steps) Mod count + 1
        If HasName("medaid_results_" & number) Then
            Set results = Named("medaid_results_" & number)
            found = 0
            If steps = 0 And after >= results.Row Then
                found = FirstWord(results, after - results.Row + 2)
            Else
                found = FirstWord(results, 1)
            End If
            If found > 0 Then
                results.Worksheet.Activate
                results.Cells(found, 1).Select
                Exit Sub
            End If
        End If
    Next steps
    Named("medaid_total").Worksheet.Activate
    Named("medaid_total").Select
    Stamp "下一问题:各登记表没有发现问题"
End Sub

Private Sub ClearInSheet()
    Dim number As Long, column As Long
    Dim table As Object
    For number = 1 To ThisWorkbook.Worksheets.Count
        If HasName("medaid_table_" & number) Then
            Set table = Named("medaid_table_" & number)
            For column = 1 To table.Columns.Count
                If Not table.Cells(1, column).Locked Then table.Columns(column).ClearContents
            Next column
        End If
    Next number
    Application.Calculate
    Stamp "已清空示例" & MarkSheets()
End Sub

Private Function FirstWord(results As Object, start As Long) As Long
    Dim shown As Variant
    Dim row As Long
    FirstWord = 0
    shown = results.Value
    For row = start To results.Rows.Count
        If Not IsError(shown(row, 1)) Then
            If Len(shown(row, 1)) > 0 Then
                FirstWord = row
                Exit Function
            End If
        End If
    Next row
End Function

Private Function RowsWithWords(results As Object) As Long
    Dim shown As Variant
    Dim found As Long, row As Long
    shown = results.Value
    For row = 1 To results.Rows.Count
        If Not IsError(shown(row, 1)) Then
            If Len(shown(row, 1)) > 0 Then found = found + 1
        End If
    Next row
    RowsWithWords = found
End Function

Private Function Named(label As String) As Object
    Set Named = ThisWorkbook.Names(label).RefersToRange
End Function

Private Function HasName(label As String) As Boolean
    Dim place As Object
    On Error GoTo Missing
    Set place = ThisWorkbook.Names(label).RefersToRange
    HasName = Not place Is Nothing
    Exit Function
Missing:
    HasName = False
End Function

Private Sub Stamp(said As String)
    Named("medaid_stamp").Value = Format$(Now, "yyyy-mm-dd") & " " & Format$(Hour(Now), "00") & ":" & Format$(Minute(Now), "00") & " " & said
End Sub

Private Sub Refuse(what As String)
    MsgBox what & "没有完成:" & Err.Description & "。请按“使用说明”手工操作,并把这句话告诉县级维护人员。", vbExclamation, what
End Sub

Private Function AddinIsOpen() As Boolean
    Dim addin As Object
    On Error GoTo Missing
    Set addin = Workbooks("xlwings.xlam")
    AddinIsOpen = Not addin Is Nothing
    Exit Function
Missing:
    AddinIsOpen = False
End Function

Private Function DoneByPython(verb As String) As Boolean
    Dim answer As Variant
    DoneByPython = False
    If Not AddinIsOpen() Then Exit Function
    On Error GoTo Missing
    Named("medaid_stamp").Value = ""
    answer = Application.Run("'xlwings.xlam'!RunPython", "import macros.buttons; macros.buttons." & verb)
    If IsNumeric(answer) Then
        If answer = -1 Then Exit Function
    End If
    DoneByPython = Len(Named("medaid_stamp").Value) > 0
    Exit Function
Missing:
    DoneByPython = False
End Function

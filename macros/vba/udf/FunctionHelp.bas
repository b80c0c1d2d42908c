Option Explicit
' Gives the functions their help in Excel's wizard each time the workbook opens: xlwings itself would only do so on Import Functions.

Public Sub Auto_Open()
    Dim help As Object
    Dim row As Long, column As Long, last As Long
    Dim saved As Boolean
    Dim said() As String
    On Error Resume Next
    saved = ThisWorkbook.Saved
    Set help = ThisWorkbook.Worksheets("函数说明")
    row = 4
    Do While Len(help.Cells(row, 1).Value) > 0
        last = 3
        Do While Len(help.Cells(row, last + 1).Value) > 0
            last = last + 1
        Loop
        ReDim said(1 To last - 2)
        For column = 3 To last
            said(column - 2) = help.Cells(row, column).Value
        Next column
        Application.MacroOptions Macro:="'" & ThisWorkbook.Name & "'!" & help.Cells(row, 1).Value, Description:=help.Cells(row, 2).Value, Category:="医疗救助", ArgumentDescriptions:=said
        row = row + 1
    Loop
    ThisWorkbook.Saved = saved
End Sub

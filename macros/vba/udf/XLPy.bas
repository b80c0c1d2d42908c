Option Explicit
' Stands where the generated wrappers expect xlwings: a reference to an add-in that is missing would stop every macro of
' the workbook, so the add-in is asked by name, when a cell is calculated. What went wrong stands in the cell, in Chinese.

Public Function CallUDF(script As String, verb As String, given As Variant, Optional book As Object, Optional cell As Variant) As Variant
    Dim python As Object
    Dim said As String
    On Error GoTo Missing
    Set python = Application.Run("'xlwings.xlam'!XLPy")
    On Error GoTo Failed
    CallUDF = python.CallUDF(script, verb, given, book, cell)
    Exit Function
Missing:
    Err.Raise 1001, "XLPy", "未连接Python"
Failed:
    said = Err.Description
    If InStr(said, "LICENSE_KEY") > 0 Then
        said = "未填xlwings许可,见使用说明"
    ElseIf InStr(said, "No module named") > 0 Then
        said = "本机Python缺少所需的库,见使用说明"
    Else
        said = "Python没有算成,见使用说明"
    End If
    Err.Raise 1002, "XLPy", said
End Function

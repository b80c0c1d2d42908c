' Times a workbook inside LibreOffice: its calculation, then each column alone while every other cell is a plain value.
' MEDAID_JOB names a file: the workbook's path, then a line per column with sheet, column, first row, last row (from 0).
' MEDAID_ANSWER gets a line per timing, in milliseconds per calculation, parted by blanks: the whole workbook, the
' workbook without a formula, then every column.
Const BATCHES = 3
Const SHORT = 25

Sub Measure
    Dim path As String, entry As String, places(999), formulas(999), last As Integer, i As Integer
    On Error GoTo Failed
    Open Environ("MEDAID_JOB") For Input As #1
    Open Environ("MEDAID_ANSWER") For Output As #2
    Line Input #1, path
    last = -1
    Do While Not Eof(1)
        Line Input #1, entry
        If entry <> "" Then
            last = last + 1
            places(last) = Split(entry, " ")
        End If
    Loop
    Dim options(0) As New com.sun.star.beans.PropertyValue
    options(0).Name = "Hidden" : options(0).Value = True
    Dim book : book = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, options())
    Print #2, Timed(book)
    For i = 0 To last
        formulas(i) = Column(book, places(i)).getFormulaArray()
    Next
    Freeze(book)
    Print #2, Timed(book)
    For i = 0 To last
        Dim cells : cells = Column(book, places(i))
        cells.setFormulaArray(formulas(i))
        Print #2, Timed(book)
        cells.setDataArray(cells.getDataArray())
    Next
    GoTo Finish
Failed:
    Print #2, "failed in line " & Erl & ": " & Join(Split(Error$, Chr(10)), " ")
Finish:
    Close
    StarDesktop.terminate()
End Sub

Function Column(book, place)
    Column = book.Sheets.getByIndex(CLng(place(0))).getCellRangeByPosition( _
        CLng(place(1)), CLng(place(2)), CLng(place(1)), CLng(place(3)))
End Function

Sub Freeze(book)
    Dim i As Integer
    For i = 0 To book.Sheets.Count - 1
        Dim sheet : sheet = book.Sheets.getByIndex(i)
        sheet.unprotect("")
        Dim cursor : cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        Dim area : area = sheet.getCellRangeByPosition(0, 0, cursor.RangeAddress.EndColumn, cursor.RangeAddress.EndRow)
        area.setDataArray(area.getDataArray())
    Next
End Sub

Function Timed(book) As String
    Dim started As Long, repeats As Integer, batch As Integer, i As Integer, answer As String
    started = GetSystemTicks()
    book.calculateAll()
    repeats = IIf(GetSystemTicks() - started < SHORT, 10, 1)
    For batch = 1 To BATCHES
        started = GetSystemTicks()
        For i = 1 To repeats
            book.calculateAll()
        Next
        answer = answer & " " & CStr((GetSystemTicks() - started) / repeats)
    Next
    Timed = answer
End Function

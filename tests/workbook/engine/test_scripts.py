"""Whole scripts as people write them for a desktop Excel, unchanged; each in a Python of its own."""

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

HEAD = "import workbook.engine\nimport xlwings as xw\nimport pandas as pd\n"
SCRIPTS = {
    "a report from a ledger": ("""
with xw.App(visible=False, add_book=False) as app:
    app.display_alerts = False
    app.screen_updating = False
    book = app.books.open("ledger.xlsx")
    frame = book.sheets["登记"].range("A1").expand().options(pd.DataFrame, index=False).value
    totals = frame.groupby("类别", as_index=False)["金额"].sum()
    report = book.sheets.add("汇总", after=book.sheets[-1])
    report["A1"].options(index=False).value = totals
    report["A1"].expand("right").font.bold = True
    report["A1"].expand("right").color = "#DCE6F1"
    last = report.range("A" + str(report.cells.last_cell.row)).end("up").row
    report.range((last + 1, 1)).value = ["合计", f"=SUM(B2:B{last})"]
    report.range(f"B2:B{last + 1}").number_format = "#,##0.00"
    report.autofit("c")
    print(report.range("A1").expand().value, report.range((last + 1, 2)).value)
    book.save("report.xlsx")
    book.close()
""", "[['类别', '金额'], ['低保', 400.0], ['特困', 200.0], ['合计', 600.0]] 600.0\n"),
    "a macro that is called from a button": ("""
@xw.sub
def main():
    book = xw.Book.caller()
    sheet = book.sheets.active
    sheet["E1"].value = "行数"
    sheet["E2"].value = sheet["A1"].current_region.rows.count - 1

if __name__ == "__main__":
    xw.Book("ledger.xlsx").set_mock_caller()
    main()
    print(xw.books.active.sheets[0]["E2"].value)
    xw.books.active.save()
""", "3.0\n"),
    "functions for cells": ("""
@xw.func
@xw.arg("x", ndim=2)
@xw.ret(expand="table")
def double(x):
    return [[2 * value for value in row] for row in x]

print(double([[1, 2]]), xw.script(len) is len)
""", "[[2, 4]] True\n"),
    "rows in a loop": ("""
book = xw.Book("ledger.xlsx")
sheet = book.sheets["登记"]
for row in sheet["A1"].expand().rows[1:]:
    name, kind, amount = row.value
    row[2].value = amount * 2
    if amount * 2 > 300:
        row.color = (255, 199, 206)
print(sheet["C2:C4"].value, [cell.color for cell in sheet["C2:C4"]])
""", "[200.0, 600.0, 400.0] [None, (255, 199, 206), (255, 199, 206)]\n"),
    "two books": ("""
source, target = xw.Book("ledger.xlsx"), xw.Book()
target.sheets[0]["A1"].value = source.sheets[0].used_range.value
source.sheets[0].copy(before=target.sheets[0], name="copy")
print([book.name for book in xw.books], target.sheet_names, target.sheets[1]["C4"].value, xw.apps.count)
for app in xw.apps:
    app.quit()
print(len(xw.apps))
""", "['ledger.xlsx', 'Book1'] ['copy', 'Sheet1'] 200.0 1\n0\n"),
    "names and tables": ("""
wb = xw.Book("ledger.xlsx")
sht = wb.sheets.active
sht.range("C2:C4").name = "amounts"
wb.names["amounts"].refers_to_range.value = [[1], [2], [3]]
table = sht.tables.add(source=sht["A1"].expand(), name="登记表")
sht["E1"].formula = "=SUM(amounts)"
sht["E2"].formula = "=SUM(登记表[金额])"
print(sht["E1:E2"].value, table.data_body_range.shape, sht.range("登记表[金额]").value)
""", "[6.0, 6.0] (3, 3) [1.0, 2.0, 3.0]\n"),
    "manual calculation for speed": ("""
book = xw.Book("ledger.xlsx")
with book.app.properties(calculation="manual", screen_updating=False):
    book.sheets[0]["D1"].value = "折后"
    book.sheets[0]["D2:D4"].formula = "=ROUND(C2*0.65,2)"
print(book.sheets[0]["D2:D4"].options(numbers=int).value)
""", "[65, 195, 130]\n"),
}


@pytest.fixture
def ledger(tmp_path):
    """A ledger of three rows as somebody else saved it."""
    book = openpyxl.Workbook()
    book.active.title = "登记"
    for row in (["姓名", "类别", "金额"], ["甲", "低保", 100], ["乙", "低保", 300], ["丙", "特困", 200]):
        book.active.append(row)
    book.save(tmp_path / "ledger.xlsx")
    return tmp_path


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_runs_as_on_the_desktop(ledger, name):
    """Only the first line is added: `import workbook.engine`."""
    script, printed = SCRIPTS[name]
    done = subprocess.run([sys.executable, "-X", "utf8", "-W", "error", "-c", HEAD + script], cwd=ledger, capture_output=True,
                          encoding="utf-8", check=False, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])})

    assert ("", printed) == (done.stderr, done.stdout)

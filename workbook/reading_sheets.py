"""How a table of its own layout was read, as sheets of a report: 表头对应, 转换清单, 没有读取."""

MOST_LISTED = 200_000
SHEETS = (
    ("表头对应", "columns", ("工作表", "单元格", "原表头", "模板里的列", "把握", "单位", "结果"), (18, 10, 40, 22, 8, 8, 12)),
    ("转换清单", "conversions", ("工作表", "单元格", "列", "原来写的", "读作", "为什么"), (18, 10, 20, 34, 34, 44)),
    ("没有读取", "skipped", ("工作表", "行", "为什么"), (18, 10, 60)),
)
NOTES = {"columns": "把握 0.8 以上的直接读取;“请确认”的没有读取,确认的办法见“问题清单”。“不用”的列照原样留在原表里。",
         "conversions": "只换算写法,不改内容;证件号和电话只显示后四位。原文件没有改动。",
         "skipped": "合计、小计、说明、分节、重复的表头等行;如果其中有应当读取的,请告诉维护人员。"}


def write(make, reading, looks):
    """Write the sheets; `make(name, title, widths, headers, note)` gives each with its head, whose first row is 4."""
    plain = looks.format(border=1, text_wrap=True)
    for name, key, headers, widths in SHEETS:
        rows = [[sheet, "", why] for sheet, why in reading["unread"]] + reading[key] if key == "skipped" else reading[key]
        said = NOTES[key] + (f"共 {len(rows):,} 条,只列出前 {MOST_LISTED:,} 条。" if len(rows) > MOST_LISTED else "")
        sheet = make(name, f"{name}(按“{reading['sheet']}”读)", widths, headers, said)
        for number, row in enumerate(rows[:MOST_LISTED], 3):
            for column, value in enumerate(row):
                (sheet.write_string if isinstance(value, str) else sheet.write_number)(number, column, value, plain)

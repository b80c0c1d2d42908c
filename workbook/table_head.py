"""What stands above the rows of a table: the line of the office and the day, the header rows with their groups."""


def line(looks, sheet, last):
    """Write the line 填报单位, 填报日期, 金额单位."""
    sheet.write_string(1, 0, "填报单位:", looks.line)
    date = max(last // 2, 2)
    sheet.write_blank(1, 1 if date == 2 else 2, None, looks.format(bottom=1, locked=False))
    sheet.write_string(1, date, "填报日期:", looks.line)
    sheet.write_blank(1, date + 1, None,
                      looks.format(bottom=1, locked=False, num_format="yyyy-mm-dd", align="left"))
    sheet.write_string(1, last, "金额单位:元", looks.format(align="right"))


def columns(looks, sheet, placed):
    """Write the header rows and the widths of all columns."""
    made, top = placed.sheet, placed.header
    grouped = placed.first - top == 2
    shown = [column for column in made.columns if not column.hidden]
    if grouped:
        start = 0
        while start < len(shown):
            end = start
            while end + 1 < len(shown) and shown[start].group and shown[end + 1].group == shown[start].group \
                    and not shown[end + 1].new_page:
                end += 1
            if not shown[start].group:
                sheet.merge_range(top, start, top + 1, start, shown[start].label, looks.head)
            elif end > start:
                sheet.merge_range(top, start, top, end, shown[start].group, looks.head)
            else:
                sheet.write_string(top, start, shown[start].group, looks.head)
            start = end + 1
    for column in made.columns:
        place = placed.places[column.key]
        if column.hidden or not grouped or column.group:
            sheet.write_string(placed.first - 1, place, column.label, looks.head)
        options = {"hidden": True} if column.hidden else {}
        sheet.set_column(place, place, column.width, None, options)
    for key, (kind, subject) in placed.helpers.items():
        label = f"辅助:{getattr(subject, 'title', None) or getattr(subject, 'label', kind)}"
        sheet.write_string(placed.first - 1, placed.places[key], label, looks.head)
        sheet.set_column(placed.places[key], placed.places[key], 10, None, {"hidden": True})
    for _, column in placed.fields.values():
        if column > placed.last_visible:
            sheet.set_column(column, column, 8, None, {"hidden": True})
    sheet.set_row(placed.first - 1, 32)

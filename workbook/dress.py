"""What a table sheet has besides its cells: drop-downs, colours for what is wrong, page set-up, chart."""

import datetime

from udfs.vocabulary import NO, YES
from workbook import checks
from workbook.addresses import letters
from workbook.layout import TODAY
from workbook.looks import A4, LANDSCAPE_FOOTER, MARGINS, PROTECTION
from workbook.rowwise import column_fixed
from workbook.standard_sheets import word_list

TODAY_NAME = "medaid_today"  # a name, for conditional formats
CHART_SIZE = {"width": 760, "height": 300}
MOST_BARS = 15
CHARACTERS_ON_A4 = 100  # of width 1 across A4 landscape, measured with the widest substitute font
EARLIEST = datetime.date(2000, 1, 1)


def validate(writer, sheet, placed):
    """Lay drop-down lists, number and date checks and input messages over what staff type."""
    first, last = placed.first, placed.first + placed.size - 1
    for column in placed.sheet.columns:
        place = placed.places[column.key]
        if not column.typed:
            continue
        hint = {"input_title": column.label[:32], "input_message": column.hint} if column.hint else {}
        words = column.words or ((YES, NO) if column.kind == "yesno" else ())
        if words:
            word_validation(sheet, first, place, last, place, column, word_list(column.key, words))
        elif column.listed:
            word_validation(sheet, first, place, last, place, column, "=" + writer.layout.policy_rows.words(column.listed))
        elif column.kind == "date":
            date_validation(sheet, first, place, last, place, column)
        elif column.kind in ("yuan", "whole"):
            sheet.data_validation(first, place, last, place, {
                "validate": "decimal" if column.kind == "yuan" else "integer", "criteria": ">=", "value": 0,
                "error_type": "warning", "error_title": column.label, "error_message": "请录入不小于0的数字", **hint})
        elif hint:
            sheet.data_validation(first, place, last, place, {"validate": "any", **hint})


def word_validation(sheet, first, left, last, right, column, source):
    """Lay a drop-down list over a range of cells."""
    hint = {"input_title": column.label[:32], "input_message": column.hint} if column.hint else {}
    sheet.data_validation(first, left, last, right, {
        "validate": "list", "source": source, "error_type": "information" if column.kind == "words" else "warning",
        "error_title": column.label[:32], "error_message": "请从下拉表中选择" + (";多种身份用顿号“、”连写" if column.kind == "words" else ""), **hint})


def date_validation(sheet, first, left, last, right, column):
    """Lay the check of a date over a range of cells."""
    hint = {"input_title": column.label[:32], "input_message": column.hint} if column.hint else {}
    sheet.data_validation(first, left, last, right, {
        "validate": "date", "criteria": ">=", "value": EARLIEST, "error_type": "warning",
        "error_title": column.label, "error_message": "请按 2025-9-3 的样子录入日期", **hint})


def mark(writer, sheet, placed):
    """Colour what a check finds wrong, what a verdict warns of, and 校验结果 where it says anything."""
    wrong, last = writer.looks.wrong, placed.first + placed.size - 1
    for check in placed.sheet.checks:
        for key, test in checks.tests(writer.layout, placed, check, 0):
            place = placed.places[key]
            if place <= placed.last_visible:
                marked = column_fixed(f'AND({placed.cell("active", 0)}=1,{test})').replace(f"{placed.name}!", "")
                marked = marked.replace(TODAY, TODAY_NAME)
                if "!" in marked:  # no other sheet in a conditional format: some programs refuse it
                    marked = column_fixed(f'{placed.cell(f"flag:{check.code}", 0)}<>""')
                writer.lint.require(placed.name, marked)
                sheet.conditional_format(placed.first, place, last, place,
                                         {"type": "formula", "criteria": "=" + marked, "format": wrong})
    for column in placed.sheet.columns:
        for word in column.alarm:
            place = placed.places[column.key]
            sheet.conditional_format(placed.first, place, last, place, {
                "type": "cell", "criteria": "==", "value": f'"{word}"', "format": wrong})
        if column.kind == "findings":
            place = placed.places[column.key]
            sheet.conditional_format(placed.first, place, last, place, {
                "type": "formula", "criteria": f'=${letters(place)}{placed.first + 1}<>""', "format": wrong})


def page(writer, sheet, placed, last):
    """Freeze, protect and set up the page: A4 landscape, one page wide, repeated header, footer."""
    sheet.freeze_panes(0 if placed.sheet.chart else placed.first, placed.sheet.freeze)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(**MARGINS)
    sheet.repeat_rows(placed.header, placed.first - 1)
    paginate(sheet, placed)
    sheet.set_footer(LANDSCAPE_FOOTER)
    end = placed.first + placed.size + placed.sheet.total + len(placed.sheet.notes)
    sheet.print_area(0, 0, end, last)
    sheet.autofilter(placed.first - 1, 0, placed.first + placed.size - 1, last)
    texts = [column for column in placed.sheet.columns if column.typed and column.kind == "text"]
    ranges = " ".join(f"{placed.letter(column.key)}{placed.first + 1}:{placed.letter(column.key)}"
                      f"{placed.first + placed.size}" for column in texts)
    if ranges:
        sheet.ignore_errors({"number_stored_as_text": ranges})
    sheet.protect("", PROTECTION)


def paginate(sheet, placed):
    """Spread the columns over as many A4 pages as the template breaks them into, the first columns on each."""
    shown = [column for column in placed.sheet.columns if not column.hidden]
    breaks = [placed.places[column.key] for column in shown if column.new_page]
    if not breaks:
        sheet.fit_to_pages(1, 0)
        return
    kept = sum(column.width for column in shown[:placed.sheet.repeat])
    widths = [sum(column.width for column in shown[start:end]) for start, end in
              zip([0, *breaks], [*breaks, len(shown)])]
    widest = max(width + (kept if index else 0) for index, width in enumerate(widths))
    sheet.set_v_pagebreaks(breaks)
    sheet.repeat_columns(0, placed.sheet.repeat - 1)
    sheet.set_print_scale(max(10, min(100, int(100 * CHARACTERS_ON_A4 / widest))))


def chart(writer, sheet, placed):
    """Draw the chart of a summary above its table."""
    made = placed.sheet.chart
    chart = writer.book.add_chart({"type": "column"})
    last = placed.first + min(placed.size, MOST_BARS) - 1
    span = lambda key: [placed.name, placed.first, placed.places[key], last, placed.places[key]]  # noqa: E731
    for key in made["values"]:
        chart.add_series({"name": placed.sheet.column(key).label, "categories": span(made["categories"]),
                          "values": span(key), "gap": 60})
    if made.get("line"):
        line = writer.book.add_chart({"type": "line"})
        line.add_series({"name": placed.sheet.column(made["line"]).label, "categories": span(made["categories"]),
                         "values": span(made["line"]), "line": {"color": "#C00000", "dash_type": "dash"}})
        chart.combine(line)
    chart.set_title({"name": made["title"], "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"num_format": made.get("format", "0%"), "major_gridlines": {"visible": True}})
    chart.set_size(CHART_SIZE)
    chart.show_hidden_data()
    sheet.insert_chart(placed.chart_row, 1, chart, {"y_offset": 6})

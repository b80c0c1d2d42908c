"""Why the engine refuses what it refuses, and what to do instead; the coverage table of docs/engine.md is made of this."""

ASYNC = "只有 xlwings Lite 有异步成员;请用同名的同步成员"
DRAWN = "openpyxl 只能原样带着图表和图片;请在 Excel 里修改,或经 sheet.api 直接用 openpyxl"
CLASSES = {
    "Chart": DRAWN, "ChartAxis": DRAWN, "ChartSeries": DRAWN, "ChartSeriesCollection": DRAWN, "ChartLegend": DRAWN,
    "Charts": DRAWN, "Picture": DRAWN, "Pictures": DRAWN, "Shape": "openpyxl 不读文本框和形状;请在 Excel 里修改",
    "PivotTable": "openpyxl 不能刷新数据透视表;请用 pandas 的 pivot_table 算好再写值",
    "PivotTables": "openpyxl 不能建数据透视表;请用 pandas 的 pivot_table 算好再写值",
    "PivotFields": "openpyxl 不能修改数据透视表;请在 Excel 里修改", "PivotField": "openpyxl 不能修改数据透视表;请在 Excel 里修改",
    "PivotValueFields": "openpyxl 不能修改数据透视表;请在 Excel 里修改",
    "PivotValueField": "openpyxl 不能修改数据透视表;请在 Excel 里修改",
    "Comment": "openpyxl 不读批注对话;请用 Range.note", "CommentReply": "openpyxl 不读批注对话;请用 Range.note",
    "ConditionalFormat": "请经 sheet.api.conditional_formatting 用 openpyxl 读写条件格式",
    "ConditionalFormats": "请经 sheet.api.conditional_formatting 用 openpyxl 读写条件格式",
    "AutoFilter": "openpyxl 不会隐藏被筛掉的行;请用 pandas 筛选,或经 sheet.api.auto_filter 写筛选条件",
    "Characters": "不能单改一个单元格里的部分文字;请经 range.api 用 openpyxl 的 CellRichText",
    "Collection": "openpyxl 不读文本框和形状;请在 Excel 里修改",
}
MEMBERS = {
    "App": {
        "xl": "没有 Excel 程序可交出来;请用 app.books", "run": "没有 Excel,运行不了 VBA 宏;请把宏改写成 Python 函数",
        "startup_path": "没有 Excel 的启动文件夹", "alert": "没有窗口可弹出;请用 print 或 app.status_bar"},
    "Book": {"json": "只有 xlwings Server 用它;请用 book.save()"},
    "Sheet": {"comments": "openpyxl 不读批注对话;请用 sheet.notes", "to_html": "请用 pandas 的 to_html,或 book.to_pdf()"},
    "Range": {
        "autofilter": CLASSES["AutoFilter"],
        "conditional_formats": CLASSES["ConditionalFormats"], "comment": CLASSES["Comment"], "add_comment": CLASSES["Comment"],
        "characters": CLASSES["Characters"], "copy_picture": "没有屏幕可截图;请用 book.to_pdf()",
        "to_png": "没有屏幕可截图;请用 book.to_pdf()", "to_pdf": "只能打印整本;请设 sheet.page_setup.print_area 再用 book.to_pdf()",
        "move": "别处公式对这些单元格的引用不会跟着走;请用 copy 再 clear,并检查公式",
        "get_async_pipeline_overrides": ASYNC},
    "Table": {
        "sort": "请用 table.data_body_range.sort(…)", "autofilter": CLASSES["AutoFilter"], "show_headers=": "openpyxl 写的表格必须有标题行",
        "show_totals=": "请在表格下面自己写合计公式"},
    "Note": {"author": "openpyxl 读不出作者"},
}

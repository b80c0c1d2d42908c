"""How the workbooks look: yellow to fill, grey computed and locked, pink wrong, a word beside every colour."""

FONT = "宋体"
TITLE_FONT = "黑体"
YELLOW, GREY, PINK, HEAD = "#FFF7D6", "#F0F0F0", "#FFC7CE", "#DCE6F1"
NUMBER_FORMATS = {"yuan": "#,##0.00", "date": "yyyy-mm-dd", "ratio": "0.00##%", "whole": "0", "number": "0", "rank": "0"}
CENTRED = ("date", "whole", "number", "rank", "word", "yesno", "ratio")
LONG = ("findings", "sentence")
LANDSCAPE_FOOTER = "&C第 &P 页 共 &N 页"
PROTECTION = {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True, "format_cells": True}
MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}
A4 = 9


class Looks:
    """The formats of one workbook, made once each."""

    def __init__(self, book):
        self.book, self.made = book, {}

    def format(self, **properties):
        """Return the format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format({"font_name": FONT, "font_size": 10, "valign": "vcenter", **properties})
        return self.made[key]

    @property
    def title(self):
        """The merged title in the first row."""
        return self.format(font_name=TITLE_FONT, font_size=16, bold=True, align="center")

    @property
    def line(self):
        """The line 填报单位 / 填报日期 / 单位 and the notes."""
        return self.format()

    @property
    def note(self):
        """A paragraph below a table or on a page of text."""
        return self.format(text_wrap=True, valign="top")

    @property
    def head(self):
        """A header cell."""
        return self.format(bold=True, border=1, bg_color=HEAD, align="center", text_wrap=True)

    @property
    def head_left(self):
        """The label of a field above a table."""
        return self.format(bold=True, border=1, bg_color=HEAD, align="left", text_wrap=True)

    @property
    def wrong(self):
        """What conditional formatting lays over a wrong cell."""
        return self.book.add_format({"bg_color": PINK, "font_color": "#9C0006"})

    def cell(self, kind, typed, number_format=""):
        """Return the format of a data cell."""
        properties = {"border": 1, "bg_color": YELLOW if typed else GREY}
        if typed:
            properties["locked"] = False
        if kind in LONG:
            properties |= {"text_wrap": True, "font_size": 8}
        elif kind == "text":
            properties["text_wrap"] = True
        if kind in CENTRED:
            properties["align"] = "center"
        if typed and kind in ("text", "word", "words", "yesno"):
            properties["num_format"] = "@"
        chosen = number_format or NUMBER_FORMATS.get(kind)
        if chosen:
            properties["num_format"] = chosen
        return self.format(**properties)

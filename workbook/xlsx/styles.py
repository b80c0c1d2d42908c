"""The styles part, of which only the number formats matter to what a cell says."""

from workbook.xlsx.damage import TooLarge
from workbook.xlsx.number_formats import FORMATS, GENERAL
from workbook.xlsx.part_stream import parsed

BUILT_IN = {str(number): code for number, code in FORMATS.items()}
MOST_FORMATS = 500_000  # Excel holds 64,000


def cell_formats(package, part):
    """Return the number format code of every cell format, in the order in which cells count them."""
    own, formats = {}, []

    def begin(parser, space, _):
        own_formats, own_format, cell_formats, cell_format = (space + name for name in ("numFmts", "numFmt", "cellXfs", "xf"))
        group = None

        def start(tag, attributes):
            nonlocal group
            if tag == cell_format and group == cell_formats:
                formats.append(attributes.get("numFmtId", "0"))
            elif tag == own_format and group == own_formats:
                own[attributes.get("numFmtId")] = attributes.get("formatCode", GENERAL)
            elif tag in (own_formats, cell_formats):
                group = tag

        def end(tag):
            nonlocal group
            if tag == group:
                group = None

        parser.StartElementHandler, parser.EndElementHandler = start, end

    for _ in parsed(package, part, "styleSheet", begin):
        if len(formats) + len(own) > MOST_FORMATS:
            raise TooLarge(f"格式超过 {MOST_FORMATS:,} 种", part)
    return [own.get(number) or BUILT_IN.get(number, GENERAL) for number in formats]

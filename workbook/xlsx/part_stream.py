"""Reading a large part block by block with expat; what it is made of is told to handlers."""

from xml.parsers import expat

from workbook.xlsx.damage import Damaged, DocumentType, Malformed, malformed
from workbook.xlsx.namespaces import SEPARATOR, main

BUFFER = 2**16
LONGEST = 2**22  # of one tag or comment


def parsed(package, part, root, begin):
    """Parse a part whose root element is `root`, yielding after every block.

    `begin(parser, space, attributes)` is called at the root and sets the handlers; `space` stands before every name.
    """
    parser = expat.ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text, parser.buffer_size = True, BUFFER

    def first(tag, attributes):
        space = main(tag, root)
        if space is None:
            raise Damaged("不是 Excel 的内容", part)
        parser.StartElementHandler = None
        begin(parser, space + SEPARATOR, attributes)

    def declared(*_):
        raise DocumentType("含有外部定义", part)

    parser.StartElementHandler, parser.StartDoctypeDeclHandler = first, declared
    fed = 0
    for block in package.blocks(part):
        _parse(parser, block, False, part)
        fed += len(block)
        if fed - parser.CurrentByteIndex > LONGEST:  # old expats begin it anew with every block
            raise Malformed("里有一处过长", part)
        yield
    _parse(parser, b"", True, part)
    yield


def _parse(parser, block, last, part):
    try:
        parser.Parse(block, last)
    except (expat.ExpatError, LookupError, ValueError) as error:  # broken, or in characters that expat does not know
        raise malformed(error, part) from None

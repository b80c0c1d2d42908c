"""What stands before the root element of a part: a document type there is refused before anything of it is expanded."""

from xml.parsers import expat

from workbook.xlsx.damage import DocumentType, Malformed, malformed

MARK = b"<!DOCTYPE"
LONGEST = 2**20  # programs write a declaration of some fifty bytes; a comment may stand there, a megabyte not


class _Root(Exception):
    """The prolog is over."""


class _Declared(Exception):
    """There is a document type."""


def looks_like_xml(start):
    """Tell whether a part that begins with `start` may be read as XML, whatever its name, in whatever width of character.

    >>> looks_like_xml("\\ufeff <a/>".encode("utf-16")), looks_like_xml(b"\\x89PNG")
    (True, False)
    """
    return start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<"


def root(blocks, part=None):
    """Return the name of the root element of the part of which `blocks` are the bytes; nothing behind it is looked at.

    DocumentType where one is declared, Malformed where no root element comes.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler, parser.StartElementHandler = _declared, _begun
    seen = b""
    try:
        for block in blocks:
            seen += block[:LONGEST].replace(b"\x00", b"")
            parser.Parse(block, False)
            if len(seen) > LONGEST:
                raise DocumentType("开头过长", part)
        parser.Parse(b"", True)
    except _Root as found:
        return str(found)
    except _Declared:
        raise DocumentType("含有外部定义", part) from None
    except (expat.ExpatError, LookupError, ValueError) as error:  # not for this parser, perhaps for another
        if MARK in seen:
            raise DocumentType("含有外部定义", part) from None
        raise malformed(error, part) from None
    raise Malformed("内容已损坏或不完整", part)


def _declared(*_):
    raise _Declared


def _begun(tag, _):
    raise _Root(tag)

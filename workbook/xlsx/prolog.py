"""What stands before the root element of a part: a document type there is refused before anything of it is expanded."""

from xml.parsers import expat

from workbook.xlsx.damage import DocumentType

MARK = b"<!DOCTYPE"
LONGEST = 2**20  # programs write a declaration of some fifty bytes; a comment may stand there, a megabyte not


class _Root(Exception):
    """The prolog is over."""


def looks_like_xml(start):
    """Tell whether a part that begins with `start` may be read as XML, whatever its name, in whatever width of character.

    >>> looks_like_xml("\\ufeff <a/>".encode("utf-16")), looks_like_xml(b"\\x89PNG")
    (True, False)
    """
    return start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<"


def refuse_document_type(blocks, part=None):
    """Raise DocumentType where the part of which `blocks` are the bytes declares one; only its prolog is looked at."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _declared
    parser.StartElementHandler = _root
    seen = b""
    try:
        for block in blocks:
            seen += block.replace(b"\x00", b"")
            if len(seen) > LONGEST:
                raise DocumentType("开头过长", part)
            parser.Parse(block, False)
    except _Root:
        return
    except DocumentType:
        raise DocumentType("含有外部定义", part) from None
    except (expat.ExpatError, ValueError):  # not for this parser, perhaps for another
        if MARK in seen:
            raise DocumentType("含有外部定义", part) from None


def _declared(*_):
    raise DocumentType("")


def _root(*_):
    raise _Root

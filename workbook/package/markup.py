"""XML by byte offset: a part is never written anew, only cut and spliced where it changes, so all else keeps its spelling."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from workbook.package.refused import malformed
from workbook.xlsx.package import MOST_TAGS

TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
DECLARED = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
READABLE = (b"utf-8", b"utf8", b"us-ascii", b"ascii")


def local(tag):
    """Return a name without its prefix.

    >>> local("x:row"), local("row")
    ('row', 'row')
    """
    return tag.rpartition(":")[2]


def prefix(tag):
    """Return the prefix of a name with its colon.

    >>> prefix("x:row"), prefix("row")
    ('x:', '')
    """
    return tag[:len(tag) - len(local(tag))]


def escaped(text):
    """Return a text for XML content or an attribute in double quotes.

    >>> escaped('<a&"b">')
    '&lt;a&amp;&quot;b&quot;&gt;'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def reader(content, part):
    """Return an expat parser for a part; a document type or an encoding other than UTF-8 is refused."""
    declared = DECLARED.match(content)
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:4] or (declared and declared.group(1).lower() not in READABLE):
        raise malformed(part, "不是 UTF-8 编码")
    made = expat.ParserCreate()
    made.buffer_text = True

    def refuse(*_):
        raise malformed(part, "含有外部定义")

    made.StartDoctypeDeclHandler = refuse
    return made


def parsed(parser, content, part):
    """Run the parser over a part; Fault where it is not well-formed."""
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise malformed(part, "不是完整的 XML") from None


def past_tag(content, start):
    """Return the offset after the tag that begins at `start`, and whether it closes itself."""
    end = TAG.match(content, start).end()
    return end, content[end - 2:end] == b"/>"


@dataclass
class Element:
    """An element and where it stands: `start`–`end` with its tags, `inside`–`close` between them."""

    tag: str
    attributes: dict
    start: int
    inside: int
    empty: bool
    close: int = 0
    end: int = 0
    text: str = ""
    children: list = field(default_factory=list)

    def all(self, *names):
        """Return the children of these names."""
        return [child for child in self.children if local(child.tag) in names]

    def first(self, name):
        """Return the first child of a name, or None."""
        return next(iter(self.all(name)), None)


def tree(content, part):
    """Return the root Element of a part that is not large; Fault where it is."""
    if content.count(b"<") > MOST_TAGS:
        raise malformed(part, "过大")
    parser, stack, done = reader(content, part), [], []

    def start(tag, attributes):
        at = parser.CurrentByteIndex
        made = Element(tag, attributes, at, *past_tag(content, at))
        if stack:
            stack[-1].children.append(made)
        stack.append(made)

    def end(_):
        made, at = stack.pop(), parser.CurrentByteIndex
        made.close, made.end = (made.inside, made.inside) if made.empty else (at, past_tag(content, at)[0])
        if not stack:
            done.append(made)

    def text(words):
        if stack:
            stack[-1].text += words

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parsed(parser, content, part)
    return done[0]


def appended(content, element, inner):
    """Return the splice (start, end, bytes) that puts `inner` last into an element."""
    if not element.empty:
        return element.close, element.close, inner
    opened = content[element.start:element.inside - 2].rstrip() + b">"
    return element.start, element.inside, opened + inner + f"</{element.tag}>".encode()


def retagged(content, element, **attributes):
    """Return the splice that sets attributes of an element's start tag, leaving the others as they are spelt."""
    tag = content[element.start:element.inside]
    for name, value in attributes.items():
        spelt = re.compile(rb"""(\s)""" + name.encode() + rb"""\s*=\s*(?:"[^"]*"|'[^']*')""")
        said = f'{name}="{escaped(str(value))}"'.encode()
        if spelt.search(tag):
            tag = spelt.sub(lambda found, said=said: found.group(1) + said, tag, count=1)
        else:
            cut = len(tag) - (2 if element.empty else 1)
            tag = tag[:cut].rstrip() + b" " + said + tag[cut:]
    return element.start, element.inside, tag


def spliced(content, splices):
    """Return `content` with every (start, end, bytes) put in; those at one place stay in the order given.

    >>> spliced(b"abcd", [(3, 3, b"Y"), (1, 2, b"X"), (3, 3, b"Z")])
    b'aXcYZd'
    """
    made, at = [], 0
    for start, end, inner in sorted(splices, key=lambda splice: splice[:2]):
        if start < at:
            raise ValueError("splices lie over one another")
        made += [content[at:start], inner]
        at = end
    return b"".join([*made, content[at:]])

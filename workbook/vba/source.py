"""VBA as it is written, Chinese in its strings, to VBA that no code page can spoil: printable ASCII with CRLF.

A literal becomes `ChrW$(…)` joined by `&`; comments lose what is not ASCII; what cannot be rewritten without a change of
meaning is refused.
"""

import re
from dataclasses import dataclass

from workbook.vba.continuation import ContinuationError, continued

TOKEN = re.compile(r"""(?P<string>"(?:[^"]|"")*(?P<closed>")?)|(?P<comment>'.*)|(?P<word>[^\W\d]\w*)|(?P<sign>[^\w\s"'])|(?P<rest>\s+|\d\w*)""")
FOREIGN = re.compile(r"\w*[^\t\x20-\x7e]\w*")  # with the rest of the name that it stands in
RUN = re.compile(r"[\x20-\x7e]+|[^\x20-\x7e]")
CONSTANT = {
    "const": ("a Const", "write a Function that returns it"),
    "optional": ("the default of an Optional", 'let it be "" and set it inside the procedure'),
    "declare": ("a Declare", "name the library in ASCII"),
    "attribute": ("an Attribute", "describe it in ASCII"),
    "#": ("a directive", "compare with an ASCII word"),
}
CONTINUED = re.compile(r"(^|\s)_\s*$")
OPENS_A_STATEMENT = ("", ":", "then", "else")
REWRITTEN = "ChrW$"
WRITTEN_FOR_YOU = re.compile(r"\s*(Attribute\s+VB_|VERSION\s+\d)", re.IGNORECASE)


class SourceError(ValueError):
    """VBA that cannot be put into a workbook; carries file, line, what is wrong and how to write it."""

    def __init__(self, file, line, what, how):
        super().__init__(f"{file}{f', line {line}' if line else ''}: {what}; {how}")
        self.file, self.line, self.what, self.how = file, line, what, how


@dataclass
class _Statement:
    """What stands before the present token: the constant it belongs to, if any, and the last word or sign."""

    constant: tuple = ()
    last: str = ""

    def follow(self, token):
        if token == "+" and self.last == REWRITTEN:
            raise _Refused("+ follows words in Chinese", "join words with &")
        if token == ":":
            self.constant = ()
        elif token not in ("#", "attribute") or self.last == "":
            self.constant = self.constant or CONSTANT.get(token, ())
        self.last = token


def ascii_source(text, file):
    """Return VBA without a non-ASCII character that does the same, every line ended by CRLF.

    SourceError, with `file` and line, for Chinese where a constant is needed or in names, for Attribute lines of a module's
    head, and for lines that stay longer than 1,023 characters after all continuations.

    >>> ascii_source('x = "发现 2 处" \\' 放在 D2', "Buttons.bas").rstrip()
    'x = ChrW$(21457) & ChrW$(29616) & " 2 " & ChrW$(22788) \\' D2'
    """
    written, logical, statement = [], [], _Statement()
    for number, line in enumerate(_lines(text), 1):
        try:
            if WRITTEN_FOR_YOU.match(line):
                raise _Refused("the head of a module is written for you", "leave this line out")
            logical.append(_rewritten(line.rstrip(), statement))
            if not CONTINUED.search(line):
                written += continued(logical)
                logical, statement = [], _Statement()
        except (_Refused, ContinuationError) as error:
            raise SourceError(file, number, *error.args) from None
    if logical:
        raise SourceError(file, number, "the last line ends in _", "end the statement")
    return "".join(line + "\r\n" for line in written)


def _lines(text):
    """Return the lines that any system's line ends make, and no other sign."""
    lines = re.split(r"\r\n?|\n", text)
    return lines[:-1] if lines[-1] == "" else lines


class _Refused(Exception):
    """What is wrong with a line, and how to write it."""


def _rewritten(line, statement):
    """Return a physical line as atoms, after each of which but the last it may be continued."""
    atoms = [""]
    for match in TOKEN.finditer(line):
        token, kind = match[0], match.lastgroup
        if kind == "comment" or (kind == "word" and token.lower() == "rem" and statement.last in OPENS_A_STATEMENT):
            atoms[-1] += _comment(line[match.start():])
            break
        if kind == "string":
            statement.follow(_literal(match, line, statement, atoms))
        elif FOREIGN.search(token):
            raise _Refused(f"{FOREIGN.search(line, match.start())[0]!r} is not ASCII", 'Chinese may stand inside "…" and in comments only')
        elif kind == "rest" and token.isspace() and atoms[-1].endswith((",", " &")):
            atoms.append(token)
        else:
            atoms[-1] += token
            if not token.isspace() and token != "_":
                statement.follow(token.lower())
    atoms[-1] = atoms[-1].rstrip()
    return atoms


def _literal(match, line, statement, atoms):
    """Add a string literal, as it is or as parts joined by &; return what it became for those that follow."""
    if not match["closed"]:
        raise _Refused("a string has no closing quote", 'end it with ", and write a quote inside as ""')
    if not FOREIGN.search(match[0]) and "\t" not in match[0]:
        atoms[-1] += match[0]
        return '"'
    if statement.constant:
        what, how = statement.constant
        raise _Refused(f"{what} cannot hold {match[0]}", how)
    if statement.last == "+":
        raise _Refused(f"+ stands before {match[0]}", "join words with &")
    if re.search(r"\w&?$", line[:match.start()]):
        raise _Refused(f"{match[0]} touches what stands before it", "leave a blank, also on both sides of &")
    first, *others = parts(match[0][1:-1].replace('""', '"'))
    atoms[-1] += first
    for part in others:
        atoms[-1] += " &"
        atoms.append(" " + part)
    return REWRITTEN


def parts(words):
    """Return the VBA expressions that, joined by &, give `words`; beyond U+FFFF a character is two code units.

    >>> parts('"校"𠮷')
    ['\"\"\"\"', 'ChrW$(26657)', '\"\"\"\"', 'ChrW$(55362)', 'ChrW$(57271)']
    """
    found = []
    for run in RUN.findall(words):
        if run.isascii() and run.isprintable():
            found.append('"' + run.replace('"', '""') + '"')
        else:
            units = run.encode("utf-16-le")
            found += [f"ChrW$({int.from_bytes(units[at:at + 2], 'little')})" for at in range(0, len(units), 2)]
    return found


def _comment(text):
    """Return a comment without what is not ASCII; nothing if only signs would be left."""
    if CONTINUED.search(text):
        raise _Refused("a comment ends in _ and would swallow the next line", "end the comment otherwise")
    if not FOREIGN.search(text):
        return text
    mark = "'" if text[0] == "'" else text[:3]
    left = re.sub(r" {2,}", " ", re.sub(r"[^\t\x20-\x7e]+", " ", text[len(mark):])).strip(" _:;,.-")
    return f"{mark} {left}" if re.search(r"[A-Za-z0-9]", left) else ""

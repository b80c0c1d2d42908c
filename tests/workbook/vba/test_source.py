"""VBA written with Chinese: what becomes of literals and comments, what is refused, how long a line may be."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workbook.vba.workbooks import BUTTONS
from workbook.vba import SourceError, ascii_source

WRITTEN = {
    'x = "校"': "x = ChrW$(26657)",
    'x = "校验 A1 表"': 'x = ChrW$(26657) & ChrW$(39564) & " A1 " & ChrW$(34920)',
    'x = "他说""好"""': 'x = ChrW$(20182) & ChrW$(35828) & """" & ChrW$(22909) & """"',
    'x = "𠮷"': "x = ChrW$(55362) & ChrW$(57271)",  # U+20BB7
    'x = "€😀"': "x = ChrW$(8364) & ChrW$(55357) & ChrW$(56832)",
    'x = "a\tb"': 'x = "a" & ChrW$(9) & "b"',
    'x = ""': 'x = ""',
    'x = """"': 'x = """"',
    'x = "\' no comment"': 'x = "\' no comment"',
    'Worksheets("表").Range("A1")': 'Worksheets(ChrW$(34920)).Range("A1")',
    'MsgBox "好", , "题"': "MsgBox ChrW$(22909), , ChrW$(39064)",
    'MsgBox Prompt:="好"': "MsgBox Prompt:=ChrW$(22909)",
    'Print #1, "好"': "Print #1, ChrW$(22909)",
    'If d > #1/2/2025# Then x = "好"': "If d > #1/2/2025# Then x = ChrW$(22909)",
    'Const A = "a": x = "好"': 'Const A = "a": x = ChrW$(22909)',
    'x = a + b & "好"': "x = a + b & ChrW$(22909)",
    'If a = "好" Then b = c + 1': "If a = ChrW$(22909) Then b = c + 1",
    "' 核对比例": "",
    "    ' 核对比例: checks the ratios": "    ' checks the ratios",
    "x = 1 ' 第一 step": "x = 1 ' step",
    "x = 1 ' 第一": "x = 1",
    "x = 1 ' 好_": "x = 1",
    "Rem 核对": "",
    "x = 1: Rem 核对 ratios": "x = 1: Rem ratios",
    "If a Then Rem 好 or not": "If a Then Rem or not",
    'x = "a" \' "好" and "b"': 'x = "a" \' " " and "b"',
    "' plain, with ,, signs": "' plain, with ,, signs",
    "x = 1  ": "x = 1",
    "Public Remark As String": "Public Remark As String",
}
REFUSED = {
    'Private Const T = "校验"': ('a Const cannot hold "校验"', "write a Function that returns it"),
    '#Const T = "校"': ("a directive cannot hold", "compare with an ASCII word"),
    '#If T = "校" Then': ("a directive cannot hold", "compare with an ASCII word"),
    'Sub F(Optional t As String = "校")': ("the default of an Optional cannot hold", 'let it be ""'),
    'Declare Sub F Lib "校" ()': ("a Declare cannot hold", "name the library in ASCII"),
    'Attribute F.VB_Description = "校"': ("an Attribute cannot hold", "describe it in ASCII"),
    "Sub 核对比例()": ("'核对比例' is not ASCII", 'Chinese may stand inside "…" and in comments only'),
    "x = Check核对(1)": ("'Check核对' is not ASCII", "Chinese may stand inside"),
    "x = “a”": ("'“a' is not ASCII", "Chinese may stand inside"),
    "F a，b": ("is not ASCII", "Chinese may stand inside"),
    "x =\u30001": ("'\\u30001' is not ASCII", "Chinese may stand inside"),
    "x = 1\x0c + 2": ("'\\x0c' is not ASCII", "Chinese may stand inside"),
    'x = "好': ("a string has no closing quote", 'end it with "'),
    'x = "好" + y': ("+ follows words in Chinese", "join words with &"),
    'x = y + "好"': ('+ stands before "好"', "join words with &"),
    'x = y&"好"': ('"好" touches what stands before it', "leave a blank, also on both sides of &"),
    "' note _": ("a comment ends in _", "end the comment otherwise"),
    "x = 1 + _": ("the last line ends in _", "end the statement"),
    'Attribute VB_Name = "Buttons"': ("the head of a module is written for you", "leave this line out"),
    "VERSION 1.0 CLASS": ("the head of a module is written for you", "leave this line out"),
}
CONTINUED = {  # refused although the reason stands on another line
    'Const T = _\n  "校"': "a Const cannot hold",
    'x = "好" _\n  + y': "+ follows words in Chinese",
    'x = y + _\n  "好"': "+ stands before",
}


def one(line):
    """Return what becomes of a line."""
    return ascii_source(line, "Buttons.bas").removesuffix("\r\n")


def value(expression):
    """Return the words that literals and ChrW$ joined by & give, as UTF-16 has them."""
    units = b""
    for part in re.split(r" &(?: _\r\n *)? ?(?=C|\")", expression):
        literal = re.fullmatch(r'"((?:[^"]|"")*)"', part)
        code = re.fullmatch(r"ChrW\$\((\d{1,5})\)", part)
        assert literal or code, part
        units += literal[1].replace('""', '"').encode("utf-16-le") if literal else int(code[1]).to_bytes(2, "little")
    return units.decode("utf-16-le")


@pytest.mark.parametrize("line", WRITTEN)
def test_what_a_line_becomes(line):
    """The code units are those of the Unicode charts."""
    assert WRITTEN[line] == one(line)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=60))
def test_any_words_come_back(words):
    """Quotes, blanks, control characters, every plane of Unicode."""
    source = one('x = "' + words.replace('"', '""') + '"')

    assert re.fullmatch(r"[\x20-\x7e\r\n]*", source)
    assert words == value(source.removeprefix("x = "))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_whatever_is_written_is_ascii_or_refused(text):
    """A program of nonsense too, and no line ends but CRLF."""
    try:
        source = ascii_source(text, "Buttons.bas")
    except SourceError as error:
        assert 1 <= error.line <= 61
    else:
        assert re.fullmatch(r"([\t\x20-\x7e]*\r\n)*", source)


@given(st.lists(st.sampled_from([line for line in BUTTONS.splitlines() if line.isascii() and not line.endswith("_")])))
def test_a_program_in_ascii_stays_as_it_is(lines):
    """Not a blank is lost."""
    assert "".join(line + "\r\n" for line in lines) == ascii_source("".join(line + "\n" for line in lines), "Buttons.bas")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_ends_in_crlf(end):
    """Whatever system the file was written on; the last line too, and no more of them."""
    assert "a = 1\r\n\r\nb = 2\r\n" == ascii_source(end.join(["a = 1", "", "b = 2"]), "B.bas")
    assert "a = 1\r\n" == ascii_source("a = 1" + end, "B.bas")


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_refused(line):
    """With file, line, what is wrong and how to write it."""
    what, how = REFUSED[line]
    with pytest.raises(SourceError) as error:
        ascii_source("Option Explicit\n" + line, "Buttons.bas")

    assert ("Buttons.bas", 2) == (error.value.file, error.value.line)
    assert what in error.value.what and how in error.value.how
    assert str(error.value).startswith("Buttons.bas, line 2: ")


@pytest.mark.parametrize("text", CONTINUED)
def test_what_is_refused_across_lines(text):
    """A statement is one, however many lines it has."""
    with pytest.raises(SourceError, match=re.escape(CONTINUED[text])) as error:
        ascii_source(text, "Buttons.bas")
    assert 2 == error.value.line


@pytest.mark.parametrize("count, lines", [(73, 1), (74, 2), (500, 8), (1640, 25)])
def test_a_long_line_is_continued(count, lines):
    """At most 1,023 characters a line and 24 continuations, as the editor of Excel takes; the words stay the same."""
    source = one(f'x = "{"救" * count}"')
    made = source.split("\r\n")

    assert lines == len(made)
    assert max(map(len, made)) <= 1023
    assert all(line.endswith(" & _") for line in made[:-1])
    assert "救" * count == value(source.removeprefix("x = "))


def test_a_line_of_1023_characters_stays_whole():
    """One more is continued at a comma."""
    line = "x = F(" + "a, " * 300 + "b" * 116 + ")"

    assert 1023 == len(line)
    assert line == one(line)
    assert 2 == one(line.replace("bb", "bbb", 1)).count("\r\n") + 1


@pytest.mark.parametrize("line, said", [
    (f'x = "{"救" * 1700}"', "the statement takes 25 continuations, Excel allows 24; build the text in several statements"),
    ("x = F( _\n" * 24 + f'"{"救" * 70}")', "the statement takes 25 continuations"),
    (f"x = {'a' * 1020}", "a piece of 1024 characters cannot be continued, a line takes 1023"),
    (f"' {'a' * 1022}", "a piece of 1024 characters"),
    (f'x = "{"a" * 1100}救"', "write the text as shorter parts joined by &")])
def test_what_stays_too_long(line, said):
    """It is refused rather than cut."""
    with pytest.raises(SourceError, match=said):
        ascii_source(line, "Buttons.bas")

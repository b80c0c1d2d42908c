"""The text of strings: escapes of characters that XML cannot hold, edge blanks, rich text without its phonetic runs."""

import re

ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # outside XML 1.0, and the CR that XML would turn into LF
BLANKS = " \t\r\n"
TWICE = "里一段文字写了两遍"  # a string, and a run of it, has one text


def unescaped(text):
    """Return a string of ST_Xstring as it reads (ECMA-376 part 1, 22.9.2.19); a literal underscore is itself escaped.

    >>> unescaped("a_x000D_b"), unescaped("_x005F_x000D_"), unescaped("_x0D_"), unescaped("_xD83D__xDE00_")
    ('a\\rb', '_x000D_', '_x0D_', '😀')
    """
    if "_x" not in text:
        return text
    text = ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text)
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def spelt_out(text):
    r"""Return a string as ST_Xstring holds it: characters that XML cannot hold, and what reads like an escape, as escapes.

    >>> print(spelt_out("a\x0b"), spelt_out("_x000D_"), unescaped(spelt_out("_x000D_\r")) == "_x000D_\r")
    a_x000B_ _x005F_x000D_ True
    """
    return UNWRITABLE.sub(lambda found: f"_x{ord(found.group()):04X}_", ESCAPE_LIKE.sub("_x005F_", text))


def joined(runs):
    """Return the string of `runs`, [(text, whether its blanks are to be kept)]: edge blanks count only where they are kept.

    Excel drops them otherwise, but keeps a blank between two runs.

    >>> joined([(" a ", False)]), joined([(" a ", True)]), joined([("你", False), (" ", False), ("好 ", False)])
    ('a', ' a ', '你 好')
    """
    if not runs:
        return ""
    if len(runs) == 1:
        text, kept = runs[0]
        return unescaped(text if kept else text.strip(BLANKS))
    texts = [text for text, _ in runs]
    if not runs[0][1]:
        texts[0] = texts[0].lstrip(BLANKS)
    if not runs[-1][1]:
        texts[-1] = texts[-1].rstrip(BLANKS)
    return unescaped("".join(texts))

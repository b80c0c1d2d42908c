"""Signs that take room or none and mean nothing: blanks of every width, zero-width signs, controls."""

import re

SIGNS = "\\s\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\x00-\x1f\x7f-\x9f"
BLANKS = re.compile(f"[{SIGNS}]+")
EDGES = re.compile(f"^[{SIGNS}]+|[{SIGNS}]+$")
MIDDLE = re.compile(f"[{SIGNS}]+")


def squeezed(text):
    """Return a text without any blank sign.

    >>> squeezed(" 张\\u3000三\\u200b\\n")
    '张三'
    """
    return BLANKS.sub("", text)


def trimmed(text):
    """Return a text without blank signs at its ends.

    >>> trimmed("\\u00a0 青石镇 卫生院\\t")
    '青石镇 卫生院'
    """
    return EDGES.sub("", text)

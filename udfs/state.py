"""What a rule answers when it has no value: the five words of the contract.

A rule's body never tests for them. Reading a blank, an unfilled local parameter or a day outside the
published calendar raises :class:`Unresolved`; the outermost rule call catches it and answers with its word.
The column and formula readings follow the same order of evaluation.
"""

BLANK = None
DATA_ERROR = "数据错误"
NOT_APPLICABLE = "不适用"
NO_CALENDAR = "待补节假日表"
TO_FILL = "待填:"


class Unresolved(Exception):
    """A value that is not there yet; `word` is what the cell shows."""

    def __init__(self, word):
        super().__init__(word)
        self.word = word


def to_fill(label):
    """Return the word for a value that nobody has filled in.

    >>> to_fill("收费标准类别")
    '待填:收费标准类别'
    """
    return TO_FILL + label


def is_unresolved(value):
    """Tell whether `value` stands for a missing value (blank, 待填, 待补节假日表).

    >>> is_unresolved(None), is_unresolved("待填:住院救助比例"), is_unresolved("达标"), is_unresolved(0)
    (True, True, False, False)
    """
    return value is None or value == NO_CALENDAR or (isinstance(value, str) and value.startswith(TO_FILL))

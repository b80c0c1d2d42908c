"""The formula of a cell as it would be typed, shared formulas spelt out."""

from workbook.xlsx.references import place
from workbook.xlsx.shared_formula import cut, moved


class ArrayText(str):
    """An array formula, {=…}; `ref` is the range that it fills.

    >>> ArrayText("{=A1:A2}", "B1:B2").ref
    'B1:B2'
    """

    def __new__(cls, text, ref):
        """Return the text with its range."""
        made = super().__new__(cls, text)
        made.ref = ref
        return made


LONGEST = 65_536  # Excel's own have 8,192 characters
MOST_SPELT, MOST_MOVED = 2**28, 8_000_000  # characters and references of shared formulas, all of a sheet's cells together


class FormulaText:
    """The formulas of one sheet; those that are shared are remembered by their number."""

    def __init__(self):
        self.shared, self.spelt, self.moved = {}, 0, 0

    def read(self, text, attributes, row, column):
        """Return the formula of the cell at (row, column) with its `=`, an array formula in braces; None of an empty element.

        ValueError says in Chinese what cannot be read.
        """
        if len(text) > LONGEST:
            raise ValueError(f"的公式超过 {LONGEST} 个字符")
        kind = attributes.get("t", "normal") if attributes else "normal"
        if kind == "array":
            return ArrayText("{=" + text + "}", attributes.get("ref", ""))
        if kind == "dataTable":
            return f"{{=TABLE({attributes.get('r1', '')},{attributes.get('r2', '')})}}"
        if kind == "shared":
            return "=" + self._shared(text, attributes, row, column)
        return "=" + text if text else None

    def _shared(self, text, attributes, row, column):
        number = attributes.get("si")
        first = self.shared.get(number)
        if text and (first is None or place(attributes.get("ref", "").partition(":")[0])):
            self.shared[number] = text, row, column
            return text
        if not first:
            return text
        self.spelt += len(first[0])
        self.moved += len(cut(first[0])) // 2
        if self.spelt > MOST_SPELT or self.moved > MOST_MOVED:
            raise ValueError("以上的共享公式过多")
        return moved(first[0], row - first[1], column - first[2])

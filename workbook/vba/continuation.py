"""Lines of VBA that are too long, continued by ` _` where the language allows it."""

LONGEST_LINE = 1023  # what the editor of Excel takes
MOST_CONTINUATIONS = 24
INDENT = "        "


class ContinuationError(ValueError):
    """A line that stays too long: what is wrong, how to write it."""


def continued(logical):
    """Return the physical lines of a logical line; it is given as its physical lines, each as atoms that stay whole.

    A line that fits stays as it is; of one that does not, each line takes as many atoms as it holds.

    >>> [len(line) for line in continued([["x = 1", ' & "%s"' % ("a" * 600), ' & "%s"' % ("b" * 600)]])]
    [612, 612]
    """
    lines = [part for atoms in logical for part in _fitting(atoms)]
    if len(lines) - 1 > MOST_CONTINUATIONS:
        raise ContinuationError(f"the statement takes {len(lines) - 1} continuations, Excel allows {MOST_CONTINUATIONS}",
                                "build the text in several statements: text = text & …")
    return lines


def _fitting(atoms):
    whole = "".join(atoms)
    if len(whole) <= LONGEST_LINE:
        return [whole]
    lines, line = [], ""
    for atom in atoms:
        if line and len(line + atom) > LONGEST_LINE - len(" _"):
            lines.append(line + " _")
            line = INDENT + atom.lstrip()
        else:
            line += atom
    lines.append(line)
    longest = max(map(len, lines))
    if longest > LONGEST_LINE:
        raise ContinuationError(f"a piece of {longest} characters cannot be continued, a line takes {LONGEST_LINE}",
                                "write the text as shorter parts joined by &, a comment on several lines")
    return lines

"""Which header of a table is which column of ours, with how much confidence, and which of our sheets the table is."""

import difflib
import itertools
from dataclasses import dataclass

from workbook.roster import names, values
from workbook.roster.blanks import squeezed
from workbook.roster.headings import Heading

CERTAIN, PROPOSED = 0.8, 0.5
ALIKE, PART = 0.65, 0.6
ELSEWHERE = 0.5  # the header with its upper level is the name of another column
SAMPLE = 60
UNFIT, UNFIT_SHARE = 0.6, 0.3
PERSONAL = {"name", "id_number", "phone", "township", "village", "town", "note"}  # keys of what any list of people has
MOSTLY = 0.7  # of the headers, where all that were recognised are of that kind: other lists of people have more of their own
NEARLY = 0.6  # of a title, however much of it is there


@dataclass(frozen=True)
class Pair:
    """A header taken for a column: `confidence` 1 where a person said so."""

    head: object
    key: str
    confidence: float


@dataclass(frozen=True)
class Match:
    """A table read as a sheet of a template; `score` compares it with other sheets, from 0."""

    template: object
    sheet: object
    kinds: dict
    pairs: tuple
    score: float

    @property
    def certain(self):
        """{column key: Head} of the pairs that need no asking."""
        return {pair.key: pair.head for pair in self.pairs if pair.confidence >= CERTAIN}


def match(table, entry, said=None):
    """Return the Match of a table with an entry of `names.ledgers()`; `said` is {Head: column key, or None} that a person corrected."""
    made, sheet, kinds = entry
    said = said or {}
    scores = _scores(table, sheet, kinds, said)
    pairs = [Pair(head, key, 1.0) for head, key in ((head, said.get(head.column)) for head in table.heads) if key]
    pairs += _assigned(scores, {pair.key for pair in pairs}, set(said))
    order = {column.key: at for at, column in enumerate(sheet.columns)}
    pairs.sort(key=lambda pair: order[pair.key])
    return Match(made, sheet, kinds, tuple(pairs), _score(table, sheet, made, pairs))


def _scores(table, sheet, kinds, said):
    """Return [(confidence, column order, head order, key, head)] of all that is worth a thought."""
    found = []
    for order, column in enumerate(column for column in sheet.columns if column.typed):
        forms = names.spellings_of(column, kinds[column.key])
        for place, head in enumerate(table.heads):
            if head.column in said:
                continue
            confidence = likeness(head, forms)
            if confidence >= PROPOSED:
                found.append((confidence, order, place, column.key, head))
    return found


def likeness(head, forms):
    """Return how surely a Head is called by one of a column's spellings, 0 to 1."""
    joined = {form for count in range(2, len(head.texts) + 1) for one in itertools.permutations(head.texts[-count:])
              for form in Heading("".join(one)).spellings()} if len(head.texts) > 1 else set()
    best = max((forms[form] for form in joined & forms.keys()), default=0.0)
    lowest = Heading(head.texts[-1])
    leaf = max((forms[form] for form in lowest.spellings() if form in forms), default=0.0)
    if not best and leaf and joined & names.known() - forms.keys():
        leaf = min(leaf, ELSEWHERE)
    best = max(best, leaf)
    return best or _near(lowest.text, forms)


def _near(text, forms):
    """Return a confidence below certainty for a text that resembles a spelling or holds one."""
    if text in names.known():
        return 0.0
    best = 0.0
    for form in forms:
        if len(form) >= 3 and form in text or len(text) >= 3 and text in form:
            best = max(best, PART)
        elif len(text) > 2 and difflib.SequenceMatcher(None, text, form).ratio() >= 0.8:
            best = max(best, ALIKE)
    return best


def _assigned(scores, taken, settled):
    """Return Pairs, each head and each column once: the surest first, and of equals the head with the fewest ways to go."""
    found, keys, columns = [], set(taken), set(settled)
    while scores:
        scores = [one for one in scores if one[3] not in keys and one[4].column not in columns]
        if not scores:
            break
        top = max(one[0] for one in scores)
        best = [one for one in scores if one[0] == top]
        ways = {one[4].column: sum(1 for other in best if other[4].column == one[4].column) for one in best}
        confidence, _, _, key, head = min(best, key=lambda one: (ways[one[4].column], one[1], one[2]))
        rivals = {one[4].column for one in best if one[3] == key} - {head.column}
        others = {one[3] for one in best if one[4].column in rivals}
        if rivals and len(others) <= len(rivals):  # more heads of that name than columns
            confidence = min(confidence, ALIKE)
        found.append(Pair(head, key, confidence))
        keys.add(key)
        columns.add(head.column)
    return found


def _score(table, sheet, made, pairs):
    certain = {pair.key for pair in pairs if pair.confidence >= CERTAIN}
    expected = {column.key for column in sheet.columns if column.typed and column.required and not column.default}
    wanted = {column.key for column in sheet.columns if column.typed and not column.default}
    theirs = [head for head in table.heads if Heading(head.texts[-1]).text not in names.words("rules", "unused")]
    if len(certain) < 2 or not theirs or not expected:
        return 0.0
    recall, known = len(certain & expected) / len(expected), len(certain) / len(theirs)
    if recall < 0.5 or known < 0.4:
        return 0.0
    if certain <= PERSONAL and known < MOSTLY:
        return 0.0
    return 0.6 * known + 0.25 * recall + 0.05 * len(certain & wanted) / len(wanted) + 0.1 * _titled(table, sheet, made)


def _titled(table, sheet, made):
    """Return how much of the sheet's name stands in the title of the table or the name of its sheet, 0 to 1."""
    said = squeezed(table.title + table.grid.name)
    if sheet.title in said:
        return 1.0
    shares = [sum(name[at:at + 2] in said for at in range(len(name) - 1)) / (len(name) - 1) for name in (sheet.name, sheet.title, made.name)]
    return NEARLY * max(shares)


def with_content(table, found):
    """Return the Match with the confidence of each pair lowered where the cells below do not fit its column."""
    columns = {column.key: column for column in found.sheet.columns}
    pairs = []
    for pair in found.pairs:
        confidence = pair.confidence
        if confidence < names.EXACT:
            share = fitness(table, pair.head, columns[pair.key], found.kinds[pair.key])
            if share is not None and share < UNFIT_SHARE:
                confidence *= UNFIT
        pairs.append(Pair(pair.head, pair.key, confidence))
    return Match(found.template, found.sheet, found.kinds, tuple(pairs), found.score)


def fitness(table, head, column, kind):
    """Return the share of the first cells below a head that the column can take, None where all are blank."""
    grid, fits, seen = table.grid, 0, 0
    for row in range(table.first, min(table.last, table.first + 4 * SAMPLE) + 1):
        value = grid.value(row, head.column)
        answer = values.answer(value, column, kind, (row, head.column) in grid.dates, grid.shift, head.unit, grid.textual)
        if answer is None:
            continue
        seen += 1
        fits += _looks_like_identity(value) if values.is_identity(column) else not answer.ask
        if seen == SAMPLE:
            break
    return fits / seen if seen else None


def _looks_like_identity(value):
    """Tell whether a value is long enough to be an identity number, a damaged one too."""
    return sum(sign.isdigit() for sign in (value if isinstance(value, str) else f"{value:.0f}")) >= 12

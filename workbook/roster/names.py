"""What headers call our columns: the columns' own labels, and the synonyms of templates/parts/表头.toml."""

from functools import cache

from workbook.roster.headings import heading
from workbook.template import names as templates
from workbook.template import parts, template

EXACT, SYNONYM, ARRANGED = 1.0, 0.95, 0.9
PREFIXED = ("name", "member_name", "id_number", "phone")  # keys of columns about the person of the row


def words(section, key):
    """Return a list of the file of synonyms."""
    return tuple(parts("表头")[section].get(key, ()))


@cache
def spellings(key, label, kind):
    """Return {spelling: confidence} of a column by its key, label and kind."""
    found = {}
    own = heading(label).spellings()
    others = [form for word in (*words("columns", label), *words("keys", key)) for form in heading(word).spellings()]
    for forms, confidence in ((own, EXACT), (others, SYNONYM)):
        for form in forms:
            found.setdefault(form, confidence)
    for form in tuple(found):
        more = []
        if kind == "date" and form.endswith("日期"):
            more += [form.removesuffix("日期") + word for word in words("rules", "days")]
        if kind == "yesno":
            more += [form.removeprefix("已")]
        if key in PREFIXED:
            more += [word + form for word in words("rules", "persons")]
        for one in more:
            found.setdefault(one, ARRANGED if found[form] == SYNONYM else SYNONYM)
    return found


def spellings_of(column, kind):
    """Return {spelling: confidence} of a column."""
    return spellings(column.key, column.label, kind)


@cache
def ledgers():
    """Return [(template, sheet, {column key: kind})] of every sheet that staff fill row by row."""
    found = []
    for name in templates():
        made = template(name)
        for sheet in made.sheets:
            if sheet.is_ledger and not isinstance(sheet.size, int):
                found.append((made, sheet, {column.key: made.kind(column) for column in sheet.columns if column.typed}))
    return tuple(found)


@cache
def known():
    """Return every spelling of every column: what makes a row of texts look like a header."""
    return frozenset(form for _, sheet, kinds in ledgers() for column in sheet.columns if column.typed
                     for form in spellings_of(column, kinds[column.key])) | frozenset(words("rules", "unused"))

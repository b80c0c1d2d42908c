"""Where each form of the notices is: a sheet of a workbook, or a document.

>>> forms()["附件2"].name
'医疗救助重点救助对象名单'
"""

from dataclasses import dataclass

from workbook.template import names, parts, template


@dataclass(frozen=True)
class Form:
    """One form by its key (附件n or the number in the list), its name and the notice that names it."""

    key: str
    name: str
    source: str


def forms():
    """Return every form by its key, in order."""
    return {key: Form(key, **entry) for key, entry in parts("表单").items()}


def places():
    """Return {key: [(workbook, sheet)]} of every form that some template's sheet is."""
    found = {key: [] for key in forms()}
    for name in names():
        for sheet in template(name).sheets:
            for key in sheet.forms:
                found[str(key)].append((name, sheet.name))
    return found


def page():
    """Return docs/forms.md."""
    lines = ["# Forms and where they are", "",
             "Generated from the templates by `make pages`; a test keeps it in step and fails on a form without a place.", "",
             "| form | name | named in | workbook | sheet |", "|---|---|---|---|---|"]
    known = forms()
    for key, where in places().items():
        for number, (book, sheet) in enumerate(where or [("–", "–")]):
            form = known[key]
            lines.append(f"| {key if not number else ''} | {form.name if not number else ''} | {form.source if not number else ''} | {book} | {sheet} |")
    return "\n".join(lines) + "\n"

"""Documents of one form from one workbook: those that can be made, and why the others cannot."""

from pathlib import Path

from macros.documents import kinds, render
from macros.documents.paper import Paper, Refused
from macros.documents.printable import printable
from workbook.computed import computed
from workbook.masking import masked


def papers(form, book, **chosen):
    """Return the papers of a form from the workbook at `book`; Refused (or workbook.gate.Unusable) where it is none of hers."""
    kind, book = kinds.KINDS[form], Path(book)
    filled = computed(book)
    if filled.layout.template.name not in kind.templates:
        raise Refused(f"{book.name}不是“{'”“'.join(kind.templates)}”工作簿")
    found = kind.papers(filled, **{key: value for key, value in chosen.items() if value is not None})
    return [printable(filled, paper) if isinstance(paper, Paper) else paper for paper in found]


def produce(form, book, folder, *, pdf=False, track=lambda papers: papers, **chosen):
    """Write the documents into `folder`; return (paths, reasons). One row that cannot be printed never stops the rest."""
    found = papers(form, book, **chosen)
    Path(folder).mkdir(parents=True, exist_ok=True)
    made, refused, taken = [], [], set()
    for paper in track(found):
        if not isinstance(paper, Paper):
            refused.append(masked(str(paper)))
            continue
        path = render.write(paper, folder, Path(book).name, taken)
        taken.add(path.name)
        made += [path, *([render.to_pdf(path)] if pdf else [])]
    return made, refused

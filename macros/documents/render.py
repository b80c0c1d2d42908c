"""From a Paper to .docx by its docxtpl template, and to .pdf by LibreOffice where there is one."""

import datetime
import json
import os
from pathlib import Path

from docxtpl import DocxTemplate

from macros.documents.file_name import file_name
from macros.documents.printable import put
from macros.screen import visible
from workbook.recalculate import converted
from workbook.template import FOLDER

FORMS = FOLDER / "文书"
MADE = datetime.datetime(2026, 1, 1)


def write(paper, folder, workbook, taken=()):
    """Write `paper` as .docx into `folder` under a name that is not `taken` and return its path; the file appears whole or not at all."""
    template, workbook = DocxTemplate(FORMS / f"{paper.form}.docx"), visible(workbook)
    words = {**paper.words, "basis": [vars(line) for line in paper.basis], "digest": paper.digest, "workbook": workbook}
    template.render(put(words), autoescape=True)
    properties = template.docx.core_properties
    properties.title, properties.keywords, properties.created, properties.modified = paper.form, paper.digest, MADE, MADE
    about = json.dumps({"form": paper.form, "chosen": paper.chosen, "workbook": workbook}, ensure_ascii=False)
    properties._element._get_or_add("description").text = about  # python-docx itself refuses more than 255 characters
    path = Path(folder, file_name(paper.stem, ".docx", taken))
    draft = path.with_name(f".{path.name}.part")
    template.save(draft)
    os.replace(draft, path)
    return path


def to_pdf(path):
    """Return the .pdf of a .docx, beside it."""
    return converted(path, Path(path).parent, "pdf")

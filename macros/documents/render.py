"""From a Paper to .docx by its docxtpl template, and to .pdf by LibreOffice where there is one."""

import datetime
import json
import os
import re
from pathlib import Path

from docxtpl import DocxTemplate

from workbook.recalculate import converted
from workbook.template import FOLDER

FORMS = FOLDER / "文书"
MADE = datetime.datetime(2026, 1, 1)
UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def write(paper, folder, workbook):
    """Write `paper` as .docx into `folder` and return its path; the file appears whole or not at all."""
    template = DocxTemplate(FORMS / f"{paper.form}.docx")
    template.render({**paper.words, "basis": [vars(line) for line in paper.basis], "digest": paper.digest, "workbook": workbook},
                    autoescape=True)
    properties = template.docx.core_properties
    properties.title, properties.keywords, properties.created, properties.modified = paper.form, paper.digest, MADE, MADE
    properties.comments = json.dumps({"form": paper.form, "chosen": paper.chosen, "workbook": workbook}, ensure_ascii=False)
    path = Path(folder, f"{UNFIT.sub('_', paper.stem)}.docx")
    draft = path.with_name(f".{path.name}.part")
    template.save(draft)
    os.replace(draft, path)
    return path


def to_pdf(path):
    """Return the .pdf of a .docx, beside it."""
    return converted(path, Path(path).parent, "pdf")

"""`medaid verify`: the document made again from the workbook, and what differs from the one at hand."""

import difflib
import json
import tempfile
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError

from macros.documents import kinds, render
from macros.documents.paper import Paper, Refused
from workbook.computed import computed


def differences(document, workbook):
    """Return what differs between a document and what the workbook gives now, line by line; an empty list where nothing does.

    Raises Refused where the document is not one of ours, or the workbook does not have it.
    """
    made = _about(document)
    kind = kinds.KINDS.get(made.get("form"))
    if kind is None:
        raise Refused(f"{Path(document).name}不是本程序生成的文书,或者文件属性被改动")
    filled = computed(workbook)
    if filled.layout.template.name not in kind.templates:
        raise Refused(f"{Path(workbook).name}不是“{'”“'.join(kind.templates)}”工作簿")
    papers = [paper for paper in kind.papers(filled, **kinds.again(made["chosen"]))
              if isinstance(paper, Paper) and paper.chosen.get(kinds.ONE_OF) == made["chosen"].get(kinds.ONE_OF)]
    if not papers:
        raise Refused(f"{Path(workbook).name}里已经没有这份文书的内容")
    with tempfile.TemporaryDirectory(prefix="medaid-verify-") as folder:
        expected = lines(render.write(papers[0], folder, made.get("workbook", "")))
    return _compared(lines(document), expected)


def lines(path):
    """Return every line of text of a .docx: paragraphs and table rows, in order."""
    document = docx.Document(str(path))
    found = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            found += [" | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in block.rows]
        elif block.text.strip():
            found.append(block.text.strip())
    return found


def _about(path):
    try:
        comments = docx.Document(str(path)).core_properties.comments
    except (ValueError, KeyError, OSError, PackageNotFoundError, BadZipFile) as error:
        raise Refused(f"{Path(path).name}打不开,或者不是 .docx 文书") from error
    try:
        found = json.loads(comments)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _compared(there, expected):
    found = []
    for tag, low, high, start, end in difflib.SequenceMatcher(None, there, expected, autojunk=False).get_opcodes():
        if tag != "equal":
            found.append(f"文书:{' ⏎ '.join(there[low:high]) or '(没有)'};按工作簿应为:{' ⏎ '.join(expected[start:end]) or '(没有)'}")
    return found

"""`medaid verify`: the document made again from the workbook, and what differs from the one at hand."""

import difflib
import json
import tempfile
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import LxmlError

from macros.documents import kinds, render
from macros.documents.paper import Paper, Refused
from workbook.computed import computed

LARGEST = 64 * 2**20  # a document of ours has some hundred kilobytes


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
    try:
        papers = [paper for paper in kind.papers(filled, **kinds.again(made["chosen"]))
                  if isinstance(paper, Paper) and paper.chosen.get(kinds.ONE_OF) == made["chosen"].get(kinds.ONE_OF)]
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(f"{Path(document).name}的文件属性被改动,不知道是哪一份文书") from None
    if not papers:
        raise Refused(f"{Path(workbook).name}里已经没有这份文书的内容")
    with tempfile.TemporaryDirectory(prefix="medaid-verify-") as folder:
        expected = lines(render.write(papers[0], folder, str(made.get("workbook", ""))))
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
        with ZipFile(path) as package:
            if sum(member.file_size for member in package.infolist()) > LARGEST:
                raise Refused(f"{Path(path).name}展开后超过 {LARGEST // 2**20} MB,可能是恶意文件,没有打开")
        comments = docx.Document(str(path)).core_properties.comments
    except Refused:
        raise
    # a part packed by a method that zipfile does not know is a NotImplementedError, one behind a password a RuntimeError
    except (ValueError, LookupError, AttributeError, TypeError, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError,
            PackageNotFoundError, BadZipFile, LxmlError):
        raise Refused(f"{Path(path).name}打不开,或者不是 .docx 文书") from None
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

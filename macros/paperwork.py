"""The documents of an open workbook: proof, notice, card and list write into 文书 beside it, as the commands of the same names do."""

from pathlib import Path

from macros.documents import kinds
from macros.documents.paper import Refused
from macros.documents.produce import produce
from macros.live import copied, stamp, template_of

FOLDER = "文书"


def make(book, form, folder=None, **chosen):
    """Write the documents of a form from an open workbook; return (paths, reasons why others were not made)."""
    target = Path(folder or Path(book.fullname).parent / FOLDER)
    with copied(book) as path:
        made, refused = produce(form, path, target, **chosen)
    stamp(book, f"{form}:已生成{len(made)}份,在{target.name}文件夹" + (f";{len(refused)}份没有生成:{refused[0]}" if refused else ""))
    return made, refused


def proof(book, folder=None, **chosen):
    """Write 附件4 with 附件3 for every category: `year`, `part`, `mode`."""
    return make(book, "动态调整情况证明", folder, **chosen)


def card(book, folder=None, **chosen):
    """Write 待遇明白卡: `village`, `number`, `full`."""
    return make(book, "待遇明白卡", folder, **chosen)


def notice(book, form, folder=None, **chosen):
    """Write one page for each person or case of a form: `number`."""
    return make(book, _of("notice", form), folder, **chosen)


def list(book, form, folder=None, **chosen):  # the verb's own name; nothing here needs the builtin
    """Write a month's list or bulletin: `month`, `township`, `full`."""
    return make(book, _of("list", form), folder, **chosen)


def document(book, number):
    """Write the documents of the workbook's button `number`, counted from 1, as its sheets choose them."""
    return make(book, template_of(book).documents[number - 1]["form"])


def _of(command, form):
    known = [kind.form for kind in kinds.KINDS.values() if kind.command == command]
    if form not in known:
        raise Refused(f"没有“{form}”;现有:{'、'.join(known)}")
    return form

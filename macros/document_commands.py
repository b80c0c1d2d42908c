"""`medaid proof`, `notice`, `card`, `list` and `verify`: documents from a filled workbook, and whether one still holds."""

import datetime
import inspect
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from macros.exits import CLEAN, FINDINGS, UNUSABLE, complain, leave
from macros.screen import echo_json, screen
from workbook.gate import Unusable

Book = Annotated[Path, typer.Argument(metavar="工作簿", help="填好的工作簿(.xlsx)")]
Out = Annotated[Path, typer.Option("--out", help="放到哪个文件夹")]
Pdf = Annotated[bool, typer.Option("--pdf", help="同时转成 .pdf(需要 LibreOffice)")]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON")]
Full = Annotated[bool, typer.Option("--full", help="写出完整身份证号,仅限内部报送;默认隐去出生日期")]
OUT = Path("build/文书")


def attach(app):
    """Add the commands to the application."""
    app.command("proof")(proof_command)
    app.command("card")(card_command)
    app.command("list")(list_command)
    app.command("notice")(notice_command)
    app.command("verify")(verify_command)


def make(form, book, out, pdf, as_json, **chosen):
    """Make the documents of a form, say which and why others could not be made; return the exit code."""
    from macros.documents.paper import Refused
    from macros.documents.produce import produce
    from workbook.confined import Checker

    try:
        with Checker() as checker:
            checker.readable(book)
        with Progress(console=screen, transient=True, disable=as_json) as progress:
            made, refused = produce(form, book, out, pdf=pdf, track=lambda papers: progress.track(papers, description=f"正在生成{form}"), **chosen)
    except (Unusable, Refused) as error:
        raise leave(UNUSABLE, str(error)) from None
    made = [str(path) for path in made]
    if as_json:
        echo_json({"made": made, "refused": refused})
    else:
        for path in made:
            screen.print(f"已生成:{path}")
        for why in refused:
            complain(f"没有生成:{why}")
    return FINDINGS if refused else CLEAN


def _month(text):
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(f"{text}-01")
    except ValueError:
        raise leave(UNUSABLE, f"月份“{text}”要写成 2025-09 的样子") from None


def proof_command(book: Book, out: Out = OUT, period: Annotated[str | None, typer.Option("--period", help="哪一期,如 2025-3")] = None,
                  mode: Annotated[str | None, typer.Option("--mode", help="季度 或 月")] = None, pdf: Pdf = False, as_json: Json = False):
    """打印附件4动态调整情况证明,附附件3名单,每类对象一份。"""
    year, part = None, None
    if period:
        year, _, part = period.partition("-")
        if not (year.isdigit() and part.isdigit()):
            raise leave(UNUSABLE, f"期别“{period}”要写成 2025-3 的样子")
    raise typer.Exit(make("动态调整情况证明", book, out, pdf, as_json, year=year and int(year), part=part and int(part), mode=mode))


def card_command(book: Book, out: Out = OUT, village: Annotated[str | None, typer.Option("--village", help="只打印这个村(社区)")] = None,
                 number: Annotated[str | None, typer.Option("--id", help="只打印这个身份证号的人")] = None,
                 full: Full = False, pdf: Pdf = False, as_json: Json = False):
    """打印待遇明白卡,一人一张(A5)。"""
    raise typer.Exit(make("待遇明白卡", book, out, pdf, as_json, village=village, number=number, full=full or None))


def list_command(form: Annotated[str, typer.Argument(metavar="名单", help="如 低于比例名单、未参保名单、月参保通报")], book: Book, out: Out = OUT,
                 month: Annotated[str | None, typer.Option("--month", help="月份,如 2025-09")] = None,
                 township: Annotated[str | None, typer.Option("--township", help="只打印这个乡镇(街道)")] = None,
                 full: Full = False, pdf: Pdf = False, as_json: Json = False):
    """打印名单、通报;身份证号默认隐去出生日期。"""
    kind = _known(form, "list")
    given = {"month": _month(month), "township": township, "full": full or None}
    takes = inspect.signature(kind.papers).parameters
    stray = [f"--{key}" for key, value in given.items() if value is not None and key not in takes]
    if stray:
        raise leave(UNUSABLE, f"{form}不用 {'、'.join(stray)}")
    raise typer.Exit(make(form, book, out, pdf, as_json, **given))


def notice_command(form: Annotated[str, typer.Argument(metavar="文书", help="如 特殊病例申报审批表、不符合医疗救助条件书面告知书")], book: Book, out: Out = OUT,
                   number: Annotated[str | None, typer.Option("--number", help="只打印这一编号")] = None,
                   pdf: Pdf = False, as_json: Json = False):
    """逐人打印告知书、审批表。"""
    _known(form, "notice")
    raise typer.Exit(make(form, book, out, pdf, as_json, number=number))


def _known(form, command):
    from macros.documents import kinds

    known = [kind.form for kind in kinds.KINDS.values() if kind.command == command]
    if form not in known:
        raise leave(UNUSABLE, f"没有“{form}”;现有:{'、'.join(known)}")
    return kinds.KINDS[form]


def verify_command(document: Annotated[Path, typer.Argument(metavar="文书", help=".docx 文书")], book: Book, as_json: Json = False):
    """按工作簿重算一份文书,说出哪里不同。"""
    from macros.documents.paper import Refused
    from macros.documents.verify import differences
    from workbook.confined import Checker

    try:
        with Checker() as checker:
            checker.readable(book)
        found = differences(document, book)
    except (Refused, Unusable) as error:
        raise leave(UNUSABLE, str(error)) from None
    if as_json:
        echo_json(found)
    else:
        screen.print("文书与工作簿一致 ✔" if not found else f"文书与工作簿有{len(found)}处不同:")
        for line in found:
            screen.print(f"- {line}")
    raise typer.Exit(FINDINGS if found else CLEAN)

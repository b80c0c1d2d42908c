"""`medaid convert`: a filled workbook as another edition, beside the old one."""

from pathlib import Path
from typing import Annotated

import typer

from macros.exits import FINDINGS, UNUSABLE, leave
from macros.screen import echo_json, screen, visible
from workbook import disk_words
from workbook.gate import Unusable



def attach(app):
    """Add the command to the application."""
    app.command("convert")(convert_command)


def convert_command(
    file: Annotated[Path, typer.Argument(metavar="文件", help="填好的工作簿(.xlsx、.xlsm)")],
    edition: Annotated[str, typer.Option("--edition", help="xlsx 只用公式;xlsm 另带按钮和宏;udf 由 Python 函数计算(要装 xlwings)")],
    out: Annotated[Path | None, typer.Option("--out", help="新工作簿的文件名;默认放在原文件旁边")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="同名的旧文件直接替换,不再问")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
):
    """把填好的工作簿转成另一版(公式、按钮、函数),填的内容一格不少;原文件不改动。"""
    from macros.convert import NAMES, Inconvertible, convert, target_of
    from macros.editions import EDITIONS
    from workbook.confined import Checker

    if edition not in EDITIONS:
        raise leave(UNUSABLE, f"没有“{edition}”版;现有:{'、'.join(EDITIONS)}")
    target = out or target_of(file, edition)
    kind = Path(NAMES[edition]).suffix
    if target.suffix != kind:
        raise leave(UNUSABLE, f"{edition} 版的文件名要以 {kind} 结尾")
    if target.exists() and not replace and target.resolve() != file.resolve():
        if as_json or not typer.confirm(visible(f"{target} 已存在,要替换吗?")):
            raise leave(UNUSABLE, f"{target} 已存在;要替换请加 --replace,或用 --out 另取文件名")
    try:
        with Checker() as checker:
            checker.readable(file)
        made = convert(file, edition, target)
    except (Unusable, Inconvertible) as error:
        raise leave(UNUSABLE, str(error)) from None
    except OSError as error:
        raise leave(UNUSABLE, f"{target} 写不进去({disk_words.said(error)});请关闭它,或用 --out 另取文件名") from None
    if as_json:
        echo_json({"made": str(made.path), "lost": made.lost})
    else:
        screen.print(f"已生成:{made.path}(填的内容已逐格核对,与原文件相同)")
        for sheet, cell, said in made.lost:
            screen.print(f"- {sheet}!{cell}:{said}")
    if made.lost:
        raise typer.Exit(FINDINGS)

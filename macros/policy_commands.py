"""`medaid policy`: what a notice's file says, and whether the files are sound."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from macros.county_file import CountyFile, read_county
from macros.exits import UNUSABLE, leave
from macros.screen import echo, echo_json, screen
from udfs.policy import FOLDER, PolicyFileError, catalogue, load, read
from udfs.state import TO_FILL
from workbook import disk_words
from workbook.policy_rows import PolicyRows, written

Json = Annotated[bool, typer.Option("--json", help="输出 JSON")]


def attach(app):
    """Add the commands to the application."""
    policy = typer.Typer(help="政策文件:查看、检查。", no_args_is_help=True)
    policy.command("show")(show_command)
    policy.command("lint")(lint_command)
    app.add_typer(policy, name="policy")


def show_command(name: Annotated[str | None, typer.Argument(metavar="政策", help="如 guangxi-2022;不写则列出全部")] = None,
                 county: CountyFile = None, as_json: Json = False):
    """列出一个政策的全部参数:值、生效日期、依据条款、待填。"""
    laid_over = read_county(county)
    if name is None and laid_over is None:
        found = [{"id": policy.id, "number": policy.number, "title": policy.title, "issuer": policy.issuer,
                  "window": policy.window} for policy in catalogue().values()]
        if as_json:
            echo_json(found, indent=1)
        else:
            table = Table("政策", "文号", "标题", "期间", show_edge=False)
            for entry in found:
                table.add_row(entry["id"], entry["number"], entry["title"], entry["window"])
            screen.print(table)
        return
    try:
        policy = laid_over or load(name)
    except KeyError as error:
        raise leave(UNUSABLE, error.args[0]) from None
    if name not in (None, policy.id):
        raise leave(UNUSABLE, f"{county.name} 是 {policy.id} 的当地数值,不是 {name} 的")
    rows = PolicyRows(policy).rows
    if as_json:
        echo_json([{"key": row.key, "label": row.label, "entry": row.word, "value": _plain(row), "unit": row.unit,
                    "from": row.starts.isoformat(), "source": row.source,
                    "article": policy.provisions[row.source].article, "local": row.editable and not row.choices,
                    "choices": list(row.choices)} for row in rows], indent=1)
        return
    table = Table("参数", "分项", "值", "单位", "生效起", "依据", show_edge=False)
    for row in rows:
        value = written(row.value)
        table.add_row(row.label, str("" if row.word is None else row.word), "待填" if value is None else str(value), row.unit, str(row.starts),
                      f"{row.source} {policy.provisions[row.source].article}")
    screen.print(f"{policy.issuer}《{policy.title}》{policy.number}", style="bold")
    screen.print(table)


def _plain(row):
    if row.value is None:
        return f"{TO_FILL}{row.label}"
    return row.value.isoformat() if hasattr(row.value, "isoformat") else row.value


def lint_command(files: Annotated[list[Path] | None, typer.Argument(metavar="[文件]...", help="不写则检查随附的全部政策")] = None,
                 as_json: Json = False):
    """检查政策文件:缺依据、不认识的键、日期重叠等。"""
    found = []
    for path in files or sorted(FOLDER.glob("*.toml")):
        try:
            read(path)
        except PolicyFileError as error:
            found.append({"file": error.file, "line": error.line, "why": error.why})
        except OSError as error:
            found.append({"file": path.name, "line": None, "why": f"读不到文件:{disk_words.said(error)}"})
    if as_json:
        echo_json(found, indent=1)
    elif not found:
        typer.echo("政策文件没有问题 ✔")
    else:
        for entry in found:
            line = "" if entry["line"] is None else f" 第{entry['line']}行"
            echo(f"✘ {entry['file']}{line}:{entry['why']}")
    if found:
        raise typer.Exit(UNUSABLE)

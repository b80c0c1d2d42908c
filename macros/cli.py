"""The command `medaid`. Exit codes: 0 clean, 1 findings or failures, 2 unusable input."""

import sys
import warnings
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from macros import adopt_command, check_command, convert_command, crash, demo_command, document_commands, leftovers, pages_command, policy_commands, rule_commands, rules_command
from macros.county_file import CountyFile, read_county
from macros.exits import UNUSABLE, complain, leave
from macros.screen import echo_json, screen
from workbook.layout import MOST_ROWS
from workbook.template import TemplateError, names, template

app = typer.Typer(help="困难群众医疗救助表格:生成、核对、试算。", no_args_is_help=True, add_completion=False,
                  pretty_exceptions_enable=False)
policy_commands.attach(app)
rule_commands.attach(app)
document_commands.attach(app)
demo_command.attach(app)
convert_command.attach(app)
pages_command.attach(app)
rules_command.attach(app)
check_command.attach(app)
adopt_command.attach(app)
Json = Annotated[bool, typer.Option("--json", help="输出 JSON")]


@app.command("build")
def build_command(
    chosen: Annotated[list[str] | None, typer.Argument(metavar="[模板]...", help="模板名;不写则生成全部")] = None,
    out: Annotated[Path, typer.Option("--out", help="放到哪个文件夹")] = Path("build"),
    rows: Annotated[int | None, typer.Option("--rows", min=1, max=MOST_ROWS, help="主表预留行数,默认500,最多5000")] = None,
    county: CountyFile = None,
    edition: Annotated[str, typer.Option("--edition", help="xlsx 只用公式;xlsm 另带按钮和宏;udf 由 Python 函数计算(要装 xlwings)")] = "xlsx",
    as_json: Json = False,
):
    """生成空白工作簿。"""
    from macros.editions import EDITIONS
    from workbook import disk_words
    from workbook.build import build

    made = []
    try:
        wanted = [template(name).name for name in chosen or names()]
    except TemplateError as error:
        raise leave(UNUSABLE, str(error)) from None
    own = read_county(county)
    if own and not chosen:
        wanted = [name for name in wanted if template(name).policy.id == own.id]
    other = [name for name in wanted if own and template(name).policy.id != own.id]
    if other:
        raise leave(UNUSABLE, f"{county.name} 是 {own.id} 的当地数值,不能用于模板:{'、'.join(other)}")
    if edition not in EDITIONS:
        raise leave(UNUSABLE, f"没有“{edition}”版;现有:{'、'.join(EDITIONS)}")
    chosen_edition = EDITIONS[edition]()
    out.mkdir(parents=True, exist_ok=True)
    with Progress(console=screen, transient=True, disable=as_json) as progress:
        for name in progress.track(wanted, description="正在生成工作簿"):
            path = out / f"{name}{chosen_edition.suffix}"
            try:
                build(name, path, rows=rows, policy=own, edition=chosen_edition)
            except OSError as error:
                raise leave(UNUSABLE, f"{path} 写不进去({disk_words.said(error)});请关闭它,或用 --out 换一个文件夹") from None
            made.append(str(path))
    if as_json:
        echo_json({"built": made})
    else:
        for path in made:
            screen.print(f"已生成:{path}")


def main():
    """Run the command; an unexpected fault is told in one line, never as a traceback."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # what a library warns of may quote a cell
    leftovers.leave_none()
    try:
        app()
    except (SystemExit, GeneratorExit):
        raise
    except (BrokenPipeError, KeyboardInterrupt):
        raise SystemExit(UNUSABLE) from None
    except MemoryError:
        complain("内存不足")
        raise SystemExit(UNUSABLE) from None
    except BaseException as error:  # a panic of formualizer is no Exception
        known = [one.name for one in (*app.registered_commands, *app.registered_groups)]
        complain(crash.said(error, next((word for word in sys.argv[1:] if word in known), "")))
        raise SystemExit(UNUSABLE) from None


if __name__ == "__main__":
    main()

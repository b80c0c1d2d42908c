"""The command `medaid`. Exit codes: 0 clean, 1 findings or failures, 2 unusable input."""

import sys
import warnings
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from rich.table import Table

from macros import convert_command, crash, demo_command, document_commands, leftovers, pages_command, policy_commands, rule_commands, rules_command
from macros.county_file import CountyFile, read_county
from macros.exits import FINDINGS, UNUSABLE, complain, leave
from macros.screen import echo_json, screen
from workbook.gate import Unusable
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
            build(name, path, rows=rows, policy=own, edition=chosen_edition)
            made.append(str(path))
    if as_json:
        echo_json({"built": made})
    else:
        for path in made:
            screen.print(f"已生成:{path}")


@app.command("check")
def check_command(
    files: Annotated[list[Path], typer.Argument(metavar="文件...", help="填好的工作簿(.xlsx)")],
    out: Annotated[Path | None, typer.Option("--out", help="核对结果放到哪个文件夹;默认放在原文件旁边")] = None,
    in_place: Annotated[bool, typer.Option("--in-place", help="写进文件本身(核对记录和工作表“核对结果”),旧文件另存备份")] = False,
    as_json: Json = False,
):
    """核对填好的工作簿,在旁边写一份核对结果;不加 --in-place 时原文件不改动。"""
    from workbook import check_in_place, report
    from workbook.confined import Checker

    if in_place and out:
        raise leave(UNUSABLE, "--in-place 写进文件本身,不能和 --out 同用")
    reports, unusable, written = [], [], {}
    with Checker() as checker, Progress(console=screen, transient=True, disable=as_json) as progress:
        for path in progress.track(files, description="正在核对"):
            try:
                if in_place:
                    found, *written[path] = check_in_place.checked(path, checker.check)
                    reports.append((found, path))
                    continue
                found = checker.check(path)
            except Unusable as error:
                unusable.append(error)
                continue
            target = report.report_path(path, found.today, out, [taken for _, taken in reports])
            if out:
                out.mkdir(parents=True, exist_ok=True)
            try:
                report.write(found, path, target)
            except OSError as error:
                unusable.append(Unusable("W11", str(target), f"核对结果写不进去({error.strerror})",
                                         "请关闭已打开的核对结果,或用 --out 换一个文件夹"))
            reports.append((found, target))
    if as_json:
        echo_json({"files": [{**found.json(), "report": str(target), "counts": found.counts(),
                              **({"sheet": written[target][0], "backup": written[target][1] and str(written[target][1])} if in_place else {})}
                             for found, target in reports],
                   "unusable": [{"file": error.file, "code": error.code, "why": error.why, "mend": error.mend} for error in unusable]}, indent=1)
    else:
        for found, target in reports:
            print_report(found, target)
            if in_place:
                sheet, backup = written[target]
                screen.print(f"已写进文件本身(工作表“{sheet}”);" + (f"旧文件:{backup}" if backup else "与上次核对的结果相同,没有再写"))
        for error in unusable:
            screen.print(f"✘ {error}", style="red")
    if unusable:
        raise typer.Exit(UNUSABLE)
    if any(found.findings for found, _ in reports):
        raise typer.Exit(FINDINGS)


def print_report(found, target):
    """Print the summary of one checked file."""
    screen.print(f"\n{found.file}", style="bold", end="")
    screen.print(f"({found.template},基准日期 {found.today}):核对 {found.rows} 行,"
                 f"{'发现 ' + str(len(found.findings)) + ' 处问题' if found.findings else '没有发现问题 ✔'}")
    if found.findings:
        table = Table(show_edge=False)
        for header in ("编号", "工作表", "检查项", "行数", "第一处", "怎么改"):
            table.add_column(header, overflow="fold")
        for finding, count in found.summary():
            table.add_row(finding.code, finding.sheet, finding.title, str(count), finding.cell, finding.mend)
        screen.print(table)
    screen.print(f"核对结果:{target}")


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

"""`medaid adopt`: a township's own table taken over, whatever its layout."""

import datetime
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from rich.table import Table

from macros.check_command import Chosen, choice, print_report, rows_of
from macros.exits import FINDINGS, UNUSABLE, complain, leave
from macros.screen import echo_json, screen, visible
from workbook import disk_words
from workbook.gate import Unusable
from workbook.layout import MOST_ROWS

WROTE = "已记入 {},以后同一文件夹里表头相同的表照此读取"


def attach(app):
    """Add the command to the application."""
    app.command("adopt")(adopt_command)


def adopt_command(
    file: Annotated[Path, typer.Argument(metavar="文件", help="自备的名册、台账(.xlsx、.xls、.et、.ods、.csv)")],
    beside: Annotated[bool, typer.Option("--beside", help="不转入模板,在原表右边加上计算列和校验结果(另存一份)")] = False,
    in_place: Annotated[bool, typer.Option("--in-place", help="与 --beside 同用:写进原文件本身,旧文件另存备份")] = False,
    template: Chosen = None,
    pairs: Annotated[list[str] | None, typer.Option("--set", metavar="表头=列", help="指明一个表头是哪一列;“表头=”表示不用。可写多次,会记下来")] = None,
    rows: Annotated[int | None, typer.Option("--rows", min=1, max=MOST_ROWS, help="新工作簿主表预留行数,默认500;装不下时自动增加")] = None,
    out: Annotated[Path | None, typer.Option("--out", help="新文件放到哪个文件夹;默认放在原文件旁边")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
):
    """把自备的表接过来:转入我们的模板,或在原表旁边加上计算列和校验;原来的内容一格不动。"""
    from macros import adopt
    from workbook import report
    from workbook.confined import Checker
    from workbook.findings import Report

    if in_place and (not beside or out):
        raise leave(UNUSABLE, "--in-place 要与 --beside 同用,不能与 --out 同用")
    said = _said(pairs)
    now = datetime.datetime.now()
    if out:
        out.mkdir(parents=True, exist_ok=True)
    try:
        with Checker() as checker, Progress(console=screen, transient=True, disable=as_json or not screen.is_terminal) as progress:
            progress.add_task(f"正在读取 {visible(file.name)}", total=None)
            with rows_of(progress, file) as track:
                found = checker.adopted(file, choice=choice(template) | {"mapped": said}, track=track)
        answers = _asked(found) if not as_json and sys.stdin.isatty() else {}
        if answers:
            said |= answers
            with Checker() as checker:
                found = checker.adopted(file, choice=choice(template) | {"mapped": said})
        kept = _keep(file, found) if said else None
        checked = Report.of(found["report"])
        with Progress(console=screen, transient=True, disable=as_json or not screen.is_terminal) as progress:
            if beside:
                task = progress.add_task("正在写入", total=None)
                target, sheet, backup = adopt.beside(found, file, now, in_place, out)
                progress.remove_task(task)
                made = [str(target)]
            else:
                made = [str(path) for path in adopt.into_template(found, file, out, lambda parts: progress.track(parts, description="正在写入"), rows)]
        told = adopt.free(report.report_path(file, checked.today, out))
        report.write(checked, file, told)
    except Unusable as error:
        raise leave(UNUSABLE, str(error)) from None
    except OSError as error:
        raise leave(UNUSABLE, f"写不进去({disk_words.said(error)});请用 --out 换一个文件夹") from None
    if as_json:
        echo_json({"made": made, "report": str(told), "mapping": kept and str(kept), **{key: found["report"][key] for key in ("template", "rows", "reading")},
                   "findings": found["report"]["findings"], **({"sheet": sheet, "backup": backup and str(backup)} if beside else {})})
    else:
        _print_columns(found)
        print_report(checked, told)
        if kept:
            screen.print(WROTE.format(kept.name))
        for path in made:
            screen.print(f"已生成:{path}")
        if beside and backup:
            screen.print(f"旧文件:{backup}")
    if checked.findings:
        raise typer.Exit(FINDINGS)


def _said(pairs):
    """Return {header: column name} of --set."""
    said = {}
    for pair in pairs or ():
        header, sign, name = pair.rpartition("=")
        if not sign or not header:
            raise leave(UNUSABLE, f"--set 要写成 表头=列,如 --set \"证件=身份证号\";“{pair}”不是")
        said[header] = name
    return said


def _asked(found):
    """Ask a person about every header that was not certain; return {header: column name, "" for none}."""
    answers = {}
    for sheet, cell, header, label, confidence, _, how in found["report"]["reading"]["columns"]:
        if how == "请确认":
            answers[header] = label if typer.confirm(visible(f"工作表“{sheet}”{cell} 的表头“{header}”是“{label}”吗?(把握 {confidence:.0%})")) else ""
    return answers


def _keep(file, found):
    """Write what a person confirmed into the file of mappings beside the table; return its path."""
    from workbook.package.saving import save_text
    from workbook.roster import mapping
    from workbook.template import template

    path = file.with_name(mapping.FILE)
    entries = mapping.read(path)
    sheet = template(found["template"]).sheet(found["sheet"])
    for heads in found["heads"]:
        entries = mapping.with_entry(entries, mapping.Entry(found["template"], sheet.name, dict(heads)))
    try:
        save_text(path, mapping.written(entries))
    except OSError as error:
        complain(f"{path.name} 写不进去({disk_words.said(error)}),这次的确认没有记下来")
        return None
    return path


def _print_columns(found):
    table = Table(show_edge=False)
    for header in ("单元格", "原表头", "模板里的列", "把握", "单位", "结果"):
        table.add_column(header, overflow="fold")
    for _, cell, header, label, confidence, unit, how in found["report"]["reading"]["columns"]:
        table.add_row(cell, visible(header), label, f"{confidence:.0%}" if label else "", unit, how)
    screen.print(table)

"""`medaid check`: every problem of filled workbooks, and of tables in layouts of their own, written into a report beside each."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress
from rich.table import Table

from macros.exits import FINDINGS, UNUSABLE, leave
from macros.screen import echo_json, screen
from workbook import disk_words
from workbook.gate import Unusable

Json = Annotated[bool, typer.Option("--json", help="输出 JSON")]
Chosen = Annotated[str | None, typer.Option("--template", help="自备的表按哪张模板表读:模板 或 模板/工作表;不写则自动识别")]
RESULT = "核对结果写不进去({})"
OTHER_FOLDER = "请关闭已打开的核对结果,或用 --out 换一个文件夹"


def attach(app):
    """Add the command to the application."""
    app.command("check")(check_command)


def choice(template):
    """Return the options of reading that --template gives."""
    made, _, sheet = (template or "").partition("/")
    return {"template": made or None, "sheet": sheet or None}


def check_command(
    files: Annotated[list[Path], typer.Argument(metavar="文件...", help="填好的工作簿,或自备的名册、台账(.xlsx、.xls、.et、.ods、.csv)")],
    out: Annotated[Path | None, typer.Option("--out", help="核对结果放到哪个文件夹;默认放在原文件旁边")] = None,
    in_place: Annotated[bool, typer.Option("--in-place", help="写进文件本身(核对记录和工作表“核对结果”),旧文件另存备份")] = False,
    template: Chosen = None,
    as_json: Json = False,
):
    """核对填好的工作簿或自备的表,在旁边写一份核对结果;不加 --in-place 时原文件不改动。"""
    from workbook import check_in_place, report
    from workbook.confined import Checker

    if in_place and out:
        raise leave(UNUSABLE, "--in-place 写进文件本身,不能和 --out 同用")
    reports, unusable, written = [], [], {}
    with Checker() as checker, Progress(console=screen, transient=True, disable=as_json or not screen.is_terminal) as progress:
        for path in progress.track(files, description="正在核对"):
            try:
                with rows_of(progress, path) as track:
                    def checked(given, track=track):
                        return checker.check(given, choice=choice(template), track=track)

                    if in_place:
                        found, *written[path] = check_in_place.checked(path, checked)
                        reports.append((found, path))
                        continue
                    found = checked(path)
            except Unusable as error:
                unusable.append(error)
                continue
            target = report.report_path(path, found.today, out, [taken for _, taken in reports])
            if out:
                out.mkdir(parents=True, exist_ok=True)
            try:
                report.write(found, path, target)
            except OSError as error:
                unusable.append(Unusable("W11", str(target), RESULT.format(disk_words.said(error)), OTHER_FOLDER))
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


class rows_of:
    """A bar for the rows of one file, shown as soon as there are many; gives track(done, of)."""

    def __init__(self, progress, path):
        self.progress, self.path, self.task = progress, path, None

    def __enter__(self):
        return self._track

    def __exit__(self, *_):
        if self.task is not None:
            self.progress.remove_task(self.task)

    def _track(self, done, of):
        if self.task is None:
            self.task = self.progress.add_task(f"{self.path.name}:行", total=of)
        self.progress.update(self.task, completed=done, total=of)


def print_report(found, target):
    """Print the summary of one checked file."""
    screen.print(f"\n{found.file}", style="bold", end="")
    reading = found.reading
    kind = f"自备的表,按“{found.template}/{reading['sheet']}”核对" if reading else found.template
    screen.print(f"({kind},基准日期 {found.today}):核对 {found.rows} 行,"
                 f"{'发现 ' + str(len(found.findings)) + ' 处问题' if found.findings else '没有发现问题 ✔'}")
    if reading:
        taken = sum(1 for *_, how in reading["columns"] if how == "认出")
        screen.print(f"认出 {taken} 列;{len(reading['conversions'])} 格作了换算(如文字改为日期),{len(reading['skipped'])} 行没有读(合计、说明等),都列在核对结果里")
        for sheet, why in reading["unread"]:
            screen.print(f"工作表“{sheet}”:{why}")
    if found.findings:
        table = Table(show_edge=False)
        for header in ("编号", "工作表", "检查项", "行数", "第一处", "怎么改"):
            table.add_column(header, overflow="fold")
        for finding, count in found.summary():
            table.add_row(finding.code, finding.sheet, finding.title, str(count), finding.cell, finding.mend)
        screen.print(table)
    screen.print(f"核对结果:{target}")

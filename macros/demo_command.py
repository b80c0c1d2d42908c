"""`medaid demo`: the fictitious township's year in every workbook, a check with planted mistakes, and a folder of documents."""

import concurrent.futures
import datetime
import multiprocessing
import os
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from macros.screen import screen

PAPERS = "文书"
PERIOD, MONTH, VILLAGE = {"year": 2025, "part": 2, "mode": "季度"}, datetime.date(2025, 9, 1), "上溪村"
DOCUMENTS = (("动态调整情况证明", "重点救助对象动态管理", PERIOD), ("不符合医疗救助条件书面告知书", "重点救助对象动态管理", {}),
             ("未参保名单", "参保与资助(临县)", {}), ("月参保通报", "参保与资助(临县)", {"month": MONTH}), ("待遇明白卡", "待遇明白卡", {"village": VILLAGE}),
             ("低于比例名单", "住院费用监测", {"month": MONTH}), ("特殊病例申报审批表", "住院费用监测", {}))


def attach(app):
    """Add the command to the application."""
    app.command("demo")(demo_command)


def example(folder, name):
    """Return where a filled workbook stands."""
    return Path(folder, f"{name}(示例).xlsx")


def fill(number, folder):
    """Build one filled workbook: that of the planted mistakes (None), or a number of the township's list."""
    from macros import demo
    from macros.township.workbooks import FILLINGS
    from workbook.build import build

    if number is None:
        build(demo.TEMPLATE, example(folder, demo.TEMPLATE), data=demo.with_mistakes()[0])
        return demo.TEMPLATE
    filling = FILLINGS[number]
    build(filling.template, example(folder, filling.template), rows=filling.rows, data=filling.data(), policy=filling.policy(),
          today=datetime.date(2025, 12, 31))
    return filling.template


def demo_command(out: Annotated[Path, typer.Option("--out", help="放到哪个文件夹")] = Path("build")):
    """生成虚构乡镇一年的全部工作簿,核对其中一个(带常见差错),并打印一批文书。"""
    from macros import demo
    from macros.check_command import print_report
    from macros.documents.produce import produce
    from macros.township.workbooks import FILLINGS
    from workbook import report
    from workbook.check import check
    from workbook.template import template

    out.mkdir(parents=True, exist_ok=True)
    with Progress(console=screen, transient=True) as progress, concurrent.futures.ProcessPoolExecutor(
            os.cpu_count(), mp_context=multiprocessing.get_context("spawn")) as workers:  # a forked recalculation would wait for threads it has not
        waiting = [workers.submit(fill, number, out) for number in (None, *range(len(FILLINGS)))]
        for done in progress.track(concurrent.futures.as_completed(waiting), total=len(waiting), description="正在生成工作簿"):
            done.result()
    for filling in FILLINGS:
        screen.print(f"示例工作簿:{example(out, filling.template)}")
    data, planted = demo.with_mistakes()
    filled = example(out, demo.TEMPLATE)
    screen.print(f"示例工作簿:{filled}(虚构住院 {len(data['admissions'])} 例,故意放入 {len(planted)} 处差错)")
    for form, name, chosen in DOCUMENTS:
        made, refused = produce(form, example(out, name), out / PAPERS, **chosen)
        screen.print(f"文书:{form} {len(made)} 份" + (f",{len(refused)} 份没有生成:{refused[0]}" if refused else ""))
    screen.print(f"文书在 {out / PAPERS}")
    found = check(filled)
    target = report.write(found, filled, report.report_path(filled, found.today))
    print_report(found, target)
    listed = template(demo.TEMPLATE).sheet("list").name
    screen.print(f"低于比例名单:{filled} 的“{listed}”表,已选 {data['list:fields']['month_on']:%Y年%m月}")

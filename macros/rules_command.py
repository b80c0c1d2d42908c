"""`medaid rules`: which rules there are, and the book of rules (docs/rules.md)."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from macros.exits import UNUSABLE, leave
from macros.screen import echo_json, screen
from udfs import catalogue, load, rules
from workbook import disk_words



def attach(app):
    """Add the command to the application."""
    app.command("rules")(rules_command)


def rules_command(
    policy: Annotated[str | None, typer.Option("--policy", help="只列这个政策的规则,如 guangxi-2022")] = None,
    doc: Annotated[Path | None, typer.Option("--doc", help="把规则手册(条款、输入项、数值、公式、算例)写到这个文件")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
):
    """列出全部规则;--doc 写出规则手册。"""
    try:
        under = load(policy) if policy else None
    except KeyError as error:
        raise leave(UNUSABLE, error.args[0]) from None
    if doc:
        from workbook import rule_book

        try:
            doc.write_text(rule_book.page(), encoding="utf-8")
        except OSError as error:
            raise leave(UNUSABLE, f"{doc} 写不进去({disk_words.said(error)})") from None
    found = [{"rule": rule.name, "title": rule.title, "unit": rule.unit, "inputs": list(rule.inputs),
              "policies": [known.id for known in catalogue().values() if rule.takes_policy and rule.holds_under(known)]}
             for rule in rules().values() if under is None or rule.takes_policy and rule.holds_under(under)]
    if as_json:
        echo_json(found, indent=1)
    elif doc:
        screen.print(f"规则手册:{doc}")
    else:
        table = Table("规则", "名称", "单位", "政策", show_edge=False)
        for entry in found:
            table.add_row(entry["rule"], entry["title"], entry["unit"], "、".join(entry["policies"]))
        screen.print(table)

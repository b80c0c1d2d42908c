"""`medaid pages`: the pages of docs/ that are generated from the templates."""

from pathlib import Path
from typing import Annotated

import typer

from macros.screen import echo
from workbook import check_page, forms

PAGES = {"forms.md": forms.page, "校验编号.md": check_page.page}


def attach(app):
    """Add the command to the application."""
    app.command("pages")(pages_command)


def pages_command(folder: Annotated[Path, typer.Argument(metavar="文件夹", help="放到哪个文件夹")] = Path("docs")):
    """重写由模板生成的页面:表单对照、校验编号。"""
    for name, page in PAGES.items():
        Path(folder, name).write_text(page(), encoding="utf-8")
        echo(f"已生成:{Path(folder, name)}")

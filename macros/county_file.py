"""`--county FILE`: a county's own figures laid over a notice."""

from pathlib import Path
from typing import Annotated

import typer

from macros.exits import UNUSABLE, leave
from udfs.county import overlay
from udfs.parameter import PolicyFileError
from workbook import disk_words

CountyFile = Annotated[Path | None, typer.Option("--county", help="当地数值文件(.toml),按 docs/maintainers.md 的写法")]


def read_county(path):
    """Return the policy with the county's figures, None without a file; leaves with what is wrong."""
    if path is None:
        return None
    try:
        return overlay(path)
    except PolicyFileError as error:
        raise leave(UNUSABLE, str(error)) from None
    except OSError as error:
        raise leave(UNUSABLE, f"{path.name}:读不到文件:{disk_words.said(error)}") from None

"""How the command ends."""

import typer

from macros.screen import visible
from workbook.masking import masked

CLEAN, FINDINGS, UNUSABLE = 0, 1, 2


def leave(code, said):
    """Print `said` on the error stream and return the exit to raise."""
    complain(said)
    return typer.Exit(code)


def complain(said):
    """Print what is wrong on the error stream, which may be kept: without numbers of persons."""
    typer.secho(f"✘ {visible(masked(said))}", err=True, fg=typer.colors.RED)

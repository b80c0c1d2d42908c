"""How the command ends."""

import typer

CLEAN, FINDINGS, UNUSABLE = 0, 1, 2


def leave(code, said):
    """Print `said` on the error stream and return the exit to raise."""
    typer.secho(f"✘ {said}", err=True, fg=typer.colors.RED)
    return typer.Exit(code)

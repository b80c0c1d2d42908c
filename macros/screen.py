"""What the command prints: words of files and paths come out as they are, never as markup, emoji or orders to the terminal."""

import json

import typer
from rich.console import Console


def visible(text):
    r"""Return a text in which every sign that steers a terminal, hides or turns others is written as JSON escapes it.

    >>> print(visible("张三\x1b[31m\u202e.xlsx\n第二行"))
    张三\u001b[31m\u202e.xlsx
    第二行
    >>> json.loads(visible('["\x9b\ud800\U000e0001"]')) == ["\x9b\ud800\U000e0001"]
    True
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() or sign in "\n\u3000" else json.dumps(sign)[1:-1] for sign in text)


class Screen(Console):
    """A console on which `[red]` in a file name is five signs and no colour."""

    def __init__(self, **where):
        super().__init__(highlight=False, markup=False, emoji=False, **where)

    def render_str(self, text, **how):
        """Return the Text of a string, its signs made visible."""
        return super().render_str(visible(text), **how)


screen = Screen()


def echo(text):
    """Print a text on lines of its own, however wide the screen is."""
    typer.echo(visible(text))


def echo_json(found, indent=None):
    """Print plain data as JSON."""
    echo(json.dumps(found, ensure_ascii=False, indent=indent))

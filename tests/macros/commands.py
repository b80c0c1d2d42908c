"""Running `medaid` as typed: exit code, what it says, what it says on the error stream."""

import json
import re

from typer.testing import CliRunner

from macros.cli import app


def run(*arguments):
    """Return the result of a command line; a fault of the program itself is raised."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def output(*arguments, code=0):
    """Return what a command line prints; it ends with `code`."""
    result = run(*arguments)
    assert code == result.exit_code, result.output
    return result.stdout


def said(*arguments, code=0):
    """Return what a command line prints as JSON, and nothing besides; it ends with `code`."""
    return json.loads(output(*arguments, "--json", code=code))


def refused(*arguments):
    """Return what a command line that cannot be used is told, in Chinese, on the error stream, with exit code 2."""
    result = run(*arguments)
    assert (2, "") == (result.exit_code, result.stdout), result.output
    assert re.search("[一-龥]", result.stderr) and "Traceback" not in result.stderr
    return " ".join(result.stderr.split())

"""The command line: parses arguments, calls the library, draws progress.

A module a group of commands. What is heavy is imported where it is used, so that each command begins at once.
"""

from __future__ import annotations

import sys
import warnings
from typing import TextIO

import typer

from sayso.cli import custody, desk, places, reading, showing, tables
from sayso.cli.common import SOME_UNREAD, fail, say

app = typer.Typer(
    name="sayso",
    help="Who claims what, on whose say-so: reads many news reports of one story and lays their claims side by side.",
    epilog="Exit codes: 0 done, 1 some input could not be read, 2 wrong use. Try it: sayso demo",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
for group in (reading, tables, places, showing, custody, desk):  # in the order in which --help lists them
    app.registered_commands += group.commands.registered_commands


def main() -> None:
    """The entry point: errors of the library become one line on standard error and an exit code."""
    shown, warnings.showwarning = warnings.showwarning, _warned
    try:
        app()
    except BrokenPipeError:
        _hush()
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        fail("stopped; what was read is kept, and the same command goes on from there", 130)
    except OSError as error:
        fail(f"{error.filename or 'input'}: {error.strerror or error}", SOME_UNREAD)
    except Exception as error:
        if not _is_ours(error):
            raise
        fail(str(error), SOME_UNREAD)
    finally:
        warnings.showwarning = shown


def _is_ours(error: Exception) -> bool:
    """Whether an error says all that there is to say: of a story file, of a gazetteer."""
    known = (("sayso.story", "StoryError"), ("sayso.knowledge.places", "DamagedGazetteer"))
    return any(isinstance(error, getattr(sys.modules[name], kind)) for name, kind in known if name in sys.modules)


_as_python_shows = warnings.showwarning


def _warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """What the library warns of is one line, as an error is; other warnings stay as they are."""
    if category.__module__.startswith("sayso."):
        say(f"sayso: {message}")
    else:
        _as_python_shows(message, category, filename, lineno, file, line)


def _hush() -> None:
    """Keep the interpreter from complaining about a closed pipe as it exits."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

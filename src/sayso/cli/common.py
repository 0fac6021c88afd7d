"""What the commands share: arguments and options, exit codes, messages, the story that is opened, lines of JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from sayso.story import Story

#: some input could not be read
SOME_UNREAD = 1
#: wrong use: an option, a path or a report that is not there
WRONG_USE = 2

StoryFile = Annotated[Path, typer.Argument(metavar="STORY", help="The story file.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line instead of a table.")]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, help="Processes that read, each with a model of its own (about 0.4 GB).",
        show_default="the cores",
    ),
]  # fmt: skip
Progress = Annotated[
    bool | None,
    typer.Option(
        "--progress/--no-progress", help="Draw a progress bar; otherwise only on a terminal.", show_default=False
    ),
]


def say(message: str) -> None:
    sys.stdout.flush()
    print(clean(message), file=sys.stderr, flush=True)


def fail(message: str, code: int) -> NoReturn:
    say(f"sayso: {message}")
    raise SystemExit(code)


def clean(text: str) -> str:
    from sayso.pages.words import printable

    return printable(text)


@contextmanager
def opened_story(path: Path) -> Iterator[Story]:
    """An existing story; wrong use where there is none."""
    from sayso.story import open_story

    if not path.exists():
        fail(f"{path}: there is no such story file", WRONG_USE)
    if path.is_dir():
        fail(f"{path}: is a folder, not a story file", WRONG_USE)
    with open_story(path, create=False) as story:
        yield story


def print_lines(records: Any) -> None:
    from sayso.model import to_json

    out = sys.stdout.buffer
    for record in records:
        out.write(to_json(record) + b"\n")
    out.flush()


def progress_bar(wanted: bool | None, what: str) -> Any:
    """A context manager that yields a progress callback, or None where no bar is to be drawn."""
    from sayso.pages.progress import bar

    shown = sys.stderr.isatty() if wanted is None else wanted
    return bar(what, shown)

"""One report shown, and a story written out: ``show``, ``dossier`` and ``export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.common import WRONG_USE, Json, StoryFile, fail, opened_story, print_lines

commands = typer.Typer()


@commands.command(
    short_help="A report in the terminal, its claims marked.", epilog="Example: sayso show drava.sayso wire-0313"
)
def show(
    story: StoryFile,
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id.", show_default=False)],
    json: Json = False,
) -> None:
    """A report in the terminal with its claims marked, or with --json its extract."""
    with opened_story(story) as opened:
        stored = opened.report(report)
        if stored is None:
            fail(f"{report}: there is no such report in {story}", WRONG_USE)
        if json:
            print_lines([opened.extract(report)])
            return
        from sayso.pages import terminal

        terminal.show(opened, report)


@commands.command(
    short_help="Write the whole story as one page.",
    epilog="Example: sayso dossier drava.sayso -o drava.html --excerpts",
)
def dossier(
    story: StoryFile,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE.html", help="Where to write it.", show_default=False)
    ],
    title: Annotated[
        str | None, typer.Option(help="Its headline; else the story file's name.", show_default=False)
    ] = None,
    excerpts: Annotated[
        bool, typer.Option("--excerpts", help="Only the sentences around evidence, no full texts.")
    ] = False,
    with_custody: Annotated[
        bool, typer.Option("--with-custody", help="Files, hashes, the custody log and reviewers' names, too.")
    ] = False,
) -> None:
    """Write one self-contained page: findings with their evidence side by side, points, positions, places, reports."""
    _ensure_place_for(out)
    with opened_story(story) as opened:
        from sayso.pages.dossier import render

        text = render(
            opened, title=title or opened.setting("title") or story.stem, excerpts=excerpts, custody=with_custody
        )
    _write(out, text.encode("utf-8", "replace"))
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


@commands.command(
    short_help="Write everything for other programs to read.",
    epilog="Example: sayso export drava.sayso --format jsonl -o drava.jsonl",
)
def export(
    story: StoryFile,
    format: Annotated[str, typer.Option("--format", "-f", help="jsonl: every record, one a line.")] = "jsonl",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FILE", help="Where to write it; else standard output.", show_default=False
        ),
    ] = None,
) -> None:
    """Write all that the story holds for other programs to read."""
    import importlib

    from sayso.export import FORMATS

    if format not in FORMATS:
        fail(f"--format: {format!r} is not one of {', '.join(FORMATS)}", WRONG_USE)
    with opened_story(story) as opened:
        writer = importlib.import_module(f"sayso.export.{format}")
        if out is None:
            writer.write(opened, sys.stdout.buffer)
            sys.stdout.flush()
            return
        _ensure_place_for(out)
        with out.open("wb") as stream:
            writer.write(opened, stream)
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


def _ensure_place_for(out: Path) -> None:
    if out.is_dir() or not out.absolute().parent.is_dir():
        fail(f"{out}: cannot be written: there is no such folder, or it is one", WRONG_USE)


def _write(out: Path, data: bytes) -> None:
    """Whole or not at all."""
    part = out.with_name(out.name + ".part")
    part.write_bytes(data)
    part.replace(out)
